package fish

import (
	"math"
	"slices"

	"whybone/fishbone"
)

// pinned lays out categories that were changed a little as they were before: every
// category keeps its columns and their width, every cause its place, and only what
// must grows. It returns nil where that cannot be done.
func (l *layout) pinned(cats []*category, h head) *layout {
	if len(cats) != len(l.places) {
		return nil
	}
	n := *l
	n.head, n.right = h, headGap+h.width
	n.places = slices.Clone(l.places)
	for i, c := range cats {
		p := &n.places[i]
		if c.id != p.cat.id {
			return nil
		}
		if c != p.cat && !n.renew(p, c) {
			return nil
		}
	}
	n.widen()
	n.extendEdge()
	return &n
}

// headFrom chooses the head for another problem: the flattest that is no wider than
// the former one and does not get in the way of the causes beside it.
func (l *layout) headFrom(hs []head) (head, bool) {
	half := math.Inf(1)
	beside := false
	for i := range l.places {
		p := &l.places[i]
		half = min(half, p.height-nearBox)
		for _, s := range p.pocket {
			half, beside = min(half, s.in-nearSpine), true
		}
	}
	for _, h := range hs {
		if h.height/2 <= half && h.width <= l.head.width+1e-9 {
			if beside {
				h.width = l.head.width
			}
			return h, true
		}
	}
	return head{}, false
}

// sideIndex says which of the two sides a place is on.
func (p *place) sideIndex() int {
	if p.above {
		return 0
	}
	return 1
}

// isLast says that no category of the same side is behind the i-th.
func (l *layout) isLast(i int) bool { return i+2 >= len(l.places) }

// renew sets a category anew in its former place.
func (l *layout) renew(p *place, c *category) bool {
	was := p.pins(c.rows)
	columns := columnsFrom(c, was)
	if !c.fillRibs(columns, was, len(p.ribs)) {
		return false
	}
	rows, ok := c.split(columns, len(p.ribs)), true
	p.cat, p.name, p.cut = c, c.name, c.cut
	strips := len(p.ribs)
	if l.isLast(c.index) {
		strips--
	}
	for _, s := range rows[1 : strips+1] {
		for i := s.from; i < s.to; i++ {
			p.apart = max(p.apart, c.rows[i].least())
		}
	}
	if p.pocket, ok = l.settlePocket(p, rows[0], was); !ok {
		return false
	}
	p.ribs = slices.Clone(p.ribs)
	for k := range p.ribs {
		p.ribs[k].foot = p.foot - float64(k)*p.apart
		r := strip(p.apart)
		if k == strips {
			r = behind(p.ribs[k].foot - l.left)
		}
		if p.ribs[k].slots, ok = l.settle(p, rows[k+1], was, r, nearSpine, false); !ok {
			return false
		}
	}
	p.stretchName()
	l.boxes[p.sideIndex()] = max(l.boxes[p.sideIndex()], p.boxHeight())
	return true
}

// settlePocket seats the rows on the head's side of a rib. Where they find no room
// nearer to the head they move outwards, and new ones take more lines.
func (l *layout) settlePocket(p *place, rows span, was []*pin) ([]slot, bool) {
	near, heights := l.head.height/2+nearSpine, l.heights
	for _, try := range []struct {
		firm     bool
		narrower float64
	}{{false, 0}, {true, 0}, {true, 2}, {true, 4}} {
		l.heights = heights
		slots, ok := l.settle(p, rows, was, before(l.right-try.narrower), near, try.firm)
		if ok && roomy(slots, before(l.right)) {
			return slots, true
		}
	}
	return nil, false
}

// fillRibs gives a rib that would stand without causes one of its neighbour's; false
// where the neighbours have none to spare.
func (c *category) fillRibs(columns []int, was []*pin, ribs int) bool {
	have := make([]int, ribs)
	for _, k := range columns {
		if k >= 0 {
			have[k]++
		}
	}
	for k := range have {
		if have[k] > 0 || ribs == 1 {
			continue
		}
		from := k + 1
		if from == ribs || have[from] < 2 {
			from = k - 1
		}
		if from < 0 || have[from] < 2 {
			return false
		}
		g := slices.Index(columns, from)
		if from < k {
			g += have[from] - 1
		}
		columns[g] = k
		clear(was[c.groups[g].from:c.groups[g].to])
		have[from], have[k] = have[from]-1, 1
	}
	return true
}

// split returns the rows in each column, beginning with those on the head's side of
// the first rib.
func (c *category) split(columns []int, ribs int) []span {
	rows := make([]span, ribs+1)
	for g, k := range columns {
		s, group := &rows[k+1], c.groups[g]
		if s.to == 0 {
			*s = group
		}
		s.from, s.to = min(s.from, group.from), max(s.to, group.to)
	}
	return rows
}

// pin is where a row was: in which column, −1 for the head's side of the first rib.
type pin struct {
	column int
	slot   slot
}

// pins finds where each row was; nil for one that is new, or that is no longer
// between its former neighbours.
func (p *place) pins(rows []row) []*pin {
	all := make(map[fishbone.ID]*pin, len(p.cat.rows))
	add := func(column int, slots []slot) {
		for _, s := range slots {
			all[s.row.id] = &pin{column, s}
		}
	}
	add(-1, p.pocket)
	for k, r := range p.ribs {
		add(k, r.slots)
	}
	was := make([]*pin, len(rows))
	for i := range rows {
		was[i] = all[rows[i].id]
	}
	keepOrder(was, func(a, b *pin) bool {
		if a.column != b.column {
			return (a.column > b.column) == p.cat.inwards
		}
		return p.topOf(a.slot) < p.topOf(b.slot)
	})
	return was
}

// topOf is how far down the page a slot begins.
func (p *place) topOf(s slot) float64 {
	if p.above {
		return -s.out
	}
	return s.in
}

// keepOrder forgets as few pins as it can so that each of the rest comes before the next.
func keepOrder(was []*pin, before func(a, b *pin) bool) {
	var ends []int // the last of the best sequence of each length
	back := make([]int, len(was))
	for i, w := range was {
		if w == nil {
			continue
		}
		n, _ := slices.BinarySearchFunc(ends, w, func(end int, w *pin) int {
			if before(was[end], w) {
				return -1
			}
			return 1
		})
		back[i] = -1
		if n > 0 {
			back[i] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{i}, ends[min(n+1, len(ends)):]...)...)
	}
	kept := make([]bool, len(was))
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = back[i] {
			kept[i] = true
		}
	}
	for i := range was {
		if !kept[i] {
			was[i] = nil
		}
	}
}

// columnsFrom says in which column each group stands: in its former one, or with the
// group before it. Rows that came from elsewhere lose their pins.
func columnsFrom(c *category, was []*pin) []int {
	order := make([]int, len(c.groups)) // the team's
	for i := range order {
		if order[i] = i; c.inwards {
			order[i] = len(order) - 1 - i
		}
	}
	columns := make([]int, len(c.groups))
	next := 0
	for _, g := range slices.Backward(order) {
		if w := was[c.groups[g].from]; w != nil {
			next = w.column
		}
		columns[g] = next
	}
	for i, g := range order {
		// Beside the head is room for little more: what is new stands with the next one.
		if i > 0 && was[c.groups[g].from] == nil && (c.inwards || columns[order[i-1]] >= 0) {
			columns[g] = columns[order[i-1]]
		}
		for r := c.groups[g].from; r < c.groups[g].to; r++ {
			if was[r] != nil && was[r].column != columns[g] {
				was[r] = nil
			}
		}
	}
	return columns
}

// roomy says whether every label fits into the room where it lies.
func roomy(slots []slot, r room) bool {
	for _, s := range slots {
		if s.row.need(s.lines) > r.at(s.in, s.out)+1e-6 {
			return false
		}
	}
	return true
}

// widen moves categories towards the tail where the one before them became too wide,
// in columns or in its name.
func (l *layout) widen() {
	moved := 0.0
	for pair := 0; 2*pair < len(l.places); pair++ {
		both := l.places[2*pair : min(2*pair+2, len(l.places))]
		more := 0.0
		for i := range both {
			both[i].height = l.heights[i]
			if behind := 2*pair + 2 + i; behind < len(l.places) {
				more = max(more, both[i].overlap(l.places[behind], l.heights[i]))
			}
		}
		for i := range both {
			both[i].move(-moved)
			both[i].width += more
		}
		moved += more
	}
	l.left, l.edge = l.left-moved, l.edge-moved
}

// overlap returns how much further away the next category of the same side must be.
func (p *place) overlap(next place, height float64) float64 {
	next.height = height
	left, _ := p.box()
	_, right := next.box()
	return max(0, float64(len(p.ribs))*p.apart-p.width, right+boxGap-left)
}

// move moves a category along the spine.
func (p *place) move(by float64) {
	if by == 0 {
		return
	}
	p.foot += by
	p.ribs = slices.Clone(p.ribs)
	for k := range p.ribs {
		p.ribs[k].foot += by
	}
}

// leftmost is the left end of the tail and of the last categories.
func (l *layout) leftmost() float64 {
	end := l.tail - finLength
	for i := range l.places {
		if !l.isLast(i) {
			continue
		}
		p := &l.places[i]
		left, _ := p.box()
		r := p.ribs[len(p.ribs)-1]
		end = min(end, left, r.foot-spineBehind)
		for _, s := range r.slots {
			end = min(end, levelLine(r.foot, s.out, s.row.level)-toLine-s.width())
		}
	}
	return end
}

// extendEdge moves the paper's edge behind everything. The edge never comes back, or the
// picture would move each time somebody rewords the longest label.
func (l *layout) extendEdge() {
	l.left = min(l.left, l.leftmost())
	l.tail = l.tailEnd()
	l.edge = min(l.edge, l.leftmost())
	l.left = min(l.left, l.edge)
	for i := range l.places {
		if p := &l.places[i]; l.isLast(i) {
			p.width = p.foot - l.left
		}
	}
}
