package register

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// state is what the page's body shows.
type state int

const (
	stateBlank  state = iota // nothing has been read yet
	stateTable               // complaints
	stateEmpty               // nobody has registered one
	stateNone                // none in the period, or none that fits
	stateFailed              // they cannot be read
)

func (p *Page) nextState() state {
	switch {
	case p.results.err != nil && p.results.pages == nil:
		return stateFailed
	case !p.results.ready || !p.figures.ready:
		return stateBlank
	case p.results.total > 0:
		return stateTable
	case p.figures.all == 0:
		return stateEmpty
	}
	return stateNone
}

// show shows the page as things stand.
func (p *Page) show() {
	was := p.state
	p.state = p.nextState()
	if p.state == stateBlank {
		return
	}
	ui.SetContent(p.title, p.makeTitle())
	if p.state == stateTable {
		if was != stateTable {
			ui.SetContent(p.body, p.list.card())
		}
		p.list.Refresh()
	} else {
		ui.SetContent(p.body, map[state]func() fyne.CanvasObject{stateEmpty: p.makeEmpty, stateNone: p.makeNone, stateFailed: p.makeFailed}[p.state]())
	}
	p.showSide()
	if was == stateBlank || (was == stateEmpty) != (p.state == stateEmpty) {
		ui.SetContent(p.header, p.makeHeader())
		p.root.Refresh() // the side may come or go
		if p.form == nil || !p.form.typing() {
			p.Focus() // who is typing the next complaint already goes on
		}
	}
}

// makeHeader is the line on top.
func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	left := ui.Row(16, ui.Text(words.T("home.name"), ui.Style{Size: ui.Strong + 2, Bold: true, Color: c.Accent}), ui.PageTabs(p.Tabs(words.Number(p.figures.all))...))
	var right []fyne.CanvasObject
	var search fyne.CanvasObject
	if p.state != stateEmpty {
		search = p.search
		add := ui.Plain(ui.Plus, words.T("register.add"), p.register)
		add.SetToolTip(words.T("register.addTip", "key", action.Cap("Ctrl+N")))
		right = append(right, add)
	}
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.PageHeader(left, search, append(right, settings)...)
}

// makeTitle says which complaints are shown, and how many; and holds what narrows them.
func (p *Page) makeTitle() fyne.CanvasObject {
	c := ui.Colors()
	v := p.View
	title := words.T("register.title", "period", v.period.name(p.today()), "n", words.Number(p.results.total))
	var choose *ui.Tap
	choose = ui.NewTap(ui.Padded(0, 6, 0, 6, ui.Row(8, ui.Text(title, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}), ui.Down.Draw(c.Muted, 18))), func() {
		choose.MouseOut()
		ui.ShowMenu(p.Window.Canvas(), ui.Below(choose), p.Focus, p.periods()...)
	})
	choose.SetToolTip(words.T("register.periodTip"))
	parts := []fyne.CanvasObject{choose}
	if v.period.kind != everything {
		parts = append(parts,
			ui.SmallIcon(ui.Back, words.T("register.before"), func() { p.look(func(v *View) { v.period = v.period.move(-1) }) }),
			ui.SmallIcon(ui.Right, words.T("register.after"), func() { p.look(func(v *View) { v.period = v.period.move(1) }) }))
	}
	parts = append(parts, ui.Spacer())
	if p.state != stateEmpty {
		parts = append(parts, p.makeFilters()...)
	}
	if p.Import != nil {
		bring := ui.Quiet("", words.T("register.import"), p.Import)
		bring.SetToolTip(words.T("register.importTip"))
		parts = append(parts, bring)
	}
	return ui.Row(2, parts...)
}

// periods are the choices of the period.
func (p *Page) periods() (all []ui.Choice) {
	today := p.today()
	for _, k := range []kind{month, quarter, year} {
		for _, one := range []period{periodOf(k, today), periodOf(k, today).move(-1)} {
			name := one.name(today)
			if !one.holds(today) {
				name = words.T(map[kind]string{month: "register.lastMonth", quarter: "register.lastQuarter", year: "register.lastYear"}[k])
			}
			c := ui.Pick(name, func() { p.look(func(v *View) { v.period = one }) })
			c.Tick(one == p.View.period)
			all = append(all, c)
		}
		all = append(all, ui.Choice{})
	}
	c := ui.Pick(words.T("register.all"), func() { p.look(func(v *View) { v.period = period{} }) })
	c.Tick(p.View.period.kind == everything)
	return append(all, c)
}

// makeEmpty says what the page is for, while nobody has registered anything.
func (p *Page) makeEmpty() fyne.CanvasObject {
	c := ui.Colors()
	add := ui.Primary(ui.Plus, words.T("register.add"), p.register)
	add.SetToolTip(words.T("register.addTip", "key", action.Cap("Ctrl+N")))
	ways := []fyne.CanvasObject{add}
	if p.Import != nil {
		ways = append(ways, ui.Plain("", words.T("register.importLong"), p.Import))
	}
	room := min(560, p.body.Size().Width-48)
	return ui.Centered(ui.Column(10,
		centered(ui.Paragraph(words.T("register.welcome"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, room, 2)),
		centered(ui.Paragraph(words.T("register.welcomeHow"), ui.Style{Size: ui.Body, Color: c.Muted}, room, 4)),
		ui.Gap(1, 4),
		centered(ui.Row(12, ways...)),
	))
}

// makeNone says that there is none that fits.
func (p *Page) makeNone() fyne.CanvasObject {
	c := ui.Colors()
	said, way := words.T("register.none"), ui.Plain("", words.T("register.showAll"), func() { p.look(func(v *View) { v.period = period{} }) })
	if p.narrowed() {
		said, way = words.T("register.noneFits"), ui.Plain("", words.T("register.widen"), p.widen)
	}
	return ui.Centered(ui.Column(12, centered(ui.Paragraph(said, ui.Style{Size: ui.Strong, Color: c.Ink}, 420, 2)), centered(way)))
}

// makeFailed says why the complaints cannot be shown.
func (p *Page) makeFailed() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Centered(ui.Column(12,
		centered(ui.Warning.Draw(c.Bad, 32)),
		centered(ui.Paragraph(words.Sentence(p.results.err), ui.Style{Size: ui.Strong, Color: c.Ink}, 480, 3)),
		centered(ui.Plain("", words.T("home.again"), p.ask)),
	))
}

func centered(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o, ui.Spacer()) }

// showSide shows the form or, while there is none, the types.
func (p *Page) showSide() {
	content, foot := fyne.CanvasObject(ui.Gap(1, 1)), fyne.CanvasObject(ui.Gap(1, 1))
	switch {
	case p.form != nil:
		content, foot = p.form.content(), p.form.foot()
	case p.state == stateTable || p.state == stateNone:
		content = p.makeTypes()
	}
	ui.SetContent(p.sideFoot, foot)
	ui.Replace(p.side, content)
	p.sidePlace.Refresh()
}

// sideRoom is how wide the content of the side is.
func (p *Page) sideRoom() float32 { return ui.LedgerSide(p.root.Size().Width) - 12 }

// shown says what stands beside the list. An empty register has no side but for the form.
func (p *Page) shown() ui.LedgerParts {
	full := p.state != stateEmpty || p.form != nil
	return ui.LedgerParts{Header: true, Title: full, Side: full}
}
