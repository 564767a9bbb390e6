package chain

import (
	"fmt"
	"image/color"
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/links"
)

// ink is the colour of a line: that of its bone.
func (d *drawing) ink(l *links.Line) color.NRGBA { return d.theme.Category(d.bones[l.Bone.ID]) }

// drawLine draws a line from its bone to where it ends. It returns where it joins the trunk, and
// where it is over.
func (d *drawing) drawLine(l *links.Line, top float64) (joint, bottom float64) {
	joint = top + rowPitch/2
	root, low := d.drawWhys(l, top)
	first := d.labelsOf(l)
	rail := math.Max(low+7, top+pitch*float64(first)+above-4)
	ink, at := d.ink(l), d.station(links.Verdict, rail)
	bend := d.curve(root, scene.Point{X: root.X, Y: rail}, scene.Point{X: root.X + 14, Y: rail})
	d.stroke(l.Leaf().ID, 2, ink, false, bend...)
	from := bend[len(bend)-1]
	bottom = d.notes(l, root.X+13, rail)
	if l.Breaks == links.Verdict {
		half := scene.Point{X: math.Max(from.X, at.X-130), Y: rail}
		d.stroke(l.Leaf().ID, 2, ink, false, from, half)
		return joint, math.Max(bottom, d.breaks(l, half, at))
	}
	d.stroke(l.Leaf().ID, 2, ink, false, from, at)
	d.mark(l, links.Verdict, l.Leaf().ID, at, dot+0.5)
	bottom = math.Max(bottom, d.verdict(l, at))
	return joint, math.Max(bottom, d.branches(l, at))
}

// mark is the disc of a thing at a station, or the ring of an end.
func (d *drawing) mark(l *links.Line, s links.Station, of fishbone.ID, at scene.Point, r float64) {
	if e, ok := endAt(l, s, of); ok {
		d.ring(at, d.endInk(e))
		return
	}
	d.disc(of, at, r, d.ink(l))
}

// endAt is the end of a line at a thing. Of several it is one at which something is wrong.
func endAt(l *links.Line, s links.Station, of fishbone.ID) (end links.End, found bool) {
	for _, e := range l.Ends {
		if e.At == s && e.Of == of && (!found || e.Alarming()) {
			end, found = e, true
		}
	}
	return end, found
}

// endInk is the colour of an end.
func (d *drawing) endInk(e links.End) color.NRGBA {
	if e.Alarming() {
		return d.bad
	}
	return d.amber
}

// station is the place of a station on a rail.
func (d *drawing) station(s links.Station, rail float64) scene.Point {
	return scene.Point{X: d.x[s] + dot, Y: rail}
}

// drawWhys draws the box of the bone and the causes below each other. It returns the place of the
// leaf and where its words end.
func (d *drawing) drawWhys(l *links.Line, top float64) (root scene.Point, bottom float64) {
	ink := d.ink(l)
	y := top + rowPitch/2
	d.boneBox(l, y, ink)
	was := scene.Point{X: d.x[links.Bone] + d.boxes, Y: y}
	for i, c := range l.Path {
		leaf := i == len(l.Path)-1
		at := scene.Point{X: d.x[links.Whys] + 12 + indent*float64(min(i, 12)), Y: y}
		if i == 0 {
			d.stroke(c.ID, 2, ink, false, was, at)
		} else {
			d.stroke(c.ID, 1.6, ink, false, d.curve(was, scene.Point{X: was.X, Y: at.Y}, at)...)
		}
		r, words := 3.6, d.theme.Ink
		if leaf {
			r = dot + 0.5
		} else if i > 0 {
			words = d.theme.Muted
		}
		if c.Therefore == fishbone.Breaks {
			words = d.bad
		}
		d.mark(l, links.Whys, c.ID, at, r)
		room := d.x[links.Verdict] - gutter - at.X - 13
		lines, cut := typeset.Wrap(c.Text, math.Max(room, 60), body, leaf, 3)
		for k, line := range lines {
			d.text(at.X+13, y+5+pitch*float64(k), line, body, leaf, words)
		}
		d.about(len(lines), c.ID, c.Text, cut)
		was, root = at, at
		bottom = y + 5 + pitch*float64(len(lines)-1)
		y = bottom - 5 + rowPitch
	}
	return root, bottom
}

// boneBox is the name of the bone, on its colour, and the chain that the line belongs to below it.
func (d *drawing) boneBox(l *links.Line, y float64, ink color.NRGBA) {
	left, right := d.x[links.Bone], d.x[links.Bone]+d.boxes
	words := d.theme.CategoryInk
	d.box(l.Bone.ID, scene.PartCategory, left, y-12, right, y+12, 5, ink)
	if d.theme.Outlined {
		d.box(l.Bone.ID, scene.PartCategory, left+1, y-11, right-1, y+11, 4, d.theme.Paper)
	}
	line := d.wrap(l.Bone.Name, d.boxes-12, body, true, 1)
	if len(line) > 0 {
		d.text(left+(d.boxes-typeset.Width(line[0], body, true))/2, y+5, line[0], body, true, words)
		d.about(1, l.Bone.ID, l.Bone.Name, line[0] != l.Bone.Name)
	}
	if chain := l.Path[0].Chain; chain != fishbone.NoChain {
		for i, line := range d.wrap(d.o.Words.Chain(chain), d.boxes+24, small, false, 2) {
			d.text(left, y+28+smallPitch*float64(i), line, small, false, d.theme.Faint)
		}
	}
}

// notes write below the rail what is wrong with the whys, and return where that ends.
func (d *drawing) notes(l *links.Line, x, rail float64) float64 {
	base := rail + below - 2
	room := d.x[links.Verdict] - gutter - x
	for _, e := range l.Ends {
		if e.At == links.Whys {
			base = d.note(e, x, base, room)
		}
	}
	return base - smallPitch + 4
}

// note is an end in small words that are its spot. It returns the next baseline.
func (d *drawing) note(e links.End, x, base, room float64) float64 {
	ink := d.amber
	if e.Alarming() {
		ink = d.bad
	}
	top, wide := base-small, 0.0
	for _, line := range d.wrap(d.o.Words.Gap(e), math.Max(room, 60), small, true, 2) {
		wide = math.Max(wide, d.text(x, base, line, small, true, ink))
		base += smallPitch
	}
	d.spot(e, x-4, top-3, x+wide+4, base-smallPitch+6)
	return base
}

func (d *drawing) spot(e links.End, left, top, right, bottom float64) {
	d.spots = append(d.spots, Spot{e, d.line, left, top, right, bottom})
}

// verdict is what was concluded about the leaf, and from what.
func (d *drawing) verdict(l *links.Line, at scene.Point) float64 {
	x, room := d.x[links.Verdict], d.width(links.Verdict)
	wide := d.check(x, at.Y-above)
	for _, line := range d.wrap(d.o.Words.Confirmed, room-wide, body, true, 1) {
		d.text(x+wide, at.Y-above, line, body, true, d.theme.Ink)
	}
	leaf, base := l.Leaf(), at.Y+below
	for _, e := range l.Ends {
		if e.At == links.Verdict {
			return d.note(e, x, base, room) - smallPitch + 4
		}
	}
	lines, cut := typeset.Wrap(leaf.Verdict.Evidence, room, small, false, 2)
	for _, line := range lines {
		d.text(x, base, line, small, false, d.theme.Muted)
		base += smallPitch
	}
	d.about(len(lines), leaf.ID, leaf.Verdict.Evidence, cut)
	return base - smallPitch + 4
}

// breaks draws where a line breaks: dashed to a hollow ring, with what is missing.
func (d *drawing) breaks(l *links.Line, from, at scene.Point) float64 {
	d.stroke(l.Leaf().ID, 2, d.amber, true, from, scene.Point{X: at.X - dot - 1, Y: at.Y})
	for _, e := range l.Ends {
		if e.At == l.Breaks {
			return d.missing(e, at)
		}
	}
	return at.Y
}

// missing is a hollow ring with what is missing above it, and below what mends it.
func (d *drawing) missing(e links.End, at scene.Point) float64 {
	d.ring(at, d.amber)
	x := at.X - dot
	room := d.width(e.At)
	if e.At >= links.Verdict {
		room = math.Min(math.Max(room, 120), d.right-x)
	}
	lines := d.wrap(d.o.Words.Gap(e), room, body, true, 3)
	wide := 0.0
	for i, line := range lines {
		wide = math.Max(wide, d.text(x, at.Y-above-pitch*float64(len(lines)-1-i), line, body, true, d.amber))
	}
	right := d.chip(e, x, at.Y+14)
	d.spot(e, x-4, at.Y-above-pitch*float64(len(lines))-1, math.Max(x+wide, right)+4, at.Y+14+chipHeight+3)
	return at.Y + 14 + chipHeight
}

// chip is what leads to where an end is mended. It returns its right edge.
func (d *drawing) chip(e links.End, x, top float64) float64 {
	words := d.o.Words.Mend(e)
	w := typeset.Width(words, small, true)
	right := x + w + 34
	if d.theme.Outlined {
		d.box("", scene.PartMark, x-1, top-1, right+1, top+chipHeight+1, chipHeight/2+1, d.theme.Ink)
	}
	d.box("", scene.PartMark, x, top, right, top+chipHeight, chipHeight/2, d.soft)
	d.text(x+11, top+16, words, small, true, d.amber)
	tip := scene.Point{X: right - 11, Y: top + chipHeight/2}
	// What is filled covers lines, so the arrow is a thin shape.
	for _, dy := range []float64{-4, 4} {
		d.scene.Shapes = append(d.scene.Shapes, scene.Shape{Part: scene.PartMark, Fill: d.amber, Points: arm(tip, dy)})
	}
	return right
}

// arm is one half of an arrow's head.
func arm(tip scene.Point, dy float64) []scene.Point {
	a := scene.Point{X: tip.X - 4, Y: tip.Y + dy}
	points := []scene.Point{{X: a.X - 0.7, Y: a.Y - 0.7}, {X: tip.X + 0.4, Y: tip.Y - 0.8}, {X: tip.X + 0.4, Y: tip.Y + 0.8}, {X: a.X + 0.9, Y: a.Y + 0.9}}
	if dy > 0 {
		points[0], points[3] = scene.Point{X: a.X + 0.9, Y: a.Y - 0.9}, scene.Point{X: a.X - 0.7, Y: a.Y + 0.7}
		points = []scene.Point{points[0], points[1], points[2], points[3]}
	}
	return points
}

// labelsOf is how many lines of words stand above the first rail of a line at most.
func (d *drawing) labelsOf(l *links.Line) int {
	n := 1
	count := func(words string, s links.Station, bold bool) {
		n = max(n, len(d.wrap(words, d.width(s), body, bold, 3)))
	}
	for _, e := range l.Ends {
		if e.At == l.Breaks {
			count(d.o.Words.Gap(e), e.At, true)
		}
	}
	if rows := rowsOf(l.Branches); len(rows) > 0 {
		n = max(n, d.labelLines(rows[0]))
	}
	if l.Breaks == links.Through {
		figures, _ := d.o.Words.Effect(l.Measures[0])
		count(figures+more(len(l.Measures)-1), links.Effect, true)
	}
	return n
}

// foot lists what the analysis as a whole lacks, and returns where that ends.
func (d *drawing) foot(y float64) float64 {
	var ends []links.End
	for _, e := range d.c.Whole {
		if e.Gap != links.NoComplaint && e.Gap != links.NoProblem {
			ends = append(ends, e)
		}
	}
	if len(ends) == 0 {
		return y
	}
	x := d.x[links.Whys]
	d.stroke("", 1, d.hairline(), false, scene.Point{X: x, Y: y}, scene.Point{X: d.right, Y: y})
	y += 24
	d.text(x, y, d.o.Words.Whole, small, false, d.theme.Faint)
	y += 12
	for _, e := range ends {
		y = d.footRow(e, x, y)
	}
	return y + 10
}

func (d *drawing) footRow(e links.End, x, top float64) float64 {
	ink := d.endInk(e)
	chip := d.x[links.Promise]
	lines := d.wrap(d.o.Words.Named(e), chip-gutter-x-24, body, true, 2)
	base := top + 21
	d.ring(scene.Point{X: x + dot + 1, Y: base - 5}, ink)
	for i, line := range lines {
		d.text(x+24, base+pitch*float64(i), line, body, true, ink)
	}
	bottom := base + pitch*float64(len(lines)-1) + 9
	right := d.chip(e, chip, top+4)
	d.spot(e, x-4, top+1, right+4, bottom+1)
	return math.Max(bottom, top+4+chipHeight) + 4
}

// more says that there is more of a kind than is shown.
func more(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprint(" +", n)
}
