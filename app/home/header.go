package home

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// The width of the search, and the window's width from which there is room for what the
// program is for.
const (
	searchWidth = 340
	taglineFrom = 920
)

// makeHeader is the line on top: the program's name, the search, new, settings. An
// archive without anything has nothing to search, and its own button for a new one.
func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{
		ui.Text(words.T("home.name"), ui.Style{Size: ui.Strong + 2, Bold: true, Color: c.Accent}),
	}
	if p.Window.Canvas().Size().Width >= taglineFrom {
		parts = append(parts, ui.Text(words.T("home.tagline"), ui.Style{Size: ui.Body, Color: c.Faint}))
	}
	parts = append(parts, ui.Spacer())
	if p.state != stateEmpty {
		create := ui.Primary(ui.Plus, words.T("home.new"), p.create)
		create.SetToolTip(words.T("home.newTip", "key", action.Cap("Ctrl+N")))
		parts = append(parts, ui.MinSize(searchWidth, ui.EntryHeight, p.search.entry), create)
	}
	parts = append(parts, ui.IconButton(ui.Folder, words.T("home.openFileTip", "key", action.Cap("Ctrl+O")), true, p.OpenFile))
	var settings *ui.Tap
	settings = ui.IconButton(ui.Gear, words.T("settings.tip"), true, func() {
		settings.MouseOut() // no tooltip comes over a menu
		p.Settings(below(settings))
	})
	return ui.Padded(0, 16, 0, 24, ui.Row(12, append(parts, settings)...))
}

// below is where a menu opens that belongs to a button.
func below(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(0, o.Size().Height+4)
}
