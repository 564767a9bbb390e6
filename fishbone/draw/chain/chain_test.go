package chain

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/links"
)

// chained is an analysis with one root cause, that has a solution.
func chained(t *testing.T) *fishbone.Analysis {
	t.Helper()
	at := fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	a, err := fishbone.New("a", at).Apply(fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "Late"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "bone", Name: "Environment"}},
		fishbone.AddCause{ID: "cause", Under: "bone", Text: "Nobody counts"},
		fishbone.Judge{ID: "cause", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "e"}},
		fishbone.StopAsking{ID: "cause", Reason: "r"},
	}}, at)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// No word of the program's own is broken or shortened, however narrow the picture is.
func TestWordsOfTheProgramAreWhole(t *testing.T) {
	t.Parallel()
	a := chained(t)
	w := Words{
		Complaint: Complaint{Large: "52", Under: "complaints", Small: nil}, Confirmed: "Confirmed",
		Gap: func(links.End) string { return "Nothing described" }, Mend: func(links.End) string { return "mend" },
		Named: func(links.End) string { return "" }, Chain: func(fishbone.Chain) string { return "" },
	}
	for width := 880.0; width < 1600; width += 40 {
		p := Draw(a, links.Of(a, "2026-06-01"), Options{Width: width, Words: w})
		for _, want := range []string{"Confirmed", "described"} {
			if !slices.ContainsFunc(p.Scene.Texts, func(x scene.Text) bool { return strings.Contains(x.Words, want) }) {
				t.Errorf("%g wide: %q is not whole", width, want)
			}
		}
	}
}
