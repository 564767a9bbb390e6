package intakepage

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/dates"
	"whybone/app/intake"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/exchange/charset"
)

// makeTop is the title with how far things are, and below it what the table is.
func (p *Page) makeTop() fyne.CanvasObject {
	c := ui.Colors()
	title := ui.Row(0, ui.Text(p.t("intake.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}), ui.Spacer(), p.makeSteps())
	if p.w.state == empty {
		return ui.Padded(18, 0, 0, 0, ui.Column(12, title, ui.Text(p.t("intake.about"), ui.Style{Size: ui.Body, Color: c.Muted})))
	}
	return ui.Padded(18, 0, 0, 0, ui.Column(10, title, p.makeFile()))
}

// makeSteps are the three steps, the one at hand in accent.
func (p *Page) makeSteps() fyne.CanvasObject {
	c, at := ui.Colors(), p.step()
	var parts []fyne.CanvasObject
	for i, key := range []string{"intake.step.file", "intake.step.columns", "intake.step.check"} {
		if i > 0 {
			parts = append(parts, ui.MinSize(28, 1, ui.Hairline()))
		}
		s := ui.Style{Size: ui.Body, Bold: i == at, Color: c.Faint}
		switch {
		case i == at:
			s.Color = c.Accent
		case i < at:
			parts = append(parts, ui.Check.Draw(c.Accent, 16))
		}
		parts = append(parts, ui.Text(strconv.Itoa(i+1)+" "+words.T(key), s))
	}
	return ui.Row(8, parts...)
}

func (p *Page) step() int {
	switch {
	case !p.hasRows():
		return 0
	case p.w.settled == nil || p.w.unsettled != nil:
		return 1
	}
	return 2
}

// makeFile is what the table is called, and how it is written. Each of that can be changed.
func (p *Page) makeFile() fyne.CanvasObject {
	c := ui.Colors()
	room := p.Window.Canvas().Size().Width - 2*margin
	named := ui.NewTap(ui.Row(8, ui.Page.Draw(c.Muted, 20), ui.Truncated(p.shownName(), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, room*0.22)), p.choose)
	named.SetToolTip(words.T("intake.otherFile"))
	parts := []fyne.CanvasObject{named}
	plan := p.w.plan
	if plan == nil {
		return ui.Row(8, parts...)
	}
	said := words.T("intake.recognised", "n", grouped(plan.layout().rows))
	if p.w.known && p.w.mapping != "" {
		said = words.T("intake.recognisedAs", "n", grouped(plan.layout().rows), "name", p.w.mapping)
	} else if p.w.known {
		said = words.T("intake.recognisedAgain", "n", grouped(plan.layout().rows))
	}
	form, first := plan.Table().Form(), len(parts)
	if sheets := plan.Table().Sheets(); len(sheets) > 1 {
		parts = append(parts, p.chip("intake.sheet", form.Sheet, false, func(at *ui.Tap) { p.menu(at, p.sheetChoices(sheets, form.Sheet)...) }))
	}
	if form.Encoding != "" && p.w.name != "" {
		parts = append(parts, p.chip("intake.encoding", encodingName(form.Encoding), false, func(at *ui.Tap) { p.menu(at, p.encodingChoices(form.Encoding)...) }))
	}
	if form.Separator != 0 {
		parts = append(parts, p.chip("intake.separator", separatorName(form.Separator), false, func(at *ui.Tap) { p.menu(at, p.separatorChoices(form.Separator)...) }))
	}
	if parts = append(parts, p.makeReadings()...); len(parts) == first && !p.w.known {
		said = words.T("intake.rows", "n", grouped(plan.layout().rows))
	}
	return ui.Row(8, slices.Insert(parts, first, fyne.CanvasObject(ui.Text(said, ui.Style{Size: ui.Small, Color: c.Muted})))...)
}

// makeReadings are the chips for days and numbers.
func (p *Page) makeReadings() []fyne.CanvasObject {
	s, ok := p.w.ofComplaints(p.w.settled)
	if !ok || p.w.plan.Of("received") < 0 {
		return nil
	}
	var parts []fyne.CanvasObject
	switch s.Written {
	case intake.ByOrder:
		parts = append(parts, p.chip("intake.dates", orderName(s.Dates), s.Dates == "", func(at *ui.Tap) { p.menu(at, p.orderChoices(s.Dates)...) }))
	case intake.YearFirst:
		parts = append(parts, p.chip("intake.dates", words.T("intake.dates.ymd"), false, nil))
	}
	if s.Year != 0 {
		parts = append(parts, p.chip("intake.year", strconv.Itoa(s.Year), false, func(at *ui.Tap) { p.menu(at, p.yearChoices(s)...) }))
	}
	if p.w.plan.Of("cost") >= 0 {
		parts = append(parts, p.chip("intake.numbers", decimalName(s.Decimal), s.Decimal == 0, func(at *ui.Tap) { p.menu(at, p.decimalChoices(s.Decimal)...) }))
	}
	return parts
}

// chip says how something is written. Clicking it changes that, where it can be otherwise.
func (p *Page) chip(key, value string, open bool, change func(at *ui.Tap)) fyne.CanvasObject {
	c := ui.Colors()
	ink, fill := c.Ink, c.Sunken
	if open {
		ink, fill = c.Open, c.OpenSoft
	}
	said := []fyne.CanvasObject{ui.Text(words.T(key), ui.Style{Size: ui.Small, Color: c.Muted}), ui.Truncated(value, ui.Style{Size: ui.Small, Bold: true, Color: ink}, 150)}
	if change == nil {
		return ui.Filled(fill, 13, ui.Bar(26, 11, 11, 5, said...))
	}
	var t *ui.Tap
	t = ui.NewTap(ui.Bar(26, 11, 8, 5, append(said, ui.Down.Draw(c.Muted, 14))...),
		func() {
			if p.w.state != importing {
				change(t)
			}
		})
	t.Radius, t.Fill, t.Over = 13, fill, c.Hairline
	return t
}

func (p *Page) sheetChoices(all []string, now string) (choices []ui.Choice) {
	for _, name := range all {
		choice := ui.Pick(name, func() { p.w.reform(func(f *intake.Form) { f.Sheet = name }) })
		choice.Tick(name == now)
		choices = append(choices, choice)
	}
	return choices
}

func (p *Page) encodingChoices(now string) (choices []ui.Choice) {
	for _, name := range charset.Names() {
		choice := ui.Pick(encodingName(name), func() { p.w.reform(func(f *intake.Form) { f.Encoding = name }) })
		choice.Tick(name == now)
		choices = append(choices, choice)
	}
	return choices
}

// encodingName is how people write the name of an encoding.
func encodingName(name string) string {
	switch name {
	case "gb18030":
		return "GB 18030"
	case "big5":
		return "Big5"
	case "windows-1252":
		return "Windows-1252"
	case "utf-16le":
		return "UTF-16 LE"
	case "utf-16be":
		return "UTF-16 BE"
	}
	return strings.ToUpper(name)
}

func (p *Page) separatorChoices(now rune) (choices []ui.Choice) {
	for _, r := range intake.Separators() {
		choice := ui.Pick(separatorName(r), func() { p.w.reform(func(f *intake.Form) { f.Separator = r }) })
		choice.Tick(r == now)
		choices = append(choices, choice)
	}
	return choices
}

func separatorName(r rune) string {
	switch r {
	case '\t':
		return words.T("intake.separator.tab")
	case ';':
		return words.T("intake.separator.semicolon")
	case ',':
		return words.T("intake.separator.comma")
	}
	return words.T("intake.separator.bar")
}

func (p *Page) orderChoices(now dates.Order) (choices []ui.Choice) {
	for _, o := range []dates.Order{dates.DaysFirst, dates.MonthsFirst} {
		choice := ui.Pick(orderName(o), func() { p.w.edit(func(plan *intake.Plan) { plan.Dates = o }) })
		choice.Tick(o == now)
		choices = append(choices, choice)
	}
	return choices
}

func orderName(o dates.Order) string {
	if o == "" {
		return words.T("intake.which")
	}
	return words.T("intake.dates." + string(o))
}

// yearChoices are the years of days that have none, and that they do not fit.
func (p *Page) yearChoices(now *intake.Plan) (choices []ui.Choice) {
	pick := func(said string, year int) {
		choice := ui.Pick(said, func() { p.w.edit(func(plan *intake.Plan) { plan.Year = year }) })
		choice.Tick(year == now.Year)
		choices = append(choices, choice)
	}
	for _, year := range now.Years() {
		pick(strconv.Itoa(year), year)
	}
	pick(words.T("intake.noYear"), 0)
	return choices
}

func (p *Page) decimalChoices(now rune) (choices []ui.Choice) {
	for _, r := range []rune{'.', ','} {
		choice := ui.Pick(decimalName(r), func() { p.w.edit(func(plan *intake.Plan) { plan.Decimal = r }) })
		choice.Tick(r == now)
		choices = append(choices, choice)
	}
	return choices
}

func decimalName(r rune) string {
	switch r {
	case '.':
		return "1,234.50"
	case ',':
		return "1.234,50"
	}
	return words.T("intake.which")
}

// makeEmpty asks for a table.
func (p *Page) makeEmpty() fyne.CanvasObject {
	c := ui.Colors()
	const width = 560
	choose := ui.Primary(ui.Folder, words.T("intake.choose"), p.choose)
	paste := ui.Plain(ui.Copy, words.T("intake.paste"), func() { p.paste() })
	return ui.Card(ui.Centered(ui.Column(14,
		ui.Row(0, ui.Spacer(), ui.Page.Draw(c.Faint, 44), ui.Spacer()),
		centred(words.T("intake.drop"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Balanced(words.T("intake.formats"), ui.Style{Size: ui.Body, Color: c.Muted}, width, 3),
		ui.Gap(1, 2),
		ui.Row(8, ui.Spacer(), paste, choose, ui.Spacer()))))
}

func centred(said string, s ui.Style) fyne.CanvasObject {
	return ui.Row(0, ui.Spacer(), ui.Text(said, s), ui.Spacer())
}

// makeUnread says why a table cannot be read, with the ways on.
func (p *Page) makeUnread() fyne.CanvasObject {
	c := ui.Colors()
	rows := []fyne.CanvasObject{
		centred(words.T("intake.unread"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}),
		ui.Balanced(words.Sentence(p.w.failed), ui.Style{Size: ui.Body, Color: c.Bad}, 560, 4), ui.Gap(1, 2),
	}
	again := ui.Plain("", words.T("intake.again"), p.w.look)
	other := ui.Primary(ui.Folder, words.T("intake.choose"), p.choose)
	return ui.Card(ui.Centered(ui.Column(14, append(rows, ui.Row(8, ui.Spacer(), again, other, ui.Spacer()))...)))
}

// grouped is a number with its thousands apart.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}
