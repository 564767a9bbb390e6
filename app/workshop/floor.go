package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

// floor is the page's ground plan: header on top, below it the strip of a tour while
// there is one, rail, board and panel side by side, status at the foot, hairlines between them,
// the board's tools over its corner and the tray below it.
type floor struct{ page *Page }

func (*floor) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*(railNumbers+leastPanel), 440)
}

func (f *floor) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if f.page.Presenting() {
		return // the board stands in front of all
	}
	rail, panel := f.page.panes.share(s.Width)
	if f.page.parking {
		rail = railWidth
	}
	board := s.Width - rail - panel
	f.page.resized(rail, panel, board)
	tray := f.page.trayHeight()
	top, foot := ui.HeaderHeight+f.page.roomBelowHeader(s.Width), s.Height-ui.StatusHeight
	place := func(i int, x, y, w, h float32) {
		o[i].Move(fyne.NewPos(x, y))
		o[i].Resize(fyne.NewSize(w, h))
	}
	tools := o[5].MinSize()
	f.page.board.ReserveBottom(tools.Height + 2*corner)
	place(0, 0, 0, s.Width, ui.HeaderHeight)
	place(1, 0, top, rail, foot-top)
	place(2, rail, top, board, foot-top-tray)
	place(10, rail, foot-tray, board, tray)
	place(3, s.Width-panel, top, panel, foot-top)
	place(4, 0, foot, s.Width, ui.StatusHeight)
	f.page.reshaped(o[2].Size())
	f.page.placeHint(o[2].Position(), o[2].Size())
	place(5, rail+corner, foot-tray-tools.Height-corner, tools.Width, tools.Height)
	f.page.Notices().PlaceIn(o[2].Position(), o[2].Size(), corner+tools.Width+ui.Step)
	place(6, 0, ui.HeaderHeight, s.Width, 1)
	place(7, 0, foot, s.Width, 1)
	place(8, rail, top, 1, foot-top)
	place(9, s.Width-panel, top, 1, foot-top)
	place(11, s.Width-panel-gripWidth/2, top, gripWidth, foot-top)
	for _, i := range []int{3, 11} {
		if panel > 0 {
			o[i].Show()
		} else {
			o[i].Hide()
		}
	}
}
