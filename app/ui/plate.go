package ui

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// plate is a rounded rectangle that is painted once, into an image. It looks as a [canvas.Rectangle],
// whose edge and corners Fyne works out again for each of its points and in each frame: without a
// graphics card, a board full of cards took a quarter of a frame for that.
type plate struct {
	fill, edge   color.Color // nil for none
	stroke, curl float32     // how wide the edge is, and the radius of the corners
	object       *canvas.Raster
}

func newPlate(fill, edge color.Color, stroke, radius float32) *plate {
	p := &plate{fill: fill, edge: edge, stroke: stroke, curl: radius}
	if edge == nil {
		p.stroke = 0
	}
	p.object = canvas.NewRaster(p.paint)
	p.object.ScaleMode = canvas.ImageScalePixels
	return p
}

// NewPlate is a rounded rectangle for places with many of them.
func NewPlate(fill, edge color.Color, stroke, radius float32) fyne.CanvasObject {
	return newPlate(fill, edge, stroke, radius).object
}

// setFill gives a plate another colour.
func (p *plate) setFill(fill color.Color) {
	if p.fill != fill {
		p.fill = fill
		p.object.Refresh()
	}
}

// paint paints it in points of the screen. Between the corners, the points of a row are alike.
func (p *plate) paint(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	scale := float64(1)
	if wide := p.object.Size().Width; wide > 0 {
		scale = float64(w) / float64(wide)
	}
	at := p.points(w, h, scale)
	corner := min(int(math.Ceil(float64(max(p.curl, p.stroke))*scale))+2, w/2)
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
	return img
}

// points says how each point looks, by how far its middle is from the middle of the edge, as Fyne's
// shader round_rectangle.frag does.
func (p *plate) points(w, h int, scale float64) func(x, y int) color.RGBA {
	half, soft := math.Round(float64(p.stroke)*scale)/2, math.Round(0.5*scale)
	if soft == 0 {
		soft = 0.5
	}
	curl := min(math.Round(float64(p.curl)*scale), float64(min(w, h))/2) - half
	fill, edge := straight(p.fill), straight(p.edge)
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
