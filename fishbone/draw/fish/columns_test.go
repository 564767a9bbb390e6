package fish

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
)

// counted is the plain way to the height of k columns: it counts all groups each time.
func counted(heights []float64, k int) float64 {
	total, tallest := -rowGap-groupGap, 0.0
	for _, h := range heights {
		total += h + rowGap + groupGap
		tallest = math.Max(tallest, h)
	}
	if k == 1 {
		return total
	}
	low, high := math.Max(tallest, total/float64(k)-groupGap-rowGap), total
	if len(splitAt(heights, low)) <= k {
		return low
	}
	for high-low > 0.05 {
		if middle := (low + high) / 2; len(splitAt(heights, middle)) <= k {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

func TestColumnsAreAsLowAsCountingSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.IntRange(1, 40), 1, 120).Draw(t, "lines")
		heights := make([]float64, len(lines))
		for i, n := range lines {
			heights[i] = 1.36*float64(n) + rowGap*float64(n/3)
		}
		g, k := newGroupSums(heights), rapid.IntRange(1, mostColumns).Draw(t, "columns")
		if got, want := g.lowest(k, unbounded()), counted(heights, k); got != want {
			t.Fatalf("%d columns of %v are %v high, not %v", k, heights, got, want)
		}
	})
}

// TestTablesMissNothing compares the tables of categories with those that are made of
// every number of columns in every strip.
func TestTablesMissNothing(t *testing.T) {
	t.Parallel()
	for _, a := range []*fishbone.Analysis{drawtest.Odd(t)["lopsided"], drawtest.Sized(t, 2_000, true)} {
		sameTables(t, a)
	}
	rapid.Check(t, func(t *rapid.T) { sameTables(t, drawtest.AnyAnalysis(t)) })
}

func sameTables(t failer, a *fishbone.Analysis) {
	for _, c := range (&cache{}).measure(a, Options{}.complete()).categories {
		for m, got := range c.tables(c.pocketMost()) {
			if want := c.plainTable(m); !slices.Equal(got, want) {
				t.Fatalf("the table from group %d on is %v, not %v", m, got, want)
			}
		}
	}
}

// plainTable makes a table without leaving anything out.
func (c *category) plainTable(m int) (t table) {
	from, to := c.stripWidths()
	for w := from; ; w = min(w+tableStep, to) {
		heights := c.groupHeights(w, nil)
		heights = heights[min(m, len(heights)):]
		if len(heights) == 0 {
			t = append(t, option{1, w, 0})
		}
		last, tallest := math.Inf(1), 0.0
		if len(heights) > 0 {
			tallest = slices.Max(heights)
		}
		for k := 1; k <= min(len(heights), mostColumns) && last > tallest+1e-9; k++ {
			if h := counted(heights, k); h < last-1e-9 {
				t, last = append(t, option{k, w, h}), h
			}
		}
		if w >= to {
			return t.prune()
		}
	}
}

// lateStrip is a category in which seven columns were counted too high: what had been too
// low in a narrower strip was still thought to be too low in a wider one.
func lateStrip(t *testing.T) *fishbone.Analysis {
	t.Helper()
	edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "late", Name: "late"}}}
	for i, text := range []string{
		"late",
		"late",
		"late",
		"late",
		"late",
		"late",
		"late",
		"late",
		"late",
		"late",
		"late",
		"Unclear bearing not checked",
		"late",
		"Manual operator without approval",
		"i",
		"Unclear bearing not checked",
		"late",
		"late",
	} {
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("c", i)), Under: "late", Text: text})
	}
	edits = append(edits, fishbone.AddCause{ID: "a20", Under: "c2", Text: "late"})
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWhatWasTooLowMayBeEnough(t *testing.T) {
	t.Parallel()
	sameTables(t, lateStrip(t))
}
