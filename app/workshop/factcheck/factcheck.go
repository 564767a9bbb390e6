// Package factcheck is the view of step 5 in which causes of level one are held against the
// facts of step 1: does the cause explain both why it is so there and why it is not so nearby?
// One fact that it cannot explain is enough to strike it. The view writes fits, verdicts, and
// what would be without a cause.
//
// Start reading at factcheck.go, then strike.go, board.go and side.go.
package factcheck

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// place is where the keys are those of this view.
const place action.Place = "factcheck"

// feature is the view as the page knows it, whether it is open or not.
type feature struct {
	host panel.Host
	open *view // the last one that was made
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{
		Views:   []panel.View{{Step: guide.StepAgree, Name: "factcheck", Open: f.openView}},
		Actions: f.actions(),
	}
}

func (f *feature) openView() panel.ViewPanel {
	f.open = newView(f.host)
	return f.open
}

func (f *feature) isOpen() bool {
	return f.open != nil && f.host.Session().Step() == guide.StepAgree && f.host.Session().View() == "factcheck"
}

func (f *feature) actions() []action.Action {
	act := func(name string, do func(*view), keys ...string) action.Action {
		return action.Action{Name: name, Part: action.Steps, Where: action.In(place), Keys: keys, Hidden: true, Local: true,
			Can: func() bool { return f.isOpen() && f.open.hasCell() }, Do: func() { do(f.open) }}
	}
	said := func(e fishbone.Explanation) func(*view) { return func(v *view) { v.say(e) } }
	without := func(w fishbone.Without) func(*view) { return func(v *view) { v.setWithout(w) } }
	walk := act("factcheck.walk", func(*view) {}, "Up", "Down", "Left", "Right")
	walk.Shown = "↑↓←→"
	walk.Nth = func(n int) { f.open.walk([]int{-1, 1, 0, 0}[n], []int{0, 0, -1, 1}[n]) }
	save := action.Action{Name: "factcheck.saveTable", Part: action.Analysis, Can: func() bool { return f.isOpen() && f.open.hasCell() }, Do: func() { f.open.saveTable() }}
	return []action.Action{
		walk,
		act("verdict.explains", said(fishbone.Explains), "y", "是"),
		act("verdict.cannot", said(fishbone.CannotExplain), "n", "否"),
		act("verdict.onlyIf", said(fishbone.OnlyIf), "u", "若"),
		act("factcheck.clear", func(v *view) { v.say("") }, "Delete", "BackSpace"),
		act("factcheck.strike", (*view).strike, "x", "排", "划", "劃"),
		act("factcheck.reason", (*view).writeReason, "Return", "KP_Enter", "Tab"),
		act("without.gone", without(fishbone.WithoutGone), "1"),
		act("without.less", without(fishbone.WithoutLess), "2"),
		act("without.still", without(fishbone.WithoutStill), "3"),
		save,
	}
}

// choices are what the team has in hand beside the cause.
type choices struct {
	fact  fishbone.ID
	first int // the first column that is shown, where not all have room
}

// view is the table with its panel.
type view struct {
	*panel.Frame
	*choices
	host   panel.Host
	keys   *ui.KeyTarget
	reason *ui.Entry // of the cell in hand
	of     cell      // that it is for
	board  *board
	typing bool // the keys belong to the reason
}

// cell is a cause and a fact.
type cell struct{ cause, fact fishbone.ID }

func newView(h panel.Host) *view {
	v := &view{Frame: panel.NewFrame(h), host: h, keys: panel.KeysAt(h, place)}
	v.choices, _ = panel.Choices[choices](h)
	v.board = newBoard(v)
	if _, ok := v.line(); !ok {
		h.Session().Choose(panel.Unfinished(h, "fit", v.isLine))
	}
	if _, ok := v.line(); !ok {
		if lines := v.lines(); len(lines) > 0 {
			h.Session().Choose(lines[0].Cause.ID)
		}
	}
	v.Refresh()
	return v
}

func (v *view) lines() []fishbone.FactCheck { return v.host.Analysis().FactChecks() }
func (v *view) isLine(id fishbone.ID) bool {
	return slices.ContainsFunc(v.lines(), func(l fishbone.FactCheck) bool { return l.Cause.ID == id })
}
func (v *view) facts() []fishbone.Fact      { return v.host.Analysis().CheckedFacts() }
func (v *view) hasCell() bool               { _, ok := v.inHand(); return ok }
func (v *view) Board() fyne.CanvasObject    { return v.board.object }
func (v *view) Focus() fyne.Focusable       { return v.keys }
func (*view) KeysBesideBoard() action.Place { return place }
func (v *view) Selected() (fishbone.Cause, bool) {
	l, ok := v.line()
	return l.Cause, ok
}

// line is the line of the cause in hand. For an answer below it, that is the line of its top.
func (v *view) line() (fishbone.FactCheck, bool) {
	path := v.host.Analysis().Path(v.host.Session().Cause())
	if len(path) == 0 {
		return fishbone.FactCheck{}, false
	}
	lines := v.lines()
	i := slices.IndexFunc(lines, func(l fishbone.FactCheck) bool { return l.Cause.ID == path[0].ID })
	if i < 0 {
		return fishbone.FactCheck{}, false
	}
	return lines[i], true
}

// column is the number of the fact in hand, the first one where none is.
func (v *view) column() int {
	return max(0, slices.IndexFunc(v.facts(), func(f fishbone.Fact) bool { return f.ID == v.fact }))
}

// inHand is the cell in hand.
func (v *view) inHand() (cell, bool) {
	l, ok := v.line()
	facts := v.facts()
	if !ok || len(facts) == 0 {
		return cell{}, false
	}
	return cell{l.Cause.ID, facts[v.column()].ID}, true
}

// take takes a cell in hand.
func (v *view) take(c cell) {
	v.Flush()
	v.fact = c.fact
	v.typing = false
	v.host.Session().Choose(c.cause)
	v.host.TakeKeys()
}

// walk goes so many rows and columns on.
func (v *view) walk(rows, columns int) {
	l, _ := v.line()
	lines, facts := v.lines(), v.facts()
	at := slices.IndexFunc(lines, func(other fishbone.FactCheck) bool { return other.Cause.ID == l.Cause.ID })
	at = min(max(0, at+rows), len(lines)-1)
	v.take(cell{lines[at].Cause.ID, facts[min(max(0, v.column()+columns), len(facts)-1)].ID})
}

// Walk goes through the causes.
func (v *view) Walk(by int) {
	if v.hasCell() {
		v.walk(by, 0)
	}
}

// OtherSide gives the keys to the reason, or to the table.
func (v *view) OtherSide() {
	if v.reason != nil && v.host.Window().Canvas().Focused() != v.reason {
		v.writeReason()
		return
	}
	v.host.TakeKeys()
}

// fit is what was said of a cell.
func (v *view) fit(c cell) fishbone.Fit {
	f, _ := v.host.Analysis().FitOf(c.cause, c.fact)
	return f
}

// say says whether the cause in hand explains the fact in hand; what stands there already is
// taken back by the same key. After "explains" it goes on with the next fact that nobody looked
// at.
func (v *view) say(e fishbone.Explanation) {
	c, _ := v.inHand()
	was := v.fit(c)
	if e == was.Verdict {
		e = ""
	}
	if e == "" && was.Verdict == "" {
		return
	}
	v.typing = false
	edit := fishbone.CheckFit{ID: fishbone.NewID(), Cause: c.cause, Fact: c.fact, Verdict: e, Reason: v.reasonText()}
	if v.host.Do(edit, session.Ends(v.draft(c))) && e == fishbone.Explains {
		v.goOn(c)
	}
}

// goOn goes to the next cell of the row that nobody looked at.
func (v *view) goOn(c cell) {
	l, _ := v.line()
	for i := v.column() + 1; i < len(l.Fits); i++ {
		if l.Fits[i].Verdict == "" {
			v.take(cell{c.cause, v.facts()[i].ID})
			return
		}
	}
}

// setWithout says whether it would still happen without the cause in hand.
func (v *view) setWithout(w fishbone.Without) {
	l, _ := v.line()
	if l.Cause.Without == w {
		w = fishbone.WithoutUnsaid
	}
	v.Flush()
	v.host.Do(fishbone.SetWithout{ID: l.Cause.ID, Without: w})
}

// writeReason goes to the place for the reason.
func (v *view) writeReason() {
	if v.reason != nil {
		v.typing = true
		v.host.TypeIn(v.reason)
	}
}

// draft is the place of the reason of a cell.
func (v *view) draft(c cell) string {
	return "fit/" + string(c.cause) + "/" + string(c.fact)
}

// reasonText is the reason as it is typed.
func (v *view) reasonText() string {
	if v.reason == nil {
		return ""
	}
	return v.reason.Text
}

// useReason makes the entry of another cell, and keeps what stood in the last.
func (v *view) useReason() {
	c, ok := v.inHand()
	if ok && v.reason != nil && v.of == c {
		v.reason.Sync(v.fit(c).Reason, fishbone.Paragraph)
		return
	}
	v.Flush()
	v.reason = nil
	if !ok {
		return
	}
	h, e := v.host, ui.NewArea(words.T("factcheck.reason.hint"), 1)
	v.of, v.reason = c, e
	e.SetSaved(v.fit(c).Reason)
	panel.Serve(h, e)
	panel.KeepTyped(h, e, v.draft(c), func(text string) bool { return v.storeReason(c, text) })
	e.OnEnter = func(string, bool) {
		e.Flush()
		h.Focus()
	}
	e.OnTab = func(bool) { h.Focus() }
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			h.Focus()
		}
		return name == fyne.KeyEscape
	}
}

// storeReason keeps the reason of a cell. Before anything is said of the cell it stays a draft.
func (v *view) storeReason(c cell, text string) bool {
	a := v.host.Analysis()
	_, cause := a.Cause(c.cause)
	_, fact := a.Fact(c.fact)
	if !cause || !fact {
		return true // there is nothing left that it could belong to
	}
	fit := v.fit(c)
	if fit.Verdict == "" {
		return fishbone.Paragraph(text) == ""
	}
	return v.host.Do(fishbone.CheckFit{ID: fit.ID, Cause: c.cause, Fact: c.fact, Verdict: fit.Verdict, Reason: text},
		session.Merge, session.Ends(v.draft(c)))
}

// Fields are the entries of the panel.
func (v *view) Fields() []*ui.Entry {
	if v.reason == nil {
		return nil
	}
	return []*ui.Entry{v.reason}
}

// Flush implements [panel.Panel].
func (v *view) Flush() {
	if v.reason != nil {
		v.reason.Flush()
	}
}

// Refresh implements [panel.Panel].
func (v *view) Refresh() {
	v.useReason()
	v.board.refresh()
	v.showSide()
}
