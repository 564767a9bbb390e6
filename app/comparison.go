package app

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"whybone/app/comparison"
	"whybone/app/filedialog"
	"whybone/app/home"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/fishbone/draw/scene"
	"whybone/storage"
)

// compare opens two analyses over each other.
func (w *window) compare(a, b fishbone.ID) { w.pages.goTo(route{comparePage, a + " " + b}) }

// openComparison opens the page on two analyses, whose identifiers have a space between them.
func (w *window) openComparison(both fishbone.ID) (func() page, error) {
	var of [2]*fishbone.Analysis
	a, b, _ := strings.Cut(string(both), " ")
	for i, id := range []string{a, b} {
		var err error
		if of[i], err = w.store.Load(fishbone.ID(id)); err != nil {
			return nil, err
		}
	}
	if of[1].Made().At.Before(of[0].Made().At) { // what was there first is the first
		of[0], of[1] = of[1], of[0]
	}
	view := comparison.NewView(of[0].ID(), of[1].ID())
	return func() page {
		return comparison.New(comparison.Deps{
			Store: w.store, Groups: w.store.Groups, Earlier: w.earlier, Now: w.now, Window: w.win.Window, Notices: w.notices, View: view,
			ReportError: w.reportError, Back: w.goHome, Open: w.openAnalysis, OpenNew: w.openNew,
			Export: w.saveComparison, FullScreen: w.setFullScreen, Settings: w.settingsMenu, Run: beside,
		})
	}, nil
}

// startTwin begins the analysis of another group on the problem of one, and opens it.
func (w *window) startTwin(of fishbone.ID) {
	a, err := w.store.Load(of)
	if err != nil {
		w.reportError(err)
		return
	}
	id, err := session.New(w.store, compare.Twin(a, fishbone.NewID), w.now())
	if err != nil {
		w.reportError(err)
		return
	}
	w.openNew(id)
	w.notices.Say(words.T("compare.started"), ui.Positive, "", nil)
}

// mostEarlier is in how many earlier analyses it is looked for what two groups missed.
const mostEarlier = 5

// earlier are the analyses that are most like one by their problem, without those of other groups.
func (w *window) earlier(a *fishbone.Analysis) (all []*fishbone.Analysis, err error) {
	if a.About().Problem == "" {
		return nil, nil
	}
	seen, err := w.store.SeenBefore(context.Background(), a.About().Problem, fishbone.AboutKind, a.ID(), 2*mostEarlier)
	if err != nil {
		return nil, err
	}
	for _, s := range seen {
		one, err := w.store.Load(s.Analysis.ID)
		switch {
		case errors.Is(err, storage.ErrNotFound) || errors.Is(err, storage.ErrDamaged):
		case err != nil:
			return nil, err
		case !compare.AreTwins(a, one) && len(all) < mostEarlier:
			all = append(all, one)
		}
	}
	return all, nil
}

// twinsOf are the analyses of the other groups on a problem; none where that cannot be read.
func (w *window) twinsOf(id fishbone.ID) []storage.Summary {
	twins, err := w.store.Twins(id)
	if err != nil {
		return nil
	}
	return twins
}

// compareTwin leads from an analysis to the comparison with that of another group, of several with the
// one that is chosen; nil where there is none.
func (w *window) compareTwin(id fishbone.ID) func(choose func(...ui.Choice)) {
	if len(w.twinsOf(id)) == 0 {
		return nil
	}
	return func(choose func(...ui.Choice)) {
		switch all := w.twinsOf(id); len(all) { // there may be more by now, or fewer
		case 0:
		case 1:
			w.compare(id, all[0].ID)
		default:
			choose(home.WithGroups(all, func(other fishbone.ID) { w.compare(id, other) })...)
		}
	}
}

// saveComparison asks where to save the fish of both analyses, or the table, as the file's ending says.
func (w *window) saveComparison(c *compare.Comparison, usual string) {
	endings := []string{tables.Ending}
	for _, f := range picture.Formats() {
		endings = append(endings, f.Ending)
	}
	title := words.T("compare.title")
	filedialog.Save(w.win.Window, filedialog.Question{Name: panel.FileName(title) + usual, Endings: endings}, func(path string) {
		var files [][]byte
		var err error
		if ending := filepath.Ext(path); ending == tables.Ending {
			var data []byte
			data, err = tables.CSV(tables.Comparison(c))
			files = [][]byte{data}
		} else {
			files, err = picture.Files([]*scene.Scene{picture.Overlay(c, picture.Theme(false))}, ending,
				picture.Settings{DPI: mapDPI, Info: scene.DocumentInfo{Title: title, Language: string(words.Used()), Made: w.now()}})
		}
		w.saved(path, files, err)
	}, func() { w.pages.page.Focus() })
}

// saved writes files and says so, or why not.
func (w *window) saved(path string, files [][]byte, err error) {
	if err == nil {
		err = outfile.WriteAll(outfile.Numbered(path, files))
	}
	if err != nil {
		w.notices.Say(words.T("export.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative, "", nil)
		return
	}
	w.notices.Say(words.T("map.saved", "file", filepath.Base(path)), ui.Positive, "", nil)
}
