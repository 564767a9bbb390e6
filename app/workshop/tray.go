package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the tray: so many rows of cards, how high a card is, and how wide its
// words may be.
const (
	trayRows = 2
	trayCard = 28
	trayText = 190
)

// refreshTray shows the tray as it stands; without a card it takes no room.
func (p *Page) refreshTray() {
	before := p.trayHeight()
	if len(p.Analysis().CauseIDs(fishbone.Tray)) == 0 {
		p.tray.Hide()
	} else {
		p.cache.Fill(p.tray, p.trayLook(), p.makeTray)
		p.tray.Show()
	}
	if p.trayHeight() != before {
		p.whole.Refresh()
	}
}

// trayLook is all that the tray depends on.
func (p *Page) trayLook() any {
	type look struct {
		cards  string
		chosen fishbone.ID
		width  float32
		colors ui.Palette
	}
	return look{fmt.Sprint(p.Analysis().Causes(fishbone.Tray)), p.Session().Cause(), p.boardWidth, ui.Colors()}
}

func (p *Page) trayHeight() float32 {
	if !p.tray.Visible() {
		return 0
	}
	return p.tray.MinSize().Height
}

// makeTray shows, below the picture, the cards that are on no bone yet, the newest first:
// what people say is on the wall at once. A card can be dragged from here onto a bone.
func (p *Page) makeTray() fyne.CanvasObject {
	cards := p.Analysis().Causes(fishbone.Tray)
	c := ui.Colors()
	room := p.boardWidth - 2*panel.Margin
	shown := []fyne.CanvasObject{}
	used, rows := float32(0), 1
	for i := len(cards) - 1; i >= 0; i-- {
		card := p.trayChip(cards[i])
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

func (p *Page) trayChip(cause fishbone.Cause) *ui.Dragger {
	c := ui.Colors()
	style := ui.Style{Size: ui.Small, Color: c.Ink}
	d := ui.NewDragger(ui.MinSize(0, trayCard, ui.Padded(0, 10, 0, 10, ui.Row(0, ui.Truncated(cause.Text, style, trayText)))),
		func() { p.Session().Choose(cause.ID); p.Focus() })
	d.Fill, d.Over, d.Edge = c.Back, c.Sunken, c.Rule
	if p.Session().Cause() == cause.ID {
		d.Fill, d.Over, d.Edge = c.Soft, c.Soft, c.Accent
	}
	d.SetToolTip(cause.Text)
	d.OnMenu = func(at fyne.Position) { p.CauseMenu(cause.ID, at) }
	p.Draggable(d, cause, p.HighlightDrop)
	return d
}
