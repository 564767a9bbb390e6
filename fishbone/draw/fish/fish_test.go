package fish

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// misplaced lists what is wrong with the boxes and with the order of things.
func misplaced(a *fishbone.Analysis, o Options, s *scene.Scene) []string {
	var found []string
	depth := o.complete().Depth
	var want, got []fishbone.ID
	outline := notation.NewOutline(a, "", depth, true)
	for _, b := range a.Bones() {
		for _, r := range outline.Below(b.ID, 1) {
			r.All(func(r *notation.Row) { want = append(want, r.ID) })
		}
	}
	for _, area := range s.Areas {
		if area.Part == scene.PartCause {
			got = append(got, area.Of)
		}
	}
	if !slices.Equal(want, got) {
		found = append(found, fmt.Sprintf("causes are drawn in the order %v, not %v", got, want))
	}
	return append(found, drawtest.BadBoxes(s)...)
}

// px is how large a label is, in pixels, when the picture is fitted into 1920 × 1080.
func px(s *scene.Scene) float64 { return notation.Em * math.Min(1920/s.Width, 1080/s.Height) }

func TestOddCases(t *testing.T) {
	t.Parallel()
	for name, a := range drawtest.Odd(t) {
		for _, o := range []Options{{}, {Target: 1.414, Depth: 9}, {Target: 0.6, Depth: 1}} {
			s := Layout(a, o)
			for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
				t.Errorf("%s, %v: %s", name, o.Target, f)
			}
		}
	}
}

func TestSameInputSameScene(t *testing.T) {
	t.Parallel()
	a := drawtest.Sized(t, 300, false)
	if !reflect.DeepEqual(Layout(a, Options{}), Layout(a, Options{})) {
		t.Error("two drawings differ")
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		nodes   int
		chinese bool
		least   float64
	}{
		{54, false, 28}, {54, true, 31}, {300, false, 12.5}, {300, true, 14}, {2000, false, 4.7}, {2000, true, 5.5},
	} {
		a := drawtest.Sized(t, c.nodes, c.chinese)
		s := Layout(a, Options{})
		for _, f := range append(drawtest.Faults(s), misplaced(a, Options{}, s)...) {
			t.Errorf("%d nodes: %s", c.nodes, f)
		}
		t.Logf("%d nodes, Chinese %v: %.2f px", c.nodes, c.chinese, px(s))
		if px(s) < c.least {
			t.Errorf("%d nodes, Chinese %v: text is %.2f px high at 1080p, not %v", c.nodes, c.chinese, px(s), c.least)
		}
	}
}

// manyTimes is how often rapid's hundred checks are made, each time with other chances.
const manyTimes = 30

func TestAnyFishboneIsLegible(t *testing.T) {
	t.Parallel()
	for i := range manyTimes {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, legible)
		})
	}
}

func legible(t *rapid.T) {
	a := drawtest.AnyAnalysis(t)
	o := Options{
		Depth: rapid.IntRange(0, 6).Draw(t, "depth"),

		Footnotes: rapid.Bool().Draw(t, "footnotes"),
		Whole:     rapid.Bool().Draw(t, "whole"),
		Target:    rapid.SampledFrom([]float64{0, 1.414, 0.7, 3}).Draw(t, "target"),
		HeadLeft:  rapid.Bool().Draw(t, "head left"),
	}
	s := Layout(a, o)
	for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
		t.Error(f)
	}
}
