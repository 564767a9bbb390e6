package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

// The widths of the page's parts. The board never gets less than half.
const (
	railWidth   = 196
	narrowPanel = 360
	widePanel   = 420
	wideFrom    = 1440 // the window's width from which the panel is wide
	margin      = 20   // inside the panel, left and right
)

// floor is the page's ground plan: header on top, rail, board and panel side by side,
// status at the foot, hairlines between them, the board's tools over its corner and the
// tray below it.
type floor struct{ page *Page }

func (*floor) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(960, 600) }

func (f *floor) Layout(o []fyne.CanvasObject, s fyne.Size) {
	panel := float32(narrowPanel)
	if s.Width >= wideFrom {
		panel = widePanel
	}
	board := s.Width - railWidth - panel
	f.page.resized(panel, board)
	tray := f.page.trayHeight()
	top, foot := float32(ui.HeaderHeight), s.Height-ui.StatusHeight
	place := func(i int, x, y, w, h float32) {
		o[i].Move(fyne.NewPos(x, y))
		o[i].Resize(fyne.NewSize(w, h))
	}
	place(0, 0, 0, s.Width, top)
	place(1, 0, top, railWidth, foot-top)
	place(2, railWidth, top, board, foot-top-tray)
	place(10, railWidth, foot-tray, board, tray)
	place(3, s.Width-panel, top, panel, foot-top)
	place(4, 0, foot, s.Width, ui.StatusHeight)
	f.page.reshaped(o[2].Size())
	tools := o[5].MinSize()
	place(5, railWidth+12, foot-tray-tools.Height-12, tools.Width, tools.Height)
	place(6, 0, top, s.Width, 1)
	place(7, 0, foot, s.Width, 1)
	place(8, railWidth, top, 1, foot-top)
	place(9, s.Width-panel, top, 1, foot-top)
}
