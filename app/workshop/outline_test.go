package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/fishbone/guide"
)

// outlined says whether a label on the board has an outline.
func (s *stage) outlined(text string) bool {
	s.Loop.Run()
	at, size, ok := s.board.LabelBounds(s.Cause(text).ID)
	found := false
	var look func(o fyne.CanvasObject, from fyne.Position)
	look = func(o fyne.CanvasObject, from fyne.Position) {
		from = from.Add(o.Position())
		switch o := o.(type) {
		case *fyne.Container:
			for _, part := range o.Objects {
				look(part, from)
			}
		case *canvas.Rectangle:
			middle := from.AddXY(o.Size().Width/2, o.Size().Height/2).Subtract(at)
			found = found || o.StrokeColor == ui.Colors().Accent && middle.X > 0 && middle.X < size.Width && middle.Y > 0 && middle.Y < size.Height
		}
	}
	for _, o := range test.WidgetRenderer(s.board).Objects() {
		look(o, fyne.Position{})
	}
	return ok && found
}

func TestWhatThePanelAsksAboutIsOutlined(t *testing.T) {
	s := newStage(t, bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "Market"))
	s.onBoard("beta")
	for step := guide.StepGroup; step <= guide.StepFiveWhys; step++ {
		s.goTo(step)
		if !s.outlined("alpha") || s.outlined("beta") {
			t.Errorf("step %d: the first row is outlined: %v, the second: %v", step, s.outlined("alpha"), s.outlined("beta"))
		}
		s.Press(fyne.KeyDown)
		if s.outlined("alpha") || !s.outlined("beta") {
			t.Errorf("step %d: after an arrow, the first row is outlined: %v, the second: %v", step, s.outlined("alpha"), s.outlined("beta"))
		}
		s.Session().Choose("")
	}
	s.toBoard() // where nothing is selected
	if s.outlined("alpha") || s.outlined("beta") {
		t.Error("the board says that a cause is selected, and none is")
	}
	s.toPanel()
	if !s.outlined("beta") {
		t.Error("back in the panel nothing is outlined")
	}
}
