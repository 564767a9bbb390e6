package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
)

// The widths of the page's parts. The board never gets less than half.
const (
	railWidth   = 196
	railNumbers = 56 // the rail with the numbers alone
	narrowPanel = 360
	widePanel   = 420
	wideFrom    = 1440 // the window's width from which the panel is wide
	leastPanel  = 320
	mostPanel   = 480
)

// Panes says how a team wants to share out the room beside the board. The zero value leaves
// that to the page.
type Panes struct {
	Panel   float32 // the panel's width, 0 for what suits the window
	Closed  bool    // there is no panel
	Numbers bool    // the rail shows the numbers of the steps alone
}

// String is how panes are kept in the settings.
func (p Panes) String() string {
	return fmt.Sprintf("panel=%.0f closed=%t numbers=%t", p.Panel, p.Closed, p.Numbers)
}

// ReadPanes reads what [Panes.String] wrote; from anything else it makes the zero value.
func ReadPanes(s string) Panes {
	var p Panes
	if _, err := fmt.Sscanf(s, "panel=%f closed=%t numbers=%t", &p.Panel, &p.Closed, &p.Numbers); err != nil {
		return Panes{}
	}
	if p.Panel != 0 {
		p.Panel = boundPanel(p.Panel)
	}
	return p
}

func boundPanel(width float32) float32 { return min(max(width, leastPanel), mostPanel) }

// share gives rail and panel their widths in a window. If the board would get less than
// half of it, the panel gives way first, and then the names of the steps.
func (p Panes) share(window float32) (rail, panel float32) {
	rail = railWidth
	if p.Numbers {
		rail = railNumbers
	}
	if p.Closed {
		return rail, 0
	}
	panel = p.Panel
	if panel == 0 {
		panel = narrowPanel
		if window >= wideFrom {
			panel = widePanel
		}
	}
	half := float32(int(window / 2))
	if half-rail < leastPanel {
		rail = railNumbers
	}
	return rail, max(leastPanel, min(panel, half-rail))
}

// columns are the widths of rail and panel in a window. A narrow rail is whole while an
// idea is parked.
func (p *Page) columns(window float32) (rail, panel float32) {
	rail, panel = p.panes.share(window)
	if !p.hasSide() {
		panel = 0
	}
	switch {
	case p.parking:
		rail = railWidth
	case rail == railWidth && p.cramped(window-rail-panel):
		rail = railNumbers
	}
	return rail, panel
}

// cramped says whether cards cannot be read well on a board of a width.
func (p *Page) cramped(board float32) bool {
	height := p.Window().Canvas().Size().Height - ui.HeaderHeight - ui.StatusHeight
	return p.diagram.Cramped(fyne.NewSize(board, height))
}

// useNumbers shows the rail with the numbers alone, or whole.
func (p *Page) useNumbers(on bool) {
	p.panes.Numbers = on
	p.rearrange()
}

// closePanel closes the panel or opens it again.
func (p *Page) closePanel(closed bool) {
	p.panel.Flush()
	p.panes.Closed = closed
	p.rearrange()
	p.Focus()
}

// dragPanel gives the panel a width; 0 is the width that suits the window.
func (p *Page) dragPanel(width float32) {
	if width != 0 {
		width = boundPanel(width)
	}
	if width != p.panes.Panel {
		p.panes.Panel = width
		p.rearrange()
	}
}

// rearrange lays the page out anew and has the panes remembered.
func (p *Page) rearrange() {
	p.whole.Layout.Layout(p.whole.Objects, p.whole.Size())
	canvas.Refresh(p.whole)
	if p.deps.KeepPanes != nil {
		p.deps.KeepPanes(p.panes)
	}
}

// resized takes the widths of rail, panel and board. If they changed, it has what is in
// the parts made anew.
func (p *Page) resized(rail, panel, board float32) {
	if panel == 0 {
		panel = p.width // a closed panel keeps its content
	}
	if rail == p.railWide && panel == p.width && board == p.boardWide {
		return
	}
	p.railWide, p.width, p.boardWide = rail, panel, board
	if p.arranging {
		return
	}
	p.arranging = true
	ui.Do(func() {
		p.arranging = false
		p.Refresh()
	})
}
