package deck

import (
	"math"
	"strings"
)

// slide is what stands on one, in the order in which it is drawn.
type slide struct {
	shapes []*shape
	groups []groupOf
}

// groupOf is a group with the one around it, -1 for none.
type groupOf struct {
	name  string
	above int
}

// shape is one with words, or a line.
type shape struct {
	name, number     string
	text             string
	box              rect
	group            int // the one that holds it, -1 for none
	line             bool
	placeholder      bool
	flipX, flipY     bool   // of a line
	begin, end       string // the numbers of the shapes that a line is attached to
	arrow, arrowBack bool   // at its end, and at its begin
}

type point struct{ x, y float64 }

// rect is a place on a slide, in points.
type rect struct{ x, y, w, h float64 }

type segment struct{ from, to point }

// segment is the line itself.
func (s *shape) segment() segment {
	b := s.box
	l := segment{point{b.x, b.y}, point{b.x + b.w, b.y + b.h}}
	if s.flipX {
		l.from.x, l.to.x = l.to.x, l.from.x
	}
	if s.flipY {
		l.from.y, l.to.y = l.to.y, l.from.y
	}
	return l
}

// of is the identifier in a name, empty where the name is of another sort.
func (s *shape) of(sort string) string {
	id, ok := strings.CutPrefix(s.name, sort)
	if !ok {
		return ""
	}
	return strings.TrimSpace(id)
}

// says whether there are words in a shape.
func (s *shape) says() bool { return bare(s.text) != "" }

// hasFish says whether a bone or a cause is on the slide.
func (s *slide) hasFish() bool {
	for _, one := range s.shapes {
		if !one.line && (one.of(NameBone) != "" || one.of(NameCause) != "") {
			return true
		}
	}
	return false
}

// hasWhys says whether a tree of whys is on the slide.
func (s *slide) hasWhys() bool {
	for _, one := range s.shapes {
		if !one.line && one.of(NameWhy) != "" {
			return true
		}
	}
	return false
}

func (r rect) middle() point { return point{r.x + r.w/2, r.y + r.h/2} }

// far is how far a point is from a rectangle, 0 within it.
func (r rect) far(p point) float64 {
	return math.Hypot(max(r.x-p.x, 0, p.x-r.x-r.w), max(r.y-p.y, 0, p.y-r.y-r.h))
}

// apart is how far two rectangles are from each other.
func (r rect) apart(o rect) float64 {
	return math.Hypot(max(r.x-o.x-o.w, 0, o.x-r.x-r.w), max(r.y-o.y-o.h, 0, o.y-r.y-r.h))
}

// far is how far a point is from a line.
func (s segment) far(p point) float64 {
	dx, dy := s.to.x-s.from.x, s.to.y-s.from.y
	t := 0.0
	if long := dx*dx + dy*dy; long > 0 {
		t = min(max(((p.x-s.from.x)*dx+(p.y-s.from.y)*dy)/long, 0), 1)
	}
	return math.Hypot(s.from.x+t*dx-p.x, s.from.y+t*dy-p.y)
}

// at is where a line is at a height, or at its end that is nearest to it.
func (s segment) at(y float64) float64 {
	if s.from.y == s.to.y {
		return s.from.x
	}
	t := min(max((y-s.from.y)/(s.to.y-s.from.y), 0), 1)
	return s.from.x + t*(s.to.x-s.from.x)
}

// apart is how far a rectangle is from a line, 0 where the line runs through it.
func (s segment) apart(r rect) float64 {
	if x := s.at(r.middle().y); x >= r.x && x <= r.x+r.w && r.far(point{x, r.middle().y}) == 0 && s.spans(r.middle().y) {
		return 0
	}
	least := min(r.far(s.from), r.far(s.to))
	for _, corner := range []point{{r.x, r.y}, {r.x + r.w, r.y}, {r.x, r.y + r.h}, {r.x + r.w, r.y + r.h}} {
		least = min(least, s.far(corner))
	}
	return least
}

func (s segment) spans(y float64) bool {
	return y >= min(s.from.y, s.to.y) && y <= max(s.from.y, s.to.y)
}
