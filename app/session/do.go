package session

import (
	"slices"

	"whybone/fishbone"
	"whybone/storage"
)

// Option says more about a change than its edit does.
type Option func(*options)

type options struct {
	merge bool
	ends  []string
}

// Merge is for a change that goes on where the last one stopped, as somebody types: undo
// takes back all of it.
func Merge(o *options) { o.merge = true }

// Ends is for a change that brings in what was typed at these places. The drafts end in
// the same transaction, so the words are in the file exactly once, whatever happens.
func Ends(places ...string) Option {
	return func(o *options) { o.ends = append(o.ends, places...) }
}

// Do makes a change. When it returns nil, the change is on the disk, or waits to be stored:
// see [Session.Unsaved]. A nil edit changes nothing.
func (s *Session) Do(e fishbone.Edit, opts ...Option) error {
	if e == nil {
		return nil
	}
	if err := s.Locked(); err != nil {
		return err
	}
	var o options
	for _, set := range opts {
		set(&o)
	}
	o.ends = slices.DeleteFunc(o.ends, func(place string) bool { return s.drafts[place] == "" })
	return s.make(s.editing(e, o))
}

// Undo takes the last change back, [storage.ErrNothing] if there is none.
func (s *Session) Undo() error {
	if err := s.Locked(); err != nil {
		return err
	}
	if len(s.unsaved.changes) > 0 {
		return s.undoUnsaved()
	}
	position, to := s.course.Undo()
	if position == 0 {
		return storage.ErrNothing
	}
	entries, err := s.store.Record(s.a.ID(), position, 1)
	if err != nil {
		return err
	}
	err = s.walk(to, func(store Store, on *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, error) {
		next, _, err := store.Undo(on, at)
		return next, err
	})
	if err == nil {
		s.undone = entries[0].Edit
	}
	return err
}

// walk makes a step through the record, which leads to a position.
func (s *Session) walk(to int, store func(Store, *fishbone.Analysis, fishbone.Stamp) (*fishbone.Analysis, error)) error {
	after, err := s.store.At(s.a, to)
	if err != nil {
		return err
	}
	at := s.stamp()
	return s.make(change{
		before: s.a,
		after:  func() (*fishbone.Analysis, error) { return after, nil },
		store:  func(file Store, on *fishbone.Analysis) (*fishbone.Analysis, error) { return store(file, on, at) },
	})
}

// Undone is the edit that was taken back last.
func (s *Session) Undone() fishbone.Edit { return s.undone }

// Redo does again what was taken back last, [storage.ErrNothing] if there is nothing.
func (s *Session) Redo() error {
	if err := s.Locked(); err != nil {
		return err
	}
	if len(s.unsaved.changes) > 0 {
		return ErrUnsaved
	}
	position := s.course.Redo()
	if position == 0 {
		return storage.ErrNothing
	}
	return s.walk(position, func(store Store, on *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, error) {
		next, _, err := store.Redo(on, at)
		return next, err
	})
}

// took goes on with the next state of the analysis, which is stored, and tells the listeners.
func (s *Session) took(next *fishbone.Analysis) {
	s.saved = s.now()
	s.a = next
	_ = s.reach() // the change is stored all the same
	s.show(next)
}

// show goes on with the next state of the analysis and tells the listeners.
func (s *Session) show(next *fishbone.Analysis) {
	s.a = next
	if _, ok := s.a.Cause(s.cause); !ok {
		s.cause = ""
	}
	s.tell(Edited)
}
