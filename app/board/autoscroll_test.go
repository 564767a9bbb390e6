package board

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
)

func TestThePictureComesToMeetWhatIsDragged(t *testing.T) {
	b, _ := shown(t, small())
	now := time.Unix(0, 0)
	b.now = func() time.Time { return now }
	b.OnDrop = func(fishbone.ID, Drop) {}
	step := func() { now = now.Add(50 * time.Millisecond); b.scrollStep() }

	carry(b, on(70, 90), fyne.NewPos(440, 200))
	step()
	if b.drag.scroll.moving != nil || b.view.origin != fyne.NewPos(24, 124) {
		t.Error("a whole picture moves")
	}
	b.DragEnd()

	b.ZoomBy(4, on(70, 90))
	was := b.view.origin
	carry(b, on(70, 90), fyne.NewPos(440, 200))
	step()
	step()
	if b.view.origin.X >= was.X || b.view.origin.Y != was.Y {
		t.Errorf("at the right edge the picture goes from %v to %v", was, b.view.origin)
	}
	for range 200 {
		step()
	}
	if right := b.view.origin.X + 400*b.view.zoom; right < 448-fitMargin-40 || b.drag.scroll.moving != nil {
		t.Errorf("the picture went on until its end was at %v", right)
	}
	b.DragEnd()
	was = b.view.origin
	step()
	if b.view.origin != was {
		t.Error("it goes on after the drag")
	}
}

func TestACardThatComesOverTheEdgeDoesNotMoveThePicture(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(4, on(70, 90))
	edge, middle := fyne.NewPos(50+200, 50+440), fyne.NewPos(50+200, 50+200)
	b.Highlight("card", edge)
	if b.drag.scroll.moving != nil {
		t.Error("it moves at once")
	}
	b.Highlight("card", middle)
	b.Highlight("card", edge)
	if b.drag.scroll.moving == nil {
		t.Error("it does not move on the way back either")
	}
	b.CancelDrag()
	if b.drag.scroll.moving != nil {
		t.Error("it moves after the drag was given up")
	}
}
