package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// sheet is the paper of a chart: a title, a line below it, and the plot.
type sheet struct {
	style  Style
	canvas *canvas
	area   vgdraw.Canvas // what is left for the plot
}

func newSheet(s Style, title, below string) *sheet {
	scene := &scene.Scene{Width: s.Width, Height: s.Height, Paper: s.Theme.Paper, Forms: s.Theme.Forms}
	c := newCanvas(scene)
	margin := vg.Length(s.Margin)
	h := &sheet{s, c, vgdraw.Crop(vgdraw.New(c), margin, -margin, margin, -margin)}
	h.write(title, titleSize, true)
	h.write(below, textSize, false)
	return h
}

// write sets a text at the top, in two lines at most.
func (h *sheet) write(words string, size float64, strong bool) {
	if words == "" {
		return
	}
	ink := style(size, h.style.Theme.Muted, 0, -1)
	if strong {
		ink = bold(style(size, h.style.Theme.Ink, 0, -1))
	}
	width := float64(h.area.Max.X - h.area.Min.X)
	lines, whole := InParts(words, width, size, strong)
	cut := false
	if !whole || len(lines) > 2 {
		lines, cut = typeset.Wrap(words, width, size, strong, 2)
	}
	for i, line := range lines {
		h.area.FillText(ink, vg.Point{X: h.area.Min.X, Y: h.area.Max.Y}, line)
		if cut && i == 0 {
			h.canvas.scene.Texts[len(h.canvas.scene.Texts)-1].Full = words
		}
		h.area.Max.Y -= vg.Length(pitch * size)
	}
	h.area.Max.Y -= vg.Length(0.2 * size)
}

// plot returns an empty plot in this chart's hand and colours.
func (h *sheet) plot() *plot.Plot {
	p := plot.New()
	t := h.style.Theme
	p.BackgroundColor = nil
	p.TextHandler = textHandler{}
	p.Title.TextStyle.Handler = textHandler{}
	p.Legend.TextStyle = style(smallSize, t.Muted, 0, 0)
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Label.TextStyle = style(smallSize, t.Muted, 0, 0)
		axis.LineStyle = h.line(t.Muted)
		axis.Tick.LineStyle = h.line(t.Muted)
		axis.Tick.Length = 5
		axis.Padding = 0
	}
	p.X.Tick.Label = style(smallSize, t.Ink, -0.5, -1)
	p.Y.Tick.Label = style(smallSize, t.Muted, -1, -0.5)
	return p
}

func (h *sheet) line(c interface{ RGBA() (r, g, b, a uint32) }) vgdraw.LineStyle {
	return vgdraw.LineStyle{Color: c, Width: lineWide}
}

// dashes is a thin dashed line.
func (h *sheet) dashes() vgdraw.LineStyle {
	l := h.line(h.style.Theme.Muted)
	l.Dashes = []vg.Length{4, 3}
	return l
}

// draw draws a plot on the sheet, with room at the right and above for what stands
// outside its axes, and returns the chart.
func (h *sheet) draw(p *plot.Plot, right, above float64) *scene.Scene {
	p.Draw(vgdraw.Crop(h.area, 0, vg.Length(-right), 0, vg.Length(-above)))
	return h.canvas.scene
}

// drawing is a [plot.Plotter] made of one function.
type drawing func(c vgdraw.Canvas, p *plot.Plot)

// Plot implements [plot.Plotter].
func (d drawing) Plot(c vgdraw.Canvas, p *plot.Plot) { d(c, p) }

// mostTicks is how many marks an axis has, about.
const mostTicks = 6

// ticks are round numbers from 0 or below up to most, about six of them.
func ticks(least, most float64) plot.ConstantTicks { return fewTicks(least, most, mostTicks) }

// fewTicks are no more round numbers than there is room for, but two: one alone says nothing of a scale.
func fewTicks(least, most, room float64) (all plot.ConstantTicks) {
	finest := math.Pow(10, math.Floor(math.Log10((most-least)/5)))
	for _, k := range []float64{1, 2, 5, 10, 20, 50} {
		coarser := everyTick(least, most, k*finest)
		if len(coarser) < 2 {
			break
		}
		if all = coarser; (most-least)/(k*finest) <= math.Max(2, room) {
			break
		}
	}
	return all
}

// everyTick are the multiples of a step.
func everyTick(least, most, step float64) (all plot.ConstantTicks) {
	for n := math.Ceil(least/step - 1e-9); n*step <= most+1e-9*step; n++ {
		all = append(all, plot.Tick{Value: n * step, Label: number(n * step)})
	}
	return all
}

// number writes a value with the digits that it needs, four at most after the point.
func number(v float64) string {
	return strconv.FormatFloat(math.Round(v*1e4)/1e4+0, 'f', -1, 64)
}

// finite says whether a value can be drawn.
func finite(v float64) bool { return !math.IsNaN(v) && math.Abs(v) < 1e12 }
