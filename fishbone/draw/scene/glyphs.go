package scene

import (
	"fmt"
	"image"
	"image/draw"
	"math"
	"sync"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
	"golang.org/x/text/unicode/norm"

	"whybone/assets"
	"whybone/fishbone/draw/typeset"
)

// steps is at how many places within a pixel a glyph can begin, from left to right.
// Upwards it stands on whole pixels: that is crisper.
const steps = 4

// bundled are the regular and the bold font.
var bundled = [2]func() *sfnt.Font{
	sync.OnceValue(func() *sfnt.Font { return parseFont(assets.Regular) }),
	sync.OnceValue(func() *sfnt.Font { return parseFont(assets.Bold) }),
}

func parseFont(data []byte) *sfnt.Font {
	f, err := sfnt.Parse(data)
	if err != nil {
		panic(fmt.Sprintf("draw: the bundled font cannot be read: %v", err))
	}
	return f
}

// text draws one line of text. Every character stands where typeset measured it.
func (c *canvas) text(t *Text) {
	x, y := t.At.X*c.scale, math.Round(t.At.Y*c.scale)
	reach, band := 2*t.Size*c.scale, c.image.Rect
	if y+reach < float64(band.Min.Y) || y-reach > float64(band.Max.Y) ||
		x-reach > float64(band.Max.X) || x+t.Width*c.scale+reach < float64(band.Min.X) {
		return
	}
	if c.crisp && t.Size*c.scale < leastText {
		c.bar(t)
		return
	}
	if line, struck := t.strike(); struck {
		c.line(line)
	}
	// Composed, for the bundled font has é and no accent of its own.
	for chars := []rune(norm.NFC.String(Clean(t.Words))); len(chars) > 0; {
		n := max(1, fallbackEnd(chars))
		room := typeset.Width(string(chars[:n]), t.Size, t.Bold) * c.scale
		if typeset.Has(chars[0]) || !c.fallback(chars[:n], t, x, y, room) {
			c.bundled(chars[:n], t, x, y)
		}
		x += room
		chars = chars[n:]
	}
}

// bundled draws characters with the bundled font, and boxes for those it has not.
func (c *canvas) bundled(chars []rune, t *Text, x, y float64) {
	ink := image.NewUniform(t.Color)
	for _, r := range chars {
		width := typeset.Width(string(r), t.Size, t.Bold) * c.scale
		if !typeset.Has(r) {
			c.missingGlyph(t, x, width)
		} else if g := c.glyphs.get(r, t.Bold, t.Size*c.scale, x-math.Floor(x)); g.mask != nil {
			at := g.mask.Rect.Add(g.at).Add(image.Pt(int(math.Floor(x)), int(y)))
			draw.DrawMask(c.image, at, ink, image.Point{}, g.mask, image.Point{}, draw.Over)
		}
		x += width
	}
}

// missingGlyph draws a box in the room of a character that no font here has: nothing that
// was typed may vanish without a trace. What has no width of its own stays unseen.
func (c *canvas) missingGlyph(t *Text, x, room float64) {
	aside := 0.08 * t.Size
	left, right := x/c.scale+aside, (x+room)/c.scale-aside
	if right <= left {
		return
	}
	top, bottom := t.At.Y-0.75*t.Size, t.At.Y
	box := []Point{{left, top}, {right, top}, {right, bottom}, {left, bottom}, {left, top}}
	c.line(&Line{Points: box, Width: t.Size / 14, Color: t.Color})
}

// glyph is the picture of one character: how much of each pixel it covers, and
// where the mask lies from the pixel that the character's origin is in. Without a
// mask nothing is to be seen.
type glyph struct {
	mask *image.Alpha
	at   image.Point
}

type glyphKey struct {
	char rune
	bold bool
	size fixed.Int26_6 // pixels to an em
	step int
}

// glyphs draws each character once for each size and place within a pixel.
type glyphs struct {
	cache  map[glyphKey]glyph
	buffer sfnt.Buffer
	raster vector.Rasterizer
}

func newGlyphs() *glyphs { return &glyphs{cache: map[glyphKey]glyph{}} }

// get returns a character of size pixels that begins the given part of a pixel to
// the right.
func (g *glyphs) get(r rune, bold bool, size, part float64) glyph {
	key := glyphKey{r, bold, fixed.Int26_6(math.Round(size * 64)), int(part * steps)}
	drawn, ok := g.cache[key]
	if !ok {
		drawn = g.draw(key)
		g.cache[key] = drawn
	}
	return drawn
}

func (g *glyphs) draw(key glyphKey) glyph {
	f := bundled[0]()
	if key.bold {
		f = bundled[1]()
	}
	index, err := f.GlyphIndex(&g.buffer, key.char)
	if err != nil {
		index = 0
	}
	segments, err := f.LoadGlyph(&g.buffer, index, key.size, nil)
	if err != nil || len(segments) == 0 {
		return glyph{}
	}
	b := segments.Bounds()
	shift := (float32(key.step) + 0.5) / steps
	at := image.Pt(b.Min.X.Floor(), b.Min.Y.Floor())
	g.raster.Reset((b.Max.X+63).Ceil()-at.X, b.Max.Y.Ceil()-at.Y)
	trace(&g.raster, segments, shift-float32(at.X), -float32(at.Y))
	mask := image.NewAlpha(g.raster.Bounds())
	g.raster.Draw(mask, mask.Bounds(), image.Opaque, image.Point{})
	return glyph{mask, at}
}

// trace follows an outline, moved by dx and dy.
func trace(to *vector.Rasterizer, segments sfnt.Segments, dx, dy float32) {
	for _, s := range segments {
		var p [3][2]float32
		for i, a := range s.Args {
			p[i] = [2]float32{float32(a.X)/64 + dx, float32(a.Y)/64 + dy}
		}
		follow(to, s.Op, p)
	}
	to.ClosePath()
}
