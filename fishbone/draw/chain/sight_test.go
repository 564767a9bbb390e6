package chain

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/links"
)

// long is a chain of many lines, one of which has so many promises that it is higher than a screen.
func long(t *testing.T) *Picture {
	t.Helper()
	a := chained(t)
	edits := []fishbone.Edit{}
	for i := range 9 {
		id := fishbone.ID(fmt.Sprint("more", i))
		edits = append(edits, fishbone.AddCause{ID: id, Under: "bone", Text: fmt.Sprint("Cause ", i)},
			fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "e"}}, fishbone.StopAsking{ID: id, Reason: "r"},
			fishbone.Add{Thing: &fishbone.Solution{ID: "s" + id, Text: "Count what is there", Causes: []fishbone.ID{id}, Choice: fishbone.Chosen, Reason: "r"}})
		for n := range 1 + 12*(i%2) {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Promise{ID: fishbone.ID(fmt.Sprint("p", i, "-", n)), Text: "Remind", Owner: "Ann", Solution: "s" + id, Due: "2026-07-01"}})
		}
	}
	a, err := a.Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{At: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return Draw(a, links.Of(a, "2026-06-01"), Options{Words: said(), Sight: 400})
}

// Of a line that is higher than the room no row is cut at the foot: a promise without its owner and its
// day reads as one that lacks them.
func TestALongLineEndsWithARow(t *testing.T) {
	t.Parallel()
	p := long(t)
	l := p.Lines[slices.IndexFunc(p.Lines, func(l Stretch) bool { return l.Bottom-l.Top > 400 })]
	for room := 150.0; room < 400; room += 3 {
		at, _ := p.Whole(l.Top, room)
		if at.Bottom >= l.Bottom || !slices.Contains(p.Rows, at.Bottom) {
			t.Fatalf("in %v it ends at %v, the line at %v, rows at %v", room, at.Bottom, l.Bottom, p.Rows)
		}
		for _, x := range p.Scene.Texts {
			if own := x.At.X >= p.Whys && ofText(&x).Bottom < at.Bottom+smallPitch && ofText(&x).Bottom > at.Bottom; own {
				t.Errorf("in %v %q belongs to the row above", room, x.Words)
			}
		}
	}
}

// From wherever a chain is seen, no line is shown in part, unless it is higher than the room, and
// no words are cut.
func TestNoLineIsCut(t *testing.T) {
	t.Parallel()
	p := long(t)
	end := p.Scene.Height
	shown := map[int]bool{}
	for _, room := range []float64{60, 220, 400, 520} {
		for from := p.Head; from <= end-room; from += 7 {
			at, more := p.Whole(from, room)
			if at.Top < from || at.Bottom > at.Top+room+near || at.Bottom <= at.Top {
				t.Fatalf("from %v in %v: %v", from, room, at)
			}
			below := 0
			for i, l := range p.Lines {
				in := l.Top >= at.Top-near && l.Bottom <= at.Bottom+near
				if in {
					shown[i] = true
				}
				if cut := l.Top < at.Bottom-near && l.Bottom > at.Top+near && !in; cut && l.Bottom-l.Top <= room {
					t.Errorf("from %v in %v line %d is cut: %v of %v", from, room, i, at, l)
				}
				if l.Bottom > at.Bottom+near {
					below++
				}
			}
			if more != below {
				t.Errorf("from %v in %v %d lines are said to follow, not %d", from, room, more, below)
			}
			shownTexts := p.Without(at).Texts
			for _, x := range p.Scene.Texts {
				own := x.At.X >= p.Whys && slices.ContainsFunc(p.Lines, func(l Stretch) bool { // of a line, not of the spine
					return l.Top >= at.Top-near && l.Bottom <= at.Bottom+near && ofText(&x).Top >= l.Top && ofText(&x).Bottom <= l.Bottom
				})
				if own && room > 200 && !slices.ContainsFunc(shownTexts, func(y scene.Text) bool { return y.At == x.At }) {
					t.Errorf("from %v in %v %q of a whole line is left out", from, room, x.Words)
				}
			}
			for _, x := range shownTexts {
				if s := ofText(&x); s.Top < at.Top && s.Bottom > at.Top || s.Top < at.Bottom && s.Bottom > at.Bottom {
					t.Errorf("from %v in %v %q is cut", from, room, x.Words)
				}
			}
		}
	}
	for i, l := range p.Lines {
		if l.Bottom-l.Top < 500 && !shown[i] {
			t.Errorf("line %d is never shown", i)
		}
	}
}
