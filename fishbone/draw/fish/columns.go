package fish

import "math"

// groupSums knows what neighbouring groups take together, so that the columns of
// thousands of groups are counted without adding up all their heights each time.
type groupSums struct {
	sums           []float64 // of the first groups, each with the gap to the next one
	index          []int     // how many groups fit into each height, by half ems
	first          int       // of the groups that count; those before it stand elsewhere
	total, tallest float64
}

func newGroupSums(heights []float64) groupSums {
	g := groupSums{sums: make([]float64, len(heights)+1)}
	for i, h := range heights {
		g.sums[i+1] = g.sums[i] + (rowGap + groupGap + h)
	}
	g.index = make([]int, int(2*g.sums[len(heights)])+1)
	n := 0
	for i := range g.index {
		for n < len(heights) && g.sums[n+1] <= float64(i)/2 {
			n++
		}
		g.index[i] = n
	}
	return g.from(heights, 0)
}

// from returns the sums of the groups from the m-th on.
func (g groupSums) from(heights []float64, m int) groupSums {
	g.first, g.total, g.tallest = m, -rowGap-groupGap, 0
	for _, h := range heights[m:] {
		g.total += h + rowGap + groupGap
		g.tallest = max(g.tallest, h)
	}
	return g
}

// lowest returns the least height of the tallest of k columns that the groups can be
// split into, in order. It uses the bounds, and narrows them.
func (g *groupSums) lowest(k int, b *heightBounds) float64 {
	if k == 1 {
		return g.total
	}
	low, high := g.least(k), g.total
	if g.enough(k, low, b) {
		return low
	}
	for high-low > 0.05 {
		middle := (low + high) / 2
		if g.enough(k, middle, b) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// least is a height that k columns have at least.
func (g *groupSums) least(k int) float64 {
	return max(g.tallest, g.total/float64(k)-groupGap-rowGap)
}

// enough says whether k columns of a height are enough, without counting where that
// follows from the bounds.
func (g *groupSums) enough(k int, height float64, b *heightBounds) bool {
	switch {
	case height >= b.enough:
		return true
	case height <= b.tooLow:
		return false
	}
	if g.fit(k, height) {
		b.enough = height
		return true
	}
	b.tooLow = height
	return false
}

// fit says whether k columns of at most a height are enough.
func (g *groupSums) fit(k int, height float64) bool {
	at, end := g.first, len(g.sums)-1
	for ; k > 0 && at < end; k-- {
		at = g.fill(at, height)
	}
	return at >= end
}

// fill returns the first group behind a column that begins with the given one. The
// column has one group at least.
func (g *groupSums) fill(from int, height float64) int {
	most := g.sums[from] + rowGap + groupGap + height + 1e-9
	to := max(from+1, g.index[min(int(2*most), len(g.index)-1)])
	for to+1 < len(g.sums) && g.sums[to+1] <= most {
		to++
	}
	return to
}

// heightBounds is what is known of the height that a number of columns takes. The wider
// the strips, and the fewer the groups, the lower it is.
type heightBounds struct {
	enough float64 // a height that surely is
	tooLow float64 // one that surely is not
}

// unbounded is for groups of which nothing is known.
func unbounded() *heightBounds { return &heightBounds{math.Inf(1), math.Inf(-1)} }

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
