// Package monthly draws an indicator of the service month by month, with its target and its limits,
// and the complaints of the same months below it. The screen and a file show the same picture.
//
// Start reading at [Chart.Draw].
package monthly

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"strconv"

	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Chart is an indicator over consecutive months.
type Chart struct {
	Title, Below         string             // may be empty
	Values, Complaints   string             // what the two pictures are called
	Marks                [Square + 1]string // what the marks mean; said where a month has another than a disc
	Months               []Month
	Target, Lower, Upper *Level // nil for none
}

// Level is a line across, with its words.
type Level struct {
	At    float64
	Words string
}

// Month is one of the months.
type Month struct {
	Short      string  // on the axis, where there is room
	Value      float64 // if Known
	Known      bool
	Mark       Mark
	Complaints int
	Kept       bool // complaints were noted in this month, or in one before
}

// Mark says how a value is drawn. Its form says it, too, without colours.
type Mark int

// The marks.
const (
	Plain  Mark = iota // a disc
	Ring               // the target is missed
	Square             // it lies beyond a limit
)

// Style says how a chart looks. Text is the size of most of its words.
type Style struct {
	Width, Height, Text float64
	Margin              float64
	Theme               *scene.Theme
}

// drawing is a chart on its way.
type drawing struct {
	*scene.Scene
	Chart
	Style
	left, right float64 // of both pictures
	values      box
	bars        box
	least, most float64
}

// box is from a height to another one.
type box struct{ top, foot float64 }

// Draw draws the chart. One without months is empty paper.
func (c Chart) Draw(s Style) *scene.Scene {
	s.Theme = s.Theme.OrLight()
	d := &drawing{Scene: &scene.Scene{Width: s.Width, Height: s.Height, Paper: s.Theme.Paper, Forms: s.Theme.Forms}, Chart: c, Style: s}
	if len(c.Months) == 0 {
		return d.Scene
	}
	top := d.head()
	d.measure(top)
	d.grid()
	d.levels()
	d.line()
	d.barsBelow()
	d.names()
	return d.Scene
}

func (d *drawing) ink() color.NRGBA { return d.Theme.Category(0) }

// head writes title and what stands below it, and returns where the pictures begin.
func (d *drawing) head() float64 {
	y := d.Margin
	for _, part := range []struct {
		words string
		size  float64
		bold  bool
		ink   color.NRGBA
	}{{d.Title, 1.6 * d.Text, true, d.Theme.Ink}, {d.Below, 1.1 * d.Text, false, d.Theme.Muted}} {
		if part.words == "" {
			continue
		}
		lines, _ := typeset.Wrap(part.words, d.Style.Width-2*d.Margin, part.size, part.bold, 2)
		for _, line := range lines {
			y += 1.35 * part.size
			d.write(d.Margin, y-0.35*part.size, line, part.size, part.bold, part.ink)
		}
	}
	return y
}

// gapped is how much of the height the complaints have.
const gapped = 0.3

// measure shares out the room.
func (d *drawing) measure(top float64) {
	legend := d.legend()
	head, foot := 2.3*d.Text+legendHigh*d.Text*float64(max(0, len(legend)-1)), 1.8*d.Text
	whole := d.Style.Height - d.Margin - foot - top
	bars := whole * gapped
	d.values = box{top + head, top + whole - bars - 0.6*d.Text}
	d.bars = box{d.values.foot + 2.9*d.Text, top + whole}
	d.bounds()
	wide := 0.0
	for _, t := range d.ticks() {
		wide = math.Max(wide, typeset.Width(number(t), d.Text, false))
	}
	most := 0
	for _, m := range d.Months {
		most = max(most, m.Complaints)
	}
	wide = math.Max(wide, typeset.Width(strconv.Itoa(most), d.Text, false))
	d.left, d.right = d.Margin+wide+0.6*d.Text, d.Style.Width-d.Margin
	for _, l := range []*Level{d.Target, d.Lower, d.Upper} {
		if l != nil {
			d.right = math.Min(d.right, d.Style.Width-d.Margin-typeset.Width(l.Words, d.Text, true)-0.5*d.Text)
		}
	}
	name := d.values.top - 1.2*d.Text - legendHigh*d.Text*float64(max(0, len(legend)-1))
	d.write(d.Margin, name, d.Values, d.Text, false, d.Theme.Muted)
	d.writeLegend(legend, name)
	d.write(d.Margin, d.bars.top-0.9*d.Text, d.Complaints, d.Text, false, d.Theme.Muted)
}

// legendHigh is the height of a line of the legend, and markWide the room of a mark in it, in sizes of
// the text.
const legendHigh, markWide = 1.5, 1.2

// legendEntry is a mark with what it means.
type legendEntry struct {
	mark Mark
	x    float64
}

// legend are the marks of the values behind the name of the picture, line by line. Where all are discs
// there is nothing to tell apart; what has no room on a line of its own is left out.
func (d *drawing) legend() (lines [][]legendEntry) {
	var used [len(d.Chart.Marks)]bool
	for _, m := range d.Months {
		used[m.Mark] = used[m.Mark] || m.Known
	}
	if !used[Ring] && !used[Square] {
		return nil
	}
	lines = append(lines, nil)
	x := d.Margin + typeset.Width(d.Values, d.Text, false) + 1.2*d.Text
	for m, said := range d.Chart.Marks {
		wide := markWide*d.Text + typeset.Width(said, d.Text, false)
		if !used[m] || said == "" || d.Margin+wide > d.Style.Width-d.Margin {
			continue
		}
		if x+wide > d.Style.Width-d.Margin {
			lines, x = append(lines, nil), d.Margin
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], legendEntry{Mark(m), x})
		x += wide + d.Text
	}
	return lines
}

func (d *drawing) writeLegend(lines [][]legendEntry, y float64) {
	for i, line := range lines {
		foot := y + legendHigh*d.Text*float64(i)
		for _, one := range line {
			r := 0.32 * d.Text
			d.mark(one.mark, scene.Point{X: one.x + r, Y: foot - 0.35*d.Text}, r)
			d.write(one.x+markWide*d.Text, foot, d.Chart.Marks[one.mark], d.Text, false, d.Theme.Muted)
		}
	}
}

// bounds are the least and the most on the axis.
func (d *drawing) bounds() {
	d.least, d.most = math.Inf(1), math.Inf(-1)
	note := func(x float64) { d.least, d.most = math.Min(d.least, x), math.Max(d.most, x) }
	for _, m := range d.Months {
		if m.Known {
			note(m.Value)
		}
	}
	for _, l := range []*Level{d.Target, d.Lower, d.Upper} {
		if l != nil {
			note(l.At)
		}
	}
	if math.IsInf(d.least, 0) {
		d.least, d.most = 0, 1
	}
	room := (d.most - d.least) * 0.12
	if room == 0 {
		room = math.Max(math.Abs(d.most)*0.05, 0.5)
	}
	if low := d.least - room; low >= 0 && d.least > d.most/2 || d.least < 0 { // not where zero is near
		d.least = low
	} else {
		d.least = 0
	}
	d.most += room
}

// ticks are round numbers on the axis of values.
func (d *drawing) ticks() (all []float64) {
	most := math.Max(3, math.Min(6, (d.values.foot-d.values.top)/(2*d.Text)))
	step := math.Pow(10, math.Floor(math.Log10((d.most-d.least)/5)))
	for _, k := range []float64{1, 2, 5, 10, 20, 50} {
		if (d.most-d.least)/(k*step) <= most {
			step *= k
			break
		}
	}
	for n := math.Ceil(d.least/step - 1e-9); n*step <= d.most+1e-9*step; n++ {
		all = append(all, n*step)
	}
	return all
}

func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e6)/1e6+0, 'f', -1, 64)
}

// x is the middle of a month, and y the height of a value.
func (d *drawing) x(i int) float64 {
	return d.left + (float64(i)+0.5)*d.pitch()
}

func (d *drawing) pitch() float64 { return (d.right - d.left) / float64(len(d.Months)) }

func (d *drawing) y(v float64) float64 {
	return d.values.foot - (v-d.least)/(d.most-d.least)*(d.values.foot-d.values.top)
}

func (d *drawing) grid() {
	pale := readable.Mix(d.Theme.Paper, d.Theme.Muted, 0.25)
	for _, t := range d.ticks() {
		y := d.y(t)
		d.stroke(pale, 0.6, false, scene.Point{X: d.left, Y: y}, scene.Point{X: d.right, Y: y})
		said := number(t)
		d.write(d.left-0.5*d.Text-typeset.Width(said, d.Text, false), y+0.35*d.Text, said, d.Text, false, d.Theme.Muted)
	}
	d.axis()
}

// axis is the upright axis of the values. Where it does not begin at zero it is broken at its foot, so
// that nobody takes a step of one point for a fall to nothing.
func (d *drawing) axis() {
	foot, w := d.values.foot, 0.32*d.Text
	if d.least <= 0 {
		d.stroke(d.Theme.Muted, 0.8, false, scene.Point{X: d.left, Y: d.values.top}, scene.Point{X: d.left, Y: foot})
		return
	}
	at := func(x, up float64) scene.Point { return scene.Point{X: d.left + 0.6*x, Y: foot - up*w} }
	d.stroke(d.Theme.Muted, 0.8, false, scene.Point{X: d.left, Y: d.values.top}, at(0, 4), at(-w, 3.2), at(w, 2), at(-w, 0.8), at(0, 0))
}

// levels are the lines across with their words at the right, from the top down; words that would
// lie on each other move down.
func (d *drawing) levels() {
	var all []*Level
	for _, l := range []*Level{d.Target, d.Lower, d.Upper} {
		if l != nil {
			all = append(all, l)
		}
	}
	slices.SortStableFunc(all, func(a, b *Level) int { return cmp.Compare(b.At, a.At) })
	free := 0.0
	for _, l := range all {
		ink, dashed := d.Theme.Alarm, true
		if l == d.Target {
			ink, dashed = d.ink(), false
		}
		y := d.y(l.At)
		d.stroke(ink, 1.2, dashed, scene.Point{X: d.left, Y: y}, scene.Point{X: d.right, Y: y})
		at := max(y+0.35*d.Text, free)
		d.write(d.right+0.4*d.Text, at, l.Words, d.Text, !dashed, ink)
		free = at + 1.15*d.Text
	}
}

// line joins the values of months that follow each other.
func (d *drawing) line() {
	var run []scene.Point
	end := func() {
		if len(run) > 1 {
			d.stroke(d.Theme.Ink, 1.6, false, run...)
		}
		run = nil
	}
	for i, m := range d.Months {
		if !m.Known {
			end()
			continue
		}
		run = append(run, scene.Point{X: d.x(i), Y: d.y(m.Value)})
	}
	end()
	r := math.Max(1.6, math.Min(0.32*d.Text, 0.38*d.pitch()))
	for i, m := range d.Months {
		if m.Known {
			d.mark(m.Mark, scene.Point{X: d.x(i), Y: d.y(m.Value)}, r)
		}
	}
}

func (d *drawing) mark(m Mark, at scene.Point, r float64) {
	switch m {
	case Square:
		d.fill(d.Theme.Alarm, scene.Point{X: at.X - r, Y: at.Y - r}, scene.Point{X: at.X + r, Y: at.Y - r}, scene.Point{X: at.X + r, Y: at.Y + r}, scene.Point{X: at.X - r, Y: at.Y + r})
	case Ring:
		d.fill(d.Theme.Ink, round(at, r)...)
		d.fill(d.Theme.Paper, round(at, r*0.6)...)
	default:
		d.fill(d.ink(), round(at, r)...)
	}
}

func round(at scene.Point, r float64) (all []scene.Point) {
	const corners = 20
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / corners)
		all = append(all, scene.Point{X: at.X + r*cos, Y: at.Y + r*sin})
	}
	return all
}

// barsBelow are the complaints of the months, with the scale from nothing to the most.
func (d *drawing) barsBelow() {
	most := 0
	for _, m := range d.Months {
		most = max(most, m.Complaints)
	}
	d.stroke(d.Theme.Muted, 0.8, false, scene.Point{X: d.left, Y: d.bars.foot}, scene.Point{X: d.right, Y: d.bars.foot})
	if most == 0 {
		return
	}
	said := strconv.Itoa(most)
	d.stroke(readable.Mix(d.Theme.Paper, d.Theme.Muted, 0.25), 0.6, false, scene.Point{X: d.left, Y: d.bars.top}, scene.Point{X: d.right, Y: d.bars.top})
	for _, scale := range []struct {
		said string
		y    float64
	}{{said, d.bars.top}, {"0", d.bars.foot}} {
		d.write(d.left-0.5*d.Text-typeset.Width(scale.said, d.Text, false), scale.y+0.35*d.Text, scale.said, d.Text, false, d.Theme.Muted)
	}
	pale := readable.Pale(d.Theme.Paper, d.Theme.Muted, 0.55)
	half := 0.34 * d.pitch()
	for i, m := range d.Months {
		if m.Complaints == 0 {
			d.withoutBar(i, m)
		}
		if m.Complaints > 0 {
			top := d.bars.foot - float64(m.Complaints)/float64(most)*(d.bars.foot-d.bars.top)
			d.fill(pale, scene.Point{X: d.x(i) - half, Y: top}, scene.Point{X: d.x(i) + half, Y: top}, scene.Point{X: d.x(i) + half, Y: d.bars.foot}, scene.Point{X: d.x(i) - half, Y: d.bars.foot})
		}
	}
}

// withoutBar says in the place of a bar whether none came in, or nothing was noted yet.
func (d *drawing) withoutBar(i int, m Month) {
	said := "–"
	if m.Kept {
		said = "0"
	}
	if wide := typeset.Width(said, d.Text, false); wide < d.pitch() {
		d.write(d.x(i)-wide/2, d.bars.foot-0.35*d.Text, said, d.Text, false, d.Theme.Muted)
	}
}

// names are those of months, as many as there is room for, the last one first.
func (d *drawing) names() {
	y := d.bars.foot + 1.4*d.Text
	free := d.Style.Width
	for i := len(d.Months) - 1; i >= 0; i-- {
		wide := typeset.Width(d.Months[i].Short, d.Text, false)
		left := d.x(i) - wide/2
		if left+wide > free || left < 0 {
			continue
		}
		d.write(left, y, d.Months[i].Short, d.Text, false, d.Theme.Muted)
		free = left - 0.8*d.Text
	}
}
