package workshop

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
)

func TestLightAndDark(t *testing.T) {
	s := newStage(t, bone("People"), cause("Staff leave", "People"))
	paper := func() any {
		s.onBoard("Staff leave")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board).AddXY(3, 3)
		return color.NRGBAModel.Convert(s.Window().Canvas().Capture().At(int(at.X), int(at.Y)))
	}
	back := func() any { return color.NRGBAModel.Convert(s.Window().Canvas().Capture().At(1, 1)) }
	if back() != any(ui.Light.Back) {
		t.Errorf("the page is %v", back())
	}
	if paper() != any(ui.Light.Surface) {
		t.Errorf("the paper is %v", paper())
	}
	s.Settings().Theme().(*ui.Theme).Mode = ui.DarkMode
	s.open()
	if back() != any(ui.Dark.Back) {
		t.Errorf("in the dark the page is %v", back())
	}
	if paper() != any(ui.Dark.Surface) {
		t.Errorf("in the dark the paper is %v", paper())
	}
}

func TestAnotherLanguage(t *testing.T) {
	s := newStage(t)
	t.Cleanup(func() { _ = words.Use(words.English) })
	s.Use(words.Simplified)
	s.open()
	for _, part := range []fyne.CanvasObject{s.rail, s.header, s.status, s.side} {
		for _, text := range uitest.Texts(part) {
			if text == "Export" || text == "Problem" || text == "Parked ideas" {
				t.Errorf("%q is still English", text)
			}
		}
	}
	s.MustShow(s.rail, words.T("step.1"))
}

func TestNoFishBeforeThereIsAProblem(t *testing.T) {
	s := newStage(t)
	s.onBoard(words.T("mark.emptyHead"))
	s.goTo(2)
	s.Write("Sales")
	s.Pass()
	s.onBoard("Sales")
}
