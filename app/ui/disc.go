package ui

import (
	"image"
	"image/color"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Disc is a circle in the middle of its room, with an edge if there is one. It looks as a
// [canvas.Circle], but is painted once, as a [plate] is: pages have dozens of them, and each of
// their points takes six times as long as one of a picture where there is no graphics card.
func Disc(fill, edge color.Color, stroke float32) *canvas.Raster {
	disc := canvas.NewRaster(nil)
	disc.Generator = func(w, h int) image.Image {
		img := image.NewRGBA(image.Rect(0, 0, w, h))
		side := min(w, h)
		room := min(disc.Size().Width, disc.Size().Height)
		if side == 0 || room == 0 {
			return img
		}
		own := image.NewRGBA(image.Rect(0, 0, side, side))
		newShape(fill, edge, stroke, room/2).paint(own, float64(side)/float64(room))
		draw.Draw(img, own.Rect.Add(image.Pt((w-side)/2, (h-side)/2)), own, image.Point{}, draw.Src)
		return img
	}
	return disc
}

// OnDisc puts something into the middle of a disc of a size, which may be nil.
func OnDisc(size float32, disc *canvas.Raster, inside fyne.CanvasObject) *fyne.Container {
	if disc == nil {
		return container.New(&discLayout{size}, inside)
	}
	return container.New(&discLayout{size}, disc, inside)
}

// discLayout is what stands in the middle, the last, and a disc below it that fills the room.
type discLayout struct{ size float32 }

// MinSize implements [fyne.Layout].
func (l *discLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(l.size).Max(o[len(o)-1].MinSize())
}

// Layout implements [fyne.Layout].
func (l *discLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	o[0].Resize(room)
	o[0].Move(fyne.Position{})
	inside := o[len(o)-1]
	least := inside.MinSize()
	inside.Resize(least)
	inside.Move(fyne.NewPos((room.Width-least.Width)/2, (room.Height-least.Height)/2))
}
