package chart

import (
	"fmt"
	"image/color"
	"math"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Radar shows abilities before and after, each on an axis of its own around one middle.
type Radar struct {
	Abilities     []Ability
	Before, After string // what the two lines are called
}

// Ability is an axis of a [Radar], with marks from 0 to 5, or to 10 or 100 where one is higher.
type Ability struct {
	Name          string
	Before, After float64
}

const (
	leastAxes  = 3
	mostAxes   = 16
	radarText  = 11.0
	radarSmall = 9.0
	rings      = 5
	radarWide  = 120.0 // of a name, before it is wrapped
	radarFoot  = 24.0  // of the words below
)

// Draw draws the chart. The only error is [ErrData].
func (r Radar) Draw(s Style) (*scene.Scene, error) {
	most, err := r.scale()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	w := &web{Radar: r, style: s, most: most, middle: scene.Point{X: s.Width / 2, Y: (s.Height - radarFoot) / 2}}
	w.radius = math.Min(s.Width/2-radarWide, (s.Height-radarFoot)/2-3.4*radarText)
	if w.radius < 40 {
		return nil, fmt.Errorf("drawing a radar on %.0f × %.0f points: %w", s.Width, s.Height, ErrData)
	}
	return w.draw(), nil
}

// scale returns where the scales end.
func (r Radar) scale() (most float64, err error) {
	most = 5
	for _, a := range r.Abilities {
		for _, x := range []float64{a.Before, a.After} {
			if !(x >= 0 && x <= 100) {
				return 0, fmt.Errorf("drawing the ability %q: the mark %v is not between 0 and 100: %w", a.Name, x, ErrData)
			}
			for _, scale := range []float64{10, 100} {
				if x > most {
					most = scale
				}
			}
		}
	}
	if len(r.Abilities) < leastAxes || len(r.Abilities) > mostAxes {
		return 0, fmt.Errorf("drawing %d abilities (%d to %d): %w", len(r.Abilities), leastAxes, mostAxes, ErrData)
	}
	return most, nil
}

// web is a radar on its way.
type web struct {
	Radar
	style  Style
	most   float64
	middle scene.Point
	radius float64
	scene  *scene.Scene
}

// at is where a mark of the n-th axis is.
func (w *web) at(n int, mark float64) scene.Point {
	sin, cos := math.Sincos(2 * math.Pi * float64(n) / float64(len(w.Abilities)))
	r := w.radius * mark / w.most
	return scene.Point{X: w.middle.X + r*sin, Y: w.middle.Y - r*cos}
}

// around are the places of a mark on each axis.
func (w *web) around(mark func(Ability) float64) (all []scene.Point) {
	for i, a := range w.Abilities {
		all = append(all, w.at(i, mark(a)))
	}
	return all
}

func (w *web) draw() *scene.Scene {
	t := w.style.Theme
	w.scene = &scene.Scene{Width: w.style.Width, Height: w.style.Height, Paper: t.Paper, Forms: t.Forms}
	faint := w.style.mix(t.Faint, 0.5)
	for ring := 1; ring <= rings; ring++ {
		mark := w.most * float64(ring) / rings
		w.outline(w.around(func(Ability) float64 { return mark }), 0.5, faint, false)
		w.text(w.at(0, mark).X+3, w.at(0, mark).Y+0.4*radarSmall, number(mark), radarSmall, false, t.Muted)
	}
	for i, a := range w.Abilities {
		w.scene.Lines = append(w.scene.Lines, scene.Line{Points: []scene.Point{w.middle, w.at(i, w.most)}, Width: 0.5, Color: faint})
		w.name(i, a.Name)
	}
	before, after := w.around(func(a Ability) float64 { return a.Before }), w.around(func(a Ability) float64 { return a.After })
	if !t.Outlined {
		fill := w.style.accent()
		fill.A = 0x2c
		w.scene.Shapes = append(w.scene.Shapes, scene.Shape{Points: after, Fill: fill})
	}
	w.outline(before, 1.4, t.Muted, true)
	w.outline(after, 2, w.style.accent(), false)
	w.legend()
	return w.scene
}

func (w *web) outline(points []scene.Point, width float64, ink color.NRGBA, dashed bool) {
	closed := append(append([]scene.Point{}, points...), points[0])
	w.scene.Lines = append(w.scene.Lines, scene.Line{Points: closed, Width: width, Color: ink, Dashed: dashed})
}

// name writes what an axis is called beyond its end: at its side, or above and below it.
func (w *web) name(n int, name string) {
	sin, cos := math.Sincos(2 * math.Pi * float64(n) / float64(len(w.Abilities)))
	most := 2
	if math.Abs(sin) > math.Abs(cos) { // at the side
		most = 3
	}
	lines, cut := typeset.Wrap(name, radarWide-10, radarText, false, most)
	at := w.at(n, w.most)
	x, y := at.X+8*sin, at.Y-8*cos
	high := 1.3 * radarText * float64(len(lines))
	top := y - high/2 - cos*high/2
	for i, line := range lines {
		wide := typeset.Width(line, radarText, false)
		left := x - wide/2 + sin*wide/2
		w.text(left, top+1.3*radarText*float64(i)+radarText, line, radarText, false, w.style.Theme.Ink)
		if cut && i == 0 {
			w.scene.Texts[len(w.scene.Texts)-1].Full = name
		}
	}
}

// legend says which line is which.
func (w *web) legend() {
	t := w.style.Theme
	wide := typeset.Width(w.Before, radarSmall, false) + typeset.Width(w.After, radarSmall, false) + 2*26 + 20
	x, y := w.middle.X-wide/2, w.style.Height-6
	for _, one := range []struct {
		words  string
		ink    color.NRGBA
		dashed bool
	}{{w.Before, t.Muted, true}, {w.After, w.style.accent(), false}} {
		w.scene.Lines = append(w.scene.Lines, scene.Line{Points: []scene.Point{{X: x, Y: y - 3}, {X: x + 20, Y: y - 3}}, Width: 1.8, Color: one.ink, Dashed: one.dashed})
		w.text(x+26, y, one.words, radarSmall, false, t.Muted)
		x += 26 + typeset.Width(one.words, radarSmall, false) + 20
	}
}

func (w *web) text(x, y float64, words string, size float64, bold bool, ink color.NRGBA) {
	w.scene.Texts = append(w.scene.Texts, scene.Text{
		At: scene.Point{X: x, Y: y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: ink,
	})
}
