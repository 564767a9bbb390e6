package app

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/filedialog"
	"whybone/app/infile"
	"whybone/app/intakepage"
	"whybone/app/portable"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange/deck"
	"whybone/fishbone/exchange/outline"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// create makes a new analysis and opens it.
func (w *window) create() {
	id, err := session.New(w.store, nil, w.now())
	if err != nil {
		w.reportError(err)
		return
	}
	w.openNew(id)
}

// askForFile asks for a file and opens what is in it.
func (w *window) askForFile() {
	filedialog.Open(w.win.Window, filedialog.Question{Endings: append(infile.Endings(), infile.DeckEnding, dataEnding, portable.Ending), Kind: words.T("open.kind")},
		func(path string) { w.openFiles([]string{path}) }, func() { w.pages.page.Focus() })
}

// dropped opens files that were dropped on the window, unless a dialog lies over the page.
func (w *window) dropped(_ fyne.Position, files []fyne.URI) {
	if w.win.Canvas().Overlays().Top() != nil {
		return
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, filepath.FromSlash(f.Path()))
	}
	if page, ok := w.pages.page.(interface{ Dropped(paths []string) bool }); ok && page.Dropped(paths) {
		return
	}
	w.openFiles(paths)
}

// openWhenFree opens files as soon as no dialog lies over the page.
func (w *window) openWhenFree(paths []string) {
	switch {
	case len(paths) == 0:
	case w.win.Canvas().Overlays().Top() != nil:
		w.after(pause, func() { w.openWhenFree(paths) })
	default:
		w.openFiles(paths)
	}
}

// dataEnding is that of data files, which are no analysis: the page of backups shows what going
// back to one would change.
const dataEnding = ".db"

// openFiles adds the analyses in files to the archive, and opens it where there is one.
// Sets of bones are added to the team's own. What cannot be read is named, with the reason.
func (w *window) openFiles(paths []string) {
	if len(paths) == 1 && infile.IsData(paths[0]) {
		w.pages.goTo(route{backupsPage, fishbone.ID(paths[0])})
		return
	}
	if len(paths) == 1 && isPortable(paths[0]) {
		w.pages.goTo(route{mergingPage, fishbone.ID(paths[0])})
		return
	}
	if len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), infile.DeckEnding) {
		w.openDeck(paths[0])
		return
	}
	if len(paths) == 1 && intakepage.IsTable(paths[0]) && isLarge(paths[0]) {
		w.importComplaints(paths[0]) // nobody has so many causes
		return
	}
	var added []fishbone.ID
	var said string
	var lost []outline.Loss
	tone := ui.Positive
	for _, path := range paths {
		if isPortable(path) { // each has a page of its own
			said, tone = words.T("open.alone", "file", filepath.Base(path)), ui.Negative
			continue
		}
		id, about, without, err := w.importFile(path)
		if len(paths) == 1 && errors.Is(err, outline.ErrNoColumns) && intakepage.IsTable(path) {
			w.importComplaints(path) // it is a table, but none of causes
			return
		}
		if err != nil {
			said, tone = words.T("open.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative
			continue
		}
		if id != "" {
			added = append(added, id)
		}
		lost = append(lost, without...)
		if tone == ui.Positive {
			said = about
		}
	}
	switch {
	case len(added) == 1:
		w.openAnalysis(added[0])
	case len(added) > 1:
		w.goHome()
		if tone == ui.Positive {
			said = words.T("open.several", "n", len(added))
		}
	}
	switch {
	case tone == ui.Positive && said != "":
		w.sayAdded(said, lost)
	case said != "":
		w.notices.Say(said, tone, "", nil)
	}
}

// openDeck shows what was changed in a deck of slides, beside the analysis that it was made from.
func (w *window) openDeck(path string) {
	d, err := infile.ReadDeck(path)
	if err == nil {
		err = w.openFor(d)
	}
	if err != nil {
		w.notices.Say(words.T("open.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative, "", nil)
		return
	}
	if page, ok := w.pages.page.(interface {
		OpenDeck(path string, d *deck.Deck)
	}); ok {
		page.OpenDeck(path, d)
	}
}

// openFor opens the analysis that a deck was made from, unless it is open. A deck that does not
// say from which goes to the open one.
func (w *window) openFor(d *deck.Deck) error {
	open := w.pages.route
	switch {
	case d.Of() == "" && open.page != workshopPage:
		return deck.ErrOther
	case d.Of() == "" || open == route{workshopPage, d.Of()}:
		return nil
	}
	if _, err := w.store.Load(d.Of()); errors.Is(err, storage.ErrNotFound) {
		return deck.ErrOther
	} else if err != nil {
		return err
	}
	w.openAnalysis(d.Of())
	return nil
}

// isLarge says whether a file is larger than any table of causes.
func isLarge(path string) bool {
	const most = 8 << 20
	info, err := os.Stat(path)
	return err == nil && info.Size() > most
}

// isPortable says whether a file is one that another desk handed on.
func isPortable(path string) bool { return strings.EqualFold(filepath.Ext(path), portable.Ending) }

// importFile stores what is in a file and says what that was. The identifier is that of the
// analysis, empty where it was something else.
func (w *window) importFile(path string) (id fishbone.ID, said string, lost []outline.Loss, err error) {
	found, err := infile.Read(path, fishbone.NewID)
	if err != nil {
		return "", "", nil, err
	}
	if set := found.Bones; set != nil {
		w.preferences.SetOwnSets(w.preferences.OwnSets().With(*set))
		w.pages.rebuild() // the page has the sets of before
		return "", words.T("sets.added", "name", set.Name()), nil, nil
	}
	id, err = w.keep(found)
	return id, words.T("open.added", "file", filepath.Base(path)), found.Lost, err
}

// keep stores an analysis that was read.
func (w *window) keep(found infile.Content) (fishbone.ID, error) {
	id, err := session.New(w.store, found.Analysis, w.now(), storage.WithContents(found.Files))
	if err != nil {
		return "", err
	}
	if found.HeadLeft && !w.preferences.HeadLeft() {
		w.preferences.SetHeadLeft(true)
	}
	a, err := w.store.Load(id)
	if err == nil {
		err = w.store.SetStep(id, guide.Next(a))
	}
	return id, err
}

// paste adds the analysis that a pasted text holds, and opens it: a list with levels, a table, a
// diagram. It returns false for a text that holds none, such as one without any bones.
func (w *window) paste(text string) bool {
	found, err := infile.Decode([]byte(text), infile.Pasted, fishbone.NewID)
	if err != nil || found.Analysis == nil {
		return false
	}
	if a, err := fishbone.New("", fishbone.Stamp{}).Apply(found.Analysis, fishbone.Stamp{}); err != nil || len(a.Bones()) == 0 {
		return false
	}
	id, err := w.keep(found)
	if err != nil {
		w.reportError(err)
		return true
	}
	w.openAnalysis(id)
	w.sayAdded(words.T("open.pasted"), found.Lost)
	return true
}
