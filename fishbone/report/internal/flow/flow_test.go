package flow

import (
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
	if got := f.Rest(); got != -0.375 {
		t.Errorf("%v is left", got)
	}
}

// Only what a setting mends makes it better than the usual one.
func TestBest(t *testing.T) {
	for name, c := range map[string]struct {
		pages [][]float64
		want  int
	}{
		"nothing to mend":     {[][]float64{{0.9, 0.6}, {0.8}}, 0},
		"a short last page":   {[][]float64{{0.9, 0.2}, {0.9, 0.1}, {0.9}}, 2},
		"a gap":               {[][]float64{{0.5, 0.9}, {0.9, 0.5}}, 1},
		"not to be mended":    {[][]float64{{0.9, 0.2}, {0.9, 0.1}}, 0},
		"it may run over":     {[][]float64{{0.97}, {0.9}}, 1},
		"a page less is best": {[][]float64{{0.9, 0.9, 0.2}, {0.5, 0.9, 0.6}, {0.9, 0.9}}, 2},
	} {
		if got := Best([]int{0, 1, 2}[:len(c.pages)], func(i int) []float64 { return c.pages[i] }); got != c.want {
			t.Errorf("%s: setting %d is taken, want %d", name, got, c.want)
		}
	}
}
