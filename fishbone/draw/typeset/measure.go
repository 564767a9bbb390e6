package typeset

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"whybone/assets"
)

// Family is the list of font families for pictures that keep text as text: the
// bundled font, then fonts with the same design, then whatever the viewer has.
const Family = `"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans", sans-serif`

// Ascent and Descent are how far the font reaches above and below the baseline, in
// em. A browser keeps this height free for each line.
const (
	Ascent  = 1.160
	Descent = 0.288
)

// face is one font file with the advances that were asked for so far. An advance is
// kept in font units plus one; zero means that nobody asked yet.
type face struct {
	font     *sfnt.Font
	perEm    float64
	advances [0x10000]atomic.Uint32

	mu     sync.Mutex
	buffer sfnt.Buffer
}

var faces = [2]func() *face{
	sync.OnceValue(func() *face { return open(assets.Regular) }),
	sync.OnceValue(func() *face { return open(assets.Bold) }),
}

func open(data []byte) *face {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(fmt.Sprintf("typeset: the bundled font cannot be read: %v", err))
	}
	return &face{font: f, perEm: float64(f.UnitsPerEm())}
}

func of(bold bool) *face {
	if bold {
		return faces[1]()
	}
	return faces[0]()
}

// Width returns how far a text reaches in one line, in the unit of size. A
// character that the font does not have counts with a width that is never too
// narrow for the fonts which stand in for it.
func Width(s string, size float64, bold bool) float64 {
	f, w := of(bold), 0.0
	for _, r := range s {
		w += f.advance(r)
	}
	return w * size
}

// Has says whether the bundled font has a character.
func Has(r rune) bool {
	_, ok := of(false).measure(r)
	return ok
}

// advance returns the width of one character in em.
func (f *face) advance(r rune) float64 {
	if r < 0 || r >= rune(len(f.advances)) {
		return f.slow(r)
	}
	if a := f.advances[r].Load(); a != 0 {
		return float64(a-1) / f.perEm
	}
	w := f.slow(r)
	f.advances[r].Store(uint32(w*f.perEm+0.5) + 1)
	return w
}

func (f *face) slow(r rune) float64 {
	if w, ok := f.measure(r); ok {
		return w
	}
	return foreign(r)
}

// measure asks the font; false for a character that it does not have.
func (f *face) measure(r rune) (em float64, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	glyph, err := f.font.GlyphIndex(&f.buffer, r)
	if err != nil || glyph == 0 {
		return 0, false
	}
	// Measured at one pixel for each font unit, so that nothing is rounded.
	w, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(int(f.perEm)), font.HintingNone)
	if err != nil {
		return 0, false
	}
	return float64(w) / 64 / f.perEm, true
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
