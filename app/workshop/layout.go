package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
)

// pageLayout puts the header on top, below it the tour's strip while there is one, then
// rail, diagram and panel side by side, and the status line at the foot. Hairlines stand
// between them.
type pageLayout struct {
	page *Page

	header, rail, diagram, panel, status fyne.CanvasObject

	splitter                          fyne.CanvasObject // over the panel's edge
	topLine, footLine, railLine, edge fyne.CanvasObject
}

// newWhole makes the usual page of its parts.
func newWhole(p *Page) *fyne.Container {
	line := func() fyne.CanvasObject { return canvas.NewRectangle(ui.Colors().Hairline) }
	l := &pageLayout{
		page:   p,
		header: p.header, rail: p.rail, diagram: p.diagram.Framed(), panel: p.side, status: p.status,
		splitter: newSplitter(p),
		topLine:  line(), footLine: line(), railLine: line(), edge: line(),
	}
	return container.New(l, l.header, l.rail, l.diagram, l.panel, l.status, l.topLine, l.footLine, l.railLine, l.edge, l.splitter)
}

// MinSize implements [fyne.Layout].
func (*pageLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(2*(railNumbers+leastPanel), 440)
}

// Layout implements [fyne.Layout].
func (l *pageLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	p := l.page
	if p.Presenting() {
		return // the presenter has the board
	}
	rail, panel := p.columns(s.Width)
	board := s.Width - rail - panel
	p.resized(rail, panel, board)
	top, foot := ui.HeaderHeight+p.RoomForStrips(s.Width), s.Height-ui.StatusHeight
	place(l.header, 0, 0, s.Width, ui.HeaderHeight)
	place(l.rail, 0, top, rail, foot-top)
	place(l.panel, s.Width-panel, top, panel, foot-top)
	place(l.status, 0, foot, s.Width, ui.StatusHeight)
	p.diagram.Place(fyne.NewPos(rail, top), fyne.NewSize(board, foot-top))
	place(l.topLine, 0, ui.HeaderHeight, s.Width, 1)
	place(l.footLine, 0, foot, s.Width, 1)
	place(l.railLine, rail, top, 1, foot-top)
	place(l.edge, s.Width-panel, top, 1, foot-top)
	place(l.splitter, s.Width-panel-splitterWidth/2, top, splitterWidth, foot-top)
	for _, o := range []fyne.CanvasObject{l.panel, l.splitter} {
		if panel > 0 {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
