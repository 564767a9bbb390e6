package slides

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/exchange/deck"
)

// The measures of a row.
const (
	edge = 10 // around its words
	box  = 30 // the room of the tick
)

func (l *list) room() float32 { return l.slides.host.PanelWidth() - 2*panel.Margin }

// makeHead says what this is, and how to leave it.
func (l *list) makeHead() fyne.CanvasObject {
	c := ui.Colors()
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	parts := []fyne.CanvasObject{
		ui.Row(4, ui.Text(words.T("slides.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}), ui.Spacer(),
			ui.IconButton(ui.Cross, words.T("slides.close", "key", action.Cap("Escape")), true, l.leave)),
		ui.Truncated(l.file, ui.Style{Size: ui.Body, Color: c.Muted}, l.room()),
	}
	if len(l.found.Changes) == 0 {
		parts = append(parts, ui.Paragraph(words.T("deck.same"), ui.Style{Size: ui.Body, Color: c.Ink}, l.room(), 3))
	} else {
		parts = append(parts, ui.Paragraph(words.T("slides.hint"), small, l.room(), 4), ui.Flow(12, l.room(),
			action.Hint("slides.key.change", "Up", "Down").Object(), action.Hint("slides.key.toggle", "Space").Object(),
			action.Hint("slides.key.all", allKey).Object(), action.Hint("key.close", "Escape").Object()))
	}
	for _, note := range words.DeckNotes(l.found) {
		parts = append(parts, ui.Paragraph(note, ui.Style{Size: ui.Small, Color: c.Open}, l.room(), 4))
	}
	return ui.Padded(panel.Margin, panel.Margin, 10, panel.Margin, ui.Column(8, parts...))
}

// makeFoot has the buttons that take over what is wanted, or nothing.
func (l *list) makeFoot(wanted int) fyne.CanvasObject {
	no := ui.Plain("", words.T("slides.leave"), l.leave)
	no.SetToolTip(action.Cap("Escape"))
	parts := []fyne.CanvasObject{ui.Spacer(), no}
	if len(l.found.Changes) > 0 {
		yes := ui.Primary("", words.T("slides.take", "n", wanted), l.take)
		yes.SetToolTip(action.Cap("Return"))
		parts = append(parts, yes)
	}
	return ui.Padded(10, panel.Margin, panel.Margin, panel.Margin, ui.Row(8, parts...))
}

func (l *list) makeRows() fyne.CanvasObject {
	l.rows = nil
	for i, c := range l.found.Changes {
		l.rows = append(l.rows, l.makeRow(i, c))
	}
	return ui.Column(4, l.rows...)
}

// tones are the colours of what was done to something.
var tones = map[deck.What]ui.Tone{deck.Reworded: ui.Accented, deck.Moved: ui.Waiting, deck.New: ui.Positive, deck.Deleted: ui.Negative}

// makeRow shows a change with its tick: what was done, the words, and how it was before.
func (l *list) makeRow(i int, c *deck.Change) fyne.CanvasObject {
	p, room := ui.Colors(), l.room()-box
	wanted := l.wanted(c)
	ink, icon := p.Faint, ui.Untick
	if wanted {
		ink, icon = p.Accent, ui.Tick
	}
	tick := ui.NewTap(ui.Pad(3, icon.Draw(ink, 18)), func() { l.toggle(i) })
	tick.SetToolTip(words.T("slides.key.toggle"))
	text := ui.Style{Size: ui.Body, Bold: i == l.chosen, Color: p.Ink}
	if !wanted {
		text.Color = p.Muted
	}
	small := ui.Style{Size: ui.Small, Color: p.Muted}
	parts := []fyne.CanvasObject{
		ui.Row(6, ui.Chip(words.T("slides."+string(c.What)), tones[c.What])),
		ui.Paragraph(l.said(c), text, room, 4),
	}
	if aside := l.aside(c); aside != "" {
		parts = append(parts, ui.Paragraph(aside, small, room, 3))
	}
	if c.Changed {
		parts = append(parts, ui.Paragraph(words.T("slides.changed"), ui.Style{Size: ui.Small, Color: p.Open}, room, 3))
	}
	if c.Other != "" {
		parts = append(parts, ui.Paragraph(words.T("slides.differs", "text", c.Other), ui.Style{Size: ui.Small, Color: p.Open}, room, 3))
	}
	row := ui.NewTap(ui.Pad(edge, ui.Row(6, ui.Column(0, tick, ui.Spacer()), ui.Column(4, parts...))), func() { l.choose(i) })
	if i == l.chosen {
		row.Choose()
	}
	return row
}

// said are the words that a change is about.
func (l *list) said(c *deck.Change) string {
	if c.What == deck.Deleted {
		return c.Was
	}
	return c.Text
}

// aside is what else there is to say of a change: how it was before, where it goes.
func (l *list) aside(c *deck.Change) string {
	a := l.of
	switch c.What {
	case deck.Reworded:
		return words.T("slides.was", "text", c.Was)
	case deck.Moved:
		return words.T("slides.from", "from", words.DeckPlace(a, c.From), "to", words.DeckPlace(a, c.Under))
	case deck.New:
		if c.Kind == fishbone.BoneKind {
			return words.T("slides.bone")
		}
		return words.T("slides.below", "to", words.DeckPlace(a, c.Under))
	case deck.Deleted:
		if n := len(c.Gone) - 1; n > 0 {
			return words.T("slides.with", "n", n)
		}
	}
	return ""
}
