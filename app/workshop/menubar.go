package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
)

// openMenu offers everything that can be done, by its parts, from the table of actions.
//
// It is a menu of menus at the end of the header, and no bar across the window: Fyne's own
// bar takes a line of the board's room, looks like none of the page, and gives its
// shortcuts away before an entry that has something to undo can have them.
func (p *Page) openMenu(at fyne.Position) {
	var items []ui.Choice
	for _, part := range parts {
		if len(p.menuOf(part)) > 0 {
			items = append(items, ui.Choice{Words: words.T(string(part)), More: func() []ui.Choice { return p.menuOf(part) }})
		}
	}
	p.menuAt = at
	p.popUp(at, items...)
}

// menuOf are the lines of one part; what cannot be done now is shown, but dimmed.
func (p *Page) menuOf(part part) []ui.Choice {
	var items []ui.Choice
	for _, a := range p.actions {
		if a.part == part && !a.hidden {
			if a.apart {
				items = append(items, ui.Choice{})
			}
			items = append(items, ui.Choice{Words: p.says(a), Key: a.cap(), Off: !p.can(a), Do: func() { p.perform(a) }})
		}
	}
	return items
}

// menuCorner is where the menu opens without a pointer: below the end of the header.
func (p *Page) menuCorner() fyne.Position {
	return fyne.NewPos(p.Window.Canvas().Size().Width, ui.HeaderHeight)
}
