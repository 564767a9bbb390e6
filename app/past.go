package app

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/past"
	"whybone/storage"
)

// mostSeen is how many earlier analyses are offered while something is typed.
const mostSeen = 3

// seenBefore looks for what was seen before in other analyses than one, beside the window's thread.
// The newest question wins.
func (w *window) seenBefore(but fishbone.ID) func(text string, k *fishbone.Kind, done func([]panel.PastCase)) {
	cancel := func() {}
	return func(text string, k *fishbone.Kind, done func([]panel.PastCase)) {
		cancel()
		var ctx context.Context
		ctx, cancel = context.WithCancel(w.questions)
		store, ended := w.store, cancel
		var found []panel.PastCase
		var err error
		background{w}.Run(func() { found, err = pastCases(ctx, store, text, k, but) }, func() {
			givenUp := ctx.Err() != nil // then the file may be closed, and no error is one
			ended()
			switch {
			case givenUp:
			case err != nil:
				fyne.LogError("look for what was seen before", err) // nobody asked for it
			default:
				done(found)
			}
		})
	}
}

// giveUpQuestions has nothing more asked of the data file that nobody waits for: it is about to be closed.
func (w *window) giveUpQuestions() {
	w.endQuestions()
	w.questions, w.endQuestions = context.WithCancel(context.Background())
}

// pastCases reads what was seen before, with what came of it. What other groups found on the same problem
// is nothing of the past while they are at work.
func pastCases(ctx context.Context, store *storage.Store, text string, k *fishbone.Kind, but fishbone.ID) (all []panel.PastCase, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	twins, err := store.Twins(but)
	if err != nil {
		return nil, err
	}
	seen, err := store.SeenBefore(ctx, text, k, but, mostSeen+len(twins))
	if err != nil {
		return nil, err
	}
	seen = slices.DeleteFunc(seen, func(s storage.Seen) bool { return atWork(twins, s.Analysis.ID) })
	for _, s := range seen[:min(len(seen), mostSeen)] {
		a, err := store.Load(s.Analysis.ID)
		if errors.Is(err, storage.ErrNotFound) || errors.Is(err, storage.ErrDamaged) {
			continue
		}
		if err != nil {
			return nil, err
		}
		one := panel.PastCase{From: a, Cause: s.Thing, Text: s.Text, Finding: fishbone.Finding(s.Finding)}
		one.Worked, one.Failed = past.Lessons(a, s.Thing)
		all = append(all, one)
	}
	return all, ctx.Err()
}

// atWork says whether an analysis is that of another group that is still open.
func atWork(twins []storage.Summary, id fishbone.ID) bool {
	return slices.ContainsFunc(twins, func(s storage.Summary) bool {
		return s.ID == id && (s.Filing == fishbone.FiledOpen || s.Filing == fishbone.FiledReopened)
	})
}
