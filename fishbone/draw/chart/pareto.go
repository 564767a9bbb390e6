package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Pareto is a Pareto chart (柏拉图): what happened how often, the most frequent first,
// and how much of all that is, added up.
type Pareto struct {
	Title string
	Unit  string // what is counted, above the axis
	Bars  []Bar
}

// Bar is one kind of thing and how often it happened.
type Bar struct {
	Name  string
	Count float64
	Other bool // the sum of small ones, which stands last whatever it is
}

const (
	maxBars  = 60
	barPitch = 64.0 // points; a chart with many bars is wider
	vital    = 0.8  // of all, which the most important few make up
)

// Draw draws the chart. The only error is [ErrData].
func (p Pareto) Draw(s Style) (*scene.Scene, error) {
	bars, total, err := p.sorted()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	s.Width = math.Max(s.Width, barPitch*float64(len(bars))+2*s.Margin+140)
	sums, sum := make(plotter.XYs, len(bars)), 0.0
	for i, b := range bars {
		sum += b.Count
		sums[i] = plotter.XY{X: float64(i) + 0.5, Y: sum}
	}
	few := vitalFew(bars, total)
	h := newSheet(s, p.Title, s.vital(bars, total))
	pl := h.plot()
	pl.X.Min, pl.X.Max, pl.Y.Min, pl.Y.Max = -0.5, float64(len(bars))-0.5, 0, total
	pl.Y.Tick.Marker = ticks(0, total)
	room := (s.Width - 2*s.Margin - 140) / float64(len(bars))
	size := nameSize(bars, room*0.94)
	pl.X.Tick.Label.Font.Size = vg.Length(size)
	pl.X.Tick.Marker, pl.X.Tick.Length = names(bars, room*0.94, size), 0
	pl.Add(h.bars(bars[:few], 0, s.accent()), h.bars(bars[few:], few, s.pale()), h.counts(bars, few), h.percent(p.Unit, total))
	for _, add := range h.cumulative(sums) {
		pl.Add(add)
	}
	return h.draw(pl, 62, 2*pitch*smallSize), nil
}

// vitalFew is how many bars make up most of all.
func vitalFew(bars []Bar, total float64) (few int) {
	sum := 0.0
	for i, b := range bars {
		if sum < vital*total-1e-9 && !b.Other {
			few = i + 1
		}
		sum += b.Count
	}
	return few
}

// vital says how many bars make up how much.
func (s Style) vital(bars []Bar, total float64) string {
	few, sum := vitalFew(bars, total), 0.0
	for _, b := range bars[:max(few, 1)] {
		sum += b.Count
	}
	return fmt.Sprintf(s.Words.Vital, few, len(bars), number(math.Round(1000*sum/total)/10))
}

// sorted returns the bars in their order, and their sum.
func (p Pareto) sorted() (bars []Bar, total float64, err error) {
	for _, b := range p.Bars {
		if !finite(b.Count) || b.Count < 0 {
			return nil, 0, fmt.Errorf("drawing a Pareto chart: %q cannot have happened %v times: %w", b.Name, b.Count, ErrData)
		}
		total += b.Count
	}
	if total <= 0 || len(p.Bars) > maxBars {
		return nil, 0, fmt.Errorf("drawing a Pareto chart of %d bars with a sum of %v (1 to %d bars, and a sum above 0): %w", len(p.Bars), total, maxBars, ErrData)
	}
	bars = slices.Clone(p.Bars)
	for i, b := range bars {
		bars[i].Other = b.Other || namesOther(b.Name)
	}
	slices.SortStableFunc(bars, func(a, b Bar) int {
		switch {
		case a.Other != b.Other && a.Other, a.Other == b.Other && a.Count < b.Count:
			return 1
		case a.Other != b.Other, a.Count > b.Count:
			return -1
		}
		return 0
	})
	return bars, total, nil
}

// others are what the sum of small ones is called in the languages of spreadsheets.
var others = []string{
	"other", "others", "all other", "all others", "other reasons", "other causes", "misc", "miscellaneous",
	"其他", "其它", "其他原因", "其他类", "其他類", "其余", "其餘", "その他", "기타",
	"sonstige", "sonstiges", "andere", "autre", "autres", "divers", "otro", "otros", "otras", "altro", "altri", "outros", "overig", "overige",
}

// namesOther says whether a name is that of the sum of small ones, with whatever round it.
func namesOther(name string) bool {
	name = strings.ToLower(strings.Trim(strings.TrimSpace(name), "()（）[]【】.…：: "))
	return slices.Contains(others, name)
}

// nameSize is how large the bars' names are: a little smaller where a word would be torn.
func nameSize(bars []Bar, room float64) float64 {
	longest := 0.0
	for _, b := range bars {
		for _, word := range strings.Fields(b.Name) {
			if fonts.IsWestern(word) {
				longest = max(longest, typeset.Width(word, smallSize, false))
			}
		}
	}
	if longest > room && longest*smallestName <= room {
		return smallSize * room / longest
	}
	return smallSize
}

// smallestName is how much smaller than usual a bar's name becomes at most.
const smallestName = 0.7

// names are the bars' names, wrapped into a room of so many points.
func names(bars []Bar, room, size float64) (ticks plot.ConstantTicks) {
	for i, b := range bars {
		lines := wrap(b.Name, room+0.01, size, false, 5)
		ticks = append(ticks, plot.Tick{Value: float64(i), Label: strings.Join(lines, "\n")})
	}
	return ticks
}

// bars are neighbouring bars of one colour, from a place on.
func (h *sheet) bars(bars []Bar, first int, fill color.NRGBA) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		for i, b := range bars {
			at := float64(first + i)
			h.bar(c, x(at-0.42), x(at+0.42), y(0), y(b.Count), fill)
		}
	})
}

// bar is a rectangle with an edge.
func (h *sheet) bar(c vgdraw.Canvas, left, right, low, high vg.Length, fill color.NRGBA) {
	corners := []vg.Point{{X: left, Y: low}, {X: right, Y: low}, {X: right, Y: high}, {X: left, Y: high}}
	c.FillPolygon(fill, corners)
	if h.style.Theme.Outlined {
		c.StrokeLines(h.line(h.style.Theme.Ink), append(corners, corners[0]))
	}
}

// counts are the numbers: in a bar that is high enough for one, and else above it.
func (h *sheet) counts(bars []Bar, few int) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		x, y := p.Transforms(&c)
		for i, b := range bars {
			if at := (vg.Point{X: x(float64(i)), Y: y(b.Count)}); h.high(at.Y - y(0)) {
				h.inside(c, at.X, at.Y, b.Count, i < few)
			} else {
				label := bold(style(smallSize, h.style.Theme.Ink, -0.5, 0))
				c.FillText(label, at.Add(vg.Point{Y: 2}), number(b.Count))
			}
		}
	})
}

// high says whether a bar is high enough for its number.
func (h *sheet) high(bar vg.Length) bool { return bar > 2*pitch*smallSize }

// inside writes a number into the top of a bar, which is strong or pale.
func (h *sheet) inside(c vgdraw.Canvas, x, top vg.Length, value float64, strong bool) {
	ink := h.style.Theme.Ink
	switch {
	case strong && h.style.Theme.Outlined:
		ink = h.style.Theme.Paper
	case strong:
		ink = h.style.Theme.CategoryInk
	}
	c.FillText(bold(style(smallSize, ink, -0.5, -1)), vg.Point{X: x, Y: top - 3}, number(value))
}

// percent is the second axis at the right, the line at 80 %, and what both axes mean.
func (h *sheet) percent(unit string, total float64) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		_, y := p.Transforms(&c)
		t := h.style.Theme
		c.StrokeLine2(h.line(t.Muted), c.Max.X, c.Min.Y, c.Max.X, c.Max.Y)
		for n := 0; n <= 100; n += 20 {
			at := y(total * float64(n) / 100)
			c.StrokeLine2(h.line(t.Muted), c.Max.X, at, c.Max.X+5, at)
			label := style(smallSize, t.Muted, 0, -0.5)
			if n == 100*vital {
				label = bold(style(smallSize, t.Ink, 0, -0.5))
			}
			c.FillText(label, vg.Point{X: c.Max.X + 9, Y: at}, fmt.Sprint(n, "%"))
		}
		c.StrokeLine2(h.dashes(), c.Min.X, y(vital*total), c.Max.X, y(vital*total))
		above := c.Max.Y + vg.Length(0.6*smallSize)
		c.FillText(style(smallSize, t.Muted, 0, 0), vg.Point{X: h.area.Min.X, Y: above}, unit)
		c.FillText(style(smallSize, t.Muted, -1, 0), vg.Point{X: h.area.Max.X, Y: above}, h.style.Words.Cumulative)
	})
}

// cumulative is the rising line.
func (h *sheet) cumulative(sums plotter.XYs) []plot.Plotter {
	line := &plotter.Line{XYs: sums, LineStyle: vgdraw.LineStyle{Color: h.style.secondAccent(), Width: 2.2}}
	dots := &plotter.Scatter{XYs: sums, GlyphStyle: vgdraw.GlyphStyle{Color: h.style.secondAccent(), Radius: 4, Shape: vgdraw.CircleGlyph{}}}
	return []plot.Plotter{line, dots}
}
