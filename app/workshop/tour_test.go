package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/guide"
)

// newTour opens the sample with the tour at its first stop. What the end of the tour says
// is put into ended.
func newTour(t *testing.T) (s *stage, ended *[]bool) {
	t.Helper()
	s, ended = newStage(t, sample(t, words.English)), &[]bool{}
	s.tour = &Tour{Ended: func(keep bool) { *ended = append(*ended, keep) }}
	s.open()
	return s, ended
}

func (s *stage) function(key fyne.KeyName) {
	s.T.Helper()
	s.SendShortcut(&desktop.CustomShortcut{KeyName: key})
}

// mustBeAt wants the tour at a stop whose step is open, its strip in sight and its ring
// round something.
func (s *stage) mustBeAt(words string) {
	s.T.Helper()
	s.Loop.Run()
	if got := s.coach.stop(); got.words != words || got.step != 0 && got.step != s.Session().Step() {
		s.T.Fatalf("the tour is at %s in step %d, want %s", got.words, s.Session().Step(), words)
	}
	s.coachFits(words)
}

// coachFits wants all that the coach says between the header and everything else, and the
// ring round what it is about.
func (s *stage) coachFits(where string) {
	s.T.Helper()
	strip, least := s.coach.strip, s.coach.strip.MinSize()
	if size := strip.Size(); least.Width > size.Width+0.5 || least.Height > size.Height+1 || size.Height < 50 {
		s.T.Errorf("%s: the strip has %v and needs %v", where, size, least)
	}
	if header := s.header.Size().Height; strip.Position().Y < header {
		s.T.Errorf("%s: the strip begins at %v in a header of %v", where, strip.Position(), header)
	}
	end := strip.Position().Y + strip.Size().Height
	for name, o := range map[string]fyne.CanvasObject{"rail": s.rail, "board": s.diagram.Object(), "panel": s.side} {
		if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o); at.Y < end {
			s.T.Errorf("%s: the strip ends at %v, over the %s at %v", where, end, name, at)
		}
	}
	if about := s.coach.stop().about; (about != nil) != s.coach.ring.Visible() {
		s.T.Errorf("%s: the ring is shown: %v", where, s.coach.ring.Visible())
	} else if about != nil {
		ring, of := s.coach.ring, about(s.Page)
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(of)
		end := min(from.X+of.Size().Width+ringWidth, strip.Size().Width)
		if ring.Position().X != from.X-ringWidth || ring.Position().Y != from.Y-ringWidth || ring.Position().X+ring.Size().Width != end {
			s.T.Errorf("%s: the ring is at %v with %v round something at %v with %v", where, ring.Position(), ring.Size(), from, of.Size())
		}
	}
}

// TestTheTourIsWalkedByDoing does what the coach asks for; each time the tour goes on by
// itself.
func TestTheTourIsWalkedByDoing(t *testing.T) {
	s, ended := newTour(t)
	s.mustBeAt("tour.problem")
	s.function(fyne.KeyF4)
	for _, stop := range []struct {
		at string
		do func()
	}{
		{"tour.board", func() { s.Session().Choose(s.Cause("Product quality").ID) }},
		{"tour.causes", func() { s.Say("Nobody answers the phone") }},
		{"tour.group", func() { s.Hit("2") }},
		{"tour.agree", func() { s.Hit("+") }},
		{"tour.why", func() { s.Say("It is in another room") }},
		{"tour.five", func() { s.function(fyne.KeyF4) }},
		{"tour.solutions", func() { s.Say("Carry it along") }},
	} {
		s.mustBeAt(stop.at)
		stop.do()
		if s.coach.stop().ask != "" && s.coach.stop().words == stop.at {
			s.MustShow(s.coach.strip, words.T("tour.well"))
			s.Pass()
		}
	}
	s.mustBeAt("tour.end")
	s.Click(s.coach.strip, words.T("tour.remove"))
	if len(*ended) != 1 || (*ended)[0] || s.coach != nil {
		t.Errorf("the tour ended %v", *ended)
	}
	if top, header := s.side.Position().Y, s.header.Size().Height; top != header {
		t.Errorf("the panel begins at %v, want the end of the header at %v", top, header)
	}
}

func TestTheTourIsWalkedAndLeftWithKeys(t *testing.T) {
	s, ended := newTour(t)
	for range stops()[1:] {
		s.function(fyne.KeyF4)
	}
	s.mustBeAt("tour.end")
	s.function(fyne.KeyF5)
	s.mustBeAt("tour.solutions")
	s.Press(fyne.KeyEscape) // asks what is to become of the analysis
	s.mustBeAt("tour.end")
	s.Press(fyne.KeyEscape)
	if len(*ended) != 1 || !(*ended)[0] || s.coach != nil {
		t.Errorf("the tour ended %v", *ended)
	}
	s.function(fyne.KeyF4) // means nothing any more
	s.Press(fyne.KeyEscape)
	s.goTo(guide.Causes)
}

func TestTheTourFollowsTheVisitor(t *testing.T) {
	s, _ := newTour(t)
	s.goTo(guide.Why)
	s.mustBeAt("tour.why")
	s.Ctrl(fyne.KeyJ) // the panel is closed, and opened again for the next stop
	s.function(fyne.KeyF4)
	s.mustBeAt("tour.five")
	at := s.tour.At
	s.open() // made anew, as for another language
	if s.tour.At != at {
		t.Errorf("the tour is at stop %d, want %d", s.tour.At, at)
	}
	s.mustBeAt("tour.five")
}

// TestTheRingFollowsItsEntry scrolls the entry in the panel, and then out of sight.
func TestTheRingFollowsItsEntry(t *testing.T) {
	s, _ := newTour(t)
	s.mustBeAt("tour.problem")
	entry := whereToType(s.Page)
	for _, by := range []float32{-20, 20, -600} {
		s.scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: by}})
		s.mustBeAt("tour.problem")
		if about := whereToType(s.Page); (about == entry) != (by > -600) {
			t.Errorf("scrolled by %v, the tour is about %T", by, about)
		}
	}
}

// TestTheCoachFits looks at every stop in every language and every size of window.
func TestTheCoachFits(t *testing.T) {
	s, _ := newTour(t)
	for _, l := range words.Languages() {
		s.Use(l.Language)
		for _, room := range rooms {
			s.Win.Resize(room)
			s.tour.At = 0
			s.open()
			for range stops() {
				s.Loop.Run()
				s.coachFits(fmt.Sprintf("%s in %v, %s", s.coach.stop().words, room, l.Name))
				if e, ok := s.panel.Focus().(*ui.Entry); ok && !s.panel.(scroller).InSight(e) {
					t.Errorf("%s in %v, %s: the entry is out of sight", s.coach.stop().words, room, l.Name)
				}
				if !s.coach.last() {
					s.function(fyne.KeyF4)
				}
			}
		}
	}
	s.Use(words.English)
}
