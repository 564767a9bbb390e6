// Package history is the record of the meeting in the panel's place: every edit in words,
// the newest first, with who made it and when. The team can go to any point of it and save
// it as a file. It changes no edit: a click
// shows what things were like at a point, and going back to it is undo and redo.
//
// Start reading at history.go, then rows.go.
package history

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/record"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/storage"
)

// feature is the history as the page knows it, whether it is open or not.
type feature struct {
	host panel.Host
	open *history // nil while it is closed
}

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := &feature{host: h}
	return panel.Feature{Actions: []action.Action{{
		Name: "act.history", Part: action.Edit, After: "act.redo", Where: action.In(action.Everywhere), Keys: []string{"Ctrl+H"},
		Can: func() bool { return !h.Presenting() }, Do: f.toggle,
	}}}
}

// toggle opens the history, or closes it where it is open.
func (f *feature) toggle() {
	if f.open != nil {
		f.open.leave()
		return
	}
	f.host.Flush()
	read, err := record.Open(f.host.Session())
	if !f.host.Report(err) {
		return
	}
	f.open = newHistory(f, read)
	f.host.OpenLayer(f.open)
	f.open.rows.reveal(f.open.walked)
}

// history is the record while it is open.
type history struct {
	feature *feature
	host    panel.Host
	record  *record.Record
	keys    *ui.KeyTarget
	top     *fyne.Container
	rows    *rows
	content fyne.CanvasObject
	cache   *ui.Cache
	done    int // where the analysis stands
	walked  int // the entry that the keys are on
}

func newHistory(f *feature, read *record.Record) *history {
	done := f.host.Session().Done()
	h := &history{feature: f, host: f.host, record: read, keys: ui.NewKeyTarget(), top: container.NewStack(), done: done, walked: done}
	h.cache = ui.NewCache(func() any { return h.host.PanelWidth() })
	h.keys.OnShortcut, h.keys.OnKey = h.host.Shortcut, h.typedKey
	h.keys.OnRune = func(r rune) {
		if action.StrokeOfRune(r) == goBackKey {
			f.goBack()
		}
	}
	h.rows = newRows(h)
	h.content = ui.Column(0, h.top, ui.Expand(h.rows.Object()), h.keys)
	return h
}

// Area implements [panel.Layer].
func (*history) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (h *history) Content() fyne.CanvasObject { return h.content }

// Focus implements [panel.Layer].
func (h *history) Focus() fyne.Focusable { return h.keys }

// Close implements [panel.Layer].
func (h *history) Close() {
	h.feature.open = nil
	h.rows.hideTips()
	h.host.Session().EndMoment()
}

func (h *history) leave() { h.host.LeaveLayer(h) }

// show shows the analysis as it was at a point of the history. Looking changes nothing.
func (f *feature) show(position int) {
	f.host.Flush()
	f.host.Report(f.host.Session().ShowMoment(position))
}

// goBack makes what is shown the state that the team goes on from, and offers the way back.
func (f *feature) goBack() {
	if position, ok := f.host.Session().Moment(); ok {
		f.goTo(position)
	}
}

// goTo leads to a point of the history, and offers the way back.
func (f *feature) goTo(position int) {
	f.host.Flush()
	s := f.host.Session()
	from := s.Done()
	if position == from || !f.host.Report(s.GoTo(position)) {
		return
	}
	panel.Offer{
		Said: words.T("history.went"), Action: words.T("history.back"), Do: func() { f.goTo(from) },
		Stands: panel.StillAt(f.host, position),
	}.Show(f.host)
}

// Refresh implements [panel.Layer].
func (h *history) Refresh() {
	if !h.host.Report(h.record.Refresh()) {
		return
	}
	done := h.host.Session().Done()
	if h.walked > h.record.Len() || h.done != done {
		h.walked = done
	}
	h.done = done
	_, moment := h.host.Session().Moment()
	h.cache.Fill(h.top, headDeps{h.superseded(), moment}, h.makeHead)
	h.content.Refresh() // the top may have grown
	h.rows.refresh()
}

// superseded says whether there are entries that are not in force.
func (h *history) superseded() bool {
	return slices.ContainsFunc(h.host.Session().Timeline().States(), func(s storage.EntryState) bool { return s != storage.InForce })
}

// headDeps is all that the head depends on.
type headDeps struct{ superseded, moment bool }

// makeHead says what this is, and how to leave it.
func (h *history) makeHead() fyne.CanvasObject {
	c := ui.Colors()
	room := h.host.PanelWidth() - 2*panel.Margin
	var save *ui.Tap
	save = ui.Quiet("", words.T("history.save"), func() { h.saveMenu(ui.Below(save)) })
	hint := words.T("history.hint")
	if h.superseded() {
		hint = words.T("history.faded")
	}
	keys := []fyne.CanvasObject{action.Hint("key.entry", "Up", "Down").Object(), action.Hint("key.look", "Return").Object(), action.Hint("key.close", "Escape").Object()}
	var back []fyne.CanvasObject
	if _, moment := h.host.Session().Moment(); moment {
		button := ui.Plain(ui.Past, words.T("history.goBack"), h.feature.goBack)
		button.SetToolTip(words.T("act.tip", "what", words.T("history.goBack"), "key", action.Cap(goBackKey)))
		back = append(back, ui.Row(0, button))
	}
	return ui.Padded(panel.Margin, panel.Margin, 10, panel.Margin, ui.Column(8, append([]fyne.CanvasObject{
		ui.Row(4,
			ui.Text(words.T("history.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
			ui.Spacer(), save,
			ui.IconButton(ui.Cross, words.T("history.close", "key", action.Cap("Escape")), true, h.leave),
		),
		ui.Paragraph(hint, ui.Style{Size: ui.Small, Color: c.Faint}, room, 3),
		ui.Flow(12, room, keys...),
	}, back...)...))
}

// goBackKey does what the button does that goes back to the moment that is shown.
const goBackKey = "b"

func (h *history) typedKey(name fyne.KeyName) {
	const far = 10
	to := h.walked
	switch name {
	case fyne.KeyEscape:
		h.leave()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		h.feature.show(h.walked)
		return
	case fyne.KeyUp:
		to++
	case fyne.KeyDown:
		to--
	case fyne.KeyPageUp:
		to += far
	case fyne.KeyPageDown:
		to -= far
	case fyne.KeyHome:
		to = h.record.Len()
	case fyne.KeyEnd:
		to = 0
	default:
		return
	}
	h.walked = min(max(to, 0), h.record.Len())
	h.rows.reveal(h.walked)
}

func (h *history) saveMenu(at fyne.Position) {
	h.host.ShowMenu(at,
		ui.Pick(words.T("history.text"), func() { h.save(".txt") }),
		ui.Pick(words.T("history.csv"), func() { h.save(".csv") }),
	)
}

// save writes the record into a file, as it stands when it is asked for.
func (h *history) save(ending string) {
	title := h.host.Analysis().HeadText()
	lines, done, err := h.record.All()
	if !h.host.Report(err) {
		return
	}
	name := panel.FileName(words.T("record.title", "problem", title)) + ending
	panel.SaveFile(h.host, name, []string{".txt", tables.Ending}, func(ending string) ([]byte, error) {
		if ending == tables.Ending {
			return record.CSV(lines, time.Local)
		}
		return record.Text(title, lines, done, time.Local), nil
	})
}
