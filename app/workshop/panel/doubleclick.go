package panel

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

// doubleClickTime is how soon the second of two clicks comes.
const doubleClickTime = 400 * time.Millisecond

// Row has a row act at the first click, and do at the second one what a double click does
// everywhere. Other rows may have come under the pointer by then, because the first one opened
// a form, or led on to another list: the second click is the first one's all the same.
func (f *Frame) Row(row *ui.Dragger, twice func()) *ui.Dragger {
	once := row.OnTap
	row.OnTap = func() {
		f.await(row, &row.Tap, twice)
		once()
	}
	return row
}

// Chip is Row for what cannot be dragged.
func (f *Frame) Chip(chip *ui.Tap, twice func()) *ui.Tap {
	once := chip.OnTap
	chip.OnTap = func() {
		f.await(chip, chip, twice)
		once()
	}
	return chip
}

// await catches the next click where something is that was clicked, as long as it can be the
// second of two. To drag it, and to open its menu, works meanwhile.
func (f *Frame) await(clicked fyne.CanvasObject, is *ui.Tap, twice func()) {
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	at, size := where(clicked).Subtract(where(f.content)), clicked.Size()
	catcher := ui.NewDragger(ui.Gap(0, 0), nil)
	end := func() {
		if len(f.second.Objects) == 1 && f.second.Objects[0] == catcher {
			f.second.RemoveAll()
		}
	}
	catcher.OnTap = func() {
		end()
		twice()
	}
	catcher.OnMenu, catcher.OnDrag, catcher.OnDrop = is.OnMenu, is.OnDrag, is.OnDrop
	catcher.Over = color.Transparent
	if foot := where(f.foot).Subtract(where(f.content)).Y; at.Y+size.Height > foot {
		size.Height = foot - at.Y // the rest of it is out of sight
	}
	catcher.Move(at)
	catcher.Resize(size)
	f.second.Objects = []fyne.CanvasObject{catcher}
	f.second.Refresh()
	f.host.After(doubleClickTime, end)
}
