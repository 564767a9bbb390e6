package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/session"
	"whybone/app/ui/uitest"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/app/workshop/tour"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is the page on a bench.
type stage struct {
	*Page
	*paneltest.Bench
	homes int
	menus int // how often the settings were asked for
	tour  *tour.Tour
	board *board.Board // of the page, to look at what it shows
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Bench = paneltest.NewBench(t, func() *session.Session { return s.Session() }, func() fyne.CanvasObject { return s.side }, fill...)
	t.Cleanup(func() { s.Close() })
	s.open()
	return s
}

// Settings is the app's, not the page's.
func (s *stage) Settings() fyne.Settings { return s.Loop.Settings() }

// open opens the page as after a start of the program, or after another language or
// theme was chosen.
func (s *stage) open() {
	s.T.Helper()
	if s.Page != nil {
		s.Page.Close()
	}
	notices := s.NewNotices()
	s.Page = New(Deps{
		Session: s.OpenSession(), Renderer: paneltest.AsIs{}, Window: s.Win, Notices: notices, After: s.Clock.After,
		Home: func() { s.homes++ }, Settings: func(fyne.Position) { s.menus++ },
		Tour: s.tour,
	})
	s.findBoard()
	s.Win.SetContent(container.NewStack(s.Content(), notices.Object()))
	s.Loop.Run()
	s.Focus()
}

// findBoard looks where people look at the picture.
func (s *stage) findBoard() {
	uitest.Walk(s.diagram.Object(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		b, ok := o.(*board.Board)
		if ok {
			s.board = b
		}
		return !ok
	})
}

// overDiagram is what lies over the diagram.
func (s *stage) overDiagram() fyne.CanvasObject {
	if l := s.topLayer(panel.OverDiagram); l != nil {
		return l.Content()
	}
	return container.NewStack()
}

// goTo opens a step by its key.
func (s *stage) goTo(step guide.Step) {
	s.T.Helper()
	s.Ctrl(fyne.KeyName(rune('0' + step)))
	if s.Session().Step() != step {
		s.T.Fatalf("step %d is open, want %d", s.Session().Step(), step)
	}
}

// try makes changes that are undone as one, and returns whether it could.
func (s *stage) try(edits ...fishbone.Edit) bool { return s.Do(fishbone.Join(edits...)) }

// scroll is the part of the open panel that scrolls.
func (s *stage) scroll() *container.Scroll {
	return s.panel.(interface{ Scroll() *container.Scroll }).Scroll()
}

// onBoard waits until the picture shows a label, and says where that is in the window.
func (s *stage) onBoard(label string) (at fyne.Position) {
	s.T.Helper()
	s.Loop.Until(s.T, "the board shows "+label, func() bool {
		var found bool
		at, found = s.board.FindText(label)
		at = at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board))
		return found
	})
	return at
}

// The edits that fill an analysis.
var bone, cause, about = paneltest.Bone, paneltest.Cause, paneltest.About

// sample is the worked example.
var sample = paneltest.Sample

func step(n guide.Step) func(*stage) { return func(s *stage) { s.goTo(n) } }
