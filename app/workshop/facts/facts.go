// Package facts is the table of step 1: what is so, what could be so and is not, what differs
// and what changed; the customer's words beside ours, with figures; and what protects the
// customer until the cause is gone. It changes facts, containments and texts of the analysis.
//
// Start reading at facts.go, then cells.go, board.go and side.go.
package facts

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// feature is the view as the page knows it, whether it is open or not.
type feature struct {
	host panel.Host
	open *view // the last one that was made
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{
		Views:   []panel.View{{Step: guide.StepProblem, Name: "facts", Open: f.openView}},
		Actions: f.actions(),
	}
}

func (f *feature) openView() panel.ViewPanel {
	f.open = newView(f.host)
	return f.open
}

func (f *feature) isOpen() bool {
	return f.open != nil && f.host.Session().Step() == guide.StepProblem && f.host.Session().View() == "facts"
}

func (f *feature) actions() []action.Action {
	act := func(name string, can func(*view) bool, do func(*view), keys ...string) action.Action {
		return action.Action{Name: name, Part: action.Edit, Where: action.In(action.Everywhere), Keys: keys, Hidden: true, Local: true,
			Can: func() bool { return f.isOpen() && can(f.open) }, Do: func() { do(f.open) }}
	}
	save := action.Action{Name: "facts.saveTable", Part: action.Analysis, Can: f.isOpen, Do: func() { f.open.saveTable() }}
	return []action.Action{
		act("facts.nothing", (*view).canSayNothing, (*view).sayNothing, "Ctrl+Shift+D"),
		act("facts.removeRow", (*view).canRemove, (*view).remove, "Ctrl+Shift+Delete"),
		save,
	}
}

// choices are what the team has in hand.
type choices struct {
	cell string // its place
}

// view is the table with its panel.
type view struct {
	*panel.Frame
	*choices
	host  panel.Host
	entry *ui.Entry // in the cell in hand
	lines int       // that it shows
	board *board
}

func newView(h panel.Host) *view {
	v := &view{Frame: panel.NewFrame(h), host: h}
	v.choices, _ = panel.Choices[choices](h)
	v.board = newBoard(v)
	if _, ok := v.cellAt(v.cell); !ok {
		v.cell = v.firstEmpty()
	}
	v.makeEntry()
	v.Refresh()
	return v
}

// firstEmpty is the cell with which a team goes on.
func (v *view) firstEmpty() string {
	all := v.cells()
	for _, c := range all {
		if c.value == "" && c.column != "" && !c.isNew() {
			return c.place
		}
	}
	return all[0].place
}

// Board implements [panel.ViewPanel].
func (v *view) Board() fyne.CanvasObject { return v.board.object }

// Focus implements [panel.Panel].
func (v *view) Focus() fyne.Focusable { return v.entry }

// Flush implements [panel.Panel].
func (v *view) Flush() { v.entry.Flush() }

// Refresh implements [panel.Panel].
func (v *view) Refresh() {
	c, ok := v.cellAt(v.cell)
	if !ok { // its row is gone
		v.cell = v.firstEmpty()
		v.makeEntry()
		c, _ = v.cellAt(v.cell)
		if focused := v.host.Window().Canvas().Focused(); focused == nil {
			v.host.Focus()
		}
	}
	if !c.isNew() {
		v.entry.Sync(c.value, c.clean)
	}
	v.entry.OneParagraph = c.single || v.host.Presenting()
	v.board.refresh()
	v.showSide(c)
}

// TypeAt takes the cell of a place in hand, and says whether there is one.
func (v *view) TypeAt(place string) bool {
	if _, ok := v.cellAt(place); !ok {
		return false
	}
	v.take(place)
	v.board.follow()
	return true
}

// take takes a cell in hand; what stood in the last one is kept first.
func (v *view) take(place string) {
	v.entry.Flush()
	if place != v.cell {
		v.cell = place
		v.makeEntry()
	}
	v.host.Refresh()
	v.host.TakeKeys()
}

// makeEntry makes the entry of the cell in hand.
func (v *view) makeEntry() {
	c, _ := v.cellAt(v.cell)
	e := ui.NewArea(v.hint(c), 1)
	v.entry, e.Name = e, v.question(c)
	panel.Serve(v.host, e)
	if c.isNew() || c.typed != nil {
		keepWhenLeft(v.host, e, c)
	} else {
		e.SetSaved(c.value)
		panel.KeepTyped(v.host, e, c.place, func(text string) bool { return v.store(c.place, text) })
	}
	e.OnEveryChange(v.grown)
	e.OnTab = v.tab
	e.OnEnter = func(text string, _ bool) { v.enter(text) }
	e.OnKey = v.key
	e.OnWheel = v.board.scroll.Scrolled
}

// keepWhenLeft keeps what is typed as a draft, until the cell is left: half a day is no day,
// and half a name no row.
func keepWhenLeft(h panel.Host, e *ui.Entry, c cell) {
	e.Place = c.place
	if !c.isNew() {
		e.SetSaved(c.shown())
		e.OnSave = c.store
	}
	if text := h.Session().Draft(c.place); text != "" {
		e.SetDraft(text)
	}
	e.OnEveryChange(func() { h.KeepDraft(c.place, e.Unsaved()) })
}

// store keeps a text in the cell of a place, which may have got its row in the meantime.
func (v *view) store(place, text string) bool {
	c, ok := v.cellAt(place)
	return !ok || c.store(text)
}

// grown has the board make room for what is typed.
func (v *view) grown() {
	if n := v.entry.Lines(v.board.entryWidth(v.cell), ui.Strong); n != v.lines || v.host.Presenting() {
		v.lines = n
		v.board.refresh()
	}
}

// key walks while nothing is typed.
func (v *view) key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft, fyne.KeyBackspace:
		v.goBy(-1)
	case fyne.KeyRight:
		v.goBy(1)
	case fyne.KeyUp:
		v.goDown(-1)
	case fyne.KeyDown:
		v.goDown(1)
	case fyne.KeyEscape:
		v.entry.Flush()
	default:
		return false
	}
	return true
}

// enter goes to the same column of the next row; where a new row is typed, it is added.
func (v *view) enter(text string) {
	c, _ := v.cellAt(v.cell)
	if !c.isNew() {
		v.goDown(1)
		return
	}
	if fishbone.Label(text) == "" {
		v.goBy(1)
		return
	}
	if c.store(text) {
		v.entry.SetSaved("")
		v.board.refresh()
		v.board.follow()
	}
}

// tab goes to the next cell, or to the one before. A row that was just named is added, and its
// next cell is what its name leads to.
func (v *view) tab(back bool) {
	c, _ := v.cellAt(v.cell)
	switch {
	case back:
		v.goBy(-1)
	case !c.isNew() || fishbone.Label(v.entry.Text) == "":
		v.goBy(1)
	default:
		had := map[fishbone.ID]bool{"": true}
		for _, c := range v.cells() {
			had[c.thing] = true
		}
		if c.store(v.entry.Text) {
			v.entry.SetSaved("")
			v.goInto(had)
		}
	}
}

// goInto goes to the cell beside the name of a row that was not there yet.
func (v *view) goInto(had map[fishbone.ID]bool) {
	for _, c := range v.cells() {
		if !had[c.thing] && c.column != "aspect" && c.column != "text" {
			v.take(c.place)
			v.board.follow()
			return
		}
	}
}

// goBy goes so many cells on.
func (v *view) goBy(n int) {
	all := v.cells()
	for i, c := range all {
		if c.place == v.cell {
			v.take(all[(i+n+len(all))%len(all)].place)
			v.board.follow()
			return
		}
	}
}

// goDown goes so many rows on, in the column of the cell in hand.
func (v *view) goDown(n int) {
	all := v.cells()
	at := -1
	for i, c := range all {
		if c.place == v.cell {
			at = i
		}
	}
	now := all[at]
	for i := at + n; i >= 0 && i < len(all); i += n {
		if c := all[i]; c.row != now.row && (c.column == now.column || c.isNew()) {
			v.take(c.place)
			v.board.follow()
			return
		}
	}
	v.goBy(n)
}

// canSayNothing says whether "no difference" is an answer in the cell in hand.
func (v *view) canSayNothing() bool {
	c, ok := v.cellAt(v.cell)
	return ok && (c.column == "differs" || c.column == "since")
}

// sayNothing answers that nothing differs, or that nothing changed, and goes on.
func (v *view) sayNothing() {
	c, _ := v.cellAt(v.cell)
	if v.entry.Text == "" {
		v.entry.SetText(words.T("facts.nothing." + c.column))
	}
	v.goDown(1)
}

// canRemove says whether the row of the cell in hand can be taken away.
func (v *view) canRemove() bool {
	c, ok := v.cellAt(v.cell)
	return ok && c.thing != ""
}

// remove takes away the row of the cell in hand.
func (v *view) remove() {
	if c, ok := v.cellAt(v.cell); ok {
		v.removeRow(c)
	}
}

func (v *view) removeRow(c cell) {
	v.entry.Flush()
	if c.kind != nil && c.thing != "" {
		v.host.Do(fishbone.Remove{Of: c.kind, ID: c.thing})
	}
	v.host.TakeKeys()
}

// Prompt implements [panel.Prompter].
func (v *view) Prompt() panel.Prompt {
	c, _ := v.cellAt(v.cell)
	question := v.question(c)
	if c.column == "differs" || c.kind == fishbone.FactKind && c.column == "since" {
		question = words.T("facts.inRow", "aspect", words.Aspect(c.aspect), "question", question)
	}
	return panel.Prompt{Question: question, Hint: words.T("facts.presentHint", "tab", action.Cap("Tab"), "enter", action.Cap("Return"))}
}
