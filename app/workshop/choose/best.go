package choose

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// bestPlace is where the keys of the list of the best mean something.
const bestPlace action.Place = "best"

// bestView is one ranked list with one winner.
type bestView struct {
	*base
	scroll *container.Scroll
	rows   []fyne.CanvasObject // of the solutions, the ranked ones first
	shown  []fishbone.Solution
	pulled float32 // how far a row is dragged
}

func newBest(h Host) *bestView {
	v := &bestView{scroll: container.NewVScroll(ui.Gap(0, 0))}
	v.base = newBase(h, func() { v.Refresh(); v.reveal() }, bestPlace)
	v.Refresh()
	return v
}

func (f *feature) bestActions() []action.Action {
	on := func(name string, do func(*bestView), keys ...string) action.Action {
		return act(f, name, action.In(bestPlace), do, keys...)
	}
	return []action.Action{
		on("choose.rank", (*bestView).toggle, "r"),
		on("choose.better", func(v *bestView) { v.shift(-1) }, "+", "="),
		on("choose.worse", func(v *bestView) { v.shift(1) }, "-"),
	}
}

// ranked are the places of the list, those of solutions for other causes included: the list is
// one.
func (v *bestView) ranked() (ids []fishbone.ID) {
	for _, s := range v.host.Analysis().Ranked() {
		ids = append(ids, s.ID)
	}
	return ids
}

// Refresh implements [panel.Panel].
func (v *bestView) Refresh() {
	compared := v.solutions()
	v.shown = slices.DeleteFunc(v.host.Analysis().Ranked(), func(s fishbone.Solution) bool {
		return !slices.ContainsFunc(compared, func(x fishbone.Solution) bool { return x.ID == s.ID })
	})
	v.shown = append(v.shown, slices.DeleteFunc(slices.Clone(compared), func(s fishbone.Solution) bool { return s.Rank > 0 })...)
	s, ok := v.inHand()
	if !ok && len(v.shown) > 0 {
		s, ok = v.shown[0], true
		v.solution = s.ID
	}
	v.decide.about(s, ok)
	v.drawBoard()
	v.board.bring(v.reveal)
	said := words.T("choose.notRanked")
	if i := slices.Index(v.ranked(), s.ID); i >= 0 {
		said = words.T("choose.place", "n", i+1)
	}
	v.Show(v.titled(said, s, ok, ""), v.decide.object())
}

func (v *bestView) drawBoard() {
	head := v.head()
	if len(v.shown) == 0 {
		v.noSolutions()
		return
	}
	z := v.zoom()
	v.rows = nil
	var parts []fyne.CanvasObject
	for i, s := range v.shown {
		if s.Rank == 0 && (i == 0 || v.shown[i-1].Rank > 0) {
			parts = append(parts, ui.Padded(14, 0, 4, 8, ui.Text(words.T("choose.unranked"), ui.Style{Size: ui.RoundSize(ui.Small, z), Bold: true, Color: ui.Colors().Muted})))
		}
		v.rows = append(v.rows, v.bestRow(i, s))
		parts = append(parts, v.rows[i])
	}
	ui.Replace(v.scroll, ui.Padded(0, v.edge()-8, 0, v.edge()-8, ui.Column(0, parts...)))
	can := v.host.Actions()
	v.base.show(head, ui.WholeRows(v.scroll, panel.MoreRows, v.rows...), v.foot(action.Hint("key.solution", "Up", "Down"), can.Key("choose.rank"),
		can.Hint("choose.better", "key.better"), can.Hint("choose.worse", "key.worse"), can.Hint("choose.reason", "key.reason")))
}

// bestRow is a solution with its place.
func (v *bestView) bestRow(i int, s fishbone.Solution) fyne.CanvasObject {
	type deps struct {
		i      int
		s      fishbone.Solution
		chosen bool
	}
	d := deps{i, s, s.ID == v.solution}
	return v.cache.Get("best", d, func() fyne.CanvasObject {
		z := v.zoom()
		name := v.solutionName(s, "", v.width()-60*z-40, z, d.chosen || s.Rank == 1)
		mark := ui.NewTap(numbered(s.Rank, z), func() { v.take(s.ID); v.toggle() })
		mark.SetToolTip(v.host.Actions().Tip("choose.rank"))
		row := ui.NewDragger(ui.Padded(8*z, 8, 8*z, 8, ui.Row(14, mark, name, ui.Spacer())), func() { v.take(s.ID); v.host.TakeKeys() })
		row.OnMenu = func(at fyne.Position) { v.menu(s, at) }
		row.OnDrag = func(e *fyne.DragEvent) { v.drag(i, e) }
		row.OnDrop = func() { v.drop(i) }
		if d.chosen {
			row.Choose()
		}
		return ui.Column(0, row, ui.Hairline())
	})
}

// drag carries a row along with the pointer.
func (v *bestView) drag(i int, e *fyne.DragEvent) {
	v.pulled += e.Dragged.DY
	v.rows[i].Move(v.rows[i].Position().AddXY(0, e.Dragged.DY))
}

// drop gives the row that was dragged the place where it lies now. Above what is not in the
// list it comes into the list.
func (v *bestView) drop(i int) {
	s, far := v.shown[i], v.pulled
	v.pulled = 0
	middle := v.rows[i].Position().Y + v.rows[i].Size().Height/2
	order := slices.DeleteFunc(v.ranked(), func(id fishbone.ID) bool { return id == s.ID })
	to := len(order)
	for j, o := range v.rows {
		if j != i && v.shown[j].Rank > 0 && middle < o.Position().Y+o.Size().Height/2 {
			to = slices.Index(order, v.shown[j].ID)
			break
		}
	}
	last := slices.IndexFunc(v.shown, func(x fishbone.Solution) bool { return x.Rank == 0 && x.ID != s.ID })
	below := to == len(order) && last >= 0 && middle > v.rows[last].Position().Y
	v.solution = s.ID
	if far == 0 || s.Rank == 0 && below {
		v.host.Refresh()
		return
	}
	if !below {
		order = slices.Insert(order, to, s.ID)
	}
	v.host.Do(fishbone.RankSolutions{Order: order})
	v.host.Refresh()
	v.host.TakeKeys()
}

// Walk goes to another solution.
func (v *bestView) Walk(by int) {
	i := slices.IndexFunc(v.shown, func(s fishbone.Solution) bool { return s.ID == v.solution })
	if i += by; i >= 0 && i < len(v.shown) {
		v.take(v.shown[i].ID)
		v.reveal()
	}
}

// reveal brings the solution in hand into sight.
func (v *bestView) reveal() { revealIn(v.scroll, v.rows, v.shown, v.solution) }

func revealIn(s *container.Scroll, rows []fyne.CanvasObject, shown []fishbone.Solution, id fishbone.ID) {
	i := slices.IndexFunc(shown, func(one fishbone.Solution) bool { return one.ID == id })
	bring(s, rows, i)
}

// bring scrolls to a row of a list, if there is that one, so that none is cut above.
func bring(s *container.Scroll, rows []fyne.CanvasObject, i int) {
	if i < 0 || i >= len(rows) {
		return
	}
	top, foot := rows[i].Position().Y, rows[i].Position().Y+rows[i].Size().Height
	at := min(s.Offset.Y, top)
	if lowest := min(foot-s.Size().Height, top); at < lowest {
		whole := slices.IndexFunc(rows, func(o fyne.CanvasObject) bool { return o.Position().Y >= lowest })
		at = rows[whole].Position().Y
	}
	if at != s.Offset.Y {
		ui.ScrollTo(s, at)
	}
}

// toggle puts the solution in hand at the end of the list, or takes it out.
func (v *bestView) toggle() {
	s, ok := v.inHand()
	if !ok {
		return
	}
	order := v.ranked()
	if s.Rank > 0 {
		order = slices.DeleteFunc(order, func(id fishbone.ID) bool { return id == s.ID })
	} else {
		order = append(order, s.ID)
	}
	v.host.Do(fishbone.RankSolutions{Order: order})
}

// shift moves the solution in hand among those that are shown.
func (v *bestView) shift(by int) {
	i := slices.IndexFunc(v.shown, func(s fishbone.Solution) bool { return s.ID == v.solution })
	switch {
	case i < 0:
		return
	case v.shown[i].Rank == 0:
		v.toggle()
		return
	case i+by < 0 || i+by >= len(v.shown) || v.shown[i+by].Rank == 0:
		return
	}
	order := v.ranked()
	one, other := slices.Index(order, v.shown[i].ID), slices.Index(order, v.shown[i+by].ID)
	order[one], order[other] = order[other], order[one]
	v.host.Do(fishbone.RankSolutions{Order: order})
}

// Prompt implements [panel.Prompter].
func (v *bestView) Prompt() panel.Prompt {
	if len(v.shown) == 0 {
		return v.noSolutionsYet()
	}
	p := panel.Prompt{Question: words.T("choose.askBest"), Asks: true}
	can := v.host.Actions()
	for _, name := range []string{"choose.rank", "choose.better", "choose.worse"} {
		p.Options = append(p.Options, panel.Option{Key: can.Cap(name), Words: words.T(name), Do: func() { can.Perform(name) }})
	}
	p.Options = append(p.Options, v.decide.option()...)
	if best := v.host.Analysis().Ranked(); len(best) > 0 {
		p.Recent = []string{fmt.Sprint("1  ", best[0].Text)}
	}
	return p
}
