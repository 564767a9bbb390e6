package coach

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/advice"
)

// list are the notes of the open step, in the panel's place.
type list struct {
	coach   *Coach
	keys    *ui.KeyTarget
	top     *fyne.Container
	notes   *fyne.Container // in the scroll
	scroll  *container.Scroll
	content fyne.CanvasObject
	cache   *ui.Cache
	chosen  int         // the note that the keys are on
	about   fishbone.ID // the thing of which the notes are shown, empty for those of the step
	rows    []fyne.CanvasObject
}

func newList(k *Coach) *list {
	l := &list{coach: k, keys: ui.NewKeyTarget(), top: container.NewStack(), notes: container.NewStack()}
	l.cache = ui.NewCache(func() any { return k.host.PanelWidth() })
	l.keys.OnShortcut, l.keys.OnKey, l.keys.OnRune = k.host.Shortcut, l.typedKey, l.typedRune
	l.scroll = container.NewVScroll(ui.Padded(0, panel.Margin-edge, panel.Margin, panel.Margin-edge, l.notes))
	l.content = ui.Column(0, l.top, ui.Expand(l.scroll), l.keys)
	return l
}

// Area implements [panel.Layer].
func (*list) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (l *list) Content() fyne.CanvasObject { return l.content }

// Focus implements [panel.Layer].
func (l *list) Focus() fyne.Focusable { return l.keys }

// Close implements [panel.Layer].
func (l *list) Close() { l.coach.open = nil }

func (l *list) leave() { l.coach.host.LeaveLayer(l) }

// shown are the notes of the step that is open, or those on one thing.
func (l *list) shown() []advice.Advice {
	if l.about != "" {
		return l.coach.On(l.about)
	}
	return l.coach.Notes(l.coach.host.Session().Step())
}

// listDeps is all that the list depends on.
type listDeps struct {
	notes  []advice.Advice
	off    string
	chosen int
}

// Refresh implements [panel.Layer].
func (l *list) Refresh() {
	if l.coach.host.Presenting() {
		l.leave()
		return
	}
	notes, off := l.shown(), l.coach.host.CoachOff()
	l.chosen = max(0, min(l.chosen, len(notes)-1))
	l.cache.Fill(l.top, len(notes) > 0, func() fyne.CanvasObject { return l.makeHead(len(notes) > 0) })
	l.cache.Fill(l.notes, listDeps{notes, off.String(), l.chosen}, func() fyne.CanvasObject { return l.makeNotes(notes, off) })
	l.content.Refresh() // the top may have grown
}

func (l *list) room() float32 { return l.coach.host.PanelWidth() - 2*panel.Margin }

// makeHead says what this is, and how to leave it.
func (l *list) makeHead(some bool) fyne.CanvasObject {
	c := ui.Colors()
	keys := []fyne.CanvasObject{action.Hint("key.close", "Escape").Object()}
	hint := words.T("coach.none")
	if some {
		hint = words.T("coach.hint")
		keys = []fyne.CanvasObject{action.Hint("coach.key.note", "Up", "Down").Object(), action.Hint("coach.key.go", "Return").Object(), action.Hint("coach.key.off", offKey).Object(), keys[0]}
	}
	return ui.Padded(panel.Margin, panel.Margin, 10, panel.Margin, ui.Column(8,
		ui.Row(8,
			ui.Bulb.Draw(c.Open, 20),
			ui.Text(words.T("act.coach"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
			ui.Spacer(),
			ui.IconButton(ui.Cross, words.T("coach.close", "key", action.Cap("Escape")), true, l.leave),
		),
		ui.Paragraph(hint, ui.Style{Size: ui.Small, Color: c.Faint}, l.room(), 4),
		ui.Flow(12, l.room(), keys...),
	))
}

// edge is around the words of a note.
const edge = 10

// makeNotes shows all notes, and below them the rules that are switched off.
func (l *list) makeNotes(notes []advice.Advice, off advice.Off) fyne.CanvasObject {
	parts := make([]fyne.CanvasObject, 0, len(notes)+len(off)+1)
	for i, n := range notes {
		again := i > 0 && notes[i-1].Rule == n.Rule // the reason stands above
		parts = append(parts, l.makeNote(i, n, again))
	}
	l.rows = parts[:len(notes):len(notes)]
	if len(off) > 0 {
		title := ui.Text(words.T("coach.areOff"), ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Muted})
		parts = append(parts, ui.Padded(12, edge, 0, edge, title))
	}
	for _, r := range off {
		parts = append(parts, l.makeOff(r))
	}
	return ui.Column(6, parts...)
}

// makeNote shows what a note is about, what the coach says, why, and what can be done. Only
// the note in hand has buttons, and of those of one rule only the first and the one in hand the
// reason: the list is to be read.
func (l *list) makeNote(i int, n advice.Advice, again bool) fyne.CanvasObject {
	c, room := ui.Colors(), l.room()
	chosen := i == l.chosen
	var parts []fyne.CanvasObject
	if n.Text != "" {
		parts = append(parts, ui.Paragraph(n.Text, ui.Style{Size: ui.Small, Color: c.Faint}, room, 2))
	}
	said, why := words.Advice(n)
	parts = append(parts, ui.Paragraph(said, ui.Style{Size: ui.Body, Bold: chosen, Color: c.Ink}, room, 4))
	if chosen || !again {
		parts = append(parts, ui.Paragraph(why, ui.Style{Size: ui.Small, Color: c.Muted}, room, 8))
	}
	if chosen {
		mend := ui.Plain("", words.T("coach.go"), func() { l.coach.goTo(n) })
		mend.SetToolTip(words.T("act.tip", "what", words.T("coach.go"), "key", action.Cap("Return")))
		hush := ui.Quiet("", words.T("coach.off"), func() { l.coach.use(n.Rule, false) })
		hush.SetToolTip(words.T("act.tip", "what", words.T("coach.offTip"), "key", action.Cap(offKey)))
		parts = append(parts, ui.Padded(4, 0, 0, 0, ui.Row(6, mend, hush)))
	}
	row := ui.NewTap(ui.Pad(edge, ui.Column(4, parts...)), func() { l.choose(i) })
	if chosen {
		row.Choose()
	}
	return row
}

// makeOff shows a rule that is switched off.
func (l *list) makeOff(r advice.Rule) fyne.CanvasObject {
	on := ui.Quiet("", words.T("coach.on"), func() { l.coach.use(r, true) })
	name := ui.Truncated(words.T("coach."+string(r)+".name"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, l.room()-on.MinSize().Width-8)
	return ui.Padded(0, 0, 0, edge, ui.Row(8, name, ui.Spacer(), on))
}

// choose takes a note in hand and brings it into sight.
func (l *list) choose(i int) {
	l.chosen = i
	l.Refresh()
	l.coach.host.Focus()
	if l.chosen >= len(l.rows) {
		return
	}
	row := l.rows[l.chosen]
	ui.Do(func() { ui.Reveal(l.scroll, edge, row) })
}

// offKey switches the rule of the note in hand off.
const offKey = "x"

func (l *list) typedRune(r rune) {
	if notes := l.shown(); action.StrokeOfRune(r) == offKey && l.chosen < len(notes) {
		l.coach.use(notes[l.chosen].Rule, false)
	}
}

func (l *list) typedKey(name fyne.KeyName) {
	notes := l.shown()
	switch name {
	case fyne.KeyEscape:
		l.leave()
	case fyne.KeyUp:
		l.choose(l.chosen - 1)
	case fyne.KeyDown:
		l.choose(l.chosen + 1)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(len(notes) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.chosen < len(notes) {
			l.coach.goTo(notes[l.chosen])
		}
	}
}
