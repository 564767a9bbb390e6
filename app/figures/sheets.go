package figures

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// sheet is the check sheet in hand.
func (p *Page) sheet() (*service.Sheet, bool) {
	if p.book == nil {
		return nil, false
	}
	return p.book.Sheet(p.View.sheet)
}

// sheetTitle chooses a check sheet, and holds what can be done with it.
func (p *Page) sheetTitle() (parts []fyne.CanvasObject) {
	s, ok := p.sheet()
	if !ok {
		return nil
	}
	parts = append(parts, p.dropdown(shorten(s.Title, 24)+" · "+fullMonth(s.Month), func() (all []ui.Choice) {
		for _, one := range p.book.Sheets[:min(len(p.book.Sheets), 20)] {
			pick := ui.Pick(shorten(one.Title, 30)+" · "+fullMonth(one.Month), func() { p.openSheet(one.ID) })
			pick.Tick(one.ID == s.ID)
			all = append(all, pick)
		}
		return all
	}), ui.Spacer())
	edit := ui.Quiet("", words.T("figures.editSheet"), func() { p.openSheetForm(s.ID) })
	edit.SetToolTip(words.T("figures.editSheet") + " (" + action.Cap("Ctrl+E") + ")")
	again := ui.Quiet("", words.T("figures.sheetAgain"), p.sheetAgain)
	again.SetToolTip(words.T("figures.sheetAgainTip"))
	print := ui.Quiet("", words.T("figures.print"), p.printSheet)
	print.SetToolTip(words.T("figures.printTip", "key", action.Cap("Ctrl+P")))
	return append(parts, edit, again, print)
}

func (p *Page) openSheet(id fishbone.ID) {
	p.closeForms()
	p.View.sheet, p.View.row, p.View.col = id, "", ""
	p.show()
	p.Focus()
}

// sheetAgain begins a sheet with the same lines for the month after the newest one of its name.
func (p *Page) sheetAgain() {
	s, ok := p.sheet()
	if !ok {
		return
	}
	month := max(service.Later(s.Month, 1), service.MonthOf(p.today()))
	var columns []string
	for _, c := range s.Columns {
		columns = append(columns, c.Text)
	}
	if same(columns, days(s.Month)) {
		columns = days(month)
	}
	id, values := s.Again(month, columns)
	if p.write(values) {
		p.openSheet(id)
		p.sayDone(words.T("figures.sheetBegun", "title", shorten(s.Title, 40), "month", fullMonth(month)), ui.Positive)
	}
}

// removeSheet takes a sheet away, with its lines and strokes.
func (p *Page) removeSheet(s *service.Sheet) {
	p.closeForms()
	if p.write(complaint.Gone(&s.CheckSheet)) {
		p.sayDone(words.T("figures.removed", "name", shorten(s.Title, 40)), ui.Neutral)
	}
	p.Focus()
}

// makeSheetSide says what the strokes of the sheet come to.
func (p *Page) makeSheetSide() fyne.CanvasObject {
	s, ok := p.sheet()
	if !ok {
		return ui.Gap(1, 1)
	}
	c, room := ui.Colors(), p.sideRoom()
	muted := ui.Style{Size: ui.Body, Color: c.Muted}
	parts := []fyne.CanvasObject{ui.Paragraph(s.Title, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, room, 2), ui.Text(fullMonth(s.Month), muted)}
	hits, checked := s.Sums()
	said := words.T("figures.sumNone")
	x, ok := s.Comes()
	if ok {
		said = words.Figure(x) + unitOf(s.Result)
		if s.Result == fishbone.AsNumber {
			said = words.Number(hits)
		}
	}
	parts = append(parts, ui.Gap(1, 4), ui.Text(said, ui.Style{Size: ui.Title + 8, Bold: true, Color: c.Accent}))
	if s.Result == fishbone.AsNumber {
		parts = append(parts, ui.Paragraph(words.T("figures.sumCount", "n", words.Number(hits)), muted, room, 2))
	} else {
		parts = append(parts, ui.Paragraph(words.T("figures.sumRate", "n", words.Number(hits), "of", words.Number(checked)), muted, room, 2))
	}
	parts = append(parts, ui.Padded(10, 0, 10, 0, ui.Hairline()), p.makeFed(s, room))
	parts = append(parts, ui.Gap(1, 6))
	for _, k := range []struct{ cap, does string }{
		{"1–9 A–Z", "figures.key.row"}, {"↑ ↓ ← →", "figures.key.go"}, {action.Cap("Return"), "figures.key.stroke"}, {"−", "figures.key.back"}, {action.Cap("Ctrl+Z"), "figures.key.undo"},
	} {
		parts = append(parts, ui.KeyCap(k.cap, words.T(k.does)))
	}
	return ui.Padded(0, 12, 8, ui.LedgerInset, ui.Column(6, parts...))
}

// unitOf is what stands behind a result.
func unitOf(r fishbone.Result) string {
	switch r {
	case fishbone.AsPercent:
		return "%"
	case fishbone.AsPerThousand:
		return "‰"
	}
	return ""
}

// makeFed says which indicator the sheet is the value of.
func (p *Page) makeFed(s *service.Sheet, room float32) fyne.CanvasObject {
	c := ui.Colors()
	i, ok := p.book.Indicator(s.Indicator)
	if !ok {
		return ui.Column(4, ui.Paragraph(words.T("figures.feedsNone"), ui.Style{Size: ui.Body, Color: c.Muted}, room, 3),
			ui.Row(0, p.feeding(words.T("figures.feedChoose"), s)))
	}
	said := words.T("figures.feeds", "name", i.Name, "month", fullMonth(s.Month))
	parts := []fyne.CanvasObject{ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Ink}, room, 3)}
	if v, ok := p.book.Value(i.ID, s.Month); ok && !v.Counted {
		parts = append(parts, ui.Paragraph(words.T("figures.typedOver", "value", figureText(v.Number, false)), ui.Style{Size: ui.Small, Color: c.Open}, room, 3))
	}
	return ui.Column(4, append(parts, ui.Row(0, p.feeding(words.T("figures.feedOther"), s)))...)
}

// feeding chooses the indicator that a sheet is the value of.
func (p *Page) feeding(said string, s *service.Sheet) fyne.CanvasObject {
	return ui.Padded(0, 0, 0, -8, p.dropdown(said, func() (all []ui.Choice) {
		pick := func(said string, id fishbone.ID) {
			one := ui.Pick(said, func() {
				next := s.CheckSheet
				next.Indicator = id
				p.write(complaint.Difference(&s.CheckSheet, &next))
				p.Focus()
			})
			one.Tick(id == s.Indicator)
			all = append(all, one)
		}
		for _, i := range p.book.Indicators {
			pick(shorten(i.Name, 30), i.ID)
		}
		pick(words.T("figures.feedNone"), "")
		return all
	}))
}
