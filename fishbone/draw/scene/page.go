package scene

import (
	"math"
	"slices"
)

// Page is the paper of a picture. The zero value is Fit.
type Page int

// The pages. Those of a fixed size lie on their long side.
const (
	Fit  Page = iota // as large as the picture comes out, never split
	A4               // 297 × 210 mm
	A3               // 420 × 297 mm
	Wide             // a slide of 13⅓ × 7½ inches
	A2               // 594 × 420 mm
	A1               // 841 × 594 mm
	A0               // 1189 × 841 mm
)

// Posters are the sheets for what hangs on a wall, the smallest first.
var Posters = []Page{A4, A3, A2, A1, A0}

// Size returns width and height in points; false for Fit, which has none of its own.
func (p Page) Size() (width, height float64, ok bool) {
	switch p {
	case A4:
		return 841.89, 595.28, true
	case A3:
		return 1190.55, 841.89, true
	case Wide:
		return 960, 540, true
	case A2:
		return 1683.78, 1190.55, true
	case A1:
		return 2383.94, 1683.78, true
	case A0:
		return 3370.39, 2383.94, true
	}
	return 0, 0, false
}

// margin is how much of each edge stays empty, in points: more on a large sheet, which its
// printer holds there.
func (p Page) margin() float64 {
	_, height, _ := p.Size()
	return max(18, height/47)
}

// Readable returns how large the text of a picture should be on the page at least, in
// points: on paper what small print has, on a slide what is read from three metres.
func (p Page) Readable() float64 {
	if p == Wide {
		return 12
	}
	return 8
}

// Inner returns the room within the margins; false for Fit.
func (p Page) Inner() (width, height float64, ok bool) {
	width, height, ok = p.Size()
	return width - 2*p.margin(), height - 2*p.margin(), ok
}

// Target returns the width divided by the height that a picture for the page should come
// near. That is the page's own if its size is fixed, else the wanted one, or 16:9 where
// that makes no sense.
func (p Page) Target(wanted float64) float64 {
	if width, height, ok := p.Inner(); ok {
		return width / height
	}
	if !(wanted > 0.05 && wanted < 20) {
		return 16.0 / 9
	}
	return wanted
}

// Scale is how much larger or smaller a scene becomes on the page.
func (p Page) Scale(s *Scene) float64 {
	width, height, ok := p.Inner()
	if !ok {
		return 1
	}
	return math.Min(width/s.Width, height/s.Height)
}

// Center scales a scene to the page and moves it into the middle. It changes the scene.
func (p Page) Center(s *Scene) *Scene {
	width, height, ok := p.Size()
	if !ok {
		return s
	}
	k := p.Scale(s)
	s.Transform(k, (width-k*s.Width)/2, (height-k*s.Height)/2)
	s.Width, s.Height = width, height
	return s
}

// Poster puts a scene on one sheet, as large as it fits: on one that stands upright where it is
// larger there. It changes the scene.
func (p Page) Poster(s *Scene) *Scene {
	width, height, ok := p.Size()
	if !ok {
		return s
	}
	if s.Height > s.Width {
		width, height = height, width
	}
	k := math.Min((width-2*p.margin())/s.Width, (height-2*p.margin())/s.Height)
	s.Transform(k, (width-k*s.Width)/2, (height-k*s.Height)/2)
	s.Width, s.Height = width, height
	return s
}

// Copy is a scene that can be changed without this one; what a pointer finds in it is left out.
func (s *Scene) Copy() *Scene {
	c := *s
	c.Areas, c.Texts = nil, slices.Clone(s.Texts)
	c.Lines, c.Shapes = slices.Clone(s.Lines), slices.Clone(s.Shapes)
	c.Images, c.Headings = slices.Clone(s.Images), slices.Clone(s.Headings)
	for i := range c.Lines {
		c.Lines[i].Points = slices.Clone(c.Lines[i].Points)
	}
	for i := range c.Shapes {
		c.Shapes[i].Points = slices.Clone(c.Shapes[i].Points)
	}
	return &c
}

// Transform makes a scene k times as large and moves it on its paper.
func (s *Scene) Transform(k, dx, dy float64) {
	move := func(points []Point) {
		for i, at := range points {
			points[i] = Point{k*at.X + dx, k*at.Y + dy}
		}
	}
	for i := range s.Lines {
		s.Lines[i].Width *= k
		move(s.Lines[i].Points)
	}
	for i := range s.Shapes {
		s.Shapes[i].Radius *= k
		move(s.Shapes[i].Points)
	}
	for i := range s.Texts {
		t := &s.Texts[i]
		t.At = Point{k*t.At.X + dx, k*t.At.Y + dy}
		t.Width, t.Size = k*t.Width, k*t.Size
	}
	for i := range s.Images {
		m := &s.Images[i]
		m.At = Point{k*m.At.X + dx, k*m.At.Y + dy}
		m.Width, m.Height = k*m.Width, k*m.Height
	}
	for i := range s.Headings {
		s.Headings[i].At = k*s.Headings[i].At + dy
	}
	for i := range s.Areas {
		move(s.Areas[i].Polygon)
	}
	s.Anchor = Point{k*s.Anchor.X + dx, k*s.Anchor.Y + dy}
	s.Width, s.Height = k*s.Width, k*s.Height
}
