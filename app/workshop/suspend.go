package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
)

// A page is made anew for another theme, language or size of text, while somebody may be in the
// middle of a word. The page that comes after it goes on there: what follows would otherwise be
// typed as commands.

// Suspend has the page that is made in place of this one go on where people type.
func (p *Page) Suspend() {
	p.diagram.Suspend()
	if e, ok := p.Window().Canvas().Focused().(*ui.Entry); ok {
		p.typing, p.typed, p.cursor = e.Place, e.Text, e.Cursor()
	}
}

// resumeTyping goes on in the entry in which somebody typed as the page before was suspended,
// and says whether it did.
func (p *Page) resumeTyping() bool {
	place := p.typing
	p.typing = ""
	if place == "" || p.diagram.Typing() {
		return false
	}
	e := p.entryAt(place)
	if e == nil {
		return false
	}
	p.TypeIn(e)
	if e.Text != p.typed && fishbone.Paragraph(e.Text) == fishbone.Paragraph(p.typed) {
		e.SetDraft(p.typed) // with the blank behind the last word, which is not stored
	}
	e.SetCursor(p.cursor)
	return true
}

// fielder is a panel with entries that are not always shown in front of all.
type fielder interface{ Fields() []*ui.Entry }

// entryAt is the entry in which is typed at a place, nil for none.
func (p *Page) entryAt(place string) (found *ui.Entry) {
	if has, ok := p.panel.(fielder); ok {
		for _, e := range has.Fields() {
			if e.Place == place {
				return e
			}
		}
	}
	return entryIn(p.room, place)
}

// entryIn is the entry of a place in an object that is shown, nil for none.
func entryIn(o fyne.CanvasObject, place string) *ui.Entry {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *ui.Entry:
		if o.Place == place {
			return o
		}
	case *fyne.Container:
		for _, part := range o.Objects {
			if e := entryIn(part, place); e != nil {
				return e
			}
		}
	case *container.Scroll:
		return entryIn(o.Content, place)
	}
	return nil
}
