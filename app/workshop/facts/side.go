package facts

import (
	"cmp"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/dates"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// hint is what the empty entry of a cell says: for what is so, the answer of 5W2H.
func (v *view) hint(c cell) string {
	if c.column == "is" && slices.Contains(aspects, c.aspect) {
		if said := fishbone.Flat(v.host.Analysis().About().Text(fishbone.Field(c.aspect))); said != "" {
			return words.T("facts.saidBefore", "text", said)
		}
		return ""
	}
	if c.isNew() {
		return words.T("facts.new." + c.aspect)
	}
	return ""
}

// question is what is asked in a cell.
func (v *view) question(c cell) string {
	switch {
	case c.row == "about":
		return words.T("facts.ask." + c.column)
	case c.isNew():
		return words.T("facts.new." + c.aspect)
	case c.kind == fishbone.ContainmentKind:
		return words.T("facts.ask.line." + c.column)
	case c.column == "aspect":
		return words.T("facts.new.fact")
	case c.column == "is" || c.column == "isNot":
		if slices.Contains(aspects, c.aspect) {
			return words.T("facts.ask." + c.column + "." + c.aspect)
		}
		return words.T("facts.ask."+c.column+".own", "aspect", c.aspect)
	}
	return words.T("facts.ask." + c.column)
}

// explain says how to find the answer.
func (v *view) explain(c cell) string {
	switch {
	case c.kind == fishbone.FactKind && c.column != "aspect":
		return words.T("facts.explain." + c.column)
	case c.column == "due":
		return words.T("facts.explain.due")
	case c.column == string(fishbone.Voice):
		return words.T("facts.explain.voice")
	}
	return ""
}

// where says which cell is in hand.
func (v *view) where(c cell) string {
	switch {
	case c.row == "about":
		return words.T("facts.where.about")
	case c.isNew() || c.kind == fishbone.ContainmentKind:
		return words.T("facts.where." + map[bool]string{true: "fact", false: "containment"}[c.aspect == "fact"])
	case c.column == "aspect":
		return words.T("facts.where.fact")
	}
	return words.Aspect(c.aspect) + " · " + words.T("facts.column."+c.column)
}

// showSide fills the panel.
func (v *view) showSide(c cell) {
	can := v.host.Actions()
	top := []fyne.CanvasObject{
		v.Part("where", v.where(c), func() fyne.CanvasObject {
			return ui.Truncated(v.where(c), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, v.Room())
		}),
		v.Heading(v.question(c), v.explain(c)),
		v.Caps(10, action.Hint("key.nextCell", "Tab"), action.Hint("key.nextRow", "Return")),
	}
	var buttons []fyne.CanvasObject
	if v.canSayNothing() {
		b := ui.Plain("", words.T("facts.nothing."+c.column), v.sayNothing)
		b.SetToolTip(can.Tip("facts.nothing"))
		buttons = append(buttons, b)
	}
	if v.canRemove() {
		b := ui.IconButton(ui.Trash, can.Tip("facts.removeRow"), true, v.remove)
		buttons = append(buttons, b)
	}
	if len(buttons) > 0 {
		top = append(top, ui.Row(8, buttons...))
	}
	v.Show(ui.Column(8, top...), ui.Column(8, v.story(), v.remarks()))
}

// change is something that changed, on a day.
type change struct {
	day    fishbone.Day
	text   string
	aspect string
}

// changes are what changed, as far as days are found, the first one first.
func (v *view) changes() []change {
	var all []change
	for _, f := range v.host.Analysis().Facts() {
		if days := dates.Find(f.Since, v.today()); len(days) > 0 {
			all = append(all, change{days[0], fishbone.Flat(f.Since), f.Aspect})
		}
	}
	slices.SortStableFunc(all, func(a, b change) int { return cmp.Compare(a.day, b.day) })
	return all
}

// firstComplaint is the first day on which it happened, as far as somebody wrote that: in the
// row "when", else in 5W2H, else in the period of the figures.
func (v *view) firstComplaint() fishbone.Day {
	about := v.host.Analysis().About()
	var texts []string
	for _, f := range v.host.Analysis().Facts() {
		if f.Aspect == "when" {
			texts = append(texts, f.Is)
		}
	}
	for _, text := range append(texts, about.When, about.Period) {
		if days := dates.Find(text, v.today()); len(days) > 0 {
			return slices.Min(days)
		}
	}
	return ""
}

// story is what changed on a line of time, before the first complaint.
func (v *view) story() fyne.CanvasObject {
	type deps struct {
		changes []change
		first   fishbone.Day
		today   fishbone.Day
		any     bool
	}
	d := deps{v.changes(), v.firstComplaint(), v.today(), len(v.host.Analysis().Facts()) > 0}
	return v.Part("story", d, func() fyne.CanvasObject {
		c := ui.Colors()
		first := ui.Style{Size: ui.Small, Color: c.Muted}
		title := ui.Text(words.T("facts.changes"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted})
		said := words.T("facts.noFirst")
		if d.first != "" {
			said = words.T("facts.first", "day", v.dayWords(string(d.first)))
		}
		parts := []fyne.CanvasObject{ui.Padded(10, 0, 2, 0, ui.Row(8, title))}
		parts = append(parts, ui.Balanced(said, first, v.Room(), 2))
		if len(d.changes) > 0 {
			parts = append(parts, timeline(d.changes, d.first, v.dayWords))
		} else {
			parts = append(parts, ui.Balanced(words.T("facts.noChanges"), first, v.Room(), 2))
		}
		for _, one := range d.changes {
			parts = append(parts, ui.Hairline(), v.changeRow(one))
		}
		return ui.Column(3, parts...)
	})
}

func (v *view) changeRow(one change) fyne.CanvasObject {
	c := ui.Colors()
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	wide := panel.DayWidth(small)
	day := ui.MinSize(wide, 0, ui.Row(0, ui.Text(v.dayWords(string(one.day)), small)))
	aspect := ui.Text(panel.Shorten(words.Aspect(one.aspect), 8), small)
	room := v.Room() - wide - aspect.MinSize().Width - 16
	return ui.Padded(4, 0, 4, 0, ui.Row(8, day, ui.Paragraph(one.text, ui.Style{Size: ui.Body, Color: c.Ink}, room, 2), ui.Spacer(), aspect))
}

// remarks are the figures, what to do with the table, and what it lacks.
func (v *view) remarks() fyne.CanvasObject {
	type deps struct {
		about fishbone.About
		cells int
		lines int
	}
	d := deps{about: v.host.Analysis().About()}
	d.cells, d.lines = v.gaps()
	return v.Part("remarks", d, func() fyne.CanvasObject {
		c := ui.Colors()
		parts := []fyne.CanvasObject{ui.Balanced(words.T("facts.both"), ui.Style{Size: ui.Small, Color: c.Muted}, v.Room(), 4)}
		if rate, ok := d.about.Rate(); ok {
			figure := func(big, small string) fyne.CanvasObject {
				return ui.Column(0, ui.Text(big, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}), ui.Text(small, ui.Style{Size: ui.Small, Color: c.Muted}))
			}
			parts = append(parts, v.Section(words.T("facts.figures")), ui.Row(28,
				figure(string(d.about.Total), words.T("field.total")),
				figure(string(d.about.Affected), words.T("field.affected")),
				figure(percent(rate), words.T("facts.share"))))
		}
		for _, lack := range []struct {
			key string
			n   int
		}{{"facts.emptyCells", d.cells}, {"facts.noEnd", d.lines}} {
			if lack.n > 0 {
				parts = append(parts, ui.Row(6, ui.MinSize(16, 0, panel.Dot(c.Open)), ui.Paragraph(words.T(lack.key, "n", lack.n), ui.Style{Size: ui.Small, Color: c.Muted}, v.Room()-22, 2)))
			}
		}
		return ui.Column(8, parts...)
	})
}

// timeline draws changes and the first complaint as points on a line of time.
func timeline(changes []change, first fishbone.Day, says func(string) string) fyne.CanvasObject {
	c := ui.Colors()
	line := canvas.NewRectangle(c.Outline)
	objects := []fyne.CanvasObject{line}
	l := &timeLayout{}
	add := func(day fishbone.Day, ink color.NRGBA, hollow bool) {
		if slices.Contains(l.days, day) && !hollow {
			return
		}
		point := canvas.NewCircle(ink)
		if hollow {
			point.FillColor, point.StrokeColor, point.StrokeWidth = c.Back, ink, 2
		}
		objects = append(objects, point, ui.Text(says(string(day)), ui.Style{Size: ui.Small, Color: ink}))
		l.days = append(l.days, day)
	}
	for _, one := range changes {
		ink := c.Accent
		if first != "" && one.day > first {
			ink = c.Faint // it cannot have been the reason
		}
		add(one.day, ink, false)
	}
	if first != "" {
		add(first, c.Bad, true)
	}
	return container.New(l, objects...)
}

// timeLayout puts each day where it belongs between the first and the last one. A label that
// has no room is left out: the list below has all of them.
type timeLayout struct{ days []fishbone.Day }

// MinSize implements [fyne.Layout].
func (*timeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 44) }

// Layout implements [fyne.Layout].
func (l *timeLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	const point, edge = 11, 36
	o[0].Move(fyne.NewPos(8, 11))
	o[0].Resize(fyne.NewSize(room.Width-16, 2))
	from, to := slices.Min(l.days), slices.Max(l.days)
	span := float32(max(1, from.Until(to)))
	type taken struct{ from, to float32 }
	var labels []taken
	for n := range l.days {
		i := len(l.days) - 1 - n // the first complaint has its label before all others
		x := edge + (room.Width-2*edge)*float32(from.Until(l.days[i]))/span
		if from == to {
			x = room.Width / 2
		}
		mark, label := o[1+2*i], o[2+2*i]
		mark.Move(fyne.NewPos(x-point/2, 12-point/2))
		mark.Resize(fyne.NewSize(point, point))
		size := label.MinSize()
		at := taken{x - size.Width/2, x + size.Width/2}
		label.Resize(size)
		label.Move(fyne.NewPos(at.from, 22))
		label.Show()
		if slices.ContainsFunc(labels, func(other taken) bool { return at.from < other.to+6 && other.from < at.to+6 }) {
			label.Hide()
			continue
		}
		labels = append(labels, at)
	}
}
