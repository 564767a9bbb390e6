package diagram

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the list of causes that one may be the same as.
const (
	sameWidth = 300
	sameRows  = 6
	sameEdge  = 16 // around it on the board
)

// sameAsList is a list on the board in which people find the cause that another one repeats.
// Typing filters it, and Return links the two.
type sameAsList struct {
	view  *View
	cause fishbone.ID
	entry *ui.Entry
	rows  *fyne.Container
	whole fyne.CanvasObject

	found  []fishbone.Match
	shown  int // how many of them have a row: as many as the board has room for
	picked int
}

// canLink says whether the selected cause can be linked as the same as another one.
func (v *View) canLink() bool {
	c, ok := v.host.Analysis().Cause(v.host.SelectedCause())
	return ok && c.SameAs == "" && (c.Parent == fishbone.Tray || v.canRepeat(c) || len(v.host.Analysis().CauseIDs(c.ID)) == 0)
}

// canRepeat says whether a cause hangs on a bone itself: with all its answers it can become
// one with another such.
func (v *View) canRepeat(c fishbone.Cause) bool {
	_, onBone := v.host.Analysis().Bone(c.Parent)
	return onBone
}

// openSameAs opens the list for the selected cause.
func (v *View) openSameAs() {
	v.CloseOverlay()
	id := v.host.SelectedCause()
	l := &sameAsList{view: v, cause: id, entry: ui.NewEntry(words.T("same.hint")), rows: container.NewStack()}
	l.entry.OnShortcut = v.host.Shortcut
	l.entry.OnEnter = func(string, bool) { l.link() }
	l.entry.OnKey = l.key
	l.entry.OnLeft = func(fyne.Focusable) { v.closeSameAs() }
	l.entry.OnChanged = func(string) { l.picked = 0; l.refresh() }
	l.whole = ui.Filled(ui.Colors().Surface, ui.Radius, ui.MinSize(sameWidth, 0, ui.Pad(6, ui.Column(6,
		ui.Paragraph(words.T("same.which", "cause", v.text(id)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, sameWidth-12, 2),
		l.entry, l.rows))))
	v.host.SetBoardHasKeys(true)
	v.sameAs = l
	l.refresh()
	v.host.Focus()
}

func (v *View) text(id fishbone.ID) string {
	c, _ := v.host.Analysis().Cause(id)
	return c.Text
}

// closeSameAs takes the list away.
func (v *View) closeSameAs() {
	if v.sameAs != nil {
		v.sameAs = nil
		v.host.Focus()
		v.layOver(nil, "", board.Under)
	}
}

// refresh shows what fits what was typed, the most similar first.
func (l *sameAsList) refresh() {
	l.found = l.view.similarTo(l.cause, l.entry.Text)
	a := l.view.host.Analysis()
	rows := []fyne.CanvasObject{}
	for i, f := range l.found[:min(len(l.found), sameRows)] {
		rows = append(rows, panel.Row{
			Lead: panel.Swatch(panel.BoneColor(a, panel.BoneOf(a, f.ID))), Text: f.Text, Lines: 1,
			Chosen: i == l.picked, OnTap: func() { l.picked = i; l.link() },
		}.Make(sameWidth-12))
	}
	if len(rows) == 0 {
		rows = append(rows, ui.Padded(4, 8, 4, 8, ui.Text(words.T("same.none"), ui.Style{Size: ui.Body, Color: ui.Colors().Faint})))
	}
	l.shown = min(len(l.found), len(rows))
	panel.Set(l.rows, ui.Column(0, rows...))
	for room := l.view.board.Size().Height; l.shown > 1 && l.whole.MinSize().Height+sameEdge > room && room > 0; {
		l.shown--
		panel.Set(l.rows, ui.Column(0, rows[:l.shown]...))
	}
	l.view.layOver(l.whole, l.cause, board.Under)
}

// similarTo are the causes that another one could repeat and that contain some words, the
// most similar first. A cause that repeats another one itself is left out.
func (v *View) similarTo(id fishbone.ID, has string) []fishbone.Match {
	a := v.host.Analysis()
	text, has := v.text(id), fishbone.Fold(fishbone.Label(has))
	var all []fishbone.Match
	leaf := len(a.CauseIDs(id)) == 0 // one with answers can become one with another card alone
	take := func(_ int, c fishbone.Cause) bool {
		if c.ID != id && c.SameAs == "" && strings.Contains(fishbone.Fold(c.Text), has) && (leaf || a.Level(c.ID) == 1) {
			all = append(all, fishbone.Match{ID: c.ID, Text: c.Text, Like: fishbone.Similar(text, c.Text)})
		}
		return true
	}
	a.WalkBones()(take)
	a.Walk(fishbone.Tray)(take)
	slices.SortStableFunc(all, func(x, y fishbone.Match) int { return cmp.Compare(y.Like, x.Like) })
	return all
}

// link says that the cause is the same as the one that is picked.
func (l *sameAsList) link() {
	if l.picked >= len(l.found) {
		return
	}
	v, as := l.view, l.found[l.picked].ID
	v.closeSameAs()
	edit := panel.SameEdit(v.host.Analysis(), l.cause, as)
	if m, merges := edit.(fishbone.MergeCause); merges {
		v.merge(m.ID, m.Into)
		return
	}
	v.host.Do(edit)
}

func (l *sameAsList) key(name fyne.KeyName) bool {
	last := l.shown - 1
	switch name {
	case fyne.KeyEscape:
		l.view.closeSameAs()
	case fyne.KeyUp:
		l.picked = max(l.picked-1, 0)
		l.refresh()
	case fyne.KeyDown:
		l.picked = max(min(l.picked+1, last), 0)
		l.refresh()
	default:
		return false
	}
	return true
}
