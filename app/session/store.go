package session

import (
	"time"

	"whybone/fishbone"
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

// write stores an edit of the analysis as it stands. It is the only place that calls the
// store's door.
func (s *Session) write(e fishbone.Edit, o options) (*fishbone.Analysis, error) {
	switch {
	case len(o.ends) > 0:
		return s.store.Enter(s.a, e, s.stamp(), o.merge, o.ends...)
	case o.merge:
		return s.store.DoMerged(s.a, e, s.stamp())
	}
	return s.store.Do(s.a, e, s.stamp())
}
