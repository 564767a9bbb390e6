package scene

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/typeset"
)

// steps is at how many places within a pixel a glyph can begin, from left to right.
// Upwards it stands on whole pixels: that is crisper.
const steps = 4

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
	size := t.Size * c.scale
	for _, g := range c.glyphs.line(t, c.forms) {
		at, base := x+g.X*size, y-g.Y*size
		switch {
		case g.Font != nil:
			c.glyph(g, t, at, base)
		case !c.fallback([]rune(g.Text), t, at, base, g.Advance*size):
			c.missingGlyphs(g.Text, t, at)
		}
	}
}

// glyph draws a glyph of a bundled font with its origin at a place in pixels.
func (c *canvas) glyph(g typeset.Glyph, t *Text, x, y float64) {
	drawn := c.glyphs.get(g, t.Size*c.scale, x-math.Floor(x))
	if drawn.mask == nil {
		return
	}
	at := drawn.mask.Rect.Add(drawn.at).Add(image.Pt(int(math.Floor(x)), int(math.Round(y))))
	draw.DrawMask(c.image, at, image.NewUniform(t.Color), image.Point{}, drawn.mask, image.Point{}, draw.Over)
}

// missingGlyphs draws a box for each character that no font here has.
func (c *canvas) missingGlyphs(chars string, t *Text, x float64) {
	for _, r := range chars {
		width := typeset.Width(string(r), t.Size, t.Bold) * c.scale
		c.missingGlyph(t, x, width)
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
	font *fonts.Font
	id   uint16
	size fixed.Int26_6 // pixels to an em
	step int
}

// lineKey is all that the glyphs of a line depend on.
type lineKey struct {
	words string
	bold  bool
	forms fonts.Forms
}

// glyphs sets each line once, and draws each glyph once for each size and place within
// a pixel.
type glyphs struct {
	cache  map[glyphKey]glyph
	lines  map[lineKey][]typeset.Glyph
	raster vector.Rasterizer
}

func newGlyphs() *glyphs {
	return &glyphs{cache: map[glyphKey]glyph{}, lines: map[lineKey][]typeset.Glyph{}}
}

// line returns the glyphs of a line among others of the given forms.
func (g *glyphs) line(t *Text, forms fonts.Forms) []typeset.Glyph {
	key := lineKey{t.Words, t.Bold, forms}
	set, ok := g.lines[key]
	if !ok {
		set = t.glyphs(forms)
		g.lines[key] = set
	}
	return set
}

// glyphs sets a line among others of the given forms.
func (t *Text) glyphs(forms fonts.Forms) []typeset.Glyph {
	return typeset.Shape(Clean(t.Words), t.Bold, fonts.FormsIn(t.Words, forms))
}

// get returns a glyph of size pixels that begins the given part of a pixel to the right.
func (g *glyphs) get(of typeset.Glyph, size, part float64) glyph {
	key := glyphKey{of.Font, of.ID, fixed.Int26_6(math.Round(size * 64)), int(part * steps)}
	drawn, ok := g.cache[key]
	if !ok {
		drawn = g.draw(key)
		g.cache[key] = drawn
	}
	return drawn
}

func (g *glyphs) draw(key glyphKey) glyph {
	segments := key.font.Outline(key.id, key.size)
	if len(segments) == 0 {
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
