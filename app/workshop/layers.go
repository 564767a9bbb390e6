package workshop

import (
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
)

// OpenLayer puts a layer on top and gives it the focus. A closed panel opens for one that
// stands in its place. One over the page ends what stands there.
func (p *Page) OpenLayer(l panel.Layer) {
	switch {
	case l.Area() == panel.InPanel && p.panes.Closed:
		p.closePanel(false)
	case l.Area() == panel.OverPage:
		p.endLayers(func(l panel.Layer) bool { return l.Area() == panel.InPanel })
	}
	p.layers = append(p.layers, l)
	p.showLayers()
	p.Refresh()
	p.focusAfter(l)
}

// focusAfter puts the focus where it belongs after a layer came or went. One around the page
// leaves it where people type.
func (p *Page) focusAfter(l panel.Layer) {
	if l.Area() != panel.AroundPage {
		p.Focus()
	}
}

// LeaveLayer takes a layer away, if it is there.
func (p *Page) LeaveLayer(l panel.Layer) {
	if !slices.Contains(p.layers, l) {
		return
	}
	p.endLayers(func(other panel.Layer) bool { return other == l })
	p.Refresh()
	p.focusAfter(l)
}

// HasLayer says whether something lies over a part of the page.
func (p *Page) HasLayer(at panel.Area) bool { return p.topLayer(at) != nil }

// topLayer is the topmost layer over a part of the page, nil for none.
func (p *Page) topLayer(at panel.Area) panel.Layer {
	for _, l := range slices.Backward(p.layers) {
		if l.Area() == at {
			return l
		}
	}
	return nil
}

// endLayers takes those layers away of which ends says so.
func (p *Page) endLayers(ends func(panel.Layer) bool) {
	ended := slices.DeleteFunc(slices.Clone(p.layers), func(l panel.Layer) bool { return !ends(l) })
	p.layers = slices.DeleteFunc(p.layers, ends)
	p.showLayers()
	for _, l := range ended {
		l.Close()
	}
}

// endsWithStep says whether a layer ends when another step is opened.
func endsWithStep(l panel.Layer) bool {
	return l.Area() == panel.OverDiagram || l.Area() == panel.InPanel
}

// hasSide says whether something stands beside the board: a panel with content, or a layer.
func (p *Page) hasSide() bool {
	return p.view == nil || p.view.Content() != nil || p.HasLayer(panel.InPanel)
}

// showLayers puts into each part of the page what lies on top there.
func (p *Page) showLayers() {
	side := p.panel.Content()
	if side == nil {
		side = ui.Gap(0, 0)
	}
	if l := p.topLayer(panel.InPanel); l != nil {
		side = l.Content()
	}
	if len(p.side.Objects) == 0 || p.side.Objects[0] != side {
		panel.Set(p.side, side)
	}
	if l := p.topLayer(panel.OverDiagram); l != nil {
		p.diagram.Cover(l.Content())
	} else if p.view != nil {
		p.diagram.Cover(p.view.Board())
	} else {
		p.diagram.Cover(nil)
	}
	p.showOverPage()
	p.showAroundPage()
	if p.started && p.view != nil && p.view.Content() == nil { // a layer came or went that needs room
		p.whole.Layout.Layout(p.whole.Objects, p.whole.Size())
	}
}

// inRoom is where in the room the page stands, or what lies over it. Below it is what has the
// focus for the board, which is never seen.
const inRoom = 1

// showOverPage shows what lies over the page, or the page.
func (p *Page) showOverPage() {
	shown := fyne.CanvasObject(p.whole)
	if l := p.topLayer(panel.OverPage); l != nil {
		shown = l.Content()
	}
	if p.room.Objects[inRoom] == shown {
		return
	}
	p.room.Objects[inRoom] = shown
	p.room.Refresh()
	if shown == p.whole {
		p.whole.Refresh() // the diagram is back
	}
}

// showAroundPage draws on top of everything what lies around the page.
func (p *Page) showAroundPage() {
	var all []fyne.CanvasObject
	for _, l := range p.layers {
		if l.Area() == panel.AroundPage {
			all = append(all, l.Content())
		}
	}
	if !slices.Equal(p.around.Objects, all) {
		p.around.Objects = all
		p.around.Refresh()
		if p.started {
			p.room.Objects[inRoom].Refresh() // it makes room, or takes it again
		}
	}
}

// refreshLayers shows all layers as things stand. One may leave because of that.
func (p *Page) refreshLayers() {
	for _, l := range slices.Clone(p.layers) {
		if slices.Contains(p.layers, l) {
			l.Refresh()
		}
	}
	if p.started && p.heightOfStrips(p.room.Size().Width) != p.stripsHigh { // they say more now, or less
		p.room.Objects[inRoom].Refresh()
	}
}

// What only some layers do.
type (
	// headed is a layer that wants room below the header.
	headed interface {
		RoomBelowHeader(width float32) float32
	}
	// shortcutTaker is a layer that takes some shortcuts before the page does.
	shortcutTaker interface{ TakeShortcut(stroke string) bool }
	// scrollFollower is a layer that wants to know when the panel's content has moved.
	scrollFollower interface{ PanelScrolled() }
)

// RoomForStrips is what the layers want below the header in a width, or on top of what
// everybody watches.
func (p *Page) RoomForStrips(width float32) float32 {
	p.stripsHigh = p.heightOfStrips(width)
	return p.stripsHigh
}

func (p *Page) heightOfStrips(width float32) (room float32) {
	for _, l := range p.layers {
		if h, ok := l.(headed); ok {
			room += h.RoomBelowHeader(width)
		}
	}
	return room
}

// takenByLayer says whether a layer has taken a shortcut.
func (p *Page) takenByLayer(stroke string) bool {
	for _, l := range slices.Backward(p.layers) {
		if t, ok := l.(shortcutTaker); ok && t.TakeShortcut(stroke) {
			return true
		}
	}
	return false
}
