package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// leastTitle is the width that the menu bar leaves to a problem that is longer.
const leastTitle = 360

// newMenuBar offers everything that can be done, by its parts, from the table of actions.
//
// It is not Fyne's own bar: that one takes a line of the board's room, looks like none of
// the page, and gives its shortcuts away before an entry that has something to undo can
// have them.
func (p *Page) newMenuBar() *ui.MenuBar {
	var menus []ui.BarMenu
	for _, part := range action.Parts() {
		menus = append(menus, ui.BarMenu{Words: words.T(string(part)), Choices: func(at fyne.Position) []ui.Choice {
			p.menuAt = at
			return p.Actions().Menu(part)
		}})
	}
	return ui.NewMenuBar(p.openBar, menus...)
}

// openBar opens a menu of the bar.
func (p *Page) openBar(n int) {
	p.closeInPlace()
	p.closeSame()
	p.bar.Open(p.Window().Canvas(), n, p.Focus)
}

// openMenu opens the first menu of the bar, or where there is no room for the bar, a menu
// of its menus.
func (p *Page) openMenu(at fyne.Position) {
	if p.bar != nil && !p.Presenting() {
		p.openBar(0)
		return
	}
	var items []ui.Choice
	for _, part := range action.Parts() {
		items = append(items, ui.Choice{Words: words.T(string(part)), More: func() []ui.Choice { return p.Actions().Menu(part) }})
	}
	p.menuAt = at
	p.ShowMenu(at, items...)
}

// menuCorner is where the menu opens without a pointer: below the end of the header.
func (p *Page) menuCorner() fyne.Position {
	return fyne.NewPos(p.Window().Canvas().Size().Width, ui.HeaderHeight)
}
