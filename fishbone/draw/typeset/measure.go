package typeset

import (
	"math"
	"sync/atomic"
	"unicode"

	"whybone/fishbone/draw/fonts"
)

// Family is the list of font families for pictures that keep text as text: the bundled
// font, then fonts with the same design, then whatever the viewer has. Japanese text in a
// Chinese font looks wrong, and so the other way round.
func Family(forms fonts.Forms) string {
	region := [...]string{"SC", "TC", "JP", "KR"}[forms]
	return `"Noto Sans ` + region + `", "Noto Sans CJK ` + region + `", "Source Han Sans ` + region + `", "Noto Sans", sans-serif`
}

// Ascent and Descent are how far the font reaches above and below the baseline, in
// em. A browser keeps this height free for each line.
const (
	Ascent  = 1.160
	Descent = 0.288
)

// widths are the advances of characters in one weight, in a text that has characters of the East
// in it or in one that has none, as far as they were asked for. An
// advance is kept in 1/64000 em plus one; zero means that nobody asked yet.
type widths struct {
	bold     bool
	western  bool
	advances [0x10000]atomic.Uint32
}

const (
	inEm        = 64_000
	needsShaper = math.MaxUint32 // in place of an advance: it depends on the neighbours
)

var weights = [4]widths{{}, {bold: true}, {western: true}, {bold: true, western: true}}

// of are the widths of the characters of a text. Parts of it are as wide as they are in the whole.
func of(text string, bold bool) *widths {
	i := 0
	if bold {
		i++
	}
	if fonts.IsWestern(text) {
		i += 2
	}
	return &weights[i]
}

// Width returns how far a text reaches in one line, in the unit of size. A
// character that no bundled font has counts with a width that is never too
// narrow for the fonts which stand in for it.
func Width(s string, size float64, bold bool) float64 { return of(s, bold).width(s) * size }

// width returns the width of a text in em.
func (w *widths) width(s string) float64 {
	sum := 0.0
	for _, r := range s {
		em, ok := w.advance(r)
		if !ok {
			return w.shaped(s)
		}
		sum += em
	}
	return sum
}

// shaped is the width of a text in which the neighbours of a sign matter.
func (w *widths) shaped(s string) float64 {
	sum := 0.0
	l := line{bold: w.bold, western: w.western}
	for _, g := range l.shapeAll(s) {
		sum += g.Advance
	}
	return sum
}

// Has says whether the font that the window is written in has a character.
func Has(r rune) bool {
	_, ok := fonts.Common(r)
	return ok
}

// advance returns the width of one character in em; false where it depends on others.
func (w *widths) advance(r rune) (em float64, ok bool) {
	if r < 0 || r >= rune(len(w.advances)) {
		return w.measure(r)
	}
	switch a := w.advances[r].Load(); a {
	case 0:
	case needsShaper:
		return 0, false
	default:
		return float64(a-1) / inEm, true
	}
	em, ok = w.measure(r)
	if !ok {
		w.advances[r].Store(needsShaper)
		return 0, false
	}
	w.advances[r].Store(uint32(em*inEm+0.5) + 1)
	return em, true
}

// measure asks the fonts. The forms do not matter: the same sign is as wide in all of them.
func (w *widths) measure(r rune) (em float64, ok bool) {
	if isComplex(r) {
		return 0, false
	}
	f := fontOf([]rune{r}, w.bold, w.western, fonts.Simplified)
	if f == nil {
		return foreign(r), true
	}
	id, _ := f.Glyph(r)
	return f.Advance(id), true
}

// foreign is the width of a character that another font will have to draw.
func foreign(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc), r >= 0xfe00 && r <= 0xfe0f:
		return 0
	case r >= 0x1f000 && r <= 0x1faff, r >= 0x2600 && r <= 0x27bf, r >= 0x2b00 && r <= 0x2bff:
		return 1.3 // emoji and pictures
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo):
		return 1
	case unicode.IsUpper(r), !unicode.IsLetter(r):
		return 1
	}
	return 0.75
}
