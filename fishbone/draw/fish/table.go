package fish

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"whybone/fishbone/draw/notation"
)

// option is one way to set a category: in so many columns, each so wide.
type option struct {
	columns int
	column  float64 // width of a column
	height  float64 // of the tallest one
}

func (o option) width() float64 { return float64(o.columns) * o.column }

// table holds the ways to set some groups of a category that are worth considering:
// each is lower than all narrower ones. They are sorted from the lowest to the
// narrowest.
type table []option

// narrowest returns the narrowest option of at most the given height.
func (t table) narrowest(height float64) (option, bool) {
	i := sort.Search(len(t), func(i int) bool { return t[i].height > height+1e-9 })
	if i == 0 {
		return option{column: math.Inf(1), columns: 1}, false
	}
	return t[i-1], true
}

const (
	narrowestWrap = 7.0 // no label is wrapped narrower, in em
	tableStep     = 0.25
	mostColumns   = 60
)

// groupHeights returns how high each group is in a strip of the given width.
func (c *category) groupHeights(width float64, into []float64) []float64 {
	into = into[:0]
	for _, g := range c.groups {
		h := -rowGap
		for i := g.from; i < g.to; i++ {
			h += rowGap + notation.Pitch*float64(c.rows[i].linesInStrip(width))
		}
		into = append(into, h)
	}
	return into
}

func (w *row) linesInStrip(width float64) int {
	for n := 1; n < notation.MostLines; n++ {
		if w.inStrip(n) <= width+1e-6 {
			return n
		}
	}
	return notation.MostLines
}

// stripWidths returns the narrowest and the widest strip worth considering.
func (c *category) stripWidths() (from, to float64) {
	from = narrowestWrap + toLine + colGap + cot*notation.Pitch
	for i := range c.rows {
		from = max(from, c.rows[i].least())
		one := c.rows[i].inStrip(1)
		for n := 2; math.IsInf(one, 1); n++ {
			one = c.rows[i].inStrip(n)
		}
		to = max(to, one)
	}
	return from, max(from, to)
}

// tables makes the tables of a category for its groups from the m-th on, for each m
// up to most.
func (c *category) tables(most int) []table {
	if len(c.tableCache) <= most {
		c.tableCache = c.makeTables(most)
	}
	return c.tableCache[:most+1]
}

func (c *category) makeTables(most int) []table {
	all := make([]table, most+1)
	from, to := c.stripWidths()
	c.narrowestStrip, c.wrapCosts = from, nil
	var heights []float64
	for w := from; ; w = min(w+tableStep, to) {
		heights = c.groupHeights(w, heights)
		c.wrapCosts = append(c.wrapCosts, c.wrapCostIn(w))
		for m := range all {
			all[m] = appendColumns(all[m], heights[min(m, len(heights)):], w)
		}
		if w >= to {
			break
		}
	}
	for m := range all {
		all[m] = all[m].prune()
	}
	return all
}

// wrapCostIn is the mean wrap cost of the labels in a strip.
func (c *category) wrapCostIn(width float64) float64 {
	sum := 0.0
	for i := range c.rows {
		sum += c.rows[i].wrapCostIn(c.rows[i].linesInStrip(width))
	}
	return sum / float64(max(1, len(c.rows)))
}

// wrapCostIn is the cost of a label in n lines: the square of the lines beyond the first,
// and several times that if they are short.
func (w *row) wrapCostIn(n int) float64 {
	const short = 8 // em
	more, narrow := float64(n-1), max(1, short/w.text.Width(n))
	return more * more * narrow * narrow
}

// wrapCostAt looks up the wrap cost in a strip of about the given width.
func (c *category) wrapCostAt(width float64) float64 {
	i := int((width - c.narrowestStrip) / tableStep)
	return c.wrapCosts[max(0, min(i, len(c.wrapCosts)-1))]
}

// appendColumns adds the options of one strip width: one column, two, … while that
// makes the tallest lower.
func appendColumns(t table, heights []float64, width float64) table {
	if len(heights) == 0 {
		return append(t, option{1, width, 0})
	}
	last, tallest := math.Inf(1), slices.Max(heights)
	for k := 1; k <= min(len(heights), mostColumns) && last > tallest+1e-9; k++ {
		if h := lowest(heights, k); h < last-1e-9 {
			t, last = append(t, option{k, width, h}), h
		}
	}
	return t
}

// lowest returns the least height of the tallest of k columns that the groups can be
// split into, in order.
func lowest(heights []float64, k int) float64 {
	total, tallest := -rowGap-groupGap, 0.0
	for _, h := range heights {
		total += h + rowGap + groupGap
		tallest = math.Max(tallest, h)
	}
	if k == 1 {
		return total
	}
	low, high := math.Max(tallest, total/float64(k)-groupGap-rowGap), total
	if columnsFor(heights, low) <= k {
		return low
	}
	for high-low > 0.05 {
		middle := (low + high) / 2
		if columnsFor(heights, middle) <= k {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// columnsFor returns how many columns of at most a height the groups take.
func columnsFor(heights []float64, height float64) int {
	n, used := 0, math.Inf(1)
	for _, h := range heights {
		if used += rowGap + groupGap + h; used > height+1e-9 {
			n, used = n+1, h
		}
	}
	return n
}

// splitAt returns the groups of each column when they are filled up to a height.
func splitAt(heights []float64, height float64) []span {
	var columns []span
	used := math.Inf(1)
	for i, h := range heights {
		if used += rowGap + groupGap + h; used > height+1e-9 {
			columns, used = append(columns, span{i, i}), h
		}
		columns[len(columns)-1].to = i + 1
	}
	return columns
}

func (t table) prune() table {
	slices.SortFunc(t, func(a, b option) int {
		return cmp.Or(cmp.Compare(a.height, b.height), cmp.Compare(a.width(), b.width()), cmp.Compare(a.columns, b.columns))
	})
	kept := t[:0]
	for _, o := range t {
		if len(kept) == 0 || o.width() < kept[len(kept)-1].width()-1e-9 {
			kept = append(kept, o)
		}
	}
	return kept
}
