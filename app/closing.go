package app

import (
	"errors"
	"maps"
	"time"

	"whybone/app/rescue"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop"
	"whybone/fishbone"
	"whybone/storage"
)

// This file is about what the data file has not taken yet: it outlives its page, and the
// window is not closed over it without a question.

// holdUp is how long a write may hold up the window's thread: three frames. On a quiet disk it
// takes a few milliseconds.
const holdUp = 50 * time.Millisecond

// holdNobodyUp has what is written go on beside the window's thread where the disk takes its time.
func (w *window) holdNobodyUp() {
	w.holdUp = holdUp
	w.preferences.WriteBeside(background{w})
	w.keepPreferencesIn(w.store)
}

// keepPreferencesIn has preferences kept in a file. Who does not wait for that may be patient.
func (w *window) keepPreferencesIn(store *storage.Store) {
	if w.holdUp > 0 {
		store = store.Patient()
	} else {
		store = store.Impatient()
	}
	w.preferences.Use(store)
}

// openSession opens an analysis, or goes on with the session that has still to store
// something.
func (w *window) openSession(id fishbone.ID) (*session.Session, error) {
	if s, ok := w.unsaved[id]; ok {
		return s, nil
	}
	s, err := session.Open(w.store.Impatient(), id, w.now)
	if err != nil {
		return nil, err
	}
	if id != w.made && workshop.ForReading(s, w.now()) {
		s.Read()
	}
	w.keepViews(id, s)
	s.SaveLater(background{w})
	s.HoldUp(w.holdUp)
	s.Listen(func(session.Change) { w.keepSafe(id, s) })
	return s, nil
}

// keepViews has each step open with the tab that was open in it, also at the next start.
func (w *window) keepViews(id fishbone.ID, s *session.Session) {
	open := w.preferences.Views(id)
	kept := maps.Clone(open)
	s.KeepViews(open)
	s.Listen(func(c session.Change) {
		if c == session.Looked && !maps.Equal(open, kept) {
			kept = maps.Clone(open)
			w.preferences.SetViews(id, kept)
		}
	})
}

// keepSafe has what is not stored kept in a rescue file as well, until it is stored.
func (w *window) keepSafe(id fishbone.ID, s *session.Session) {
	_, was := w.unsaved[id]
	switch {
	case s.Unsaved().Any():
		w.unsaved[id] = s
		if w.rescued().Keep(s.Newest(), s.AllDrafts()) {
			w.rescueLater()
		}
		w.writeAgain()
	case was:
		delete(w.unsaved, id)
		w.rescued().Drop(id)
		w.rescueLater()
	}
}

// keeper is what the window needs of a [rescue.Keeper].
type keeper interface {
	Keep(a *fishbone.Analysis, drafts map[string]string) bool
	Drop(fishbone.ID)
	Err(fishbone.ID) error
	Write()
	Close()
}

// rescued keeps what is not stored.
func (w *window) rescued() keeper {
	if w.keeper == nil {
		w.keeper = rescue.NewKeeper(w.rescueDir, w.store.Path())
	}
	return w.keeper
}

// rescuePause is how long what waits may be in memory alone.
const rescuePause = 200 * time.Millisecond

// rescueLater has the rescue files written soon, beside the window's thread.
func (w *window) rescueLater() {
	if w.cancelRescue == nil {
		w.cancelRescue = w.after(rescuePause, func() {
			w.cancelRescue = nil
			background{w}.Run(w.rescued().Write, w.tellRescued)
		})
	}
}

// rescue writes the rescue files now: the program is about to end.
func (w *window) rescue() {
	if w.cancelRescue != nil {
		w.cancelRescue()
		w.cancelRescue = nil
	}
	w.rescued().Write()
	w.tellRescued()
}

// tellRescued has the pages say whether what is not stored is in rescue files.
func (w *window) tellRescued() {
	for id, s := range w.unsaved {
		s.Rescued(w.rescued().Err(id))
	}
}

// endBackground ends what goes on beside the window: a write that is under way comes to its
// end, and no other begins. What is not stored is in rescue files by then, and preferences that
// found the data file busy are written.
func (w *window) endBackground() {
	w.stopIndexing()
	w.endQuestions()
	w.rescue()
	for _, s := range w.unsaved {
		s.StopSaving()
	}
	if w.cancelWriting != nil {
		w.cancelWriting()
	}
	w.storing.Wait()
	w.preferences.Write(w.store.Patient())
	w.rescued().Close()
}

// bringBack stores what was rescued as analyses of their own, beside what the data file has
// of them, and says so.
func (w *window) bringBack() {
	n := 0
	for _, r := range rescue.All(w.rescueDir, w.store.Path()) {
		if err := bringBack(w.store, r, w.now()); err != nil {
			w.reportUnexpected(err) // it stays for the next start
			continue
		}
		n++
	}
	if n > 0 {
		w.notices.Say(words.T("rescue.back", "n", n), ui.Positive, "", nil)
	}
}

// bringBack stores one, with what was typed in it, once: however often it is tried.
func bringBack(store session.Creator, r rescue.Analysis, now time.Time) error {
	edit, err := r.Edit()
	if err != nil {
		return err
	}
	if err := session.BringBack(store, r.As, edit, r.Drafts, now); err != nil {
		return err
	}
	return r.Drop()
}

// backUp makes the backup of the day beside the window's thread, if it is not made yet.
func (w *window) backUp() {
	store, now := w.store, w.now()
	if store.ReadOnly() {
		return
	}
	w.storing.Go(func() {
		defer ui.Recover()
		_ = store.Patient().FreeContents(now) // what stays this time goes the next
		if _, err := store.BackupDaily(now); err != nil {
			said := words.T("backup.failed", "reason", words.Sentence(err))
			if errors.Is(err, storage.ErrDamaged) {
				said = words.T("backup.damaged")
			}
			ui.Do(func() { w.sayError(said, err) })
		}
	})
}

// reportUnexpected says an error, unless the data file cannot be written at the moment: that
// is said where words are at stake, and not for the width of a panel.
func (w *window) reportUnexpected(err error) {
	if !storage.Passing(err) {
		w.reportError(err)
	}
}

// background is what a session uses to store things beside the window's thread.
type background struct{ window *window }

// Run implements [session.Background].
func (b background) Run(work, done func()) {
	b.window.storing.Go(func() {
		defer func() { ui.Do(done) }() // also after a fault
		defer ui.Recover()
		work()
	})
}

// After implements [session.Background].
func (b background) After(d time.Duration, f func()) (cancel func()) { return b.window.after(d, f) }

// close closes the window, unless something is not stored: then it asks.
func (w *window) close() {
	w.remember()
	w.pages.close() // stores what was typed last
	w.rescue()
	for id, s := range w.unsaved {
		w.askToClose(id, s)
		return
	}
	w.win.Close()
}

// askToClose asks what is to become of what is not stored, on the page that it is about.
func (w *window) askToClose(id fishbone.ID, s *session.Session) {
	w.openAnalysis(id)
	col, canvas := ui.Colors(), w.win.Canvas()
	leave := func() { canvas.Overlays().Remove(canvas.Overlays().Top()) }
	copyIt := ui.Plain("", words.T("saving.copy"), func() {
		leave()
		if p, ok := w.pages.page.(*sessionPage); ok {
			p.Actions().Perform("saving.copy")
		}
	})
	anyway := ui.Plain("", words.T("close.anyway"), w.win.Close)
	stay := ui.Primary("", words.T("close.stay"), func() {
		leave()
		w.pages.page.Focus()
	})
	kept := words.T("close.rescued")
	switch {
	case s.Unsaved().Rescue != nil:
		kept = words.T("close.notRescued")
	case errors.Is(s.Unsaved().Reason, storage.ErrGone), errors.Is(s.Unsaved().Reason, storage.ErrReplaced):
		kept = words.T("close.fileLost")
	}
	const width = 460
	ui.ShowCover(canvas, ui.Pad(24, ui.Column(12,
		ui.Paragraph(words.T("close.unsaved"), ui.Style{Size: ui.Title, Bold: true, Color: col.Ink}, width, 3),
		ui.Paragraph(words.Unsaved(s.Unsaved().Reason), ui.Style{Size: ui.Body, Color: col.Ink}, width, 6),
		ui.Paragraph(kept, ui.Style{Size: ui.Body, Color: col.Ink}, width, 3),
		ui.Padded(8, 0, 0, 0, ui.Row(8, anyway, ui.Spacer(), copyIt, stay)),
	)), func() { w.pages.page.Focus() })
}
