package session

import (
	"time"

	"whybone/fishbone"
	"whybone/storage"
)

// GoTo goes back or forward to a position of the record, in one go: all the way or not at
// all. It leads to what is set aside as well. It may fail as Undo and Redo do. The moment that
// is shown is over then.
func (s *Session) GoTo(position int) error {
	if s.viewing.reading {
		return ErrReading
	}
	if len(s.unsaved.changes) > 0 {
		return ErrUnsaved
	}
	if position == s.course.Done {
		s.EndMoment()
		return nil
	}
	moment := s.viewing.moment
	s.viewing.moment = nil
	err := s.walk(position, func(store Store, on *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, error) {
		return store.GoTo(on, position, at)
	})
	if err != nil {
		s.viewing.moment = moment
	}
	return err
}

// Now is the time by the clock that stamps the edits.
func (s *Session) Now() time.Time { return s.now() }

// Done is the position of the record where the analysis stands.
func (s *Session) Done() int { return s.course.Done }

// Timeline is the shape of the record.
func (s *Session) Timeline() storage.Timeline { return s.course }

// Record returns at most n entries of the record, the newest first, from a position on.
func (s *Session) Record(from, n int) ([]storage.Entry, error) {
	return s.store.Record(s.a.ID(), from, n)
}

// Moments returns when each edit of the record was done, the first one first.
func (s *Session) EntryTimes() ([]time.Time, error) {
	at, _, err := s.store.EntryTimes(s.a.ID())
	return at, err
}

// Writer is the name of who writes for the team, with which changes are stamped: whom
// somebody chose, if they are still here, or else the recorder, or else the facilitator;
// empty while nobody of them is named.
//
// It is the name and not the person's identifier that a stamp holds: a record of a
// meeting says what people were called then, also after they left the roster.
func (s *Session) Writer() string {
	people := s.a.People()
	for _, is := range []func(fishbone.Person) bool{
		func(p fishbone.Person) bool { return string(p.ID) == s.writer || p.Name == s.writer },
		func(p fishbone.Person) bool { return p.Role == fishbone.Recorder },
		func(p fishbone.Person) bool { return p.Role == fishbone.Facilitator },
	} {
		for _, p := range people {
			if is(p) {
				return p.Name
			}
		}
	}
	return ""
}

// ChosenWriter is who was chosen to write, empty where it is left to the roster: the
// identifier of a person, so that the choice outlives another name; or a name, as older files
// have it.
func (s *Session) ChosenWriter() string { return s.writer }

// SetWriter chooses who writes for the team from now on, and remembers it; an empty one
// leaves it to the roster.
func (s *Session) SetWriter(who string) error {
	if s.viewing.reading {
		return ErrReading
	}
	writer := func(u *unsaved) { u.writer = true }
	if err := s.small(func(to Store, id fishbone.ID) error { return to.SetWriter(id, who) }, writer); err != nil {
		return err
	}
	s.writer = who
	s.tell(Looked)
	return nil
}
