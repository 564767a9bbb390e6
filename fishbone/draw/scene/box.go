package scene

import "math"

// box is an upright rectangle.
type box struct{ left, top, right, bottom float64 }

// around is the rectangle around points, and so much more on each side.
func around(points []Point, more float64) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b = box{min(b.left, p.X), min(b.top, p.Y), max(b.right, p.X), max(b.bottom, p.Y)}
	}
	return box{b.left - more, b.top - more, b.right + more, b.bottom + more}
}

func (b box) meets(o box) bool {
	return b.left <= o.right && o.left <= b.right && b.top <= o.bottom && o.top <= b.bottom
}
