package present

import (
	"math"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
)

// Area implements [panel.Layer].
func (*Presenter) Area() panel.Area { return panel.OverPage }

// Content implements [panel.Layer].
func (d *Presenter) Content() fyne.CanvasObject { return d.object }

// Refresh implements [panel.Layer]. There is nothing to do: the panel of the open step has
// the prompt shown again whenever it is refreshed.
func (*Presenter) Refresh() {}

// Focus implements [panel.Layer]. The presenter shows what has the focus in the panel.
func (d *Presenter) Focus() fyne.Focusable { return d.answer() }

// Close implements [panel.Layer].
func (d *Presenter) Close() { d.typing = nil }

// RefreshPrompt shows the open panel's prompt as it stands.
func (d *Presenter) RefreshPrompt() {
	if d.isOpen() {
		d.fill()
		d.object.Refresh()
	}
}

// fill makes the strip and the band.
func (d *Presenter) fill() {
	defer d.cache.EndRound()
	d.SetTheme()
	if d.host.HasLayer(panel.OverDiagram) {
		d.strip.Hide()
		panel.Set(d.band, d.makeLineAlone())
		return
	}
	p := d.prompt()
	panel.Set(d.strip, d.makeStrip(p))
	if len(p.Recent) == 0 || d.host.CardsAreWhole() { // the newest card is on the wall
		d.strip.Hide()
	} else {
		d.strip.Show()
	}
	panel.Set(d.band, d.makeBand(p))
}

// prompt is what the open panel gives the presenter.
func (d *Presenter) prompt() panel.Prompt {
	if asks, ok := d.host.Panel().(panel.Prompter); ok {
		return asks.Prompt()
	}
	return panel.Prompt{}
}

// answer is where the next word goes.
func (d *Presenter) answer() fyne.Focusable {
	if d.typing != nil {
		return d.typing
	}
	return d.host.Panel().Focus()
}

// MinSize implements [fyne.Layout].
func (*Presenter) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

// Layout implements [fyne.Layout].
func (d *Presenter) Layout(o []fyne.CanvasObject, s fyne.Size) {
	if d.size != s {
		d.size = s
		ui.Do(d.RefreshPrompt)
	}
	diagram := o[0]
	band, strip := d.band.MinSize().Height, float32(0)
	if d.strip.Visible() {
		strip = d.strip.MinSize().Height
	}
	top := s.Height - band - strip
	place := func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
	}
	foot := d.line.MinSize().Height + (lineFoot+aboveLine-4)*d.unit()
	d.host.Notices().PlaceIn(fyne.NewPos(0, s.Height-foot), fyne.NewSize(s.Width, foot), 0) // on the thin line: the room reads the rest
	above := d.host.RoomForStrips(s.Width)
	place(diagram, above, top-above)
	place(d.strip, top, strip)
	place(d.band, top+strip, band)
	d.host.DiagramResized()
}

// room is the size of the window, or of what the band was made for.
func (d *Presenter) room() fyne.Size {
	if d.size.IsZero() {
		return d.host.Window().Canvas().Size()
	}
	return d.size
}

func (d *Presenter) width() float32 { return d.room().Width }

// unit is how much larger than at 1280 × 720 everything is.
func (d *Presenter) unit() float32 { return unit(d.room(), d.host.TextSize()) }

// unit is how much larger than at 1280 × 720 everything in a window is, in its own units,
// which a larger text has made larger. Of what people want the text larger, the question
// gets the root. With more the fish would have no room.
func unit(window fyne.Size, textSize float32) float32 {
	fit := min(window.Width/1280, window.Height/720)
	return min(max(fit*float32(math.Sqrt(float64(textSize))), 0.8), 2)
}
