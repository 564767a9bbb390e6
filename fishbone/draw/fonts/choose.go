package fonts

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"whybone/assets"
)

// Forms is the writing whose forms of Chinese characters and punctuation are drawn: the
// same character looks different from one to the other.
type Forms int

// The forms. Simplified are those of the bundled font.
const (
	Simplified Forms = iota
	Traditional
	Japanese
	Korean
)

// Language is the tag of the forms' language.
func (f Forms) Language() string { return [...]string{"zh-Hans", "zh-Hant", "ja", "ko"}[f] }

// family is a font in regular and bold, and what it has.
type family struct {
	name    string
	weights [2]*Font
	shapes  bool // small enough for a shaper, and made for it
	script  bool // of a script whose letters change with their neighbours
}

// The families. The bundled one is not in the folder of the others.
var (
	sc          = newFamily("NotoSansSC", func() []byte { return assets.Regular }, func() []byte { return assets.Bold })
	scMore      = packedFamily("NotoSansSCMore")
	tc          = packedFamily("NotoSansTC")
	tcMore      = packedFamily("NotoSansTCMore")
	jp          = packedFamily("NotoSansJP")
	kr          = packedFamily("NotoSansKR")
	sans        = small(packedFamily("NotoSans"))
	arabic      = script("NotoSansArabic")
	hebrew      = script("NotoSansHebrew")
	thai        = script("NotoSansThai")
	devanagari  = script("NotoSansDevanagari")
	symbols     = small(packedFamily("NotoSansSymbols"))
	emoji       = small(packedFamily("NotoEmoji"))
	mathematics = small(oneWeight("NotoSansMath"))
	symbols2    = small(oneWeight("NotoSansSymbols2"))
)

// chains are the families for characters of the East, by forms, the first choice first.
var chains = [...][]*family{
	Simplified:  {sc, scMore, tc, tcMore, jp, kr},
	Traditional: {tc, tcMore, sc, scMore, jp, kr},
	Japanese:    {jp, sc, scMore, tc, tcMore, kr},
	Korean:      {kr, sc, scMore, tc, tcMore, jp},
}

// general are the families for every other character.
var general = []*family{sc, sans, arabic, hebrew, thai, devanagari, scMore, mathematics, symbols, symbols2, emoji, kr, jp, tc, tcMore}

// pictures are those for emoji.
var pictures = []*family{emoji, symbols2, symbols, sc, mathematics}

func newFamily(name string, regular, bold func() []byte) *family {
	f := &family{name: name}
	f.weights = [2]*Font{newFont(f, name+"-Regular", regular), newFont(f, name+"-Bold", bold)}
	return f
}

func packedFamily(name string) *family {
	return newFamily(name, func() []byte { return packed(name + "-Regular") }, func() []byte { return packed(name + "-Bold") })
}

// oneWeight is a family that has no bold.
func oneWeight(name string) *family {
	f := packedFamily(name)
	f.weights[1] = f.weights[0]
	return f
}

func small(f *family) *family {
	f.shapes = true
	return f
}

func script(name string) *family {
	f := small(packedFamily(name))
	f.script = true
	return f
}

// East is the first character whose look depends on the forms.
const East = 0x2e80

// For returns the font of a character in a weight; nil where no bundled font has it.
func For(r rune, bold bool, forms Forms) *Font {
	return ForAll([]rune{r}, bold, forms)
}

// ForAll returns the font of characters that are drawn as one sign, such as a letter with
// its accents; nil where no font has all of them. What is never seen counts as there.
func ForAll(chars []rune, bold bool, forms Forms) *Font {
	for _, f := range candidates(chars, forms) {
		if f.hasAll(chars) {
			return f.weight(bold)
		}
	}
	return nil
}

// wide are the signs that Chinese writes as wide as a character and all other writings narrow: the
// bundled font has them as Chinese wants them.
const wide = "·‐‘’“”†‡‥…‧"

// Western returns the font of a sign among letters where that is not the font of the letters
// themselves; nil for all other characters.
func Western(r rune, bold bool) *Font {
	if r < 0x80 || !strings.ContainsRune(wide, r) {
		return nil
	}
	return sans.weight(bold)
}

// OrderOf is [Order] for a text: where it has signs that are not in the font of its letters, theirs
// comes first.
func OrderOf(text string, forms Forms) []string {
	all := Order(forms)
	if HasWestern(text) {
		all = append([]string{sans.name}, slices.DeleteFunc(all, func(name string) bool { return name == sans.name })...)
	}
	return all
}

// HasWestern says whether a text has signs for which [Western] has a font.
func HasWestern(text string) bool { return strings.ContainsAny(text, wide) && IsWestern(text) }

// IsWestern says whether nothing of a text is written in characters of the East.
func IsWestern(s string) bool {
	for _, r := range s {
		if isEastern(r) {
			return false
		}
	}
	return true
}

func isEastern(r rune) bool { return r >= East && r < 0x1f000 || r >= 0x20000 }

// candidates are the families that may have a sign.
func candidates(chars []rune, forms Forms) []*family {
	switch first := chars[0]; {
	case IsEmoji(chars):
		return pictures
	case isEastern(first):
		return chains[forms]
	case len(chars) > 1:
		return general[1:] // the bundled font knows no place for accents
	}
	return general
}

// IsEmoji says whether characters are one emoji.
func IsEmoji(chars []rune) bool {
	const asPicture, keycap, asText = 0xfe0f, 0x20e3, 0xfe0e
	last := chars[len(chars)-1]
	if chars[0] >= 0x1f100 && chars[0] <= 0x1faff {
		return last != asText
	}
	return len(chars) > 1 && (last == asPicture || last == keycap || chars[1] == asPicture)
}

func (f *family) weight(bold bool) *Font {
	if bold {
		return f.weights[1]
	}
	return f.weights[0]
}

// hasAll says whether a family has characters, but for those that are never seen.
func (f *family) hasAll(chars []rune) bool {
	for i, r := range chars {
		if !(f.has(r) || i > 0 && Unseen(r)) {
			return false
		}
	}
	return true
}

func (f *family) has(r rune) bool {
	if f == sc {
		_, ok := f.weights[0].Glyph(r)
		return ok
	}
	return unicode.Is(coverage()[f.name], r)
}

// Unseen says whether a character only tells how its neighbours are to be drawn, so that
// it needs no font: a joiner, a direction mark, the choice of a variant.
func Unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Variation_Selector) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) || r == '\u034f'
}

// Shapes says whether the glyphs of a font are to be found by a shaper.
func (f *Font) Shapes() bool { return f.family.shapes }

// Script says whether a font is of a script whose letters change with their neighbours.
func (f *Font) Script() bool { return f.family.script }

// Family is the font's name without its weight.
func (f *Font) Family() string { return f.family.name }

// Order returns the families for text in some forms, the first choice first.
func Order(forms Forms) []string {
	var names []string
	for _, f := range append(slices.Clone(chains[forms]), general...) {
		if !slices.Contains(names, f.name) {
			names = append(names, f.name)
		}
	}
	return names
}

// coverage is what characters each family of the folder has, by its name.
var coverage = sync.OnceValue(func() map[string]*unicode.RangeTable {
	file, err := assets.MoreFonts.ReadFile("fonts/more/coverage.txt")
	if err != nil {
		panic("fonts: " + err.Error())
	}
	tables := map[string]*unicode.RangeTable{}
	for line := range strings.Lines(string(file)) {
		ranges := strings.Fields(line)
		tables[ranges[0]] = rangeTable(ranges[1:])
	}
	return tables
})

// rangeTable reads ranges such as "20-7e", in their order. A font's file may name control
// characters, which nobody draws.
func rangeTable(ranges []string) *unicode.RangeTable {
	t := &unicode.RangeTable{}
	for _, s := range ranges {
		from, to, several := strings.Cut(s, "-")
		if !several {
			to = from
		}
		low, err1 := strconv.ParseUint(from, 16, 32)
		high, err2 := strconv.ParseUint(to, 16, 32)
		switch {
		case err1 != nil || err2 != nil:
			panic("fonts: coverage.txt has the range " + s)
		case low < 0x20:
		case high <= 0xffff:
			t.R16 = append(t.R16, unicode.Range16{Lo: uint16(low), Hi: uint16(high), Stride: 1})
		case low > 0xffff:
			t.R32 = append(t.R32, unicode.Range32{Lo: uint32(low), Hi: uint32(high), Stride: 1})
		default:
			t.R16 = append(t.R16, unicode.Range16{Lo: uint16(low), Hi: 0xffff, Stride: 1})
			t.R32 = append(t.R32, unicode.Range32{Lo: 0x10000, Hi: uint32(high), Stride: 1})
		}
	}
	return t
}

// Common says whether the font that the window is written in has a character, and its
// glyph there.
func Common(r rune) (id uint16, ok bool) { return sc.weights[0].Glyph(r) }
