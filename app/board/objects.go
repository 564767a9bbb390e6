package board

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/fishbone/draw"
)

const (
	// Smaller letters cannot be read; a bar stands for their line.
	leastText = 3
	// Text may come out wider than the picture planned by this much.
	tooWide = 1.02
	// Fyne draws polygons with up to this many corners.
	mostCorners = 16
)

// roomForText is more than any line of text takes. Fyne sets text in the middle of
// the height that it has.
var roomForText = fyne.NewSize(4096, 512)

// stroke makes one straight line. Those along the axes are rectangles: these have
// sharp edges.
func (v *view) stroke(k *stroke) fyne.CanvasObject {
	from, to := v.scaled(k.from.X, k.from.Y), v.scaled(k.to.X, k.to.Y)
	thick := v.thickness(k.width)
	left, top := min(from.X, to.X), min(from.Y, to.Y)
	switch {
	case near(k.from.Y, k.to.Y):
		return rectangle(fyne.NewPos(left, v.round(top-thick/2)), fyne.NewSize(max(from.X, to.X)-left, thick), k.ink)
	case near(k.from.X, k.to.X):
		return rectangle(fyne.NewPos(v.round(left-thick/2), top), fyne.NewSize(thick, max(from.Y, to.Y)-top), k.ink)
	}
	return &canvas.Line{Position1: from, Position2: to, StrokeColor: k.ink, StrokeWidth: max(1/v.pixel, k.width*v.zoom)}
}

func (v *view) shape(f *shape) fyne.CanvasObject {
	if !f.upright {
		return v.polygon(f.points, f.radius, f.fill)
	}
	from, to := v.scaled(f.left, f.top), v.scaled(f.right, f.bottom)
	r := rectangle(from, fyne.NewSize(to.X-from.X, to.Y-from.Y), f.fill)
	r.CornerRadius = f.radius * v.zoom
	return r
}

func (v *view) polygon(points []fyne.Position, radius float32, fill color.Color) *canvas.ArbitraryPolygon {
	points = atMost(mostCorners, points)
	r := around(points)
	from, to := v.scaled(r.left, r.top), v.scaled(r.right, r.bottom)
	p := canvas.NewArbitraryPolygon(make([]fyne.Position, len(points)), fill)
	p.CornerRadii = make([]float32, len(points))
	for i, q := range points {
		p.Points[i] = v.scaled(q.X, q.Y).Subtract(from)
		p.CornerRadii[i] = radius * v.zoom
	}
	p.Move(from)
	p.Resize(fyne.NewSize(to.X-from.X, to.Y-from.Y))
	return p
}

// atMost leaves corners out, evenly, where there are too many; those are curves.
func atMost(most int, points []fyne.Position) []fyne.Position {
	if len(points) <= most {
		return points
	}
	few := make([]fyne.Position, most)
	for i := range few {
		few[i] = points[i*len(points)/most]
	}
	return few
}

// words makes one line of text, with its baseline and its left end where the picture
// has them, and the line through it if it is struck.
//
// Fyne sets letters as far apart as the next whole size asks for, so only whole sizes
// come out as wide as planned; and there are few of them, so that zooming finds most
// letters drawn already.
func (v *view) words(w *words) []fyne.CanvasObject {
	size := float32(math.Floor(float64(w.size * v.zoom * tooWide)))
	if size < leastText {
		return []fyne.CanvasObject{v.bar(w)}
	}
	at, width := v.scaled(w.at.X, w.at.Y), w.width*size/w.size
	if w.part == draw.PartHead || w.part == draw.PartBone || w.part == draw.PartLevel {
		at.X = v.round(at.X + (w.width*v.zoom-width)/2) // these stand in the middle of a box
	}
	t := &canvas.Text{Text: w.say, TextSize: size, Color: w.ink, TextStyle: fyne.TextStyle{Bold: w.bold}}
	line, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, nil)
	ascent := float32(math.Ceil(float64(baseline*v.pixel))) / v.pixel // as the painter rounds it
	t.Resize(roomForText.Max(line))
	t.Move(fyne.NewPos(at.X, at.Y-ascent-(t.Size().Height-line.Height)/2))
	if !w.struck {
		return []fyne.CanvasObject{t}
	}
	thick := max(1/v.pixel, v.round(size/14))
	through := fyne.NewPos(at.X, v.round(at.Y-0.34*size-thick/2))
	return []fyne.CanvasObject{t, rectangle(through, fyne.NewSize(width, thick), w.ink)}
}

// bar stands for a line of text that is too small to be read.
func (v *view) bar(w *words) fyne.CanvasObject {
	faint := w.ink
	faint.A /= 3
	return rectangle(v.scaled(w.at.X, w.at.Y-w.size*0.4), fyne.NewSize(w.width*v.zoom, 1/v.pixel), faint)
}

func rectangle(at fyne.Position, size fyne.Size, fill color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(fill)
	r.Move(at)
	r.Resize(size)
	return r
}
