package scene

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"whybone/fishbone/draw/fonts"
)

// maxPixels bounds a picture made of pixels; four bytes each.
const maxPixels = 250_000_000

// bandHeight is how many rows are drawn at a time.
const bandHeight = 64

// Image draws the scene with scale pixels to a point. Lines, shapes and texts grow
// together. It fails with [ErrTooLarge] only.
func (s *Scene) Image(scale float64) (*image.RGBA, error) {
	size, err := s.pixels(scale)
	if err != nil {
		return nil, err
	}
	c := newCanvas(scale)
	c.forms = s.forms()
	c.draw(s.Solid(), image.NewRGBA(image.Rectangle{Max: size}))
	return c.image, nil
}

// pixels returns how large the scene is at a scale.
func (s *Scene) pixels(scale float64) (image.Point, error) {
	w, h := math.Ceil(s.Width*scale-1e-6), math.Ceil(s.Height*scale-1e-6)
	if !(w >= 1 && h >= 1 && w*h <= maxPixels) {
		return image.Point{}, fmt.Errorf("drawing a picture of %.0f × %.0f pixels (%d million are the most): %w", w, h, maxPixels/1_000_000, ErrTooLarge)
	}
	return image.Pt(int(w), int(h)), nil
}

// canvas draws on an image, which may be a part of the whole picture.
type canvas struct {
	image     *image.RGBA
	scale     float64 // pixels to a point
	raster    vector.Rasterizer
	glyphs    *glyphs
	forms     fonts.Forms // of the scene
	crisp     bool        // for a screen, see Screen
	highlight []Shape
	scaled    map[image.Image]*image.RGBA // images in the size that they are drawn
}

func newCanvas(scale float64) *canvas { return &canvas{scale: scale, glyphs: newGlyphs()} }

// draw draws the part of a scene that an image shows by its bounds, a band of rows
// after the other: a slanted line then crosses small areas, not one as large as the
// picture.
func (c *canvas) draw(s *Scene, on *image.RGBA) {
	for y := on.Rect.Min.Y; y < on.Rect.Max.Y; y += bandHeight {
		band := image.Rect(on.Rect.Min.X, y, on.Rect.Max.X, y+bandHeight)
		c.image = on.SubImage(band).(*image.RGBA)
		c.band(s)
	}
	c.image = on
}

func (c *canvas) band(s *Scene) {
	draw.Draw(c.image, c.image.Rect, image.NewUniform(s.Paper), image.Point{}, draw.Src)
	for i := range c.highlight {
		c.shape(&c.highlight[i])
	}
	for i := range s.Lines {
		c.line(&s.Lines[i])
	}
	for i := range s.Shapes {
		c.shape(&s.Shapes[i])
	}
	for i := range s.Images {
		c.picture(&s.Images[i])
	}
	for i := range s.Texts {
		c.text(&s.Texts[i])
	}
}

// picture draws the part of an image that lies in the band.
func (c *canvas) picture(m *Image) {
	at := func(x float64) int { return int(math.Round(x * c.scale)) }
	place := image.Rect(at(m.At.X), at(m.At.Y), at(m.At.X+m.Width), at(m.At.Y+m.Height))
	if m.Picture == nil || place.Empty() || !place.Overlaps(c.image.Rect) {
		return
	}
	drawn := c.scaled[m.Picture]
	if drawn == nil || drawn.Rect.Size() != place.Size() {
		drawn = image.NewRGBA(image.Rectangle{Max: place.Size()})
		xdraw.CatmullRom.Scale(drawn, drawn.Rect, m.Picture, m.Picture.Bounds(), draw.Src, nil)
		if c.scaled == nil {
			c.scaled = map[image.Image]*image.RGBA{}
		}
		c.scaled[m.Picture] = drawn
	}
	draw.Draw(c.image, place, drawn, image.Point{}, draw.Over)
}

func (c *canvas) line(l *Line) {
	if len(l.Points) < 2 || l.Width <= 0 {
		return
	}
	if c.crisp && len(l.Points) == 2 && c.snap(l.Points[0], l.Points[1], l.Width, l.Color) {
		return
	}
	half := l.Width / 2
	if c.crisp {
		half = max(half, 0.5/c.scale)
	}
	// Only the pieces in the band, and far enough beyond that their ends are not seen:
	// over thousands of pixels the rasterizer loses the slant of a line.
	ends := c.inBand(l.Points, l.Width)
	c.fill(ends, half, l.Color, func(p pen) {
		for i := 1; i < len(ends); i += 2 {
			p.stroke(ends[i-1], ends[i], half)
		}
		for _, at := range l.Points { // round ends and bends
			p.disc(at, half)
		}
	})
}

// inBand returns the ends of those pieces of a line that come within reach of the
// band which is being drawn.
func (c *canvas) inBand(line []Point, reach float64) (ends []Point) {
	top := float64(c.image.Rect.Min.Y)/c.scale - reach
	bottom := float64(c.image.Rect.Max.Y)/c.scale + reach
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		if a.Y > b.Y {
			a, b = b, a
		}
		if b.Y < top || a.Y > bottom {
			continue
		}
		from, to := a, b
		if a.Y < top {
			from = between(a, b, (top-a.Y)/(b.Y-a.Y))
		}
		if b.Y > bottom {
			to = between(a, b, (bottom-a.Y)/(b.Y-a.Y))
		}
		ends = append(ends, from, to)
	}
	return ends
}

func (c *canvas) shape(s *Shape) {
	if len(s.Points) < 3 {
		return
	}
	s = c.onPixels(s)
	c.fill(s.Points, 0, s.Fill, func(p pen) {
		for i, k := range s.corners() {
			if i == 0 {
				p.move(k.From)
			} else {
				p.line(k.From)
			}
			if k.From != k.To {
				p.curve(k.First, k.Second, k.To)
			}
		}
		p.close()
	})
}

// fill paints what trace draws, which lies around points and no further out than
// reach.
func (c *canvas) fill(points []Point, reach float64, ink color.NRGBA, trace func(pen)) {
	if len(points) == 0 {
		return
	}
	low, high := points[0], points[0]
	for _, p := range points {
		low = Point{math.Min(low.X, p.X-reach), math.Min(low.Y, p.Y-reach)}
		high = Point{math.Max(high.X, p.X+reach), math.Max(high.Y, p.Y+reach)}
	}
	area := image.Rect(int(math.Floor(low.X*c.scale)), int(math.Floor(low.Y*c.scale)),
		int(math.Ceil(high.X*c.scale))+1, int(math.Ceil(high.Y*c.scale))+1)
	c.paint(area, ink, func(corner Point) { trace(pen{&c.raster, c.scale, corner}) })
}

// paint fills what trace draws on the canvas's rasterizer, in pixels from a corner.
func (c *canvas) paint(area image.Rectangle, ink color.NRGBA, trace func(corner Point)) {
	area = area.Intersect(c.image.Rect)
	if area.Empty() {
		return
	}
	c.raster.Reset(area.Dx(), area.Dy())
	trace(Point{float64(area.Min.X), float64(area.Min.Y)})
	c.raster.Draw(c.image, area, image.NewUniform(ink), image.Point{})
}

// pen traces an outline, in points, on a rasterizer whose corner is at a pixel.
type pen struct {
	to     *vector.Rasterizer
	scale  float64
	corner Point // in pixels
}

func (p pen) at(q Point) (x, y float32) {
	return float32(q.X*p.scale - p.corner.X), float32(q.Y*p.scale - p.corner.Y)
}

func (p pen) move(q Point) { p.to.MoveTo(p.at(q)) }
func (p pen) line(q Point) { p.to.LineTo(p.at(q)) }
func (p pen) close()       { p.to.ClosePath() }

func (p pen) curve(first, second, end Point) {
	ax, ay := p.at(first)
	bx, by := p.at(second)
	x, y := p.at(end)
	p.to.CubeTo(ax, ay, bx, by, x, y)
}

// stroke is the band on both sides of a straight line. Like a disc it runs clockwise,
// so that bands and discs that overlap add up.
func (p pen) stroke(a, b Point, half float64) {
	way := math.Hypot(b.X-a.X, b.Y-a.Y)
	if way == 0 {
		return
	}
	n := Point{(b.Y - a.Y) / way * half, (a.X - b.X) / way * half}
	p.move(Point{a.X + n.X, a.Y + n.Y})
	p.line(Point{b.X + n.X, b.Y + n.Y})
	p.line(Point{b.X - n.X, b.Y - n.Y})
	p.line(Point{a.X - n.X, a.Y - n.Y})
	p.close()
}

func (p pen) disc(at Point, r float64) {
	k := r * bend
	p.move(Point{at.X + r, at.Y})
	p.curve(Point{at.X + r, at.Y + k}, Point{at.X + k, at.Y + r}, Point{at.X, at.Y + r})
	p.curve(Point{at.X - k, at.Y + r}, Point{at.X - r, at.Y + k}, Point{at.X - r, at.Y})
	p.curve(Point{at.X - r, at.Y - k}, Point{at.X - k, at.Y - r}, Point{at.X, at.Y - r})
	p.curve(Point{at.X + k, at.Y - r}, Point{at.X + r, at.Y - k}, Point{at.X + r, at.Y})
	p.close()
}
