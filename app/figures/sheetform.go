package figures

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/figuretable"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// sheetForm is what a check sheet is made of.
type sheetForm struct {
	fields
	id     fishbone.ID
	result fishbone.Result
	feeds  fishbone.ID
}

// mostLines is how many rows and how many columns a check sheet has at most.
const mostLines = 60

// openSheetForm opens the form of a check sheet.
func (p *Page) openSheetForm(id fishbone.ID) {
	if p.book == nil {
		return
	}
	s, ok := p.book.Sheet(id)
	if !ok && id != newOne {
		return
	}
	p.closeForms()
	p.View.sheets, p.View.sheetForm = true, id
	f := &sheetForm{fields: fields{page: p, kind: fishbone.CheckSheetKind, place: "checkSheet/" + string(id), entries: map[string]*ui.Entry{}}, id: id}
	title, month, rows, columns := "", string(service.MonthOf(p.today())[:7]), "", ""
	if ok {
		f.result, f.feeds = s.Result, s.Indicator
		title, month = s.Title, string(s.Month[:7])
		rows, columns = strings.Join(texts(s.Rows), "\n"), strings.Join(texts(s.Columns), "\n")
	}
	f.newEntry("title", title, false)
	f.newEntry("month", month, false)
	f.newEntry("rows", rows, true)
	f.newEntry("columns", columns, true)
	for _, name := range []string{"title", "month"} {
		f.entries[name].OnEnter = func(string, bool) { f.enter() }
	}
	for _, name := range []string{"rows", "columns"} {
		f.entries[name].OnEveryChange(f.changed)
	}
	p.sheetForm = f
	p.show()
	p.side.ScrollToTop()
	f.focus()
}

func (f *sheetForm) focus() { f.page.Window.Canvas().Focus(f.entries["title"]) }

// changed shows the sheet as it is typed.
func (f *sheetForm) changed() {
	if f.page.sheetForm != f {
		return // it is being made
	}
	f.page.tally.show()
	f.page.showSide()
}

// preview is the sheet as it is typed so far; ok is false while there is nothing of it.
func (f *sheetForm) preview() (*service.Sheet, bool) {
	rows, columns := lines(f.entries["rows"].Text), lines(f.entries["columns"].Text)
	s := &service.Sheet{CheckSheet: fishbone.CheckSheet{Title: f.text("title"), Month: service.MonthOf(f.page.today())}}
	for _, name := range rows {
		s.Rows = append(s.Rows, fishbone.CheckLine{ID: fishbone.ID(name), Text: name})
	}
	for _, name := range columns {
		s.Columns = append(s.Columns, fishbone.CheckLine{ID: fishbone.ID(name), Text: name, Axis: fishbone.CheckColumn})
	}
	return s, len(rows)+len(columns) > 0
}

func (f *sheetForm) content() fyne.CanvasObject {
	room := f.page.sideRoom()
	f.entries["rows"].FitRows(room, 3, 10)
	f.entries["columns"].FitRows(room, 2, 8)
	title := "figures.sheetFormNew"
	if f.id != newOne {
		title = "figures.sheetForm"
	}
	result := string(f.result)
	if f.result == fishbone.AsNumber {
		result = "number"
	}
	parts := []fyne.CanvasObject{
		f.page.formTitle(title),
		f.entry("title"),
		f.entry("month"),
		f.entry("rows"),
		f.entry("columns"), f.presets(room),
		f.chips("result", result, func(s string) {
			f.result = fishbone.Result(s)
			if s == "number" {
				f.result = fishbone.AsNumber
			}
		}, "number", string(fishbone.AsPercent), string(fishbone.AsPerThousand)),
	}
	if f.result != fishbone.AsNumber {
		parts = append(parts, ui.Paragraph(words.T("figures.rateHow"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, room, 5))
	}
	return ui.Padded(0, 12, 16, ui.LedgerInset, ui.Column(8, append(parts, f.feeding(room))...))
}

// feeding chooses the indicator that the sheet is the value of.
func (f *sheetForm) feeding(room float32) fyne.CanvasObject {
	said := words.T("figures.feedNone")
	if i, ok := f.page.book.Indicator(f.feeds); ok {
		said = shorten(i.Name, 30)
	}
	choose := f.page.dropdown(said, func() (all []ui.Choice) {
		pick := func(said string, id fishbone.ID) {
			one := ui.Pick(said, func() {
				f.feeds = id
				f.page.showSide()
			})
			one.Tick(id == f.feeds)
			all = append(all, one)
		}
		for _, i := range f.page.book.Indicators {
			pick(shorten(i.Name, 30), i.ID)
		}
		pick(words.T("figures.feedNone"), "")
		return all
	})
	return ui.Column(0, ui.Text(words.T("figures.field.feeds"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}), ui.Padded(0, 0, 0, -8, ui.Row(0, choose)))
}

// presets are columns that are often wanted.
func (f *sheetForm) presets(room float32) fyne.CanvasObject {
	month, _ := figuretable.ReadMonth(f.text("month"))
	var chips []fyne.CanvasObject
	for _, one := range []struct {
		said    string
		columns []string
	}{
		{"figures.columns.days", days(month)},
		{"figures.columns.weekdays", weekdays()},
		{"figures.columns.shifts", strings.Split(words.T("figures.columns.shiftNames"), "|")},
	} {
		if len(one.columns) == 0 {
			continue
		}
		chosen := same(lines(f.entries["columns"].Text), one.columns)
		chips = append(chips, ui.ChipButton(words.T(one.said), chosen, func() {
			f.entries["columns"].SetDraft(strings.Join(one.columns, "\n"))
			f.page.Window.Canvas().Focus(f.entries["columns"])
		}))
	}
	return ui.Flow(6, room, chips...)
}

// days are the days of a month, by their numbers.
func days(month fishbone.Day) (all []string) {
	if month == "" {
		return nil
	}
	for n := range service.MonthOf(month).Until(service.Later(month, 1)) {
		all = append(all, strconv.Itoa(n+1))
	}
	return all
}

// weekdays are those from Monday to Sunday.
func weekdays() (all []string) {
	for n := range 7 {
		all = append(all, words.T("weekday."+strconv.Itoa((n+1)%7)))
	}
	return all
}

// lines are what a text says line by line.
func lines(text string) (all []string) {
	for _, line := range strings.Split(text, "\n") {
		if line = fishbone.Label(line); line != "" && !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all[:min(len(all), mostLines)]
}

func same(a, b []string) bool { return len(b) > 0 && slices.Equal(a, b) }

func (f *sheetForm) foot() fyne.CanvasObject {
	s, ok := f.page.book.Sheet(f.id)
	if !ok {
		return f.page.formFoot(f.enter, nil)
	}
	return f.page.formFoot(f.enter, func() { f.page.removeSheet(s) })
}

// enter keeps the sheet as it is in the form.
func (f *sheetForm) enter() {
	p := f.page
	month, ok := figuretable.ReadMonth(f.text("month"))
	rows, columns := lines(f.entries["rows"].Text), lines(f.entries["columns"].Text)
	for name, fits := range map[string]bool{"title": f.text("title") != "", "month": ok, "rows": len(rows) > 0, "columns": len(columns) > 0} {
		if !fits && (f.wants == "" || name < f.wants) {
			f.wants = name
		}
	}
	if f.wants != "" {
		p.showSide()
		p.Window.Canvas().Focus(f.entries[f.wants])
		return
	}
	s, isOld := p.book.Sheet(f.id)
	if !isOld {
		s = &service.Sheet{}
		s.ID = fishbone.NewID()
	}
	next := s.CheckSheet
	next.Title, next.Month, next.Result, next.Indicator = f.text("title"), month, f.result, f.feeds
	values := complaint.Difference(&s.CheckSheet, &next)
	if !isOld {
		values = complaint.Put(&next)
	}
	values = append(values, s.Relined(fishbone.CheckRow, rows)...)
	values = append(values, s.Relined(fishbone.CheckColumn, columns)...)
	ends := f.places()
	p.closeForms()
	if !p.write(values, ends...) {
		p.openSheetForm(f.id)
		return
	}
	for _, place := range ends {
		p.session.KeepDraft(place, "")
	}
	p.openSheet(next.ID)
}
