package ui

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2/canvas"
)

// NewGround makes what a board stands on: one opaque colour. It is an image of one pixel and no
// [canvas.Rectangle]: a ground has most of the pixels of a window, and without a graphics card each
// of a rectangle's takes three times as long, because it is asked for edges and shadows.
func NewGround(c color.Color) *canvas.Image {
	g := &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScalePixels}
	SetGround(g, c)
	return g
}

// SetGround gives a ground another colour.
func SetGround(g *canvas.Image, c color.Color) {
	if g.Image != nil && g.Image.At(0, 0) == color.NRGBAModel.Convert(c) {
		return
	}
	pixel := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	pixel.Set(0, 0, c)
	g.Image = pixel
	g.Refresh()
}
