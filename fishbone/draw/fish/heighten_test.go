package fish

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

// TestAHigherFishIsAsLegible makes fishes of any analyses higher: they have no faults that they had not,
// words keep their size, and nothing moves sideways.
func TestAHigherFishIsAsLegible(t *testing.T) {
	t.Parallel()
	tried, higher := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		a := drawtest.AnyAnalysis(t)
		o := Options{Depth: rapid.IntRange(0, 6).Draw(t, "depth"), Target: 2.5, HeadLeft: rapid.Bool().Draw(t, "head left"), Footnotes: rapid.Bool().Draw(t, "footnotes")}
		before, s := Layout(a, o), Layout(a, o)
		shape, most := rapid.SampledFrom([]float64{3, 1.6, 0.7}).Draw(t, "shape"), rapid.SampledFrom([]float64{1.3, 2.5}).Draw(t, "most")
		Heighten(s, shape, most)
		tried++
		if s.Height > before.Height+1 {
			higher++
		}
		if s.Width != before.Width || s.Height < before.Height || s.Height > max(before.Height, s.Width/shape)+0.01 {
			t.Fatalf("%v × %v became %v × %v, for %v", before.Width, before.Height, s.Width, s.Height, shape)
		}
		for i, text := range s.Texts {
			if was := before.Texts[i]; text.At.X != was.At.X || text.Size != was.Size || text.Width != was.Width {
				t.Fatalf("%q was at %v and is at %v", was.Words, was.At, text.At)
			}
		}
		for _, f := range append(drawtest.Faults(s), misplaced(a, o, s)...) {
			t.Error(f)
		}
		tied(t, s)
	})
	if higher < tried/5 {
		t.Errorf("only %d of %d fishes became higher", higher, tried)
	}
}

// TestFootnotesStayBelowAHigherFish: a footnote is of a cause near the spine, and does not move with it.
func TestFootnotesStayBelowAHigherFish(t *testing.T) {
	long := strings.Repeat("a part that nobody has ever measured ", 8)
	edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "above", Name: "Methods"}}, fishbone.Add{Thing: &fishbone.Bone{ID: "below", Name: "People"}}}
	for i := range 12 {
		under := fishbone.ID([]string{"above", "below"}[i%2])
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("c", i)), Under: under, Text: fmt.Sprint(i, " ", long)})
	}
	edits = append(edits, fishbone.Judge{ID: "c1", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}})
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Target: 2.5, Footnotes: true}
	before, s := Layout(a, o), Layout(a, o)
	Heighten(s, 0.7, 1.6)
	notes := 0
	for i, text := range s.Texts {
		if text.Part == scene.PartFootnote {
			notes++
			if down := text.At.Y - before.Texts[i].At.Y; math.Abs(down-(s.Height-before.Height)) > 0.01 {
				t.Errorf("%q moved down by %v, what is below by %v", text.Words, down, s.Height-before.Height)
			}
		}
	}
	if notes == 0 || s.Height <= before.Height {
		t.Fatalf("%d footnotes, a height of %v after %v", notes, s.Height, before.Height)
	}
	for _, f := range drawtest.Faults(s) {
		t.Error(f)
	}
}

// tied fails where a rib does not end at its box, or a label stands on no line.
func tied(t *rapid.T, s *scene.Scene) {
	for _, l := range s.Lines {
		if l.Part != scene.PartCategory {
			continue
		}
		end, near := l.Points[len(l.Points)-1], math.Inf(1)
		for _, o := range s.Shapes {
			if o.Part == scene.PartCategory && o.Of == l.Of {
				for _, p := range o.Points {
					near = min(near, math.Abs(p.Y-end.Y))
				}
			}
		}
		if near > 3 {
			t.Fatal(fmt.Sprintf("a rib ends %v from its box", near))
		}
	}
	for _, text := range s.Texts {
		if text.Part != scene.PartCause {
			continue
		}
		near := math.Inf(1)
		for _, l := range s.Lines {
			if l.Part == scene.PartCause && l.Of == text.Of {
				near = min(near, l.Points[0].Y-text.At.Y)
			}
		}
		if near > 100 {
			t.Fatalf("%q stands %v above its line", text.Words, near)
		}
	}
}
