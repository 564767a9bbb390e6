package workshop

import (
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/outfile"
	"whybone/app/record"
	"whybone/app/saveas"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/storage"
)

// history is the record of the meeting, in the panel's place: every edit in words, the
// newest first, with who and when. The team can go to any point of it.
type history struct {
	page   *Page
	record *record.Record
	keys   *ui.KeyTarget
	top    *fyne.Container
	roll   *historyRoll
	whole  fyne.CanvasObject
	walked int // the entry that the keys are on
}

// showHistory opens the history, or closes it where it is open.
func (p *Page) showHistory() {
	if open := p.topLayer(panel.InPanel); open != nil {
		p.LeaveLayer(open)
		return
	}
	p.panel.Flush()
	read, err := record.Open(p.Session())
	if !p.Report(err) {
		return
	}
	h := &history{page: p, record: read, keys: ui.NewKeyTarget(), top: container.NewStack(), walked: p.Session().Done()}
	h.keys.OnShortcut, h.keys.OnKey = p.Shortcut, h.typedKey
	h.roll = newHistoryRoll(h)
	h.whole = ui.Column(0, h.top, ui.Expand(h.roll.object()), h.keys)
	p.OpenLayer(h)
	h.roll.reveal(h.walked)
}

// Area implements [panel.Layer].
func (*history) Area() panel.Area { return panel.InPanel }

// Content implements [panel.Layer].
func (h *history) Content() fyne.CanvasObject { return h.whole }

// Focus implements [panel.Layer].
func (h *history) Focus() fyne.Focusable { return h.keys }

// Close implements [panel.Layer].
func (*history) Close() {}

// goTo leads to a point of the history, and offers the way back.
func (p *Page) goTo(position int) {
	p.panel.Flush()
	from := p.Session().Done()
	if position == from || !p.Report(p.Session().GoTo(position)) {
		return
	}
	p.Notices().Say(words.T("history.went"), ui.Neutral, words.T("history.back"), func() { p.goTo(from) })
}

// refresh shows the history as it stands after a change.
func (h *history) Refresh() {
	done := h.page.Session().Done()
	if !h.page.Report(h.record.Refresh()) {
		return
	}
	if h.walked > h.record.Len() || h.roll.done != done {
		h.walked = done
	}
	panel.Set(h.top, h.head())
	h.whole.Refresh() // the top may have grown
	h.roll.Refresh()
}

// head says what this is, and how to leave it.
func (h *history) head() fyne.CanvasObject {
	c := ui.Colors()
	room := h.page.width - 2*panel.Margin
	var save *ui.Tap
	save = ui.Quiet("", words.T("history.save"), func() { h.saveMenu(panel.Below(save)) })
	hint := words.T("history.hint")
	if slices.ContainsFunc(h.page.Session().Timeline().States(), func(s storage.EntryState) bool { return s != storage.InForce }) {
		hint = words.T("history.faded")
	}
	return ui.Padded(panel.Margin, panel.Margin, 10, panel.Margin, ui.Column(8,
		ui.Row(4,
			ui.Text(words.T("history.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
			ui.Spacer(), save,
			ui.IconButton(ui.Cross, words.T("history.close"), true, h.page.showHistory),
		),
		ui.Paragraph(hint, ui.Style{Size: ui.Small, Color: c.Faint}, room, 3),
		ui.Flow(12, room, action.Hint("key.entry", "Up", "Down").Object(), action.Hint("key.goThere", "Return").Object(), action.Hint("key.close", "Escape").Object()),
	))
}

func (h *history) typedKey(name fyne.KeyName) {
	const far = 10
	to := h.walked
	switch name {
	case fyne.KeyEscape:
		h.page.showHistory()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		h.page.goTo(h.walked)
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
	h.roll.Refresh()
	h.roll.reveal(h.walked)
}

func (h *history) saveMenu(at fyne.Position) {
	h.page.ShowMenu(at,
		ui.Pick(words.T("history.text"), func() { h.save(".txt") }),
		ui.Pick(words.T("history.csv"), func() { h.save(".csv") }),
	)
}

// save writes the record into a file, as it stands when it is asked for.
func (h *history) save(ending string) {
	p := h.page
	title := p.Analysis().HeadText()
	lines, done, err := h.record.All()
	if !p.Report(err) {
		return
	}
	saveas.Ask(p.Window(), panel.FileName(words.T("record.title", "problem", title))+ending, func(path string) {
		data := record.Text(title, lines, done, time.Local)
		var err error
		if ending == ".csv" {
			data, err = record.CSV(lines, time.Local)
		}
		if err = errors.Join(err, outfile.Write(path, data)); err != nil {
			p.Notices().Say(words.T("export.failed", "file", path, "reason", words.Sentence(err)), ui.Negative, "", nil)
			return
		}
		p.Notices().Say(words.T("export.done", "file", path), ui.Positive, "", nil)
	}, p.Focus)
}
