package tour

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// makeStrip shows what a stop says.
func (o *overlay) makeStrip(m message) fyne.CanvasObject {
	col, stop, buttons := ui.Colors(), o.stops[m.stop], o.buttons(m.stop, m.praised)
	room := m.width - 2*panel.Margin - 2*stripGap - buttons.MinSize().Width
	said := []fyne.CanvasObject{ui.Paragraph(words.T(stop.words, "key", o.host.Actions().Cap("act.undo")), ui.Style{Size: ui.Body, Color: col.Ink}, room, 6)}
	switch {
	case m.praised:
		said = append(said, ui.Row(8, ui.Check.Draw(col.Good, 18), ui.Text(words.T("tour.well"), ui.Style{Size: ui.Body, Bold: true, Color: col.Good})))
	case stop.ask != "":
		said = append(said, ui.Paragraph(words.T(stop.ask, "key", action.Cap("Return")), ui.Style{Size: ui.Body, Bold: true, Color: col.Accent}, room, 4))
	}
	return ui.Filled(col.Soft, 0, ui.Padded(stripGap, panel.Margin, stripGap, panel.Margin, ui.Row(0, ui.Column(4, said...), ui.Spacer(), buttons)))
}

func (o *overlay) buttons(n int, praised bool) fyne.CanvasObject {
	count := ui.Text(words.T("tour.count", "n", n+1, "of", len(o.stops)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	parts := []fyne.CanvasObject{ui.Padded(0, 8, 0, 0, count)}
	if n == len(o.stops)-1 {
		return ui.Row(8, append(parts,
			ui.Plain("", words.T("tour.remove"), func() { o.end(false) }),
			ui.Primary("", words.T("tour.keep"), func() { o.end(true) }))...)
	}
	skip := ui.Quiet("", words.T("tour.skip"), o.leave)
	skip.SetToolTip(words.T("tour.skipTip", "key", action.Cap("Escape")))
	parts = append(parts, skip)
	if n > 0 {
		back := ui.Plain("", words.T("tour.back"), o.back)
		back.SetToolTip(o.host.Actions().Tip("act.tourBack"))
		parts = append(parts, back)
	}
	button := ui.Primary
	if o.stops[n].ask != "" && !praised {
		button = ui.Plain // the thing to do comes first
	}
	next := button("", words.T("tour.next"), o.next)
	next.SetToolTip(o.host.Actions().Tip("act.tourNext"))
	return ui.Row(8, append(parts, next)...)
}
