package fish

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

// met is a cause where a reader meets it: at a rib, on one side of it, so far down.
type met struct {
	of        fishbone.ID
	rib, down float64
	side      int // −1 at the left of the rib
}

// metOn lists the causes on a bone as one reads: rib by rib from the left to the right, at
// each first what is left of it, and that from top to bottom.
func metOn(s *scene.Scene, on map[fishbone.ID]bool, headLeft bool) (ids []fishbone.ID) {
	slant := cot
	if headLeft {
		slant = -cot
	}
	var all []met
	for _, l := range s.Lines {
		if !on[l.Of] || l.Part != scene.PartCause || l.Points[0].Y != l.Points[1].Y {
			continue
		}
		end := l.Points[1]
		foot := end.X + slant*math.Abs(end.Y-s.Anchor.Y)
		all = append(all, met{l.Of, math.Round(foot), end.Y, cmp.Compare(l.Points[0].X, end.X)})
	}
	slices.SortFunc(all, func(a, b met) int {
		return cmp.Or(cmp.Compare(a.rib, b.rib), cmp.Compare(a.side, b.side), cmp.Compare(a.down, b.down))
	})
	for _, m := range all {
		ids = append(ids, m.of)
	}
	return ids
}

// unread lists the bones whose causes are not met in the team's order.
func unread(a *fishbone.Analysis, s *scene.Scene, headLeft bool) (bones []string) {
	for _, b := range a.Bones() {
		want, on := a.CauseIDs(b.ID), map[fishbone.ID]bool{}
		for _, id := range want {
			on[id] = true
		}
		if got := metOn(s, on, headLeft); !slices.Equal(got, want) {
			bones = append(bones, b.Name)
		}
	}
	return bones
}

// sidesUsed counts the ribs and the sides of ribs on which the causes of a fish stand.
func sidesUsed(s *scene.Scene) (columns, beside int) {
	for _, l := range s.Lines {
		if l.Part == scene.PartCategory {
			columns++
		}
		if l.Part == scene.PartCause && l.Points[0].X > l.Points[1].X {
			beside++
		}
	}
	return columns, beside
}

// TestAReaderMeetsCausesInTheTeamsOrder draws any fish with its head at either side, also
// after edits.
func TestAReaderMeetsCausesInTheTeamsOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a := drawtest.AnyAnalysis(t)
		if len(a.Bones()) == 0 {
			return
		}
		o := Options{HeadLeft: rapid.Bool().Draw(t, "head left"), Depth: rapid.IntRange(0, 4).Draw(t, "depth"), Target: rapid.SampledFrom([]float64{0, 1.3, 3}).Draw(t, "target")}
		p := NewPlanner()
		check := func(s *scene.Scene) {
			if bones := unread(a, s, o.HeadLeft); bones != nil {
				t.Errorf("%q are not read in the team's order", bones)
			}
		}
		check(p.Layout(a, o))
		for range rapid.IntRange(0, 5).Draw(t, "edits") {
			if next, err := a.Apply(anyEdit(t, a), fishbone.Stamp{}); err == nil {
				a = next
				check(p.Update(a, o))
			}
		}
	})
}

// Large fish have all that makes the order hard: several ribs for a bone, and causes beside
// the head.
func TestColumnsAndCausesBesideTheHeadAreReadInOrder(t *testing.T) {
	t.Parallel()
	for _, n := range []int{54, 300, 2_000} {
		for _, headLeft := range []bool{false, true} {
			a := drawtest.Sized(t, n, n == 300)
			s := Layout(a, Options{HeadLeft: headLeft})
			if bones := unread(a, s, headLeft); bones != nil {
				t.Errorf("%d nodes, head left %v: %q are not read in the team's order", n, headLeft, bones)
			}
			ribs, right := sidesUsed(s)
			if n == 2_000 && ribs <= len(a.Bones()) || !headLeft && right == 0 {
				t.Errorf("%d nodes, head left %v: %d ribs, %d causes right of theirs: this shows nothing", n, headLeft, ribs, right)
			}
		}
	}
}
