package chart

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	vgdraw "gonum.org/v1/plot/vg/draw"

	"whybone/fishbone/draw/typeset"
)

// note sets a text at the foot, in four lines at most: its end says what follows, and must be there.
func (h *sheet) note(words string) {
	if words == "" {
		return
	}
	lines, _ := typeset.Wrap(words, float64(h.area.Max.X-h.area.Min.X), textSize, false, 4)
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

// bandNames says near each band what it is, where no value and no line is in the way. Where one of the names
// has no such place there is none: who reads one alone takes it for that of both. What they say stands below
// the title, too.
func (h *sheet) bandNames(e Effect, list []moment, change float64) plot.Plotter {
	return drawing(func(c vgdraw.Canvas, p *plot.Plot) {
		split := change
		if math.IsNaN(split) {
			split = math.Inf(1)
		}
		room := e.inTheWay(c, p, list, split)
		var all []bandName
		for _, part := range []struct {
			band     *Band
			from, to float64
		}{{e.Before, math.Inf(-1), split}, {e.After, split, math.Inf(1)}} {
			if part.band != nil && part.band.Name != "" {
				left, right := edges(c, p, part.from, part.to)
				name, ok := nameOf(c, p, part.band, room, left+bandInset, right-bandInset)
				if !ok {
					return
				}
				all = append(all, name)
			}
		}
		for _, name := range all {
			h.writeName(c, name)
		}
	})
}

// bandInset is how far the name of a band keeps from where the band begins.
const bandInset = 8

// bandNameReach is how far the name of a band keeps from it at most: farther away it would be taken
// for that of another line.
const bandNameReach = 1.2 * pitch * smallSize

// bandNameAir is around the name of a band, so that no line touches its words.
var bandNameAir = vg.Point{X: 7, Y: 3}

// bandName is the lines of a name, and where they begin.
type bandName struct {
	lines []string
	low   vg.Point
}

func (h *sheet) writeName(c vgdraw.Canvas, name bandName) {
	for n, line := range name.lines {
		up := vg.Length(pitch * smallSize * (float64(len(name.lines)-1-n) + 0.2))
		c.FillText(bold(style(smallSize, h.style.Theme.Muted, 0, 0)), name.low.Add(vg.Point{Y: up}), line)
	}
}

// nameOf puts the name of a band as near to its upper edge as there is room, or else below it.
func nameOf(c vgdraw.Canvas, p *plot.Plot, b *Band, room *placer, left, right vg.Length) (bandName, bool) {
	_, y := p.Transforms(&c)
	edges := []vg.Length{y(b.Mean)}
	if b.Limited {
		edges = []vg.Length{y(b.Upper), y(b.Lower)}
	}
	for _, edge := range edges {
		if name, ok := nameAt(b, room, left, right, edge, y); ok {
			return name, true
		}
	}
	return bandName{}, false
}

// nameAt puts the name of a band at one of its edges, and says whether there was room.
func nameAt(b *Band, room *placer, left, right, top vg.Length, y func(float64) vg.Length) (bandName, bool) {
	const steps = 12
	own := []vg.Length{y(b.Mean), y(b.Lower), y(b.Upper)}
	for most := 1; most <= 2; most++ {
		lines, whole := InParts(b.Name, max(0, float64(right-left)), smallSize, true)
		if !whole || len(lines) > most {
			continue
		}
		wide, high := 0.0, pitch*smallSize*float64(len(lines))
		for _, line := range lines {
			wide = math.Max(wide, typeset.Width(line, smallSize, true))
		}
		for away := vg.Length(0); away < bandNameReach; away += 3 {
			for i := range 2 * steps {
				low := vg.Point{X: left + (right-left-vg.Length(wide))*vg.Length(i/2)/steps, Y: top + 3 + away}
				if i%2 == 1 {
					low.Y = top - 5 - away - vg.Length(high) // letters reach higher in their line than they hang
				}
				box := vg.Rectangle{Min: low, Max: low.Add(vg.Point{X: vg.Length(wide), Y: vg.Length(high)})}
				air := vg.Rectangle{Min: box.Min.Sub(bandNameAir), Max: box.Max.Add(bandNameAir)}
				if box.Max.X > right+1 || !room.holds(box) || !room.free(spot{box: air}, false) || room.parted(box, top, own) {
					continue
				}
				room.taken = append(room.taken, box)
				return bandName{lines, low}, true
			}
		}
	}
	return bandName{}, false
}

// parted says whether a line lies between a box and what it names, other than that thing's own.
func (p *placer) parted(box vg.Rectangle, from vg.Length, own []vg.Length) bool {
	low, high := min(from, box.Min.Y), max(from, box.Max.Y)
	return slices.ContainsFunc(p.lines, func(l [2]vg.Point) bool {
		at := l[0].Y
		return at == l[1].Y && at > low && at < high && l[0].X < box.Max.X && l[1].X > box.Min.X && !slices.Contains(own, at)
	})
}

// inTheWay is all that no name may cover.
func (e Effect) inTheWay(c vgdraw.Canvas, p *plot.Plot, list []moment, change float64) *placer {
	x, y := p.Transforms(&c)
	room := &placer{within: c.Rectangle}
	across := func(left, right, at vg.Length) {
		room.lines = append(room.lines, [2]vg.Point{{X: left, Y: at}, {X: right, Y: at}})
	}
	for i, m := range list {
		at, reach := vg.Point{X: x(m.at), Y: y(m.Value.Value)}, vg.Point{X: 5, Y: 5}
		room.points = append(room.points, vg.Rectangle{Min: at.Sub(reach), Max: at.Add(reach)})
		if i > 0 && list[i-1].after == m.after {
			room.lines = append(room.lines, [2]vg.Point{{X: x(list[i-1].at), Y: y(list[i-1].Value.Value)}, at})
		}
	}
	if e.Goal != nil {
		across(c.Min.X, c.Max.X, y(*e.Goal))
	}
	if !math.IsInf(change, 0) {
		room.lines = append(room.lines, [2]vg.Point{{X: x(change), Y: c.Min.Y}, {X: x(change), Y: c.Max.Y}})
	}
	for _, part := range []struct {
		band     *Band
		from, to float64
	}{{e.Before, math.Inf(-1), change}, {e.After, change, math.Inf(1)}} {
		if part.band == nil {
			continue
		}
		left, right := edges(c, p, part.from, part.to)
		across(left, right, y(part.band.Mean))
		if part.band.Limited {
			across(left, right, y(part.band.Lower))
			across(left, right, y(part.band.Upper))
		}
	}
	return room
}
