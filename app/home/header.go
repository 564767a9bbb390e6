package home

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// makeHeader is the line on top: the program's name, the pages, the search, new, settings. An
// archive without anything has nothing to search, and its own button for a new one.
func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	left := []fyne.CanvasObject{ui.Text(words.T("home.name"), ui.Style{Size: ui.Strong + 2, Bold: true, Color: c.Accent})}
	p.shownCount, p.shownFound = p.counted(), p.finding()
	if p.Tabs != nil {
		tabs := p.Tabs(p.shownCount)
		for i := range tabs {
			if p.shownFound && tabs[i].Chosen { // what was found is from all pages
				tabs[i].Chosen, tabs[i].OnTap = false, p.search.clear
			}
		}
		left = append(left, ui.PageTabs(tabs...))
	}
	var search fyne.CanvasObject
	var right []fyne.CanvasObject
	if p.state != stateEmpty {
		search = p.search.entry
		create := ui.Primary(ui.Plus, words.T("home.new"), p.create)
		create.SetToolTip(words.T("home.newTip", "key", action.Cap("Ctrl+N")))
		right = append(right, create)
	}
	right = append(right, ui.IconButton(ui.Folder, words.T("home.openFileTip", "key", action.Cap("Ctrl+O")), true, p.OpenFile))
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.PageHeader(ui.Row(16, left...), search, append(right, settings)...)
}

// counted is how many analyses there are, in figures; empty for none.
func (p *Page) counted() string {
	if p.everything == 0 {
		return ""
	}
	return words.Number(p.everything)
}
