package backups

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/storage"
)

// lane is a row of backups of one age, or of those that were made for a reason.
type lane struct {
	key string
	all []storage.Backup
}

// lanes sorts the backups into their lanes.
func (p *Page) lanes() []lane {
	l := []lane{{"backups.days", nil}, {"backups.weeks", nil}, {"backups.months", nil}, {"backups.kept", nil}}
	const day = 24 * time.Hour
	for _, b := range p.all {
		n := 3
		if b.Reason == storage.Daily {
			switch age := p.Now().Sub(b.At); {
			case age < 7*day:
				n = 0
			case age < 8*7*day:
				n = 1
			default:
				n = 2
			}
		}
		l[n].all = append(l[n].all, b)
	}
	return l
}

// makeLeft is the backups in their lanes, and the bin.
func (p *Page) makeLeft() fyne.CanvasObject {
	c := ui.Colors()
	quiet := ui.Style{Size: ui.Body, Color: c.Muted}
	var bytes int64
	for _, b := range p.all {
		if b.Path != p.Other {
			bytes += b.Size
		}
	}
	now := ui.Plain("", words.T("backups.now"), p.backUpNow)
	rows := []fyne.CanvasObject{ui.Row(16, ui.Text(words.T("backups.heading"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Text(p.lastSaid(), quiet), ui.Spacer(), now)}
	if p.unread != nil {
		rows = append(rows, ui.Paragraph(words.Sentence(p.unread), quiet, 740, 3))
	}
	for _, l := range p.lanes() {
		if len(l.all) > 0 {
			rows = append(rows, p.makeLane(l))
		}
	}
	if bytes > 0 {
		rows = append(rows, ui.Paragraph(words.T("backups.about", "size", size(bytes)), ui.Style{Size: ui.Small, Color: c.Faint}, 740, 3))
	}
	rows = append(rows, ui.Gap(1, 8), ui.Hairline(), ui.Gap(1, 4))
	return ui.Column(10, append(rows, p.makeBin()...)...)
}

func (p *Page) lastSaid() string {
	for _, b := range p.all {
		if b.Path != p.Other {
			return words.T("backups.last", "when", words.When(b.At.In(p.Now().Location()), p.Now()))
		}
	}
	if p.unread != nil {
		return words.T("backups.unread")
	}
	return words.T("backups.none")
}

const (
	laneWidth            = 84 // of a lane's name
	cellWide, cellHeight = 108, 52
	cellsWide            = 700 // of all cells of a lane
)

func (p *Page) makeLane(l lane) fyne.CanvasObject {
	name := ui.MinSize(laneWidth, cellHeight, ui.Row(0, ui.Text(words.T(l.key), ui.Style{Size: ui.Body, Bold: true, Color: ui.Colors().Ink})))
	var cells []fyne.CanvasObject
	for _, b := range l.all {
		cells = append(cells, ui.MinSize(cellWide, cellHeight, p.makeCell(b)))
	}
	return ui.Row(0, name, ui.Flow(6, cellsWide, cells...))
}

// makeCell is one backup: when, and whether it was read back.
func (p *Page) makeCell(b storage.Backup) fyne.CanvasObject {
	c := ui.Colors()
	at := b.At.In(p.Now().Location())
	below := at.Format("15:04")
	if b.Path == p.Other {
		below = filepath.Base(b.Path)
	} else if b.Reason != storage.Daily {
		below = words.T("backup.reason." + string(b.Reason))
	}
	ink, faint := c.Ink, c.Faint
	var mark fyne.CanvasObject = ui.Gap(14, 14)
	switch err, known := p.sound[b.Path]; {
	case known && err == nil:
		mark = ui.Check.Draw(c.Good, 14)
	case known:
		mark, ink, faint, below = ui.Cross.Draw(c.Bad, 14), c.Bad, c.Bad, words.T("backups.broken")
	}
	t := &ui.Tap{Fill: c.Surface, Over: c.Sunken, Edge: c.Hairline, Radius: ui.Radius, OnTap: func() { p.choose(b.Path) }}
	if ink == c.Bad {
		t.Fill = c.BadSoft
	}
	if b.Path == p.chosen {
		t.Choose()
	}
	const room = cellWide - 16
	t.Content = ui.Padded(7, 8, 6, 8, ui.Column(2,
		ui.Row(0, ui.Truncated(day(at, p.Now()), ui.Style{Size: ui.Body, Bold: b.Path == p.chosen, Color: ink}, room-18), ui.Spacer(), mark),
		ui.Truncated(below, ui.Style{Size: ui.Small, Color: faint}, room)))
	t.SetToolTip(fmt.Sprintf("%s, %s", at.Format("2006-01-02 15:04"), size(b.Size)))
	t.ExtendBaseWidget(t)
	return t
}

// day is the day of a backup in a few characters.
func day(at, now time.Time) string {
	if at.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return words.T("backups.today")
	}
	if at.Year() == now.Year() {
		return words.T("date.day", "month", words.T(fmt.Sprintf("date.month.%d", at.Month())), "day", at.Day())
	}
	return at.Format("2006-01")
}

func size(bytes int64) string {
	if bytes < 1<<20 {
		return fmt.Sprintf("%d KB", (bytes+1023)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
}

// makeBin is what was deleted, and when.
func (p *Page) makeBin() []fyne.CanvasObject {
	c := ui.Colors()
	said := words.T("bin.none")
	if len(p.bin) > 0 {
		said = words.T("bin.some", "n", len(p.bin))
	}
	rows := []fyne.CanvasObject{ui.Row(16, ui.Text(words.T("bin.heading"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Text(said, ui.Style{Size: ui.Body, Color: c.Muted}))}
	for _, d := range p.bin {
		problem, ink := d.Problem, c.Ink
		if problem == "" {
			problem, ink = words.T("home.untitled"), c.Faint
		}
		rows = append(rows, ui.Row(12,
			ui.Truncated(problem, ui.Style{Size: ui.Body, Color: ink}, 400), ui.Spacer(),
			ui.Text(words.When(d.At.In(p.Now().Location()), p.Now()), ui.Style{Size: ui.Small, Color: c.Faint}),
			ui.Quiet("", words.T("bin.putBack"), func() { p.putBack(d) })), ui.Hairline())
	}
	if len(p.bin) > 0 {
		empty := ui.Destructive(words.T("bin.empty"), p.askToEmpty)
		rows = append(rows, ui.Row(12, ui.Paragraph(words.T("bin.about"), ui.Style{Size: ui.Small, Color: c.Faint}, 480, 3), ui.Spacer(), empty))
	}
	return rows
}

func (p *Page) putBack(d storage.Deleted) {
	p.do(func() (string, error) { return words.T("bin.back"), p.Store.Restore(d.ID) })
}

// askToEmpty asks before words are wiped out for good.
func (p *Page) askToEmpty() {
	c, on := ui.Colors(), p.Window.Canvas()
	leave := func() { on.Overlays().Remove(on.Overlays().Top()) }
	wipe := ui.Destructive(words.T("bin.wipe", "n", len(p.bin)), func() {
		leave()
		p.do(func() (string, error) {
			n, err := p.Store.Purge(p.Now().Add(time.Second))
			return words.T("bin.emptied", "n", n), err
		})
	})
	stay := ui.Primary("", words.T("bin.keep"), func() {
		leave()
		p.Focus()
	})
	const width = 420
	ui.ShowCover(on, ui.Pad(24, ui.Column(12,
		ui.Paragraph(words.T("bin.sure"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, width, 3),
		ui.Paragraph(words.T("bin.about"), ui.Style{Size: ui.Body, Color: c.Ink}, width, 5),
		ui.Padded(8, 0, 0, 0, ui.Row(8, wipe, ui.Spacer(), stay)),
	)), p.Focus)
}
