package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"whybone/app/filedialog"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange"
	"whybone/storage"
)

// exportAll asks for a folder, which is made if it is not there, and writes two files for each
// analysis, named by its problem: its fishbone and all of it.
func (w *window) exportAll(ids []fishbone.ID) {
	if len(ids) == 0 {
		return
	}
	offered := words.T("home.batch.folder", "day", fishbone.DayOf(w.now()))
	filedialog.Save(w.win.Window, filedialog.Question{Name: offered}, func(folder string) {
		w.notices.Say(words.T("home.batch.exporting", "n", len(ids)), ui.Neutral, "", nil)
		store, renderer := w.store, w.renderer
		var err error
		background{w}.Run(func() { err = exportInto(folder, store, renderer, ids) }, func() {
			if err != nil {
				w.notices.Say(words.T("export.failed", "file", filepath.Base(folder), "reason", words.Sentence(err)), ui.Negative, "", nil)
				return
			}
			w.notices.Say(words.T("home.batch.exported", "n", len(ids), "folder", filepath.Base(folder)), ui.Positive, "", nil)
		})
	}, func() { w.pages.page.Focus() })
}

// exportInto writes the files of analyses into a folder.
func exportInto(folder string, store *storage.Store, r picture.TreeRenderer, ids []fishbone.ID) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	used := map[string]bool{}
	for _, id := range ids {
		a, err := store.Load(id)
		if err != nil {
			return err
		}
		files, err := filesOf(a, filepath.Join(folder, freeName(a, used)), store, r)
		if err == nil {
			err = outfile.WriteAll(files)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// freeName is what the files of an analysis are called: its problem, with a number where another one
// has the same.
func freeName(a *fishbone.Analysis, used map[string]bool) string {
	name := panel.FileName(a.HeadText())
	if problem := a.About().Problem; problem != "" {
		name = panel.FileName(problem)
	}
	free := name
	for n := 2; used[strings.ToLower(free)]; n++ {
		free = fmt.Sprintf("%s (%d)", name, n)
	}
	used[strings.ToLower(free)] = true
	return free
}

// filesOf are the files of an analysis, as the team signs.
func filesOf(a *fishbone.Analysis, path string, store *storage.Store, r picture.TreeRenderer) ([]outfile.File, error) {
	a = a.Signed()
	whole, err := exchange.WriteWhole(a, func(sum string) ([]byte, error) {
		data, err := store.Content(sum)
		if errors.Is(err, storage.ErrNoContent) || errors.Is(err, storage.ErrDamaged) {
			return nil, nil
		}
		return data, err
	})
	if err != nil {
		return nil, err
	}
	pages, err := picture.Draw(context.Background(), r, a, picture.Request{})
	if err != nil {
		return nil, err
	}
	info := scene.DocumentInfo{Title: a.About().Problem, Language: string(words.Used()), Made: a.Changed().At}
	pdf, err := picture.Files(pages, ".pdf", picture.Settings{Info: info})
	if err != nil {
		return nil, err
	}
	return append(outfile.Numbered(path+".pdf", pdf), outfile.File{Path: path + ".json", Data: whole}), nil
}
