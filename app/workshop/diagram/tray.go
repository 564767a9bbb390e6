package diagram

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the tray.
const (
	trayRows = 2   // of cards
	trayCard = 28  // the height of a card
	trayText = 190 // the greatest width of a card's words
)

// refreshTray shows the tray as it stands. An empty tray takes no room.
func (v *View) refreshTray() {
	before := v.trayHeight()
	cards := v.host.Analysis().Causes(fishbone.Tray)
	if len(cards) == 0 {
		v.tray.Hide()
	} else {
		type deps struct {
			cards  []fishbone.Cause
			chosen fishbone.ID
		}
		v.cache.Fill(v.tray, deps{cards, v.host.Session().Cause()}, func() fyne.CanvasObject { return v.makeTray(cards) })
		v.tray.Show()
	}
	if v.trayHeight() != before {
		v.framed.Refresh()
	}
}

func (v *View) trayHeight() float32 {
	if !v.tray.Visible() {
		return 0
	}
	return v.tray.MinSize().Height
}

// makeTray shows the cards that are on no bone yet, the newest first, so that people see
// at once what they said. A card can be dragged from here onto a bone.
func (v *View) makeTray(cards []fishbone.Cause) fyne.CanvasObject {
	c := ui.Colors()
	room := v.width - 2*panel.Margin
	shown := []fyne.CanvasObject{}
	used, rows := float32(0), 1
	for i := len(cards) - 1; i >= 0; i-- {
		card := v.trayChip(cards[i])
		w := card.MinSize().Width + 6
		more := ui.Text(fmt.Sprintf("+%d", i+1), ui.Style{Size: ui.Small, Color: c.Faint})
		if used+w > room {
			rows, used = rows+1, 0
		}
		if rows == trayRows && i > 0 && used+w+40 > room {
			shown = append(shown, ui.MinSize(30, trayCard, ui.Row(0, more)))
			break
		}
		shown, used = append(shown, card), used+w
	}
	title := ui.Text(words.T("group.waiting", "n", len(cards)), ui.Style{Size: ui.Small, Color: c.Faint})
	return ui.Filled(c.Surface, 0, ui.Padded(4, panel.Margin, 10, panel.Margin, ui.Column(6, title, ui.Flow(6, room, shown...))))
}

func (v *View) trayChip(cause fishbone.Cause) *ui.Dragger {
	c := ui.Colors()
	style := ui.Style{Size: ui.Small, Color: c.Ink}
	d := ui.NewDragger(ui.MinSize(0, trayCard, ui.Padded(0, 10, 0, 10, ui.Row(0, ui.Truncated(cause.Text, style, trayText)))),
		func() { v.host.Session().Choose(cause.ID); v.host.Focus() })
	d.Fill, d.Over, d.Edge = c.Back, c.Sunken, c.Rule
	if v.host.Session().Cause() == cause.ID {
		d.Fill, d.Over, d.Edge = c.Soft, c.Soft, c.Accent
	}
	d.SetToolTip(cause.Text)
	d.OnMenu = func(at fyne.Position) { v.host.CauseMenu(cause.ID, at) }
	v.Draggable(d, cause, v.HighlightDrop)
	return d
}
