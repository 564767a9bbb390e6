package scene

import (
	"image"
	"image/color"
	"image/draw"
	"math"
)

const (
	// Smaller letters cannot be read; a bar stands for their line. In pixels.
	leastText = 3
	// As many letters are kept as are seen at some zooms, and no more.
	mostGlyphs = 1 << 14
)

// Screen draws parts of pictures for a screen, over and over. It keeps the letters that
// it has drawn, so that the next part of a picture takes a few milliseconds. What lies
// along the axes comes to stand on whole pixels and lines are never thinner than one:
// at a screen's few pixels that is crisper than what is drawn for paper. A Screen
// belongs to one goroutine at a time.
type Screen struct {
	// Highlight is filled on the paper, one over the other, below all that a scene has.
	Highlight []Shape

	canvas canvas
	scene  *Scene // as it was given
	solid  *Scene // the same with its dashes as lines
}

// NewScreen makes a Screen.
func NewScreen() *Screen { return &Screen{canvas: canvas{crisp: true, glyphs: newGlyphs()}} }

// Draw draws, at a scale in pixels to a point, the part of a scene that an image shows
// by its bounds: its pixel 0, 0 is the scene's upper left corner. What was in the image
// is lost; beyond the scene there is paper, too.
func (s *Screen) Draw(scene *Scene, scale float64, on *image.RGBA) {
	if s.scene != scene {
		s.scene, s.solid, s.canvas.forms = scene, scene.Solid(), scene.forms()
	}
	if len(s.canvas.glyphs.cache) > mostGlyphs || len(s.canvas.glyphs.lines) > mostGlyphs {
		s.canvas.glyphs = newGlyphs()
	}
	s.canvas.scale, s.canvas.highlight = scale, s.Highlight
	s.canvas.draw(s.solid, on)
}

// snap draws a straight line along an axis as a rectangle of whole pixels, and says
// whether it was one.
func (c *canvas) snap(a, b Point, width float64, ink color.NRGBA) bool {
	level, plumb := math.Abs(a.Y-b.Y) < nearAxis, math.Abs(a.X-b.X) < nearAxis
	if !level && !plumb {
		return false
	}
	thick := max(1, math.Round(width*c.scale))
	left, right := math.Min(a.X, b.X)*c.scale, math.Max(a.X, b.X)*c.scale
	top, bottom := math.Min(a.Y, b.Y)*c.scale, math.Max(a.Y, b.Y)*c.scale
	if level {
		top -= thick / 2
		bottom = math.Round(top) + thick
	} else {
		left -= thick / 2
		right = math.Round(left) + thick
	}
	c.block(left, top, right, bottom, ink)
	return true
}

// nearAxis is how far a line may lean, in points, for the eye to take it as level.
const nearAxis = 0.05

// bar stands for a line of text that is too small to be read.
func (c *canvas) bar(t *Text) {
	faint := t.Color
	faint.A /= 3
	y := (t.At.Y - 0.4*t.Size) * c.scale
	c.block(t.At.X*c.scale, y, (t.At.X+t.Width)*c.scale, math.Round(y)+1, faint)
}

// block fills whole pixels.
func (c *canvas) block(left, top, right, bottom float64, ink color.NRGBA) {
	area := image.Rect(int(math.Round(left)), int(math.Round(top)), int(math.Round(right)), int(math.Round(bottom)))
	draw.Draw(c.image, area.Intersect(c.image.Rect), image.NewUniform(ink), image.Point{}, draw.Over)
}

// onPixels moves the corners of a rectangle along the axes onto whole pixels.
func (c *canvas) onPixels(s *Shape) *Shape {
	if !c.crisp || len(s.Points) != 4 {
		return s
	}
	moved := *s
	moved.Points = make([]Point, len(s.Points))
	for i, p := range s.Points {
		next := s.Points[(i+1)%len(s.Points)]
		if math.Abs(p.X-next.X) > nearAxis && math.Abs(p.Y-next.Y) > nearAxis {
			return s
		}
		moved.Points[i] = Point{math.Round(p.X*c.scale) / c.scale, math.Round(p.Y*c.scale) / c.scale}
	}
	return &moved
}
