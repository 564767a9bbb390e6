package app

import (
	"path/filepath"
	"time"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
	"whybone/storage"
)

// This file is about going on, without a restart, after the data file was deleted, moved away
// or replaced while the window was open.

// putBack writes the data file back to where it was, as the program still has it, and goes on
// with it: what waits is stored then.
func (w *window) putBack() {
	w.goOver(func(old *storage.Store) error { return old.PutBack() }, func(store *storage.Store) {
		w.use(store)
		w.notices.Say(words.T("saving.isBack"), ui.Positive, "", nil)
	})
}

// putInto goes over to the file that lies in the data file's place now, and stores what waits
// in it, as analyses of their own.
func (w *window) putInto() {
	kept, said, saidKept := false, "loss.used", "loss.usedKept"
	if len(w.unsaved) > 0 {
		said, saidKept = "saving.isIn", "saving.isInKept"
	}
	w.goOver(func(old *storage.Store) (err error) {
		kept, err = old.GiveUp(w.now())
		return err
	}, func(store *storage.Store) {
		shown := w.pages.route
		w.pages.close() // what was typed last waits, too
		w.store = store
		w.keepPreferencesIn(store)
		for id, s := range w.unsaved {
			as, err := w.takeAlong(s)
			if err != nil {
				w.reportError(err) // it stays in the window and in its rescue file
				continue
			}
			s.StopSaving()
			delete(w.unsaved, id)
			w.rescued().Drop(id)
			if shown.on == id {
				shown.on = as
			}
		}
		w.rescueLater()
		w.pages.goTo(shown)
		if kept {
			said = saidKept
		}
		w.notices.Say(words.T(said), ui.Positive, "", nil)
	})
}

// takeBack puts the data file back in place of the one that has come, which stays beside it, and
// goes on with it: what waits is stored then.
func (w *window) takeBack() {
	aside := ""
	w.goOver(func(old *storage.Store) (err error) {
		aside, err = old.TakeBack(w.now())
		return err
	}, func(store *storage.Store) {
		w.use(store)
		w.notices.Say(words.T("saving.isBackAside", "file", filepath.Base(aside)), ui.Positive, "", nil)
	})
}

// loss looks what is left of the data file and what lies in its place, beside the window's thread.
func (w *window) loss(id fishbone.ID, done func(storage.Loss, error)) {
	store, now := w.store, w.now()
	var l storage.Loss
	err := session.ErrFault // unless the end is reached
	background{w}.Run(func() { l, err = store.Loss(id, now) }, func() { done(l, err) })
}

// takeAlong stores what a session holds as an analysis of its own.
func (w *window) takeAlong(s *session.Session) (fishbone.ID, error) {
	whole, err := exchange.WriteWhole(s.Newest(), s.Contents().There)
	if err != nil {
		whole = exchange.WriteJSON(s.Newest()) // the file that it was in cannot be read any more
	}
	edit, files, err := exchange.ReadWhole(whole, fishbone.NewID)
	if err != nil {
		return "", err
	}
	as := fishbone.NewID()
	err = session.BringBack(w.store, as, edit, s.AllDrafts(), w.now(), storage.WithContents(files))
	if err == nil {
		err = w.store.SetStep(as, s.Step())
	}
	return as, err
}

// untilWritable is how long a file rests that could not be written, before it is tried again.
const untilWritable = 2 * time.Second

// writeAgain has a file that was opened for reading alone opened for writing, once it can be,
// where something waits to be stored.
func (w *window) writeAgain() {
	if !w.store.ReadOnly() || w.cancelWriting != nil {
		return
	}
	w.cancelWriting = w.after(untilWritable, func() {
		old := w.store
		var store *storage.Store
		err := session.ErrFault // unless the end is reached
		background{w}.Run(func() { store, err = storage.Open(old.Path(), storage.InPlaceOf(old)) }, func() {
			w.cancelWriting = nil
			switch {
			case err == nil:
				w.use(store)
				if err := old.Close(); err != nil {
					w.reportUnexpected(err)
				}
			case len(w.unsaved) > 0:
				w.writeAgain()
			}
		})
	})
}

// use goes on with another store, which has what the one before had.
func (w *window) use(store *storage.Store) {
	w.store = store
	w.keepPreferencesIn(store)
	for _, s := range w.unsaved {
		s.Use(w.store.Impatient())
		s.SaveNow()
	}
	if p, ok := w.pages.page.(*sessionPage); ok {
		p.Session().Use(w.store.Impatient())
	} else {
		w.pages.goTo(w.pages.route)
	}
}

// goOver has the file made ready beside the window's thread, opens it anew and goes on with it.
func (w *window) goOver(ready func(old *storage.Store) error, then func(*storage.Store)) {
	if w.goingOver {
		return
	}
	w.goingOver = true
	w.stopIndexing()
	w.giveUpQuestions()
	var store *storage.Store
	var unwritable error
	err := session.ErrFault // unless the end is reached
	background{w}.Run(func() {
		if err = ready(w.store); err == nil {
			store, unwritable, err = storage.OpenOrRead(w.store.Path(), storage.InPlaceOf(w.store))
		}
	}, func() {
		w.goingOver = false
		defer w.keepIndexed() // of the file that is worked with then
		if err != nil {
			w.reportError(err)
			return
		}
		then(store)
		if unwritable != nil {
			w.notices.Say(words.T("data.readOnly", "reason", words.Sentence(unwritable)), ui.Waiting, "", nil)
		}
	})
}
