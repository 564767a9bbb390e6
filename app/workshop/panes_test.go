package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"pgregory.net/rapid"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/workshop/paneltest"
)

// splitterOf is the splitter as the page shows it.
func (s *stage) splitterOf() *splitter {
	s.T.Helper()
	for _, o := range s.whole.Objects {
		if g, ok := o.(*splitter); ok {
			return g
		}
	}
	s.T.Fatal("there is no splitter")
	return nil
}

// pull drags the panel's edge to a place in the window.
func (s *stage) pull(x float32) {
	g := s.splitterOf()
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(x, 300)}})
	g.DragEnd()
	s.Loop.Run()
}

func TestTheBoardKeepsHalf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		window := float32(rapid.IntRange(2*(railNumbers+leastPanel), 4000).Draw(t, "window"))
		p := Panes{
			Panel:   float32(rapid.SampledFrom([]int{0, leastPanel, 400, mostPanel}).Draw(t, "panel")),
			Closed:  rapid.Bool().Draw(t, "closed"),
			Numbers: rapid.Bool().Draw(t, "numbers"),
		}
		rail, panel := p.share(window)
		if board := window - rail - panel; board < window/2 {
			t.Fatalf("%+v in %v leaves %v for the board", p, window, board)
		}
		if panel != 0 && (panel < leastPanel || panel > mostPanel) || p.Closed != (panel == 0) {
			t.Fatalf("%+v in %v: the panel gets %v", p, window, panel)
		}
		if read := ReadPanes(p.String()); read != p {
			t.Fatalf("%+v is read as %+v", p, read)
		}
	})
	for _, odd := range []string{"", "pink", "panel=9 closed=x"} {
		if p := ReadPanes(odd); p != (Panes{}) {
			t.Errorf("%q is read as %+v", odd, p)
		}
	}
	if p := ReadPanes("panel=9000 closed=false numbers=false"); p.Panel != mostPanel {
		t.Errorf("a panel of 9000 is read as %v", p.Panel)
	}
}

func TestThePanelIsDragged(t *testing.T) {
	s := newStage(t)
	var kept Panes
	s.deps.KeepPanes = func(p Panes) { kept = p }
	for to, want := range map[float32]float32{860: 420, 1270: leastPanel, 100: 444} { // half of 1280, less the rail
		s.pull(to)
		if got := s.side.Size().Width; got != want || s.width != want {
			t.Errorf("pulled to %v the panel is %v wide and its content made for %v, want %v", to, got, s.width, want)
		}
		if kept != s.panes {
			t.Errorf("%+v is remembered of %+v", kept, s.panes)
		}
	}
	if s.splitterOf().Cursor() != desktop.HResizeCursor {
		t.Error("the pointer does not show that the edge can be dragged")
	}
	s.splitterOf().DoubleTapped(nil)
	s.Loop.Run()
	if got := s.side.Size().Width; got != narrowPanel {
		t.Errorf("after a double click it is %v wide", got)
	}
}

func TestThePanelIsClosedWithAKey(t *testing.T) {
	s := newStage(t)
	s.Write("Sales fa")
	before := s.board.Size().Width
	s.Ctrl(fyne.KeyJ)
	if s.side.Visible() || s.board.Size().Width != before+narrowPanel {
		t.Errorf("the panel is there: %v, the board is %v wide", s.side.Visible(), s.board.Size().Width)
	}
	if _, ok := s.Focused().(*ui.KeyTarget); !ok {
		t.Errorf("what is typed goes into %T, which nobody sees", s.Focused())
	}
	if got := s.Analysis().About().Problem; got != "Sales fa" {
		t.Errorf("of what was typed %q is kept", got)
	}
	s.Ctrl(fyne.KeyJ)
	if !s.side.Visible() || s.board.Size().Width != before {
		t.Error("the panel is not there again")
	}
	s.Write("ll")
}

func TestTheRailGoesDownToItsNumbers(t *testing.T) {
	s := newStage(t)
	before := s.board.Size().Width
	s.Ctrl(fyne.KeyB)
	if s.rail.Size().Width != railNumbers || s.board.Size().Width != before+railWidth-railNumbers {
		t.Errorf("the rail is %v wide, the board %v", s.rail.Size().Width, s.board.Size().Width)
	}
	for _, text := range uitest.Texts(s.rail) {
		if len(text) > 1 {
			t.Errorf("the rail shows %q", text)
		}
	}
	s.fits("numbers alone")
	s.park() // an idea can be parked all the same
	s.Loop.Run()
	if s.rail.Size().Width != railWidth || s.Focused() != fyne.Focusable(s.parked) {
		t.Fatalf("the rail is %v wide, the focus on %T", s.rail.Size().Width, s.Focused())
	}
	s.Say("an idea")
	if s.rail.Size().Width != railNumbers || len(s.Analysis().Ideas()) != 1 {
		t.Errorf("the rail is %v wide, and there are %d ideas", s.rail.Size().Width, len(s.Analysis().Ideas()))
	}
	s.Ctrl(fyne.KeyB)
	if s.rail.Size().Width != railWidth {
		t.Error("the names are not there again")
	}
}

func TestASmallWindowShowsNumbersAlone(t *testing.T) {
	s := newStage(t)
	s.Resize(980)
	if s.rail.Size().Width != railNumbers || s.board.Size().Width < 490 {
		t.Errorf("the rail is %v wide, the board %v", s.rail.Size().Width, s.board.Size().Width)
	}
	s.Resize(paneltest.NarrowWindow)
	if s.rail.Size().Width != railWidth {
		t.Error("in a larger one the names are not there again")
	}
}
