package workshop

import (
	"slices"

	"whybone/app/workshop/panel"
)

// OpenLayer puts a layer on top and gives it the focus. A closed panel opens for one that
// stands in its place.
func (p *Page) OpenLayer(l panel.Layer) {
	if l.Area() == panel.InPanel && p.panes.Closed {
		p.closePanel(false)
	}
	p.layers = append(p.layers, l)
	p.showLayers()
	p.Refresh()
	p.Focus()
}

// LeaveLayer takes a layer away, if it is there.
func (p *Page) LeaveLayer(l panel.Layer) {
	if !slices.Contains(p.layers, l) {
		return
	}
	p.endLayers(func(other panel.Layer) bool { return other == l })
	p.Refresh()
	p.Focus()
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

// showLayers puts into each part of the page what lies on top there.
func (p *Page) showLayers() {
	side := p.panel.Content()
	if l := p.topLayer(panel.InPanel); l != nil {
		side = l.Content()
	}
	if len(p.side.Objects) == 0 || p.side.Objects[0] != side {
		panel.Set(p.side, side)
	}
	if l := p.topLayer(panel.OverDiagram); l != nil {
		p.diagram.Cover(l.Content())
	} else {
		p.diagram.Cover(nil)
	}
}

// refreshLayers shows all layers as things stand. One may leave because of that.
func (p *Page) refreshLayers() {
	for _, l := range slices.Clone(p.layers) {
		if slices.Contains(p.layers, l) {
			l.Refresh()
		}
	}
}
