package chart

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Quadrant shows solutions by what they cost and what they bring.
type Quadrant struct {
	Title string
	// What the two scales are called, the picture's own words if empty.
	Effort, Impact string
	Points         []Choice
}

// Choice is one solution and its marks.
type Choice struct {
	Name           string
	Effort, Impact float64 // from 1 to 5, or to 10 where one is higher than 5
}

const (
	maxChoices  = 60
	dotRadius   = 6.0
	labelWide   = 150.0 // points; a longer name is wrapped
	labelLines  = 3
	labelAway   = 0.16 // how far from its point a label may be, of the paper's width
	moreRoom    = 1.15 // how much larger a chart becomes whose labels find no room
	maxTries    = 4
	cornerSize  = 15.0
	cornerInset = 8.0
)

// Draw draws the chart. Where the names find no room beside their points, the paper
// becomes larger; where that does not help either, the points get numbers and the names
// a list. The only error is [ErrData].
func (q Quadrant) Draw(s Style) (*scene.Scene, error) {
	most, err := q.scale()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	for range maxTries {
		h := newSheet(s, q.Title, "")
		if scene, ok := q.try(h, most); ok {
			return scene, nil
		}
		s.Width, s.Height = s.Width*moreRoom, s.Height*moreRoom
	}
	s.Width, s.Height = s.Width/math.Pow(moreRoom, maxTries), s.Height/math.Pow(moreRoom, maxTries)
	return q.numbered(s, most), nil
}

// scale returns where the scales end.
func (q Quadrant) scale() (most float64, err error) {
	most = 5
	for _, c := range q.Points {
		for _, v := range []float64{c.Effort, c.Impact} {
			if !(v >= 1 && v <= 10) {
				return 0, fmt.Errorf("drawing the solution %q: the mark %v is not between 1 and 10: %w", c.Name, v, ErrData)
			}
			if v > 5 {
				most = 10
			}
		}
	}
	if len(q.Points) == 0 || len(q.Points) > maxChoices {
		return 0, fmt.Errorf("drawing a quadrant of %d solutions (1 to %d): %w", len(q.Points), maxChoices, ErrData)
	}
	return most, nil
}

// try draws on a sheet; false if a label finds no room on it.
func (q Quadrant) try(h *sheet, most float64) (*scene.Scene, bool) {
	p := h.marks(most)
	all := true
	p.Add(h.fields(), drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		all = h.choices(c, p, q.Points, h.corners(c, p))
		h.scales(c, q)
	}))
	return h.draw(p, 0, 1.6*pitch*smallSize), all
}

// marks is a plot with a scale for marks on both sides.
func (h *sheet) marks(most float64) *plot.Plot {
	p := h.plot()
	edge := most / 10 // room for the names in the corners
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Min, axis.Max = 1-edge, most+edge
		axis.Tick.Marker = ticks(1, most)
	}
	return p
}

// fields are the four parts behind the data.
func (h *sheet) fields() plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		middle := c.Center()
		if !h.style.Theme.Outlined {
			c.FillPolygon(h.style.hint(), []vg.Point{{X: c.Min.X, Y: middle.Y}, middle, {X: middle.X, Y: c.Max.Y}, {X: c.Min.X, Y: c.Max.Y}})
		}
		c.StrokeLine2(h.dashes(), c.Min.X, middle.Y, c.Max.X, middle.Y)
		c.StrokeLine2(h.dashes(), middle.X, c.Min.Y, middle.X, c.Max.Y)
	})
}

// corners names the four parts in the corners of the chart and returns what no label
// may cover: the names, and the lines between the parts.
func (h *sheet) corners(c vgdraw.Canvas, _ *plot.Plot) *placer {
	w, middle := h.style.Words, c.Center()
	room := &placer{within: c.Rectangle, lines: [][2]vg.Point{
		{{X: c.Min.X, Y: middle.Y}, {X: c.Max.X, Y: middle.Y}}, {{X: middle.X, Y: c.Min.Y}, {X: middle.X, Y: c.Max.Y}},
	}}
	for _, corner := range []struct {
		name string
		at   vg.Point
		x    text.XAlignment
		y    text.YAlignment
	}{
		{w.QuickWins, vg.Point{X: c.Min.X + cornerInset, Y: c.Max.Y - cornerInset}, 0, -1},
		{w.Projects, vg.Point{X: c.Max.X - cornerInset, Y: c.Max.Y - cornerInset}, -1, -1},
		{w.FillIns, vg.Point{X: c.Min.X + cornerInset, Y: c.Min.Y + cornerInset}, 0, 0},
		{w.Avoid, vg.Point{X: c.Max.X - cornerInset, Y: c.Min.Y + cornerInset}, -1, 0},
	} {
		t := bold(style(cornerSize, h.style.Theme.Faint, corner.x, corner.y))
		c.FillText(t, corner.at, corner.name)
		low := corner.at.Add(vg.Point{X: t.Width(corner.name) * vg.Length(corner.x), Y: t.Height(corner.name) * vg.Length(corner.y)})
		room.taken = append(room.taken, vg.Rectangle{Min: low, Max: low.Add(vg.Point{X: t.Width(corner.name), Y: t.Height(corner.name)})})
	}
	return room
}

// scales says what the axes mean.
func (h *sheet) scales(c vgdraw.Canvas, q Quadrant) {
	effort, impact := h.style.Words.Effort, h.style.Words.Impact
	if q.Effort != "" {
		effort = q.Effort
	}
	if q.Impact != "" {
		impact = q.Impact
	}
	c.FillText(style(smallSize, h.style.Theme.Muted, 0, 0), vg.Point{X: h.area.Min.X, Y: c.Max.Y + 0.5*smallSize}, "↑ "+impact)
	c.FillText(style(smallSize, h.style.Theme.Muted, -1, 0), vg.Point{X: c.Max.X, Y: c.Max.Y + 0.5*smallSize}, effort+" →")
}

// choices draws the points and their names; false if one finds no room.
func (h *sheet) choices(c vgdraw.Canvas, p *plot.Plot, list []Choice, room *placer) bool {
	x, y := p.Transforms(&c)
	at := make([]vg.Point, len(list))
	for i, choice := range list {
		at[i] = apart(at[:i], room, vg.Point{X: x(choice.Effort), Y: y(choice.Impact)}, c.Center(), dotRadius)
		reach := vg.Point{X: dotRadius + 1, Y: dotRadius + 1}
		room.points = append(room.points, vg.Rectangle{Min: at[i].Sub(reach), Max: at[i].Add(reach)})
	}
	for i, choice := range list {
		lines := wrap(choice.Name, labelWide, smallSize, false, labelLines)
		widest := 0.0
		for _, l := range lines {
			widest = math.Max(widest, typeset.Width(l, smallSize, false))
		}
		high := pitch * smallSize * float64(len(lines))
		s, ok := room.place(at[i], dotRadius, vg.Length(widest), vg.Length(high), vg.Length(labelAway*h.style.Width))
		if !ok {
			return false
		}
		if s.led {
			c.StrokeLine2(h.line(h.style.Theme.Faint), s.leader[0].X, s.leader[0].Y, s.leader[1].X, s.leader[1].Y)
		}
		h.name(c, lines, s.box)
	}
	for _, p := range at {
		c.DrawGlyph(vgdraw.GlyphStyle{Color: h.style.accent(), Radius: dotRadius, Shape: vgdraw.CircleGlyph{}}, p)
	}
	return true
}

// name writes the lines of a label into its box.
func (h *sheet) name(c vgdraw.Canvas, lines []string, box vg.Rectangle) {
	for i, line := range lines {
		c.FillText(style(smallSize, h.style.Theme.Ink, 0, -1), vg.Point{X: box.Min.X, Y: box.Max.Y - vg.Length(pitch*smallSize*float64(i))}, line)
	}
}

// mostAside is how many places are tried in a point's own part of the chart, which is twelve rings of them.
const mostAside = 1 + 6*12*13/2

// apart moves a point aside until it hides none of the others and no words, and lies within the axes. It
// stays in its part of the chart, on its side of the middle, as long as there is a place in it.
func apart(others []vg.Point, room *placer, at, middle vg.Point, radius float64) vg.Point {
	step := 2*radius + 2
	for i := 0; ; i++ {
		// In rings of six, twelve and so on around the place.
		moved := at
		if i > 0 {
			ring := math.Ceil((math.Sqrt(float64(12*i+9)) - 3) / 6)
			sin, cos := math.Sincos(2 * math.Pi * float64(i-1) / (6 * ring))
			moved = at.Add(vg.Point{X: vg.Length(step * ring * cos), Y: vg.Length(step * ring * sin)})
		}
		reach := vg.Point{X: vg.Length(radius), Y: vg.Length(radius)}
		disc := vg.Rectangle{Min: moved.Sub(reach), Max: moved.Add(reach)}
		hides := func(o vg.Point) bool {
			return math.Hypot(float64(o.X-moved.X), float64(o.Y-moved.Y)) < step-0.5
		}
		covers := func(r vg.Rectangle) bool { return overlap(disc, r) }
		own := i == 0 || i >= mostAside || sameSide(at.X, middle.X, disc.Min.X, disc.Max.X) && sameSide(at.Y, middle.Y, disc.Min.Y, disc.Max.Y)
		if own && room.holds(disc) && !slices.ContainsFunc(others, hides) && !slices.ContainsFunc(room.taken, covers) {
			return moved
		}
	}
}

// sameSide says whether what reaches from low to high lies on the side of the middle that at is on; in the
// middle itself both are as good.
func sameSide(at, middle, low, high vg.Length) bool {
	return at >= middle && low >= middle || at <= middle && high <= middle
}
