package session_test

import (
	"errors"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// newSlowStage is a session whose writes hold nobody up. The disk takes its time until release
// is called.
func newSlowStage(t *testing.T, fill ...fishbone.Edit) (s *stage, b *background, release func()) {
	s, b = newPatientStage(t, fill...)
	s.HoldUp(time.Millisecond)
	s.store.slow = make(chan struct{})
	return s, b, func() { close(s.store.slow) }
}

func TestASlowWriteGoesOnBesideTheWindow(t *testing.T) {
	s, b, release := newSlowStage(t, cause("a"))
	s.Listen(func(session.Change) {
		if u := s.Unsaved(); u.Any() && u.Reason == nil {
			t.Errorf("unsaved without a reason: %+v", u)
		}
	})
	s.must(s.Do(cause("b")))
	s.wantUnsaved(1, false, session.ErrSlow)
	s.wantOnDisk("a")
	if _, there := s.Analysis().Cause("b"); !there {
		t.Error("the team does not see what it entered")
	}
	if err := s.Undo(); !errors.Is(err, session.ErrUnsaved) {
		t.Errorf("undo of what is being stored: %v", err)
	}
	s.must(s.Do(cause("c")))
	s.must(s.Do(cause("d")))
	s.must(s.Undo()) // has not been begun
	s.wantUnsaved(2, false, session.ErrSlow)

	release()
	b.finish()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a", "b", "c")
	s.HoldUp(time.Hour)
	s.must(s.Do(cause("e")))
	s.must(s.Undo())
	s.must(s.Undo())
	s.wantOnDisk("a", "b")
}

func TestSlowWordsGoOnBesideTheWindow(t *testing.T) {
	s, b, release := newSlowStage(t)
	s.must(s.KeepDraft("cause", "w"))
	s.wantUnsaved(0, true, session.ErrSlow)
	s.must(s.KeepDraft("cause", "wo"))
	s.must(s.OpenStep(guide.StepWhy))
	s.must(s.SetWriter("王芳"))
	s.must(s.Do(cause("a")))
	s.must(s.OpenStep(guide.StepAgree))
	release()
	b.finish()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a")
	s.reopen()
	if d, step, who := s.Draft("cause"), s.Step(), s.ChosenWriter(); d != "wo" || step != guide.StepAgree || who != "王芳" {
		t.Errorf("kept are %q, step %v, writer %q", d, step, who)
	}
}

// A write that comes to its end just after it was given up waiting for, while the session says
// so, is told as it went: stored where it was stored, and not where it was not.
func TestAWriteThatEndsJustTooLate(t *testing.T) {
	for name, fails := range map[string]error{"stored": nil, "failed": storage.ErrFull} {
		t.Run(name, func(t *testing.T) {
			s, b, release := newSlowStage(t)
			s.store.fail = fails
			var once sync.Once
			stop := s.Listen(func(session.Change) {
				once.Do(func() {
					writing := runtime.NumGoroutine()
					release()
					for deadline := time.Now().Add(time.Minute); runtime.NumGoroutine() == writing && time.Now().Before(deadline); {
						runtime.Gosched()
					}
				})
			})
			s.must(s.Do(cause("a")))
			stop()
			b.finish()
			if fails == nil {
				s.wantUnsaved(0, false, nil)
				s.wantOnDisk("a")
				return
			}
			s.wantUnsaved(1, false, fails)
		})
	}
}

// What comes too late and then fails is tried again as everything that failed.
func TestASlowWriteThatFails(t *testing.T) {
	s, b, release := newSlowStage(t)
	s.store.fail = storage.ErrFull
	s.must(s.Do(cause("a"), session.Ends("cause")))
	s.wantUnsaved(1, false, session.ErrSlow)
	release()
	b.finish()
	s.wantUnsaved(1, false, storage.ErrFull)
	s.store.fail = nil
	b.pass()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a")
}

// Where another window was faster meanwhile, the words of both are kept.
func TestASlowWriteBesideAnotherWindow(t *testing.T) {
	s, b, release := newSlowStage(t)
	s.must(s.Do(cause("a")))
	other := &stage{t: t, path: s.path, clock: s.clock}
	other.openFile()
	defer other.store.Close()
	other.open(s.Analysis().ID())
	other.must(other.Do(cause("b")))
	release()
	b.finish()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("b", "a")
}

func TestAQuickWriteIsStoredAtOnce(t *testing.T) {
	s, b := newPatientStage(t)
	s.HoldUp(time.Hour)
	s.must(s.Do(cause("a")))
	s.must(s.KeepDraft("cause", "x"))
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a")
	if len(b.running) > 0 {
		t.Error("something goes on in the background")
	}
	s.store.panics = true
	defer func() {
		if recover() == nil {
			t.Error("a fault did not reach who called")
		}
	}()
	_ = s.Do(cause("b"))
}

// A fault in a write that has gone on in the background is one of an attempt.
func TestASlowWriteWithAFault(t *testing.T) {
	s, b, release := newSlowStage(t)
	s.store.panics = true
	s.must(s.Do(cause("a")))
	release()
	b.finish()
	s.wantUnsaved(1, false, session.ErrFault)
	s.store.panics = false
	b.pass()
	s.wantUnsaved(0, false, nil)
	s.wantOnDisk("a")
}

// steps are the ways through the record, and what is left of the causes a, b after each, with
// what came before it.
var steps = map[string]struct {
	before func(*stage)
	step   func(*stage) error
	left   []fishbone.ID
}{
	"undo":  {func(*stage) {}, func(s *stage) error { return s.Undo() }, []fishbone.ID{"a"}},
	"redo":  {func(s *stage) { s.must(s.Undo()) }, func(s *stage) error { return s.Redo() }, []fishbone.ID{"a", "b"}},
	"go to": {func(*stage) {}, func(s *stage) error { return s.GoTo(0) }, nil},
}

func newStepStage(t *testing.T, before func(*stage)) (*stage, *background) {
	s, b := newPatientStage(t)
	s.must(s.Do(cause("a")))
	s.must(s.Do(cause("b")))
	before(s)
	return s, b
}

// Undo, redo and going to a point hold nobody up either: the team sees at once where they lead.
func TestASlowStepGoesOnBesideTheWindow(t *testing.T) {
	for name, is := range steps {
		t.Run(name, func(t *testing.T) {
			s, b := newStepStage(t, is.before)
			was := s.onDisk().Count().Causes
			s.HoldUp(time.Millisecond)
			s.store.slow = make(chan struct{})
			s.must(is.step(s))
			s.wantUnsaved(1, false, session.ErrSlow)
			if n := s.Analysis().Count().Causes; n != len(is.left) {
				t.Errorf("the team sees %d causes", n)
			}
			if n := s.onDisk().Count().Causes; n != was {
				t.Errorf("%d causes are on the disk before it is written", n)
			}
			for name, more := range steps {
				if err := more.step(s); !errors.Is(err, session.ErrUnsaved) {
					t.Errorf("%s meanwhile: %v", name, err)
				}
			}
			if s.CanUndo() || s.CanRedo() {
				t.Error("one more step seems possible")
			}
			s.must(s.Do(cause("c")))
			close(s.store.slow)
			b.finish()
			s.wantUnsaved(0, false, nil)
			s.wantOnDisk(append(slices.Clone(is.left), "c")...)
			s.HoldUp(time.Hour)
			s.must(s.Undo())
			s.wantOnDisk(is.left...)
		})
	}
}

// What the file does not take waits, as an edit does.
func TestAStepWaitsForTheFile(t *testing.T) {
	for name, is := range steps {
		t.Run(name, func(t *testing.T) {
			s, b := newStepStage(t, is.before)
			s.store.fail = storage.ErrBusy
			s.must(is.step(s))
			s.wantUnsaved(1, false, storage.ErrBusy)
			if err := s.Undo(); s.CanUndo() || !errors.Is(err, session.ErrUnsaved) {
				t.Errorf("undo of a step that waits: %v", err)
			}
			s.must(s.Do(cause("c")))
			s.must(s.Undo()) // drops it
			s.store.fail = nil
			b.pass()
			s.wantUnsaved(0, false, nil)
			s.wantOnDisk(is.left...)
		})
	}
}

// Where another window was faster, its words stay, and nothing is stepped over.
func TestASlowStepBesideAnotherWindow(t *testing.T) {
	for name, is := range steps {
		t.Run(name, func(t *testing.T) {
			s, b := newStepStage(t, is.before)
			s.HoldUp(time.Millisecond)
			s.store.slow = make(chan struct{})
			s.must(is.step(s))
			theirs, err := s.store.Load(s.Analysis().ID())
			s.must(err)
			_, err = s.store.Store.Do(theirs, cause("theirs"), fishbone.Stamp{At: s.clock.now()})
			s.must(err)
			want := s.onDisk().Count().Causes
			close(s.store.slow)
			b.finish()
			s.wantUnsaved(0, false, nil)
			if here, there := s.Analysis().Count().Causes, s.onDisk().Count().Causes; here != want || there != want {
				t.Errorf("%d causes here, %d on the disk, want %d", here, there, want)
			}
		})
	}
}
