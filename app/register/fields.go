package register

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/sheet"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// The attributes that are chosen instead of typed.
var chosenNames = append([]string{"source", "severity", "motive"}, steps...)

// steps are those of handling a complaint, in their order.
var steps = []string{"separated", "calmed", "apologised", "gathered", "proposed", "asked", "followed"}

// costOf reads a figure as people write it; ok is false for what is none.
func costOf(text string) (figure string, ok bool) {
	if fishbone.Label(text) == "" {
		return "", true
	}
	x, err := sheet.ReadNumber(text)
	if err != nil {
		return "", false
	}
	return string(fishbone.FigureOf(x)), true
}

// content is the form as it scrolls in the side.
func (f *form) content() fyne.CanvasObject {
	if f.reread {
		if c, ok := f.page.results.known(f.page.results.find(f.id)); ok {
			f.sync(c)
		}
	}
	room, c := f.page.sideRoom(), ui.Colors()
	for name, most := range areas {
		least := 1
		if name == "what" {
			least = 2
		}
		f.entries[name].FitRows(room, least, most)
	}
	parts := []fyne.CanvasObject{
		f.title(room),
		ui.Halves(f.entry("received"), f.sources()),
		f.entry("what"),
		ui.Halves(f.entry("channel"), f.entry("customer")), f.offered(room, "channel", "customer"),
		ui.Halves(f.entry("type"), f.entry("product")), f.offered(room, "type", "product"),
		f.severities(room),
		f.motives(room),
		f.entry("asks"),
		f.entry("promise"),
		ui.Halves(f.entry("due"), f.entry("handler")), f.offered(room, "handler"),
		ui.Padded(10, 0, 2, 0, ui.Row(8, ui.Text(words.T("register.steps"), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}), ui.Text(f.stepsDone(), ui.Style{Size: ui.Small, Color: c.Muted}))),
		f.makeSteps(room),
		ui.Padded(10, 0, 2, 0, ui.Text(words.T("register.needs"), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink})),
		f.entry("rational"), f.entry("emotional"), ui.Halves(f.entry("cost"), f.entry("segment")), f.offered(room, "segment"), f.entry("own"),
	}
	shown := parts[:0]
	for _, part := range parts {
		if part != nil {
			shown = append(shown, part)
		}
	}
	return ui.Padded(0, 12, 16, ui.LedgerInset, ui.Column(8, shown...))
}

// title names the form; the cross closes it.
func (f *form) title(room float32) fyne.CanvasObject {
	said := words.T("register.formNew")
	if f.id != newOne {
		said = words.T("register.formOf", "day", words.Used().LongDay(f.now.Received))
	}
	title := ui.Text(said, ui.Style{Size: ui.Strong, Bold: true, Color: ui.Colors().Ink})
	return ui.MinSize(room, ui.LedgerTitle, ui.Row(4, title, ui.Spacer(), ui.SmallIcon(ui.Cross, words.T("register.closeTip"), f.page.closeForm)))
}

// foot is what the form is left by.
func (f *form) foot() fyne.CanvasObject {
	var row fyne.CanvasObject
	if f.id == newOne {
		row = ui.Row(12, ui.Primary(ui.Check, words.T("register.save"), func() { f.enter(false) }), ui.KeyCap(action.Cap("Return"), words.T("register.saveKey")), ui.Spacer(), ui.Quiet("", words.T("register.close"), f.page.closeForm))
	} else {
		row = ui.Row(12, ui.Primary(ui.Check, words.T("register.done"), func() { f.enter(true) }), ui.Spacer(), ui.Destructive(words.T("register.delete"), func() { f.page.remove(f.now) }))
	}
	return ui.Padded(0, 12, 0, ui.LedgerInset, ui.Column(0, ui.Hairline(), ui.Padded(10, 0, 10, 0, row)))
}

// label is the name of an attribute above what is said of it.
func label(name string) fyne.CanvasObject {
	return ui.Text(words.Title(fishbone.ComplaintKind, name), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
}

// entry is an entry below its name, with what was understood of it or what is wanted.
func (f *form) entry(name string) fyne.CanvasObject {
	e, c := f.entries[name], ui.Colors()
	parts := []fyne.CanvasObject{label(name), e}
	note := func(said string, wrong bool) {
		style := ui.Style{Size: ui.Small, Color: c.Faint}
		if wrong {
			style.Color = c.Bad
		}
		width := f.page.sideRoom()
		if areas[name] == 0 {
			width = (width - ui.HalvesGap) / 2
		}
		parts = append(parts, ui.Paragraph(said, style, width, 2))
	}
	_, fits := f.value(name)
	switch {
	case f.wants == name && fishbone.Label(e.Text) == "":
		note(words.T("register.wanted"), true)
	case fishbone.Label(e.Text) == "":
	case isDay(name) && !fits:
		note(words.T("promise.noSuchDay"), true)
	case isDay(name):
		note(f.dayNote(name), false)
	case name == "cost" && !fits:
		note(words.T("register.noNumber"), true)
	}
	return ui.Column(2, parts...)
}

// dayNote says which day was understood.
func (f *form) dayNote(name string) string {
	r, today := f.read(name), f.page.today()
	if r.Other != "" {
		return words.T("register.orDay", "day", string(r.Day), "other", words.Day(r.Other, today))
	}
	return words.T("promise.day.near", "weekday", words.T(fmt.Sprintf("weekday.%d", int(r.Day.Time().Weekday()))), "day", action.InLine(words.Day(r.Day, today)))
}

// chips are words of an attribute, of which one is chosen; a click on that takes it back.
func (f *form) chips(name, chosen, usual string, room float32, said func(string) string, all ...string) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, one := range all {
		chips = append(chips, f.chip(name, one, chosen, usual, said(one)))
	}
	return ui.Column(4, label(name), ui.Flow(6, room, chips...))
}

// chip is one of them.
func (f *form) chip(name, one, chosen, usual, said string) *ui.Tap {
	return ui.ChipButton(said, one == chosen, func() {
		value := one
		if one == chosen {
			value = usual
		}
		f.set(fishbone.Values{name: value})
		f.page.Focus()
	})
}

// sources say whether a customer or somebody of the staff complains.
func (f *form) sources() fyne.CanvasObject {
	customer := string(fishbone.FromCustomer)
	return f.chips("source", string(f.now.Source), customer, (f.page.sideRoom()-ui.HalvesGap)/2, func(s string) string { return words.T("source." + s) }, customer, string(fishbone.FromStaff))
}

// severities are chosen by the signs that the list shows.
func (f *form) severities(room float32) fyne.CanvasObject {
	all := []fishbone.Severity{fishbone.Minor, fishbone.Major, fishbone.Critical}
	var chips []fyne.CanvasObject
	for _, s := range all {
		var on color.Color
		if s == f.now.Severity {
			on = ui.Colors().OnAccent
		}
		chip := f.chip("severity", string(s), string(f.now.Severity), "", words.T("severity."+string(s)))
		chip.Content = ui.Row(0, ui.Padded(0, 0, 0, 11, severityBlocks(s, on)), ui.Padded(0, 0, 0, -5, chip.Content))
		chips = append(chips, chip)
	}
	return ui.Column(4, label("severity"), ui.Flow(6, room, chips...))
}

func (f *form) motives(room float32) fyne.CanvasObject {
	var all []string
	for _, m := range motives() {
		all = append(all, string(m))
	}
	return f.chips("motive", string(f.now.Motive), "", room, func(s string) string { return words.T("motive." + s) }, all...)
}

// stepsDone is how many steps are done, and of how many.
func (f *form) stepsDone() string {
	n := 0
	for _, name := range steps {
		if day, _ := attribute(name).Get(&f.now).(string); day != "" {
			n++
		}
	}
	return words.T("register.stepsDone", "n", n, "of", len(steps))
}

// makeSteps are the steps of handling; a click ticks one off today, or takes that back.
func (f *form) makeSteps(room float32) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, name := range steps {
		rows = append(rows, f.makeStep(name, room))
	}
	return ui.Column(0, rows...)
}

func (f *form) makeStep(name string, room float32) fyne.CanvasObject {
	c := ui.Colors()
	day, _ := attribute(name).Get(&f.now).(string)
	box, ink := ui.Untick.Draw(c.Faint, 18), c.Muted
	tick := string(f.page.today())
	if day != "" {
		box, ink, tick = ui.Tick.Draw(c.Good, 18), c.Ink, ""
	}
	parts := []fyne.CanvasObject{box, ui.Text(words.Title(fishbone.ComplaintKind, name), ui.Style{Size: ui.Body, Color: ink}), ui.Spacer()}
	t := ui.NewTap(nil, func() {
		f.set(fishbone.Values{name: tick})
		f.page.Focus()
	})
	if day != "" {
		var when *ui.Tap
		when = ui.NewTap(ui.Padded(2, 6, 2, 6, ui.Text(words.Day(fishbone.Day(day), f.page.today()), ui.Style{Size: ui.Small, Color: c.Accent})), func() { f.chooseDay(name, ui.Below(when)) })
		when.SetToolTip(words.T("register.stepDayTip"))
		parts = append(parts, when)
	}
	t.Content = ui.MinSize(room, 30, ui.Padded(0, 6, 0, 6, ui.Row(8, parts...)))
	t.OnMenu = func(at fyne.Position) { f.chooseDay(name, at) }
	return t
}

// chooseDay offers the days on which a step may have been done.
func (f *form) chooseDay(name string, at fyne.Position) {
	today := f.page.today()
	days := []fishbone.Day{today, today.Add(-1), today.Add(-2), f.now.Received}
	var all []ui.Choice
	for i, d := range days {
		if i == len(days)-1 && (d == "" || d > today.Add(-3)) {
			continue // it is among them already
		}
		all = append(all, ui.Pick(words.Day(d, today), func() { f.set(fishbone.Values{name: string(d)}) }))
	}
	all = append(all, ui.Choice{}, ui.Pick(words.T("register.notDone"), func() { f.set(fishbone.Values{name: ""}) }))
	ui.ShowMenu(f.page.Window.Canvas(), at, f.page.Focus, all...)
}

// bring scrolls the form to one of its entries.
func (p *Page) bring(e fyne.CanvasObject) {
	const around = 24
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top := where(e).Y - where(p.side.Content).Y - around
	foot := top + e.Size().Height + 2*around
	y := min(max(p.side.Offset.Y, foot-p.side.Size().Height), top)
	p.side.ScrollToOffset(fyne.NewPos(0, max(0, y)))
}
