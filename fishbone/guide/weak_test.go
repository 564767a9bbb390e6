package guide

import (
	"testing"

	"whybone/fishbone"
)

// A root cause with weak solutions alone is told of, one with a strong one or with solutions of
// which nobody said it is not.
func TestOnlyWeak(t *testing.T) {
	solve := func(id fishbone.ID, s fishbone.Strength) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: "solution " + string(id), Causes: []fishbone.ID{"1.5"}, Strength: s}}
	}
	for _, c := range []struct {
		edits []fishbone.Edit
		want  int
	}{
		{nil, 0},
		{[]fishbone.Edit{solve("a", fishbone.Unsaid)}, 0},
		{[]fishbone.Edit{solve("a", fishbone.Weaker), solve("b", fishbone.Unsaid)}, 1},
		{[]fishbone.Edit{solve("a", fishbone.Weaker), solve("b", fishbone.Intermediate)}, 0},
	} {
		a := analysis(t, append([]fishbone.Edit{bones, five, judged, deep, proven}, c.edits...)...)
		if got := len(OnlyWeak(a)); got != c.want {
			t.Errorf("%v: %d are told of, want %d", c.edits, got, c.want)
		}
	}
}
