package workshop

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// makeRail shows the eight steps, and the parked ideas at the foot.
func (p *Page) makeRail() fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	for _, s := range guide.Look(p.analysis()) {
		rows = append(rows, p.stepRow(s))
	}
	return ui.Inset(12, 8, 10, 8, ui.Column(2, append(rows, ui.Spring(), p.makeParked())...))
}

func (p *Page) stepRow(s guide.Step) fyne.CanvasObject {
	c := ui.Colors()
	open := s.Number == p.Session.Step()
	name := ui.Style{Size: ui.Body, Bold: open, Color: c.Second}
	if open {
		name.Color = c.Ink
	}
	count := ""
	if s.Count > 0 {
		count = fmt.Sprint(s.Count)
	}
	row := ui.NewTap(ui.Least(0, ui.RowHeight, ui.Inset(0, 12, 0, 8, ui.Row(10,
		stepMark(s, open),
		ui.Clipped(words.T(fmt.Sprintf("step.%d", s.Number)), name, railWidth-88),
		ui.Spring(),
		ui.Text(count, ui.Style{Size: ui.Small, Color: c.Third}),
	))), func() { p.openStep(s.Number) })
	if open {
		row.Fill, row.Over = c.Surface, c.Surface
	}
	row.SetToolTip(stepTip(s))
	return row
}

// stepTip is the step's whole name, its key, and what is missing.
func stepTip(s guide.Step) string {
	lines := []string{words.T("rail.tip", "n", s.Number, "key", keyCap(fmt.Sprintf("Ctrl+%d", s.Number)), "name", words.T(fmt.Sprintf("step.%d.long", s.Number)))}
	for _, n := range s.Missing {
		lines = append(lines, "· "+words.T(n.Key, "n", n.N))
	}
	return strings.Join(lines, "\n")
}

func stepMark(s guide.Step, open bool) fyne.CanvasObject {
	c := ui.Colors()
	disc := canvas.NewCircle(c.Back)
	ink := c.Third
	switch {
	case open:
		disc.FillColor, ink = c.Accent, c.OnAccent
	case s.Done:
		disc.FillColor, ink = c.Soft, c.Accent
	default:
		disc.StrokeColor, disc.StrokeWidth = c.Rule, 1.5
	}
	var inside fyne.CanvasObject = ui.Text(fmt.Sprint(s.Number), ui.Style{Size: ui.Small, Bold: open, Color: ink})
	if s.Done {
		inside = ui.Check.Draw(ink, 14)
	}
	return ui.Least(22, 22, container.NewStack(disc, container.NewCenter(inside)))
}

// makeParked shows the ideas that wait for step 8, and the entry that takes one more
// at any time.
func (p *Page) makeParked() fyne.CanvasObject {
	c := ui.Colors()
	ideas := p.analysis().Ideas()
	title := words.T("parked.title")
	if len(ideas) > 0 {
		title = words.T("parked.count", "n", len(ideas))
	}
	parts := []fyne.CanvasObject{ui.Inset(0, 8, 2, 8, ui.Text(title, ui.Style{Size: ui.Small, Color: c.Third}))}
	for _, i := range ideas[max(0, len(ideas)-2):] {
		parts = append(parts, ui.Inset(0, 8, 0, 8, ui.Clipped(i.Text, ui.Style{Size: ui.Small, Color: c.Second}, railWidth-40)))
	}
	return ui.Column(4, append(parts, ui.Inset(4, 4, 0, 4, p.parked))...)
}

func (p *Page) newParkEntry() *ui.Entry {
	e := ui.NewEntry(words.T("parked.hint"))
	e.SetText(p.Session.Draft("park"))
	e.Page = p.Shortcut
	e.OnKey = func(name fyne.KeyName) bool {
		if name == fyne.KeyEscape {
			p.Focus()
		}
		return name == fyne.KeyEscape
	}
	e.OnEnter = func(text string, _ bool) {
		if fishbone.Label(text) != "" && p.try(fishbone.Park{ID: fishbone.NewID(), Text: text}) {
			e.Put("")
		}
	}
	return e
}
