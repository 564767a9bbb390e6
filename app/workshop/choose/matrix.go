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

// matrixPlace is where the keys of the matrix mean something.
const matrixPlace action.Place = "matrix"

// weightRow is the row of the weights, above those of the solutions.
const weightRow = -1

// matrixView is the matrix of solutions and criteria.
type matrixView struct {
	*base
	line   *panel.CaptureLine // names a criterion
	set    *ui.Entry          // names a set of criteria
	matrix fishbone.Matrix
	order  []fishbone.ID // of the rows: they do not change places while points are given
	row    int           // that the keys are on, weightRow for the weights
	column int
	typed  string // the digits of a weight so far
	scroll *container.Scroll
	rows   []fyne.CanvasObject
}

func newMatrix(h Host) *matrixView {
	v := &matrixView{}
	v.base = newBase(h, func() { v.Refresh(); v.reveal(); ui.Do(v.reveal) }, matrixPlace) // again once the rows have their places
	v.line = v.newLine()
	v.set = v.newSetEntry()
	v.scroll = container.NewVScroll(ui.Gap(0, 0))
	v.sort()
	v.Refresh()
	return v
}

func (f *feature) matrixActions() []action.Action {
	at := action.In(matrixPlace)
	on := func(name string, do func(*matrixView), keys ...string) action.Action {
		return act(f, name, at, do, keys...)
	}
	digits := on("choose.points", func(v *matrixView) { v.pointsMenuAt() }, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
	digits.Nth = func(n int) {
		if v, ok := f.open.(*matrixView); ok {
			v.digit(n)
		}
	}
	move := func(by int) func(*matrixView) { return func(v *matrixView) { v.goTo(v.row, v.column+by) } }
	return []action.Action{
		digits,
		on("choose.clear", (*matrixView).clear, "BackSpace", "Delete"),
		on("choose.weights", func(v *matrixView) { v.goTo(weightRow, v.column) }, "w"),
		on("choose.balance", (*matrixView).balance, "="),
		on("choose.criteria", (*matrixView).toggleCriteria, "k"),
		on("choose.sort", (*matrixView).sortRows, "s"),
		on("choose.byNext", (*matrixView).nextPerson, "b"),
		on("choose.left", move(-1), "Left"), on("choose.right", move(1), "Right"),
	}
}

// Refresh implements [panel.Panel].
func (v *matrixView) Refresh() {
	a := v.host.Analysis()
	v.matrix = a.MatrixOf(v.ordered(), v.by)
	v.row = min(max(v.row, weightRow), max(weightRow, len(v.matrix.Solutions)-1))
	v.column = min(max(v.column, 0), max(0, len(v.matrix.Criteria)-1))
	s, ok := v.inHand()
	if !ok && len(v.matrix.Solutions) > 0 {
		s, ok = v.matrix.Solutions[max(0, v.row)], true
	}
	v.decide.about(s, ok)
	v.decide.note, v.decide.good = v.state()
	v.drawBoard()
	v.board.bring(v.reveal)
	v.Show(v.panelTop(s, ok), v.panelList(ok))
}

// ordered are the solutions that are compared, in the order of the rows.
func (v *matrixView) ordered() []fishbone.Solution {
	all := v.solutions()
	place := map[fishbone.ID]int{}
	for i, id := range v.order {
		place[id] = i - len(v.order) // those that are new come last
	}
	slices.SortStableFunc(all, func(x, y fishbone.Solution) int { return place[x.ID] - place[y.ID] })
	return all
}

// sort puts the best first.
func (v *matrixView) sort() {
	v.order = nil
	for i, s := range v.host.Analysis().MatrixOf(v.solutions(), v.by).Sorted() {
		v.order = append(v.order, s.ID)
		if s.ID == v.solution {
			v.row = i
		}
	}
}

func (v *matrixView) sortRows() {
	v.sort()
	v.goTo(max(v.row, 0), v.column)
}

// state says what the matrix still lacks.
func (v *matrixView) state() (said string, good bool) {
	m := v.matrix
	switch {
	case len(m.Solutions) == 0 || len(m.Criteria) == 0:
		return "", false
	case m.WeightSum() != 100:
		return words.T("choose.sumNot", "n", m.WeightSum()), false
	case m.Open() > 0:
		return words.T("choose.open", "n", m.Open()), false
	}
	return words.T("choose.whole", "n", len(m.Solutions)*len(m.Criteria)), true
}

// Walk goes to another row.
func (v *matrixView) Walk(by int) { v.goTo(v.row+by, v.column) }

func (v *matrixView) goTo(row, column int) {
	v.row, v.column, v.typed = row, column, ""
	if row = min(row, len(v.matrix.Solutions)-1); row >= 0 {
		v.solution = v.matrix.Solutions[row].ID
		v.Flush()
	}
	v.host.Refresh()
	v.reveal()
	v.host.Focus()
}

// reveal brings the row in hand into sight.
func (v *matrixView) reveal() { bring(v.scroll, v.rows, v.row) }

// cell is the criterion and the solution that the keys are on.
func (v *matrixView) cell() (c fishbone.Criterion, s fishbone.Solution, ok bool) {
	if v.column >= len(v.matrix.Criteria) || v.row < 0 || v.row >= len(v.matrix.Solutions) {
		return c, s, false
	}
	return v.matrix.Criteria[v.column], v.matrix.Solutions[v.row], true
}

// digit gives points, or writes on at a weight.
func (v *matrixView) digit(n int) {
	if v.row == weightRow {
		v.typeWeight(n)
		return
	}
	if c, s, ok := v.cell(); ok && (n == 0 || slices.Contains(c.Scale.Points(), n)) {
		v.give(c, s, n)
		v.goOn()
	}
}

// goOn goes to the next cell that has no points yet, in the row and then below.
func (v *matrixView) goOn() {
	columns := len(v.matrix.Criteria)
	for i := v.row*columns + v.column + 1; i < columns*len(v.matrix.Solutions); i++ {
		row, column := i/columns, i%columns
		if _, given := v.matrix.Points(v.matrix.Criteria[column].ID, v.matrix.Solutions[row].ID); !given {
			v.goTo(row, column)
			return
		}
	}
}

func (v *matrixView) give(c fishbone.Criterion, s fishbone.Solution, points int) {
	v.host.Do(fishbone.GivePoints{ID: fishbone.NewID(), Criterion: c.ID, Of: s.ID, By: v.by, Points: points})
}

// clear takes points back, or the last digit of a weight.
func (v *matrixView) clear() {
	if v.row == weightRow && v.column < len(v.matrix.Criteria) {
		v.typed = ""
		v.weigh(v.matrix.Criteria[v.column], 0)
		return
	}
	if c, s, ok := v.cell(); ok {
		v.give(c, s, 0)
	}
}

// typeWeight puts a digit behind those of the weight so far.
func (v *matrixView) typeWeight(n int) {
	if v.column >= len(v.matrix.Criteria) {
		return
	}
	v.typed += fmt.Sprint(n)
	weight := 0
	if _, err := fmt.Sscan(v.typed, &weight); err != nil || weight > 100 {
		v.typed, weight = fmt.Sprint(n), n
	}
	typed := v.typed
	v.weigh(v.matrix.Criteria[v.column], weight)
	v.typed = typed
}

func (v *matrixView) weigh(c fishbone.Criterion, weight int) {
	if c.Weight != weight {
		v.host.Do(fishbone.Set{Of: fishbone.CriterionKind, ID: c.ID, Values: fishbone.Values{"weight": weight}}, session.Merge)
	}
}

// balance has the weights add up to 100.
func (v *matrixView) balance() {
	v.host.Do(fishbone.Join(balanced(v.matrix.Criteria)...))
}

// balanced are the edits after which the weights of criteria add up to 100.
func balanced(criteria []fishbone.Criterion) []fishbone.Edit {
	weights := make([]int, len(criteria))
	for i, c := range criteria {
		weights[i] = c.Weight
	}
	var edits []fishbone.Edit
	for i, w := range fishbone.BalanceWeights(weights) {
		if w != criteria[i].Weight {
			edits = append(edits, fishbone.Set{Of: fishbone.CriterionKind, ID: criteria[i].ID, Values: fishbone.Values{"weight": w}})
		}
	}
	return edits
}

// people are those whose points there can be: the roster, and who gave some before.
func (v *matrixView) people() []string {
	var names []string
	note := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, p := range v.host.Analysis().People() {
		note(p.Name)
	}
	for _, s := range v.host.Analysis().Scores() {
		note(s.By)
	}
	return names
}

// nextPerson goes on to the points of the next one, and after the last to those of the team.
func (v *matrixView) nextPerson() {
	all := append([]string{""}, v.people()...)
	v.useBy(all[(slices.Index(all, v.by)+1)%len(all)])
}

func (v *matrixView) useBy(name string) {
	v.by = name
	v.host.Refresh()
	v.host.Focus()
}

func (v *matrixView) byMenu(at fyne.Position) {
	var items []ui.Choice
	for _, name := range append([]string{""}, v.people()...) {
		said := name
		if name == "" {
			said = words.T("choose.together")
		}
		item := ui.Pick(said, func() { v.useBy(name) })
		item.Tick(v.by == name)
		items = append(items, item)
	}
	v.host.ShowMenu(at, items...)
}

// pointsMenu offers the points of a cell; a click on the cell opens it.
func (v *matrixView) pointsMenu(c fishbone.Criterion, s fishbone.Solution, at fyne.Position) {
	now, _ := v.matrix.Points(c.ID, s.ID)
	var items []ui.Choice
	for _, n := range slices.Backward(c.Scale.Points()) {
		item := ui.Pick(fmt.Sprint(n), func() { v.give(c, s, n) })
		item.Key, item.Runes = fmt.Sprint(n), fmt.Sprint(n)
		item.Tick(now == float64(n))
		items = append(items, item)
	}
	items = append(items, ui.Choice{}, ui.Pick(words.T("choose.clear"), func() { v.give(c, s, 0) }))
	v.host.ShowMenu(at, items...)
}

// pointsMenuAt opens the menu of the cell that the keys are on.
func (v *matrixView) pointsMenuAt() {
	if c, s, ok := v.cell(); ok && v.row < len(v.rows) {
		v.pointsMenu(c, s, ui.Below(v.rows[v.row]))
	}
}

// usualWeights are those that a click on a weight offers.
var usualWeights = []int{5, 10, 15, 20, 25, 30, 40, 50, 60}

func (v *matrixView) weightMenu(c fishbone.Criterion, at fyne.Position) {
	var items []ui.Choice
	for _, n := range usualWeights {
		item := ui.Pick(fmt.Sprint(n), func() { v.weigh(c, n) })
		item.Tick(c.Weight == n)
		items = append(items, item)
	}
	items = append(items, ui.Choice{}, ui.Choice{Words: words.T("choose.balance"), Key: "=", Do: v.balance})
	v.host.ShowMenu(at, items...)
}
