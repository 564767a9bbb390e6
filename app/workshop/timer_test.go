package workshop

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/fishbone"
)

// clocked is the page with a clock that the test sets.
func clocked(t *testing.T, fill ...fishbone.Edit) (s *stage, clock *time.Time) {
	s = newStage(t, fill...)
	clock = new(time.Time)
	*clock = time.Date(2026, 3, 14, 10, 0, 0, 0, time.UTC)
	s.deps.Now = func() time.Time { return *clock }
	return s, clock
}

// wait lets time pass as it does for people: second by second.
func (s *stage) wait(clock *time.Time, d time.Duration) {
	s.T.Helper()
	for range int(d / time.Second) {
		*clock = clock.Add(time.Second)
		s.Pass()
	}
}

func TestTimerCountsDownInSight(t *testing.T) {
	s, clock := clocked(t)
	s.SendShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyT, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	s.Pick("3 minutes")
	s.MustShow(s.status, "3:00")
	s.wait(clock, 10*time.Second)
	s.MustShow(s.status, "2:50")

	s.Ctrl(fyne.KeyT) // a pause
	s.wait(clock, 10*time.Second)
	s.MustShow(s.status, "2:50")
	s.Ctrl(fyne.KeyT)

	s.present() // the same time in the thin line
	s.wait(clock, 139*time.Second)
	s.MustShow(s.podium.band, "0:31")
	if ink := s.timer.text.Color; ink != ui.Colors().Ink {
		t.Errorf("with half a minute left and more it is %v", ink)
	}
	s.wait(clock, time.Second)
	if ink := s.timer.text.Color; ink != ui.Colors().Open {
		t.Errorf("in the last half minute it is %v", ink)
	}
	s.wait(clock, 30*time.Second)
	s.MustShow(s.podium.band, "0:00")
	if ink := s.timer.text.Color; ink != ui.Colors().Bad {
		t.Errorf("at the end it is %v", ink)
	}
	if s.timer.back.FillColor != ui.Colors().BadSoft && s.timer.flash == 0 {
		t.Error("it does not flash")
	}
	s.wait(clock, 20*time.Second)
	if s.Clock.Due() > 0 && s.timer.flash > 0 {
		t.Error("it flashes for ever")
	}
	s.Ctrl(fyne.KeyT)
	s.MustShow(s.podium.band, "3:00")
}

// TestTimerTouchesNothingElse sees to it that a second that passes leaves every other
// object of the page alone.
func TestTimerTouchesNothingElse(t *testing.T) {
	s, clock := clocked(t)
	s.Ctrl(fyne.KeyT)
	objects := func() (all []fyne.CanvasObject) {
		uitest.Walk(s.podium.room, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if _, ok := o.(*canvas.Text); ok {
				all = append(all, o)
			}
			return true
		})
		return all
	}
	before := objects()
	s.wait(clock, 5*time.Second)
	s.MustShow(s.status, "0:05")
	after := objects()
	for i := range before {
		if i >= len(after) || before[i] != after[i] {
			t.Fatal("the page was made anew")
		}
	}
}

func TestTimerAtRestWaitsForNothing(t *testing.T) {
	s, clock := clocked(t)
	s.Pass()
	s.Ctrl(fyne.KeyT)
	s.wait(clock, 2*time.Second)
	s.Ctrl(fyne.KeyT)
	s.Pass()
	s.Pass()
	if n := s.Clock.Due(); n != 0 {
		t.Errorf("%d calls wait while the timer stands", n)
	}
}

func TestTurnIsPassedOnByKey(t *testing.T) {
	s, clock := clocked(t,
		fishbone.Add{Thing: &fishbone.Person{ID: "a", Name: "Ann", Role: fishbone.Facilitator}},
		fishbone.Add{Thing: &fishbone.Person{ID: "b", Name: "Bob", Role: fishbone.Member}})
	s.goTo(3)
	s.MustShow(s.status, "Whose turn?")
	s.fkey("F8")
	s.MustShow(s.status, "Ann's turn")
	s.startTimer(5 * time.Minute)
	s.wait(clock, time.Minute)
	s.fkey("F8")
	s.MustShow(s.status, "Bob's turn")
	s.MustShow(s.status, "5:00")
	s.Say("late")
	if by := s.Cause("late").By; by != "Bob" {
		t.Errorf("it is by %q", by)
	}
	s.goTo(6)
	s.MustShow(s.status, "Bob's turn")
}
