package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ShowDialog lays a card over the window, which is dimmed behind it, and gives the focus to
// something in it. It returns what takes the card away; the focus is given back by who calls that.
func ShowDialog(c fyne.Canvas, content fyne.CanvasObject, focus fyne.Focusable) (end func()) {
	scrim := Scrim()
	c.Overlays().Add(scrim)
	popUp := widget.NewModalPopUp(Card(Pad(20, content)), c)
	ShowPopUp(popUp)
	c.Focus(focus)
	return func() {
		popUp.Hide()
		c.Overlays().Remove(scrim)
	}
}

// popUps are the pop-ups that are shown, by what Fyne lays over the window for each: that does not say what it
// holds.
var popUps = map[fyne.CanvasObject]*widget.PopUp{}

// ShowPopUp shows a pop-up, so that [PartsOf] finds what is in it.
func ShowPopUp(p *widget.PopUp) {
	for over, shown := range popUps {
		if !shown.Visible() {
			delete(popUps, over)
		}
	}
	p.Show()
	popUps[p.Canvas.Overlays().Top()] = p
}
