package workshop

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

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

// exports are all kinds of file, in the order of the menu.
func exports() []choice { return slices.Concat(fishFiles, whyFiles, treeFiles, dataFiles) }

// ofCause says whether the file is about one cause.
func (c choice) ofCause() bool { return c.wish.View == picture.Why }

// about makes a choice that is about one cause that of the cause in hand.
func (p *Page) about(c choice) choice {
	if c.ofCause() {
		c.wish.Cause = p.Session().Cause()
	}
	return c
}

func (p *Page) exportMenu(at fyne.Position) {
	var names []string
	for _, group := range [][]choice{fishFiles, whyFiles, treeFiles, dataFiles} {
		for _, c := range group {
			names = append(names, c.key)
		}
		names = append(names, "")
	}
	p.ShowMenu(at, p.Actions().Choices(names...)...)
}

// exportAs asks where to, and writes the file. It exports what stands when it is asked
// for, whatever is typed while the dialog is open.
func (p *Page) exportAs(c choice) {
	p.panel.Flush()
	a := p.Analysis()
	c.wish.HeadLeft = p.deps.HeadLeft
	name := a.HeadText()
	if cause, ok := a.Cause(c.wish.Cause); ok {
		name = cause.Text
	}
	saveas.Ask(p.Window(), fileName(name)+c.kind, func(path string) {
		p.export(a, c, path)
	}, p.Focus)
}

// export makes the file off the window's thread and says when it is there.
func (p *Page) export(a *fishbone.Analysis, c choice, path string) {
	name := filepath.Base(path)
	done := p.After(slow, func() { p.Notices().Say(words.T("export.busy", "file", name), ui.Waiting, "", nil) })
	go func() {
		err := writeFile(p.deps.Renderer, a, c, path)
		fyne.Do(func() {
			done()
			if err != nil {
				p.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
				return
			}
			p.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
		})
	}()
}

func writeFile(r picture.TreeRenderer, a *fishbone.Analysis, c choice, path string) error {
	if c.kind == wholeFile {
		data, err := exchange.WriteJSON(a)
		if err != nil {
			return err
		}
		return outfile.Write(path, data)
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

// fileName is a file's name without its ending: the words of what is in it, as far as
// they can be one.
func fileName(words string) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, words)
	if name = strings.Trim(panel.Shorten(name, 60), " .…"); name == "" {
		return "whybone"
	}
	return name
}
