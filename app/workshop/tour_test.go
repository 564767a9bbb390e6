package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/tour"
	"whybone/fishbone/guide"
)

// newTour opens the sample with the tour at its first stop. What the end of the tour says
// is put into ended.
func newTour(t *testing.T) (s *stage, ended *[]bool) {
	t.Helper()
	s, ended = newStage(t, sample(t, words.English)), &[]bool{}
	s.tour = &tour.Tour{Ended: func(keep bool) { *ended = append(*ended, keep) }}
	s.open()
	return s, ended
}

func (s *stage) function(key fyne.KeyName) {
	s.T.Helper()
	s.SendShortcut(&desktop.CustomShortcut{KeyName: key})
}

// tourStop is a place of the tour as a visitor sees it.
type tourStop struct {
	words string     // what it says
	asks  bool       // for something to be tried
	step  guide.Step // that is open, 0 for any
	about func(*stage) fyne.CanvasObject
}

// tourStops are the stops of the tour in their order.
func tourStops() []tourStop {
	board := func(s *stage) fyne.CanvasObject { return s.diagram.Object() }
	side := func(s *stage) fyne.CanvasObject { return s.side }
	return []tourStop{
		{"tour.problem", false, guide.StepProblem, whereToType},
		{"tour.board", true, guide.StepHead, board},
		{"tour.causes", true, guide.StepCauses, whereToType},
		{"tour.group", true, guide.StepGroup, side},
		{"tour.agree", true, guide.StepAgree, side},
		{"tour.why", true, guide.StepWhy, whereToType},
		{"tour.five", false, guide.StepFiveWhys, side},
		{"tour.solutions", true, guide.StepSolutions, whereToType},
		{"tour.end", false, 0, nil},
	}
}

// whereToType is the entry that the next word goes into, as far as it can be seen, else the
// panel.
func whereToType(s *stage) fyne.CanvasObject {
	e, types := s.panel.Focus().(*ui.Entry)
	if list, scrolls := s.panel.(interface{ InSight(fyne.CanvasObject) bool }); types && scrolls && list.InSight(e) {
		return e
	}
	return s.side
}

// strip and ring are what the tour shows. Without a tour they are nil.
func (s *stage) tourStrip() *fyne.Container { return s.tourPart(0).(*fyne.Container) }
func (s *stage) ring() *canvas.Rectangle    { return s.tourPart(1).(*canvas.Rectangle) }

func (s *stage) tourPart(part int) fyne.CanvasObject {
	s.T.Helper()
	l := s.topLayer(panel.AroundPage)
	if l == nil {
		s.T.Fatal("there is no tour")
	}
	return l.Content().(*fyne.Container).Objects[part]
}

// stop is where the tour is, by what it says.
func (s *stage) stop() tourStop {
	s.T.Helper()
	for _, stop := range tourStops() {
		if uitest.Shows(s.tourStrip(), words.T(stop.words, "key", "Ctrl+Z")) {
			return stop
		}
	}
	s.T.Fatalf("the tour says %q", uitest.Texts(s.tourStrip()))
	return tourStop{}
}

// mustBeAt wants the tour at a stop whose step is open, its strip in sight and its ring
// round something.
func (s *stage) mustBeAt(words string) {
	s.T.Helper()
	s.Loop.Run()
	if got := s.stop(); got.words != words || got.step != 0 && got.step != s.Session().Step() {
		s.T.Fatalf("the tour is at %s in step %d, want %s", got.words, s.Session().Step(), words)
	}
	s.tourFits(s.stop(), words)
}

// tourFits wants all that a stop says between the header and everything else, and the ring
// round what it is about.
func (s *stage) tourFits(stop tourStop, where string) {
	s.T.Helper()
	const ringWidth = 3
	strip, least := s.tourStrip(), s.tourStrip().MinSize()
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
	if ring := s.ring(); (stop.about != nil) != ring.Visible() {
		s.T.Errorf("%s: the ring is shown: %v", where, ring.Visible())
	} else if stop.about != nil {
		of := stop.about(s)
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(of)
		end := min(from.X+of.Size().Width+ringWidth, strip.Size().Width)
		if ring.Position().X != from.X-ringWidth || ring.Position().Y != from.Y-ringWidth || ring.Position().X+ring.Size().Width != end {
			s.T.Errorf("%s: the ring is at %v with %v round something at %v with %v", where, ring.Position(), ring.Size(), from, of.Size())
		}
	}
}

// TestTheTourIsWalkedByDoing does what the tour asks for; each time the tour says so, waits
// and goes on with one key.
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
		if s.Loop.Run(); s.stop().asks && s.stop().words == stop.at {
			s.MustShow(s.tourStrip(), words.T("tour.well"))
			s.Pass() // however long somebody waits
			s.function(fyne.KeyF4)
		}
	}
	s.mustBeAt("tour.end")
	s.Click(s.tourStrip(), words.T("tour.remove"))
	if len(*ended) != 1 || (*ended)[0] || s.HasLayer(panel.AroundPage) {
		t.Errorf("the tour ended %v", *ended)
	}
	if top, header := s.side.Position().Y, s.header.Size().Height; top != header {
		t.Errorf("the panel begins at %v, want the end of the header at %v", top, header)
	}
}

func TestTheTourIsWalkedAndLeftWithKeys(t *testing.T) {
	s, ended := newTour(t)
	for range tourStops()[1:] {
		s.function(fyne.KeyF4)
	}
	s.mustBeAt("tour.end")
	s.function(fyne.KeyF5)
	s.mustBeAt("tour.solutions")
	s.Press(fyne.KeyEscape) // asks what is to become of the analysis
	s.mustBeAt("tour.end")
	s.Press(fyne.KeyEscape)
	if len(*ended) != 1 || !(*ended)[0] || s.HasLayer(panel.AroundPage) {
		t.Errorf("the tour ended %v", *ended)
	}
	s.function(fyne.KeyF4) // means nothing any more
	s.Press(fyne.KeyEscape)
	s.goTo(guide.StepCauses)
}

func TestTheTourFollowsTheVisitor(t *testing.T) {
	s, _ := newTour(t)
	s.goTo(guide.StepWhy)
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
	entry := whereToType(s)
	for _, by := range []float32{-20, 20, -600} {
		s.scroll().Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: by}})
		s.mustBeAt("tour.problem")
		if about := whereToType(s); (about == entry) != (by > -600) {
			t.Errorf("scrolled by %v, the tour is about %T", by, about)
		}
	}
}

// TestTheTourFits looks at every stop in every language and every size of window.
func TestTheTourFits(t *testing.T) {
	s, _ := newTour(t)
	for _, l := range words.Languages() {
		s.Use(l.Language)
		for _, room := range rooms {
			s.Win.Resize(room)
			s.tour.At = 0
			s.open()
			for i, stop := range tourStops() {
				s.Loop.Run()
				where := fmt.Sprintf("%s in %v, %s", stop.words, room, l.Name)
				if s.tour.At != i {
					t.Fatalf("%s: the tour is at %d", where, s.tour.At)
				}
				s.tourFits(stop, where)
				if e, ok := s.panel.Focus().(*ui.Entry); ok && !s.panel.(interface{ InSight(fyne.CanvasObject) bool }).InSight(e) {
					t.Errorf("%s: the entry is out of sight", where)
				}
				if i < len(tourStops())-1 {
					s.function(fyne.KeyF4)
				}
			}
		}
	}
	s.Use(words.English)
}
