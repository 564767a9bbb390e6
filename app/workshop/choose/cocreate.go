package choose

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// cocreatePlace is where the keys of co-creation mean something.
const cocreatePlace action.Place = "cocreate"

// cocreateView has the solutions with what was added to each. The team extends them, and makes
// one of two.
type cocreateView struct {
	*base
	line   *panel.CaptureLine // adds to the solution in hand
	marked fishbone.ID        // that is to be merged into another one
	scroll *container.Scroll
	rows   []fyne.CanvasObject
	shown  []fishbone.Solution
}

func newCoCreate(h Host) *cocreateView {
	v := &cocreateView{scroll: container.NewVScroll(ui.Gap(0, 0))}
	v.base = newBase(h, func() { v.Refresh(); v.reveal() }, cocreatePlace)
	v.line = panel.NewCaptureLine(h, "choose/addition", words.T("choose.hint.addition"))
	v.line.Add = v.add
	v.line.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.AdditionKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	v.line.OnKey = v.leaveKey
	v.Refresh()
	return v
}

func (f *feature) cocreateActions() []action.Action {
	on := func(name string, do func(*cocreateView), keys ...string) action.Action {
		return act(f, name, action.In(cocreatePlace), do, keys...)
	}
	unmark := on("choose.unmark", func(v *cocreateView) { v.mark("") }, "Escape")
	unmark.Yields = true
	unmark.Can = func() bool {
		v, ok := f.open.(*cocreateView)
		return ok && v.marked != ""
	}
	return []action.Action{
		on("choose.extend", func(v *cocreateView) { v.host.TypeIn(v.line.Entry) }, "a", "+"),
		on("choose.merge", (*cocreateView).mergeKey, "m"),
		unmark,
	}
}

// add adds to the solution in hand, under the name of who speaks.
func (v *cocreateView) add(text string, _ bool, ends session.Option) bool {
	s, ok := v.current()
	if !ok || fishbone.Label(text) == "" {
		return false
	}
	return v.host.Do(fishbone.Add{Thing: &fishbone.Addition{ID: fishbone.NewID(), Text: text, Solution: s.ID, By: panel.Speaker(v.host)}}, ends)
}

// mergeKey marks the solution in hand, and merges one that is marked into it.
func (v *cocreateView) mergeKey() {
	s, ok := v.current()
	switch {
	case !ok:
	case v.marked == "":
		v.mark(s.ID)
	case v.marked == s.ID:
		v.mark("")
	default:
		v.merge(v.marked, s.ID)
	}
}

func (v *cocreateView) mark(id fishbone.ID) {
	v.marked = id
	v.host.Refresh()
	v.host.TakeKeys()
}

// merge makes one solution of two, and says so with a way back that parts them.
func (v *cocreateView) merge(from, into fishbone.ID) {
	a := v.host.Analysis()
	one, _ := a.Solution(from)
	other, _ := a.Solution(into)
	v.Flush()
	v.marked, v.solution = "", into
	panel.DoTelling(v.host, fishbone.MergeSolution{ID: from, Into: into, As: fishbone.NewID()},
		words.T("choose.merged", "text", panel.Shorten(one.Text, 20), "into", panel.Shorten(other.Text, 20)), ui.Positive)
	v.host.Refresh()
	v.host.TakeKeys()
}

// Refresh implements [panel.Panel].
func (v *cocreateView) Refresh() {
	v.shown = v.solutions()
	if !slices.ContainsFunc(v.shown, func(s fishbone.Solution) bool { return s.ID == v.marked }) {
		v.marked = ""
	}
	s, ok := v.current()
	v.decide.about(s, ok)
	v.drawBoard(s.ID)
	v.board.bring(v.reveal)
	var middle []fyne.CanvasObject
	if ok {
		middle = append(middle, v.line.Object(action.Hint("key.next", "Return"), action.Hint("key.leave", "Escape")))
		for _, x := range v.host.Analysis().AdditionsTo(s.ID) {
			middle = append(middle, v.additionRow(x))
		}
	}
	v.Show(v.titled(words.T("choose.inHand"), s, ok, v.whose(s)), ui.Column(10, append(middle, v.decide.object())...))
}

// whose are the authors of a solution and its votes.
func (b *base) whose(s fishbone.Solution) string {
	a := b.host.Analysis()
	var signs []string
	for _, name := range a.Authors(s) {
		if sign := a.Sign(name); sign != "" && !slices.Contains(signs, sign) {
			signs = append(signs, sign)
		}
	}
	said := strings.Join(signs, words.T("record.and"))
	if s.Votes > 0 {
		if said != "" {
			said += " · "
		}
		said += words.T("agree.votes", "n", s.Votes)
	}
	return said
}

func (v *cocreateView) additionRow(x fishbone.Addition) fyne.CanvasObject {
	text := x.Text
	if by := v.host.Analysis().Sign(x.By); by != "" {
		text = words.T("record.saidBy", "what", x.Text, "who", by)
	}
	type deps struct {
		x    fishbone.Addition
		text string
	}
	return v.Part("addition", deps{x, text}, func() fyne.CanvasObject {
		c := ui.Colors()
		reword := func() { v.line.Begin(x.ID, x.Text) }
		return panel.Row{
			Lead: ui.Plus.Draw(c.Accent, 14), Text: text, Lines: 3, OnTap: reword,
			Chips: []fyne.CanvasObject{ui.SmallIcon(ui.Pencil, words.T("act.reword"), reword)},
			Menu: func(at fyne.Position) {
				v.host.ShowMenu(at, ui.Pick(words.T("act.reword"), reword),
					ui.Pick(words.T("choose.own"), func() { v.own(x) }),
					ui.Pick(words.T("act.remove"), func() { v.remove(fishbone.AdditionKind, x.ID, x.Text) }))
			},
		}.Make(v.Room())
	})
}

// own makes a solution of its own of an addition, under the name of its author.
func (v *cocreateView) own(x fishbone.Addition) {
	s, _ := v.host.Analysis().Solution(x.Solution)
	v.host.Do(fishbone.Join(
		fishbone.Remove{Of: fishbone.AdditionKind, ID: x.ID},
		fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.NewID(), Text: x.Text, By: x.By, Causes: s.Causes}}))
}

func (v *cocreateView) drawBoard(chosen fishbone.ID) {
	head := v.head()
	if len(v.shown) == 0 {
		v.noSolutions()
		return
	}
	v.rows = nil
	for i, s := range v.shown {
		v.rows = append(v.rows, v.solutionRow(i, s, s.ID == chosen))
	}
	ui.Replace(v.scroll, ui.Padded(0, v.edge()-8, 0, v.edge()-8, ui.Column(0, v.rows...)))
	can := v.host.Actions()
	merge := can.Hint("choose.merge", "key.mark")
	if v.marked != "" {
		merge = can.Hint("choose.merge", "key.mergeHere")
	}
	v.base.show(head, ui.WholeRows(v.scroll, panel.MoreRows, v.rows...), v.foot(action.Hint("key.solution", "Up", "Down"), can.Hint("choose.extend", "key.extend"), merge, can.Hint("choose.reason", "key.reason")))
}

// solutionRow is a solution with its additions. Dropped on another one it is merged into that.
func (v *cocreateView) solutionRow(i int, s fishbone.Solution, chosen bool) fyne.CanvasObject {
	type deps struct {
		i              int
		s              fishbone.Solution
		chosen, marked bool
		additions      []fishbone.Addition
		whose          string
	}
	d := deps{i, s, chosen, s.ID == v.marked, v.host.Analysis().AdditionsTo(s.ID), v.whose(s)}
	return v.cache.Get("together", d, func() fyne.CanvasObject {
		c, z := ui.Colors(), v.zoom()
		width := v.width() - 24
		parts := []fyne.CanvasObject{v.solutionName(s, d.whose, width, z, d.chosen)}
		for _, x := range d.additions {
			style := ui.Style{Size: ui.RoundSize(ui.Body, z), Color: c.Accent}
			said := ui.Paragraph(x.Text, style, width-150*z, 2)
			line := []fyne.CanvasObject{ui.Gap(6*z, 0), ui.Plus.Draw(c.Accent, 13*z), said}
			if by := v.host.Analysis().Sign(x.By); by != "" { // has what the words leave
				left := width - said.MinSize().Width - 40*z
				line = append(line, ui.Truncated(by, ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Faint}, left))
			}
			parts = append(parts, ui.Row(6, line...))
		}
		row := ui.NewDragger(ui.Padded(8*z, 8, 8*z, 8, ui.Column(2, parts...)), func() { v.tapped(s.ID) })
		row.OnMenu = func(at fyne.Position) { v.togetherMenu(s, at) }
		row.OnDrag = func(e *fyne.DragEvent) { v.drag(i, e) }
		row.OnDrop = func() { v.drop(i) }
		if d.chosen {
			row.Choose()
		}
		if d.marked {
			row.Fill, row.Over, row.Edge = c.OpenSoft, c.OpenSoft, c.Open
		}
		ring := frame(c.Accent)
		ring.Hide()
		return container.NewStack(ui.Column(0, row, ui.Hairline()), ring)
	})
}

// tapped takes a solution in hand.
func (v *cocreateView) tapped(id fishbone.ID) {
	v.take(id)
	v.host.TakeKeys()
}

// Walk goes to another solution.
func (v *cocreateView) Walk(by int) {
	now, _ := v.current()
	i := slices.IndexFunc(v.shown, func(s fishbone.Solution) bool { return s.ID == now.ID })
	if i += by; i >= 0 && i < len(v.shown) {
		v.take(v.shown[i].ID)
		v.reveal()
	}
}

// reveal brings the solution in hand into sight.
func (v *cocreateView) reveal() {
	now, _ := v.current()
	revealIn(v.scroll, v.rows, v.shown, now.ID)
}

// drag carries a row along, and shows onto which one it would fall.
func (v *cocreateView) drag(i int, e *fyne.DragEvent) {
	v.rows[i].Move(v.rows[i].Position().Add(e.Dragged))
	v.ring(v.below(i))
}

// ring shows the ring of one row, of none for -1.
func (v *cocreateView) ring(of int) {
	for i, o := range v.rows {
		if ring := o.(*fyne.Container).Objects[1]; i == of {
			ring.Show()
		} else {
			ring.Hide()
		}
	}
}

// below is the row on which another one lies with its middle, -1 for none.
func (v *cocreateView) below(i int) int {
	middle := v.rows[i].Position().Y + v.rows[i].Size().Height/2
	for j, o := range v.rows {
		if j != i && middle >= o.Position().Y && middle < o.Position().Y+o.Size().Height {
			return j
		}
	}
	return -1
}

// drop merges a row into the one on which it lies.
func (v *cocreateView) drop(i int) {
	onto := v.below(i)
	v.ring(-1)
	if onto >= 0 {
		v.merge(v.shown[i].ID, v.shown[onto].ID)
		return
	}
	v.host.Refresh()
	v.host.TakeKeys()
}

// togetherMenu has what can be done with a solution, by hand.
func (v *cocreateView) togetherMenu(s fishbone.Solution, at fyne.Position) {
	v.take(s.ID)
	said := words.T("choose.merge")
	if v.marked != "" && v.marked != s.ID {
		said = words.T("choose.mergeHere")
	}
	v.host.ShowMenu(at,
		ui.Pick(words.T("choose.extend"), func() { v.host.TypeIn(v.line.Entry) }),
		ui.Pick(said, v.mergeKey),
		ui.Choice{},
		ui.Pick(words.T("choose.choose"), v.writeReason),
		ui.Pick(words.T("choose.decline"), v.decide.decline))
}

// Prompt implements [panel.Prompter].
func (v *cocreateView) Prompt() panel.Prompt {
	s, ok := v.current()
	if !ok {
		return v.noSolutionsYet()
	}
	p := panel.Prompt{About: s.Text, Question: words.T("choose.askMore"), Asks: true, Number: fmt.Sprint(len(v.host.Analysis().AdditionsTo(s.ID))), Counts: words.T("choose.additions")}
	can := v.host.Actions()
	for _, name := range []string{"choose.extend", "choose.merge", "choose.next"} {
		p.Options = append(p.Options, panel.Option{Key: can.Cap(name), Words: words.T(name), Do: func() { can.Perform(name) }})
	}
	p.Options = append(p.Options, v.decide.option()...)
	return p
}
