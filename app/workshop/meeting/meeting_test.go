package meeting

import (
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is the meeting on a stage, with a clock that the test sets.
type stage struct {
	*paneltest.Stage
	meeting *Meeting
	clock   time.Time
	shown   fyne.CanvasObject // the timer, where it was made last
	agenda  Agenda
}

// Agenda and KeepAgenda implement [Host].
func (s *stage) Agenda() Agenda      { return s.agenda }
func (s *stage) KeepAgenda(a Agenda) { s.agenda = a }

// Now implements [panel.Screen].
func (s *stage) Now() time.Time { return s.clock }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{clock: time.Date(2026, 3, 14, 10, 0, 0, 0, time.UTC)}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage, s.meeting = base, New(s)
		return paneltest.WithLine(s, s.meeting.Feature())
	}, fill...)
	s.shown = s.meeting.Timer(ui.Small)
	return s
}

// wait lets time pass as it does for people: second by second.
func (s *stage) wait(d time.Duration) {
	s.T.Helper()
	for range int(d / time.Second) {
		s.clock = s.clock.Add(time.Second)
		s.Pass()
	}
}

func TestTimerCountsDownInSight(t *testing.T) {
	s := newStage(t)
	s.SendShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyT, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	s.Pick("The turn · 3 min")
	s.MustShow(s.shown, "3:00")
	s.wait(10 * time.Second)
	s.MustShow(s.shown, "2:50")

	s.Ctrl(fyne.KeyT) // a pause
	s.wait(10 * time.Second)
	s.MustShow(s.shown, "2:50")
	s.Ctrl(fyne.KeyT)

	s.shown = s.meeting.Timer(ui.Strong) // as in the thin line while presenting
	s.wait(151 * time.Second)
	s.MustShow(s.shown, "0:19")
	if ink := s.ink("0:19"); ink != ui.Colors().Ink {
		t.Errorf("with a tenth left and more it is %v", ink)
	}
	s.wait(time.Second)
	if ink := s.ink("0:18"); ink != ui.Colors().Open {
		t.Errorf("in the last tenth it is %v", ink)
	}
	s.wait(18 * time.Second)
	for range 5 { // it ends gently: nothing flashes
		if ink := s.ink("0:00"); ink != ui.Colors().Open || s.Clock.Due() != 0 {
			t.Errorf("at the end it is %v, and %d calls wait", ink, s.Clock.Due())
		}
		s.wait(time.Second)
	}
	s.Ctrl(fyne.KeyT)
	s.MustShow(s.shown, "3:00")
}

// ink is the colour of a text of what is shown.
func (s *stage) ink(text string) (ink color.Color) {
	s.T.Helper()
	uitest.Walk(s.shown, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if t, ok := o.(*canvas.Text); ok && t.Text == text {
			ink = t.Color
		}
		return true
	})
	return ink
}

func TestTheMeetingHasAClockOfItsOwn(t *testing.T) {
	s := newStage(t)
	s.Session().StartTimer(time.Minute, s.clock)
	s.Session().StartClock(45*time.Minute, s.clock)
	s.shown = s.meeting.Timer(ui.Small)
	s.wait(30 * time.Second)
	s.MustShow(s.shown, "44:30")
	s.MustShow(s.shown, "0:30")
	s.meeting.passTurn() // the turn begins anew, the meeting does not
	s.Session().StartTimer(time.Minute, s.clock)
	s.MustShow(s.shown, "44:30")
	s.MustShow(s.shown, "1:00")
	s.shown = s.meeting.Dials(1, 400)
	s.wait(10 * time.Second)
	s.MustShow(s.shown, "44:20")
	s.MustShow(s.shown, "of 45:00")
	s.MustShow(s.shown, "0:50")
}

func TestTheAgendaIsASuggestion(t *testing.T) {
	if n := Suggested.Sum(); n != 45 {
		t.Fatalf("the suggested agenda takes %d minutes", n)
	}
	s := newStage(t)
	s.Actions().Perform("act.agenda")
	s.MustShow(s.Side, "Adds up to 45 minutes")
	s.Focused().(*ui.Entry).SetText("13")
	s.Press(fyne.KeyReturn)
	s.MustShow(s.Side, "Adds up to 49 minutes")
	if got := ReadAgenda(s.agenda.String()); got != s.agenda || got.Sum() != 49 {
		t.Errorf("remembered is %+v", got)
	}
	s.Focused().(*ui.Entry).SetText("soon")
	s.Press(fyne.KeyReturn)
	if got := s.agenda.Sum(); got != 49 {
		t.Errorf("what is no number makes it %d", got)
	}
	s.Click(s.Side, "Start the meeting's clock")
	if m := s.Session().Meeting().Clock; m.Length != 49*time.Minute || !m.Running() {
		t.Errorf("the clock is %+v", m)
	}
	if said, late := s.meeting.Until(); said == "" || late {
		t.Errorf("the step ends %q, passed %v", said, late)
	}
	s.clock = s.clock.Add(40 * time.Minute)
	if _, late := s.meeting.Until(); !late {
		t.Error("nobody is told that the step takes longer")
	}
}

func TestReadAgenda(t *testing.T) {
	for text, want := range map[string]Agenda{
		"": {}, "1 2 3": {}, "1 2 3 4 5 6 7 8 x": {}, "1 2 3 4 5 6 7 8 -1": {},
		"1 2 3 4 5 6 7 8 9": {[guide.LastStep]int{1, 2, 3, 4, 5, 6, 7, 8}, 9},
	} {
		if got := ReadAgenda(text); got != want {
			t.Errorf("%q is %+v", text, got)
		}
	}
}

func TestTimerAtRestWaitsForNothing(t *testing.T) {
	s := newStage(t)
	s.Pass()
	s.Ctrl(fyne.KeyT)
	s.wait(2 * time.Second)
	s.Ctrl(fyne.KeyT)
	s.Pass()
	s.Pass()
	if n := s.Clock.Due(); n != 0 {
		t.Errorf("%d calls wait while the timer stands", n)
	}
}

func TestTheTurnIsPassedOn(t *testing.T) {
	s := newStage(t)
	if s.meeting.Turn(ui.Style{}, 200) != nil {
		t.Error("it is somebody's turn while nobody is there")
	}
	s.Try(fishbone.Add{Thing: &fishbone.Person{ID: "a", Name: "Ann", Role: fishbone.Facilitator}}, fishbone.Add{Thing: &fishbone.Person{ID: "b", Name: "Bob", Role: fishbone.Member}})
	for _, want := range []string{"Whose turn?", "Ann's turn", "Bob's turn", "Ann's turn"} {
		turn := s.meeting.Turn(ui.Style{Size: ui.Small}, 200)
		s.MustShow(turn, want)
		s.Click(turn, want)
	}
}
