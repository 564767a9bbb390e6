package session

import (
	"time"

	"whybone/fishbone"
)

// Creator is what making a new analysis needs of the storage.
type Creator interface {
	Create(a *fishbone.Analysis) (*fishbone.Analysis, error)
}

// New stores a new analysis, filled by an edit unless that is nil, and returns its
// identifier. What it was filled with is where its history begins: undo does not empty
// it.
func New(store Creator, fill fishbone.Edit, now time.Time) (fishbone.ID, error) {
	at := fishbone.Stamp{At: now}
	a := fishbone.New(fishbone.NewID(), at)
	if fill != nil {
		var err error
		if a, err = a.Apply(fill, at); err != nil {
			return "", err
		}
	}
	_, err := store.Create(a)
	return a.ID(), err
}
