package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fyne draws polygons with up to this many corners.
const mostCorners = 16

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

func rectangle(at fyne.Position, size fyne.Size, fill color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(fill)
	r.Move(at)
	r.Resize(size)
	return r
}
