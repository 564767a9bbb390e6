package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// today is what asks for somebody today: promises that were not kept by their day, and a case to read.
type today struct {
	overdue []storage.OverduePromise
	total   int // of those that are overdue
	toRead  ToRead
}

// ToRead is a case that somebody should read next; without an identifier there is none.
type ToRead struct {
	Case    storage.Summary
	Minutes int
}

// How many promises are named: fewer where the page is low.
const (
	mostOverdue   = 3
	lowOverdue    = 2
	roomyHeight   = 760
	overdueHeight = 46
	todayHeight   = 156 // of all of it, about
)

// asks says whether anything does.
func (t *today) asks() bool { return t != nil && (len(t.overdue) > 0 || t.toRead.Case.ID != "") }

// askToday reads what asks for somebody today, off the window's thread.
func (p *Page) askToday() {
	if p.Overdue == nil || p.ToRead == nil {
		return
	}
	day := fishbone.DayOf(p.Now())
	p.background(func() func() {
		var t today
		var err, failed error
		t.overdue, t.total, err = p.Overdue(day, mostOverdue)
		t.toRead, failed = p.ToRead()
		return func() {
			if p.reportError(err) || p.reportError(failed) {
				return
			}
			p.today = &t
			p.refreshList()
		}
	})
}

// makeToday puts what asks for somebody side by side; nil where nothing does.
func (p *Page) makeToday(d resumeDeps) fyne.CanvasObject {
	t, width := d.today.To, d.width
	if !t.asks() {
		return nil
	}
	half := (width - ui.HalvesGap) / 2
	switch {
	case t.toRead.Case.ID == "":
		return p.makeOverdue(t, width, d.height)
	case len(t.overdue) == 0:
		return p.makeToRead(t.toRead, width)
	}
	late, read := p.makeOverdue(t, half, d.height), p.makeToRead(t.toRead, half)
	high := max(late.MinSize().Height, read.MinSize().Height)
	return ui.Halves(ui.MinSize(half, high, late), ui.MinSize(half, high, read))
}

// cardTitle is the head of a card.
func cardTitle(icon ui.Icon, ink ui.Style, text string, more ...fyne.CanvasObject) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Row(10, append([]fyne.CanvasObject{icon.Draw(c.Muted, 18), ui.Text(text, ink)}, more...)...)
}

// makeOverdue lists the promises that are most overdue. Each leads to itself.
func (p *Page) makeOverdue(t *today, width, height float32) fyne.CanvasObject {
	c := ui.Colors()
	most := mostOverdue
	if height < roomyHeight {
		most = lowOverdue
	}
	strong := ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}
	rows := []fyne.CanvasObject{cardTitle(ui.Calendar, strong, words.T("home.overduePromises"),
		ui.Text(words.Number(t.total), ui.Style{Size: ui.Body, Bold: true, Color: c.Bad}))}
	shown := t.overdue[:min(most, len(t.overdue))]
	if t.total > len(shown) {
		rows[0] = ui.Row(10, rows[0], ui.Text(words.T("home.longestOverdue", "n", len(shown)), ui.Style{Size: ui.Small, Color: c.Muted}))
	}
	for _, one := range shown {
		rows = append(rows, p.overdueRow(one, width-2*16))
	}
	return ui.Card(ui.Padded(12, 16, 10, 16, ui.Column(4, rows...)))
}

// overdueRow is one promise: what, whose, for which problem, and how late.
func (p *Page) overdueRow(one storage.OverduePromise, width float32) fyne.CanvasObject {
	c := ui.Colors()
	bar := canvas.NewRectangle(c.Bad)
	bar.CornerRadius = 1.5
	late := words.T("promise.lateOne")
	if n := one.Due.Until(fishbone.DayOf(p.Now())); n != 1 {
		late = words.T("promise.late", "n", n)
	}
	days := ui.Text(late, ui.Style{Size: ui.Small, Bold: true, Color: c.Bad})
	room := width - 3 - 2*10 - days.MinSize().Width - 16
	whose := brief(one.Problem)
	if one.Owner != "" {
		whose = one.Owner + " · " + whose
	}
	said := ui.Column(0, ui.Truncated(one.Text, ui.Style{Size: ui.Body, Color: c.Ink}, room), ui.Truncated(whose, ui.Style{Size: ui.Small, Color: c.Muted}, room))
	row := ui.NewTap(ui.MinSize(width, overdueHeight, ui.Row(10, ui.MinSize(3, overdueHeight-8, bar), said, ui.Spacer(), days)), func() {
		p.openAt(one.Analysis, storage.Hit{Kind: fishbone.PromiseKind, Thing: one.Promise})
	})
	row.SetToolTip(shorten(one.Text+" · "+whose, tipLength))
	return row
}

// makeToRead offers a case to read.
func (p *Page) makeToRead(r ToRead, width float32) fyne.CanvasObject {
	c := ui.Colors()
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	read := func() { p.readCase(r.Case.ID) }
	title := []fyne.CanvasObject{}
	if r.Case.MustRead == fishbone.MustRead {
		title = append(title, ui.Chip(words.T("case.must"), ui.Waiting))
	}
	button := ui.Plain("", words.T("home.startReading"), read)
	room := width - 2*16 - button.MinSize().Width - 20
	problem := ui.Truncated(brief(r.Case.Problem), ui.Style{Size: ui.Body, Color: c.Ink}, room)
	about := words.T("case.minutes", "n", r.Minutes) + " · " + words.T("cases.readers", "n", len(r.Case.ReaderList()))
	left := ui.Column(4, ui.MinSize(0, 22, problem), ui.Truncated(about, small, room))
	return ui.Card(ui.Padded(12, 16, 10, 16, ui.Column(8,
		cardTitle(ui.Page, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, words.T("home.toRead"), title...),
		ui.Row(20, ui.Expand(left), button))))
}
