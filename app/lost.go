package app

import (
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
	w.goOver(func(old *storage.Store) error { return old.PutBack() }, func() {
		for _, s := range w.unsaved {
			s.Use(w.store.Impatient())
			s.SaveNow()
		}
		if p, ok := w.pages.page.(*sessionPage); ok {
			p.Session().Use(w.store.Impatient())
		} else {
			w.pages.goTo(w.pages.route)
		}
		w.notices.Say(words.T("saving.isBack"), ui.Positive, "", nil)
	})
}

// putInto goes over to the file that lies in the data file's place now, and stores what waits
// in it, as analyses of their own.
func (w *window) putInto() {
	kept := false
	w.goOver(func(old *storage.Store) (err error) {
		kept, err = old.GiveUp(w.now())
		return err
	}, func() {
		shown := w.pages.route
		w.pages.close() // what was typed last waits, too
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
		said := "saving.isIn"
		if kept {
			said = "saving.isInKept"
		}
		w.notices.Say(words.T(said), ui.Positive, "", nil)
	})
}

// takeAlong stores what a session holds as an analysis of its own.
func (w *window) takeAlong(s *session.Session) (fishbone.ID, error) {
	edit, err := exchange.ReadJSON(exchange.WriteJSON(s.Newest()), fishbone.NewID)
	if err != nil {
		return "", err
	}
	as := fishbone.NewID()
	err = session.BringBack(w.store, as, edit, s.AllDrafts(), w.now())
	if err == nil {
		err = w.store.SetStep(as, s.Step())
	}
	return as, err
}

// goOver has the file made ready beside the window's thread, opens it anew and goes on with it.
func (w *window) goOver(ready func(old *storage.Store) error, then func()) {
	if w.goingOver {
		return
	}
	w.goingOver = true
	var store *storage.Store
	var unwritable error
	err := session.ErrFault // unless the end is reached
	background{w}.Run(func() {
		if err = ready(w.store); err == nil {
			store, unwritable, err = openData(w.store.Path(), storage.InPlaceOf(w.store))
		}
	}, func() {
		w.goingOver = false
		if err != nil {
			w.reportError(err)
			return
		}
		w.store = store
		w.preferences.Use(store.Impatient())
		then()
		if unwritable != nil {
			w.notices.Say(words.T("data.readOnly", "reason", words.Sentence(unwritable)), ui.Waiting, "", nil)
		}
	})
}
