package fonts

import (
	"bytes"
	"fmt"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/klauspost/compress/zstd"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"whybone/assets"
)

// Font is one bundled font file. It may be used by several goroutines at once.
type Font struct {
	name   string
	family *family
	data   func() []byte
	file   func() *sfnt.Font
	face   func() *font.Font

	mu     sync.Mutex
	buffer sfnt.Buffer
}

// newFont returns a font whose file is read when it is needed first.
func newFont(of *family, name string, data func() []byte) *Font {
	f := &Font{name: name, family: of, data: sync.OnceValue(data)}
	f.file = sync.OnceValue(func() *sfnt.Font {
		file, err := sfnt.Parse(f.data())
		if err != nil {
			panic(fmt.Sprintf("fonts: the bundled font %s cannot be read: %v", name, err))
		}
		return file
	})
	f.face = sync.OnceValue(func() *font.Font {
		face, err := font.ParseTTF(bytes.NewReader(f.data()))
		if err != nil {
			panic(fmt.Sprintf("fonts: the bundled font %s cannot be read: %v", name, err))
		}
		return face.Font
	})
	return f
}

// packed reads a font of the folder of more fonts.
func packed(name string) []byte {
	file, err := assets.MoreFonts.ReadFile("fonts/more/" + name + ".ttf.zst")
	if err != nil {
		panic(fmt.Sprintf("fonts: %v", err))
	}
	reader, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		panic(fmt.Sprintf("fonts: %v", err))
	}
	defer reader.Close()
	data, err := reader.DecodeAll(file, nil)
	if err != nil {
		panic(fmt.Sprintf("fonts: the bundled font %s cannot be unpacked: %v", name, err))
	}
	return data
}

// Name is the name of the font's file without its ending, such as "NotoSansSC-Bold".
func (f *Font) Name() string { return f.name }

// Data is the whole font as a TrueType file, which must not be changed.
func (f *Font) Data() []byte { return f.data() }

// Face is the font for a shaper. Nobody else may use it at the same time. For the large
// Chinese, Japanese and Korean fonts it takes much memory; see [Font.Shapes].
func (f *Font) Face() *font.Face { return font.NewFace(f.face()) }

// PerEm is how many units of the font make an em.
func (f *Font) PerEm() float64 { return float64(f.file().UnitsPerEm()) }

// Glyph returns the glyph of a character; false where the font has none.
func (f *Font) Glyph(r rune) (id uint16, ok bool) {
	file := f.file()
	f.mu.Lock()
	defer f.mu.Unlock()
	glyph, err := file.GlyphIndex(&f.buffer, r)
	return uint16(glyph), err == nil && glyph != 0
}

// Advance returns how wide a glyph is, in em.
func (f *Font) Advance(id uint16) float64 {
	file := f.file()
	perEm := int(file.UnitsPerEm())
	f.mu.Lock()
	defer f.mu.Unlock()
	// Measured at one pixel for each font unit, so that nothing is rounded.
	w, err := file.GlyphAdvance(&f.buffer, sfnt.GlyphIndex(id), fixed.I(perEm), xfont.HintingNone)
	if err != nil {
		return 0
	}
	return float64(w) / 64 / float64(perEm)
}

// Outline returns the outline of a glyph at a size in pixels to an em.
func (f *Font) Outline(id uint16, size fixed.Int26_6) sfnt.Segments {
	file := f.file()
	f.mu.Lock()
	defer f.mu.Unlock()
	segments, err := file.LoadGlyph(&f.buffer, sfnt.GlyphIndex(id), size, nil)
	if err != nil {
		return nil
	}
	return append(sfnt.Segments(nil), segments...) // the buffer is used again
}

// Ink returns where the outline of a glyph lies around its origin, in em; y grows upwards.
func (f *Font) Ink(id uint16) (left, bottom, right, top float64) {
	const perEm = 1000
	b := f.Outline(id, fixed.I(perEm)).Bounds()
	em := func(x fixed.Int26_6) float64 { return float64(x) / 64 / perEm }
	return em(b.Min.X), -em(b.Max.Y), em(b.Max.X), -em(b.Min.Y)
}
