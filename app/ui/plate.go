package ui

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// plate is a rounded rectangle with marks on it that is painted once, into an image. It looks as a
// [canvas.Rectangle], whose edge and corners Fyne works out again for each of its points and in each
// frame: without a graphics card, a board full of cards took a quarter of a frame for that. Each
// shape that is an object of its own costs there as much as a line of words.
type plate struct {
	shape
	marks  []Mark
	ground color.Color // around it, nil for none
	around fyne.Size   // how far the object is wider and higher than the plate, at each side
	object *canvas.Raster
}

// Mark is a small rounded shape on a plate, in the middle of its height.
type Mark struct {
	Left           float32     // from the plate's left edge to its own; less than 0: from its right edge to the plate's
	Size           float32     // how wide and high it is
	Fill, Edge     color.Color // nil for none
	Stroke, Radius float32
}

// shape is a rounded rectangle.
type shape struct {
	fill, edge   color.Color // nil for none
	stroke, curl float32     // how wide the edge is, and the radius of the corners
}

func newShape(fill, edge color.Color, stroke, radius float32) shape {
	if edge == nil {
		stroke = 0
	}
	return shape{fill, edge, stroke, radius}
}

func newPlate(fill, edge color.Color, stroke, radius float32, marks ...Mark) *plate {
	p := &plate{shape: newShape(fill, edge, stroke, radius), marks: marks}
	p.object = canvas.NewRaster(p.paint)
	p.object.ScaleMode = canvas.ImageScalePixels
	return p
}

// setFill gives a plate another colour.
func (p *plate) setFill(fill color.Color) {
	if p.fill != fill {
		p.fill = fill
		p.object.Refresh()
	}
}

// paint paints it in points of the screen.
func (p *plate) paint(w, h int) image.Image {
	scale := float64(1)
	if wide := p.object.Size().Width; wide > 0 {
		scale = float64(w) / float64(wide)
	}
	beside, above := pixels(p.around.Width, scale), pixels(p.around.Height, scale)
	img := image.NewRGBA(image.Rect(0, 0, max(0, w-2*beside), max(0, h-2*above)))
	p.shape.paint(img, scale)
	for _, m := range p.marks {
		m.paint(img, scale)
	}
	if p.ground == nil {
		return img
	}
	all := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(all, all.Rect, image.NewUniform(p.ground), image.Point{}, draw.Src)
	draw.Draw(all, img.Rect.Add(image.Pt(beside, above)), img, image.Point{}, draw.Over)
	return all
}

// pixels is a length in points of the screen.
func pixels(long float32, scale float64) int { return int(math.Round(float64(long) * scale)) }

// paint paints a shape as large as the image. Between the corners, the points of a row are alike.
func (s shape) paint(img *image.RGBA, scale float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	at := s.points(w, h, scale)
	corner := min(int(math.Ceil(float64(max(s.curl, s.stroke))*scale))+2, w/2)
	for y := range h {
		for x := range corner {
			img.SetRGBA(x, y, at(x, y))
			img.SetRGBA(w-1-x, y, at(w-1-x, y))
		}
		if corner < w-corner {
			between := at(corner, y)
			for x := corner; x < w-corner; x++ {
				img.SetRGBA(x, y, between)
			}
		}
	}
}

// paint lays a mark over what the image shows.
func (m Mark) paint(img *image.RGBA, scale float64) {
	size := pixels(m.Size, scale)
	from := image.Pt(pixels(m.Left, scale), (img.Rect.Dy()-size)/2)
	if m.Left < 0 {
		from.X += img.Rect.Dx() - size
	}
	own := image.NewRGBA(image.Rect(0, 0, size, size))
	newShape(m.Fill, m.Edge, m.Stroke, m.Radius).paint(own, scale)
	draw.Draw(img, own.Rect.Add(from), own, image.Point{}, draw.Over)
}

// points says how each point looks, by how far its middle is from the middle of the edge, as Fyne's
// shader round_rectangle.frag does.
func (s shape) points(w, h int, scale float64) func(x, y int) color.RGBA {
	half, soft := math.Round(float64(s.stroke)*scale)/2, math.Round(0.5*scale)
	if soft == 0 {
		soft = 0.5
	}
	curl := min(math.Round(float64(s.curl)*scale), float64(min(w, h))/2) - half
	fill, edge := straight(s.fill), straight(s.edge)
	return func(x, y int) color.RGBA {
		dx := math.Abs(float64(x)+0.5-float64(w)/2) - (float64(w)/2 - half) + curl
		dy := math.Abs(float64(y)+0.5-float64(h)/2) - (float64(h)/2 - half) + curl
		far := min(max(dx, dy), 0) + math.Hypot(max(dx, 0), max(dy, 0)) - curl
		c := fill
		if half > 0 {
			part := smooth(-half-soft, -half+soft, far)
			for i := range c {
				c[i] += (edge[i] - c[i]) * part
			}
		}
		alpha := c[3] * (1 - smooth(half-soft, half+soft, far))
		byteOf := func(v float64) uint8 { return uint8(v*alpha*255 + 0.5) }
		return color.RGBA{byteOf(c[0]), byteOf(c[1]), byteOf(c[2]), byteOf(1)}
	}
}

// straight is a colour whose parts are not darkened by how transparent it is, from 0 to 1.
func straight(c color.Color) [4]float64 {
	if c == nil {
		return [4]float64{}
	}
	n := color.NRGBA64Model.Convert(c).(color.NRGBA64)
	return [4]float64{float64(n.R) / 0xffff, float64(n.G) / 0xffff, float64(n.B) / 0xffff, float64(n.A) / 0xffff}
}

// smooth goes from 0 to 1 between two places.
func smooth(from, to, x float64) float64 {
	t := min(max((x-from)/(to-from), 0), 1)
	return t * t * (3 - 2*t)
}
