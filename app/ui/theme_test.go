package ui

import (
	"bytes"
	"image/color"
	"math"
	"slices"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/typeset"
)

// contrast is that of WCAG 2.
func contrast(a, b color.NRGBA) float64 {
	light := func(c color.NRGBA) float64 {
		part := func(n uint8) float64 {
			v := float64(n) / 255
			if v <= 0.03928 {
				return v / 12.92
			}
			return math.Pow((v+0.055)/1.055, 2.4)
		}
		return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestPaletteOfAMode(t *testing.T) {
	for _, c := range []struct {
		mode   Mode
		system fyne.ThemeVariant
		dark   bool
	}{
		{LightMode, theme.VariantLight, false}, {LightMode, theme.VariantDark, false},
		{DarkMode, theme.VariantLight, true}, {DarkMode, theme.VariantDark, true},
		{Auto, theme.VariantLight, false}, {Auto, theme.VariantDark, true},
		{"", theme.VariantDark, true}, {"", theme.VariantLight, false},
	} {
		th := &Theme{Mode: c.mode}
		if got := th.palette(c.system).Dark; got != c.dark {
			t.Errorf("mode %q with system %v is dark: %v", c.mode, c.system, got)
		}
		want := Light.Back
		if c.dark {
			want = Dark.Back
		}
		if got := th.Color(theme.ColorNameBackground, c.system); got != color.Color(want) {
			t.Errorf("mode %q: the background is %v", c.mode, got)
		}
	}
}

func TestColorsAreThoseOfTheThemeInForce(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(&Theme{Mode: DarkMode})
	if !Colors().Dark {
		t.Error("they are light")
	}
	a.Settings().SetTheme(&Theme{Mode: LightMode})
	if Colors().Dark {
		t.Error("they are dark")
	}
	a.Settings().SetTheme(theme.DefaultTheme())
	if Colors().Dark {
		t.Error("under another theme they are dark")
	}
}

func TestFontsHaveChinese(t *testing.T) {
	th := &Theme{}
	for _, style := range []fyne.TextStyle{{}, {Italic: true}, {Monospace: true}} {
		if th.Font(style) != textFonts.resource(0, false) {
			t.Errorf("%+v has another font", style)
		}
	}
	if th.Font(fyne.TextStyle{Bold: true, Monospace: true}) != textFonts.resource(0, true) {
		t.Error("bold is not bold")
	}
	if th.Font(fyne.TextStyle{Symbol: true}) == textFonts.resource(0, false) {
		t.Error("symbols come from the text font")
	}
}

func TestStrongPalettesCanBeReadAcrossTheRoom(t *testing.T) {
	for _, mode := range []Mode{LightMode, DarkMode} {
		p := (&Theme{Mode: mode, HighContrast: true}).palette(theme.VariantLight)
		if !p.HighContrast || p.Dark != (mode == DarkMode) {
			t.Errorf("%s: it is another palette", mode)
		}
		grounds := []color.NRGBA{p.Back, p.Surface, p.Sunken, p.Soft}
		for name, c := range map[string]color.NRGBA{
			"ink": p.Ink, "second": p.Muted, "third": p.Faint, "accent": p.Accent, "good": p.Good, "bad": p.Bad, "open": p.Open,
		} {
			for _, g := range grounds {
				if got := contrast(c, g); got < 7 {
					t.Errorf("%s: %s on %v has a contrast of %.2f", mode, name, g, got)
				}
			}
		}
		for _, pair := range [][2]color.NRGBA{{p.OnAccent, p.Accent}, {p.Good, p.GoodSoft}, {p.Bad, p.BadSoft}, {p.Open, p.OpenSoft}} {
			if got := contrast(pair[0], pair[1]); got < 7 {
				t.Errorf("%s: %v has a contrast of %.2f", mode, pair, got)
			}
		}
	}
}

// TestShapesStandOut is about what nobody can work without seeing it: where to write, what is ticked or chosen, where
// the keys are, and bars and marks. Hairline and Rule are for order alone.
func TestShapesStandOut(t *testing.T) {
	for name, of := range map[string]*Theme{
		"light": {Mode: LightMode}, "dark": {Mode: DarkMode},
		"light, on the wall": {Mode: LightMode, HighContrast: true}, "dark, on the wall": {Mode: DarkMode, HighContrast: true},
	} {
		p := of.palette(0)
		fynes := func(name fyne.ThemeColorName) color.NRGBA {
			return color.NRGBAModel.Convert(of.Color(name, 0)).(color.NRGBA)
		}
		grounds := map[string]color.NRGBA{
			"page": p.Back, "surface": p.Surface, "sunken": p.Sunken, "what is chosen": p.Soft,
			"good": p.GoodSoft, "bad": p.BadSoft, "open": p.OpenSoft,
		}
		for what, c := range map[string]color.NRGBA{
			"edge of an entry":                             fynes(theme.ColorNameInputBorder),
			"entry in hand, and cursor":                    fynes(theme.ColorNamePrimary),
			"bar of a scroll":                              fynes(theme.ColorNameScrollBar),
			"ring, box, bar and mark":                      p.Outline,
			"edge of what is chosen, and ring of the walk": p.Accent,
			"second series":                                p.Second,
			"confirmed":                                    p.Good,
			"rejected":                                     p.Bad,
			"to verify":                                    p.Open,
			"icon":                                         p.Muted,
			"small icon":                                   p.Faint,
		} {
			for on, ground := range grounds {
				if got := contrast(c, ground); got < readable.Shape {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, what, on, got)
				}
			}
		}
	}
}

func TestStrengthen(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(&Theme{Mode: DarkMode})
	if SetPresenting(24); !Colors().HighContrast || !Colors().Dark {
		t.Error("it is not strong and dark")
	}
	if SetPresenting(0); Colors() != Dark {
		t.Error("it stays strong")
	}
	a.Settings().SetTheme(theme.DefaultTheme())
	SetPresenting(24) // another theme is let alone
	if a.Settings().Theme() != theme.DefaultTheme() {
		t.Error("another theme was replaced")
	}
}

// TestRareCharactersComeIntoTheFont shows some, and looks at the files that Fyne is given.
func TestRareCharactersComeIntoTheFont(t *testing.T) {
	a := test.NewApp()
	a.Settings().SetTheme(&Theme{})
	defer a.Quit()
	textFonts = growingFonts{}
	defer func() { textFonts = growingFonts{} }()
	has := func(forms fonts.Forms, r rune) bool {
		face, err := font.ParseTTF(bytes.NewReader((&Theme{Forms: forms}).Font(fyne.TextStyle{Bold: true}).Content()))
		if err != nil {
			t.Fatal(err)
		}
		_, ok := face.NominalGlyph(r)
		return ok
	}
	plain := (&Theme{}).Font(fyne.TextStyle{})
	Text("人 common（é）…", Style{Size: Body})
	if (&Theme{}).Font(fyne.TextStyle{}) != plain || has(fonts.Simplified, '喆') {
		t.Fatal("the font grew for common characters")
	}
	Text("王喆", Style{Size: Body})
	e := NewEntry("")
	e.SetText("啲嘢 한")
	for _, r := range "堃😀غ\U00012000" {
		e.TypedRune(r)
	}
	for _, forms := range []fonts.Forms{fonts.Simplified, fonts.Traditional} {
		for _, r := range "喆啲嘢한堃人这過é" {
			if !has(forms, r) {
				t.Errorf("%s lacks %q", forms.Language(), r)
			}
		}
	}
	if plain.Name() == (&Theme{}).Font(fyne.TextStyle{}).Name() {
		t.Error("another font has the same name")
	}
}

// TestAccentsComeIntoTheFont shapes letters with accents in the file that Fyne is given.
func TestAccentsComeIntoTheFont(t *testing.T) {
	a := test.NewApp()
	a.Settings().SetTheme(&Theme{})
	defer a.Quit()
	textFonts = growingFonts{}
	defer func() { textFonts = growingFonts{} }()
	Text("x̄ R̄ p̂ σ̂ é 中", Style{Size: Body})
	Text("x̄̂ late", Style{Size: Body})
	for _, forms := range []fonts.Forms{fonts.Simplified, fonts.Traditional} {
		for _, bold := range []bool{false, true} {
			face, err := font.ParseTTF(bytes.NewReader((&Theme{Forms: forms}).Font(fyne.TextStyle{Bold: bold}).Content()))
			if err != nil {
				t.Fatal(err)
			}
			for _, sign := range []string{"x̄", "R̄", "p̂", "σ̂", "x̄̂"} {
				chars := []rune(sign)
				var shaper shaping.HarfbuzzShaper
				out := shaper.Shape(shaping.Input{Text: chars, RunEnd: len(chars), Face: face, Size: fixed.I(1000), Script: language.LookupScript(chars[0])})
				if len(out.Glyphs) != 1 {
					t.Fatalf("%s, bold %v: %s is %d glyphs", forms.Language(), bold, sign, len(out.Glyphs))
				}
				if want := typeset.Width(sign, 1000, bold); math.Abs(float64(out.Advance)/64-want) > 1 {
					t.Errorf("%s is %v wide, want %v", sign, out.Advance, want)
				}
				letter, _ := face.NominalGlyph(chars[0])
				plain, _ := face.GlyphExtents(letter)
				if accented, ok := face.GlyphExtents(out.Glyphs[0].GlyphID); !ok || accented.YBearing < plain.YBearing+100 {
					t.Errorf("%s reaches up to %v, %c to %v", sign, accented.YBearing, chars[0], plain.YBearing)
				}
			}
		}
	}
}

// TestWhatIsShownChangesNothingElse compares how everything common is set before and after
// a letter with an accent and a rare character were shown: shape, width and line height.
func TestWhatIsShownChangesNothingElse(t *testing.T) {
	a := test.NewApp()
	a.Settings().SetTheme(&Theme{})
	defer a.Quit()
	defer func() { textFonts = growingFonts{} }()
	for _, forms := range []fonts.Forms{fonts.Simplified, fonts.Traditional} {
		for _, bold := range []bool{false, true} {
			textFonts = growingFonts{}
			before := parsed(t, forms, bold)
			Text("x̄ R̄ p̂ 喆", Style{Size: Body})
			after := parsed(t, forms, bold)
			if was, is := fontExtents(before), fontExtents(after); was != is {
				t.Errorf("%s, bold %v: the line's height was %v and is %v", forms.Language(), bold, was, is)
			}
			changed := 0
			for _, text := range textsToCompare(before) {
				for _, as := range []written{{language.Latin, "en"}, {language.Latin, "zh-hans"}, {language.Han, "zh-hant"}, {language.Greek, "en"}, {language.Cyrillic, "en"}} {
					if was, is := as.shaped(before, text), as.shaped(after, text); !slices.Equal(was, is) {
						if changed++; changed < 10 {
							t.Errorf("%s, bold %v: %q as %v was %v and is %v", forms.Language(), bold, text, as, was, is)
						}
					}
				}
			}
		}
	}
}

// parsed is the window's font as it is now.
func parsed(t *testing.T, forms fonts.Forms, bold bool) *font.Face {
	t.Helper()
	face, err := font.ParseTTF(bytes.NewReader((&Theme{Forms: forms}).Font(fyne.TextStyle{Bold: bold}).Content()))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func fontExtents(face *font.Face) font.FontExtents {
	e, _ := face.FontHExtents()
	return e
}

// textsToCompare are sentences and every character but for the many Chinese ones, of which
// each twentieth will do.
func textsToCompare(face *font.Face) []string {
	texts := []string{"Wait … for it", "office fjord ffl fi", "AVATAR To. Ty, “quoted” – 5—6", "……上架——“人员”，（少）。", "Сбой… линии", "Αιτία… ρίζα", "é ü"}
	for r := ' '; r <= 0xffff; r++ {
		if _, ok := face.NominalGlyph(r); ok && (!unicode.Is(unicode.Han, r) || r%20 == 0) {
			texts = append(texts, string(r))
		}
	}
	return texts
}

// setGlyph is a glyph where it is set, with its outline's box.
type setGlyph struct {
	advance, x, y fixed.Int26_6
	box           font.GlyphExtents
}

// written is what a shaper is told of a text.
type written struct {
	script   language.Script
	language language.Language
}

func (w written) shaped(face *font.Face, text string) (glyphs []setGlyph) {
	chars := []rune(text)
	var shaper shaping.HarfbuzzShaper
	out := shaper.Shape(shaping.Input{Text: chars, RunEnd: len(chars), Face: face, Size: fixed.I(1000), Script: w.script, Language: w.language})
	for _, g := range out.Glyphs {
		box, _ := face.GlyphExtents(g.GlyphID)
		glyphs = append(glyphs, setGlyph{g.Advance, g.XOffset, g.YOffset, box})
	}
	return glyphs
}
