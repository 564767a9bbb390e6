package workshop

import "fyne.io/fyne/v2"

// kept holds what stands in a list from one time that the list is made to the next, so that
// an edit makes only what it changed: the rest takes no time, and Fyne remembers for a
// minute all that ever was in the window, which is a megabyte for every long list.
type kept struct {
	was, is map[any]fyne.CanvasObject
}

// begin is called before a list is made: what was not asked for the last time is forgotten.
func (k *kept) begin() { k.was, k.is = k.is, map[any]fyne.CanvasObject{} }

// get gives what looks like that, and makes it if it was not in the last list. The look,
// which must be comparable, is all that it depends on.
func (k *kept) get(look any, make func() fyne.CanvasObject) fyne.CanvasObject {
	o, ok := k.was[look]
	if !ok {
		o = make()
	}
	k.is[look] = o
	return o
}

// fill puts something new into a place of the page, unless what is there looks like that.
func (p *Page) fill(place *fyne.Container, look any, make func() fyne.CanvasObject) {
	if was, ok := p.looks[place]; !ok || was != look {
		p.looks[place] = look
		set(place, make())
	}
}
