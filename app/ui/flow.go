package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Flow puts objects side by side and goes on in a new row where the width is used up.
func Flow(gap, width float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap, width}, objects...)
}

type flow struct{ gap, width float32 }

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := f.walk(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return fyne.NewSize(f.width, height)
}

func (f *flow) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	f.walk(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// walk gives each object its place and returns the height of all rows.
func (f *flow) walk(objects []fyne.CanvasObject, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, row float32
	for _, o := range objects {
		size := o.MinSize()
		if x > 0 && x+size.Width > f.width {
			x, y, row = 0, y+row+f.gap, 0
		}
		place(o, fyne.NewPos(x, y), size)
		x += size.Width + f.gap
		row = max(row, size.Height)
	}
	return y + row
}
