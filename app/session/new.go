package session

import (
	"time"

	"whybone/fishbone"
)

// Creator is what making a new analysis needs of the storage.
type Creator interface {
	Create(a *fishbone.Analysis) error
	Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error)
}

// New stores a new analysis, filled by an edit unless that is nil, and returns its
// identifier.
func New(store Creator, fill fishbone.Edit, now time.Time) (fishbone.ID, error) {
	at := fishbone.Stamp{At: now}
	a := fishbone.New(fishbone.NewID(), at)
	if err := store.Create(a); err != nil {
		return "", err
	}
	if fill == nil {
		return a.ID(), nil
	}
	_, err := store.Do(a, fill, at)
	return a.ID(), err
}
