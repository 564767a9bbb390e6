package ui

import "sort"

// rowOffsets says where the rows of a [VirtualList] are: each begins where the one above it
// ends.
type rowOffsets struct {
	tops []float32 // of each row, and last of all where the rows end
}

// arrange takes the heights of some rows, from the first to the last.
func (o *rowOffsets) arrange(rows int, height func(i int) float32) {
	tops := append(o.tops[:0], 0)
	end := float32(0)
	for i := range rows {
		end += height(i)
		tops = append(tops, end)
	}
	o.tops = tops
}

func (o *rowOffsets) rows() int { return max(0, len(o.tops)-1) }

// total is the height of all rows.
func (o *rowOffsets) total() float32 {
	if len(o.tops) == 0 {
		return 0
	}
	return o.tops[len(o.tops)-1]
}

func (o *rowOffsets) top(i int) float32    { return o.tops[i] }
func (o *rowOffsets) height(i int) float32 { return o.tops[i+1] - o.tops[i] }

// grow moves everything below a row.
func (o *rowOffsets) grow(i int, by float32) {
	for below := i + 1; below < len(o.tops); below++ {
		o.tops[below] += by
	}
}

// between returns the rows of which something is between two heights, as the first one and
// the one behind the last.
func (o *rowOffsets) between(from, to float32) (first, end int) {
	n := o.rows()
	first = sort.Search(n, func(i int) bool { return o.tops[i+1] > from })
	end = first + sort.Search(n-first, func(i int) bool { return o.tops[first+i] >= to })
	return first, end
}
