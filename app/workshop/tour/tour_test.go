package tour

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone/guide"
)

// stage is a tour on a stage with the same panel in every step.
type stage struct {
	*paneltest.Stage
	tour   *Tour
	closed bool // the panel is
	ended  []bool
}

func (s *stage) Tour() *Tour                      { return s.tour }
func (s *stage) CanStartTour() bool               { return false }
func (s *stage) StartTour()                       {}
func (s *stage) Panel() panel.Panel               { return s.Stage.Panel }
func (s *stage) PanelObject() fyne.CanvasObject   { return s.Side }
func (s *stage) PanelClosed() bool                { return s.closed }
func (s *stage) ShowPanel()                       { s.closed = false }
func (s *stage) DiagramObject() fyne.CanvasObject { return s.Diagram }

// newTour is a tour that begins at a stop.
func newTour(t *testing.T, at int) *stage {
	t.Helper()
	s := &stage{}
	s.tour = &Tour{At: at, Ended: func(keep bool) { s.ended = append(s.ended, keep) }}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage = base
		return paneltest.WithLine(s, New(s), 1, 2, 4, 5, 6, 7, 8)
	}, paneltest.About("problem", "Sales fall"), paneltest.Bone("People"), paneltest.Cause("late", "People"))
	return s
}

// shown is what the tour shows, in the size of the window.
func (s *stage) shown() fyne.CanvasObject {
	s.T.Helper()
	l := s.TopLayer(panel.AroundPage)
	if l == nil {
		s.T.Fatal("there is no tour")
	}
	l.Content().Resize(s.Win.Canvas().Size())
	return l.Content()
}

// mustSay wants the tour at a stop.
func (s *stage) mustSay(key string) {
	s.T.Helper()
	s.Loop.Run()
	s.MustShow(s.shown(), words.T(key, "key", "Ctrl+Z"))
}

func TestTheTourGoesForwardAndBack(t *testing.T) {
	s := newTour(t, 2)
	s.mustSay("tour.causes")
	s.Press(fyne.KeyF5)
	s.mustSay("tour.board")
	s.closed = true
	s.Press(fyne.KeyF4, fyne.KeyF4)
	s.mustSay("tour.group")
	if s.closed || s.Session().Step() != guide.StepGroup || s.tour.At != 3 {
		t.Errorf("the panel is closed: %v; step %d, stop %d", s.closed, s.Session().Step(), s.tour.At)
	}
	s.GoTo(guide.StepWhy)
	s.mustSay("tour.why")
	if s.InHand() != "late" {
		t.Errorf("%q is selected", s.InHand())
	}
}

// TestTheTourWaitsForNext does what was asked for and lets time pass: the tour says so, and
// one click goes one stop on.
func TestTheTourWaitsForNext(t *testing.T) {
	s := newTour(t, 2)
	s.Say("one more")
	s.MustShow(s.shown(), words.T("tour.well"))
	s.Pass()
	s.mustSay("tour.causes")
	s.Click(s.shown(), words.T("tour.next"))
	s.mustSay("tour.group")
	s.Pass()
	s.mustSay("tour.group")
}

func TestTheTourEnds(t *testing.T) {
	for keep, button := range map[bool]string{true: "tour.keep", false: "tour.remove"} {
		s := newTour(t, 0)
		s.Click(s.shown(), words.T("tour.skip"))
		s.mustSay("tour.end")
		s.Click(s.shown(), words.T(button))
		if !slices.Equal(s.ended, []bool{keep}) || s.HasLayer(panel.AroundPage) {
			t.Errorf("%s: it ended %v", button, s.ended)
		}
		s.Press(fyne.KeyF4) // means nothing any more
	}
}
