// Package form is the page on which a team fills the form that a customer has sent: its cells, what
// goes into each, and what has no place in it. What goes where is remembered for the customer, so
// that the same form is filled the next time without a question. The analysis is not changed.
//
// Start reading at form.go, then board.go (the form as it will be) and cell.go (what goes into a
// cell).
package form

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/filedialog"
	"whybone/app/forms"
	"whybone/app/infile"
	"whybone/app/reports"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/fishbone/report"
	"whybone/fishbone/report/form"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// FormMappings are what goes where in the forms of customers, as they were kept, and
	// KeepFormMappings remembers them.
	FormMappings() string
	KeepFormMappings(string)
	// OpenFiles opens files as if they had been dropped where no form is meant.
	OpenFiles(paths []string)
}

// place is where the keys of the page mean something.
const place action.Place = "form"

// name is that of the view.
const name = "form"

// endings are those of forms; mappingEnding is that of a mapping.
var endings = []string{".xlsx", ".docx", ".xlsm", ".docm"}

const mappingEnding = ".toml"

// AskOpen asks which file to open; tests replace it.
var AskOpen = filedialog.Open

// feature is the page as the workshop knows it, whether it is open or not.
type feature struct {
	host Host
	kept *state
	open *view // the last one that was made
}

// New makes the feature.
func New(h Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{
		Views: []panel.View{{Step: guide.PageChain, Name: name, Open: func() panel.ViewPanel {
			f.open = newView(f)
			return f.open
		}}},
		Actions: []action.Action{
			f.act("form.left", func(v *view) { v.step(0, -1) }, "Left"),
			f.act("form.right", func(v *view) { v.step(0, 1) }, "Right"),
			f.act("form.up", func(v *view) { v.step(-1, 0) }, "Up"),
			f.act("form.down", func(v *view) { v.step(1, 0) }, "Down"),
			f.act("form.choose", func(v *view) { v.ask() }, "Return", "Space"),
			f.act("form.clear", func(v *view) { v.clear() }, "Delete", "BackSpace"),
			f.act("form.leave", func(v *view) { v.choose(nil) }, "Escape"),
			f.act("form.larger", func(v *view) { v.board.zoom(zoomStep) }, "+", "="),
			f.act("form.smaller", func(v *view) { v.board.zoom(1 / zoomStep) }, "-"),
			f.act("form.on", func(v *view) { v.board.scrollBy(0.8) }, "Next"),
			f.act("form.back", func(v *view) { v.board.scrollBy(-0.8) }, "Prior"),
			f.act("form.sheet", func(v *view) { v.nextSheet() }, "t"),
			f.act("form.save", func(v *view) { v.save() }, "s"),
		},
		Take: f.take,
	}
}

// act is something that can be done while a form is on the page.
func (f *feature) act(name string, do func(*view), keys ...string) action.Action {
	return action.Action{
		Name: name, Part: action.Steps, Where: action.In(place), Keys: keys, Hidden: true, Local: true,
		Can: func() bool { return f.open != nil && f.open.form != nil && f.host.Session().View() == "form" },
		Do:  func() { do(f.open) },
	}
}

// isForm says whether a file may be a form, by its ending.
func isForm(path string) bool { return slices.Contains(endings, strings.ToLower(filepath.Ext(path))) }

// take takes a file that was dropped anywhere on the page. A document can only be a form; a
// workbook may be a table of causes too, so the team is asked.
func (f *feature) take(paths []string) bool {
	if len(paths) != 1 || !isForm(paths[0]) {
		return false
	}
	path := paths[0]
	fill := func() {
		f.host.Actions().Perform("view." + name)
		f.open.load(path)
	}
	if ending := strings.ToLower(filepath.Ext(path)); ending != ".xlsx" {
		fill()
		return true
	}
	room := f.host.Window().Canvas().Size()
	f.host.ShowMenu(fyne.NewPos(room.Width/2-140, room.Height/2-60),
		ui.Pick(words.T("form.whichForm"), fill),
		ui.Pick(words.T("form.whichImport"), func() { f.host.OpenFiles(paths) }))
	return true
}

// state is the form in hand. It stays while the team is in another step.
type state struct {
	path    string
	form    *form.Form // nil for none
	mapping *form.Mapping
	known   string // the customer of whom the mapping is remembered, empty for a guess
	sheet   int    // of a workbook, that is shown
	cell    *form.Cell
	zoom    float32
	at      fyne.Position // how far the form is scrolled
	profile string        // whose fields are offered
}

// choices hold the state while the page is made anew.
type choices struct{ *state }

// view is the open page.
type view struct {
	*panel.Frame
	*state
	host     Host
	keys     *ui.KeyTarget
	board    *board
	customer *ui.Entry
	search   *ui.Entry
	answers  map[string]*ui.Entry // by their names
	names    fieldNames
	used     *report.Profile // the one whose fields are offered
	fixed    *ui.Entry       // the text that always stands in a cell
	fixedOf  *form.Cell
	plan     form.Plan
	of       madeOf // what plan was made of
	change   int    // counts changes of the mapping
}

// madeOf is all that the plan depends on.
type madeOf struct {
	analysis *fishbone.Analysis
	today    fishbone.Day
	form     *form.Form
	change   int
	language words.Language
}

func newView(f *feature) *view {
	h := f.host
	kept, fresh := panel.Choices[choices](h)
	switch {
	case !fresh && kept.state != nil:
		f.kept = kept.state
	case f.kept == nil:
		f.kept = &state{zoom: 1}
	}
	kept.state = f.kept
	v := &view{Frame: panel.NewFrame(h), state: f.kept, host: h, keys: panel.KeysAt(h, place, action.Lists), answers: map[string]*ui.Entry{}}
	v.customer = v.newCustomer()
	v.search = v.newSearch()
	v.fixed = v.newFixed()
	v.board = newBoard(v)
	v.MakeFoot = v.foot
	v.Refresh()
	return v
}

// openFile asks for a form.
func (v *view) openFile() {
	AskOpen(v.host.Window(), filedialog.Question{Endings: endings, Kind: words.T("form.kind")}, v.load, v.host.Focus)
}

// load opens a form: as the team filled it the last time, or as its labels say.
func (v *view) load(path string) {
	data, err := readFile(path)
	var opened *form.Form
	if err == nil {
		opened, err = form.Open(data)
	}
	if err != nil {
		v.host.Notices().Say(words.T("open.failed", "file", filepath.Base(path), "reason", words.Sentence(err)), ui.Negative, "", nil)
		return
	}
	*v.state = state{path: path, form: opened, zoom: 1, profile: v.profile}
	if known := opened.Recognize(v.remembered()); known != nil {
		v.mapping, v.known = known.Clone(), first(known.Customer, baseName(path))
	} else {
		v.mapping = opened.Guess()
		v.mapping.Customer = first(v.host.Analysis().Answer("customer").Text, baseName(path))
	}
	v.customer.SetSaved(v.mapping.Customer)
	v.search.SetSaved("")
	v.change++
	v.board.fresh()
	v.host.Refresh()
	v.host.Focus()
}

func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return infile.ReadAll(file)
}

func baseName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

func first(all ...string) string {
	for _, s := range all {
		if s = fishbone.Label(s); s != "" {
			return s
		}
	}
	return ""
}

// remembered are the mappings of all customers.
func (v *view) remembered() []*form.Mapping { return form.ReadKnown(v.host.FormMappings()) }

// remember keeps what goes where for the customer.
func (v *view) remember() {
	if len(v.mapping.Labels) == 0 {
		v.mapping.Labels = v.form.Sums()
	}
	v.host.KeepFormMappings(form.WriteKnown(v.form.With(v.remembered(), v.mapping)))
	v.known = v.mapping.Customer
}

// edited is called after each change of the mapping by hand.
func (v *view) edited() {
	v.change++
	v.remember()
	v.host.Refresh()
}

// Dropped takes a file that was dropped on the window while the page is open: another form, or a
// mapping.
func (v *view) Dropped(paths []string) bool {
	if len(paths) != 1 {
		return false
	}
	switch {
	case isForm(paths[0]):
		v.load(paths[0])
	case v.form != nil && strings.EqualFold(filepath.Ext(paths[0]), mappingEnding):
		v.takeMapping(paths[0])
	default:
		return false
	}
	return true
}

// planned is what is written into the form as things stand.
func (v *view) planned() form.Plan {
	if v.form == nil {
		return form.Plan{}
	}
	is := madeOf{v.host.Analysis(), fishbone.DayOf(v.host.Now()), v.form, v.change, words.Used()}
	if is != v.of {
		v.plan, v.of = v.form.Plan(v.mapping, v.values()), is
		v.board.fresh()
	}
	return v.plan
}

// values are what the analysis has for the fields, in the language of the form.
func (v *view) values() reports.Single {
	return reports.Values(v.host.Analysis(), words.Language(v.mapping.Language), v.host.Now())
}

// Board implements [panel.ViewPanel].
func (v *view) Board() fyne.CanvasObject { return v.board.object }

// Focus implements [panel.Panel].
func (v *view) Focus() fyne.Focusable { return v.keys }

// Flush implements [panel.Panel].
func (v *view) Flush() {
	v.customer.Flush()
	v.fixed.Flush()
	for _, e := range v.answers {
		e.Flush()
	}
}

// Refresh implements [panel.Panel].
func (v *view) Refresh() {
	v.planned()
	v.board.refresh()
	v.Show(v.top(), v.middle())
}

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	p := panel.Prompt{Question: words.T("form.question")} // the board says where one comes from
	if v.form != nil {
		p.Question, p.Hint = filepath.Base(v.path), v.told()
	}
	return p
}

// told says how many cells are filled.
func (v *view) told() string {
	return words.T("form.filled", "n", len(v.planned().Writes))
}

// choose takes a cell in hand, or none.
func (v *view) choose(c *form.Cell) {
	v.Flush()
	v.cell = c
	v.search.SetSaved("")
	v.host.Refresh()
	v.host.Focus()
}

// step goes to the cell beside the one in hand.
func (v *view) step(rows, columns int) {
	c := v.cell
	if c == nil {
		v.choose(v.board.firstCell())
		return
	}
	row, column := c.Row, c.Column
	switch {
	case rows > 0:
		row += c.Rows
	case columns > 0:
		column += c.Columns
	default:
		row, column = row+rows, column+columns
	}
	if next := c.Sheet.At(row, column); next != nil {
		v.choose(next)
	} else if next := v.board.beyond(c.Sheet, rows+columns); next != nil {
		v.choose(next)
	}
	v.board.bring(v.cell)
}

// nextSheet shows the next sheet of a workbook.
func (v *view) nextSheet() { v.showSheet((v.sheet + 1) % len(v.form.Sheets)) }

func (v *view) showSheet(n int) {
	v.sheet, v.cell, v.at = n, nil, fyne.Position{}
	v.board.fresh()
	v.host.Refresh()
	v.host.Focus()
}

// save asks where to, and fills the form in.
func (v *view) save() {
	v.Flush()
	plan, ending := v.planned(), strings.ToLower(filepath.Ext(v.path))
	to := panel.FileName(words.T("form.name", "form", baseName(v.path))) + ending
	panel.SaveFile(v.host, to, []string{ending}, func(string) ([]byte, error) {
		data, err := v.form.Fill(plan)
		if err == nil {
			v.remember()
			v.host.Refresh()
		}
		return data, err
	})
}

// left are sentences for what has no place.
func (v *view) left() (all []leftover) {
	fields := v.allFields()
	for _, l := range v.planned().Left {
		all = append(all, leftover{forms.Left(v.form, l, fields), l.Cell})
	}
	return all
}

// leftover is something that has no place in the form, and the cell where that shows.
type leftover struct {
	said string
	cell *form.Cell
}
