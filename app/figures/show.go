package figures

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
)

// show shows the page as things stand.
func (p *Page) show() {
	if p.book == nil {
		if p.err != nil {
			ui.SetContent(p.body, p.makeFailed())
		}
		return
	}
	p.settle()
	p.showHeader()
	ui.SetContent(p.title, p.makeTitle())
	p.root.Refresh() // the side may come or go
	switch {
	case p.presenting:
		ui.SetContent(p.body, p.makePresented())
	case p.View.sheets:
		p.tally.show()
	case len(p.indicators()) == 0:
		ui.SetContent(p.body, p.makeEmpty())
	default:
		p.table.show()
	}
	p.showSide()
}

// showSide shows a form or, while there is none, what is told of what is in hand.
func (p *Page) showSide() {
	content, foot := fyne.CanvasObject(ui.Gap(1, 1)), fyne.CanvasObject(ui.Gap(1, 1))
	switch {
	case p.form != nil:
		content, foot = p.form.content(), p.form.foot()
	case p.sheetForm != nil:
		content, foot = p.sheetForm.content(), p.sheetForm.foot()
	case p.View.sheets:
		content = p.makeSheetSide()
	case len(p.indicators()) > 0:
		content = p.makeSide()
	}
	ui.SetContent(p.sideFoot, foot)
	ui.Replace(p.side, content)
	p.sidePlace.Refresh()
}

// showHeader makes the line on top anew where something in it is another: its tabs count what is on
// the other pages, which is asked of the file.
func (p *Page) showHeader() {
	now := headed{len(p.book.Indicators), len(p.indicators()) > 0, len(p.book.Sheets) > 0, p.View.sheets}
	if now != p.headed {
		p.headed = now
		ui.SetContent(p.header, p.makeHeader())
	}
}

// headed is what the line on top was made from.
type headed struct {
	indicators    int
	any, anySheet bool // there are indicators, and check sheets
	sheets        bool
}

// makeHeader is the line on top.
func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	count := ""
	if p.book != nil && len(p.book.Indicators) > 0 {
		count = words.Number(len(p.book.Indicators))
	}
	left := ui.Row(16, ui.Text(words.T("home.name"), ui.Style{Size: ui.Strong + 2, Bold: true, Color: c.Accent}), ui.PageTabs(p.Tabs(count)...))
	said := "figures.add"
	if p.View.sheets {
		said = "figures.addSheet"
	}
	var right []fyne.CanvasObject
	if p.View.sheets && p.headed.anySheet || !p.View.sheets && p.headed.any { // else the page itself offers it
		add := ui.Plain(ui.Plus, words.T(said), p.add)
		add.SetToolTip(words.T("figures.addTip", "what", words.T(said), "key", action.Cap("Ctrl+N")))
		right = append(right, add)
	}
	if p.FullScreen != nil && !p.View.sheets {
		right = append(right, ui.IconButton(ui.Present, words.T("figures.present", "key", action.Cap("F5")), len(p.indicators()) > 0, p.present))
	}
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.PageHeader(left, nil, append(right, settings)...)
}

// makeTitle chooses between the table and the check sheets, and holds what belongs to either.
func (p *Page) makeTitle() fyne.CanvasObject {
	view := func(said, key string, sheets bool) fyne.CanvasObject {
		t := ui.ChipButton(words.T(said), p.View.sheets == sheets, func() { p.turnTo(sheets) })
		t.SetToolTip(words.T(said) + " (" + action.Cap(key) + ")")
		return t
	}
	parts := []fyne.CanvasObject{view("figures.title", "Ctrl+1", false), view("figures.sheets", "Ctrl+2", true), ui.Gap(8, 1)}
	if p.View.sheets {
		parts = append(parts, p.sheetTitle()...)
	} else {
		parts = append(parts, p.tableTitle()...)
	}
	return ui.Padded(0, 0, 0, 6, ui.Row(6, parts...))
}

// tableTitle narrows the table to a team, and holds what brings figures in and out.
func (p *Page) tableTitle() (parts []fyne.CanvasObject) {
	if teams := p.book.Teams(); len(teams) > 0 {
		said := words.T("figures.allTeams")
		if p.View.team != "" {
			said = shorten(p.View.team, 16)
		}
		parts = append(parts, p.dropdown(said, func() (all []ui.Choice) {
			pick := func(said, team string) {
				one := ui.Pick(said, func() { p.look(team) })
				one.Tick(p.View.team == team)
				all = append(all, one)
			}
			pick(words.T("figures.allTeams"), "")
			for _, team := range teams {
				pick(team, team)
			}
			return all
		}))
	}
	parts = append(parts, ui.Spacer())
	bring := ui.Quiet("", words.T("register.import"), p.importTable)
	bring.SetToolTip(words.T("figures.importTip"))
	parts = append(parts, bring)
	if len(p.indicators()) > 0 {
		parts = append(parts, p.dropdown(words.T("figures.export"), p.exports))
	}
	return parts
}

// look shows the indicators of one team.
func (p *Page) look(team string) {
	p.table.entry.Flush()
	p.View.team = team
	p.show()
	p.Focus()
}

func (p *Page) dropdown(said string, choices func() []ui.Choice) *ui.Tap {
	t := ui.Dropdown(said)
	t.OnTap = func() {
		t.MouseOut()
		ui.ShowMenu(p.Window.Canvas(), ui.Below(t), p.Focus, choices()...)
	}
	return t
}

// makeEmpty says what the page is for, while there is no indicator.
func (p *Page) makeEmpty() fyne.CanvasObject {
	add := ui.Primary(ui.Plus, words.T("figures.add"), p.add)
	return p.welcome("figures.welcome", "figures.welcomeHow", add, ui.Plain("", words.T("register.importLong"), p.importTable))
}

func (p *Page) welcome(title, how string, ways ...fyne.CanvasObject) fyne.CanvasObject {
	c := ui.Colors()
	room := max(240, min(560, p.body.Size().Width-48))
	return ui.Centered(ui.Column(10,
		ui.CenteredLines(ui.Balanced(words.T(title), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, room, 2)),
		ui.CenteredLines(ui.Balanced(words.T(how), ui.Style{Size: ui.Body, Color: c.Muted}, room, 5)),
		ui.Gap(1, 4),
		centered(ui.Row(12, ways...)),
	))
}

// makeFailed says why the figures cannot be shown.
func (p *Page) makeFailed() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Centered(ui.Column(12,
		centered(ui.Warning.Draw(c.Bad, 32)),
		centered(ui.Paragraph(words.Sentence(p.err), ui.Style{Size: ui.Strong, Color: c.Ink}, 480, 3)),
		centered(ui.Plain("", words.T("home.again"), p.ask)),
	))
}

func centered(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o, ui.Spacer()) }

// shorten cuts a text behind so many characters.
func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most-1]) + "…"
}

// sideRoom is how wide the content of the side is.
func (p *Page) sideRoom() float32 { return ui.LedgerSide(p.root.Size().Width) - 12 }

// hasSide says whether something stands at the right of the table.
func (p *Page) hasSide() bool {
	switch {
	case p.presenting:
		return false
	case p.form != nil, p.sheetForm != nil, p.book == nil:
		return true
	case p.View.sheets:
		return len(p.book.Sheets) > 0
	}
	return len(p.indicators()) > 0
}

// shown says what stands beside the table. A room sees the table alone.
func (p *Page) shown() ui.LedgerParts {
	return ui.LedgerParts{Header: !p.presenting, Title: true, Side: p.hasSide()}
}
