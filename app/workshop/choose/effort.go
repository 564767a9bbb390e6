package choose

import (
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
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
	size  fyne.Size // of the field
	names []rect    // of the four parts, which no label covers

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
	switch {
	case !placed(s):
		return words.T("choose.notPlaced")
	case s.Impact > 50 && s.Effort <= 50:
		return words.T("chart.quickWins")
	case s.Impact > 50:
		return words.T("chart.projects")
	case s.Effort <= 50:
		return words.T("chart.fillIns")
	}
	return words.T("chart.avoid")
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
	})))
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
	v.size = fyne.Size{}
	can := v.host.Actions()
	v.base.show(head, ui.Padded(4, panel.Margin, 4, panel.Margin, v.field), v.foot(
		action.Key{Cap: "↑ ↓ ← →", Words: words.T("key.move")}, can.Hint("choose.next", "key.solution"), can.Key("choose.unplace"), can.Hint("choose.reason", "key.reason")))
}

// fieldLayout draws the chart for the room that there is.
type fieldLayout struct{ view *effortView }

// MinSize implements [fyne.Layout].
func (*fieldLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (l *fieldLayout) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	if v := l.view; v.held.id == "" && room != v.size {
		v.size = room
		v.drawField(room)
	}
}

// The measures of the chart, inside of its room.
const (
	axisTop  = 22
	axisFoot = 22
	dotSize  = 18
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

func (v *effortView) drawField(room fyne.Size) {
	c, z := ui.Colors(), v.zoom()
	at, size := v.inner(), v.innerSize()
	v.field.Objects, v.label, v.shown = nil, nil, map[fishbone.ID]fyne.CanvasObject{}
	add := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, y))
		v.field.Objects = append(v.field.Objects, o)
	}
	back := newSpot(func(p fyne.Position) { v.clicked(p) })
	wins := canvas.NewRectangle(mix(c.Surface, c.Accent, 0.07))
	add(wins, at.X, at.Y, size.Width/2, size.Height/2)
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth = c.Rule, 1
	add(frame, at.X, at.Y, size.Width, size.Height)
	for _, l := range [][4]float32{{at.X + size.Width/2, at.Y, 1, size.Height}, {at.X, at.Y + size.Height/2, size.Width, 1}} {
		add(canvas.NewRectangle(c.Hairline), l[0], l[1], l[2], l[3])
	}
	add(back, at.X, at.Y, size.Width, size.Height)
	big := ui.Style{Size: ui.RoundSize(ui.Strong, z), Bold: true, Color: c.Faint}
	corner := func(key string, right, low bool) {
		t := ui.Text(words.T(key), big)
		box := v.cornerOf(t.MinSize(), right, low)
		add(t, box.x, box.y, box.w, box.h)
		v.names = append(v.names, box)
	}
	v.names = nil
	corner("chart.quickWins", false, false)
	corner("chart.projects", true, false)
	corner("chart.fillIns", false, true)
	corner("chart.avoid", true, true)
	small := ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Muted}
	effort := ui.Text(words.T("chart.effort")+" →", small)
	add(effort, at.X+size.Width-effort.MinSize().Width, at.Y+size.Height+4, effort.MinSize().Width, effort.MinSize().Height)
	impact := ui.Text("↑ "+words.T("chart.impact"), small)
	add(impact, 0, at.Y-axisTop*z, impact.MinSize().Width, impact.MinSize().Height)
	v.addDots(add)
}

// cornerOf is the place for the name of a part of the chart: its corner, or as near to that along
// the edge as no dot covers it.
func (v *effortView) cornerOf(size fyne.Size, right, low bool) rect {
	const edge, step = 10, 8
	at, in := v.inner(), v.innerSize()
	corner := rect{at.X + edge, at.Y + edge - 2, size.Width, size.Height}
	if low {
		corner.y = at.Y + in.Height - size.Height - edge + 2
	}
	dots := v.dots()
	for aside := float32(0); aside <= in.Width/2-size.Width-2*edge; aside += step {
		box := corner
		if box.x += aside; right {
			box.x = at.X + in.Width - size.Width - edge - aside
		}
		if aside == 0 {
			corner = box
		}
		if !slices.ContainsFunc(dots, box.meets) {
			return box
		}
	}
	return corner
}

// dots are the places of all dots.
func (v *effortView) dots() (all []rect) {
	dot := dotSize * v.zoom()
	for _, s := range v.solutions() {
		if placed(s) {
			p := v.place(s.Effort, s.Impact)
			all = append(all, rect{p.X - dot/2, p.Y - dot/2, dot, dot})
		}
	}
	return all
}

// addDots draws the dots and their names; names that would lie on others are left out, for the
// panel and the tooltip have them.
func (v *effortView) addDots(add func(o fyne.CanvasObject, x, y, w, h float32)) {
	c, z := ui.Colors(), v.zoom()
	now, _ := v.current()
	taken := append(v.dots(), v.names...)
	all := v.solutions()
	for pass := range 2 { // the one in hand is drawn last, and named first
		for _, s := range all {
			if !placed(s) || (s.ID == now.ID) != (pass == 0) {
				continue
			}
			p := v.place(s.Effort, s.Impact)
			style := ui.Style{Size: ui.RoundSize(ui.Small, z), Bold: s.ID == now.ID, Color: c.Ink}
			label := ui.Balanced(s.Text, style, 150*z, 2)
			box, free := v.roomFor(label.MinSize(), p, taken)
			for _, shape := range []shape{{300 * z, 1}, {110 * z, 3}} { // the one in hand tries others, too
				if free || pass == 1 {
					break
				}
				if ui.IsTruncated(s.Text, style, shape.width, shape.lines) {
					continue
				}
				other := ui.Balanced(s.Text, style, shape.width, shape.lines)
				if at, ok := v.roomFor(other.MinSize(), p, taken); ok {
					label, box, free = other, at, true
				}
			}
			switch {
			case free:
				add(label, box.x, box.y, box.w, box.h)
				if pass == 0 {
					v.label = []fyne.CanvasObject{label}
				}
			case pass == 0: // the one in hand is always named, above what it covers
				ground := canvas.NewRectangle(c.Surface)
				ground.CornerRadius = 3
				v.label = []fyne.CanvasObject{ground, label}
				defer func() {
					add(ground, box.x-labelGap, box.y, box.w+2*labelGap, box.h)
					add(label, box.x, box.y, box.w, box.h)
				}()
			default:
				continue
			}
			taken = append(taken, box)
		}
	}
	for pass := range 2 {
		for _, s := range all {
			if placed(s) && (s.ID == now.ID) == (pass == 1) {
				p := v.place(s.Effort, s.Impact)
				d := v.dot(s, s.ID == now.ID)
				v.shown[s.ID] = d
				add(d, p.X-dotSize*z/2, p.Y-dotSize*z/2, dotSize*z, dotSize*z)
			}
		}
	}
}

// shape is what a name may take.
type shape struct {
	width float32
	lines int
}

// rect is a place on the chart that is taken.
type rect struct{ x, y, w, h float32 }

func (r rect) meets(o rect) bool {
	return r.x < o.x+o.w && o.x < r.x+r.w && r.y < o.y+o.h && o.y < r.y+r.h
}

// overlap is how much of a place two of them share.
func (r rect) overlap(o rect) float32 {
	if !r.meets(o) {
		return 0
	}
	return (min(r.x+r.w, o.x+o.w) - max(r.x, o.x)) * (min(r.y+r.h, o.y+o.h) - max(r.y, o.y))
}

// labelGap is what is free between a label and what stands beside it, so that two of them are not
// read as one.
const labelGap = 3

// roomFor finds room for a label beside a dot, or the place where it covers least.
func (v *effortView) roomFor(size fyne.Size, p fyne.Position, taken []rect) (best rect, free bool) {
	at, in, half := v.inner(), v.innerSize(), dotSize*v.zoom()/2+4
	left, right, middle := p.X-half-size.Width, p.X+half, p.X-size.Width/2
	above, below, beside := p.Y-half-size.Height, p.Y+half, p.Y-size.Height/2
	least := float32(math.Inf(1))
	for _, to := range []fyne.Position{
		{X: right, Y: beside}, {X: left, Y: beside}, {X: middle, Y: below}, {X: middle, Y: above},
		{X: right, Y: below - half}, {X: right, Y: above + half}, {X: left, Y: below - half}, {X: left, Y: above + half},
		{X: p.X, Y: below}, {X: p.X, Y: above}, {X: p.X - size.Width, Y: below}, {X: p.X - size.Width, Y: above},
	} {
		r := rect{to.X, to.Y, size.Width, size.Height}
		covers := size.Width*size.Height - r.overlap(rect{at.X, at.Y, in.Width, in.Height})
		apart := rect{r.x - labelGap, r.y, r.w + 2*labelGap, r.h}
		for _, o := range taken {
			covers += apart.overlap(o)
		}
		if covers < 0.5 {
			return r, true
		}
		if covers < least {
			best, least = r, covers
		}
	}
	return best, false
}

// dot is a solution on the chart, which can be dragged.
func (v *effortView) dot(s fishbone.Solution, chosen bool) fyne.CanvasObject {
	c, z := ui.Colors(), v.zoom()
	circle := canvas.NewCircle(mix(c.Surface, c.Accent, 0.55))
	if chosen {
		circle.FillColor = c.Accent
	}
	circle.StrokeColor, circle.StrokeWidth = c.Accent, 2
	d := ui.NewDragger(ui.MinSize(dotSize*z, dotSize*z, circle), func() { v.take(s.ID); v.host.TakeKeys() })
	d.Over, d.Radius = d.Fill, dotSize
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
	p := panel.Prompt{Question: words.T("choose.askEffort", "solution", s.Text), Asks: true}
	can := v.host.Actions()
	for _, name := range []string{"choose.moreImpact", "choose.lessImpact", "choose.lessEffort", "choose.moreEffort", "choose.next"} {
		p.Options = append(p.Options, panel.Option{Key: can.Cap(name), Words: words.T(name), Do: func() { can.Perform(name) }})
	}
	return p
}
