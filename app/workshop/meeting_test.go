package workshop

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui/uitest"

	"fyne.io/fyne/v2"

	"whybone/app/words"
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

// TestTimerTouchesNothingElse sees to it that a second that passes leaves every other
// object of the page alone.
func TestTimerTouchesNothingElse(t *testing.T) {
	s, clock := clocked(t)
	s.Ctrl(fyne.KeyT)
	objects := func() (all []fyne.CanvasObject) {
		uitest.Walk(s.room, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
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

func TestTurnIsPassedOnByKey(t *testing.T) {
	s, clock := clocked(t,
		fishbone.Add{Thing: &fishbone.Person{ID: "a", Name: "Ann", Role: fishbone.Facilitator}},
		fishbone.Add{Thing: &fishbone.Person{ID: "b", Name: "Bob", Role: fishbone.Member}})
	s.goTo(3)
	s.MustShow(s.status, "Whose turn?")
	s.fkey("F8")
	s.MustShow(s.status, "Ann's turn")
	s.Session().StartTimer(5*time.Minute, *clock)
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

func TestSomebodyElseWrites(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Recorder}},
		fishbone.Add{Thing: &fishbone.Person{ID: "li", Name: "Li", Role: fishbone.Member}})
	s.goTo(3)
	s.MustShow(s.status, words.T("writer.is", "name", "Ann"))
	s.Say("one")
	s.Click(s.status, words.T("writer.is", "name", "Ann"))
	s.Pick("Li")
	s.Say("two")
	s.kill()
	s.Say("three")
	s.MustShow(s.status, words.T("writer.is", "name", "Li"))
	s.Ctrl(fyne.KeyH)
	for _, entry := range []string{"Ann Cause added: one", "Li Cause added: two", "Li Cause added: three"} {
		s.MustShow(s.side, entry)
	}
}

// Whoever writes or votes by a view's own order is named there, and nobody else at the foot.
func TestTheFootNamesNobodyWhereAViewNamesTurns(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Recorder}},
		fishbone.Add{Thing: &fishbone.Person{ID: "li", Name: "Li", Role: fishbone.Member}})
	seen := 0
	for _, v := range s.views {
		s.Session().OpenStep(v.Step)
		s.openView(v.Name)
		writer := words.T("writer.is", "name", "Ann")
		if !v.NamesTurns {
			s.MustShow(s.status, writer)
			continue
		}
		seen++
		s.MustNotShow(s.status, writer)
		s.MustNotShow(s.status, words.T("turn.nobody"))
	}
	if seen != 4 {
		t.Errorf("%d views name turns: the quiet rounds and the ballots do", seen)
	}
}
