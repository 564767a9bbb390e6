package chain

import (
	"image/color"
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// pen writes into a scene, in the colours of a theme.
type pen struct {
	scene *scene.Scene
	theme *scene.Theme

	amber, soft, good, bad color.NRGBA
}

func newPen(t *scene.Theme) *pen {
	p := &pen{scene: &scene.Scene{}, theme: t}
	if t.Outlined {
		p.amber, p.soft, p.good, p.bad = t.Ink, t.Paper, t.Ink, t.Ink
		return p
	}
	p.amber, p.soft, p.good = hex(0x8a5a00), hex(0xfbefd6), hex(0x1e6f43)
	white, black := hex(0xffffff), hex(0)
	if readable.Contrast(t.Paper, white) > readable.Contrast(t.Paper, black) {
		p.amber, p.soft, p.good = hex(0xe5b454), hex(0x382c14), hex(0x6cc796)
	}
	p.amber = readable.Apart(p.amber, t.Contrast(), t.Paper, p.soft)
	p.good = readable.Apart(p.good, t.Contrast(), t.Paper)
	p.bad = readable.Apart(t.Alarm, t.Contrast(), t.Paper)
	return p
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 255}
}

// hairline parts the names of the stations from what is below.
func (p *pen) hairline() color.NRGBA {
	if p.theme.Outlined {
		return p.theme.Ink
	}
	return readable.Mix(p.theme.Paper, p.theme.Ink, 0.14)
}

func (p *pen) tone(t Tone) color.NRGBA {
	switch t {
	case Good:
		return p.good
	case Bad:
		return p.bad
	}
	return p.theme.Muted
}

func (p *pen) stroke(of fishbone.ID, width float64, ink color.NRGBA, dashed bool, points ...scene.Point) {
	p.scene.Lines = append(p.scene.Lines, scene.Line{Of: of, Part: scene.PartCause, Points: points, Width: width, Color: ink, Dashed: dashed})
}

func (p *pen) disc(of fishbone.ID, at scene.Point, r float64, fill color.NRGBA) {
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Of: of, Part: scene.PartMark, Points: rectangle(at.X-r, at.Y-r, at.X+r, at.Y+r), Radius: r, Fill: fill})
}

// ring is a hollow disc.
func (p *pen) ring(at scene.Point, ink color.NRGBA) {
	p.disc("", at, dot+1, ink)
	p.disc("", at, dot-1, p.theme.Paper)
}

func (p *pen) box(of fishbone.ID, part scene.Part, left, top, right, bottom, radius float64, fill color.NRGBA) {
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Of: of, Part: part, Points: rectangle(left, top, right, bottom), Radius: radius, Fill: fill})
}

func rectangle(left, top, right, bottom float64) []scene.Point {
	return []scene.Point{{X: left, Y: top}, {X: right, Y: top}, {X: right, Y: bottom}, {X: left, Y: bottom}}
}

// text writes one line and returns its width.
func (p *pen) text(x, base float64, words string, size float64, bold bool, ink color.NRGBA) float64 {
	w := typeset.Width(words, size, bold)
	p.scene.Texts = append(p.scene.Texts, scene.Text{
		Part: scene.PartCause, At: scene.Point{X: x, Y: base}, Words: words, Width: w, Size: size, Bold: bold, Color: ink,
	})
	return w
}

// of says which thing the last lines of text are about, and what they say in whole.
func (p *pen) about(lines int, of fishbone.ID, full string, cut bool) {
	texts := p.scene.Texts
	for i := len(texts) - lines; i < len(texts); i++ {
		texts[i].Of = of
	}
	if cut && lines > 0 {
		texts[len(texts)-lines].Full = full
	}
}

func (p *pen) wrap(words string, room, size float64, bold bool, most int) []string {
	lines, _ := typeset.Wrap(words, room, size, bold, most)
	return lines
}

// stack writes a text that ends on a baseline, and returns the baseline above it.
func (p *pen) stack(x, base float64, words string, room, size float64, bold bool, most int, ink color.NRGBA) float64 {
	lines, cut := typeset.Wrap(words, room, size, bold, most)
	high := size * pitch / body
	for i, line := range lines {
		p.text(x, base-high*float64(len(lines)-1-i), line, size, bold, ink)
	}
	p.about(len(lines), "", words, cut)
	return base - high*float64(len(lines))
}

// bend is how far before a corner a line leaves its way.
const bend = 7.0

// curve goes from one point to another by a rounded corner.
func (p *pen) curve(from, corner, to scene.Point) []scene.Point {
	const steps = 6
	in, out := towards(corner, from, bend), towards(corner, to, bend)
	points := []scene.Point{from}
	for i := range steps + 1 {
		t := float64(i) / steps
		mid := func(a, b, c float64) float64 { return (1-t)*(1-t)*a + 2*t*(1-t)*b + t*t*c }
		points = append(points, scene.Point{X: mid(in.X, corner.X, out.X), Y: mid(in.Y, corner.Y, out.Y)})
	}
	return append(points, to)
}

// towards is a point so far from a on the way to b.
func towards(a, b scene.Point, r float64) scene.Point {
	way := math.Hypot(b.X-a.X, b.Y-a.Y)
	if way <= r {
		return b
	}
	return scene.Point{X: a.X + (b.X-a.X)*r/way, Y: a.Y + (b.Y-a.Y)*r/way}
}

// check is a tick whose words begin on a baseline, and returns how wide it is.
func (p *pen) check(x, base float64) float64 {
	p.stroke("", 2, p.good, false, scene.Point{X: x + 1, Y: base - 5}, scene.Point{X: x + 4.5, Y: base - 1.5}, scene.Point{X: x + 11, Y: base - 9})
	return checkWidth
}

// checkWidth is how wide a tick is with the gap behind it.
const checkWidth = 17

// bars are three, of which as many are filled as a solution is strong.
func (p *pen) bars(x, base float64, filled int) float64 {
	for i := range 3 {
		left, high := x+5*float64(i), 4+3*float64(i)
		ink := p.good
		if i >= filled {
			ink = readable.Mix(p.theme.Paper, p.theme.Faint, 0.35)
			if p.theme.Outlined {
				p.stroke("", 0.8, p.theme.Ink, false, append(rectangle(left, base-high, left+4, base), scene.Point{X: left, Y: base - high})...)
				continue
			}
		}
		p.box("", scene.PartMark, left, base-high, left+4, base, 0.5, ink)
	}
	return 21
}
