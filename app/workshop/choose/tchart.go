package choose

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// tchartPlace is where the keys of the T chart mean something.
const tchartPlace action.Place = "tchart"

// sides are the two of a T chart, from left to right.
var sides = []fishbone.Side{fishbone.Pro, fishbone.Con}

// tchartView holds what speaks for one solution against what speaks against it.
type tchartView struct {
	*base
	lines    map[fishbone.Side]*panel.CaptureLine
	argument fishbone.ID // in hand
	scroll   *container.Scroll
	rows     map[fishbone.ID]fyne.CanvasObject
}

func newTChart(h Host) *tchartView {
	v := &tchartView{lines: map[fishbone.Side]*panel.CaptureLine{}, scroll: container.NewVScroll(ui.Gap(0, 0))}
	v.base = newBase(h, func() { v.Refresh() }, tchartPlace)
	for _, side := range sides {
		v.lines[side] = v.newLine(side)
	}
	v.Refresh()
	return v
}

func (f *feature) tchartActions() []action.Action {
	on := func(name string, do func(*tchartView), keys ...string) action.Action {
		return act(f, name, action.In(tchartPlace), do, keys...)
	}
	return []action.Action{
		on("choose.pro", func(v *tchartView) { v.host.TypeIn(v.lines[fishbone.Pro].Entry) }, "+", "="),
		on("choose.con", func(v *tchartView) { v.host.TypeIn(v.lines[fishbone.Con].Entry) }, "-"),
		on("choose.side", (*tchartView).otherColumn, "Left", "Right"),
		on("choose.rewordArgument", (*tchartView).rewordInHand, "e"),
		on("choose.removeArgument", (*tchartView).removeInHand, "Delete", "BackSpace"),
	}
}

func (v *tchartView) newLine(side fishbone.Side) *panel.CaptureLine {
	l := panel.NewCaptureLine(v.host, "choose/"+string(side), words.T("choose.hint."+string(side)))
	l.Add = func(text string, _ bool, ends session.Option) bool {
		s, ok := v.current()
		if !ok || fishbone.Label(text) == "" {
			return false
		}
		return v.host.Do(fishbone.Add{Thing: &fishbone.Argument{
			ID: fishbone.NewID(), Text: text, Solution: s.ID, Side: side, By: panel.Speaker(v.host),
		}}, ends)
	}
	l.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.ArgumentKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	l.OnKey = v.leaveKey
	return l
}

// Refresh implements [panel.Panel].
func (v *tchartView) Refresh() {
	s, ok := v.current()
	v.decide.about(s, ok)
	v.drawBoard(s, ok)
	v.Show(v.titled(words.T("choose.inHand"), s, ok, v.balanceOf(s)), ui.Column(12, v.decide.object(), v.list(func(x fishbone.Solution) string {
		return fmt.Sprintf("%d : %d", len(v.host.Analysis().ArgumentsOn(x.ID, fishbone.Pro)), len(v.host.Analysis().ArgumentsOn(x.ID, fishbone.Con)))
	}, false)))
}

// balanceOf says how many speak for and against a solution.
func (v *tchartView) balanceOf(s fishbone.Solution) string {
	a := v.host.Analysis()
	return words.T("choose.balanceOf", "pro", len(a.ArgumentsOn(s.ID, fishbone.Pro)), "con", len(a.ArgumentsOn(s.ID, fishbone.Con)))
}

func (v *tchartView) drawBoard(s fishbone.Solution, ok bool) {
	if !ok {
		v.noSolutions()
		return
	}
	c, z := ui.Colors(), v.zoom()
	each := (v.width() - 24) / 2
	var tops, lists, all []fyne.CanvasObject
	v.rows = map[fishbone.ID]fyne.CanvasObject{}
	for _, side := range sides {
		tops = append(tops, ui.MinSize(each, 0, v.columnTop(s, side)))
		rows := v.arguments(s, side, each)
		if len(rows) == 0 {
			rows = []fyne.CanvasObject{ui.Padded(6*z, 8, 6*z, 8, ui.Text(words.T("choose.noArgument"), ui.Style{Size: ui.RoundSize(ui.Body, z), Color: c.Faint}))}
		}
		all = append(all, rows...)
		lists = append(lists, ui.MinSize(each, 0, ui.Column(0, append(rows, ui.Spacer())...)))
	}
	ui.Replace(v.scroll, ui.Padded(0, v.edge(), 0, v.edge(), topRow(24, lists...)))
	title := ui.Balanced(s.Text, ui.Style{Size: ui.RoundSize(ui.Title, z), Bold: true, Color: c.Ink}, v.width(), 2)
	can := v.host.Actions()
	v.base.show(ui.Column(10, v.head(), title, topRow(24, tops...)), ui.WholeRows(v.scroll, panel.MoreRows, all...), v.foot(
		can.Hint("choose.pro", "side.pro"), can.Hint("choose.con", "side.con"), action.Hint("key.argument", "Up", "Down"), can.Hint("choose.side", "key.side"),
		can.Hint("choose.rewordArgument", "act.reword"), can.Hint("choose.next", "key.solution"), can.Hint("choose.reason", "key.reason")))
}

// topRow puts columns side by side, each at the top.
func topRow(gap float32, columns ...fyne.CanvasObject) fyne.CanvasObject {
	for i, c := range columns {
		columns[i] = ui.Expand(ui.Column(0, c, ui.Spacer()))
	}
	return ui.Row(gap, columns...)
}

// columnTop is the title of a column, and the line for the next argument.
func (v *tchartView) columnTop(s fishbone.Solution, side fishbone.Side) fyne.CanvasObject {
	c, z := ui.Colors(), v.zoom()
	ink := c.Good
	if side == fishbone.Con {
		ink = c.Bad
	}
	n := len(v.host.Analysis().ArgumentsOn(s.ID, side))
	parts := []fyne.CanvasObject{ui.Row(8, ui.Text(words.T("choose.side."+string(side)), ui.Style{Size: ui.RoundSize(ui.Strong, z), Bold: true, Color: ink}),
		ui.Text(fmt.Sprint(n), ui.Style{Size: ui.RoundSize(ui.Body, z), Color: c.Faint})), ui.Filled(ink, 0, ui.MinSize(1, 2, ui.Gap(0, 0)))}
	if !v.host.Presenting() {
		parts = append(parts, v.lines[side].Entry)
	}
	return ui.Column(6, parts...)
}

// arguments are the rows of a column.
func (v *tchartView) arguments(s fishbone.Solution, side fishbone.Side, width float32) (rows []fyne.CanvasObject) {
	for _, x := range v.host.Analysis().ArgumentsOn(s.ID, side) {
		type deps struct {
			x      fishbone.Argument
			by     string
			chosen bool
		}
		d := deps{x, v.host.Analysis().Sign(x.By), x.ID == v.argument}
		v.rows[x.ID] = v.cache.Get("argument", d, func() fyne.CanvasObject {
			return v.row(x.Text, d.by, d.chosen, width, func() { v.pick(x.ID) }, func(at fyne.Position) { v.argumentMenu(x, at) }).object
		})
		rows = append(rows, v.rows[x.ID])
	}
	return rows
}

// boardRow is a row on the board that can be dragged.
type boardRow struct {
	object fyne.CanvasObject
	drag   *ui.Dragger
}

// row is a text with a name below it.
func (b *base) row(text, by string, chosen bool, width float32, tap func(), menu func(at fyne.Position)) boardRow {
	c, z := ui.Colors(), b.zoom()
	parts := []fyne.CanvasObject{ui.Paragraph(text, ui.Style{Size: ui.RoundSize(ui.Body, z), Bold: chosen, Color: c.Ink}, width-20, 4)}
	if by != "" {
		parts = append(parts, ui.Truncated(by, ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Faint}, width-20))
	}
	d := ui.NewDragger(ui.Padded(6*z, 8, 6*z, 8, ui.Column(0, parts...)), tap)
	d.OnMenu = menu
	if chosen {
		d.Choose()
	}
	return boardRow{ui.Column(0, d, ui.Hairline()), d}
}

// pick takes an argument in hand, and brings it into sight once it has its place.
func (v *tchartView) pick(id fishbone.ID) {
	v.argument = id
	v.host.Refresh()
	v.host.TakeKeys()
	ui.Do(func() {
		if row := v.rows[id]; row != nil {
			ui.Reveal(v.scroll, 0, row)
		}
	})
}

func (v *tchartView) inColumn() (all []fishbone.Argument) {
	if s, ok := v.current(); ok {
		for _, side := range sides {
			all = append(all, v.host.Analysis().ArgumentsOn(s.ID, side)...)
		}
	}
	return all
}

// Walk goes to another argument.
func (v *tchartView) Walk(by int) {
	all := v.inColumn()
	i := slices.IndexFunc(all, func(x fishbone.Argument) bool { return x.ID == v.argument })
	if i < 0 && by < 0 {
		i = len(all)
	}
	if i += by; i >= 0 && i < len(all) {
		v.pick(all[i].ID)
	}
}

// otherColumn goes to the first argument of the other side.
func (v *tchartView) otherColumn() {
	s, _ := v.current()
	now, _ := v.host.Analysis().Argument(v.argument)
	to := fishbone.Pro
	if now.Side == fishbone.Pro {
		to = fishbone.Con
	}
	if all := v.host.Analysis().ArgumentsOn(s.ID, to); len(all) > 0 {
		v.pick(all[0].ID)
	}
}

func (v *tchartView) rewordInHand() {
	if x, ok := v.host.Analysis().Argument(v.argument); ok {
		v.lines[x.Side].Begin(x.ID, x.Text)
	}
}

func (v *tchartView) removeInHand() {
	if x, ok := v.host.Analysis().Argument(v.argument); ok {
		v.Walk(1)
		v.remove(fishbone.ArgumentKind, x.ID, x.Text)
	}
}

func (v *tchartView) argumentMenu(x fishbone.Argument, at fyne.Position) {
	v.pick(x.ID)
	to := fishbone.Pro
	if x.Side == fishbone.Pro {
		to = fishbone.Con
	}
	v.host.ShowMenu(at,
		ui.Pick(words.T("act.reword"), v.rewordInHand),
		ui.Pick(words.T("choose.toSide."+string(to)), func() {
			v.host.Do(fishbone.Set{Of: fishbone.ArgumentKind, ID: x.ID, Values: fishbone.Values{"side": string(to)}})
		}),
		ui.Pick(words.T("act.remove"), v.removeInHand))
}

// Prompt implements [panel.Prompter].
func (v *tchartView) Prompt() panel.Prompt {
	s, ok := v.current()
	if !ok {
		return v.noSolutionsYet()
	}
	p := panel.Prompt{About: s.Text, Question: words.T("choose.askPro"), Asks: true}
	can := v.host.Actions()
	for _, name := range []string{"choose.pro", "choose.con", "choose.next"} {
		p.Options = append(p.Options, panel.Option{Key: can.Cap(name), Words: words.T(name), Do: func() { can.Perform(name) }})
	}
	p.Options = append(p.Options, v.decide.option()...)
	return p
}
