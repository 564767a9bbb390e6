package app

import (
	"fmt"
	"time"

	"whybone/app/session"
	"whybone/app/words"
	"whybone/assets"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/fishbone/guide"
)

// exampleIn makes the worked example in a language, nil if it is not there. What it
// returns may be called from any goroutine.
func exampleIn(l words.Language, now func() time.Time) func() *fishbone.Analysis {
	return func() *fishbone.Analysis {
		edit, err := readSample(l)
		if err != nil {
			return nil
		}
		at := fishbone.Stamp{At: now()}
		a, err := fishbone.New(fishbone.NewID(), at).Apply(edit, at)
		if err != nil {
			return nil
		}
		return a
	}
}

// addSample stores the worked example.
func (w *window) addSample() (fishbone.ID, error) {
	edit, err := readSample(w.language)
	if err != nil {
		return "", err
	}
	id, err := session.New(w.store, edit, w.now())
	if err != nil {
		return "", err
	}
	return id, w.store.SetStep(id, guide.LastStep)
}

func readSample(l words.Language) (fishbone.Edit, error) {
	data, err := assets.Samples.ReadFile("samples/" + string(l) + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the sample: %w", err)
	}
	return exchange.ReadJSON(data, fishbone.NewID)
}
