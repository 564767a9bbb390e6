package scene

import "math"

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
