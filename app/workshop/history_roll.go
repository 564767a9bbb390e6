package workshop

import (
	"sort"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/record"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/storage"
)

// The measures of the history.
const (
	entryHeight = 48
	dayHeight   = 32
	timeWidth   = 72 // of the column with time and name
	markWidth   = 3  // of the bar beside the entry that was done last
)

// historyRoll is the list of a history. Only the entries in sight exist, so that ten
// thousand edits scroll like ten.
type historyRoll struct {
	history *history
	scroll  *container.Scroll
	inner   *fyne.Container
	items   []historyItem
	shown   map[int]fyne.CanvasObject // the items in sight

	// What the items that are shown depend on.
	done   int
	walked int
	width  float32
}

// historyItem is one thing in the list: an entry, or a day over its entries.
type historyItem struct {
	y        float32
	position int    // of an entry; 0 is the start, before all edits
	day      string // of a heading, empty for an entry
}

func (i historyItem) height() float32 {
	if i.day != "" {
		return dayHeight
	}
	return entryHeight
}

func newHistoryRoll(h *history) *historyRoll {
	r := &historyRoll{history: h, shown: map[int]fyne.CanvasObject{}, done: h.walked}
	r.inner = container.New(&historyPaper{r})
	r.scroll = container.NewVScroll(r.inner)
	r.scroll.OnScrolled = func(fyne.Position) {
		r.hideTips()
		r.place()
	}
	return r
}

func (r *historyRoll) object() fyne.CanvasObject { return container.New(&historyWindow{r}, r.scroll) }

// refresh shows what there is now.
func (r *historyRoll) Refresh() {
	h := r.history
	r.done, r.walked, r.width = h.page.Session().Done(), h.walked, h.page.width
	r.arrange()
	r.hideTips()
	clear(r.shown)
	r.scroll.Refresh() // it may be longer or shorter
	r.place()
}

// arrange finds the place of every entry, the newest first, and of the days over them.
func (r *historyRoll) arrange() {
	h := r.history
	r.items = r.items[:0]
	y, year, day := float32(0), 0, 0
	now := h.page.Session().Now().Local()
	add := func(position int, at time.Time) {
		at = at.Local()
		if at.Year() != year || at.YearDay() != day {
			year, day = at.Year(), at.YearDay()
			r.items = append(r.items, historyItem{y: y, day: words.Day(at, now)})
			y += dayHeight
		}
		r.items = append(r.items, historyItem{y: y, position: position})
		y += entryHeight
	}
	for position := h.record.Len(); position > 0; position-- {
		add(position, h.record.At(position))
	}
	add(0, h.page.Analysis().Made().At)
}

func (r *historyRoll) height() float32 {
	if len(r.items) == 0 {
		return 0
	}
	last := r.items[len(r.items)-1]
	return last.y + last.height() + panel.Margin
}

// place makes the items that have come into sight and lets go of the others.
func (r *historyRoll) place() {
	top, height := r.scroll.Offset.Y, r.scroll.Size().Height
	first := sort.Search(len(r.items), func(i int) bool { return r.items[i].y+r.items[i].height() > top })
	shown := map[int]fyne.CanvasObject{}
	var all []fyne.CanvasObject
	for i := first; i < len(r.items) && r.items[i].y < top+height; i++ {
		o := r.shown[i]
		if o == nil {
			o = r.make(r.items[i])
			o.Move(fyne.NewPos(0, r.items[i].y))
			o.Resize(fyne.NewSize(r.width, r.items[i].height()))
		}
		shown[i] = o
		all = append(all, o)
	}
	r.shown, r.inner.Objects = shown, all
	canvas.Refresh(r.inner)
}

// hideTips takes a tooltip away whose entry moves from under the pointer.
func (r *historyRoll) hideTips() {
	for _, o := range r.shown {
		if t, ok := o.(*ui.Tap); ok {
			t.MouseOut()
		}
	}
}

// reveal brings the entry at a position into sight.
func (r *historyRoll) reveal(position int) {
	i := sort.Search(len(r.items), func(i int) bool { return r.items[i].day == "" && r.items[i].position <= position })
	for i < len(r.items) && (r.items[i].day != "" || r.items[i].position != position) {
		i++
	}
	if i == len(r.items) {
		return
	}
	item, height := r.items[i], r.scroll.Size().Height
	y := r.scroll.Offset.Y
	y = max(min(y, item.y-dayHeight), item.y+entryHeight+dayHeight-height)
	if y = max(0, min(y, r.height()-height)); y != r.scroll.Offset.Y {
		r.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
	r.place()
}

func (r *historyRoll) make(i historyItem) fyne.CanvasObject {
	c := ui.Colors()
	if i.day != "" {
		return ui.Padded(12, panel.Margin, 0, panel.Margin, ui.Truncated(i.day, ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}, r.width-2*panel.Margin))
	}
	line := record.Line{At: r.history.page.Analysis().Made().At, Who: r.history.page.Analysis().Made().By, What: words.T("history.start")}
	if i.position > 0 {
		var err error
		if line, err = r.history.record.Line(i.position); err != nil {
			line.What = words.Sentence(err)
		}
	}
	return r.entry(i.position, line)
}

// entry is one edit: when and by whom on the left, what it did on the right.
func (r *historyRoll) entry(position int, l record.Line) fyne.CanvasObject {
	c := ui.Colors()
	what := ui.Style{Size: ui.Body, Color: c.Ink}
	if l.State != storage.InForce {
		what.Color = c.Faint
	}
	room := r.width - 2*panel.Margin - timeWidth - 8
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	left := []fyne.CanvasObject{ui.Text(l.At.Local().Format("15:04"), small)}
	if l.Who != "" {
		left = append(left, ui.Truncated(l.Who, small, timeWidth))
	}
	mark := canvas.NewRectangle(c.Accent)
	if position != r.done {
		mark.FillColor = nil
	}
	words := ui.Paragraph(l.Said(), what, room, 2)
	t := ui.NewTap(ui.Row(0,
		ui.MinSize(markWidth, entryHeight, mark), ui.Gap(panel.Margin-markWidth, 1),
		ui.MinSize(timeWidth, 0, ui.Column(0, left...)), ui.Gap(8, 1), words,
	), func() { r.tapped(position) })
	t.Radius = 0
	if position == r.done {
		t.Fill = c.Soft
	}
	if position == r.walked {
		t.Edge = c.Accent
	}
	tip := l.At.Local().Format("2006-01-02 15:04:05")
	if l.Who != "" {
		tip += " · " + l.Who
	}
	if ui.IsTruncated(l.Said(), what, room, 2) || ui.IsTruncated(l.Who, small, timeWidth, 1) {
		tip += "\n" + l.What
	}
	t.SetToolTip(tip)
	return t
}

func (r *historyRoll) tapped(position int) {
	r.history.walked = position
	r.history.page.goTo(position)
	r.Refresh()
	r.history.page.Focus()
}

// historyPaper is as long as all entries; the roll places what is on it.
type historyPaper struct{ roll *historyRoll }

func (l *historyPaper) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, l.roll.height())
}
func (l *historyPaper) Layout([]fyne.CanvasObject, fyne.Size) {}

// historyWindow gives the scroll all the room, and lets the roll know of it.
type historyWindow struct{ roll *historyRoll }

func (l *historyWindow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (l *historyWindow) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	l.roll.place()
}
