package session_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/storage"
)

// background does its work when it is told to.
type background struct {
	running []func()
	due     []*func()
}

func (b *background) Run(work, done func()) {
	b.running = append(b.running, func() {
		func() {
			defer func() { _ = recover() }()
			work()
		}()
		done()
	})
}

func (b *background) After(_ time.Duration, f func()) (cancel func()) {
	b.due = append(b.due, &f)
	return func() { b.due = slices.DeleteFunc(b.due, func(g *func()) bool { return g == &f }) }
}

// pass has a while go by: what was due happens, and what runs comes to its end.
func (b *background) pass() {
	due := b.due
	b.due = nil
	for _, f := range due {
		(*f)()
	}
	b.finish()
}

func (b *background) finish() {
	for len(b.running) > 0 {
		first := b.running[0]
		b.running = b.running[1:]
		first()
	}
}

func newPatientStage(t *testing.T, fill ...fishbone.Edit) (*stage, *background) {
	s, b := newStage(t, fill...), &background{}
	s.SaveLater(b)
	return s, b
}

func (s *stage) wantUnsaved(changes int, words bool, reason error) {
	s.t.Helper()
	if got := s.Unsaved(); got.Changes != changes || got.Words != words || !errors.Is(got.Reason, reason) {
		s.t.Errorf("unsaved: %+v, want %d changes, words %v, %v", got, changes, words, reason)
	}
}

func (s *stage) wantOnDisk(want ...fishbone.ID) {
	s.t.Helper()
	var got []fishbone.ID
	for _, c := range s.onDisk().Causes("") {
		got = append(got, c.ID)
	}
	if !slices.Equal(got, want) {
		s.t.Errorf("on the disk: %v, want %v", got, want)
	}
}

func TestChangesWaitForTheFile(t *testing.T) {
	for _, reason := range []error{storage.ErrBusy, storage.ErrFull, storage.ErrReadOnly, storage.ErrUnreachable} {
		s, b := newPatientStage(t, cause("a"))
		s.store.fail = reason
		s.must(s.Do(cause("b")))
		s.must(s.Do(cause("c")))
		s.wantUnsaved(2, false, reason)
		s.wantOnDisk("a")
		if n := s.Analysis().Count().Causes; n != 3 {
			t.Errorf("%v: the team sees %d causes, want 3", reason, n)
		}
		b.pass()
		s.wantUnsaved(2, false, reason)

		s.store.fail = nil
		b.pass()
		s.wantUnsaved(0, false, nil)
		s.wantOnDisk("a", "b", "c")
		s.must(s.Do(cause("d")))
		s.wantOnDisk("a", "b", "c", "d")
		for range 3 {
			s.must(s.Undo())
		}
		s.wantOnDisk("a")
	}
}

// What is made while an attempt is under way waits for the reason of the others, also when
// that attempt succeeds: whoever tells of it is never without a reason.
func TestWhatComesDuringAnAttemptHasAReasonToWait(t *testing.T) {
	s, b := newPatientStage(t)
	s.Listen(func(session.Change) {
		if u := s.Unsaved(); u.Any() && u.Reason == nil {
			t.Errorf("unsaved without a reason: %+v", u)
		}
	})
	s.store.fail = storage.ErrBusy
	s.must(s.Do(cause("a")))
	s.store.fail = nil
	(*b.due[0])() // begins to store the first
	s.must(s.Do(cause("b")))
	b.running[0]()
	s.wantUnsaved(1, false, storage.ErrBusy)
	b.running = b.running[1:]
	b.finish()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a", "b")
}

func TestAChangeThatIsRefusedDoesNotWait(t *testing.T) {
	s, _ := newPatientStage(t)
	s.store.fail = storage.ErrBusy
	if err := s.Do(fishbone.AddCause{ID: "a", Text: " "}); !errors.Is(err, fishbone.ErrEmpty) {
		t.Errorf("an empty cause: %v", err)
	}
	s.wantUnsaved(0, false, nil)
}

func TestWithoutABackgroundNothingWaits(t *testing.T) {
	s := newStage(t)
	s.store.fail = storage.ErrBusy
	if err := s.Do(cause("a")); !errors.Is(err, storage.ErrBusy) {
		t.Errorf("got %v", err)
	}
}

func TestUndoOfWhatWaits(t *testing.T) {
	s, b := newPatientStage(t, cause("a"))
	s.store.fail = storage.ErrBusy
	s.must(s.Do(cause("b")))
	s.must(s.Do(cause("c")))
	s.must(s.Undo())
	if got := s.Undone(); got != cause("c") {
		t.Errorf("undone: %v", got)
	}
	for name, f := range map[string]func() error{"redo": s.Redo, "go to": func() error { return s.GoTo(0) }} {
		if err := f(); !errors.Is(err, session.ErrUnsaved) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s.store.fail = nil
	b.pass()
	s.wantOnDisk("a", "b")
}

func TestWhatIsBeingStoredIsNotDropped(t *testing.T) {
	s, b := newPatientStage(t)
	s.store.fail = storage.ErrBusy
	s.must(s.Do(cause("a")))
	s.store.fail = nil
	s.SaveNow() // is under way from here on
	if s.CanUndo() {
		t.Error("can undo what may be in the file already")
	}
	if err := s.Undo(); !errors.Is(err, session.ErrUnsaved) {
		t.Errorf("undo: %v", err)
	}
	s.must(s.Do(cause("b")))
	s.must(s.Undo())
	s.must(s.Do(cause("c")))
	b.finish()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a", "c")
}

func TestWordsWaitForTheFile(t *testing.T) {
	s, b := newPatientStage(t)
	s.must(s.KeepDraft("cause", "typed be"))
	s.store.fail = storage.ErrFull
	s.must(s.KeepDraft("cause", "typed before"))
	s.must(s.KeepDraft("person", "Li"))
	s.wantUnsaved(0, true, storage.ErrFull)
	s.must(s.Do(cause("a"), session.Ends("cause")))
	s.must(s.OpenStep(4))
	s.must(s.SetWriter("Wang"))
	s.store.fail = nil
	b.pass()
	s.wantUnsaved(0, false, nil)
	s.reopen()
	if d := s.Draft("cause"); d != "" {
		t.Errorf("the draft of what was entered is back: %q", d)
	}
	if d := s.Draft("person"); d != "Li" {
		t.Errorf("the draft is %q, want Li", d)
	}
	if s.Step() != 4 || s.ChosenWriter() != "Wang" {
		t.Errorf("step %d, writer %q", s.Step(), s.ChosenWriter())
	}
}

func TestTypingGoesOnWhileWordsAreStored(t *testing.T) {
	s, b := newPatientStage(t)
	s.store.fail = storage.ErrBusy
	s.must(s.KeepDraft("cause", "a"))
	s.store.fail = nil
	s.SaveNow()
	s.must(s.KeepDraft("cause", "ab"))
	s.must(s.KeepDraft("person", "L"))
	s.must(s.KeepDraft("person", ""))
	b.finish()
	s.wantUnsaved(0, false, nil)
	s.reopen()
	if d := s.Draft("cause"); d != "ab" {
		t.Errorf("the draft is %q, want ab", d)
	}
}

func TestAChangeWhileWordsAreStored(t *testing.T) {
	s, b := newPatientStage(t)
	s.store.fail = storage.ErrBusy
	s.must(s.KeepDraft("cause", "a"))
	s.store.fail = nil
	s.SaveNow()
	s.store.fail = storage.ErrBusy
	s.must(s.Do(cause("a"), session.Ends("cause")))
	s.store.fail = nil
	b.finish()
	b.pass()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a")
}

// Another window wrote in the same analysis while this one waited: both windows' words stay.
func TestBothWindowsWordsAreKept(t *testing.T) {
	s, b := newPatientStage(t, cause("a"))
	s.store.fail = storage.ErrBusy
	s.must(s.Do(cause("ours")))

	theirs, err := s.store.Load(s.Analysis().ID())
	s.must(err)
	_, err = s.store.Store.Do(theirs, cause("theirs"), fishbone.Stamp{At: s.clock.now()})
	s.must(err)

	s.store.fail = nil
	b.pass()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a", "theirs", "ours")
	if n := s.Analysis().Count().Causes; n != 3 {
		t.Errorf("the team sees %d causes, want 3", n)
	}
}

// The other window took away what the change was about: it is kept, and the reason said.
func TestAChangeThatFitsNoLongerIsKept(t *testing.T) {
	s, b := newPatientStage(t, cause("a"))
	s.store.fail = storage.ErrBusy
	s.must(s.Do(fishbone.AddCause{ID: "why", Text: "why", Under: "a"}))

	theirs, err := s.store.Load(s.Analysis().ID())
	s.must(err)
	_, err = s.store.Store.Do(theirs, fishbone.RemoveCause{ID: "a"}, fishbone.Stamp{At: s.clock.now()})
	s.must(err)

	s.store.fail = nil
	b.pass()
	b.pass()
	s.wantUnsaved(1, false, fishbone.ErrNotFound)
	if _, ok := s.Analysis().Cause("why"); !ok {
		t.Error("the team's words are gone")
	}
}

// A fault in the program while it stores ends the attempt and not the waiting.
func TestAFaultWhileStoring(t *testing.T) {
	s, b := newPatientStage(t, cause("a"))
	s.store.fail = storage.ErrBusy
	s.must(s.Do(cause("b")))
	s.must(s.KeepDraft("cause", "typed"))
	for range 3 {
		s.store.panics = true
		b.pass()
		s.wantUnsaved(1, true, session.ErrFault)
	}
	s.store.panics, s.store.fail = false, nil
	b.pass()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a", "b")
	s.reopen()
	if d := s.Draft("cause"); d != "typed" {
		t.Errorf("the draft is %q", d)
	}
}

func TestWhatIsRescuedIsTold(t *testing.T) {
	s, b := newPatientStage(t)
	s.store.fail = storage.ErrFull
	s.must(s.Do(cause("a")))
	s.told = nil
	for range 3 {
		s.Rescued(storage.ErrFull)
	}
	if len(s.told) != 1 || s.Unsaved().Rescue == nil {
		t.Errorf("told %v; %+v", s.told, s.Unsaved())
	}
	s.store.fail = nil
	b.pass()
	if u := s.Unsaved(); u.Rescue != nil {
		t.Errorf("all is stored: %+v", u)
	}
}

// Two windows that ended left words at one place: the second's come once the first's are entered.
func TestTheWordsOfTwoWindowsComeBack(t *testing.T) {
	s := newStage(t)
	got := map[string]bool{}
	for _, text := range []string{"one", "two"} {
		ended, err := storage.Open(s.path)
		s.must(err)
		s.must(ended.KeepDraft(s.Analysis().ID(), "cause", text))
		s.must(ended.Close())
	}
	for range 2 {
		s.must(s.OpenStep(s.Step()))
		got[s.Draft("cause")] = true
		s.must(s.Do(fishbone.AddCause{ID: fishbone.NewID(), Text: s.Draft("cause")}, session.Ends("cause")))
	}
	if !got["one"] || !got["two"] {
		t.Errorf("came back: %v", got)
	}
}
