package session_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

func TestDoStoresAndTells(t *testing.T) {
	s := newStage(t)
	before := s.Saved()
	s.must(s.Do(problem("Sales fall")))
	if got := s.Analysis().About().Problem; got != "Sales fall" {
		t.Errorf("the problem is %q", got)
	}
	if got := s.onDisk().About().Problem; got != "Sales fall" {
		t.Errorf("on the disk the problem is %q", got)
	}
	if !slices.Equal(s.told, []session.Change{session.Edited}) {
		t.Errorf("it told %v", s.told)
	}
	if !s.Saved().After(before) {
		t.Errorf("saved at %v, before at %v", s.Saved(), before)
	}
}

func TestListenersSeeTheNewState(t *testing.T) {
	s := newStage(t)
	seen := ""
	s.Listen(func(session.Change) { seen = s.Analysis().About().Problem })
	s.must(s.Do(problem("Sales fall")))
	if seen != "Sales fall" {
		t.Errorf("the second listener saw %q", seen)
	}
}

func TestUndoAndRedo(t *testing.T) {
	s := newStage(t)
	if s.CanUndo() || s.CanRedo() {
		t.Error("something can be undone before anything was done")
	}
	if err := s.Undo(); !errors.Is(err, storage.ErrNothing) {
		t.Errorf("undo at the start gives %v", err)
	}
	s.must(s.Do(problem("one")))
	s.must(s.Do(problem("two")))
	s.must(s.Undo())
	if got := s.Analysis().About().Problem; got != "one" || !s.CanUndo() || !s.CanRedo() {
		t.Errorf("after undo it is %q, undo %v, redo %v", got, s.CanUndo(), s.CanRedo())
	}
	s.must(s.Redo())
	if got := s.onDisk().About().Problem; got != "two" || s.CanRedo() {
		t.Errorf("after redo it is %q, redo %v", got, s.CanRedo())
	}
	if err := s.Redo(); !errors.Is(err, storage.ErrNothing) {
		t.Errorf("redo at the end gives %v", err)
	}
	if want := []session.Change{session.Edited, session.Edited, session.Edited, session.Edited}; !slices.Equal(s.told, want) {
		t.Errorf("it told %v", s.told)
	}
}

func TestAChangeSetsAsideWhatWasUndone(t *testing.T) {
	s := newStage(t)
	s.must(s.Do(problem("one")))
	s.must(s.Undo())
	s.must(s.Do(problem("other")))
	if s.CanRedo() {
		t.Error("what was undone can still be redone")
	}
	s.reopen()
	s.must(s.GoTo(1))
	if got := s.onDisk().About().Problem; got != "one" {
		t.Errorf("what was set aside is %q", got)
	}
}

func TestTypingIsUndoneAsOne(t *testing.T) {
	s := newStage(t)
	s.must(s.Do(problem("before")))
	for _, text := range []string{"S", "Sales", "Sales fall"} {
		s.must(s.Do(fishbone.SetAbout{Field: fishbone.Goal, Text: text}, session.Merge))
	}
	s.must(s.Undo())
	if about := s.Analysis().About(); about.Goal != "" || about.Problem != "before" {
		t.Errorf("after one undo: %+v", about)
	}
	s.must(s.Redo())
	if got := s.Analysis().About().Goal; got != "Sales fall" {
		t.Errorf("after redo the goal is %q", got)
	}
}

func TestJoinedEditsAreUndoneAsOne(t *testing.T) {
	s := newStage(t)
	s.must(s.Do(fishbone.Join()))
	if s.CanUndo() || len(s.told) > 0 {
		t.Error("nothing was done, and yet something happened")
	}
	s.must(s.Do(fishbone.Join(cause("1"), cause("2"), fishbone.LinkSame{ID: "2", As: "1"})))
	if n := s.Analysis().Count().Causes; n != 2 {
		t.Fatalf("there are %d causes", n)
	}
	s.must(s.Undo())
	if n := s.Analysis().Count().Causes; n != 0 || s.CanUndo() {
		t.Errorf("after one undo there are %d causes", n)
	}
	s.must(s.Do(fishbone.Join(cause("3"))))
	if n := s.Analysis().Count().Causes; n != 1 {
		t.Errorf("a single edit made %d causes", n)
	}
}

func TestARefusedEditLeavesEverything(t *testing.T) {
	for name, c := range map[string]struct {
		edits []fishbone.Edit
		want  error
	}{
		"empty":        {[]fishbone.Edit{fishbone.AddCause{ID: "x", Text: "  "}}, fishbone.ErrEmpty},
		"not there":    {[]fishbone.Edit{fishbone.RemoveCause{ID: "x"}}, fishbone.ErrNotFound},
		"below itself": {[]fishbone.Edit{fishbone.MoveCause{ID: "1", Under: "1"}}, fishbone.ErrLoop},
		"the second":   {[]fishbone.Edit{cause("9"), fishbone.RemoveCause{ID: "x"}}, fishbone.ErrNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, cause("1"))
			s.Choose("1")
			s.told = nil
			a, saved := s.Analysis(), s.Saved()
			if err := s.Do(fishbone.Join(c.edits...)); !errors.Is(err, c.want) {
				t.Errorf("the error is %v, want %v", err, c.want)
			}
			s.untouched(a)
			if s.Saved() != saved || s.Cause() != "1" || s.onDisk().Count().Causes != 1 {
				t.Error("something of it was kept")
			}
			s.must(s.Do(cause("2"))) // and it goes on
		})
	}
}

// untouched sees to it that nothing changed and nobody was told.
func (s *stage) untouched(a *fishbone.Analysis) {
	s.t.Helper()
	if s.Analysis() != a {
		s.t.Error("the analysis is another one")
	}
	if len(s.told) > 0 {
		s.t.Errorf("it told %v", s.told)
	}
}

func TestAFailingDiskLeavesEverything(t *testing.T) {
	full := errors.New("the disk is full")
	for name, change := range map[string]func(*stage) error{
		"do":     func(s *stage) error { return s.Do(cause("2")) },
		"do all": func(s *stage) error { return s.Do(fishbone.Join(cause("2"), cause("3"))) },
		"type":   func(s *stage) error { return s.Do(problem("Sales fall"), session.Merge) },
		"undo":   func(s *stage) error { return s.Undo() },
		"redo":   func(s *stage) error { return s.Redo() },
		"go to":  func(s *stage) error { return s.GoTo(0) },
		"enter": func(s *stage) error {
			return errors.Join(s.KeepDraft("why", "cause 2"), s.Do(cause("2"), session.Ends("why")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, cause("1"))
			s.must(s.Do(problem("one")))
			s.must(s.Do(problem("two")))
			s.must(s.Undo())
			s.told = nil
			a, saved := s.Analysis(), s.Saved()
			s.store.fail = full
			if err := change(s); !errors.Is(err, full) {
				t.Errorf("the error is %v", err)
			}
			s.untouched(a)
			if s.Saved() != saved {
				t.Error("it says that something was saved")
			}
			s.store.fail = nil
			s.must(change(s)) // once there is room again
			if s.Analysis() == a {
				t.Error("it did not happen the second time either")
			}
		})
	}
}

func TestAnotherProgramsChangeIsNotOverwritten(t *testing.T) {
	s := newStage(t)
	other, err := storage.Open(s.path)
	s.must(err)
	defer other.Close()
	theirs, err := session.Open(other, s.Analysis().ID(), s.clock.now)
	s.must(err)
	s.must(theirs.Do(problem("theirs")))
	a := s.Analysis()
	if err := s.Do(problem("ours")); !errors.Is(err, storage.ErrStale) {
		t.Errorf("the error is %v", err)
	}
	s.untouched(a)
	if got := s.onDisk().About().Problem; got != "theirs" {
		t.Errorf("on the disk the problem is %q", got)
	}
}

func TestReopeningBringsBackEverything(t *testing.T) {
	s := newStage(t)
	s.must(s.Do(problem("one")))
	s.must(s.Do(problem("two")))
	s.must(s.Do(problem("three")))
	s.must(s.Undo())
	s.must(s.OpenStep(guide.StepAgree))
	s.reopen()
	if got := s.Analysis().About().Problem; got != "two" || s.Step() != guide.StepAgree {
		t.Fatalf("it opens with %q at step %d", got, s.Step())
	}
	if !s.CanUndo() || !s.CanRedo() {
		t.Fatalf("undo %v, redo %v", s.CanUndo(), s.CanRedo())
	}
	s.must(s.Undo())
	if got := s.Analysis().About().Problem; got != "one" {
		t.Errorf("undo leads to %q", got)
	}
	s.must(s.Redo())
	s.must(s.Redo())
	if got := s.Analysis().About().Problem; got != "three" {
		t.Errorf("redo leads to %q", got)
	}
}

func TestSavedIsKnownAfterReopening(t *testing.T) {
	s := newStage(t)
	s.must(s.Do(problem("one")))
	changed := s.Analysis().Changed().At
	s.reopen()
	if !s.Saved().Equal(changed) {
		t.Errorf("saved at %v, want %v", s.Saved(), changed)
	}
}

func TestOpenStep(t *testing.T) {
	for _, c := range []struct{ step, want guide.Step }{{1, 1}, {8, 8}, {0, 1}, {-3, 1}, {9, 9}, {100, 12}} {
		s := newStage(t)
		s.must(s.OpenStep(c.step))
		if s.Step() != c.want || !slices.Equal(s.told, []session.Change{session.Looked}) {
			t.Errorf("OpenStep(%d) opens %d and tells %v", c.step, s.Step(), s.told)
		}
	}
}

func TestAStepOpensEvenIfItCannotBeRemembered(t *testing.T) {
	s := newStage(t)
	s.store.fail = errors.New("the disk is full")
	if err := s.OpenStep(4); !errors.Is(err, s.store.fail) {
		t.Errorf("the error is %v", err)
	}
	if s.Step() != 4 || len(s.told) != 1 {
		t.Errorf("step %d is open, told %v", s.Step(), s.told)
	}
}

func TestChoose(t *testing.T) {
	s := newStage(t, cause("1"), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "b"}})
	for _, c := range []struct{ choose, want fishbone.ID }{{"1", "1"}, {"", ""}, {"1", "1"}, {"b", ""}, {"1", "1"}, {"nobody", ""}} {
		s.told = nil
		s.Choose(c.choose)
		if s.Cause() != c.want || !slices.Equal(s.told, []session.Change{session.Looked}) {
			t.Errorf("Choose(%q) takes %q in hand and tells %v", c.choose, s.Cause(), s.told)
		}
	}
}

// TestEveryChangeOfTheMeetingIsTold sees to it that nobody can change it unheard.
func TestEveryChangeOfTheMeetingIsTold(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	now := s.clock.at
	for name, change := range map[string]func(){
		"presenting": func() { s.SetPresenting(true) },
		"giving":     func() { s.GiveTurn("ann") },
		"passing":    func() { s.PassTurn(now) },
		"starting":   func() { s.StartTimer(time.Minute, now) },
		"pausing":    func() { s.ToggleTimer(now) },
		"resetting":  func() { s.ResetTimer() },
	} {
		s.told = nil
		change()
		if !slices.Equal(s.told, []session.Change{session.Met}) {
			t.Errorf("%s tells %v", name, s.told)
		}
	}
	copied := s.Meeting()
	copied.Turn, copied.Presenting = "nobody", false
	if m := s.Meeting(); m.Turn != "ann" || !m.Presenting {
		t.Errorf("a copy changed the meeting: %+v", m)
	}
}

func TestATimerThatIsOverBeginsAnew(t *testing.T) {
	s := newStage(t)
	now := s.clock.at
	s.StartTimer(time.Minute, now)
	late := now.Add(2 * time.Minute)
	if !s.Meeting().Timer.Over(late) {
		t.Fatal("it is not over")
	}
	s.ToggleTimer(late)
	if left := s.Meeting().Timer.Reading(late.Add(time.Second)); left != 59*time.Second {
		t.Errorf("after a second %v are left", left)
	}
	s.ResetTimer()
	if m := s.Meeting().Timer; m.Running() || m.Length != time.Minute {
		t.Errorf("put back it is %+v", m)
	}
}

func TestTheCauseInHandGoesWithItsCause(t *testing.T) {
	s := newStage(t)
	s.must(s.Do(cause("1")))
	s.must(s.Do(cause("2")))
	s.Choose("2")
	s.must(s.Do(problem("one")))
	if s.Cause() != "2" {
		t.Fatal("another change put it down")
	}
	s.must(s.Do(fishbone.RemoveCause{ID: "2"}))
	if s.Cause() != "" {
		t.Errorf("%q is in hand after it was removed", s.Cause())
	}
	s.must(s.Undo())
	s.Choose("2")
	s.must(s.Undo()) // the problem
	s.must(s.Undo()) // cause 2
	if s.Cause() != "" {
		t.Errorf("%q is in hand after adding it was undone", s.Cause())
	}
}

func TestOpenFails(t *testing.T) {
	s := newStage(t)
	if _, err := session.Open(s.store, "nobody", s.clock.now); !errors.Is(err, storage.ErrNotFound) {
		t.Errorf("an unknown analysis gives %v", err)
	}
	s.store.fail = errors.New("the disk is gone")
	if _, err := session.Open(s.store, s.Analysis().ID(), s.clock.now); !errors.Is(err, s.store.fail) {
		t.Errorf("a failing disk gives %v", err)
	}
}

func TestNew(t *testing.T) {
	s := newStage(t)
	id, err := session.New(s.store, nil, s.clock.now())
	s.must(err)
	a, err := s.store.Load(id)
	s.must(err)
	if a.Count().Causes != 0 || a.About().Problem != "" {
		t.Error("a new analysis is not empty")
	}
	if _, err := session.New(s.store, fishbone.RemoveCause{ID: "x"}, s.clock.now()); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("a bad filling gives %v", err)
	}
}
