package filedialog

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"whybone/app/ui"
	"whybone/app/words"
)

// The size of the dialog's content.
const (
	width  = 560
	height = 380
)

// lastFolder is where the dialog was closed last. It opens there again.
var lastFolder string

// panel is the dialog inside the window: a name, a folder, what is in it.
type panel struct {
	window fyne.Window
	then   func(path string)
	done   func()

	opens   bool     // a file is opened, and else saved
	endings []string // that a file may have, the usual one first
	folder  string
	asked   string // the file whose replacement has been asked about

	name  *ui.Entry
	body  *fyne.Container
	popUp *widget.PopUp
	scrim fyne.CanvasObject // behind it
}

func newPanel(w fyne.Window, q Question, then func(string), done func()) *panel {
	p := &panel{window: w, then: then, done: done, opens: q.Name == "", endings: q.Endings, folder: lastFolder}
	if p.folder == "" || !isFolder(p.folder) {
		p.folder = "."
		if found := places(); len(found) > 0 {
			p.folder = found[0]
		}
	}
	p.folder, _ = filepath.Abs(p.folder)
	p.name = ui.NewEntry(words.T("save.name"))
	p.name.InDialog = true
	p.name.SetSaved(q.Name)
	p.name.OnChanged = func(string) { p.renamed() }
	p.name.OnEnter = func(string, bool) { p.enter() }
	p.name.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyEscape {
			p.close()
		}
		return key == fyne.KeyEscape
	}
	p.body = container.NewStack()
	return p
}

func (p *panel) show() {
	p.refresh()
	p.scrim = ui.Scrim()
	p.window.Canvas().Overlays().Add(p.scrim)
	p.popUp = widget.NewModalPopUp(ui.Card(ui.Pad(20, ui.MinSize(width, height, p.body))), p.window.Canvas())
	ui.ShowPopUp(p.popUp)
	p.window.Canvas().Focus(p.name)
	p.name.TypedShortcut(&fyne.ShortcutSelectAll{})
}

func (p *panel) close() {
	p.popUp.Hide()
	p.window.Canvas().Overlays().Remove(p.scrim)
	p.done()
}

// open goes to another folder.
func (p *panel) open(folder string) {
	p.folder, p.asked = folder, ""
	p.refresh()
	p.window.Canvas().Focus(p.name)
}

// typed is the name without the spaces round it.
func (p *panel) typed() string { return strings.TrimSpace(p.name.Text) }

// typedFolder is the folder that was typed in place of a file's name: an absolute one,
// one that ends like a folder, or one of the dots.
func (p *panel) typedFolder() (folder string, ok bool) {
	typed := p.typed()
	if typed == "" {
		return "", false
	}
	dots, end := filepath.Base(typed), typed[len(typed)-1]
	if !filepath.IsAbs(typed) && !os.IsPathSeparator(end) && dots != "." && dots != ".." {
		return "", false
	}
	folder = p.within(typed)
	return folder, isFolder(folder)
}

// within is a path as seen from the open folder; an absolute one means itself.
func (p *panel) within(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(p.folder, path)
}

// path is the file that the name means.
func (p *panel) path() string {
	return withEnding(p.within(p.typed()), p.endings)
}

// enter answers with the file: one to be saved after asking once where it would replace
// another, one to be opened where it is there.
func (p *panel) enter() {
	if folder, ok := p.typedFolder(); ok {
		p.name.SetSaved("")
		p.open(folder)
		return
	}
	path := p.path()
	if p.typed() == "" || slices.Contains(p.endings, filepath.Base(path)) {
		return // nothing, or nothing but the ending: there is no name yet
	}
	if p.opens {
		// Whatever ending it has: who reads it says best what is wrong with another one.
		if path = p.within(p.typed()); !isFile(path) {
			path = p.path()
		}
		p.answer(path)
		return
	}
	if isFile(path) && p.asked != path {
		p.asked = path
		p.refresh()
		return
	}
	p.answer(path)
}

func (p *panel) answer(path string) {
	lastFolder = filepath.Dir(path)
	p.close()
	p.then(path)
}

// renamed takes back the question whether a file may be replaced, once the name means
// another one.
func (p *panel) renamed() {
	if p.asked != "" && p.asked != p.path() {
		p.asked = ""
		p.refresh()
	}
}

func (p *panel) refresh() {
	c := ui.Colors()
	title := "save.title"
	if p.opens {
		title = "open.title"
	}
	parts := []fyne.CanvasObject{
		ui.Text(words.T(title), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		p.name,
		p.makePlaces(),
		ui.Truncated(p.folder, ui.Style{Size: ui.Small, Color: c.Faint}, width),
		ui.Expand(ui.Card(container.NewVScroll(ui.Pad(4, p.makeList())))),
		p.makeBottom(),
	}
	p.body.Objects = []fyne.CanvasObject{ui.Column(10, parts...)}
	p.body.Refresh()
}

// makePlaces are the folders that are one click away.
func (p *panel) makePlaces() fyne.CanvasObject {
	var chips []fyne.CanvasObject
	if up := filepath.Dir(p.folder); up != p.folder {
		chips = append(chips, ui.ChipButton("↑ "+words.T("save.up"), false, func() { p.open(up) }))
	}
	for _, place := range places() {
		chips = append(chips, ui.ChipButton(filepath.Base(place), place == p.folder, func() { p.open(place) }))
	}
	return ui.Flow(6, width, chips...)
}

func (p *panel) makeList() fyne.CanvasObject {
	c := ui.Colors()
	var rows []fyne.CanvasObject
	for _, t := range list(p.folder, p.endings) {
		ink, icon, tap := c.Faint, ui.Page, func() { p.choose(t.name) }
		if p.opens {
			ink = c.Ink
		}
		if t.folder {
			ink, icon, tap = c.Ink, ui.Folder, func() { p.open(filepath.Join(p.folder, t.name)) }
		}
		rows = append(rows, ui.NewTap(ui.Bar(30, 8, 8, 8,
			icon.Draw(c.Faint, 16), ui.Truncated(t.name, ui.Style{Size: ui.Body, Color: ink}, width-80)), tap))
	}
	if len(rows) == 0 {
		empty := words.T("save.empty")
		if p.opens {
			empty = words.T("open.empty", "endings", strings.Join(p.endings, ", "))
		}
		rows = append(rows, ui.Pad(8, ui.Text(empty, ui.Style{Size: ui.Body, Color: c.Faint})))
	}
	return ui.Column(0, rows...)
}

// choose takes a file of the list: one to be opened is opened at once.
func (p *panel) choose(name string) {
	p.name.SetText(name)
	if p.opens {
		p.enter()
	}
}

func (p *panel) makeBottom() fyne.CanvasObject {
	c := ui.Colors()
	verb := words.T("save.save")
	if p.opens {
		verb = words.T("open.open")
	}
	note := fyne.CanvasObject(ui.Gap(0, 0))
	if p.asked != "" {
		verb = words.T("save.replace")
		note = ui.Paragraph(words.T("save.exists", "file", filepath.Base(p.asked)), ui.Style{Size: ui.Small, Color: c.Open}, width-230, 2)
	}
	return ui.Row(8, note, ui.Spacer(), ui.Plain("", words.T("save.cancel"), p.close), ui.Primary("", verb, p.enter))
}
