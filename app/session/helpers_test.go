package session_test

import (
	"path/filepath"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// clock goes on by a second each time somebody looks at it.
type clock struct{ at time.Time }

func (c *clock) now() time.Time {
	c.at = c.at.Add(time.Second)
	return c.at
}

// faulty is a real data file that fails when told to.
type faulty struct {
	*storage.Store
	fail   error
	panics bool          // in the background
	slow   chan struct{} // what is written waits until it is closed; nil if nothing does
}

// takesItsTime waits as the disk has one wait.
func (f *faulty) takesItsTime() {
	if f.slow != nil {
		<-f.slow
	}
}

func (f *faulty) Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error) {
	f.takesItsTime()
	if f.panics {
		panic("a fault")
	}
	if f.fail != nil {
		return nil, f.fail
	}
	return f.Store.Do(a, e, at, options...)
}

func (f *faulty) Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error) {
	f.takesItsTime()
	if f.fail != nil {
		return nil, nil, f.fail
	}
	return f.Store.Undo(a, at)
}

func (f *faulty) Redo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error) {
	f.takesItsTime()
	if f.fail != nil {
		return nil, nil, f.fail
	}
	return f.Store.Redo(a, at)
}

func (f *faulty) GoTo(a *fishbone.Analysis, position int, at fishbone.Stamp) (*fishbone.Analysis, error) {
	f.takesItsTime()
	if f.fail != nil {
		return nil, f.fail
	}
	return f.Store.GoTo(a, position, at)
}

func (f *faulty) SetStep(id fishbone.ID, step guide.Step) error {
	f.takesItsTime()
	if f.fail != nil {
		return f.fail
	}
	return f.Store.SetStep(id, step)
}

func (f *faulty) KeepDraft(id fishbone.ID, place, text string) error {
	f.takesItsTime()
	if f.fail != nil {
		return f.fail
	}
	return f.Store.KeepDraft(id, place, text)
}

func (f *faulty) SetWriter(id fishbone.ID, name string) error {
	f.takesItsTime()
	if f.fail != nil {
		return f.fail
	}
	return f.Store.SetWriter(id, name)
}

func (f *faulty) Step(id fishbone.ID) (guide.Step, error) {
	if f.fail != nil {
		return 0, f.fail
	}
	return f.Store.Step(id)
}

// stage is an open session on a data file, and what it told.
type stage struct {
	*session.Session
	t     *testing.T
	path  string
	store *faulty
	clock *clock
	told  []session.Change
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{
		t: t, path: filepath.Join(t.TempDir(), "whybone.db"),
		clock: &clock{time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)},
	}
	s.openFile()
	var edit fishbone.Edit
	if len(fill) > 0 {
		edit = fishbone.Batch{Edits: fill}
	}
	id, err := session.New(s.store, edit, s.clock.now())
	if err != nil {
		t.Fatal(err)
	}
	s.open(id)
	t.Cleanup(func() {
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *stage) openFile() {
	s.t.Helper()
	file, err := storage.Open(s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	s.store = &faulty{Store: file}
}

func (s *stage) open(id fishbone.ID) {
	s.t.Helper()
	var err error
	if s.Session, err = session.Open(s.store, id, s.clock.now); err != nil {
		s.t.Fatal(err)
	}
	s.told = nil
	s.Listen(func(c session.Change) { s.told = append(s.told, c) })
}

// reopen ends the program and starts it again.
func (s *stage) reopen() {
	s.t.Helper()
	id := s.Analysis().ID()
	if err := s.store.Close(); err != nil {
		s.t.Fatal(err)
	}
	s.openFile()
	s.open(id)
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// onDisk is the analysis as another program would read it.
func (s *stage) onDisk() *fishbone.Analysis {
	s.t.Helper()
	other, err := storage.Open(s.path)
	s.must(err)
	defer other.Close()
	a, err := other.Load(s.Analysis().ID())
	s.must(err)
	return a
}

func problem(text string) fishbone.Edit {
	return fishbone.SetAbout{Field: fishbone.Problem, Text: text}
}

func cause(id fishbone.ID) fishbone.Edit {
	return fishbone.AddCause{ID: id, Text: "cause " + string(id)}
}
