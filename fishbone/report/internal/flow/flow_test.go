package flow

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// What stays with the next is on its page, and what has no room begins the next one.
func TestPages(t *testing.T) {
	f := &Flow{Page: 1}
	for _, one := range []struct {
		high     float64
		withNext bool
	}{{0.5, false}, {0.25, true}, {0.5, false}, {0.125, false}, {0.5, true}} {
		f.Add(one.high, one.withNext)
	}
	if got := f.Pages(); !slices.Equal(got, []float64{0.5, 0.875, 0.5}) {
		t.Errorf("the pages are used as %v", got)
	}
	if got := f.Breaks(); !slices.Equal(got, []int{1, 4}) {
		t.Errorf("pages begin with %v", got)
	}
}

// Only what a setting mends makes it better than the usual one.
func TestBest(t *testing.T) {
	for name, c := range map[string]struct {
		pages [][]float64
		want  int
	}{
		"nothing to mend":     {[][]float64{{0.9, 0.6}, {0.8}}, 0},
		"a fifth is spare":    {[][]float64{{0.81, 0.6}, {0.9, 0.6}}, 0},
		"more is not":         {[][]float64{{0.79, 0.6}, {0.9, 0.6}}, 1},
		"a short last page":   {[][]float64{{0.9, 0.2}, {0.9, 0.1}, {0.9}}, 2},
		"a gap":               {[][]float64{{0.5, 0.9}, {0.9, 0.5}}, 1},
		"not to be mended":    {[][]float64{{0.9, 0.2}, {0.9, 0.1}}, 0},
		"it may run over":     {[][]float64{{0.97}, {0.9}}, 1},
		"a page less is best": {[][]float64{{0.9, 0.9, 0.2}, {0.5, 0.9, 0.6}, {0.9, 0.9}}, 2},
	} {
		if got := Best([]int{0, 1, 2}[:len(c.pages)], func(i int) (int, float64) {
			return len(c.pages[i]), Costs(c.pages[i], surely, 0)
		}); got != c.want {
			t.Errorf("%s: setting %d is taken, want %d", name, got, c.want)
		}
	}
}

// A picture stands on the page of its table, a little smaller if need be, as long as that leaves no more than a fifth of a
// page empty; else on the next page, and in parts at last.
func TestPicture(t *testing.T) {
	for name, c := range map[string]struct {
		above, table float64 // what stands there, and the table that leads to the picture
		rows         []float64
		want         Placed
		pages        []float64
	}{
		"all fits":                     {0.3, 0.2, []float64{0.2, 0.2}, Placed{Scale: 1}, []float64{0.9}},
		"a little smaller":             {0.4, 0.2, []float64{0.22, 0.22}, Placed{Scale: 0.88}, []float64{0.9872}},
		"it goes over with its table":  {0.85, 0.1, []float64{0.3, 0.3}, Placed{Scale: 1}, []float64{0.85, 0.7}},
		"it goes over alone":           {0.65, 0.2, []float64{0.3, 0.3}, Placed{Scale: 1, Apart: true}, []float64{0.85, 0.6}},
		"its rows stand on both pages": {0.4, 0.1, []float64{0.4, 0.4}, Placed{Scale: 1, Apart: true, Parted: true}, []float64{0.9, 0.4}},
		"one that has no table":        {0.5, 0, []float64{0.56}, Placed{Scale: 0.88}, []float64{0.9928}},
		"one that is too large":        {0.5, 0, []float64{0.7}, Placed{Scale: 1}, []float64{0.5, 0.7}},
		"higher than a page":           {0.85, 0.3, []float64{0.4, 0.5}, Placed{Scale: 1, Apart: true, Parted: true}, []float64{0.85, 0.7, 0.5}},
		"hardly more than is spare":    {0.785, 0.1, []float64{0.07, 0.07}, Placed{Scale: 1}, []float64{0.785, 0.24}},
	} {
		f := &Flow{Page: 1, Exact: true}
		f.Add(c.above, false)
		if c.table > 0 {
			f.Add(c.table, false)
		}
		got := f.Picture(1, c.rows, 0.8, 0)
		same := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
		if used := f.Pages(); !same(got.Scale, c.want.Scale) || got.Apart != c.want.Apart || got.Parted != c.want.Parted || !slices.EqualFunc(used, c.pages, same) {
			t.Errorf("%s: it stands as %+v, on pages of %v", name, got, used)
		}
	}
}

// However high things are, no way to set a picture leaves less that is empty within a report and keeps more together.
func TestPictureLeavesLittleEmpty(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		above, table, row := r.Float64(), 0.05+0.25*r.Float64(), 0.1+0.3*r.Float64()
		begun := func() *Flow {
			f := &Flow{Page: 1, Exact: true}
			f.Add(above, false)
			f.Add(table, false)
			return f
		}
		f := begun()
		is := f.Picture(1, []float64{row, row}, 0.8, 0)
		whole := is.Scale * 2 * row
		switch fits := above+table+1.6*row <= 1; {
		case fits && (is.Apart || is.Parted):
			t.Errorf("%.2f, %.2f, twice %.2f: it fits, and stands as %+v", above, table, row, is)
		case !fits && above >= 0.8 && table+2*row <= 1 && (is.Apart || is.Scale < 1):
			t.Errorf("%.2f, %.2f, twice %.2f: it goes over as %+v", above, table, row, is)
		case whole <= 1 && above+table > 0.8 && above+table <= 1 && is.Parted:
			t.Errorf("%.2f, %.2f, twice %.2f: its rows are parted", above, table, row)
		}
		for _, one := range f.Pages()[:len(f.Pages())-1] {
			if one < 0.8-row && one < 0.8-table {
				t.Errorf("%.2f, %.2f, twice %.2f: as %+v it leaves %.2f", above, table, row, is, f.Pages())
			}
		}
	}
}

// What follows stays with a picture: both have room on its page, or go over.
func TestPictureWithWhatFollows(t *testing.T) {
	f := &Flow{Page: 1, Exact: true}
	f.Add(0.3, false)
	is := f.Picture(1, []float64{0.3, 0.3}, 0.8, 0.2)
	if f.Add(0.2, false); len(f.Pages()) != 1 || is.Parted || is.Scale > 0.9 {
		t.Errorf("it stands as %+v, on pages of %.2f", is, f.Pages())
	}
}

// Where fonts differ, a picture takes no room of which nobody can be sure.
func TestPictureInOtherFonts(t *testing.T) {
	f := &Flow{Page: 1}
	f.Add(0.45, false)
	f.Add(0.15, false)
	is := f.Picture(1, []float64{0.195, 0.195}, 0.8, 0)
	for _, times := range []float64{0.97, 1, 1.03} {
		if used := f.times(times).Pages(); is.Apart || is.Scale == 1 || len(used) > 1 {
			t.Errorf("it stands as %+v, in letters of %.2f on pages of %.2f", is, times, used)
		}
	}
}

// Where nobody knows the program that sets it, a picture leaves its table rather than that much might be left empty.
func TestTheWorstCountsOfWhatIsGuessed(t *testing.T) {
	for _, guessed := range []bool{false, true} {
		f := &Flow{Page: 1, Guessed: guessed}
		f.Add(0.47, false)
		f.Add(0.1, false)
		if got := f.Picture(1, []float64{0.525}, 0.8, 0); got.Apart != guessed {
			t.Errorf("guessed %v: it stands as %+v", guessed, got)
		}
	}
}
