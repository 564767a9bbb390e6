package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
)

// pageLayout puts the header on top, below it the tour's strip while there is one, then
// rail, diagram with its tabs and panel side by side, and the status line at the foot. Hairlines stand
// between them.
type pageLayout struct {
	page *Page

	header, rail, tabs, diagram, panel, status fyne.CanvasObject

	splitter                          fyne.CanvasObject // over the panel's edge
	topLine, footLine, railLine, edge fyne.CanvasObject
}

// newWhole makes the usual page of its parts.
func newWhole(p *Page) *fyne.Container {
	line := func() fyne.CanvasObject { return canvas.NewRectangle(ui.Colors().Hairline) }
	l := &pageLayout{
		page:   p,
		header: p.header, rail: p.rail, tabs: p.tabs, diagram: p.diagram.Framed(), panel: p.side, status: p.status,
		splitter: newSplitter(p),
		topLine:  line(), footLine: line(), railLine: line(), edge: line(),
	}
	return container.New(l, l.header, l.rail, l.tabs, l.diagram, l.panel, l.status, l.topLine, l.footLine, l.railLine, l.edge, l.splitter)
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
	put(l.header, 0, 0, s.Width, ui.HeaderHeight)
	put(l.rail, 0, top, rail, foot-top)
	put(l.panel, s.Width-panel, top, panel, foot-top)
	put(l.status, 0, foot, s.Width, ui.StatusHeight)
	tabs := p.tabsHeight()
	put(l.tabs, rail, top, board, tabs)
	p.diagram.Place(fyne.NewPos(rail, top+tabs), fyne.NewSize(board, foot-top-tabs))
	put(l.topLine, 0, ui.HeaderHeight, s.Width, 1)
	put(l.footLine, 0, foot, s.Width, 1)
	put(l.railLine, rail, top, 1, foot-top)
	put(l.edge, s.Width-panel, top, 1, foot-top)
	put(l.splitter, s.Width-panel-splitterWidth/2, top, splitterWidth, foot-top)
	for _, o := range []fyne.CanvasObject{l.panel, l.splitter} {
		if panel > 0 {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

func put(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
}
