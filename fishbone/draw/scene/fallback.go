package scene

import (
	"bytes"
	"image"
	"image/color"
	"io"
	"log"
	"math"
	"slices"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// shapingSize is the size at which text in fallback fonts is measured, in units to an em.
const shapingSize = 1000

// systemFonts writes what no bundled font can: rare scripts.
type systemFonts struct {
	mu        sync.Mutex
	fonts     *fontscan.FontMap
	segmenter shaping.Segmenter
	shaper    shaping.HarfbuzzShaper
}

// system looks for the machine's fonts when they are needed for the first time; nil
// when there are none.
var system = sync.OnceValue(func() *systemFonts {
	fonts := fontscan.NewFontMap(log.New(io.Discard, "", 0))
	if fonts.UseSystemFonts("") != nil {
		return nil
	}
	return &systemFonts{fonts: fonts}
})

// HasStandIn says whether a font of this machine has a character, for pictures of pixels.
func HasStandIn(r rune) bool {
	f := system()
	if f == nil {
		return false
	}
	parts, em := f.shape([]rune{r}, false)
	return len(parts) > 0 && em > 0
}

// shape sets a run of characters and returns its parts from left to right, none where
// the machine's fonts lack one of them.
func (f *systemFonts) shape(chars []rune, bold bool) (parts []shaping.Output, width float64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	query := fontscan.Query{Families: []string{fontscan.SansSerif}}
	if bold {
		query.Aspect.Weight = font.WeightBold
	}
	f.fonts.SetQuery(query)
	direction := di.DirectionLTR
	if slices.ContainsFunc(chars, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
	}) {
		direction = di.DirectionRTL
	}
	whole := shaping.Input{Text: chars, RunEnd: len(chars), Direction: direction, Size: fixed.I(shapingSize), Language: language.DefaultLanguage()}
	for _, input := range f.segmenter.Split(whole, f.fonts) {
		if input.Face == nil {
			return nil, 0
		}
		part := f.shaper.Shape(input)
		if slices.ContainsFunc(part.Glyphs, func(g shaping.Glyph) bool { return g.GlyphID == 0 }) {
			return nil, 0 // the best font that there is lacks a character
		}
		parts, width = append(parts, part), width+float64(part.Advance)/64
	}
	if direction == di.DirectionRTL {
		slices.Reverse(parts)
	}
	return parts, width / shapingSize
}

// fallback draws a run of characters with the machine's fonts, into the room that was
// measured for it: smaller if need be, and else in its middle. It returns false if
// there is no font at all.
func (c *canvas) fallback(chars []rune, t *Text, x, y, room float64) bool {
	f := system()
	if f == nil {
		return false
	}
	parts, em := f.shape(chars, t.Bold)
	if len(parts) == 0 || em <= 0 {
		return false
	}
	size := math.Min(t.Size*c.scale, room/em)
	x += (room - em*size) / 2
	for _, part := range parts {
		for _, g := range part.Glyphs {
			unit := size / shapingSize / 64
			c.fallbackGlyph(part.Face, g.GlyphID, x+float64(g.XOffset)*unit, y-float64(g.YOffset)*unit, size, t.Color)
			x += float64(g.Advance) * unit
		}
	}
	return true
}

// fallbackGlyph draws one glyph with its origin at a place in pixels.
func (c *canvas) fallbackGlyph(face *font.Face, id font.GID, x, y, size float64, ink color.NRGBA) {
	extents, ok := face.GlyphExtents(id)
	if !ok {
		return
	}
	unit := size / float64(face.Upem())
	left, top := x+float64(extents.XBearing)*unit, y-float64(extents.YBearing)*unit
	right, bottom := left+float64(extents.Width)*unit, top-float64(extents.Height)*unit
	area := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
	switch data := face.GlyphData(id).(type) {
	case font.GlyphBitmap:
		if picture, _, err := image.Decode(bytes.NewReader(data.Data)); err == nil {
			xdraw.CatmullRom.Scale(c.image, area, picture, picture.Bounds(), xdraw.Over, nil)
		}
	case font.GlyphOutline:
		c.paint(area, ink, func(corner Point) { c.traceFallback(data.Segments, x-corner.X, y-corner.Y, unit) })
	case font.GlyphSVG:
		c.paint(area, ink, func(corner Point) { c.traceFallback(data.Outline.Segments, x-corner.X, y-corner.Y, unit) })
	}
}

// traceFallback follows an outline in font units, which grow upwards.
func (c *canvas) traceFallback(segments []font.Segment, x, y, unit float64) {
	to := &c.raster
	for _, s := range segments {
		var p [3][2]float32
		for i, a := range s.Args {
			p[i] = [2]float32{float32(x + float64(a.X)*unit), float32(y - float64(a.Y)*unit)}
		}
		follow(to, sfnt.SegmentOp(s.Op), p)
	}
	to.ClosePath()
}

// follow adds one step of an outline; go-text and sfnt number the kinds alike.
func follow(to *vector.Rasterizer, op sfnt.SegmentOp, p [3][2]float32) {
	switch op {
	case sfnt.SegmentOpMoveTo:
		to.ClosePath()
		to.MoveTo(p[0][0], p[0][1])
	case sfnt.SegmentOpLineTo:
		to.LineTo(p[0][0], p[0][1])
	case sfnt.SegmentOpQuadTo:
		to.QuadTo(p[0][0], p[0][1], p[1][0], p[1][1])
	case sfnt.SegmentOpCubeTo:
		to.CubeTo(p[0][0], p[0][1], p[1][0], p[1][1], p[2][0], p[2][1])
	}
}
