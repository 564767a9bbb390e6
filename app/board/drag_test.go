package board

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
)

func TestDrop(t *testing.T) {
	b, _ := shown(t, small())
	var dropped []fishbone.ID
	b.OnDrop = func(cause fishbone.ID, to Drop) { dropped = append(dropped, cause, to.Under) }

	carry(b, on(70, 90), on(300, 160))
	if b.target.bone != "market" || b.drag.ghost == nil {
		t.Fatalf("on the way: lit %v, ghost %v", b.target, b.drag.ghost)
	}
	if got, want := b.drag.ghost.Position(), on(300+ghostAway, 160+ghostAway); got != want {
		t.Errorf("the ghost is at %v, want %v", got, want)
	}
	if got := b.layers.objects[len(b.layers.objects)-1]; got != fyne.CanvasObject(b.drag.ghost) {
		t.Error("the ghost is not above everything")
	}
	b.DragEnd()
	if len(dropped) != 2 || dropped[0] != "staff" || dropped[1] != "market" {
		t.Errorf("dropped %q", dropped)
	}
	if b.target.ok() || b.drag.ghost != nil || !b.fitted {
		t.Error("the drag left something behind")
	}
}

func TestDropThatChangesNothing(t *testing.T) {
	b, _ := shown(t, small())
	a := applied(t, fishbone.Add{Thing: &fishbone.Bone{ID: "people", Name: "人员"}}, fishbone.AddCause{ID: "staff", Under: "people", Text: "业务人员流失"})
	b.Analysis = func() *fishbone.Analysis { return a }
	b.OnDrop = func(cause fishbone.ID, to Drop) { t.Errorf("dropped %q on %v", cause, to) }
	for name, to := range map[string]fyne.Position{
		"its own bone": on(30, 150), "paper": on(300, 195), "outside the board": fyne.NewPos(300, -20),
	} {
		carry(b, on(70, 90), to)
		b.DragEnd()
		if b.target.ok() {
			t.Errorf("%s: still lit", name)
		}
	}
}

func TestNothingToDropPans(t *testing.T) {
	b, _ := shown(t, small())
	carry(b, on(70, 90), on(100, 90))
	b.DragEnd()
	if b.view.origin.X != 54 {
		t.Errorf("without a listener a drag on a label does not pan: %v", b.view.origin)
	}
}

func TestNewPictureAndTheDrag(t *testing.T) {
	b, _ := shown(t, small())
	var dropped []fishbone.ID
	b.OnDrop = func(cause fishbone.ID, to Drop) { dropped = append(dropped, cause, to.Under) }
	carry(b, on(70, 90), on(300, 160))
	b.Draw(small())
	if b.target.bone != "market" {
		t.Errorf("lit in the next picture: %v", b.target)
	}
	b.DragEnd()
	if len(dropped) != 2 {
		t.Errorf("the next picture ended the drag: %q", dropped)
	}
	carry(b, on(70, 90), on(300, 160))
	b.Draw(large(20)) // "staff" is gone
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: on(300, 150)}})
	b.DragEnd()
	if len(dropped) != 2 || b.target.ok() {
		t.Errorf("what is not there any more was dropped: %q", dropped)
	}
}

func TestLight(t *testing.T) {
	b, w := shown(t, small())
	absolute := func(x, y float32) fyne.Position { return on(x, y).AddXY(50, 50) }
	for _, c := range []struct {
		at   fyne.Position
		bone fishbone.ID
	}{
		{absolute(300, 160), "market"},
		{absolute(70, 90), "people"}, // through a label
		{absolute(300, 195), ""},
		{absolute(30, 30), "people"},
		{fyne.NewPos(10, 10), ""},
	} {
		to, ok := b.Highlight("card", c.at)
		if to.Under != c.bone || ok != (c.bone != "") || b.target.bone != c.bone {
			t.Errorf("at %v: %v %v, lit %v; want %q", c.at, to, ok, b.target, c.bone)
		}
	}
	b.Highlight("card", absolute(30, 30))
	colour := func(at fyne.Position) color.Color {
		return color.NRGBAModel.Convert(w.Canvas().Capture().At(int(at.X), int(at.Y)))
	}
	white := color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	if colour(absolute(5, 5)) == white {
		t.Error("the strip is not lit")
	}
	if got := colour(absolute(30, 24)); got != teal {
		t.Errorf("the light colours a box: %v", got)
	}
	b.ClearHighlight()
	if colour(absolute(5, 5)) != white {
		t.Error("the strip stays lit")
	}
}

func TestTheGhostLeavesTheMarkFree(t *testing.T) {
	b, at := shownFish(t)
	b.OnDrop = func(fishbone.ID, Drop) {}
	b.ZoomBy(3, b.spotOn(at.id("broken"), 0.5))
	from := b.spotOn(at.id("broken"), 0.5)
	for _, part := range []float32{0.1, 0.5, 0.9} {
		carry(b, from, b.spotOn(at.id("no training"), part))
		mark, ok := b.mark()
		ghost := b.drag.ghost.Position().Subtract(b.view.origin)
		if !ok || mark.touches(box{ghost.X, ghost.Y, ghost.X + b.drag.ghost.Size().Width, ghost.Y + b.drag.ghost.Size().Height}) {
			t.Errorf("the ghost at %v lies over the mark %v", ghost, mark)
		}
		b.DragEnd()
	}
}

func TestJoined(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  string
	}{
		{nil, ""},
		{[]string{"公司发展", "策略错误"}, "公司发展策略错误"},
		{[]string{"Rivals cut", "their prices"}, "Rivals cut their prices"},
		{[]string{"用 Excel", "管理"}, "用 Excel 管理"},
	} {
		if got := joinLines(c.lines); got != c.want {
			t.Errorf("%q: %q, want %q", c.lines, got, c.want)
		}
	}
}
