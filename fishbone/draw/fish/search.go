package fish

import (
	"cmp"
	"math"
	"slices"

	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

const (
	mostHeights = 70  // candidates on each side at a time
	shortestRib = 7.0 // in em
	narrowest   = 34  // paper, in em
	mostSpare   = 6   // for each pair of categories, in em
)

// side is one side of the spine, with what the search asks about it.
type side struct {
	above      bool
	categories []*category
	tables     [][]table // of each category, for the groups from the m-th on
	shapes     []float64 // lengths of the ribs at which some category changes its shape
	heights    []float64 // candidates among them
	boxes      float64   // height of the tallest category box
	wrapPrice  float64   // how many em wider a category may become to lower its wrap cost by 1

	middle [][]option    // of each category but the first and the last, at each height
	first  [][]firstPick // at each head and height
	last   []tail        // at each height, unless the last is also the first
}

// firstPick is how the first category of a side is best set: with so many causes
// on the head side, and the rest so wide.
type firstPick struct {
	pocket, columns int
	width           float64
}

func newSide(cats []*category, above bool, hs []head) *side {
	f := &side{above: above, categories: cats}
	for i, c := range cats {
		most := 0
		if i == 0 {
			most = c.pocketMost()
		}
		f.tables = append(f.tables, c.tables(most))
		_, h := c.box()
		f.boxes = max(f.boxes, h)
	}
	f.shapes = f.candidates(max(shortestRib, hs[0].height/2+nearBox))
	return f.of(thin(f.shapes), hs)
}

// of returns the side with other candidates.
func (f *side) of(heights []float64, hs []head) *side {
	g := *f
	g.heights, g.last = heights, nil
	if n := len(g.categories); n > 1 {
		g.last = make([]tail, len(heights))
		for j, h := range heights {
			g.last[j] = g.categories[n-1].tailFor(g.tables[n-1][0], 0, g.above, h)
		}
	}
	g.fill(hs)
	return &g
}

// near returns the side with all candidates that are about as high as the given one, as
// far as there are not too many.
func (f *side) near(height float64, hs []head) *side {
	const about = 0.07
	if len(f.shapes) == len(f.heights) {
		return f
	}
	from, _ := slices.BinarySearch(f.shapes, height*(1-about))
	to, _ := slices.BinarySearch(f.shapes, height*(1+about))
	heights := append(slices.Clone(thin(f.shapes[from:to])), height)
	slices.Sort(heights)
	return f.of(slices.Compact(heights), hs)
}

// thin returns some of many heights, evenly.
func thin(all []float64) []float64 {
	if len(all) <= mostHeights {
		return all
	}
	some := make([]float64, mostHeights)
	for i := range some {
		some[i] = all[i*(len(all)-1)/(mostHeights-1)]
	}
	return some
}

// priced returns the side for another wrap price. The last category of a side does not
// depend on the price.
func (f *side) priced(hs []head, wrapPrice float64) *side {
	n := *f
	if n.wrapPrice = wrapPrice; len(n.categories) > 1 {
		n.fill(hs)
	}
	return &n
}

// candidates are the heights at which some category changes its shape; none is below the
// shortest.
func (f *side) candidates(shortest float64) []float64 {
	if len(f.categories) == 0 {
		return []float64{0}
	}
	least := shortest
	all := []float64{}
	for i := range f.tables {
		for _, t := range f.tables[i] {
			for _, o := range t {
				all = append(all, max(shortest, o.height+nearSpine+nearBox))
			}
		}
		least = max(least, f.tables[i][len(f.tables[i])-1][0].height+nearSpine+nearBox)
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(h float64) bool { return h < least-1e-9 })
	if len(all) == 0 {
		return []float64{least}
	}
	return all
}

// fill works out how wide each category but the last is at each height.
func (f *side) fill(hs []head) {
	n := len(f.categories)
	f.middle = make([][]option, n)
	for i := 1; i < n-1; i++ {
		f.middle[i] = make([]option, len(f.heights))
		for j, h := range f.heights {
			f.middle[i][j] = f.apart(i, f.choose(i, 0, h))
		}
	}
	f.first = make([][]firstPick, len(hs))
	for k := range hs {
		f.first[k] = make([]firstPick, len(f.heights))
	}
	for j := range f.heights {
		f.fillFirst(hs, j)
	}
}

// fillFirst works out the first category at one height with each head.
func (f *side) fillFirst(hs []head, j int) {
	if len(f.categories) == 0 {
		return
	}
	const pocketCost = 0.5 // in em, for each cause that leaves its side of the rib
	c, h := f.categories[0], f.heights[j]
	for m := range f.tables[0] {
		pick := f.firstOption(m, h)
		for k := range hs {
			best := &f.first[k][j]
			if m == 0 {
				*best = pick
				continue
			}
			gain := best.width - pick.width - pocketCost*float64(m-best.pocket)
			if gain > 0 && c.pocketFits(m, f.above, h, headGap+hs[k].width, hs[k].height/2) {
				*best = pick
			}
		}
	}
}

// firstOption sets the first category at a height, with m causes on the head side.
func (f *side) firstOption(m int, height float64) firstPick {
	if len(f.categories) == 1 {
		t := f.categories[0].tailFor(f.tables[0][m], m, f.above, height)
		return firstPick{m, t.columns, t.width}
	}
	o := f.apart(0, f.choose(0, m, height))
	return firstPick{m, o.columns, o.width()}
}

// choose returns an option for the groups of a category from the m-th on: the narrowest,
// or a wider one whose lower wrap cost is worth its width.
func (f *side) choose(i, m int, height float64) option {
	best, ok := f.tables[i][m].narrowest(height - nearSpine - nearBox)
	if !ok || f.wrapPrice == 0 {
		return best
	}
	cost := func(o option) float64 { return o.width() + f.wrapPrice*f.categories[i].wrapCostAt(o.column) }
	for _, o := range f.tables[i][m] {
		if o.columns == best.columns && o.width() > best.width() && cost(o) < cost(best) {
			best = o
		}
	}
	return best
}

// apart widens an option of the i-th category until neither its causes nor its box
// touch the next one's.
func (f *side) apart(i int, o option) option {
	left, _ := f.categories[i].boxReach(o.columns, o.column)
	next, _ := f.categories[i+1].box()
	beside := left - float64(o.columns-1)*o.column
	o.column = max(o.column, beside+boxGap+next/2)
	return o
}

// width returns how wide a category is that is not the last of its side.
func (f *side) width(i, head, height int) float64 {
	if i == 0 {
		return f.first[head][height].width
	}
	return f.middle[i][height].width()
}

// end returns how far the paper reaches behind the foot of the last rib.
func (f *side) end(head, height int) float64 {
	if len(f.categories) == 1 {
		return f.first[head][height].width
	}
	return f.last[height].width
}

// columns returns how many ribs a category has.
func (f *side) columns(i, head, height int) int {
	switch {
	case i == 0:
		return f.first[head][height].columns
	case i == len(f.categories)-1:
		return f.last[height].columns
	}
	return f.middle[i][height].columns
}

// choice is what the search decides.
type choice struct {
	head    int
	heights [2]int    // index into the candidates of each side
	wider   []float64 // how much more room each pair gets than its narrowest options need
	reach   float64   // how far the paper goes behind the first rib, in em
	spare   float64   // how much further it may go to come near the target's proportions
	score   float64
	size    float64 // of a label, as a part of the screen's height
}

// more is how much more room a pair gets than its narrowest options need.
func (c *choice) more(pair int) float64 {
	if pair < len(c.wider) {
		return c.wider[pair]
	}
	return 0
}

// search looks for the heights above and below, and for the head, with which the text
// becomes largest when the fish is fitted into the target's proportions. It prefers few
// wrapped labels and few columns a little.
type search struct {
	sides  [2]*side
	heads  []head
	target float64
	footer *notation.Footer

	comfortable float64 // see comfortable
	least       float64 // size that is considered
	largest     float64 // size that was found
}

// priced returns a new search with a wrap price.
func (q *search) priced(wrapPrice float64) *search {
	n := *q
	for i, f := range q.sides {
		if wrapPrice != f.wrapPrice {
			n.sides[i] = f.priced(q.heads, wrapPrice)
		}
	}
	return &n
}

// nearer returns a search among more of the heights about those of the best choice so far.
func (q *search) nearer(found []choice) *search {
	best := slices.MaxFunc(found, func(a, b choice) int { return cmp.Compare(a.score, b.score) })
	n := *q
	n.largest = 0
	for i, f := range q.sides {
		n.sides[i] = f.near(f.heights[best.heights[i]], q.heads)
	}
	return &n
}

// comfortable is the size of a label that is easily read, as a part of the picture's
// height: on a screen from three metres, on paper, of which an A3 hangs further away
// than an A4 lies, from where one is used to.
func comfortable(p scene.Page) float64 {
	if p == scene.A4 || p == scene.A3 {
		return 12.0 / 560
	}
	return 34.0 / 1080
}

// run tries every pair of heights with every head that is not too tall, and
// returns the best choice with each of the heads, as far as there is one.
func (q *search) run() []choice {
	const tallestHead = 0.6 // of the fish
	best := make([]choice, len(q.heads))
	for k := range best {
		best[k] = choice{head: k, score: math.Inf(-1)}
	}
	for i, a := range q.sides[0].heights {
		for j, b := range q.sides[1].heights {
			for k := range q.heads {
				half := q.heads[k].height / 2
				if k > 0 && (2*half > tallestHead*(a+b) || half > a || half > b && b > 0) {
					break
				}
				c := choice{head: k, heights: [2]int{i, j}}
				if q.rate(&c, best[k].score) {
					best[k] = c
				}
			}
		}
	}
	return best
}

// rate fills in what a choice is worth. It returns false where that is not more than
// there is already.
func (q *search) rate(c *choice, most float64) bool {
	h := &q.heads[c.head]
	a, b := q.sides[0].heights[c.heights[0]], q.sides[1].heights[c.heights[1]]
	width := extent(q.sides, *c, *h)
	height := max(a+q.sides[0].boxes, h.height/2) + max(b+q.sides[1].boxes, h.height/2) + 2*notation.Margin + q.footer.Height(width-2*notation.Margin)
	c.size = math.Min(q.target/width, 1/height)
	if q.largest = max(q.largest, c.size); c.size < q.least {
		return false
	}
	if c.score = worth(c.size, q.comfortable); c.score <= most {
		return false
	}
	const slim = 0.01 // of two that are equally high rather the narrower one
	c.score *= 1 - 0.06*math.Abs(a-b)/(a+b+1) - slim*width/(q.target*height) - splitCost(q.sides, *c, wrapWeight(c.size, q.comfortable)) - h.wrapCost(c.size >= 0.9*q.comfortable)
	if c.score <= most {
		return false
	}
	c.reach = width - headGap - h.width - 2*notation.Margin
	c.spare = max(0, narrowest-width, min(q.target*height-width, mostSpare*float64(len(q.sides[0].categories))))
	return true
}

// widenPairs gives each pair as much more room as makes the picture better: labels in
// fewer lines, while the text hardly becomes smaller.
func (q *search) widenPairs(c choice) choice {
	const step, most, rounds = 0.5, 12.0, 2
	pairs := len(q.sides[0].categories)
	c.wider = make([]float64, pairs)
	q.rate(&c, math.Inf(-1))
	for range rounds {
		for pair := range pairs {
			for more := step; more <= most; more += step {
				try := c
				try.wider = slices.Clone(c.wider)
				try.wider[pair] = more
				if q.rate(&try, c.score) {
					c = try
				}
			}
		}
	}
	return c
}

// worth is the worth of a label's size. Beyond a comfortable size, few wrapped labels are
// worth more than larger ones.
func worth(size, comfortable float64) float64 {
	return min(size, comfortable) + 0.15*max(0, size-comfortable)
}

// wrapWeight is the weight of the wrap cost at a size of labels. It grows with the size,
// for small labels have to become larger first.
func wrapWeight(size, comfortable float64) float64 {
	const least, most, from = 0.05, 0.20, 0.5
	return least + (most-least)*min(1, max(0, (size/comfortable-from)/(1-from)))
}

// splitCost is the cost of wrapped labels, of categories that are split into columns, and
// of pairs that have other columns above than below. Wrapped is the weight of the first.
func splitCost(sides [2]*side, c choice, wrapped float64) float64 {
	const split, uneven = 0.10, 0.08
	ribs, cats, odd, wraps := 0, 0, 0, 0.0
	for i := range sides[0].categories {
		var columns [2]int
		apart := advance(sides, c, i)
		for s, f := range sides {
			if i >= len(f.categories) {
				continue
			}
			n, wide := f.columns(i, c.head, c.heights[s]), apart
			if i == len(f.categories)-1 {
				wide = f.end(c.head, c.heights[s]) + c.more(i) - cot/2*f.heights[c.heights[s]]
			}
			columns[s] = n
			ribs, cats = ribs+n, cats+1
			if i == len(f.categories)-1 && i > 0 && c.wider != nil {
				wraps += f.wrapCostBehind(c.heights[s], c.more(i))
			} else {
				wraps += f.categories[i].wrapCostAt(wide / float64(n))
			}
		}
		if columns[1] > 0 && columns[0] != columns[1] {
			odd++
		}
	}
	if cats == 0 {
		return 0
	}
	all := float64(cats)
	return split*float64(ribs-cats)/float64(ribs) + uneven*2*float64(odd)/all + wrapped*wraps/all
}

// wrapCostBehind is the mean wrap cost of the last category at a height, if the paper
// reaches further behind it by more.
func (f *side) wrapCostBehind(height int, more float64) float64 {
	c, t := f.categories[len(f.categories)-1], f.last[height]
	var slots []slot
	for k, groups := range t.split {
		r := strip(t.column + more/float64(t.columns))
		if k == t.columns-1 {
			r = behind(t.width - float64(k)*t.column + more/float64(t.columns))
		}
		seating{above: f.above}.set(c.rowsOf(groups), r, nearSpine, 0, &slots)
	}
	sum := 0.0
	for _, s := range slots {
		sum += s.row.wrapCostIn(s.lines)
	}
	return sum / float64(max(1, len(c.rows)))
}

// advance is how far a pair's ribs stand from the next pair's: as far as the wider of
// the two needs, and as much further as was chosen; 0 for the last pair.
func advance(sides [2]*side, c choice, pair int) float64 {
	wide := 0.0
	for s, f := range sides {
		if pair < len(f.categories)-1 {
			wide = max(wide, f.width(pair, c.head, c.heights[s])+c.more(pair))
		}
	}
	return wide
}

// extent is the width of the paper.
func extent(sides [2]*side, c choice, h head) float64 {
	x, left := 0.0, -spineBehind
	for pair := range sides[0].categories {
		for s, f := range sides {
			if pair == len(f.categories)-1 {
				left = min(left, x-f.end(c.head, c.heights[s])-c.more(pair))
			}
		}
		x -= advance(sides, c, pair)
	}
	return headGap + h.width + 2*notation.Margin - left
}
