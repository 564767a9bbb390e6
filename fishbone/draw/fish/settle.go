package fish

import (
	"math"
	"slices"

	"whybone/fishbone/draw/notation"
)

// settle seats the rows of a column near to where they were. The column reaches from the
// distance near from the spine to the category's box, which moves outwards where the rows
// need it. Firm rows do not move towards the spine. It returns false where a row has no
// room at all.
func (l *layout) settle(p *place, rows span, was []*pin, r room, near float64, firm bool) ([]slot, bool) {
	if rows.from >= rows.to {
		return nil, true
	}
	lines, ok := p.linesFor(rows, was, r)
	if !ok {
		return nil, false
	}
	items := make([]item, rows.to-rows.from)
	for i := range items {
		w := &p.cat.rows[rows.from+i]
		t := item{height: notation.Pitch * float64(lines[i]), top: w.level == 0}
		if i > 0 {
			t.gap = gapAbove(p.cat.rows, rows.from+i)
		}
		if pin := was[rows.from+i]; pin != nil {
			t.pinned, t.want = true, p.bottomOf(pin.slot)-t.height
		}
		items[i] = t
	}
	far := l.heights[p.sideIndex()] - nearBox
	s := stack{near, far, false, firm}
	if p.above {
		s = stack{-far, -near, true, firm}
	}
	tops, grown := s.settle(items)
	l.heights[p.sideIndex()] += grown
	slots := make([]slot, len(items))
	for i := range slots {
		in, out := tops[i], tops[i]+items[i].height
		if p.above {
			in, out = -out, -in
		}
		slots[i] = slot{row: &p.cat.rows[rows.from+i], lines: lines[i], in: in, out: out}
		slots[i].spare = slots[i].spareIn(r)
		if pin := was[rows.from+i]; pin != nil && pin.slot.row.sameRoom(slots[i].row) {
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
			if pin.slot.row.sameRoom(w) {
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
			n = w.most()
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

// item is one label of a stack, in em. A pinned one wants to begin at want.
type item struct {
	height, gap, want float64 // gap is free above it
	pinned, top       bool    // top is a cause on the rib
}

// stack is a stretch of the page in which items stand below each other. It grows upwards,
// or else downwards. The items of a firm stack move only in that direction.
type stack struct {
	from, to float64
	up, firm bool
}

const (
	mostDrift  = 0.93 // moving so far along a rib, a label moves less than 1 em
	mostGrowth = 4.0  // of a rib, only so that labels can stay where they are
)

// settle puts items below each other. Nothing moves further than mostDrift if a little
// growth of the stack is enough for that, or if the items may stand closer. It returns
// where each begins and how much the stack grew.
func (s stack) settle(items []item) (tops []float64, grown float64) {
	if grown, ok := s.growth(items, mostDrift, mostGrowth); ok {
		return s.grow(grown).place(items, mostDrift), grown
	}
	s, items = s.closer(items)
	if grown, ok := s.growth(items, mostDrift, mostGrowth); ok {
		return s.grow(grown).place(items, mostDrift), grown
	}
	any := math.Inf(1)
	grown, _ = s.growth(items, any, length(items))
	return s.grow(grown).place(items, any), grown
}

// length is the least height that items take.
func length(items []item) float64 {
	sum := 0.0
	for _, t := range items {
		sum += t.gap + t.height
	}
	return sum
}

// growth returns how much the stack must grow so that nothing moves further than most.
// It returns false where that exceeds what the items need by more than a limit.
func (s stack) growth(items []item, most, limit float64) (grown float64, ok bool) {
	low := max(0, length(items)-(s.to-s.from))
	if s.grow(low).allows(items, most) {
		return low, true
	}
	high := low + limit
	if !s.grow(high).allows(items, most) {
		return high, false
	}
	for high-low > 0.02 {
		if middle := (low + high) / 2; s.grow(middle).allows(items, most) {
			high = middle
		} else {
			low = middle
		}
	}
	return high, true
}

// closer lets items stand closer to each other, and to the spine.
func (s stack) closer(items []item) (stack, []item) {
	const row, group, spine = 0.10, 0.30, 0.20
	if s.up {
		s.to += spine
	} else {
		s.from -= spine
	}
	near := slices.Clone(items)
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

// grow makes the stack longer at the end that can move.
func (s stack) grow(by float64) stack {
	if s.up {
		s.from -= by
	} else {
		s.to += by
	}
	return s
}

// moves returns how far items may move up and down when none moves further than most.
func (s stack) moves(most float64) (up, down float64) {
	switch {
	case !s.firm:
		return most, most
	case s.up:
		return most, 0
	}
	return 0, most
}

// allows says whether no pinned item needs to move further than most.
func (s stack) allows(items []item, most float64) bool {
	y := s.from - 1e-9
	up, down := s.moves(most)
	for _, t := range items {
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

// place gives each item the place that it wants, as far as those above and below it
// have room and none moves further than most.
func (s stack) place(items []item, most float64) []float64 {
	latest, easy := s.bounds(items, most)
	tops := make([]float64, len(items))
	y := s.from
	for i, t := range items {
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

// bounds says how late each item may begin: so that nothing below it moves further
// than most, and so that nothing below it moves at all.
func (s stack) bounds(items []item, most float64) (latest, easy []float64) {
	latest, easy = make([]float64, len(items)), make([]float64, len(items))
	last, free := s.to, s.to
	_, down := s.moves(most)
	for i := len(items) - 1; i >= 0; i-- {
		t := items[i]
		last, free = last-t.height, free-t.height
		if t.pinned {
			last, free = min(last, t.want+down), min(last, t.want)
		}
		latest[i], easy[i] = last, min(last, free)
		last, free = last-t.gap, free-t.gap
	}
	return latest, easy
}
