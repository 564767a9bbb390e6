package chart

import (
	"image"
	"image/color"
	"math"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// canvas is a [vg.Canvas] that writes what is drawn on it into a scene. A scene draws
// its lines below its shapes; so once something was filled, a stroke is written as a
// shape too, and what is drawn later lies above. Texts are always on top. Texts cannot
// be turned, and images are left out: no chart here has either.
type canvas struct {
	scene *scene.Scene
	now   state
	saved []state
}

// state is what Push keeps.
type state struct {
	width  float64
	dashed bool
	color  color.NRGBA
	// x' = a·x + c·y + e, y' = b·x + d·y + f
	a, b, c, d, e, f float64
}

func newCanvas(s *scene.Scene) *canvas {
	c := &canvas{scene: s, now: state{a: 1, d: 1}}
	vg.Initialize(c)
	return c
}

// Size implements [vg.CanvasSizer].
func (c *canvas) Size() (x, y vg.Length) {
	return vg.Length(c.scene.Width), vg.Length(c.scene.Height)
}

func (c *canvas) SetLineWidth(w vg.Length) { c.now.width = float64(w) }

func (c *canvas) SetLineDash(pattern []vg.Length, _ vg.Length) { c.now.dashed = len(pattern) > 0 }

func (c *canvas) SetColor(to color.Color) {
	if to == nil {
		to = color.Black
	}
	c.now.color = color.NRGBAModel.Convert(to).(color.NRGBA)
}

func (c *canvas) Push() { c.saved = append(c.saved, c.now) }

func (c *canvas) Pop() {
	last := len(c.saved) - 1
	c.now, c.saved = c.saved[last], c.saved[:last]
}

func (c *canvas) Rotate(rad float64) {
	sin, cos := math.Sincos(rad)
	c.transform(cos, sin, -sin, cos, 0, 0)
}

func (c *canvas) Translate(p vg.Point) { c.transform(1, 0, 0, 1, float64(p.X), float64(p.Y)) }

func (c *canvas) Scale(x, y float64) { c.transform(x, 0, 0, y, 0, 0) }

// transform puts another transformation before the ones so far.
func (c *canvas) transform(a, b, cc, d, e, f float64) {
	n := c.now
	c.now.a, c.now.b = n.a*a+n.c*b, n.b*a+n.d*b
	c.now.c, c.now.d = n.a*cc+n.c*d, n.b*cc+n.d*d
	c.now.e, c.now.f = n.a*e+n.c*f+n.e, n.b*e+n.d*f+n.f
}

// at is a place in the scene, which counts from the top.
func (c *canvas) at(p vg.Point) scene.Point {
	x, y := float64(p.X), float64(p.Y)
	return scene.Point{X: c.now.a*x + c.now.c*y + c.now.e, Y: c.scene.Height - (c.now.b*x + c.now.d*y + c.now.f)}
}

// Stroke implements [vg.Canvas].
func (c *canvas) Stroke(p vg.Path) {
	if c.now.width <= 0 || c.now.color.A == 0 {
		return
	}
	for _, points := range c.trace(p) {
		if len(points) < 2 {
			continue
		}
		line := scene.Line{Points: points, Width: c.now.width, Color: c.now.color, Dashed: c.now.dashed}
		if len(c.scene.Shapes) == 0 {
			c.scene.Lines = append(c.scene.Lines, line)
			continue
		}
		only := scene.Scene{Lines: []scene.Line{line}}
		for _, solid := range only.Solid().Lines {
			c.band(solid)
		}
	}
}

// band writes a line as shapes: a disc at each of its points and a strip between them.
func (c *canvas) band(l scene.Line) {
	half := l.Width / 2
	shape := func(radius float64, points ...scene.Point) {
		c.scene.Shapes = append(c.scene.Shapes, scene.Shape{Points: points, Radius: radius, Fill: l.Color})
	}
	for i, p := range l.Points {
		shape(half, square(p, half)...)
		if i == 0 {
			continue
		}
		from := l.Points[i-1]
		way := math.Hypot(p.X-from.X, p.Y-from.Y)
		if way == 0 {
			continue
		}
		nx, ny := (p.Y-from.Y)/way*half, (from.X-p.X)/way*half
		shape(0, scene.Point{X: from.X + nx, Y: from.Y + ny}, scene.Point{X: p.X + nx, Y: p.Y + ny},
			scene.Point{X: p.X - nx, Y: p.Y - ny}, scene.Point{X: from.X - nx, Y: from.Y - ny})
	}
}

// square is the square around a disc; with its corners rounded it is the disc.
func square(at scene.Point, r float64) []scene.Point {
	return []scene.Point{{X: at.X - r, Y: at.Y - r}, {X: at.X + r, Y: at.Y - r}, {X: at.X + r, Y: at.Y + r}, {X: at.X - r, Y: at.Y + r}}
}

// Fill implements [vg.Canvas].
func (c *canvas) Fill(p vg.Path) {
	if at, r, ok := disc(p); ok {
		c.scene.Shapes = append(c.scene.Shapes, scene.Shape{Points: square(c.at(at), r), Radius: r, Fill: c.now.color})
		return
	}
	for _, points := range c.trace(p) {
		if last := len(points) - 1; last > 0 && points[last] == points[0] {
			points = points[:last] // a shape is closed anyway
		}
		if len(points) > 2 {
			c.scene.Shapes = append(c.scene.Shapes, scene.Shape{Points: points, Fill: c.now.color})
		}
	}
}

// disc says whether a path is a whole circle.
func disc(p vg.Path) (at vg.Point, r float64, ok bool) {
	if len(p) < 2 || p[1].Type != vg.ArcComp || math.Abs(p[1].Angle) < 2*math.Pi-1e-9 {
		return
	}
	return p[1].Pos, float64(p[1].Radius), true
}

// trace takes a path apart into its strokes; curves become short straight pieces.
func (c *canvas) trace(p vg.Path) (strokes [][]scene.Point) {
	const pieces = 16
	var points []scene.Point
	var last vg.Point
	add := func(to vg.Point) { points, last = append(points, c.at(to)), to }
	for _, comp := range p {
		switch comp.Type {
		case vg.MoveComp:
			if points != nil {
				strokes = append(strokes, points)
			}
			points = nil
			add(comp.Pos)
		case vg.LineComp:
			add(comp.Pos)
		case vg.ArcComp:
			for i := range pieces + 1 {
				sin, cos := math.Sincos(comp.Start + comp.Angle*float64(i)/pieces)
				add(vg.Point{X: comp.Pos.X + comp.Radius*vg.Length(cos), Y: comp.Pos.Y + comp.Radius*vg.Length(sin)})
			}
		case vg.CurveComp:
			from := last
			for i := 1; i <= pieces; i++ {
				add(bezier(from, comp.Control, comp.Pos, vg.Length(i)/pieces))
			}
		case vg.CloseComp:
			if points != nil {
				points = append(points, points[0])
			}
		}
	}
	return append(strokes, points)
}

// bezier is the place at part t of a curve with any number of handles.
func bezier(from vg.Point, handles []vg.Point, to vg.Point, t vg.Length) vg.Point {
	points := append(append([]vg.Point{from}, handles...), to)
	for n := len(points) - 1; n > 0; n-- {
		for i := range n {
			points[i] = points[i].Scale(1 - t).Add(points[i+1].Scale(t))
		}
	}
	return points[0]
}

// FillString implements [vg.Canvas]; the face says no more than size and weight.
func (c *canvas) FillString(f font.Face, at vg.Point, words string) {
	size, bold := float64(f.Font.Size), f.Font.Weight >= xfont.WeightBold
	if size <= 0 || words == "" {
		return
	}
	c.scene.Texts = append(c.scene.Texts, scene.Text{
		At: c.at(at), Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: c.now.color,
	})
}

// DrawImage implements [vg.Canvas]; it draws nothing.
func (c *canvas) DrawImage(vg.Rectangle, image.Image) {}
