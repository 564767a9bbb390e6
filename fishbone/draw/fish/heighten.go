package fish

import (
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Heighten makes a fish that is flatter than a shape, which is its width divided by its height, higher
// until it has that shape, at most by a factor. Causes move away from the spine and from each other, and
// ribs get steeper; words keep their size, so nothing comes to lie over another thing.
func Heighten(s *scene.Scene, shape, most float64) {
	h := heightening{spine: s.Anchor.Y, lines: map[fishbone.ID]float64{}, boxes: map[fishbone.ID]float64{}}
	h.read(s)
	above, below := h.reach()
	if above+below <= 0 || shape <= 0 {
		return
	}
	if h.by = min(most-1, (s.Width/shape-s.Height)/(above+below)); h.by <= 0 {
		return
	}
	h.up, h.down = above*h.by, below*h.by
	// Everything is drawn from the top: what moved up is where the top was.
	for i := range s.Lines {
		l := &s.Lines[i]
		l.Points = moved(l.Points, func(y float64) float64 { return h.up + h.line(l.Of, l.Part, y) })
	}
	for i := range s.Shapes {
		o := &s.Shapes[i]
		d := h.up + h.thing(o.Of, o.Part, middle(o.Points))
		o.Points = moved(o.Points, func(y float64) float64 { return y + d })
	}
	for i := range s.Texts {
		t := &s.Texts[i]
		t.At.Y += h.up + h.thing(t.Of, t.Part, t.At.Y)
	}
	for i := range s.Images {
		s.Images[i].At.Y += h.up + h.thing("", scene.PartCaption, s.Images[i].At.Y)
	}
	for i := range s.Areas {
		a := &s.Areas[i]
		if a.Part == scene.PartCategory {
			a.Polygon = moved(a.Polygon, func(y float64) float64 { return h.up + h.line(a.Of, a.Part, y) })
			continue
		}
		d := h.up + h.thing(a.Of, a.Part, middle(a.Polygon))
		a.Polygon = moved(a.Polygon, func(y float64) float64 { return y + d })
	}
	s.Anchor.Y += h.up
	s.Height += h.up + h.down
}

// heightening is what is needed to know where something comes to.
type heightening struct {
	spine float64
	by    float64                 // how much further from the spine things are, of how far they were
	up    float64                 // how far what stands above the fish moves
	down  float64                 // how far what stands below it moves
	lines map[fishbone.ID]float64 // that causes stand on
	boxes map[fishbone.ID]float64 // of categories, their edges towards the spine
}

// read finds the lines of causes and the boxes of categories.
func (h *heightening) read(s *scene.Scene) {
	for _, l := range s.Lines {
		if last := len(l.Points) - 1; l.Part == scene.PartCause && l.Points[0].Y == l.Points[last].Y {
			h.lines[l.Of] = l.Points[0].Y
		}
	}
	for _, o := range s.Shapes {
		if o.Part != scene.PartCategory {
			continue
		}
		edge, known := h.boxes[o.Of]
		for _, p := range o.Points {
			if !known || math.Abs(p.Y-h.spine) < math.Abs(edge-h.spine) {
				edge, known = p.Y, true
			}
		}
		h.boxes[o.Of] = edge
	}
}

// reach is how long the ribs are on each side of the spine.
func (h *heightening) reach() (above, below float64) {
	for _, edge := range h.boxes {
		above, below = max(above, h.spine-edge), max(below, edge-h.spine)
	}
	return above, below
}

// away is how much further from the spine a place is.
func (h *heightening) away(y float64) float64 { return (y - h.spine) * h.by }

// line is where a place on a line comes to. A rib ends at its box, which is no higher than before.
func (h *heightening) line(of fishbone.ID, part scene.Part, y float64) float64 {
	switch part {
	case scene.PartSpine, scene.PartTail, scene.PartHead:
		return y
	case scene.PartFootnote, scene.PartLegend, scene.PartCaption:
		return y + h.beside(y)
	}
	return y + h.away(h.within(of, part, y))
}

// within is a place, or where the box of its category begins if it lies beyond.
func (h *heightening) within(of fishbone.ID, part scene.Part, y float64) float64 {
	edge, ok := h.boxes[of]
	if ok && part != scene.PartCause && math.Abs(y-h.spine) >= math.Abs(edge-h.spine) {
		return edge
	}
	return y
}

// thing is how far something moves that keeps its size: a cause with its line, a box with its rib, and
// what stands above or below the fish with that.
func (h *heightening) thing(of fishbone.ID, part scene.Part, y float64) float64 {
	switch part {
	case scene.PartSpine, scene.PartTail, scene.PartHead:
		return 0
	case scene.PartCategory:
		return h.away(h.boxes[of])
	case scene.PartFootnote: // it is of a cause, and stands below the fish
		return h.beside(y)
	}
	if edge := h.within(of, part, y); edge != y {
		return h.away(edge)
	}
	if at, ok := h.lines[of]; ok {
		return h.away(at)
	}
	return h.beside(y)
}

// beside is how far something moves that stands above or below the fish.
func (h *heightening) beside(y float64) float64 {
	if y < h.spine {
		return -h.up
	}
	return h.down
}

// moved are points at other heights.
func moved(points []scene.Point, to func(y float64) float64) []scene.Point {
	all := make([]scene.Point, len(points))
	for i, p := range points {
		all[i] = scene.Point{X: p.X, Y: to(p.Y)}
	}
	return all
}

// middle is the height of the middle of points.
func middle(points []scene.Point) float64 {
	sum := 0.0
	for _, p := range points {
		sum += p.Y
	}
	return sum / float64(max(1, len(points)))
}
