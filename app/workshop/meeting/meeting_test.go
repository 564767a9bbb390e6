package meeting

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is the meeting on a stage, with a clock that the test sets.
type stage struct {
	*paneltest.Stage
	meeting *Meeting
	clock   time.Time
	shown   fyne.CanvasObject // the timer, where it was made last
}

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
	s.Pick("3 minutes")
	s.MustShow(s.shown, "3:00")
	s.wait(10 * time.Second)
	s.MustShow(s.shown, "2:50")

	s.Ctrl(fyne.KeyT) // a pause
	s.wait(10 * time.Second)
	s.MustShow(s.shown, "2:50")
	s.Ctrl(fyne.KeyT)

	s.shown = s.meeting.Timer(ui.Strong) // as in the thin line while presenting
	s.wait(139 * time.Second)
	s.MustShow(s.shown, "0:31")
	if ink := s.meeting.timer.text.Color; ink != ui.Colors().Ink {
		t.Errorf("with half a minute left and more it is %v", ink)
	}
	s.wait(time.Second)
	if ink := s.meeting.timer.text.Color; ink != ui.Colors().Open {
		t.Errorf("in the last half minute it is %v", ink)
	}
	s.wait(30 * time.Second)
	s.MustShow(s.shown, "0:00")
	if ink := s.meeting.timer.text.Color; ink != ui.Colors().Bad {
		t.Errorf("at the end it is %v", ink)
	}
	if s.meeting.timer.back.FillColor != ui.Colors().BadSoft && s.meeting.timer.flash == 0 {
		t.Error("it does not flash")
	}
	s.wait(20 * time.Second)
	if s.Clock.Due() > 0 && s.meeting.timer.flash > 0 {
		t.Error("it flashes for ever")
	}
	s.Ctrl(fyne.KeyT)
	s.MustShow(s.shown, "3:00")
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
