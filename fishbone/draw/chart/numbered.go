package chart

import (
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/scene"
)

// The sizes of a quadrant whose points have numbers, in points.
const (
	numberRadius = 10.0
	numberSize   = 11.0
	listWide     = 250.0
	listIndent   = 26.0
	listGap      = 4.0
)

// numbered draws the solutions as numbers, and their names in a list at the right, on
// paper that is as high as the list.
func (q Quadrant) numbered(s Style, most float64) *scene.Scene {
	names := make([][]string, len(q.Points))
	high := 2*s.Margin + 2*pitch*titleSize + listGap*float64(len(names))
	for i, c := range q.Points {
		names[i] = wrap(c.Name, listWide-listIndent, smallSize, false, labelLines)
		high += pitch * smallSize * float64(len(names[i]))
	}
	s.Height = math.Max(s.Height, high)
	h := newSheet(s, q.Title, "")
	p := h.marks(most)
	p.Add(h.fields(), drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		h.numbers(c, p, q.Points, h.corners(c, p))
		h.scales(c, q)
	}))
	y := h.area.Max.Y
	for i, lines := range names {
		left := h.area.Max.X - listWide
		number := bold(style(smallSize, s.accent(), -1, -1))
		h.area.FillText(number, vg.Point{X: left + listIndent - 8, Y: y}, strconv.Itoa(i+1))
		for _, line := range lines {
			h.area.FillText(style(smallSize, s.Theme.Ink, 0, -1), vg.Point{X: left + listIndent, Y: y}, line)
			y -= pitch * smallSize
		}
		y -= listGap
	}
	return h.draw(p, listWide+s.Margin, 1.6*pitch*smallSize)
}

// numbers draws the points with their numbers in them.
func (h *sheet) numbers(c vgdraw.Canvas, p *plot.Plot, list []Choice, room *placer) {
	x, y := p.Transforms(&c)
	ink := h.style.Theme.CategoryInk
	if h.style.Theme.Outlined {
		ink = h.style.Theme.Paper
	}
	var at []vg.Point
	for i, choice := range list {
		at = append(at, apart(at, room, vg.Point{X: x(choice.Effort), Y: y(choice.Impact)}, c.Center(), numberRadius))
		c.DrawGlyph(vgdraw.GlyphStyle{Color: h.style.accent(), Radius: numberRadius, Shape: vgdraw.CircleGlyph{}}, at[i])
		c.FillText(bold(style(numberSize, ink, -0.5, -0.5)), at[i], strconv.Itoa(i+1))
	}
}
