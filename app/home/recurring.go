package home

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// mostRecurring is how many types are named.
const mostRecurring = 4

// askRecurring reads what keeps coming back, off the window's thread.
func (p *Page) askRecurring() {
	if p.Recurring == nil {
		return
	}
	today := fishbone.DayOf(p.Now())
	p.background(func() func() {
		all, err := p.Recurring(today)
		return func() {
			if err != nil {
				p.reportError(err)
				return
			}
			p.recurring = all
			p.refreshList()
		}
	})
}

// makeRecurring is the line about the types of complaints that came back after an action, or that
// rise. Each leads to the register.
func (p *Page) makeRecurring(width float32) fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Again.Draw(c.Open, 18), ui.Text(words.T("home.recurring"), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink})}
	room := width - 2*16
	used := ui.Row(10, parts...).MinSize().Width
	left := 0
	for i, r := range p.recurring {
		tap := p.recurringChip(r)
		if used += tap.MinSize().Width + 10; i == mostRecurring || used > room-90 {
			left = len(p.recurring) - i
			break
		}
		parts = append(parts, tap)
	}
	if left > 0 {
		parts = append(parts, ui.Text(words.T("home.recurring.more", "n", left), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	return ui.Card(ui.Padded(8, 16, 8, 16, ui.Row(10, parts...)))
}

func (p *Page) recurringChip(r complaint.Recurrence) fyne.CanvasObject {
	c := ui.Colors()
	mark, ink := "↑", c.Muted
	tip := words.T("home.recurring.rising", "n", words.Number(r.N), "before", words.Number(r.Before))
	if r.Returned {
		mark, ink = "↻", c.Open
		tip = words.T("home.recurring.returned", "n", words.Number(r.Sequel.Since), "problem", shorten(r.Sequel.Problem, 60))
	}
	t := ui.NewTap(ui.Bar(28, 10, 10, 6,
		ui.Text(mark, ui.Style{Size: ui.Body, Bold: true, Color: ink}),
		ui.Text(shorten(r.Name, 24), ui.Style{Size: ui.Body, Color: c.Ink}),
		ui.Text(words.Number(r.N), ui.Style{Size: ui.Small, Color: c.Faint}),
	), func() { p.ToType(r.Name) })
	t.Radius, t.Fill, t.Over = 14, c.Sunken, c.Hairline
	t.SetToolTip(fmt.Sprintf("%s: %s", r.Name, tip))
	return t
}
