package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func rectangle(at fyne.Position, size fyne.Size, fill color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(fill)
	r.Move(at)
	r.Resize(size)
	return r
}
