package fish

import (
	"math"

	"whybone/fishbone/draw/notation"
)

// Geometry is counted in em of the label font, with the spine at height 0 and
// distances from it growing outwards on both sides: a rib that starts at x on the
// spine is at x − cot·v at the distance v. All ribs are parallel on their side, so
// that the strips of the categories tile without waste.
const (
	cot = 0.36397 // of 70°, the angle between rib and spine

	lineDrop = 0.08 // from a cause's line up or down to the end of its lowest line

	rowGap   = 0.25 // between a cause and the next one below it
	groupGap = 0.35 // added to that between two causes on the rib
	indent   = 1.00 // from one level's line to the next
	toLine   = 0.45 // from a label to the line that it hangs on
	colGap   = 0.80 // from a label to the next rib

	nearSpine = 0.45 // free between the spine and the nearest label
	nearBox   = 0.50 // free between the outermost label and the category's box
)

// room is how wide a row may be that lies between two distances from the spine:
// base + inner·in − outer·out.
type room struct{ base, inner, outer float64 }

// strip is the room between two ribs that are width apart.
func strip(width float64) room { return room{width - colGap, cot, cot} }

// behind is the room from a rib to a paper's edge that is base away from the rib's
// foot, on the side of the tail.
func behind(base float64) room { return room{base, 0, cot} }

// before is the same on the side of the head.
func before(base float64) room { return room{base, cot, 0} }

// slot is where a row lies: its number of lines, its distances from the spine, and how
// much wider its lines may be than they need.
type slot struct {
	row     *row
	lines   int
	in, out float64
	spare   float64
}

// mostSpareLine is how much wider a line may be than it need be, in em, to end better.
const mostSpareLine = 4.0

// spareIn returns how much wider the lines of a row may be where it lies. Near the
// spine, where the tail is, they are as narrow as they can be.
func (s slot) spareIn(r room) float64 {
	if r.inner == 0 && s.in < finHeight+0.3 {
		return 0
	}
	return min(mostSpareLine, max(0, r.at(s.in, s.out)-s.row.need(s.lines)))
}

// at is the width of the room between two distances from the spine.
func (r room) at(in, out float64) float64 { return r.base + r.inner*in - r.outer*out }

// set sets rows one after another from the distance v on, as it finds them in a
// room. It returns the distance at which it ends; false if some row has no room.
// Extra is added between two causes on the rib. The slots are appended to into, in
// the order of setting, unless that is nil.
func (s seating) set(rows []row, r room, v, extra float64, into *[]slot) (float64, bool) {
	step := 1.0
	if s.inwards {
		step = -1
	}
	// Rows follow each other down the page; above the spine outwards is up.
	first, next := 0, 1
	if s.above != s.inwards {
		first, next = len(rows)-1, -1
	}
	for i := first; i >= 0 && i < len(rows); i += next {
		if i != first {
			v += step * (gapAbove(rows, max(i, i-next)) + extraAbove(rows, max(i, i-next), extra))
		}
		n := rows[i].linesIn(r, v, step)
		if n == 0 {
			return v, false
		}
		end := v + step*notation.Pitch*float64(n)
		if into != nil {
			at := slot{row: &rows[i], lines: n, in: math.Min(v, end), out: math.Max(v, end)}
			at.spare = at.spareIn(r)
			*into = append(*into, at)
		}
		v = end
		if s.most > 0 && v > s.most {
			return v, false
		}
	}
	return v, true
}

// seating is the side of the spine, and whether rows are set towards the spine or
// away from it.
type seating struct {
	above, inwards bool
	most           float64 // distance from the spine that rows may reach; any if 0
}

func gapAbove(rows []row, i int) float64 {
	if rows[i].level == 0 {
		return rowGap + groupGap
	}
	return rowGap
}

func extraAbove(rows []row, i int, extra float64) float64 {
	if rows[i].level == 0 {
		return extra
	}
	return 0
}

// linesIn returns the least number of lines that a row needs to fit into a room, 0
// if it does not fit at all.
func (w *row) linesIn(r room, v, step float64) int {
	for n := 1; n <= w.most(); n++ {
		end := v + step*notation.Pitch*float64(n)
		if w.need(n) <= r.at(math.Min(v, end), math.Max(v, end))+1e-6 {
			return n
		}
	}
	return 0
}
