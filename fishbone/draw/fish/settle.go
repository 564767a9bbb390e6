package fish

import (
	"math"
	"slices"
	"whybone/fishbone/draw/notation"
)

// settle seats the rows of a column near to where they were. The column is between
// near, a distance from the spine, and the category's box, which moves outwards where
// the rows need it. Firm rows do not move towards the spine. It returns false where a
// row has no room at all.
func (l *layout) settle(p *place, rows span, was []*pin, r room, near float64, firm bool) ([]slot, bool) {
	if rows.from >= rows.to {
		return nil, true
	}
	lines, ok := p.linesFor(rows, was, r)
	if !ok {
		return nil, false
	}
	things := make([]thing, rows.to-rows.from)
	for i := range things {
		w := &p.cat.rows[rows.from+i]
		t := thing{height: notation.Pitch * float64(lines[i]), top: w.level == 0}
		if i > 0 {
			t.gap = gapAbove(p.cat.rows, rows.from+i)
		}
		if pin := was[rows.from+i]; pin != nil {
			t.pinned, t.want = true, p.bottomOf(pin.slot)-t.height
		}
		things[i] = t
	}
	far := l.heights[p.side()] - nearBox
	s := shelf{near, far, false, firm}
	if p.above {
		s = shelf{-far, -near, true, firm}
	}
	tops, grown := s.settle(things)
	l.heights[p.side()] += grown
	slots := make([]slot, len(things))
	for i := range slots {
		in, out := tops[i], tops[i]+things[i].height
		if p.above {
			in, out = -out, -in
		}
		slots[i] = slot{row: &p.cat.rows[rows.from+i], lines: lines[i], in: in, out: out}
		slots[i].spare = slots[i].spareIn(r)
		if pin := was[rows.from+i]; pin != nil && pin.slot.row.need == slots[i].row.need {
			slots[i].spare = min(slots[i].spare, pin.slot.spare)
		}
	}
	return slots, true
}

// linesFor says in how many lines each row stands: in as many as before if it is the
// same, else in as few as there is room for about there.
func (p *place) linesFor(rows span, was []*pin, r room) ([]int, bool) {
	lines := make([]int, 0, rows.to-rows.from)
	at := nearSpine
	for i := rows.from; i < rows.to; i++ {
		w, n := &p.cat.rows[i], 0
		if pin := was[i]; pin != nil {
			at = pin.slot.in
			if pin.slot.row.need == w.need {
				n = pin.slot.lines
			}
		}
		if n == 0 {
			n = w.linesIn(r, at, 1)
		}
		if n == 0 && r.inner > 0 { // only the paper's edge at the tail can move
			return nil, false
		}
		if n == 0 {
			n = notation.MostLines
		}
		lines = append(lines, n)
	}
	return lines, true
}

// bottomOf is how far down the page a slot ends.
func (p *place) bottomOf(s slot) float64 {
	if p.above {
		return -s.in
	}
	return s.out
}

// thing is something on a shelf, in em. What is pinned wants to begin at want.
type thing struct {
	height, gap, want float64 // gap is free above it
	pinned, top       bool    // top is a cause on the rib
}

// shelf is a stretch of the page from top to bottom. It can be made longer upwards, or
// else downwards; where it is firm, things move only that way.
type shelf struct {
	from, to float64
	up, firm bool
}

const (
	calm       = 0.93 // moving so far along a rib, a label moves less than 1 em
	mostGrowth = 4.0  // of a rib, only so that labels can stay where they are
)

// settle puts things below each other. Where it can, nothing moves further than calm;
// for that the shelf grows a little, or else the things stand closer. It returns where
// each begins and how much the shelf grew.
func (s shelf) settle(things []thing) (tops []float64, grown float64) {
	if grown, ok := s.growth(things, calm, mostGrowth); ok {
		return s.grow(grown).place(things, calm), grown
	}
	s, things = s.closer(things)
	if grown, ok := s.growth(things, calm, mostGrowth); ok {
		return s.grow(grown).place(things, calm), grown
	}
	any := math.Inf(1)
	grown, _ = s.growth(things, any, length(things))
	return s.grow(grown).place(things, any), grown
}

// length is how much of a shelf the things take at least.
func length(things []thing) float64 {
	sum := 0.0
	for _, t := range things {
		sum += t.gap + t.height
	}
	return sum
}

// growth returns how much the shelf must grow so that nothing moves further than most;
// false where that would be longer than the things need by more than a limit.
func (s shelf) growth(things []thing, most, limit float64) (grown float64, ok bool) {
	low := max(0, length(things)-(s.to-s.from))
	if s.grow(low).allows(things, most) {
		return low, true
	}
	high := low + limit
	if !s.grow(high).allows(things, most) {
		return high, false
	}
	for high-low > 0.02 {
		if middle := (low + high) / 2; s.grow(middle).allows(things, most) {
			high = middle
		} else {
			low = middle
		}
	}
	return high, true
}

// closer lets things stand closer to each other, and to the spine.
func (s shelf) closer(things []thing) (shelf, []thing) {
	const row, group, spine = 0.10, 0.30, 0.20
	if s.up {
		s.to += spine
	} else {
		s.from -= spine
	}
	near := slices.Clone(things)
	for i := range near {
		switch {
		case i > 0 && near[i].top:
			near[i].gap -= group
		case i > 0:
			near[i].gap -= row
		}
	}
	return s, near
}

// grow makes the shelf longer at the end that can move.
func (s shelf) grow(by float64) shelf {
	if s.up {
		s.from -= by
	} else {
		s.to += by
	}
	return s
}

// moves returns how far things may move up and down when none moves further than most.
func (s shelf) moves(most float64) (up, down float64) {
	switch {
	case !s.firm:
		return most, most
	case s.up:
		return most, 0
	}
	return 0, most
}

// allows says whether no pinned thing needs to move further than most.
func (s shelf) allows(things []thing, most float64) bool {
	y := s.from - 1e-9
	up, down := s.moves(most)
	for _, t := range things {
		y += t.gap
		if t.pinned {
			if y > t.want+down {
				return false
			}
			y = max(y, t.want-up)
		}
		y += t.height
	}
	return y <= s.to+1e-9
}

// place gives each thing the place that it wants, as far as those above and below it
// have room and none moves further than most.
func (s shelf) place(things []thing, most float64) []float64 {
	latest, easy := s.bounds(things, most)
	tops := make([]float64, len(things))
	y := s.from
	for i, t := range things {
		y += t.gap
		switch {
		case t.pinned:
			y = min(max(y, t.want), latest[i])
		case t.top && easy[i] > y:
			y += min((easy[i]-y)/2, mostExtra/2)
		}
		tops[i] = y
		y += t.height
	}
	return tops
}

// bounds says how late each thing may begin: so that nothing below it moves further
// than most, and so that nothing below it moves at all.
func (s shelf) bounds(things []thing, most float64) (latest, easy []float64) {
	latest, easy = make([]float64, len(things)), make([]float64, len(things))
	last, free := s.to, s.to
	_, down := s.moves(most)
	for i := len(things) - 1; i >= 0; i-- {
		t := things[i]
		last, free = last-t.height, free-t.height
		if t.pinned {
			last, free = min(last, t.want+down), min(last, t.want)
		}
		latest[i], easy[i] = last, min(last, free)
		last, free = last-t.gap, free-t.gap
	}
	return latest, easy
}
