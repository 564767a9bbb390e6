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

// effortPlace is where the keys of the chart of effort and impact mean something.
const effortPlace action.Place = "effort"

// effortStep is how far a key moves a dot.
const effortStep = 5

// effortView has a dot for each solution, by what it costs and what it brings.
type effortView struct {
	*base
	field *fyne.Container
	held  held
	room  fyne.Size                     // of the field
	size  fyne.Size                     // of the chart in it
	names []rect                        // of the four parts, which no label covers
	at    map[fishbone.ID]fyne.Position // the middle of each dot, see [effortView.spread]

	shown map[fishbone.ID]fyne.CanvasObject // the dots
	label []fyne.CanvasObject               // of the one in hand, with what lies behind it
}

// held is the dot that is dragged.
type held struct {
	id   fishbone.ID // none for the empty one
	by   fyne.Position
	from []fyne.Position // where the dot and its label were
}

func newEffort(h Host) *effortView {
	v := &effortView{}
	v.base = newBase(h, func() { v.Refresh() }, effortPlace)
	v.Refresh()
	return v
}

func (f *feature) effortActions() []action.Action {
	on := func(name string, do func(*effortView), keys ...string) action.Action {
		return act(f, name, action.In(effortPlace), do, keys...)
	}
	by := func(effort, impact int) func(*effortView) {
		return func(v *effortView) { v.push(effort, impact) }
	}
	return []action.Action{
		on("choose.moreImpact", by(0, effortStep), "Up"), on("choose.lessImpact", by(0, -effortStep), "Down"),
		on("choose.lessEffort", by(-effortStep, 0), "Left"), on("choose.moreEffort", by(effortStep, 0), "Right"),
		on("choose.unplace", (*effortView).unplace, "Delete", "BackSpace"),
	}
}

// Walk has Up and Down move the dot in hand, where they would go through a list elsewhere.
func (v *effortView) Walk(by int) { v.push(0, -by*effortStep) }

// placed says whether somebody said what a solution costs and brings.
func placed(s fishbone.Solution) bool { return s.Effort > 0 && s.Impact > 0 }

// quadrant names the part of the chart that a solution lies in.
func quadrant(s fishbone.Solution) string {
	if !placed(s) {
		return words.T("choose.notPlaced")
	}
	return words.T(parts[partOf(s)].key)
}

// partOf is the number of the part that a solution lies in, what wins quickly being the first.
func partOf(s fishbone.Solution) int {
	return slices.IndexFunc(parts, func(p part) bool { return p.right == (s.Effort > 50) && p.low == (s.Impact <= 50) })
}

// push moves the dot in hand; one that has no place yet begins in the middle.
func (v *effortView) push(effort, impact int) {
	s, ok := v.current()
	if !ok {
		return
	}
	if !placed(s) {
		s.Effort, s.Impact = 50, 50
	}
	v.put(s.ID, s.Effort+effort, s.Impact+impact, session.Merge)
}

// put gives a solution its place.
func (v *effortView) put(id fishbone.ID, effort, impact int, options ...session.Option) {
	in := func(n int) int { return min(max(n, 1), 100) }
	v.solution = id
	v.host.Do(fishbone.Set{Of: fishbone.SolutionKind, ID: id, Values: fishbone.Values{"effort": in(effort), "impact": in(impact)}}, options...)
}

func (v *effortView) unplace() {
	if s, ok := v.current(); ok && placed(s) {
		v.host.Do(fishbone.Set{Of: fishbone.SolutionKind, ID: s.ID, Values: fishbone.Values{"effort": 0, "impact": 0}})
	}
}

// Refresh implements [panel.Panel].
func (v *effortView) Refresh() {
	s, ok := v.current()
	v.decide.about(s, ok)
	v.drawBoard()
	v.showPanel(s, ok)
}

// showPanel shows what is said of the solution in hand.
func (v *effortView) showPanel(s fishbone.Solution, ok bool) {
	said := quadrant(s)
	if placed(s) {
		said = words.T("choose.effortImpact", "quadrant", said, "effort", s.Effort, "impact", s.Impact)
	}
	v.Show(v.titled(words.T("choose.inHand"), s, ok, said), ui.Column(12, v.decide.object(), v.list(func(x fishbone.Solution) string {
		if !placed(x) {
			return "–"
		}
		return fmt.Sprintf("%d / %d", x.Effort, x.Impact)
	}, true)))
}

func (v *effortView) drawBoard() {
	if v.held.id != "" {
		return // once it is dropped
	}
	head := v.head()
	if len(v.solutions()) == 0 {
		v.noSolutions()
		return
	}
	v.field = container.New(&fieldLayout{v})
	v.room = fyne.Size{}
	can := v.host.Actions()
	v.base.show(head, ui.Padded(4, v.edge(), 4, v.edge(), v.field), v.foot(
		action.Key{Cap: "↑ ↓ ← →", Words: words.T("key.move")}, can.Hint("choose.next", "key.solution"), can.Key("choose.unplace"), can.Hint("choose.reason", "key.reason")))
}

// fieldLayout draws the chart for the room that there is.
type fieldLayout struct{ view *effortView }

// MinSize implements [fyne.Layout].
func (*fieldLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (l *fieldLayout) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	if v := l.view; v.held.id == "" && room != v.room {
		v.room = room
		v.drawField()
	}
}

// The measures of the chart, inside of its room.
const (
	axisTop  = 22
	axisFoot = 22
	dotSize  = 20
)

// place is where a dot's middle stands. The whole dot is inside of the frame.
func (v *effortView) place(effort, impact int) fyne.Position {
	inner, in, dot := v.inner(), v.innerSize(), dotSize*v.zoom()
	return inner.AddXY(dot/2+(in.Width-dot)*float32(effort)/100, dot/2+(in.Height-dot)*(1-float32(impact)/100))
}

func (v *effortView) inner() fyne.Position { return fyne.NewPos(0, axisTop*v.zoom()) }
func (v *effortView) innerSize() fyne.Size {
	z := v.zoom()
	return fyne.NewSize(max(1, v.size.Width), max(1, v.size.Height-(axisTop+axisFoot)*z))
}

// dot is a solution on the chart, which can be dragged. One without a name beside it has a number.
func (v *effortView) dot(s fishbone.Solution, chosen, named bool) fyne.CanvasObject {
	z := v.zoom()
	d := ui.NewDragger(v.disc(s, chosen, named), func() { v.take(s.ID); v.host.TakeKeys() })
	d.Over, d.Radius = d.Fill, dotSize*z
	d.SetToolTip(s.Text)
	d.OnMenu = func(at fyne.Position) { v.menu(s, at) }
	d.OnDrag = func(e *fyne.DragEvent) { v.drag(s, fyne.NewPos(e.Dragged.DX, e.Dragged.DY)) }
	d.OnDrop = func() { v.drop(s.ID) }
	return d
}

// drag moves a dot, with its name; the panel says where it is.
func (v *effortView) drag(s fishbone.Solution, by fyne.Position) {
	if v.held.id != s.ID {
		v.take(s.ID) // draws it anew, with its name
		v.held = held{id: s.ID}
		for _, o := range v.moving() {
			v.held.from = append(v.held.from, o.Position())
		}
	}
	v.held.by = v.held.by.Add(by)
	for i, o := range v.moving() {
		o.Move(v.held.from[i].Add(v.held.by))
	}
	s.Effort, s.Impact = v.dragged()
	v.showPanel(s, true)
}

// moving are the dot that is dragged, and its label.
func (v *effortView) moving() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{v.shown[v.solution]}, v.label...)
}

// dragged is where the dot is on the way.
func (v *effortView) dragged() (effort, impact int) {
	half := dotSize * v.zoom() / 2
	return v.marks(v.held.from[0].Add(v.held.by).AddXY(half, half))
}

// drop leaves a dot where it was dragged to.
func (v *effortView) drop(id fishbone.ID) {
	if v.held.id != id {
		return
	}
	effort, impact := v.dragged()
	v.held = held{}
	v.put(id, effort, impact)
	v.host.Refresh()
	v.host.TakeKeys()
}

// marks are the effort and the impact of a place on the chart, or of the nearest to it.
func (v *effortView) marks(p fyne.Position) (effort, impact int) {
	at, size, dot := v.inner(), v.innerSize(), dotSize*v.zoom()
	in := func(part float32) int { return min(max(int(part*100+0.5), 1), 100) }
	return in((p.X - at.X - dot/2) / (size.Width - dot)), in(1 - (p.Y-at.Y-dot/2)/(size.Height-dot))
}

// clicked puts a solution in hand that has no place yet where somebody clicked.
func (v *effortView) clicked(p fyne.Position) {
	s, ok := v.current()
	if ok && !placed(s) {
		effort, impact := v.marks(p.AddXY(v.inner().X, v.inner().Y))
		v.put(s.ID, effort, impact)
	}
	v.host.TakeKeys()
}

// Prompt implements [panel.Prompter].
func (v *effortView) Prompt() panel.Prompt {
	s, ok := v.current()
	if !ok {
		return v.noSolutionsYet()
	}
	p := panel.Prompt{About: s.Text, Question: words.T("choose.askEffort"), Asks: true}
	can := v.host.Actions()
	for _, name := range []string{"choose.moreImpact", "choose.lessImpact", "choose.lessEffort", "choose.moreEffort", "choose.next"} {
		p.Options = append(p.Options, panel.Option{Key: can.Cap(name), Words: words.T(name), Do: func() { can.Perform(name) }})
	}
	p.Options = append(p.Options, v.decide.option()...)
	return p
}
