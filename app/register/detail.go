package register

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// makeDetail tells of one type: how many came, whether it came back, its months, and what can be
// done about it. It is nil where there is no type to tell of.
func (p *Page) makeDetail(room float32) fyne.CanvasObject {
	kind, ok := p.detailed()
	if !ok {
		return nil
	}
	f, c := p.figures, ui.Colors()
	f.askType(kind, p.View.period, p.today())
	n := f.count(kind).N
	told := words.T("register.count", "n", words.Number(n))
	if f.of.ready && f.of.kind == kind && f.of.period == p.View.period {
		told = p.comparison(n)
	}
	parts := []fyne.CanvasObject{
		ui.Paragraph(typeName(kind), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, room, 2),
		ui.Paragraph(told, ui.Style{Size: ui.Small, Color: c.Faint}, room, 2),
	}
	if said := p.makeSequel(kind, room); said != nil {
		parts = append(parts, ui.Padded(6, 0, 0, 0, said))
	}
	parts = append(parts, ui.Padded(8, 0, 6, 0, p.makeWays(kind, n, room)))
	if f.of.ready && f.of.kind == kind {
		parts = append(parts, ui.Padded(6, 0, 0, 0, p.makeMonths(room)))
	}
	return ui.Column(2, parts...)
}

// day names a day within a sentence, with its year where that is another.
func (p *Page) day(d fishbone.Day) string {
	return words.Used().Day(d, p.today())
}

// comparison says how many came, beside as many days of the period before.
func (p *Page) comparison(n int) string {
	v := p.View.period
	if v.kind == everything {
		return words.T("register.count", "n", words.Number(n))
	}
	which := map[kind]string{month: "Month", quarter: "Quarter", year: "Year"}[v.kind]
	if v.holds(p.today()) {
		which += "SoFar"
	}
	than, by := "same", n-p.figures.of.before
	switch {
	case by > 0:
		than = "more"
	case by < 0:
		than, by = "fewer", -by
	}
	return words.T("register.than."+than+which, "n", words.Number(n), "by", words.Number(by))
}

// makeSequel is a sentence on what came after the type's last analysis, nil if there was none.
func (p *Page) makeSequel(kind string, room float32) fyne.CanvasObject {
	f, c := p.figures, ui.Colors()
	s, ok := f.sequels[kind]
	if !ok {
		return nil
	}
	icon, ink, said := ui.Check.Draw(c.Good, 16), c.Muted, p.sequel(s)
	switch {
	case f.cameBack(kind):
		icon, ink = ui.Again.Draw(c.Open, 16), c.Ink
	case s.Closed == "":
		icon = ui.Clock.Draw(c.Accent, 16)
	}
	words := ui.Paragraph(said, ui.Style{Size: ui.Body, Color: ink}, room-26, 5)
	return ui.Row(8, ui.Column(0, ui.Gap(1, 2), icon, ui.Gap(1, max(0, words.MinSize().Height-18))), words)
}

// sequel says what came of the last analysis of a type.
func (p *Page) sequel(s complaint.Sequel) string {
	problem := shorten(s.Problem, 40)
	day := p.day(s.Closed)
	r, expected := p.figures.relapses[s.Analysis]
	switch {
	case s.Closed == "":
		return words.T("register.underWay", "problem", problem)
	case expected && r.CameBack():
		return words.T("register.relapse", "problem", problem, "n", words.Number(r.N), "expected", due(r), "until", p.day(r.Until), "chance", chanceOf(r))
	case expected:
		return words.T("register.held", "problem", problem, "n", words.Number(r.N), "expected", due(r), "until", p.day(r.Until))
	case s.Since == 0:
		return words.T("register.noneSince", "problem", problem, "day", day)
	}
	return words.T("register.since", "problem", problem, "day", day, "n", words.Number(s.Since))
}

// due is how many were expected, as people say it.
func due(r complaint.Relapse) string {
	if r.Due >= 10 {
		return words.Number(int(r.Due + 0.5))
	}
	return words.Figure(r.Due)
}

// chanceOf is the chance of a relapse as people say it: 1 in 40.
func chanceOf(r complaint.Relapse) string {
	chance := complaint.Chance(r.N, r.Due)
	if chance < 0.001 {
		return words.T("register.rarely")
	}
	return words.T("register.oneIn", "n", strconv.Itoa(int(1/chance+0.5)))
}

// makeWays are what can be done about a type.
func (p *Page) makeWays(kind string, n int, room float32) fyne.CanvasObject {
	start := ui.Primary(ui.Plus, words.T("register.start", "n", words.Number(n)), func() { p.start(kind, n) })
	start.SetToolTip(words.T("register.startTip", "key", action.Cap("Ctrl+Return")))
	s, ok := p.figures.sequels[kind]
	ways := []fyne.CanvasObject{}
	if n > 0 {
		ways = append(ways, start)
	}
	if ok {
		if r, expected := p.figures.relapses[s.Analysis]; expected && r.CameBack() {
			ways = append(ways, ui.Plain("", words.T("register.reopen"), func() { p.reopen(s.Analysis) }))
		}
		ways = append(ways, ui.Quiet("", words.T("register.lastAnalysis"), func() { p.Open(s.Analysis) }))
	}
	return ui.Flow(8, room, ways...)
}

// The measures of the months.
const (
	monthsHigh = 44
	monthGap   = 5
)

// makeMonths are the last months of the type as small bars, those of the period in the accent.
func (p *Page) makeMonths(room float32) fyne.CanvasObject {
	c, f := ui.Colors(), p.figures.of
	names := f.period.months(monthsShown, p.today())
	most := 1
	for _, n := range f.months {
		most = max(most, n)
	}
	bars := container.NewWithoutLayout()
	each := room / monthsShown
	for i, n := range f.months {
		fill := c.Outline
		if f.period.kind != everything && f.period.holds(fishbone.Day(names[i]+"-01")) {
			fill = c.Accent
		}
		high := float32(int(monthsHigh * float32(n) / float32(most)))
		bar := canvas.NewRectangle(fill)
		bar.CornerRadius = 2
		bar.Move(fyne.NewPos(float32(int(float32(i)*each)), monthsHigh-max(1, high)))
		bar.Resize(fyne.NewSize(float32(int(each-monthGap)), max(1, high)))
		bars.Objects = append(bars.Objects, bar)
	}
	quiet := ui.Style{Size: ui.Small, Color: c.Faint}
	name := func(i int) fyne.CanvasObject {
		d := fishbone.Day(names[i] + "-01").Time()
		return ui.Text(words.T("register.month", "month", words.T("date.month."+strconv.Itoa(int(d.Month()))), "year", d.Year()), quiet)
	}
	return ui.Column(4, ui.MinSize(room, monthsHigh, bars),
		ui.Row(0, name(0), ui.Spacer(), ui.Text(words.T("register.mostInMonth", "n", words.Number(most)), quiet), ui.Spacer(), name(monthsShown-1)))
}
