package workshop

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/outfile"
	"whybone/app/picture"
	"whybone/app/saveas"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// choice is a kind of file to export.
type choice struct {
	key  string // of its name in the menu
	kind string // the ending of the file
	dpi  int
}

// choices are what the export menu offers; the first is what Ctrl+E means.
var choices = []choice{
	{"export.png150", picture.PNG, 150},
	{"export.png300", picture.PNG, 300},
	{"export.png96", picture.PNG, 96},
	{"export.svg", picture.SVG, 0},
	{"export.json", ".json", 0},
}

// slow is how long an export may take before the window says that it is at work.
const slow = 500 * time.Millisecond

func (p *Page) exportMenu(at fyne.Position) {
	var items []ui.Choice
	for _, c := range choices {
		if c.kind == picture.SVG || c.kind == ".json" {
			items = append(items, ui.Choice{})
		}
		items = append(items, ui.Pick(words.T(c.key), func() { p.exportAs(c) }))
	}
	p.popUp(at, items...)
}

// exportAs asks where to, and writes the file. It exports what stands when it is asked
// for, whatever is typed while the dialog is open.
func (p *Page) exportAs(c choice) {
	p.panel.keep()
	a := p.analysis()
	saveas.Ask(p.Window, fileName(a)+c.kind, func(path string) {
		if filepath.Ext(path) == "" {
			path += c.kind
		}
		p.export(a, c, path)
	}, p.Focus)
}

// export makes the file off the window's thread and says when it is there.
func (p *Page) export(a *fishbone.Analysis, c choice, path string) {
	name := filepath.Base(path)
	done := p.After(slow, func() { p.Notices.Say(words.T("export.busy", "file", name), ui.Waiting, "", nil) })
	go func() {
		err := writeFile(p.Renderer, a, c, path)
		fyne.Do(func() {
			done()
			if err != nil {
				p.Notices.Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
				return
			}
			p.Notices.Say(words.T("export.done", "file", path), ui.Positive, "", nil)
		})
	}()
}

func writeFile(r picture.Renderer, a *fishbone.Analysis, c choice, path string) error {
	var data []byte
	var err error
	if c.kind == ".json" {
		data, err = exchange.WriteJSON(a)
	} else {
		data, err = picture.File(context.Background(), r, picture.Plan(a, false, picture.Screen), c.kind, c.dpi)
	}
	if err != nil {
		return err
	}
	return outfile.Write(path, data)
}

// fileName is a file's name without its ending: the problem, as far as it can be one.
func fileName(a *fishbone.Analysis) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, a.HeadText())
	if name = strings.Trim(shorten(name, 60), " .…"); name == "" {
		return "whybone"
	}
	return name
}
