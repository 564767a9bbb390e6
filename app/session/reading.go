package session

import (
	"errors"

	"whybone/fishbone"
)

// Why nothing can be changed just now.
var (
	ErrReading = errors.New("the analysis is open for reading")
	ErrMoment  = errors.New("an earlier moment of the analysis is shown")
)

// viewing is how an analysis is looked at without being changed.
type viewing struct {
	reading  bool
	moment   *fishbone.Analysis // what is shown instead of how the analysis stands; usually nil
	position int                // of the moment in the record
}

// Read has the analysis read from now on: no change is made, no step and no half a word is
// remembered, until [Session.Edit].
func (s *Session) Read() { s.viewing.reading = true }

// Reading says whether the analysis is only read.
func (s *Session) Reading() bool { return s.viewing.reading }

// Edit begins to edit what was only read. The writer is whose name changes bear from now on,
// empty to leave it to the roster.
func (s *Session) Edit(writer string) error {
	s.viewing.reading = false
	if err := s.SetWriter(writer); err != nil {
		s.viewing.reading = true
		return err
	}
	return nil
}

// ShowMoment shows the analysis as it was at a position of the record, and changes nothing.
func (s *Session) ShowMoment(position int) error {
	if len(s.unsaved.changes) > 0 {
		return ErrUnsaved
	}
	if position == s.course.Done {
		s.EndMoment()
		return nil
	}
	moment, err := s.store.At(s.a, position)
	if err != nil {
		return err
	}
	out, err := s.TakenOut()
	if err != nil {
		return err
	}
	for _, one := range out {
		if one.Position > position {
			moment = moment.WithNames(one.Names)
		}
	}
	moment = moment.WithSigning(s.a.About().Signing)
	s.viewing.moment, s.viewing.position = moment, position
	s.look()
	return nil
}

// EndMoment shows the analysis as it stands.
func (s *Session) EndMoment() {
	if s.viewing.moment != nil {
		s.viewing.moment = nil
		s.look()
	}
}

// Moment is the position of the record that is shown instead of how the analysis stands; ok is
// false if none is.
func (s *Session) Moment() (position int, ok bool) {
	return s.viewing.position, s.viewing.moment != nil
}

// look tells the listeners that another state is shown.
func (s *Session) look() {
	if _, ok := s.Analysis().Cause(s.cause); !ok {
		s.cause = ""
	}
	s.tell(Edited)
}

// Locked says why nothing can be changed just now, nil if it can.
func (s *Session) Locked() error {
	switch {
	case s.viewing.moment != nil:
		return ErrMoment
	case s.viewing.reading:
		return ErrReading
	}
	return nil
}
