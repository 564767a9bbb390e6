// Package session is the open analysis: the only door through which the window
// changes one. [Session.Do] takes an edit, has it stored, and tells who listens; undo
// and redo go through the same door. What the window says is saved is on the disk.
//
// It also knows what the team is looking at — the open step, the cause in hand — which
// is remembered but is no part of the analysis. It draws nothing and knows no widget.
// It belongs to the window's thread.
package session

import (
	"maps"
	"slices"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// Store is what a session needs of the storage.
type Store interface {
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error)
	DoMerged(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error)
	Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
	Redo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
	Enter(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, merge bool, places ...string) (*fishbone.Analysis, error)
	GoTo(a *fishbone.Analysis, position int, at fishbone.Stamp) (*fishbone.Analysis, error)
	Course(id fishbone.ID) (storage.Course, error)
	Record(id fishbone.ID, from, n int) ([]storage.Entry, error)
	Moments(id fishbone.ID) (at []time.Time, c storage.Course, err error)
	Drafts(id fishbone.ID) (map[string]string, error)
	KeepDraft(id fishbone.ID, place, text string) error
	Writer(id fishbone.ID) (string, error)
	SetWriter(id fishbone.ID, name string) error
	Step(id fishbone.ID) (int, error)
	SetStep(id fishbone.ID, step int) error
}

var _ Store = (*storage.Store)(nil)

// Session is an open analysis.
type Session struct {
	store Store
	now   func() time.Time
	a     *fishbone.Analysis

	step      int
	cause     fishbone.ID // in hand: chosen on the board or in a list
	fishOnly  bool        // where a why tree could be shown
	saved     time.Time
	course    storage.Course
	undone    fishbone.Edit
	drafts    map[string]string
	entering  []string // the places whose words the next change brings in
	writer    string   // chosen by hand, empty for whom the roster says
	meeting   Meeting
	listeners map[int]func(Change)
	heard     int // how many ever listened
}

// Change tells a listener what is new.
type Change int

// The changes.
const (
	Edited Change = iota // the analysis is another one now
	Looked               // the team looks at another step or cause
)

// Open opens a stored analysis where the team left it.
func Open(store Store, id fishbone.ID, now func() time.Time) (*Session, error) {
	a, err := store.Load(id)
	if err != nil {
		return nil, err
	}
	step, err := store.Step(id)
	if err != nil {
		return nil, err
	}
	drafts, err := store.Drafts(id)
	if err != nil {
		return nil, err
	}
	writer, err := store.Writer(id)
	if err != nil {
		return nil, err
	}
	s := &Session{
		store: store, now: now, a: a, step: clamp(step), saved: a.Changed().At,
		drafts: drafts, writer: writer, listeners: map[int]func(Change){},
	}
	return s, s.reach()
}

// Analysis returns the analysis as it stands.
func (s *Session) Analysis() *fishbone.Analysis { return s.a }

// Saved is when the last change was stored.
func (s *Session) Saved() time.Time { return s.saved }

// Listen calls f on the window's thread after every change, until stop is called.
func (s *Session) Listen(f func(Change)) (stop func()) {
	s.heard++
	n := s.heard
	s.listeners[n] = f
	return func() { delete(s.listeners, n) }
}

func (s *Session) tell(c Change) {
	for _, n := range slices.Sorted(maps.Keys(s.listeners)) {
		if f := s.listeners[n]; f != nil { // it may have stopped in the meantime
			f(c)
		}
	}
}

func (s *Session) stamp() fishbone.Stamp { return fishbone.Stamp{At: s.now(), By: s.Writer()} }

// Do makes a change. When it returns nil the change is on the disk.
func (s *Session) Do(e fishbone.Edit) error {
	if len(s.entering) > 0 {
		return s.enter(e, false)
	}
	next, err := s.store.Do(s.a, e, s.stamp())
	return s.took(next, err)
}

// DoAll makes several changes that are undone as one. Without any it does nothing.
func (s *Session) DoAll(edits ...fishbone.Edit) error {
	switch len(edits) {
	case 0:
		return nil
	case 1:
		return s.Do(edits[0])
	}
	return s.Do(fishbone.Batch{Edits: edits})
}

// Type makes a change that somebody goes on typing at: undo takes back all of it.
func (s *Session) Type(e fishbone.Edit) error {
	if len(s.entering) > 0 {
		return s.enter(e, true)
	}
	next, err := s.store.DoMerged(s.a, e, s.stamp())
	return s.took(next, err)
}

// Undo takes the last change back, [storage.ErrNothing] if there is none.
func (s *Session) Undo() error {
	next, e, err := s.store.Undo(s.a, s.stamp())
	s.undone = e
	return s.took(next, err)
}

// Undone is the edit that was taken back last.
func (s *Session) Undone() fishbone.Edit { return s.undone }

// Redo does again what was taken back last, [storage.ErrNothing] if there is nothing.
func (s *Session) Redo() error {
	next, _, err := s.store.Redo(s.a, s.stamp())
	return s.took(next, err)
}

func (s *Session) took(next *fishbone.Analysis, err error) error {
	if err != nil {
		return err
	}
	s.a, s.saved = next, s.now()
	if _, ok := s.a.Cause(s.cause); !ok {
		s.cause = ""
	}
	_ = s.reach() // the change is stored all the same
	s.tell(Edited)
	return nil
}

func (s *Session) reach() (err error) {
	s.course, err = s.store.Course(s.a.ID())
	return err
}

// CanUndo and CanRedo say whether there is something to take back or to do again.
func (s *Session) CanUndo() bool { return s.course.Undoable() > 0 }

// CanRedo says whether something that was taken back can be done again.
func (s *Session) CanRedo() bool { return s.course.Redoable() > 0 }

// Step is the open step, 1 to 8.
func (s *Session) Step() int { return s.step }

// OpenStep opens another step and remembers it for the next time.
func (s *Session) OpenStep(step int) error {
	s.step = clamp(step)
	err := s.store.SetStep(s.a.ID(), s.step)
	s.tell(Looked)
	return err
}

// Cause is the cause in hand, empty for none.
func (s *Session) Cause() fishbone.ID { return s.cause }

// Choose takes a cause in hand; an unknown one, or none, puts it down.
func (s *Session) Choose(id fishbone.ID) {
	if _, ok := s.a.Cause(id); !ok {
		id = ""
	}
	s.cause = id
	s.tell(Looked)
}

func clamp(step int) int { return min(max(step, 1), guide.Last) }
