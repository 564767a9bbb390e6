package typeset

import (
	"math"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"github.com/rivo/uniseg"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"whybone/fishbone/draw/fonts"
)

// Glyph is one sign of a line. Lengths are in em.
type Glyph struct {
	Font    *fonts.Font // nil for characters that no bundled font has
	ID      uint16
	X, Y    float64 // its origin: from the left end of the line, and above the baseline
	Advance float64 // how much room it takes; none for an accent
	// Text is what the glyph stands for. The glyphs of one sign follow each other, and the
	// text stands at the first of them alone.
	Text string
}

// Shape sets a line: its glyphs from left to right. The line is as wide as [Width] says.
func Shape(s string, bold bool, forms fonts.Forms) []Glyph {
	l := line{bold: bold, forms: forms, western: fonts.IsWestern(s)}
	return l.shapeAll(s)
}

// shapeAll sets a text.
func (l *line) shapeAll(s string) []Glyph {
	if IsSimple(s) {
		for _, r := range s {
			l.char(r)
		}
		return l.glyphs
	}
	s = norm.NFC.String(s)
	l.chars = []rune(s)
	l.levels = levelsOf(s, l.chars)
	for _, i := range inVisualOrder(l.itemize(s)) {
		l.set(i)
	}
	return l.glyphs
}

// IsSimple says whether each character of a line is a sign of its own, and stands to the
// right of the one before.
func IsSimple(s string) bool {
	for _, r := range s {
		if isComplex(r) {
			return false
		}
	}
	return true
}

// isComplex says of a character that how it is drawn depends on its neighbours.
func isComplex(r rune) bool {
	switch {
	case r < 0x300:
		return r == '\u00ad'
	case r >= East && r < 0xd7b0: // but for the accents of kana and of tones
		return r >= 0x302a && r <= 0x302f || r == 0x3099 || r == 0x309a || r >= 0xa66f && r < 0xac00
	case r >= 0x1f000 && r <= 0x1fbff:
		return true
	case r >= 0x1100 && r <= 0x11ff: // letters of Hangul, which make syllables
		return true
	}
	return fonts.Unseen(r) || leftwards(r) || unicode.In(r, unicode.M, unicode.Thai, unicode.Lao,
		unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil,
		unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Tibetan, unicode.Myanmar, unicode.Khmer, unicode.Mongolian)
}

// East is the first character of the Chinese, Japanese and Korean blocks.
const East = fonts.East

// line is a line that is being set.
type line struct {
	bold    bool
	forms   fonts.Forms
	western bool // nothing is written in characters of the East
	chars   []rune
	levels  []uint8 // of each character, see levelsOf; nil where all run to the right

	glyphs []Glyph
	width  float64
}

// font is that of characters which are one sign.
func (l *line) font(chars []rune) *fonts.Font {
	return fontOf(chars, l.bold, l.western, l.forms)
}

func fontOf(chars []rune, bold, western bool, forms fonts.Forms) *fonts.Font {
	if western && len(chars) == 1 {
		if f := fonts.Western(chars[0], bold); f != nil {
			return f
		}
	}
	return fonts.ForAll(chars, bold, forms)
}

// item is a part of a line that is set at once.
type item struct {
	from, to int
	font     *fonts.Font
	shape    bool // by a shaper
	level    uint8
}

// itemize cuts the line into items, in the order of the text.
func (l *line) itemize(s string) []item {
	var items []item
	for at, state := 0, -1; s != ""; {
		var cluster string
		cluster, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		n := len([]rune(cluster))
		f := l.font(l.chars[at : at+n])
		if n == 1 || f != nil && l.chars[at] != ' ' {
			items = l.add(items, at, at+n, f)
		} else { // an accent on a space, or one that no font sets on its letter
			for i := at; i < at+n; i++ {
				items = l.add(items, i, i+1, l.font(l.chars[i:i+1]))
			}
		}
		at += n
	}
	return items
}

// add adds a sign to the items, to the last one if both are set alike.
func (l *line) add(items []item, from, to int, f *fonts.Font) []item {
	if to == from+1 && fonts.Unseen(l.chars[from]) {
		return items
	}
	i := item{from: from, to: to, font: f, level: l.level(from)}
	i.shape = f != nil && f.Shapes() && (to > from+1 || isComplex(l.chars[from]))
	if n := len(items) - 1; n >= 0 && (i.shape || f == nil) {
		if last := &items[n]; last.to == from && last.font == f && last.shape == i.shape && last.level == i.level {
			last.to = to
			return items
		}
	}
	return append(items, i)
}

func (l *line) level(at int) uint8 {
	if l.levels == nil {
		return 0
	}
	return l.levels[at]
}

// set adds the glyphs of an item.
func (l *line) set(i item) {
	text := l.chars[i.from:i.to]
	switch {
	case i.shape:
		l.shape(i)
	case i.font == nil:
		missing := Glyph{X: l.width, Text: string(text)}
		for _, r := range text {
			missing.Advance += foreign(r)
		}
		l.append(missing)
	default:
		for n, r := range text {
			switch {
			case n > 0 && fonts.Unseen(r):
			default:
				l.put(r, i.font, i.level%2 == 1)
			}
		}
	}
}

// char adds the glyph of a character that is a sign of its own.
func (l *line) char(r rune) {
	f := l.font([]rune{r})
	if f == nil {
		l.append(Glyph{X: l.width, Advance: foreign(r), Text: string(r)})
		return
	}
	l.put(r, f, false)
}

// put adds the glyph of a character; of a bracket in text to the left, the one that looks
// the other way.
func (l *line) put(r rune, f *fonts.Font, leftward bool) {
	id, _ := f.Glyph(r)
	if leftward {
		id, _ = f.Glyph(mirrored(r))
	}
	l.append(Glyph{Font: f, ID: id, X: l.width, Advance: f.Advance(id), Text: string(r)})
}

func (l *line) append(g Glyph) {
	l.glyphs = append(l.glyphs, g)
	l.width += g.Advance
}

// shaper is shared, because it is not made for several goroutines at once.
var shaper struct {
	sync.Mutex
	shaping.HarfbuzzShaper
}

// noKerning keeps letters as far apart as they are measured one by one.
var noKerning = []shaping.FontFeature{{Tag: opentype.MustNewTag("kern"), Value: 0}}

// shape adds the glyphs that a shaper finds for an item.
func (l *line) shape(i item) {
	const perEm = 1000
	input := shaping.Input{
		Text: l.chars, RunStart: i.from, RunEnd: i.to, Direction: di.DirectionLTR,
		Size: fixed.I(perEm), Script: scriptOf(l.chars[i.from:i.to]),
		Language: language.NewLanguage(l.forms.Language()), FontFeatures: noKerning,
	}
	if i.level%2 == 1 {
		input.Direction = di.DirectionRTL
	}
	shaper.Lock()
	defer shaper.Unlock()
	input.Face = i.font.Face()
	cluster, first := -1, len(l.glyphs)
	for _, g := range shaper.Shape(input).Glyphs {
		em := func(x fixed.Int26_6) float64 { return float64(x) / 64 / perEm }
		shown := Glyph{Font: i.font, ID: uint16(g.GlyphID), X: l.width + em(g.XOffset), Y: em(g.YOffset), Advance: em(g.Advance)}
		if at := g.TextIndex(); at != cluster {
			cluster = at
			shown.Text = string(l.chars[cluster : cluster+g.RunesCount()])
		}
		l.append(shown)
	}
	seatAccents(l.glyphs[first:])
}

// seatAccents moves the accents for which a font has no place on their letter, as Greek
// ones with the hat of statistics: over its middle, and as high as it needs.
func seatAccents(glyphs []Glyph) {
	const gap = 0.04
	for i := 1; i < len(glyphs); i++ {
		letter, accent := &glyphs[i-1], &glyphs[i]
		for back := i - 1; back > 0 && letter.Advance == 0; back-- {
			letter = &glyphs[back-1]
		}
		if accent.Text != "" || accent.Advance != 0 || math.Abs(accent.X-letter.X-letter.Advance) > 1e-6 || accent.Y != 0 {
			continue
		}
		left, _, right, top := letter.Font.Ink(letter.ID)
		from, low, to, _ := accent.Font.Ink(accent.ID)
		accent.X = letter.X + (left+right)/2 - (from+to)/2
		if low > 0 && low < top+gap {
			accent.Y = top + gap - low
		}
	}
}

// scriptOf is the script of the first character that has one.
func scriptOf(chars []rune) language.Script {
	at := slices.IndexFunc(chars, func(r rune) bool {
		s := language.LookupScript(r)
		return s != language.Common && s != language.Inherited && s != language.Unknown
	})
	return language.LookupScript(chars[max(at, 0)])
}
