package app

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/storage"
)

// click clicks what bears words in the window.
func (s *stage) click(label string) {
	s.t.Helper()
	uitest.Tap(s.t, s.pages.place, label)
	s.settle()
}

func TestSomebodyNewIsOfferedTheTour(t *testing.T) {
	for _, l := range words.Languages() {
		s := newStage(t)
		s.useLanguage(l.Language)
		s.mustShow(words.T("home.tour"))
		s.click(words.T("home.tourTake"))
		s.mustShow(words.T("tour.problem")[:12])
		id := s.session().Analysis().ID()
		if about := s.session().Analysis().About(); about.Problem != words.T("tour.copy", "problem", about.Head) {
			t.Errorf("the practice copy is called %q and %q", about.Problem, about.Head)
		}
		s.useTheme(ui.DarkMode) // the tour goes on
		s.mustShow(words.T("tour.count", "n", 1, "of", 9))
		s.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		s.settle()
		s.click(words.T("tour.remove"))
		s.mustShow(words.T("home.new"))
		if _, err := s.store.Load(id); !errors.Is(err, storage.ErrNotFound) {
			t.Errorf("the practice copy is still there: %v", err)
		}
		if s.shows(words.T("home.tour")) {
			t.Error("the tour is offered again")
		}
		s.pick(words.T("act.tour"))
		s.mustShow(words.T("tour.problem")[:12])
		s.tour.tour.Ended(true)
		if _, err := s.store.Load(s.session().Analysis().ID()); err != nil {
			t.Errorf("what was to be kept: %v", err)
		}
		s.useTheme(ui.LightMode)
		if s.shows(words.T("tour.count", "n", 1, "of", 9)) {
			t.Error("the tour goes on after its end")
		}
	}
}

func TestTheTourCanBeDeclined(t *testing.T) {
	s := newStage(t)
	s.mustShow(words.T("home.tour"))
	s.click(words.T("home.tourSkip"))
	if s.shows(words.T("home.tour")) {
		t.Error("it is offered all the same")
	}
	s.end()
	s.begin()
	s.mustShow(words.T("home.sample"))
	if s.shows(words.T("home.tour")) {
		t.Error("it is offered again after a new start")
	}
}
