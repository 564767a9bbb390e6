package chart

import (
	"math"

	"gonum.org/v1/plot/vg"
)

// placer finds room for labels beside their points: no label lies on another one, on a
// point or on what is in the way, and no leader crosses a label. Leaders may cross
// points, for of many in one place the inner ones have no other way out.
type placer struct {
	within vg.Rectangle
	taken  []vg.Rectangle // by labels
	points []vg.Rectangle
	lines  [][2]vg.Point // what may not be covered by a label
}

// spot is where a label went.
type spot struct {
	box    vg.Rectangle
	leader [2]vg.Point // from the point to the label, where that is not beside it
	led    bool
}

// The search goes around the point, in ever larger circles.
const (
	near    = 3.0 // from the edge of a point to a label beside it
	around  = 24  // places on each circle
	further = 7.0 // from one circle to the next

	labelGap = 8.0 // between two labels beside each other
)

// place finds room for a label of some size at a point with a radius, no further away
// than most. It takes the room it finds.
func (p *placer) place(at vg.Point, radius, width, height, most vg.Length) (spot, bool) {
	for away := vg.Length(near); away <= most; away += further {
		for i := range around {
			// To the right first, then to the left, above and below, then between.
			angle := []float64{0, math.Pi, math.Pi / 2, -math.Pi / 2}[i%4] + float64(i/4)*2*math.Pi/around
			if s := beside(at, radius+away, width, height, angle); p.free(s, away > near+further) {
				s.led = away > near+further
				p.taken = append(p.taken, s.box)
				if s.led {
					p.lines = append(p.lines, s.leader)
				}
				return s, true
			}
		}
	}
	return spot{}, false
}

// beside puts a label next to a circle around a point, in the direction of an angle.
func beside(at vg.Point, r, width, height vg.Length, angle float64) spot {
	sin, cos := math.Sincos(angle)
	touch := vg.Point{X: at.X + r*vg.Length(cos), Y: at.Y + r*vg.Length(sin)}
	low := vg.Point{X: touch.X - width*vg.Length(1-cos)/2, Y: touch.Y - height*vg.Length(1-sin)/2}
	box := vg.Rectangle{Min: low, Max: low.Add(vg.Point{X: width, Y: height})}
	end := vg.Point{X: min(max(at.X, box.Min.X), box.Max.X), Y: min(max(at.Y, box.Min.Y), box.Max.Y)}
	return spot{box: box, leader: [2]vg.Point{at, end}}
}

// free says whether nothing is in the way of a label and its leader.
func (p *placer) free(s spot, led bool) bool {
	b := s.box
	if !p.holds(b) {
		return false
	}
	air := vg.Point{X: labelGap, Y: 1}
	wide := vg.Rectangle{Min: b.Min.Sub(air), Max: b.Max.Add(air)}
	for _, t := range p.taken {
		if overlap(wide, t) || led && crosses(s.leader, t) {
			return false
		}
	}
	for _, t := range p.points {
		if overlap(b, t) {
			return false
		}
	}
	for _, l := range p.lines {
		if crosses(l, b) {
			return false
		}
	}
	return true
}

// holds says whether a box is within the bounds.
func (p *placer) holds(b vg.Rectangle) bool {
	w := p.within
	return b.Min.X >= w.Min.X && b.Max.X <= w.Max.X && b.Min.Y >= w.Min.Y && b.Max.Y <= w.Max.Y
}

func overlap(a, b vg.Rectangle) bool {
	return a.Min.X < b.Max.X && b.Min.X < a.Max.X && a.Min.Y < b.Max.Y && b.Min.Y < a.Max.Y
}

// crosses says whether a straight line runs through a box (Liang and Barsky).
func crosses(l [2]vg.Point, r vg.Rectangle) bool {
	d := l[1].Sub(l[0])
	from, to := vg.Length(0), vg.Length(1)
	for _, side := range [][2]vg.Length{
		{-d.X, l[0].X - r.Min.X}, {d.X, r.Max.X - l[0].X},
		{-d.Y, l[0].Y - r.Min.Y}, {d.Y, r.Max.Y - l[0].Y},
	} {
		switch {
		case side[0] == 0 && side[1] < 0:
			return false
		case side[0] < 0:
			from = max(from, side[1]/side[0])
		case side[0] > 0:
			to = min(to, side[1]/side[0])
		}
	}
	return from < to
}
