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
	for n := 1; n < w.most(); n++ {
		if w.inStrip(n) <= width+1e-6 {
			return n
		}
	}
	return w.most()
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
	from, to := c.stripWidths()
	builders := make([]*tableBuilder, most+1)
	for m := range builders {
		builders[m] = newTableBuilder(len(c.groups), to)
	}
	c.narrowestStrip, c.wrapCosts = from, nil
	var heights []float64
	for w := from; ; w = min(w+tableStep, to) {
		heights = c.groupHeights(w, heights)
		c.wrapCosts = append(c.wrapCosts, c.wrapCostIn(w))
		sums := newGroupSums(heights)
		var fewer *tableBuilder
		for m := most; m >= 0; m-- {
			builders[m].add(sums.from(heights, min(m, len(heights))), w, fewer)
			fewer = builders[m]
		}
		if w >= to {
			break
		}
	}
	all := make([]table, most+1)
	for m := range all {
		all[m] = builders[m].table.prune()
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

// tableBuilder makes the table of some groups of a category. What it knows of narrower
// strips spares it most of the counting in wider ones.
type tableBuilder struct {
	table  table
	bounds []heightBounds // of each number of columns
	front  front
}

func newTableBuilder(groups int, widest float64) *tableBuilder {
	most := min(groups, mostColumns)
	b := &tableBuilder{bounds: make([]heightBounds, most+1), front: newFront(float64(most) * widest)}
	for k := range b.bounds {
		b.bounds[k] = *unbounded()
	}
	return b
}

// add adds the options of one strip width: one column, two, … while that makes the
// tallest lower. Widths come from the narrowest on. Fewer is the builder for fewer groups:
// what is too low for those is too low here.
func (b *tableBuilder) add(g groupSums, width float64, fewer *tableBuilder) {
	b.forget(fewer)
	groups := len(g.sums) - 1 - g.first
	if groups == 0 {
		b.table = append(b.table, option{1, width, 0})
		return
	}
	last := math.Inf(1)
	for k := 1; k <= min(groups, mostColumns) && last > g.tallest+1e-9; k++ {
		known := &b.bounds[k]
		known.enough = min(known.enough, b.bounds[k-1].enough)
		if b.front.beats(float64(k)*width, g.least(k)) {
			continue
		}
		if h := g.lowest(k, known); h < last-1e-9 {
			o := option{k, width, h}
			b.table, last = append(b.table, o), h
			b.front.add(o)
		}
	}
}

// forget drops what was too low in the narrower strip before, for every number of columns:
// in a wider one it may be enough. What is too low for fewer groups stays.
func (b *tableBuilder) forget(fewer *tableBuilder) {
	for k := range b.bounds {
		if b.bounds[k].tooLow = math.Inf(-1); fewer != nil {
			b.bounds[k].tooLow = fewer.bounds[k].tooLow
		}
	}
}

// front has the height of the lowest option of at most each width, in steps of half an
// em. What is both wider and higher than some option need not be worked out.
type front []float64

func newFront(widest float64) front {
	f := make(front, int(2*widest)+2)
	for i := range f {
		f[i] = math.Inf(1)
	}
	return f
}

func (f front) add(o option) {
	for i := int(math.Ceil(2 * o.width())); i < len(f) && f[i] > o.height; i++ {
		f[i] = o.height
	}
}

// beats says whether some option is narrower than a width and lower than a height.
func (f front) beats(width, height float64) bool { return f[int(2*(width-1e-6))] < height-1e-6 }
