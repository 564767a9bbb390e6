package board

import (
	"image"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/vector"

	"whybone/fishbone/draw/scene"
)

const (
	maxThumbLines = 150
	minThumbLine  = 3 // pixels; shorter lines are left out
)

// Thumbnail shows the lines and shapes of a scene, fitted into a size, without words
// and without paper. It is one image, drawn once for each size that it is shown in.
func Thumbnail(s *scene.Scene, size fyne.Size) fyne.CanvasObject {
	p := newPicture(s)
	p.strokes = longest(p.strokes, maxThumbLines)
	p.words, p.areas = nil, nil
	r := canvas.NewRaster(p.thumbnail)
	r.SetMinSize(size)
	r.Resize(size)
	return r
}

// longest leaves out the shortest strokes where there are more than so many; the
// others stay in order.
func longest(all []stroke, most int) []stroke {
	if len(all) <= most {
		return all
	}
	lengths := make([]float32, len(all))
	for i, k := range all {
		lengths[i] = k.length()
	}
	slices.Sort(lengths)
	least := lengths[len(lengths)-most]
	kept := slices.DeleteFunc(slices.Clone(all), func(k stroke) bool { return k.length() < least })
	return kept[:min(most, len(kept))]
}

func (k *stroke) length() float32 {
	return float32(math.Hypot(float64(k.to.X-k.from.X), float64(k.to.Y-k.from.Y)))
}

// thumbnail draws the picture in so many pixels.
func (p *picture) thumbnail(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	if p.size.Width <= 0 || p.size.Height <= 0 {
		return img
	}
	zoom := min(float32(width)/p.size.Width, float32(height)/p.size.Height)
	left, top := (float32(width)-p.size.Width*zoom)/2, (float32(height)-p.size.Height*zoom)/2
	place := func(q fyne.Position) fyne.Position { return fyne.NewPos(q.X*zoom+left, q.Y*zoom+top) }
	pen := &pen{img: img}
	for i := range p.strokes {
		if k := &p.strokes[i]; k.length()*zoom >= minThumbLine {
			pen.stroke(place(k.from), place(k.to), max(1, k.width*zoom), k.ink)
		}
	}
	for _, f := range p.shapes {
		points := make([]fyne.Position, len(f.points))
		for i, q := range f.points {
			points[i] = place(q)
		}
		pen.fill(points, f.fill)
	}
	return img
}

// pen fills polygons in an image, each within the few pixels that it touches.
type pen struct {
	img    *image.RGBA
	raster vector.Rasterizer
}

func (p *pen) stroke(from, to fyne.Position, width float32, ink color.Color) {
	dx, dy := to.X-from.X, to.Y-from.Y
	if dx == 0 && dy == 0 {
		return
	}
	half := width / 2 / float32(math.Hypot(float64(dx), float64(dy)))
	nx, ny := -dy*half, dx*half
	p.fill([]fyne.Position{from.AddXY(nx, ny), to.AddXY(nx, ny), to.SubtractXY(nx, ny), from.SubtractXY(nx, ny)}, ink)
}

func (p *pen) fill(points []fyne.Position, ink color.Color) {
	r := around(points)
	at := image.Rect(floor(r.left), floor(r.top), floor(r.right)+1, floor(r.bottom)+1)
	if len(points) < 3 || at.Intersect(p.img.Rect).Empty() {
		return
	}
	p.raster.Reset(at.Dx(), at.Dy())
	x, y := float32(at.Min.X), float32(at.Min.Y)
	p.raster.MoveTo(points[0].X-x, points[0].Y-y)
	for _, q := range points[1:] {
		p.raster.LineTo(q.X-x, q.Y-y)
	}
	p.raster.ClosePath()
	p.raster.Draw(p.img, at, image.NewUniform(ink), image.Point{})
}

func floor(n float32) int { return int(math.Floor(float64(n))) }
