package fish

import "math"

// The first and the last category of a side have room that the others do not have:
// the triangle between the first rib and the head, and the one behind the last rib.

// mostPocket is how many causes may stand on the head side of the first rib.
const mostPocket = 8

// pocketMost is how many of a category's causes may go to the head side: at most half,
// and none of three or fewer.
func (c *category) pocketMost() int {
	if len(c.groups) < 4 {
		return 0
	}
	return min(mostPocket, len(c.groups)/2)
}

// pocketRows are the rows of the causes that stand on the head side, of the m groups that
// are nearest to the head.
func (c *category) pocketRows(m int) []row { return c.rowsOf(span{0, m}) }

// pocketFits says whether m causes of a category find room on the head side of its rib. The paper ends at right from the foot of the rib; half is half of
// the height of the head.
func (c *category) pocketFits(m int, above bool, height, right, half float64) bool {
	if m == 0 {
		return true
	}
	in, ok := seating{above: above, inwards: true}.set(c.pocketRows(m), before(right), height-nearBox, 0, nil)
	return ok && in >= half+nearSpine
}

// rowsOf are the rows of some groups, in the team's order.
func (c *category) rowsOf(groups span) []row {
	if groups.from >= groups.to {
		return nil
	}
	first, last := c.groups[groups.from], c.groups[groups.to-1]
	if c.inwards {
		first, last = last, first
	}
	return c.rows[first.from:last.to]
}

// tailWidth returns how far the paper must reach behind the foot of a rib so that
// its rows fit below the given height; +Inf if they never do.
func tailWidth(rows []row, above bool, height float64) float64 {
	if len(rows) == 0 {
		return 0
	}
	s := seating{above: above, most: height - nearBox + 1e-9}
	fits := func(width float64) bool {
		_, ok := s.set(rows, behind(width), nearSpine, 0, nil)
		return ok
	}
	low, high := narrowestWrap+toLine, 0.0
	for i := range rows {
		high = math.Max(high, rows[i].widest()+cot*height)
	}
	if !fits(high) {
		return math.Inf(1)
	}
	for high-low > 0.1 {
		middle := (low + high) / 2
		if fits(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// widest is the room that a row takes with as few lines as it can have.
func (w *row) widest() float64 {
	for n := 1; n < w.most(); n++ {
		if !math.IsInf(w.need(n), 1) {
			return w.need(n)
		}
	}
	return w.need(w.most())
}

// tail is how the last category of a side is set: in columns, of which the last one
// uses the triangle behind it.
type tail struct {
	columns int
	column  float64 // width of every column but the last
	width   float64 // from the foot of the first rib to the end of the paper
	split   []span  // the groups of each column
}

const spineBehind = 3.0 // how far the spine reaches behind the last rib at least

// tailFor sets the groups of a category from the m-th on within a height, as the
// last category of its side.
func (c *category) tailFor(t table, m int, above bool, height float64) tail {
	best := tail{width: math.Inf(1)}
	usual, ok := t.narrowest(height - nearSpine - nearBox)
	if !ok {
		usual.columns, usual.column = 1, 0
	}
	for k := max(1, usual.columns-1); k <= usual.columns; k++ {
		if try := c.tailOf(m, above, height, k, usual); try.width < best.width-0.1 {
			best = try
		}
	}
	left, _ := c.boxReach(best.columns, best.column)
	best.width = max(best.width, left+cot*height, float64(best.columns-1)*best.column+spineBehind)
	return best
}

// tailOf sets the groups in exactly k columns, all but the last as wide as those of an
// option of the table.
func (c *category) tailOf(m int, above bool, height float64, k int, usual option) tail {
	groups := span{m, len(c.groups)}
	if k == 1 {
		return tail{columns: 1, width: tailWidth(c.rowsOf(groups), above, height), split: []span{groups}}
	}
	column, most := usual.column, height-nearSpine-nearBox
	heights := c.groupHeights(column, nil)[m:]
	if k == usual.columns {
		most = min(most, usual.height)
	} else if g := newGroupSums(heights); g.fit(k, most) {
		most = min(most, g.lowest(k, unbounded()))
	}
	split := splitAt(heights, most)
	if len(split) < k {
		return tail{width: math.Inf(1)}
	}
	if len(split) > k { // the last column takes what is left
		split[k-1].to = split[len(split)-1].to
		split = split[:k]
	}
	for i := range split {
		split[i].from, split[i].to = split[i].from+m, split[i].to+m
	}
	last := tailWidth(c.rowsOf(split[k-1]), above, height)
	return tail{columns: k, column: column, width: float64(k-1)*column + last, split: split}
}
