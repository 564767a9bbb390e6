package fish

import (
	"testing"
	"whybone/fishbone/draw/internal/drawtest"

	"pgregory.net/rapid"
)

// manyTimes is how often rapid's hundred checks are made, each time with other chances.
const manyTimes = 30

func TestAnyFishboneIsLegible(t *testing.T) {
	for range manyTimes {
		rapid.Check(t, legible)
	}
}

func legible(t *rapid.T) {
	a := drawtest.AnyAnalysis(t)
	o := Options{
		Depth:    rapid.IntRange(0, 6).Draw(t, "depth"),
		Target:   rapid.SampledFrom([]float64{0, 1.414, 0.7, 3}).Draw(t, "target"),
		HeadLeft: rapid.Bool().Draw(t, "head left"),
	}
	s := Layout(a, o)
	for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
		t.Error(f)
	}
}
