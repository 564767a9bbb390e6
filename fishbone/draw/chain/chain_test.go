package chain

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/effect"
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

// said are the words of a picture.
func said() Words {
	return Words{
		Complaint: Complaint{Large: "52", Under: "complaints", Small: nil}, Confirmed: "Confirmed",
		Gap: func(links.End) string { return "Nothing described" }, Mend: func(links.End) string { return "mend" },
		Named: func(links.End) string { return "" }, Chain: func(fishbone.Chain) string { return "" },
		Strength: func(fishbone.Strength) string { return "" }, Promise: func(fishbone.Promise) Said { return Said{} },
		Effect: func(effect.Study) (string, Said) { return "", Said{} },
	}
}

// No word of the program's own is broken or shortened, however narrow the picture is.
func TestWordsOfTheProgramAreWhole(t *testing.T) {
	t.Parallel()
	a, w := chained(t), said()
	for width := 880.0; width < 1600; width += 40 {
		p := Draw(a, links.Of(a, "2026-06-01"), Options{Width: width, Words: w})
		for _, want := range []string{"Confirmed", "described"} {
			if !slices.ContainsFunc(p.Scene.Texts, func(x scene.Text) bool { return strings.Contains(x.Words, want) }) {
				t.Errorf("%g wide: %q is not whole", width, want)
			}
		}
	}
}

// TestNoLineIsDrawnTwice has a root cause with two solutions of three promises each.
func TestNoLineIsDrawnTwice(t *testing.T) {
	t.Parallel()
	at := fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Measure{ID: "measure", Text: "wait", Since: "2026-05-01"}}}
	for _, s := range []fishbone.ID{"s", "t", "u"} {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: s, Text: "Count", Causes: []fishbone.ID{"cause"}, Choice: fishbone.Chosen, Reason: "r"}})
		for _, p := range []fishbone.ID{"1", "2", "3"} {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Promise{ID: s + p, Text: "Count", Owner: "Ann", Solution: s, Due: "2026-07-01"}})
		}
	}
	a, err := chained(t).Apply(fishbone.Batch{Edits: edits}, at)
	if err != nil {
		t.Fatal(err)
	}
	p := Draw(a, links.Of(a, "2026-06-01"), Options{Words: said()})
	type upright struct{ x, top, bottom float64 }
	var all []upright
	for _, l := range p.Scene.Lines {
		for i := 1; i < len(l.Points); i++ {
			if from, to := l.Points[i-1], l.Points[i]; from.X == to.X && from.Y != to.Y {
				all = append(all, upright{from.X, min(from.Y, to.Y), max(from.Y, to.Y)})
			}
		}
	}
	if len(all) < 12 {
		t.Fatalf("only %d upright lines", len(all))
	}
	for i, one := range all {
		for _, other := range all[:i] {
			if twice := min(one.bottom, other.bottom) - max(one.top, other.top); one.x == other.x && twice > 0.5 {
				t.Errorf("at %g, %g are drawn twice from %g", one.x, twice, max(one.top, other.top))
			}
		}
	}
}

// A solution that nobody promised is said to be so, although something was promised to keep it
// from failing, and what was done about a cause is drawn although its whys are few.
func TestWhatBreaksIsDrawnBesideWhatHolds(t *testing.T) {
	t.Parallel()
	at := fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	a, err := chained(t).Apply(fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.AddCause{ID: "why", Under: "cause", Text: "No list"},
		fishbone.Judge{ID: "why", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "e"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "Count", Causes: []fishbone.ID{"why"}, Choice: fishbone.Chosen, Reason: "r"}},
		fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "forgotten", Solution: "s"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "Remind", Owner: "Ann", Solution: "s", Risk: "r", Due: "2026-07-01"}},
	}}, at)
	if err != nil {
		t.Fatal(err)
	}
	p := Draw(a, links.Of(a, "2026-06-01"), Options{Words: said()})
	for _, want := range []links.Gap{links.ShortOfFive, links.NoPromise} {
		if !slices.ContainsFunc(p.Spots, func(s Spot) bool { return s.End.Gap == want }) {
			t.Errorf("nothing leads to where %s is mended", want)
		}
	}
	for _, want := range []string{"Confirmed", "Count", "Ann"} {
		if !slices.ContainsFunc(p.Scene.Texts, func(x scene.Text) bool { return x.Words == want }) {
			t.Errorf("%q is not drawn", want)
		}
	}
}

// Wherever a line has an end, the picture has one, too: a ring where the thing would have a disc, and
// from a promise a dashed line.
func TestEveryEndIsDrawnAsOne(t *testing.T) {
	t.Parallel()
	at := fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)}
	add := func(things ...fishbone.Thing) (edits []fishbone.Edit) {
		for _, thing := range things {
			edits = append(edits, fishbone.Add{Thing: thing})
		}
		return edits
	}
	solution := fishbone.Solution{ID: "s", Text: "Count", Causes: []fishbone.ID{"cause"}, Choice: fishbone.Chosen, Reason: "r"}
	bare := solution
	bare.Reason = ""
	kept := fishbone.Promise{ID: "p", Text: "Count", Owner: "Ann", Solution: "s", Due: "2026-07-01"}
	late := kept
	late.ID, late.Due = "q", "2026-05-20"
	measure := fishbone.Measure{ID: "m", Text: "wait", Since: "2026-05-01", Verdict: fishbone.Effective}
	useless := measure
	useless.Verdict = fishbone.NotEffective
	value := fishbone.Measurement{ID: "v", Measure: "m", Day: "2026-05-20", Value: "3"}
	for name, c := range map[string]struct {
		things []fishbone.Thing
		of     fishbone.ID
		dashed bool
	}{
		"without a reason":    {[]fishbone.Thing{&bare, &kept, &measure, &value}, "s", false},
		"late":                {[]fishbone.Thing{&solution, &late, &measure, &value}, "q", true},
		"one late beside one": {[]fishbone.Thing{&solution, &kept, &late, &measure, &value}, "q", true},
		"without effect":      {[]fishbone.Thing{&solution, &kept, &useless, &value}, "m", false},
		"nothing":             {[]fishbone.Thing{&solution, &kept, &measure, &value}, "", false},
	} {
		a, err := chained(t).Apply(fishbone.Batch{Edits: add(c.things...)}, at)
		if err != nil {
			t.Fatal(name, err)
		}
		chain := links.Of(a, "2026-06-01")
		if ends := len(chain.Lines[0].Ends); ends > 1 || ends == 0 != (c.of == "") {
			t.Fatalf("%s: the ends are %+v", name, chain.Lines[0].Ends)
		}
		drawn := Draw(a, chain, Options{Words: said()}).Scene
		for _, id := range []fishbone.ID{"cause", "s", "p", "q", "m"} {
			_, there := a.Thing(id)
			if disc := slices.ContainsFunc(drawn.Shapes, func(s scene.Shape) bool { return s.Of == id }); there && disc == (id == c.of) {
				t.Errorf("%s: %q has a disc: %v", name, id, disc)
			}
		}
		if dashed := slices.ContainsFunc(drawn.Lines, func(l scene.Line) bool { return l.Dashed }); dashed != c.dashed {
			t.Errorf("%s: dashed: %v", name, dashed)
		}
	}
}
