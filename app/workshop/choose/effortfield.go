package choose

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// This file draws the chart of effort and impact: where dots and names have room. Each dot has its
// name beside it, or a number, which stands before the name in the panel or, while everybody
// watches, at the side of the chart.

func (v *effortView) add(o fyne.CanvasObject, x, y, w, h float32) {
	o.Resize(fyne.NewSize(w, h))
	o.Move(fyne.NewPos(x, y))
	v.field.Objects = append(v.field.Objects, o)
}

// drawField draws the chart for the room that there is.
func (v *effortView) drawField() {
	v.field.Objects, v.label, v.shown = nil, nil, map[fishbone.ID]fyne.CanvasObject{}
	v.size = v.room
	named, rest := v.layOut()
	if len(rest) > 0 && v.host.Presenting() {
		named = v.drawListed()
	}
	v.drawGround()
	v.drawDots(named)
}

// layOut finds the places of the dots, of the names of the parts, and of the names of the dots; the
// rest are solutions for whose name there is no room.
func (v *effortView) layOut() (named []named, rest []fishbone.Solution) {
	v.spread()
	v.names = nil
	for _, p := range parts {
		v.names = append(v.names, v.cornerOf(v.partName(p).MinSize(), p.right, p.low))
	}
	if slices.ContainsFunc(v.dots(), func(dot rect) bool { return slices.ContainsFunc(v.names, dot.meets) }) {
		v.spread(v.names...) // the names found no room among so many
	}
	if named, rest = v.nameDots(); len(named) > 0 && named[0].lies {
		v.makeRoom()
		named, rest = v.nameDots()
	}
	slices.SortFunc(rest, func(a, b fishbone.Solution) int { return v.numberOf(a.ID) - v.numberOf(b.ID) })
	return named, rest
}

// makeRoom moves dots from under the name of what is in hand, where it found no room: a dot a little
// aside can still be read, one below a name cannot.
func (v *effortView) makeRoom() {
	now, _ := v.current()
	one, _ := v.nameBeside(now, true, v.names)
	name := one.box.around(dotGap*v.zoom() + labelGap)
	var stay []fyne.Position
	var move []fishbone.Solution
	for _, s := range v.solutions() {
		switch {
		case !placed(s):
		case s.ID != now.ID && name.meets(v.dotOf(s.ID)):
			move = append(move, s)
		default:
			stay = append(stay, v.at[s.ID])
		}
	}
	avoid := append(slices.Clone(v.names), name)
	for _, s := range move {
		v.at[s.ID] = v.apart(v.at[s.ID], v.partBox(s), stay, avoid)
		stay = append(stay, v.at[s.ID])
	}
}

// part is one of the four parts of the chart.
type part struct {
	key        string
	right, low bool
}

var parts = []part{{"chart.quickWins", false, false}, {"chart.projects", true, false}, {"chart.fillIns", false, true}, {"chart.avoid", true, true}}

func (v *effortView) partName(p part) fyne.CanvasObject {
	return ui.Text(words.T(p.key), ui.Style{Size: ui.RoundSize(ui.Strong, v.zoom()), Bold: true, Color: ui.Colors().Faint})
}

// drawGround draws what lies behind the dots.
func (v *effortView) drawGround() {
	c, z := ui.Colors(), v.zoom()
	at, size := v.inner(), v.innerSize()
	v.add(canvas.NewRectangle(mix(c.Surface, c.Accent, 0.07)), at.X, at.Y, size.Width/2, size.Height/2) // what wins quickly
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth = c.Outline, 1
	v.add(frame, at.X, at.Y, size.Width, size.Height)
	v.add(canvas.NewRectangle(c.Outline), at.X+size.Width/2, at.Y, 1, size.Height)
	v.add(canvas.NewRectangle(c.Outline), at.X, at.Y+size.Height/2, size.Width, 1)
	v.add(newSpot(func(p fyne.Position) { v.clicked(p) }), at.X, at.Y, size.Width, size.Height)
	for i, p := range parts {
		box := v.names[i]
		v.add(v.partName(p), box.x, box.y, box.w, box.h)
	}
	small := ui.Style{Size: ui.RoundSize(ui.Small, z), Color: c.Muted}
	effort := ui.Text(words.T("chart.effort")+" →", small)
	v.add(effort, at.X+size.Width-effort.MinSize().Width, at.Y+size.Height+4, effort.MinSize().Width, effort.MinSize().Height)
	impact := ui.Text("↑ "+words.T("chart.impact"), small)
	v.add(impact, 0, at.Y-axisTop*z, impact.MinSize().Width, impact.MinSize().Height)
}

// cornerOf is the place for the name of a part of the chart: its corner, or the nearest place along the
// edge, and then further inside, at which no dot covers or touches it.
func (v *effortView) cornerOf(size fyne.Size, right, low bool) rect {
	const edge, step = 10, 8
	at, in := v.inner(), v.innerSize()
	dots := v.dots()
	boxAt := func(aside, inwards float32) rect {
		box := rect{at.X + edge + aside, at.Y + edge - 2 + inwards, size.Width, size.Height}
		if right {
			box.x = at.X + in.Width - size.Width - edge - aside
		}
		if low {
			box.y = at.Y + in.Height - size.Height - edge + 2 - inwards
		}
		return box
	}
	for inwards := float32(0); inwards <= in.Height/4; inwards += step {
		for aside := float32(0); aside <= in.Width/2-size.Width-2*edge; aside += step {
			if box := boxAt(aside, inwards); !slices.ContainsFunc(dots, box.around(partGap*v.zoom()).meets) {
				return box
			}
		}
	}
	return boxAt(0, 0)
}

// spread gives each dot its place: where some would lie over one another, the later ones move aside, and
// all of them from what is to be avoided.
func (v *effortView) spread(avoid ...rect) {
	v.at = map[fishbone.ID]fyne.Position{}
	var taken []fyne.Position
	for _, s := range v.solutions() {
		if placed(s) {
			p := v.apart(v.place(s.Effort, s.Impact), v.partBox(s), taken, avoid)
			v.at[s.ID], taken = p, append(taken, p)
		}
	}
}

// partBox is the part of the chart that a solution lies in.
func (v *effortView) partBox(s fishbone.Solution) rect {
	at, size := v.inner(), v.innerSize()
	box := rect{at.X, at.Y, size.Width / 2, size.Height / 2}
	if p := parts[partOf(s)]; p.right {
		box.x += box.w
	}
	if p := parts[partOf(s)]; p.low {
		box.y += box.h
	}
	return box
}

// apart is the place nearest to one at which a dot lies over none of the others, and on nothing that is to
// be avoided: on rings of six, twelve and so on around it. It stays in its part of the chart, which says
// what the team thinks of it.
func (v *effortView) apart(at fyne.Position, part rect, others []fyne.Position, avoid []rect) fyne.Position {
	const mostRings = 24
	dot := dotSize*v.zoom() + 2
	for ring := range mostRings {
		for i := range max(1, 6*ring) {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(max(1, 6*ring)))
			to := at.AddXY(dot*float32(ring)*float32(cos), dot*float32(ring)*float32(sin))
			disc := rect{to.X - dot/2, to.Y - dot/2, dot, dot}
			inside := ring == 0 || disc.x >= part.x && disc.x+dot <= part.x+part.w && disc.y >= part.y && disc.y+dot <= part.y+part.h
			if inside && !slices.ContainsFunc(avoid, disc.meets) && !slices.ContainsFunc(others, func(o fyne.Position) bool {
				return math.Hypot(float64(o.X-to.X), float64(o.Y-to.Y)) < float64(dot)-1
			}) {
				return to
			}
		}
	}
	return at
}

// dots are the places of all dots.
func (v *effortView) dots() (all []rect) {
	for _, s := range v.solutions() {
		if placed(s) {
			all = append(all, v.dotOf(s.ID))
		}
	}
	return all
}

func (v *effortView) dotOf(id fishbone.ID) rect {
	p, dot := v.at[id], dotSize*v.zoom()
	return rect{p.X - dot/2, p.Y - dot/2, dot, dot}
}

// named is a solution with its name beside its dot.
type named struct {
	id    fishbone.ID
	label fyne.CanvasObject
	box   rect
	lies  bool // on something else
}

// byMerit are the solutions in the order in which they are to be named: what is chosen, what wins
// quickly, and in each the most for the least first.
func (v *effortView) byMerit() []fishbone.Solution {
	all := slices.Clone(v.solutions())
	slices.SortStableFunc(all, func(a, b fishbone.Solution) int {
		chosen := func(s fishbone.Solution) int {
			if s.Choice == fishbone.Chosen {
				return 0
			}
			return 1
		}
		return cmp.Or(chosen(a)-chosen(b), min(partOf(a), 1)-min(partOf(b), 1), b.Impact-b.Effort-(a.Impact-a.Effort))
	})
	return all
}

// nameDots finds room for names, that of the solution in hand first, which is always named, and then by
// merit. A name stands nearer to its own dot than to any other.
func (v *effortView) nameDots() (all []named, rest []fishbone.Solution) {
	now, _ := v.current()
	taken := slices.Clone(v.names)
	order := v.byMerit()
	for pass := range 2 {
		for _, s := range order {
			if !placed(s) || (s.ID == now.ID) != (pass == 0) {
				continue
			}
			others := slices.Clone(taken)
			for _, o := range v.solutions() {
				if r := v.dotOf(o.ID); placed(o) && o.ID != s.ID {
					others = append(others, r.around(dotGap*v.zoom()))
				}
			}
			one, free := v.nameBeside(s, s.ID == now.ID, others)
			if !free && pass == 1 {
				rest = append(rest, s)
				continue
			}
			one.lies = !free
			all, taken = append(all, one), append(taken, one.box)
		}
	}
	return all, rest
}

// nameBeside is the name of a dot in the first shape for which there is room, or the usual one where
// it covers least.
func (v *effortView) nameBeside(s fishbone.Solution, chosen bool, taken []rect) (one named, free bool) {
	z := v.zoom()
	style := ui.Style{Size: ui.RoundSize(ui.Small, z), Bold: chosen, Color: ui.Colors().Ink}
	for i, shape := range []shape{{150 * z, 2}, {300 * z, 1}, {110 * z, 3}} {
		if i > 0 && ui.IsTruncated(s.Text, style, shape.width, shape.lines) {
			continue
		}
		label := ui.Balanced(s.Text, style, shape.width, shape.lines)
		box, ok := v.roomFor(label.MinSize(), v.at[s.ID], taken)
		if i == 0 || ok {
			one = named{s.ID, label, box, false}
		}
		if ok {
			return one, true
		}
	}
	return one, false
}

// drawDots draws the names and then the dots, what is in hand last.
func (v *effortView) drawDots(all []named) {
	now, _ := v.current()
	has := map[fishbone.ID]bool{}
	for _, one := range all {
		has[one.id] = true
		if one.id == now.ID {
			v.label = []fyne.CanvasObject{one.label}
		}
		if b := one.box; one.lies {
			defer v.drawOver(one) // what it covers
		} else {
			v.add(one.label, b.x, b.y, b.w, b.h)
		}
	}
	for pass := range 2 {
		for _, s := range v.solutions() {
			if placed(s) && (s.ID == now.ID) == (pass == 1) {
				v.shown[s.ID] = v.dot(s, s.ID == now.ID, has[s.ID])
				r := v.dotOf(s.ID)
				v.add(v.shown[s.ID], r.x, r.y, r.w, r.h)
			}
		}
	}
}

// drawOver draws the name of what is in hand on a ground of its own.
func (v *effortView) drawOver(one named) {
	ground, b := canvas.NewRectangle(ui.Colors().Surface), one.box
	ground.CornerRadius = 3
	v.label = []fyne.CanvasObject{ground, one.label}
	v.add(ground, b.x-labelGap, b.y, b.w+2*labelGap, b.h)
	v.add(one.label, b.x, b.y, b.w, b.h)
}

// disc is what is seen of a dot.
func (v *effortView) disc(s fishbone.Solution, chosen, named bool) fyne.CanvasObject {
	c, z := ui.Colors(), v.zoom()
	circle := canvas.NewCircle(mix(c.Surface, c.Accent, 0.3))
	ink := c.Ink
	if chosen {
		circle.FillColor, ink = c.Accent, c.OnAccent
	}
	circle.StrokeColor, circle.StrokeWidth = c.Accent, 2
	all := container.NewStack(circle)
	if !named {
		n := fmt.Sprint(v.numberOf(s.ID))
		size := ui.RoundSize(ui.Small, z)
		if len(n) > 2 {
			size = ui.RoundSize(ui.Small-3, z)
		}
		all.Add(ui.Centered(ui.Text(n, ui.Style{Size: size, Color: ink})))
	}
	return ui.MinSize(dotSize*z, dotSize*z, all)
}

// drawListed draws the list of the dots with numbers beside the chart, in as few columns as all of
// them have room in, and returns the names that have room on what is left for the chart.
func (v *effortView) drawListed() (all []named) {
	const most = 3
	for columns := 1; columns <= most; columns++ {
		l := v.listIn(columns)
		v.size.Width = l.x - ui.Step*v.zoom()
		named, rest := v.layOut()
		if l.fit(v, rest) || columns == most {
			l.draw(v)
			return named
		}
	}
	return nil
}

// list are the solutions whose dots have numbers, while everybody watches.
type list struct {
	columns    int
	x, y       float32
	wide, high float32 // of a column
	rows       []fyne.CanvasObject
	gap        float32 // between two rows
}

func (v *effortView) listIn(columns int) list {
	z := v.zoom()
	wide := min(v.room.Width*0.28, 260*z)
	if columns > 1 {
		wide = v.room.Width * 0.21
	}
	return list{columns: columns, x: v.room.Width - float32(columns)*wide, y: axisTop * z, wide: wide, high: v.room.Height - axisTop*z}
}

// fit makes the rows in the largest letters in which all of them have room, or in the least.
func (l *list) fit(v *effortView, all []fishbone.Solution) bool {
	lines := 2
	for size := ui.RoundSize(ui.Body, v.zoom()); ; size-- {
		l.make(v, all, size, lines)
		switch {
		case l.ends() <= l.columns:
			return true
		case lines == 2:
			lines, size = 1, size+1
		case size <= leastList:
			return false
		}
	}
}

func (l *list) make(v *effortView, all []fishbone.Solution, size float32, lines int) {
	c := ui.Colors()
	l.rows, l.gap = nil, float32(int(size/8))
	for i, p := range parts { // what wins quickly is read first
		begun := false
		for _, s := range all {
			if partOf(s) != i {
				continue
			}
			number := ui.Text(fmt.Sprint(v.numberOf(s.ID)), ui.Style{Size: size, Bold: true, Color: c.Accent})
			var row fyne.CanvasObject = ui.Row(size*0.6, ui.MinSize(size*1.5, 0, ui.Row(0, ui.Spacer(), number)),
				ui.Paragraph(s.Text, ui.Style{Size: size, Color: c.Ink}, l.wide-size*3, lines))
			if !begun {
				title := ui.Text(words.T(p.key), ui.Style{Size: size, Bold: true, Color: c.Muted})
				row, begun = ui.Column(l.gap, ui.Padded(0, 0, 0, size*0.6, title), row), true
			}
			l.rows = append(l.rows, row)
		}
	}
}

// ends is in how many columns the rows have room.
func (l *list) ends() int {
	columns, y := 1, float32(0)
	for _, row := range l.rows {
		h := row.MinSize().Height
		if y+h > l.high {
			columns, y = columns+1, 0
		}
		y += h + l.gap
	}
	return columns
}

// draw draws the rows, column by column, and says how many have no room.
func (l *list) draw(v *effortView) {
	column, y := 0, float32(0)
	for i, row := range l.rows {
		h, left := row.MinSize().Height, len(l.rows)-i
		last := column+1 == l.columns
		if last && left > 1 && y+2*h+l.gap > l.high && l.ends() > l.columns {
			more := ui.Text(panel.MoreRows(left), ui.Style{Size: leastList, Color: ui.Colors().Muted})
			v.add(more, l.x+float32(column)*l.wide, l.y+y, l.wide, h)
			return
		}
		if y+h > l.high && !last {
			column, y = column+1, 0
		}
		v.add(row, l.x+float32(column)*l.wide, l.y+y, l.wide, h)
		y += h + l.gap
	}
}

const (
	leastList = 15 // how small its letters are at most
	dotGap    = 6  // between a name and a dot that is not its own
	partGap   = 5  // between the name of a part and a dot
)

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

// around is the place with what lies so near to it.
func (r rect) around(gap float32) rect { return rect{r.x - gap, r.y - gap, r.w + 2*gap, r.h + 2*gap} }

// overlap is how much of a place two of them share.
func (r rect) overlap(o rect) float32 {
	if !r.meets(o) {
		return 0
	}
	return (min(r.x+r.w, o.x+o.w) - max(r.x, o.x)) * (min(r.y+r.h, o.y+o.h) - max(r.y, o.y))
}

// labelGap is what is free between a label and what stands beside it, so that two of them are not
// read as one, and between a label and the frame.
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
		apart := rect{r.x - labelGap, r.y, r.w + 2*labelGap, r.h}
		covers := apart.w*apart.h - apart.overlap(rect{at.X, at.Y, in.Width, in.Height})
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
	best.x = max(at.X+labelGap, min(best.x, at.X+in.Width-best.w-labelGap)) // over another one rather than cut
	best.y = max(at.Y, min(best.y, at.Y+in.Height-best.h))
	return best, false
}
