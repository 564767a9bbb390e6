package session

import (
	"time"

	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// Store is what a session needs of the storage.
type Store interface {
	Load(id fishbone.ID) (*fishbone.Analysis, error)
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error)
	Undo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
	Redo(a *fishbone.Analysis, at fishbone.Stamp) (*fishbone.Analysis, fishbone.Edit, error)
	GoTo(a *fishbone.Analysis, position int, at fishbone.Stamp) (*fishbone.Analysis, error)
	At(a *fishbone.Analysis, position int) (*fishbone.Analysis, error)
	TimelineSince(id fishbone.ID, known storage.Timeline) (storage.Timeline, error)
	Record(id fishbone.ID, from, n int) ([]storage.Entry, error)
	EditsOf(id fishbone.ID, names ...string) ([]int, error)
	EntryTimes(id fishbone.ID) (at []time.Time, c storage.Timeline, err error)
	Drafts(id fishbone.ID) (map[string]string, error)
	KeepDraft(id fishbone.ID, place, text string) error
	Writer(id fishbone.ID) (string, error)
	SetWriter(id fishbone.ID, name string) error
	Step(id fishbone.ID) (guide.Step, error)
	SetStep(id fishbone.ID, step guide.Step) error
	PutContent(data []byte, at time.Time) (sum string, err error)
	Content(sum string) ([]byte, error)
}

var _ Store = (*storage.Store)(nil)

// storage is what the options say to the store.
func (o options) storage() (with []storage.Option) {
	if o.merge {
		with = append(with, storage.Merge())
	}
	if len(o.ends) > 0 {
		with = append(with, storage.EndDrafts(o.ends...))
	}
	return with
}
