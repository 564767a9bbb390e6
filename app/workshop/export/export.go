// Package export makes files of an analysis: its pictures in every format, and all of it.
// It changes no analysis. A file is made off the window's thread, from the state that stood
// when it was asked for.
package export

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/saveas"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/exchange"
)

// choice is a kind of file to export.
type choice struct {
	key  string // of its name in the menu
	kind string // the ending of the file
	dpi  int
	wish picture.Request
}

// wholeFile is the ending of the file that holds all of an analysis.
const wholeFile = ".json"

// fishFiles, treeFiles and dataFiles are what the export menu offers, in groups; the
// first of all is what Ctrl+E means.
var (
	fishFiles = []choice{
		{"export.png150", picture.PNG, 150, picture.Request{}},
		{"export.png300", picture.PNG, 300, picture.Request{}},
		{"export.png96", picture.PNG, 96, picture.Request{}},
		{"export.jpg", picture.JPG, 150, picture.Request{}},
		{"export.pdf", picture.PDF, 0, picture.Request{Page: scene.A4}},
		{"export.svg", picture.SVG, 0, picture.Request{}},
	}
	treeFiles = []choice{
		{"export.treePDF", picture.PDF, 0, picture.Request{View: picture.Tree, Page: scene.A4}},
		{"export.treePNG", picture.PNG, 150, picture.Request{View: picture.Tree}},
	}
	whyFiles = []choice{
		{"export.whyPDF", picture.PDF, 0, picture.Request{View: picture.Why, Page: scene.A4}},
		{"export.whyPNG", picture.PNG, 150, picture.Request{View: picture.Why}},
	}
	dataFiles = []choice{
		{"export.dot", picture.DOT, 0, picture.Request{}},
		{"export.json", wholeFile, 0, picture.Request{}},
	}
)

// slow is how long an export may take before the window says that it is at work.
const slow = 500 * time.Millisecond

// choices are all kinds of file, in the order of the menu.
func choices() []choice { return slices.Concat(fishFiles, whyFiles, treeFiles, dataFiles) }

// ofCause says whether the file is about one cause.
func (c choice) ofCause() bool { return c.wish.View == picture.Why }

// about makes a choice that is about one cause that of the cause in hand.
func (e *exporter) about(c choice) choice {
	if c.ofCause() {
		c.wish.Cause = e.host.Session().Cause()
	}
	return c
}

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// Renderer draws what Graphviz places.
	Renderer() picture.TreeRenderer
	// HeadLeft says whether the fish looks to the left.
	HeadLeft() bool
	// MenuPlace is where a menu opens.
	MenuPlace() fyne.Position
}

// exporter is the feature.
type exporter struct{ host Host }

// New makes the feature.
func New(h Host) panel.Feature {
	e := &exporter{h}
	return panel.Feature{Actions: e.actions()}
}

// actions are one for each kind of file, and the menu of all.
func (e *exporter) actions() []action.Action {
	var all []action.Action
	for i, c := range choices() {
		a := action.Action{Name: c.key, Part: action.Analysis, After: "act.home", Do: func() { e.exportAs(e.about(c)) }}
		if i == 0 {
			a.Where, a.Keys = action.In(action.Everywhere), []string{"Ctrl+E"}
		}
		if c.ofCause() {
			a.Can = func() bool { return e.host.Session().Cause() != "" }
		}
		all = append(all, a)
	}
	return append(all, action.Action{Name: "workshop.export", Part: action.Analysis, Hidden: true, Do: e.menu})
}

// menu offers all kinds of file in groups.
func (e *exporter) menu() {
	var names []string
	for _, group := range [][]choice{fishFiles, whyFiles, treeFiles, dataFiles} {
		for _, c := range group {
			names = append(names, c.key)
		}
		names = append(names, "")
	}
	e.host.ShowMenu(e.host.MenuPlace(), e.host.Actions().Choices(names...)...)
}

// exportAs asks where to, and writes the file. It exports what stands when it is asked
// for, whatever is typed while the dialog is open.
func (e *exporter) exportAs(c choice) {
	e.host.Flush()
	a := e.host.Analysis()
	c.wish.HeadLeft = e.host.HeadLeft()
	name := a.HeadText()
	if cause, ok := a.Cause(c.wish.Cause); ok {
		name = cause.Text
	}
	saveas.Ask(e.host.Window(), panel.FileName(name)+c.kind, func(path string) {
		e.export(a, c, path)
	}, e.host.Focus)
}

// export makes the file off the window's thread and says when it is there.
func (e *exporter) export(a *fishbone.Analysis, c choice, path string) {
	name := filepath.Base(path)
	done := e.host.After(slow, func() { e.host.Notices().Say(words.T("export.busy", "file", name), ui.Waiting, "", nil) })
	go func() {
		err := writeFile(e.host.Renderer(), a, c, path)
		fyne.Do(func() {
			done()
			if err != nil {
				e.host.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
				return
			}
			e.host.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
		})
	}()
}

func writeFile(r picture.TreeRenderer, a *fishbone.Analysis, c choice, path string) error {
	if c.kind == wholeFile {
		return outfile.Write(path, exchange.WriteJSON(a))
	}
	pages, err := picture.Draw(context.Background(), r, a, c.wish)
	if err != nil {
		return err
	}
	settings := picture.Settings{DPI: c.dpi, Info: scene.DocumentInfo{Title: a.About().Problem}}
	files, err := picture.Files(pages, c.kind, settings)
	if err != nil {
		return err
	}
	// Only a PDF is asked for on paper that may take several pages, and it holds them all.
	return outfile.Write(path, files[0])
}
