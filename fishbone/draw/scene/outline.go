package scene

import (
	"math"
)

// bend is how far a curve's handles reach towards a corner to look like a quarter
// of a circle.
const bend = 0.5523

// corner is one corner of a shape: straight to From, then a curve with the given
// handles to To. A sharp corner has all four in one place.
type corner struct{ From, First, Second, To Point }

// corners returns the outline of a shape, its corners rounded as far as its sides
// are long enough.
func (p *Shape) corners() []corner {
	cs := make([]corner, len(p.Points))
	for i, at := range p.Points {
		before := p.Points[(i+len(p.Points)-1)%len(p.Points)]
		after := p.Points[(i+1)%len(p.Points)]
		from, to := towards(at, before, p.Radius), towards(at, after, p.Radius)
		cs[i] = corner{from, between(from, at, bend), between(to, at, bend), to}
	}
	return cs
}

// towards goes from a on the way to b, no further than half of it.
func towards(a, b Point, length float64) Point {
	way := math.Hypot(b.X-a.X, b.Y-a.Y)
	if way == 0 || length <= 0 {
		return a
	}
	return between(a, b, math.Min(length/way, 0.5))
}

func between(a, b Point, part float64) Point {
	return Point{a.X + (b.X-a.X)*part, a.Y + (b.Y-a.Y)*part}
}

// The dashes of a line and the gaps between them, in widths of the line. Round ends
// make a dash one width longer than this and a gap one shorter.
const (
	dashInk = 3.0
	dashGap = 3.4
)

// Solid returns the scene with each dash of its dashed lines as a line of its own, for
// formats that know no dashes. The scene is not changed. A scene without dashed lines is
// returned itself.
func (s *Scene) Solid() *Scene {
	var lines []Line
	for i, l := range s.Lines {
		if l.Dashed && lines == nil {
			lines = append(make([]Line, 0, 2*len(s.Lines)), s.Lines[:i]...)
		}
		switch {
		case l.Dashed:
			lines = append(lines, l.dashes()...)
		case lines != nil:
			lines = append(lines, l)
		}
	}
	if lines == nil {
		return s
	}
	solid := *s
	solid.Lines = lines
	return &solid
}

// dashes cuts a line into its dashes, which go around its bends.
func (l *Line) dashes() []Line {
	var all []Line
	piece := *l
	piece.Dashed = false
	add := func(ps []Point) {
		piece.Points = ps
		all = append(all, piece)
	}
	ink, gap := math.Max(dashInk*l.Width, 0.1), math.Max(dashGap*l.Width, 0.1)
	var dash []Point // the one that is being drawn; none in a gap
	left := ink      // until the dash or the gap ends
	for i := 1; i < len(l.Points); i++ {
		a, b := l.Points[i-1], l.Points[i]
		if dash == nil && i == 1 {
			dash = []Point{a}
		}
		way := math.Hypot(b.X-a.X, b.Y-a.Y)
		for gone := 0.0; gone < way; {
			step := math.Min(left, way-gone)
			gone, left = gone+step, left-step
			at := between(a, b, gone/way)
			if dash != nil {
				dash = append(dash, at)
			}
			switch {
			case left > 1e-9:
			case dash != nil:
				add(dash)
				dash, left = nil, gap
			default:
				dash, left = []Point{at}, ink
			}
		}
	}
	if len(dash) > 1 {
		add(dash)
	}
	return all
}
