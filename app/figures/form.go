package figures

import (
	"fyne.io/fyne/v2"

	"whybone/app/figuretable"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// form is all that is said of an indicator.
type form struct {
	fields
	id  fishbone.ID
	now fishbone.Indicator // with what was chosen; what is typed stands in the entries
	own bool               // direction and subject were chosen, and do not follow from the name
}

// typed are the attributes of an indicator that are typed, in the order of the form.
var typed = []string{"name", "team", "unit", "target", "lower", "upper"}

func isFigure(name string) bool {
	f, _ := fishbone.IndicatorKind.Attribute(name)
	return f.Content == fishbone.ContentFigure
}

// openForm opens the form of an indicator.
func (p *Page) openForm(id fishbone.ID) {
	if p.book == nil {
		return
	}
	p.table.entry.Flush()
	i, ok := p.book.Indicator(id)
	if !ok && id != newOne {
		return
	}
	p.closeForms()
	p.View.form = id
	f := &form{fields: fields{page: p, kind: fishbone.IndicatorKind, place: "indicator/" + string(id), entries: map[string]*ui.Entry{}}, id: id, now: i, own: ok}
	if !ok {
		f.now.Direction, f.now.Team = fishbone.HigherIsBetter, p.View.team
	}
	for _, name := range typed {
		a, _ := fishbone.IndicatorKind.Attribute(name)
		saved, _ := a.Get(&f.now).(string)
		f.newEntry(name, saved, false)
		f.entries[name].OnEnter = func(string, bool) { f.enter() }
	}
	f.entries["name"].OnEveryChange(f.named)
	p.form = f
	p.show()
	p.side.ScrollToTop()
	f.focus()
}

func (f *form) focus() { f.page.Window.Canvas().Focus(f.entries["name"]) }

// named guesses from the name which values are good, until somebody chooses.
func (f *form) named() {
	if f.own {
		return
	}
	guess := figuretable.Guess(f.entries["name"].Text)
	if guess.Direction != f.now.Direction || guess.Concern != f.now.Concern {
		f.now.Direction, f.now.Concern = guess.Direction, guess.Concern
		f.page.showSide()
	}
}

func (f *form) content() fyne.CanvasObject {
	title := "figures.formNew"
	if f.id != newOne {
		title = "figures.form"
	}
	direction, subject := "lower", "service"
	if f.now.Direction == fishbone.HigherIsBetter {
		direction = "higher"
	}
	if f.now.Concern == fishbone.Satisfaction {
		subject = string(fishbone.Satisfaction)
	}
	return ui.Padded(0, 12, 16, ui.LedgerInset, ui.Column(8,
		f.page.formTitle(title),
		f.entry("name"),
		ui.Halves(f.entry("team"), f.entry("unit")),
		f.chips("direction", direction, func(s string) {
			f.own, f.now.Direction = true, fishbone.LowerIsBetter
			if s == "higher" {
				f.now.Direction = fishbone.HigherIsBetter
			}
		}, "higher", "lower"),
		f.entry("target"),
		ui.Halves(f.entry("lower"), f.entry("upper")),
		ui.Paragraph(words.T("figures.limitsHow"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, f.page.sideRoom(), 3),
		f.chips("concern", subject, func(s string) {
			f.own, f.now.Concern = true, fishbone.AboutService
			if s == string(fishbone.Satisfaction) {
				f.now.Concern = fishbone.Satisfaction
			}
		}, string(fishbone.Satisfaction), "service"),
		ui.Paragraph(words.T("figures.concernHow"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, f.page.sideRoom(), 4),
	))
}

func (f *form) foot() fyne.CanvasObject {
	if f.id == newOne {
		return f.page.formFoot(f.enter, nil)
	}
	return f.page.formFoot(f.enter, func() { f.page.removeIndicator(f.now) })
}

// enter keeps the indicator as it is in the form.
func (f *form) enter() {
	p := f.page
	next := f.now
	for _, name := range typed {
		a, _ := fishbone.IndicatorKind.Attribute(name)
		said := f.text(name)
		if isFigure(name) {
			figure, ok := readFigure(said)
			if !ok {
				f.want(name)
				return
			}
			said = string(figure)
		}
		clean, err := a.Clean(said)
		if err != nil {
			f.want(name)
			return
		}
		a.Put(&next, clean)
	}
	before, isOld := p.book.Indicator(f.id)
	values := complaint.Difference(&before, &next)
	if !isOld {
		next = p.book.NewIndicator(next)
		values = complaint.Put(&next)
	}
	ends := f.places()
	p.closeForms()
	if !p.write(values, ends...) {
		p.openForm(f.id)
		return
	}
	for _, place := range ends {
		p.session.KeepDraft(place, "")
	}
	p.View.indicator = next.ID
	if p.View.team != "" && next.Team != p.View.team {
		p.View.team = ""
	}
	p.show()
	p.Focus()
}

func (f *form) want(name string) {
	f.wants = name
	f.page.showSide()
	f.page.Window.Canvas().Focus(f.entries[name])
}

// removeIndicator takes an indicator away; its values come back with it.
func (p *Page) removeIndicator(i fishbone.Indicator) {
	p.closeForms()
	if p.write(complaint.Gone(&i)) {
		p.sayDone(words.T("figures.removed", "name", shorten(i.Name, 40)), ui.Neutral)
	}
	p.Focus()
}

// indicatorMenu is what can be done with an indicator.
func (p *Page) indicatorMenu(i fishbone.Indicator, at fyne.Position) {
	all := []ui.Choice{
		{Icon: ui.Pencil, Words: words.T("register.edit"), Key: "Ctrl+E", Do: func() { p.openForm(i.ID) }},
		ui.Pick(words.T("figures.moveLeft"), func() { p.moveIndicator(i, -1) }),
		ui.Pick(words.T("figures.moveRight"), func() { p.moveIndicator(i, 1) }),
		{}, {Icon: ui.Trash, Words: words.T("register.delete"), Do: func() { p.removeIndicator(i) }},
	}
	ui.ShowMenu(p.Window.Canvas(), at, p.Focus, all...)
}

// moveIndicator has an indicator change places with the one beside it.
func (p *Page) moveIndicator(i fishbone.Indicator, by int) {
	all := p.book.Indicators
	var values []complaint.Value
	for n, one := range all {
		place := n + 1
		switch {
		case n+by >= 0 && n+by < len(all) && one.ID == i.ID:
			place += by
		case n-by >= 0 && n-by < len(all) && all[n-by].ID == i.ID:
			place -= by
		}
		next := one
		next.Place = place
		values = append(values, complaint.Difference(&one, &next)...)
	}
	p.write(values)
	p.Focus()
}
