package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/effect"
)

// Effect shows a figure before and after something was done: as a line where every
// value has a date, and else as bars.
type Effect struct {
	Title  string
	Unit   string   // of the values
	Change string   // from when on it was done: one of the moments, or a date between them
	Done   string   // what was done; stands beside the line at Change
	Goal   *float64 // none if nil
	Values []Value
	// Before and After are what the values did by themselves then; nil for unknown. They are
	// drawn where every value has a date.
	Before, After *Band
	Below         string                   // the title; the means if empty
	Note          string                   // below everything: what follows from it
	Name          func(when string) string // names a moment on the axis; nil for as it is written
}

// Band is a mean, and the limits within which values move by themselves.
type Band struct {
	Name               string // stands above it
	Mean, Lower, Upper float64
	Limited            bool // the limits are known
}

// Value is the figure at one moment.
type Value struct {
	When  string // a date as 2026-03-04 or 2026-03, or any name
	Value float64
}

// effectAbove is the room above the axes, for the unit and for what was done.
const effectAbove = 3 * pitch * smallSize

// barNumber is the room for a number above a bar, or in it.
const barNumber = pitch*smallSize + 3

// mostBar is how wide a bar is at most: a lone one is no wall.
const mostBar = 120

// How many values a chart of effects has at most, as bars and as lines: five years of days.
const (
	maxValues = 400
	maxDated  = 2000
)

// moment is a value at its place on the axis.
type moment struct {
	Value
	at    float64
	after bool
}

// Draw draws the chart. The only error is [ErrData].
func (e Effect) Draw(s Style) (*scene.Scene, error) {
	moments, change, dated, err := e.moments()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	if !dated {
		s.Width = math.Max(s.Width, barPitch*float64(len(moments))+2*s.Margin+180)
	}
	below := e.Below
	if below == "" {
		below = e.means(moments, s.Words)
	}
	h := newSheet(s, e.Title, below)
	h.note(e.Note)
	p := h.plot()
	least, most := e.bounds(moments, dated)
	high := float64(h.area.Max.Y - h.area.Min.Y - effectAbove)
	if !dated { // the number above the highest bar stands below what was done
		most += (most - least) * barNumber / math.Max(high-barNumber, barNumber)
	}
	p.Y.Min, p.Y.Max = least, most
	p.Y.Tick.Marker = fewTicks(least, most, math.Min(mostTicks, high/(2.5*smallSize)))
	p.X.Tick.Label.YAlign = -1
	if dated {
		first, last := moments[0].at, moments[len(moments)-1].at
		edge := math.Max((last-first)*0.03, 1)
		p.X.Min, p.X.Max = first-edge, last+edge
	} else {
		p.X.Min, p.X.Max, p.X.Tick.Length = -0.5, float64(len(moments))-0.5, 0
	}
	right := 0.0
	if e.Goal != nil {
		right = typeset.Width(goalWords(s.Words, *e.Goal), smallSize, true) + 8
	}
	p.X.Tick.Marker = h.moments(e.named(moments), dated, right)
	if dated {
		p.Add(h.band(e.Before, math.Inf(-1), change, s.Theme.Faint), h.band(e.After, change, math.Inf(1), s.accent()))
	} else {
		p.Add(h.effectBars(moments, e.Goal))
	}
	if e.Goal != nil {
		p.Add(h.goal(*e.Goal))
	}
	if !math.IsNaN(change) {
		p.Add(h.change(change, e.Done))
	}
	if dated {
		h.lines(p, moments)
		p.Add(h.bandNames(e, moments, change))
	}
	p.Add(drawing(func(c vgdraw.Canvas, _ *plot.Plot) {
		c.FillText(style(smallSize, s.Theme.Muted, 0, 0), vg.Point{X: h.area.Min.X, Y: c.Max.Y + 0.6*smallSize + pitch*smallSize}, e.Unit)
	}))
	return h.draw(p, right, effectAbove), nil
}

// moments puts the values on the axis and says where the change is, NaN for nowhere.
func (e Effect) moments() (list []moment, change float64, dated bool, err error) {
	if len(e.Values) == 0 || len(e.Values) > maxDated {
		return nil, 0, false, fmt.Errorf("drawing %d values (1 to %d): %w", len(e.Values), maxDated, ErrData)
	}
	dated = len(e.Values) > 1
	for _, v := range e.Values {
		if !finite(v.Value) {
			return nil, 0, false, fmt.Errorf("drawing the value of %q, which is %v: %w", v.When, v.Value, ErrData)
		}
		_, ok := day(v.When)
		dated = dated && ok
	}
	if !dated && len(e.Values) > maxValues {
		return nil, 0, false, fmt.Errorf("drawing %d bars (1 to %d): %w", len(e.Values), maxValues, ErrData)
	}
	change = math.NaN()
	for i, v := range e.Values {
		m := moment{Value: v, at: float64(i)}
		if dated {
			m.at, _ = day(v.When)
			if i > 0 && m.at <= list[i-1].at {
				return nil, 0, false, fmt.Errorf("drawing values over time: %q does not come after %q: %w", v.When, e.Values[i-1].When, ErrData)
			}
		}
		list = append(list, m)
	}
	if e.Change == "" {
		return list, change, dated, nil
	}
	if change, err = e.changeAt(list, dated); err != nil {
		return nil, 0, false, err
	}
	for i := range list {
		list[i].after = list[i].at >= change
	}
	return list, change, dated, nil
}

// changeAt finds the place of the change: between two bars, or at its date.
func (e Effect) changeAt(list []moment, dated bool) (float64, error) {
	if at, ok := day(e.Change); ok && dated {
		return at, nil
	}
	for i, m := range list {
		if m.When == e.Change {
			return float64(i) - 0.5, nil
		}
	}
	return 0, fmt.Errorf("drawing values: the change %q is none of their moments: %w", e.Change, ErrData)
}

// day counts the days to a date.
func day(when string) (float64, bool) {
	for _, form := range []string{time.DateOnly, "2006-01"} {
		if t, err := time.Parse(form, when); err == nil {
			return float64(t.Unix()) / 86_400, true
		}
	}
	return 0, false
}

// means says how the values were before and after, on average.
func (e Effect) means(list []moment, w Words) string {
	var sum, n [2]float64
	for _, m := range list {
		i := 0
		if m.after {
			i = 1
		}
		sum[i], n[i] = sum[i]+m.Value.Value, n[i]+1
	}
	if n[0] == 0 || n[1] == 0 {
		return ""
	}
	before, after := sum[0]/n[0], sum[1]/n[1]
	change := ""
	if before > 0 {
		change = fmt.Sprintf(" (%+.0f%%)", 100*(after-before)/before)
	}
	return fmt.Sprintf(w.Means, short(before), short(after)) + strings.Replace(change, "-", "−", 1)
}

// short writes a mean or a limit as it is written elsewhere.
func short(v float64) string { return number(effect.Shown(v)) }

// bounds are where the scale of the values begins and ends. That of bars holds the zero; lines
// that would run at its far end, in less than this part of it, have a scale of their own.
func (e Effect) bounds(list []moment, dated bool) (least, most float64) {
	const flat = 1.0 / 3
	least, most = math.Inf(1), math.Inf(-1)
	hold := func(v float64) { least, most = math.Min(least, v), math.Max(most, v) }
	for _, m := range list {
		hold(m.Value.Value)
	}
	for _, b := range []*Band{e.Before, e.After} {
		if b != nil && b.Limited {
			hold(b.Lower)
			hold(b.Upper)
		}
	}
	if e.Goal != nil {
		hold(*e.Goal)
	}
	span := most - least
	if farthest := math.Max(math.Abs(least), math.Abs(most)); dated && span > 0 && span < flat*farthest {
		return least - 4*bandAir*span, most + 2*bandAir*span
	}
	hold(0)
	if e.Before != nil && e.Before.Limited || e.After != nil && e.After.Limited {
		most += bandAir * (most - least)
	}
	if least == most {
		return 0, 1
	}
	return least, most
}

// named gives moments the names that stand on the axis.
func (e Effect) named(list []moment) []moment {
	if e.Name == nil {
		return list
	}
	named := slices.Clone(list)
	for i := range named {
		named[i].When = e.Name(named[i].When)
	}
	return named
}

// moments names the moments on the axis: all of them, wrapped, below bars, and of dates
// as many as have room.
func (h *sheet) moments(list []moment, dated bool, right float64) (all plot.ConstantTicks) {
	width := h.style.Width - 2*h.style.Margin - 60 - right
	room := width / float64(len(list)) * 0.94
	span := list[len(list)-1].at - list[0].at
	free := math.Inf(-1)
	for _, m := range list {
		if !dated {
			lines := wrap(m.When, room, smallSize, false, 4)
			all = append(all, plot.Tick{Value: m.at, Label: strings.Join(lines, "\n")})
			continue
		}
		at, wide := (m.at-list[0].at)/span*width*0.94, typeset.Width(m.When, smallSize, false)+14
		label := ""
		if at-wide/2 >= free {
			label, free = m.When, at+wide/2
		}
		all = append(all, plot.Tick{Value: m.at, Label: label})
	}
	return all
}

func goalWords(w Words, goal float64) string { return w.Goal + " " + short(goal) }

// goal is the line at the goal, with its name at the right of the axes.
func (h *sheet) goal(goal float64) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		_, y := p.Transforms(&c)
		l := h.dashes()
		l.Color = h.style.Theme.Head
		c.StrokeLine2(l, c.Min.X, y(goal), c.Max.X, y(goal))
		c.FillText(bold(style(smallSize, h.style.Theme.Head, 0, -0.5)), vg.Point{X: c.Max.X + 8, Y: y(goal)}, goalWords(h.style.Words, goal))
	})
}

// change is the line at the moment of the change, with what was done above it.
func (h *sheet) change(at float64, done string) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		x, _ := p.Transforms(&c)
		c.StrokeLine2(h.dashes(), x(at), c.Min.Y, x(at), c.Max.Y+4)
		t := bold(style(smallSize, h.style.Theme.Ink, 0, 0))
		words := wrap(done, 0.8*float64(h.area.Max.X-h.area.Min.X), smallSize, true, 1)[0]
		left := min(max(x(at)-t.Width(words)/2, c.Min.X), h.area.Max.X-t.Width(words))
		c.FillText(t, vg.Point{X: left, Y: c.Max.Y + 6}, words)
	})
}

// lines are the values before and after, each their own line.
func (h *sheet) lines(p *plot.Plot, list []moment) {
	radius := vg.Length(math.Min(4, math.Max(1.2, 0.4*h.style.Width/float64(len(list))))) // dots that touch hide the line
	for i, color := range []vgdraw.LineStyle{{Color: h.style.Theme.Faint, Width: 2.2}, {Color: h.style.accent(), Width: 2.8}} {
		var at plotter.XYs
		for _, m := range list {
			if m.after == (i == 1) {
				at = append(at, plotter.XY{X: m.at, Y: m.Value.Value})
			}
		}
		if len(at) == 0 {
			continue
		}
		p.Add(&plotter.Line{XYs: at, LineStyle: color},
			&plotter.Scatter{XYs: at, GlyphStyle: vgdraw.GlyphStyle{Color: color.Color, Radius: radius, Shape: vgdraw.CircleGlyph{}}})
	}
}

// effectBars are the values as bars, with their numbers where nothing runs through them.
func (h *sheet) effectBars(list []moment, goal *float64) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		for _, m := range list {
			fill := h.style.pale()
			if m.after {
				fill = h.style.accent()
			}
			at := vg.Point{X: x(m.at), Y: y(m.Value.Value)}
			half := min(x(m.at+0.36)-at.X, mostBar/2)
			h.bar(c, at.X-half, at.X+half, y(0), at.Y, fill)
			struck := func(low, high vg.Length) bool { return goal != nil && y(*goal) > low && y(*goal) < high }
			switch {
			case h.high(at.Y-y(0)) && !struck(at.Y-barNumber, at.Y):
				h.inside(c, at.X, at.Y, m.Value.Value, m.after)
			case !struck(at.Y, at.Y+barNumber):
				c.FillText(bold(style(smallSize, h.style.Theme.Ink, -0.5, 0)), at.Add(vg.Point{Y: 2}), number(m.Value.Value))
			}
		}
	})
}
