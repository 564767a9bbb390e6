package board

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
)

// shownFish is the fish of [namedFish], whole, in a window.
func shownFish(t *testing.T) (*Board, names) {
	t.Helper()
	fish, at := namedFish(t, false)
	b, _ := shown(t, fish.picture.scene)
	b.Analysis = fish.Analysis
	return b, at
}

// spotOn is a place on the board: part of the way down a label.
func (b *Board) spotOn(id fishbone.ID, part float32) fyne.Position {
	label := b.onBoard(b.picture.labels[id])
	return fyne.NewPos(label.middle().X, label.top+(label.bottom-label.top)*part)
}

func TestWhereACauseLands(t *testing.T) {
	b, at := shownFish(t)
	for _, c := range []struct {
		what          string
		cause, on     string
		part          float32
		under, before string
		mark          mark
	}{
		{"on a label: below it", "broken", "no training", 0.5, "no training", "", ringed},
		{"at its upper edge: before it", "broken", "no training", 0.1, "People", "no training", lineAbove},
		{"at its lower edge: after it", "broken", "no training", 0.9, "People", "", lineBelow},
		{"between a cause and its answer: as the first answer", "broken", "leave", 0.9, "leave", "pay", lineAbove},
		{"below the last answer: as another one", "broken", "pay", 0.9, "leave", "", lineBelow},
		{"among siblings", "no training", "leave", 0.1, "People", "leave", lineAbove},
		{"on a box: last on the bone", "pay", "Machines", 0.5, "Machines", "", unmarked},
		{"on a bone without causes", "pay", "Methods", 0.5, "Methods", "", unmarked},
		{"on itself", "pay", "pay", 0.5, "-", "", unmarked},
		{"where it is: before itself", "no training", "no training", 0.1, "-", "", unmarked},
		{"where it is: behind itself", "no training", "no training", 0.9, "-", "", unmarked},
		{"into its own branch", "leave", "pay", 0.5, "-", "", unmarked},
		{"among its own answers", "leave", "pay", 0.1, "-", "", unmarked},
	} {
		got := b.targetAt(at.id(c.cause), b.spotOn(at.id(c.on), c.part))
		want := Drop{Under: at.id(c.under), Before: at.id(c.before)}
		if got.ok() != (c.under != "-") || got.ok() && (got.drop != want || got.mark != c.mark) {
			t.Errorf("%s: %v, marked %v; want %v, marked %v", c.what, got.drop, got.mark, want, c.mark)
		}
	}
}

func TestWhereACauseLandsBesideTheLabels(t *testing.T) {
	b, at := shownFish(t)
	beside := func(id string, part float32) fyne.Position {
		p := b.spotOn(at.id(id), part)
		p.X = b.onBoard(b.picture.labels[at.id(id)]).left - 20
		return p
	}
	for _, c := range []struct {
		to            fyne.Position
		under, before string
	}{
		{beside("no training", 0.4), "People", "no training"},
		{beside("no training", 0.7), "People", ""},
		{beside("pay", 0.4), "leave", "pay"},
	} {
		got := b.targetAt(at.id("broken"), c.to)
		if want := (Drop{Under: at.id(c.under), Before: at.id(c.before)}); got.drop != want || got.bone != at.id("People") {
			t.Errorf("at %v: %v on %q, want %v", c.to, got.drop, got.bone, want)
		}
	}
}

func TestDeeperThanTheLastLabelIsOnTheBone(t *testing.T) {
	a := applied(t, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "Bone"}}, fishbone.Add{Thing: &fishbone.Bone{ID: "o", Name: "Other"}},
		fishbone.AddCause{ID: "x", Under: "b", Text: "first"}, fishbone.AddCause{ID: "y", Under: "x", Text: "why"},
		fishbone.AddCause{ID: "z", Under: "o", Text: "moving"})
	b, _ := shown(t, fish.Layout(a, fish.Options{}))
	b.Analysis = func() *fishbone.Analysis { return a }
	if got := b.targetAt("z", b.spotOn("y", 1.2)); got.drop != (Drop{Under: "x"}) {
		t.Errorf("just below the last answer: %v", got.drop)
	}
	if got := b.targetAt("z", b.spotOn("y", 2.6)); got.drop != (Drop{Under: "b"}) || got.mark != lineBelow {
		t.Errorf("far below the last answer: %v", got.drop)
	}
}

func TestBonesChangePlaces(t *testing.T) {
	b, at := shownFish(t)
	var moved []fishbone.ID
	b.OnMoveBone = func(bone, before fishbone.ID) { moved = append(moved, bone, before) }
	for _, c := range []struct{ bone, on, before string }{
		{"People", "Machines", "Methods"}, {"People", "Methods", ""}, {"Methods", "People", "People"},
		{"Methods", "Machines", "Machines"}, {"People", "leave", "-"},
	} {
		moved = nil
		carry(b, b.spotOn(at.id(c.bone), 0.5), b.spotOn(at.id(c.on), 0.5))
		if c.before != "-" && b.target.bone != at.id(c.on) {
			t.Errorf("%s on %s: lit %v", c.bone, c.on, b.target)
		}
		b.DragEnd()
		switch {
		case c.before == "-" && moved != nil:
			t.Errorf("%s on %s: %q", c.bone, c.on, moved)
		case c.before != "-" && (len(moved) != 2 || moved[0] != at.id(c.bone) || moved[1] != at.id(c.before)):
			t.Errorf("%s on %s: %q, want before %q", c.bone, c.on, moved, c.before)
		}
	}
}

func TestEscapeGivesADragUp(t *testing.T) {
	b, at := shownFish(t)
	b.OnDrop = func(cause fishbone.ID, to Drop) { t.Errorf("dropped %q on %v", cause, to) }
	if b.CancelDrag() {
		t.Error("nothing was given up")
	}
	origin := b.view.origin
	carry(b, b.spotOn(at.id("pay"), 0.5), b.spotOn(at.id("Machines"), 0.5))
	if !b.CancelDrag() || b.target.ok() || b.drag.ghost != nil {
		t.Errorf("the drag goes on: lit %v, ghost %v", b.target, b.drag.ghost)
	}
	carry(b, b.spotOn(at.id("Machines"), 0.5), b.spotOn(at.id("People"), 0.5)) // still held down
	b.DragEnd()
	if b.view.origin != origin {
		t.Error("what was given up pans")
	}
	carry(b, fyne.NewPos(5, 5), fyne.NewPos(25, 5))
	if b.CancelDrag() {
		t.Error("panning was given up")
	}
	b.DragEnd()
	if b.view.origin == origin {
		t.Error("after it nothing pans any more")
	}
}

func TestEscapeGivesUpACardFromOutside(t *testing.T) {
	b, at := shownFish(t)
	told := 0
	b.OnCancel = func() { told++ }
	over := b.spotOn(at.id("Machines"), 0.5).AddXY(50, 50)
	if to, ok := b.Highlight(at.id("pay"), over); !ok || to.Under != at.id("Machines") {
		t.Fatalf("lit %v", to)
	}
	if !b.CancelDrag() || told != 1 {
		t.Errorf("told %d times", told)
	}
	if to, ok := b.Highlight(at.id("pay"), over); ok || b.target.ok() {
		t.Errorf("lit again: %v", to)
	}
	b.ClearHighlight()
	if _, ok := b.Highlight(at.id("pay"), over); !ok {
		t.Error("the next card is not lit")
	}
}
