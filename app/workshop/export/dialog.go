package export

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"whybone/app/action"
	"whybone/app/picture"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// purpose is what the dialog was opened for: the button that Return presses.
type purpose int

const (
	toSave purpose = iota
	toPrint
)

// dialog asks what is to be exported, and shows at once what would come of it.
type dialog struct {
	*exporter
	analysis *fishbone.Analysis // as it stood when the dialog was opened
	settings settings
	purpose  purpose

	keys    *ui.KeyTarget // has the focus while nothing is typed
	form    *fyne.Container
	foot    *fyne.Container
	preview *preview
	fields  []*ui.Entry // of the caption
	popUp   *widget.PopUp
	scrim   fyne.CanvasObject
	room    fyne.Size
}

// The measures of the dialog: at most as large, and so far from the window's edge at
// least; its edge, and the widths of its left side and of the names there.
const (
	mostWide  = 1240
	mostHigh  = 800
	fromEdge  = 32
	edge      = 20
	formWidth = 410
	nameWidth = 96
)

// open shows the dialog.
func (e *exporter) open(p purpose) {
	e.host.Flush()
	d := &dialog{exporter: e, analysis: e.host.Analysis().Signed(), settings: e.settings(), purpose: p, form: container.NewStack(), foot: container.NewStack()}
	if p == toPrint && d.settings.Page == scene.Fit && d.settings.Poster == scene.Fit {
		d.settings.Page = scene.A4
	}
	window := e.host.Window().Canvas().Size()
	d.room = fyne.NewSize(min(mostWide, window.Width-2*fromEdge)-2*edge, min(mostHigh, window.Height-2*fromEdge)-2*edge)
	d.keys = ui.NewKeyTarget()
	d.keys.InDialog, d.keys.OnKey, d.keys.OnShortcut = true, d.key, d.shortcut
	d.preview = newPreview(d)
	d.makeFields()
	e.shown = d
	d.show()
}

func (d *dialog) show() {
	title := ui.Text(words.T("workshop.export"), ui.Style{Size: ui.Title, Bold: true, Color: ui.Colors().Ink})
	left := ui.Column(16, container.NewStack(d.keys, title), ui.Expand(container.NewVScroll(d.form)))
	body := ui.Column(16, ui.Expand(container.New(&formAndPreview{}, left, d.preview.object)), d.foot)
	d.refresh()
	canvas := d.host.Window().Canvas()
	d.scrim = ui.Scrim()
	canvas.Overlays().Add(d.scrim)
	d.popUp = widget.NewModalPopUp(ui.Card(ui.Pad(edge, ui.MinSize(d.room.Width, d.room.Height, body))), canvas)
	ui.ShowPopUp(d.popUp)
	canvas.Focus(d.keys)
	d.preview.draw()
}

// close takes the dialog away. What was chosen is there again the next time.
func (d *dialog) close() {
	d.shown = nil
	d.popUp.Hide()
	d.host.Window().Canvas().Overlays().Remove(d.scrim)
	d.preview.close()
	d.host.KeepExportSettings(d.settings.String())
	d.host.Focus()
}

// key is a key while nothing is typed.
func (d *dialog) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		d.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.confirm()
	case fyne.KeyTab:
		if len(d.fields) > 0 && d.settings.Caption {
			d.host.Window().Canvas().Focus(d.fields[0])
		}
	case fyne.KeyPageUp:
		d.preview.turn(-1)
	case fyne.KeyPageDown:
		d.preview.turn(1)
	}
}

// shortcut is one of those that mean here what they mean on the page.
func (d *dialog) shortcut(s fyne.Shortcut) bool {
	if c, ok := s.(*fyne.ShortcutCopy); ok && c != nil {
		d.copy()
		return true
	}
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	switch action.StrokeOf(custom) {
	case "Ctrl+Shift+C":
		d.copy()
	case "Ctrl+P":
		d.print()
	case "Ctrl+E", "Ctrl+S":
		d.save()
	default:
		return false
	}
	return true
}

func (d *dialog) confirm() {
	if d.purpose == toPrint && d.settings.pictured() {
		d.print()
		return
	}
	d.save()
}

func (d *dialog) save() {
	d.exporter.save(d.analysis, d.settings, d.close, func() { d.host.Window().Canvas().Focus(d.keys) })
}

func (d *dialog) copy() {
	if d.settings.pictured() {
		d.close()
		d.exporter.copy(d.analysis, d.settings, d.preview.page)
	}
}

func (d *dialog) copyFile() {
	d.close()
	d.exporter.copyFile(d.analysis, d.settings)
}

func (d *dialog) print() {
	if d.settings.pictured() {
		d.close()
		d.exporter.print(d.analysis, d.settings)
	}
}

// choose takes another choice, and shows what comes of it.
func (d *dialog) choose(change func(*settings)) {
	change(&d.settings)
	d.refresh()
	d.preview.draw()
}

func (d *dialog) refresh() {
	set := func(place *fyne.Container, o fyne.CanvasObject) {
		place.Objects = []fyne.CanvasObject{o}
		place.Refresh()
	}
	set(d.form, d.makeForm())
	set(d.foot, d.makeFoot())
}

// option is one of several choices: its words, whether it is the one in force, and what it
// changes.
type option struct {
	words  string
	chosen bool
	change func(*settings)
}

// row is a choice between some options, with its name before them.
func (d *dialog) row(name string, options ...option) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, o := range options {
		chips = append(chips, ui.ChipButton(o.words, o.chosen, func() { d.choose(o.change) }))
	}
	return named(name, chips...)
}

// named puts a name before chips.
func named(name string, chips ...fyne.CanvasObject) fyne.CanvasObject {
	label := ui.Text(words.T(name), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	return topRow(ui.MinSize(nameWidth, 26, label), ui.Flow(6, formWidth-nameWidth, chips...))
}

// reportRow leads to the page of reports: who wants a document looks for it here.
func (d *dialog) reportRow() fyne.CanvasObject {
	return named("view.report", ui.ChipButton(words.T("export.report"), false, func() {
		d.close()
		d.host.Actions().Perform("view.report")
	}))
}

func (d *dialog) makeForm() fyne.CanvasObject {
	s := d.settings
	var views, files, levels, sheets, inks, dots []option
	for _, v := range picture.Views {
		if d.has(v) {
			views = append(views, option{words.T("export.view." + string(v)), s.View == v, func(s *settings) { s.use(v) }})
		}
	}
	for _, k := range kinds {
		if k == tables.Ending && !s.View.Tabular() {
			continue
		}
		files = append(files, option{strings.ToUpper(strings.TrimPrefix(k, ".")), s.Kind == k, func(s *settings) { s.as(k) }})
	}
	small := ui.Style{Size: ui.Small, Color: ui.Colors().Faint}
	if s.Kind == wholeFile {
		rows := []fyne.CanvasObject{d.reportRow(), d.row("export.format", files...), d.foreignRow(), ui.Paragraph(words.T("export.json.about"), small, formWidth, 4)}
		if how := d.analysis.About().Signing; how != fishbone.SignNames {
			rows = append(rows, ui.Paragraph(words.T("export.json.signed", "how", words.Signing(how)), small, formWidth, 4))
		}
		return ui.Column(12, rows...)
	}
	if f := s.foreign(); f != nil {
		return ui.Column(12, append([]fyne.CanvasObject{d.reportRow(), d.row("export.format", files...), d.foreignRow()}, d.aboutForeign(f)...)...)
	}
	rows := []fyne.CanvasObject{d.reportRow(), d.row("export.what", views...)}
	if !d.hasCause() {
		rows = append(rows, ui.Padded(0, 0, 0, nameWidth, ui.Paragraph(words.T("export.why.none"), small, formWidth-nameWidth, 2)))
	}
	rows = append(rows, d.row("export.format", files...), d.foreignRow())
	poster := s.Poster != scene.Fit
	for _, p := range papers {
		sheets = append(sheets, option{pageName(p), !poster && s.Page == p, func(s *settings) { s.onPaper(p) }})
	}
	sheets = append(sheets, option{words.T("export.poster"), poster, func(s *settings) {
		if s.Poster == scene.Fit {
			s.asPoster(usualPoster)
		}
	}})
	for _, n := range depths {
		said := fmt.Sprint(n)
		if n == fishbone.MaxLevel {
			said = words.T("export.depth.all")
		}
		levels = append(levels, option{said, s.shownDepth() == n, func(s *settings) { s.depth = n }})
	}
	for _, t := range picture.ThemeNames {
		inks = append(inks, option{words.T("export.theme." + t), s.Theme == t, func(s *settings) { s.Theme = t }})
	}
	texts := d.row("export.texts",
		option{words.T("export.texts.short"), !s.Whole, func(s *settings) { s.Whole = false }},
		option{words.T("export.texts.whole"), s.Whole, func(s *settings) { s.Whole = true }})
	rows = append(rows, d.row("export.page", sheets...))
	if poster {
		rows = append(rows, d.posterRows()...)
	}
	if s.View != picture.Chain && s.View != picture.Effect && !s.View.Tabular() { // which show all levels
		rows = append(rows, d.row("export.depth", levels...))
		if !poster { // which has whole labels
			rows = append(rows, texts)
		}
	}
	rows = append(rows, d.row("export.theme", inks...))
	if f, _ := picture.FormatOf(s.Kind); f.Pixels {
		for _, n := range resolutions {
			dots = append(dots, option{words.T("export.dpi", "n", n), s.DPI == n, func(s *settings) { s.DPI = n }})
		}
		rows = append(rows, d.row("export.resolution", dots...))
	}
	if s.View.Tabular() || s.View == picture.Effect {
		return ui.Column(12, rows...)
	}
	rows = append(rows, d.row("export.caption",
		option{words.T("export.caption.none"), !s.Caption, func(s *settings) { s.Caption = false }},
		option{words.T("export.caption.with"), s.Caption, func(s *settings) { s.Caption = true }}))
	if s.Caption {
		const half = float32((formWidth - ui.Step) / 2)
		rows = append(rows, d.field(0, formWidth), ui.Row(ui.Step, d.field(1, half), d.field(2, half)), d.field(3, formWidth))
	}
	return ui.Column(12, rows...)
}

// field is an entry of the caption with its name above it.
func (d *dialog) field(n int, width float32) fyne.CanvasObject {
	name := ui.Text(d.fields[n].PlaceHolder, ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	return ui.MinSize(width, 0, ui.Column(2, name, d.fields[n]))
}

// hasCause says whether there is a cause to draw a why tree of.
func (d *dialog) hasCause() bool {
	_, ok := d.analysis.Cause(d.settings.cause)
	return ok
}

// has says whether there is anything of a view to draw.
func (d *dialog) has(v picture.View) bool {
	switch v {
	case picture.Why:
		return d.hasCause()
	case picture.Effect:
		return d.hasValues()
	}
	if v.Tabular() {
		_, err := picture.Tables(d.analysis, v)
		return err == nil
	}
	return true
}

// hasValues says whether there are values to draw a chart of.
func (d *dialog) hasValues() bool { return len(d.analysis.Measurements()) > 0 }

// makeFields makes the entries of the caption. They stay while the form is made anew.
func (d *dialog) makeFields() {
	for _, f := range []struct {
		hint string
		text *string
	}{
		{"export.caption.title", &d.settings.title}, {"export.caption.circle", &d.settings.Circle},
		{"export.caption.date", &d.settings.date}, {"export.caption.team", &d.settings.team},
	} {
		e := ui.NewEntry(words.T(f.hint))
		e.InDialog = true
		e.SetSaved(*f.text)
		e.OnChanged = func(text string) {
			*f.text = text
			d.preview.drawLater()
		}
		e.OnEnter = func(string, bool) { d.confirm() }
		e.OnKey = func(name fyne.KeyName) bool {
			if name == fyne.KeyEscape {
				d.close()
			}
			return name == fyne.KeyEscape
		}
		d.fields = append(d.fields, e)
	}
}

func (d *dialog) makeFoot() fyne.CanvasObject {
	save, print := ui.Plain, ui.Plain
	if d.purpose == toPrint && d.settings.pictured() {
		print = ui.Primary
	} else {
		save = ui.Primary
	}
	asFile := ui.Plain("", words.T("export.copyFile"), d.copyFile)
	asFile.SetToolTip(words.T("export.copyFile.tip"))
	buttons := []fyne.CanvasObject{ui.Quiet("", words.T("save.cancel"), d.close), ui.Spacer(), asFile}
	if d.settings.pictured() {
		copyIt, printIt := ui.Plain(ui.Copy, words.T("export.copy"), d.copy), print("", words.T("export.print.do"), d.print)
		copyIt.SetToolTip(d.host.Actions().Tip("export.copy"))
		printIt.SetToolTip(d.host.Actions().Tip("export.print"))
		buttons = append(buttons, copyIt, printIt)
	}
	return ui.Row(ui.Step, append(buttons, save("", words.T("export.save"), d.save))...)
}

// topRow puts two objects side by side, both at the top.
func topRow(a, b fyne.CanvasObject) fyne.CanvasObject { return container.New(&sideBySide{}, a, b) }

type sideBySide struct{}

// MinSize implements [fyne.Layout].
func (*sideBySide) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+b.Width, max(a.Height, b.Height))
}

// Layout implements [fyne.Layout].
func (*sideBySide) Layout(o []fyne.CanvasObject, size fyne.Size) {
	a := o[0].MinSize()
	o[0].Resize(a)
	o[1].Move(fyne.NewPos(a.Width, 0))
	o[1].Resize(fyne.NewSize(size.Width-a.Width, size.Height))
}

// formAndPreview gives the form its width and the preview what is left of it.
type formAndPreview struct{}

// besideForm is what lies between form and preview.
const besideForm = 24

// MinSize implements [fyne.Layout].
func (*formAndPreview) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(formWidth, 0) }

// Layout implements [fyne.Layout].
func (*formAndPreview) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(formWidth, size.Height))
	o[1].Move(fyne.NewPos(formWidth+besideForm, 0))
	o[1].Resize(fyne.NewSize(size.Width-formWidth-besideForm, size.Height))
}
