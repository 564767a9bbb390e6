// Package export makes files of an analysis: its pictures in every format, and all of it. A
// dialog shows what will come of it before anything is written; from there a picture also
// goes to the clipboard and to the printer.
//
// It changes no analysis. A file is made off the window's thread, from the state that stood
// when it was asked for.
//
// Start reading at settings.go, then dialog.go and output.go.
package export

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// Renderer draws what Graphviz places.
	Renderer() picture.TreeRenderer
	// HeadLeft says whether the fish looks to the left.
	HeadLeft() bool
	// WhyTree is the cause whose why tree is on the board, none where the fish is.
	WhyTree() fishbone.ID
	// ExportSettings are how a picture was exported last, empty at first, and
	// KeepExportSettings remembers them. What they look like is the feature's own affair.
	ExportSettings() string
	KeepExportSettings(string)
}

// exporter is the feature.
type exporter struct {
	host  Host
	deps  deps
	shown *dialog // nil while none is open
}

// deps is what the feature needs of the system, which tests replace.
type deps struct {
	copyPicture func(png []byte) error
	copyFiles   func(paths []string) error
	copyFolder  func() (string, error)
	printPDF    func(pdf []byte, title string) error
	ask         func(w fyne.Window, name string, then func(path string), done func())
}

// New makes the feature.
func New(h Host) panel.Feature {
	e := &exporter{host: h, deps: usualDeps()}
	return panel.Feature{Actions: e.actions()}
}

// actions open the dialog, or do at once what it did last.
func (e *exporter) actions() []action.Action {
	everywhere := action.In(action.Everywhere)
	return []action.Action{
		{Name: "act.export", Part: action.Analysis, After: "act.openFile", Where: everywhere, Keys: []string{"Ctrl+E"}, Apart: true,
			Do: func() { e.open(toSave) }},
		{Name: "export.copy", Part: action.Analysis, After: "act.export", Where: everywhere, Keys: []string{"Ctrl+Shift+C"}, Do: e.copyNow},
		{Name: "export.print", Part: action.Analysis, After: "export.copy", Where: everywhere, Keys: []string{"Ctrl+P"},
			Do: func() { e.open(toPrint) }},
	}
}

// settings are those that the dialog opens with now.
func (e *exporter) settings() settings {
	s := readSettings(e.host.ExportSettings())
	s.cause, s.headLeft = e.host.Session().Cause(), e.host.HeadLeft()
	s.View = picture.Fishbone
	if tree := e.host.WhyTree(); tree != "" {
		s.View, s.cause = picture.Why, tree
	}
	if e.host.Session().Step() == guide.PageChain {
		s.View = picture.Chain
	}
	if e.host.Session().Step() == guide.PageProve && len(e.host.Analysis().Measurements()) > 0 {
		s.View = picture.Effect
	}
	if v := viewsOfPages[e.host.Session().View()]; v != "" {
		if _, err := picture.Tables(e.host.Analysis(), v); err == nil {
			s.View = v
		}
	}
	s.about(e.host.Analysis(), e.host.Now())
	return s
}

// viewsOfPages are the views that some pages show, by the names of the pages.
var viewsOfPages = map[string]picture.View{"vote": picture.Ballot, "voteSolutions": picture.Ballot, "verify": picture.Verify}

// copyNow puts the picture that people look at on the clipboard, as it was exported last.
func (e *exporter) copyNow() {
	e.host.Flush()
	e.copy(e.host.Analysis().Signed(), e.settings(), 0)
}
