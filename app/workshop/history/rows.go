package history

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/record"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/storage"
)

// The measures of the list.
const (
	entryHeight = 48
	dayHeight   = 32
	timeWidth   = 72 // of the column with time and name
	markWidth   = 3  // of the bar beside the entry that was done last
)

// rows are the list of a history: its entries, and each day over its entries. Only those in
// sight exist, so that ten thousand edits scroll like ten.
type rows struct {
	*ui.VirtualList
	history *history
	all     []row
	visible []*fyne.Container // the row objects that were made
}

// row is one thing in the list.
type row struct {
	position int    // of an entry; 0 is the start, before all edits
	day      string // of a heading, empty for an entry
}

func newRows(h *history) *rows {
	r := &rows{history: h}
	r.VirtualList = ui.NewVirtualList(ui.VirtualListOptions{
		Length:     func() int { return len(r.all) },
		RowHeight:  r.height,
		CreateRow:  r.create,
		UpdateRow:  func(i int, o fyne.CanvasObject) { r.update(r.all[i], o.(*fyne.Container)) },
		Bottom:     panel.Margin,
		OnScrolled: r.hideTips,
	})
	return r
}

func (r *rows) height(i int) float32 {
	if r.all[i].day != "" {
		return dayHeight
	}
	return entryHeight
}

func (r *rows) create() fyne.CanvasObject {
	o := container.NewStack()
	r.visible = append(r.visible, o)
	return o
}

// refresh shows what there is now.
func (r *rows) refresh() {
	r.list()
	r.hideTips()
	r.Refresh()
}

// list finds all rows: the newest entry first, and the days over the entries.
func (r *rows) list() {
	h := r.history
	r.all = r.all[:0]
	year, day, held := 0, 0, ""
	now := h.host.Session().Now().Local()
	meetings := h.host.Analysis().Meetings()
	add := func(position int, at time.Time) {
		during := meetingAt(meetings, at)
		at = at.Local()
		if at.Year() != year || at.YearDay() != day || during != held {
			year, day, held = at.Year(), at.YearDay(), during
			heading := words.Day(fishbone.DayOf(at), fishbone.DayOf(now))
			if during != "" {
				heading += " · " + during
			}
			r.all = append(r.all, row{day: heading})
		}
		r.all = append(r.all, row{position: position})
	}
	for position := h.record.Len(); position > 0; position-- {
		add(position, h.record.At(position))
	}
	add(0, h.host.Analysis().Made().At)
}

// meetingAt says in which meeting something was done: the last one that had begun then. It is
// empty before the first one.
func meetingAt(meetings []fishbone.Meeting, at time.Time) string {
	for i := len(meetings) - 1; i >= 0; i-- {
		m := meetings[i]
		if m.Made.At.After(at) {
			continue
		}
		said := words.T("history.meeting", "n", i+1)
		if m.Place != "" {
			said += " · " + m.Place
		}
		return said
	}
	return ""
}

// hideTips takes a tooltip away whose entry moves from under the pointer.
func (r *rows) hideTips() {
	for _, o := range r.visible {
		for _, content := range o.Objects {
			if t, ok := content.(*ui.Tap); ok {
				t.MouseOut()
			}
		}
	}
}

// reveal brings the entry at a position into sight.
func (r *rows) reveal(position int) {
	r.hideTips()
	r.ScrollTo(slices.Index(r.all, row{position: position}), dayHeight)
	r.Repaint()
}

// entry is all that is shown of an entry.
type entry struct {
	line                record.Line
	done, walked, shown bool // it was done last, the keys are on it, the moment after it is shown
}

func (r *rows) update(is row, o *fyne.Container) {
	h := r.history
	if is.day != "" {
		h.cache.Fill(o, is, func() fyne.CanvasObject { return r.makeDay(is.day) })
		return
	}
	made := h.host.Analysis().Made()
	e := entry{record.Line{At: made.At, Who: h.host.Analysis().Sign(made.By), What: words.T("history.start")}, is.position == h.done, is.position == h.walked, h.shows(is.position)}
	if is.position > 0 {
		var err error
		if e.line, err = h.record.Line(is.position); err != nil {
			e.line.Position, e.line.What = is.position, words.Sentence(err)
		}
	}
	h.cache.Fill(o, e, func() fyne.CanvasObject { return r.makeEntry(is.position, e) })
}

func (r *rows) makeDay(day string) fyne.CanvasObject {
	style := ui.Style{Size: ui.Small, Bold: true, Color: ui.Colors().Muted}
	return ui.Padded(12, panel.Margin, 0, panel.Margin, ui.Truncated(day, style, r.history.host.PanelWidth()-2*panel.Margin))
}

// makeEntry tells of one edit: when and by whom on the left, what it did on the right.
func (r *rows) makeEntry(position int, e entry) fyne.CanvasObject {
	c := ui.Colors()
	what := ui.Style{Size: ui.Body, Color: c.Ink}
	if e.line.State != storage.InForce {
		what.Color = c.Faint
	}
	room := r.history.host.PanelWidth() - 2*panel.Margin - timeWidth - 8
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	left := []fyne.CanvasObject{ui.Text(e.line.At.Local().Format("15:04"), small)}
	if e.line.Who != "" {
		left = append(left, ui.Truncated(e.line.Who, small, timeWidth))
	}
	mark := canvas.NewRectangle(c.Accent)
	if !e.done {
		mark.FillColor = nil
	}
	t := ui.NewTap(ui.Row(0,
		ui.MinSize(markWidth, entryHeight, mark), ui.Gap(panel.Margin-markWidth, 1),
		ui.MinSize(timeWidth, 0, ui.Column(0, left...)), ui.Gap(8, 1), ui.Paragraph(e.line.Said(), what, room, 2),
	), func() { r.tapped(position) })
	t.Radius = 0
	if e.done || e.shown {
		t.Fill = c.Soft
	}
	if e.shown {
		mark.FillColor = c.Open
	}
	if e.walked {
		t.Edge = c.Accent
	}
	t.SetToolTip(tip(e.line, ui.IsTruncated(e.line.Said(), what, room, 2) || ui.IsTruncated(e.line.Who, small, timeWidth, 1)))
	return t
}

// tip says exactly when an edit was made and by whom, and also what it did where that is
// cut in the list.
func tip(l record.Line, cut bool) string {
	tip := l.At.Local().Format("2006-01-02 15:04:05")
	if l.Who != "" {
		tip += " · " + l.Who
	}
	if cut {
		tip += "\n" + l.What
	}
	return tip
}

// shows says whether the moment after an entry is shown.
func (h *history) shows(position int) bool {
	at, ok := h.host.Session().Moment()
	return ok && at == position
}

func (r *rows) tapped(position int) {
	h := r.history
	h.walked = position
	h.feature.show(position)
	r.refresh()
	h.host.Focus()
}
