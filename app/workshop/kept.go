package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

// kept holds what was made for a panel from one time that it is shown to the next, so that
// an edit makes only what it changed: the rest takes no time, and Fyne remembers for a
// while all that ever was in the window, which is a megabyte for every long list.
type kept struct {
	was, is map[any]fyne.CanvasObject
}

// next is called when everything was made: what was not asked for is forgotten.
func (k *kept) next() { k.was, k.is = k.is, nil }

// get gives what looks like that, and makes it if it was not there the last time. The look,
// which must be comparable, is all that it depends on.
func (k *kept) get(look any, make func() fyne.CanvasObject) fyne.CanvasObject {
	if _, twice := k.is[look]; twice {
		return make() // nothing can stand in two places
	}
	o, ok := k.was[look]
	if !ok {
		o = make()
	}
	if k.is == nil {
		k.is = map[any]fyne.CanvasObject{}
	}
	k.is[look] = o
	return o
}

// part is a part of the panel. The look, which must be comparable, is all that it depends
// on beside the panel's width and the colours.
func (s *sheet) part(look any, make func() fyne.CanvasObject) fyne.CanvasObject {
	type whole struct {
		look   any
		room   float32
		colors ui.Palette
	}
	return s.parts.get(whole{look, s.room(), ui.Colors()}, make)
}

// part is a part of what is presented. The look, which must be comparable, is all that it
// depends on beside the window's size and the colours.
func (d *podium) part(look any, make func() fyne.CanvasObject) fyne.CanvasObject {
	type whole struct {
		look        any
		width, unit float32
		colors      ui.Palette
	}
	return d.parts.get(whole{look, d.width(), d.unit(), ui.Colors()}, make)
}

// fill puts something new into a place of the page, unless what is there looks like that.
func (p *Page) fill(place *fyne.Container, look any, make func() fyne.CanvasObject) {
	if was, ok := p.looks[place]; !ok || was != look {
		p.looks[place] = look
		set(place, make())
	}
}
