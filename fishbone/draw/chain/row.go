package chain

import (
	"image/color"
	"math"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/links"
)

// row is a solution with one of its promises, or one more promise for the same solution.
type row struct {
	branch  links.Branch
	opens   bool // it is the first of its branch
	promise int  // the number of its promise, -1 for none
	several bool // it is not the only one of its line
}

// rowsOf are the rows of a line's branches.
func rowsOf(branches []links.Branch) (rows []row) {
	for _, b := range branches {
		missing := !b.Promised() // there may be promises all the same, which keep it from failing
		if missing {
			rows = append(rows, row{branch: b, opens: true, promise: -1})
		}
		for i := range b.Promises {
			rows = append(rows, row{branch: b, opens: i == 0 && !missing, promise: i})
		}
	}
	for i := range rows {
		rows[i].several = len(rows) > 1
	}
	return rows
}

// branches draws what follows from a verdict, and returns where that ends.
func (d *drawing) branches(l *links.Line, from scene.Point) float64 {
	if l.Breaks == links.Solution {
		return d.breaks(l, from, d.station(links.Solution, from.Y))
	}
	rail, bottom := from.Y, from.Y
	opened := from.Y                                   // the rail of the branch's solution
	solved, promised, joined := from.Y, from.Y, from.Y // the rails of the rows before
	end, first := d.station(links.Promise, from.Y), fishbone.Promise{}
	for i, r := range rowsOf(l.Branches) {
		if i > 0 {
			d.rows = append(d.rows, bottom+3)
			rail = bottom + 6 + pitch*float64(d.labelLines(r)) + above - 4
		}
		if r.opens {
			opened = rail
			bottom = math.Max(bottom, d.solution(l, r, from, branchOff(from.Y, solved), rail))
			solved, promised = rail, rail
		}
		low, kept := d.promise(l, r, branchOff(opened, promised), opened, rail)
		bottom, promised = math.Max(bottom, low), rail
		switch {
		case !kept || l.Breaks <= links.Promise:
		case i == 0:
			end, first = d.station(links.Promise, rail), r.branch.Promises[r.promise]
		default:
			d.join(l, r.branch.Promises[r.promise], d.station(links.Promise, rail), branchOff(from.Y, joined))
			joined = rail
		}
	}
	if l.Breaks <= links.Promise {
		return bottom
	}
	return math.Max(bottom, d.effect(l, first, end))
}

// branchOff is where the line to a further row begins: at the rail that it branches off, or where
// the line to the row before bends. Two lines on each other would look thicker than one.
func branchOff(rail, before float64) float64 { return math.Max(rail, before-bend) }

// labelLines is how many lines of words stand above a row.
func (d *drawing) labelLines(r row) int {
	n := 1
	if r.opens && r.branch.Solution != nil {
		n = len(d.wrap(r.branch.Solution.Text, d.width(links.Solution), body, false, 3))
	}
	if r.promise >= 0 && r.promise < len(r.branch.Promises) {
		n = max(n, len(d.wrap(named(r), d.width(links.Promise), body, false, 2)))
	}
	return n
}

// named is how the promise of a row is called: who promised, as what is done stands in the solution
// beside it. Where there are several, or nobody promised, it is what.
func named(r row) string {
	if p := r.branch.Promises[r.promise]; p.Owner != "" && !r.several {
		return p.Owner
	}
	return r.branch.Promises[r.promise].Text
}

// solution draws the first part of a branch: from the verdict to the solution. A further one
// branches off at a height.
func (d *drawing) solution(l *links.Line, r row, from scene.Point, off, rail float64) float64 {
	ink, at := d.ink(l), d.station(links.Solution, rail)
	if rail == from.Y {
		d.stroke(l.Leaf().ID, 2, ink, false, from, at)
	} else {
		x := at.X - dot - 10
		d.stroke(l.Leaf().ID, 2, ink, false, d.curve(scene.Point{X: x, Y: off}, scene.Point{X: x, Y: rail}, at)...)
	}
	s := r.branch.Solution
	if s == nil {
		return rail
	}
	d.mark(l, links.Solution, s.ID, at, dot+0.5)
	x, room := d.x[links.Solution], d.width(links.Solution)
	lines, cut := typeset.Wrap(s.Text, room, body, false, 3)
	for i, line := range lines {
		d.text(x, rail-above-pitch*float64(len(lines)-1-i), line, body, false, d.theme.Ink)
	}
	d.about(len(lines), s.ID, s.Text, cut)
	base := rail + below
	for _, e := range l.Ends {
		if e.At == links.Solution && e.Of == s.ID {
			return d.note(e, x, base, room) - smallPitch + 4
		}
	}
	if s.Strength != fishbone.Unsaid {
		strong := map[fishbone.Strength]int{fishbone.Weaker: 1, fishbone.Intermediate: 2, fishbone.Stronger: 3}[s.Strength]
		wide := d.bars(x, base, strong)
		d.text(x+wide, base, d.o.Words.Strength(s.Strength), small, false, d.theme.Muted)
	}
	return base + 4
}

// promise draws who does it and how far that is; a further one branches off at a height. Kept says
// that there is a promise.
func (d *drawing) promise(l *links.Line, r row, off, opened, rail float64) (bottom float64, kept bool) {
	from, at := d.station(links.Solution, opened), d.station(links.Promise, rail)
	ink := d.ink(l)
	if r.promise < 0 {
		for _, e := range l.Ends {
			if e.Gap == links.NoPromise && e.Of == r.branch.Solution.ID {
				d.stroke(l.Leaf().ID, 2, d.amber, true, from, scene.Point{X: at.X - dot - 1, Y: rail})
				return d.missing(e, at), false
			}
		}
		return rail, false
	}
	if rail == opened {
		d.stroke(l.Leaf().ID, 2, ink, false, from, at)
	} else {
		x := at.X - dot - 10
		d.stroke(l.Leaf().ID, 2, ink, false, d.curve(scene.Point{X: x, Y: off}, scene.Point{X: x, Y: rail}, at)...)
	}
	p := r.branch.Promises[r.promise]
	d.mark(l, links.Promise, p.ID, at, dot+0.5)
	x, room := d.x[links.Promise], d.width(links.Promise)
	lines, cut := typeset.Wrap(named(r), room, body, false, 2)
	for i, line := range lines {
		d.text(x, rail-above-pitch*float64(len(lines)-1-i), line, body, false, d.theme.Ink)
	}
	whole := strings.TrimPrefix(p.Owner+" · "+p.Text, " · ")
	d.about(len(lines), p.ID, whole, cut || p.Owner != "")
	base := rail + below
	if r.several && p.Owner != "" {
		for _, line := range d.wrap(p.Owner, room, small, false, 1) {
			d.text(x, base, line, small, false, d.theme.Muted)
			base += smallPitch
		}
	}
	return d.state(l, p, x, base, room), true
}

// state writes how far a promise is, or what is wrong with it.
func (d *drawing) state(l *links.Line, p fishbone.Promise, x, base, room float64) float64 {
	said := false
	for _, e := range l.Ends {
		if e.At == links.Promise && e.Of == p.ID {
			base, said = d.note(e, x, base, room), true
		}
	}
	if said {
		return base - smallPitch + 4
	}
	s := d.o.Words.Promise(p)
	for _, line := range d.wrap(s.Words, room, small, s.Tone != Plain, 2) {
		d.text(x, base, line, small, s.Tone != Plain, d.tone(s.Tone))
		base += smallPitch
	}
	return base - smallPitch + 4
}

// after is how a line goes on behind a promise: in its colour, or dashed in that of an end.
func (d *drawing) after(l *links.Line, p fishbone.Promise) (ink color.NRGBA, dashed bool) {
	if e, ok := endAt(l, links.Promise, p.ID); ok {
		return d.endInk(e), true
	}
	return d.ink(l), false
}

// join leads from a further promise back to the rail of the first one, just before the effect.
func (d *drawing) join(l *links.Line, p fishbone.Promise, from scene.Point, to float64) {
	ink, dashed := d.after(l, p)
	x := d.x[links.Effect] - 8
	d.stroke(l.Leaf().ID, 2, ink, dashed, d.curve(from, scene.Point{X: x, Y: from.Y}, scene.Point{X: x, Y: to})...)
}

// effect draws the proof behind the first promise, and returns where it ends.
func (d *drawing) effect(l *links.Line, first fishbone.Promise, from scene.Point) float64 {
	at := d.station(links.Effect, from.Y)
	if l.Breaks == links.Effect {
		return d.breaks(l, from, at)
	}
	ink, dashed := d.after(l, first)
	d.stroke(l.Leaf().ID, 2, ink, dashed, from, scene.Point{X: at.X - dot - 1, Y: at.Y})
	x, room, shown := d.x[links.Effect], d.width(links.Effect), l.Measures[0]
	var wrong []links.End
	for _, e := range l.Ends {
		if e.At == links.Effect {
			wrong = append(wrong, e)
			for _, p := range l.Measures {
				if p.Measure.ID == e.Of {
					shown = p
				}
			}
		}
	}
	d.mark(l, links.Effect, shown.Measure.ID, at, dot+0.5)
	figures, verdict := d.o.Words.Effect(shown)
	d.stack(x, at.Y-above, figures+more(len(l.Measures)-1), room, body, true, 2, d.theme.Ink)
	d.about(1, shown.Measure.ID, shown.Measure.Text, true)
	base := at.Y + below
	for _, e := range wrong {
		base = d.note(e, x, base, room)
	}
	if len(wrong) > 0 {
		return base - smallPitch + 4
	}
	for _, line := range d.wrap(verdict.Words, room, small, true, 2) {
		d.text(x, base, line, small, true, d.tone(verdict.Tone))
		base += smallPitch
	}
	return base - smallPitch + 4
}
