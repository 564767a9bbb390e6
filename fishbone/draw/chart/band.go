package chart

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/typeset"
)

// note sets a text at the foot, in two lines at most.
func (h *sheet) note(words string) {
	if words == "" {
		return
	}
	lines, _ := typeset.Wrap(words, float64(h.area.Max.X-h.area.Min.X), textSize, false, 2)
	h.area.Min.Y += vg.Length(pitch*textSize*float64(len(lines)) + 0.4*textSize)
	at := vg.Point{X: h.area.Min.X, Y: h.area.Min.Y - vg.Length(0.4*textSize)}
	for _, line := range lines {
		h.area.FillText(style(textSize, h.style.Theme.Ink, 0, -1), at, line)
		at.Y -= vg.Length(pitch * textSize)
	}
}

// bandAir is how much of the scale stays free above the highest limit.
const bandAir = 0.04

// edges are those of a band between two moments, as far as the axes go.
func edges(c vgdraw.Canvas, p *plot.Plot, from, to float64) (left, right vg.Length) {
	x, _ := p.Transforms(&c)
	left, right = c.Min.X, c.Max.X
	if !math.IsInf(from, 0) && !math.IsNaN(from) {
		left = min(max(x(from), left), right)
	}
	if !math.IsInf(to, 0) && !math.IsNaN(to) {
		right = max(min(x(to), right), left)
	}
	return left, right
}

// band is the room between two limits, and the mean in it.
func (h *sheet) band(b *Band, from, to float64, ink color.NRGBA) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		left, right := edges(c, p, from, to)
		if b == nil || left == right {
			return
		}
		_, y := p.Transforms(&c)
		if b.Limited {
			h.field(c, left, right, y(b.Lower), y(b.Upper), ink)
		}
		l := h.dashes()
		l.Color = ink
		c.StrokeLine2(l, left, y(b.Mean), right, y(b.Mean))
	})
}

// field fills the room between limits; in black and white it has an edge.
func (h *sheet) field(c vgdraw.Canvas, left, right, low, high vg.Length, ink color.NRGBA) {
	corners := []vg.Point{{X: left, Y: low}, {X: left, Y: high}, {X: right, Y: high}, {X: right, Y: low}}
	if !h.style.Theme.Outlined {
		c.FillPolygon(h.style.mix(ink, 0.12), corners)
		return
	}
	l := h.line(h.style.Theme.Faint)
	c.StrokeLine2(l, left, low, right, low)
	c.StrokeLine2(l, left, high, right, high)
}

// bandNames says above a band what it is.
func (h *sheet) bandNames(b *Band, from, to float64) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		left, right := edges(c, p, from, to)
		if b == nil || left == right || b.Name == "" {
			return
		}
		_, y := p.Transforms(&c)
		top := y(b.Mean)
		if b.Limited {
			top = y(b.Upper)
		}
		lines, _ := typeset.Wrap(b.Name, float64(right-left)-16, smallSize, true, 2)
		high := vg.Length(pitch * smallSize * float64(len(lines)))
		if top+high > c.Max.Y { // above it stands what was done
			top -= high + 5
		}
		for i, line := range lines {
			up := vg.Length(5 + pitch*smallSize*float64(len(lines)-1-i))
			c.FillText(bold(style(smallSize, h.style.Theme.Muted, 0, 0)), vg.Point{X: left + 8, Y: top + up}, line)
		}
	})
}
