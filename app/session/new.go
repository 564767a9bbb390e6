package session

import (
	"errors"
	"time"

	"whybone/fishbone"
	"whybone/storage"
)

// Creator is what making a new analysis needs of the storage.
type Creator interface {
	Create(a *fishbone.Analysis, options ...storage.Option) (*fishbone.Analysis, error)
}

// New stores a new analysis, filled by an edit unless that is nil, and returns its
// identifier. What it was filled with is where its history begins: undo does not empty
// it.
func New(store Creator, fill fishbone.Edit, now time.Time, options ...storage.Option) (fishbone.ID, error) {
	a, err := filled(fishbone.NewID(), fill, now)
	if err != nil {
		return "", err
	}
	_, err = store.Create(a, options...)
	return a.ID(), err
}

// BringBack stores an analysis with what was typed in it and not entered, under an identifier
// that was given to it before. Where the file has that already, nothing is done: what is
// brought back again after it was interrupted is there once.
func BringBack(store Creator, id fishbone.ID, fill fishbone.Edit, drafts map[string]string, now time.Time, options ...storage.Option) error {
	a, err := filled(id, fill, now)
	if err != nil {
		return err
	}
	if _, err = store.Create(a, append(options, storage.WithDrafts(drafts))...); errors.Is(err, fishbone.ErrTaken) {
		return nil
	}
	return err
}

func filled(id fishbone.ID, fill fishbone.Edit, now time.Time) (*fishbone.Analysis, error) {
	at := fishbone.Stamp{At: now}
	a := fishbone.New(id, at)
	if fill == nil {
		return a, nil
	}
	return a.Apply(fill, at)
}
