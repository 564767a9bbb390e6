package intakepage

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/dates"
	"whybone/app/figuretable"
	"whybone/app/filedialog"
	"whybone/app/intake"
	"whybone/app/outfile"
	"whybone/app/sheet"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/service"
)

// fewProblems is how many are shown until all are asked for.
const fewProblems = 6

// makeSide is what does not fit, or what has to be said first.
func (p *Page) makeSide() fyne.CanvasObject {
	if !p.hasRows() || p.w.plan == nil {
		return ui.Gap(1, 1)
	}
	rows := p.makeQuestion()
	if rows == nil {
		rows = p.makeProblems()
	}
	if p.w.hasCases() {
		rows = append([]fyne.CanvasObject{p.makeCases(), ui.Gap(1, 2)}, rows...)
	}
	return container.NewVScroll(ui.Padded(4, 8, 8, 0, ui.Column(8, rows...)))
}

func (p *Page) heading(said string) fyne.CanvasObject {
	return ui.Paragraph(said, ui.Style{Size: ui.Strong, Bold: true, Color: ui.Colors().Ink}, sideWidth-8, 3)
}

func (p *Page) note(said string) fyne.CanvasObject {
	return ui.Paragraph(said, ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, sideWidth-12, 5)
}

// makeQuestion asks for what the table does not show; nil where it shows all.
func (p *Page) makeQuestion() []fyne.CanvasObject {
	err := p.w.unsettled
	switch {
	case p.w.settled == nil:
		return []fyne.CanvasObject{p.note(words.T("intake.looking"))}
	case err == nil:
		return nil
	case errors.Is(err, intake.ErrNoDay):
		return []fyne.CanvasObject{p.heading(words.T("intake.noDay")), p.note(words.T("intake.noDayHow"))}
	case errors.Is(err, service.ErrNoMonths):
		return []fyne.CanvasObject{p.heading(words.T("intake.figures.noMonths")), p.note(words.T("intake.figures.noMonthsHow"))}
	case errors.Is(err, figuretable.ErrNoNames):
		return []fyne.CanvasObject{p.heading(words.T("intake.figures.noNames")), p.note(words.T("intake.figures.noNamesHow"))}
	case errors.Is(err, intake.ErrNoWords):
		return []fyne.CanvasObject{p.heading(words.T("intake.noWords")), p.note(words.T("intake.noWordsHow"))}
	}
	if e, ok := errors.AsType[*dates.AmbiguousError](err); ok {
		take := func(o dates.Order) func() {
			return func() { p.w.edit(func(plan *intake.Plan) { plan.Dates = o }) }
		}
		return []fyne.CanvasObject{p.heading(words.T("intake.whichDay", "cell", e.Cell)), p.note(words.T("intake.whichDayHow")),
			p.answer(words.T("intake.dayIs", "day", e.One), take(dates.DaysFirst)), p.answer(words.T("intake.dayIs", "day", e.Other), take(dates.MonthsFirst))}
	}
	if e, ok := errors.AsType[*sheet.AmbiguousError](err); ok {
		take := func(r rune) func() { return func() { p.w.edit(func(plan *intake.Plan) { plan.Decimal = r }) } }
		return []fyne.CanvasObject{p.heading(words.T("intake.whichNumber", "cell", e.Cell)), p.note(words.T("intake.whichDayHow")),
			p.answer(fmt.Sprint(fishbone.FigureOf(e.Point)), take('.')), p.answer(fmt.Sprint(fishbone.FigureOf(e.Comma)), take(','))}
	}
	return []fyne.CanvasObject{p.note(words.Sentence(err))}
}

func (p *Page) answer(said string, do func()) fyne.CanvasObject { return ui.Plain("", said, do) }

// makeProblems are the cells that do not fit, by their columns.
func (p *Page) makeProblems() []fyne.CanvasObject {
	c := ui.Colors()
	if !p.w.checked {
		return []fyne.CanvasObject{p.note(words.T("intake.checking"))}
	}
	if p.w.plan.layout().rows == 0 {
		return []fyne.CanvasObject{p.heading(words.T("intake.noRows")), p.note(words.T("intake.noRowsHow"))}
	}
	if p.w.check.Wrong == 0 {
		return p.known([]fyne.CanvasObject{ui.Row(8, ui.Check.Draw(c.Good, 20), p.heading(p.t("intake.allFit")))})
	}
	rows := []fyne.CanvasObject{p.heading(p.t("intake.wrong", "n", grouped(p.w.check.Wrong))), p.note(p.t("intake.wrongHow", "n", grouped(p.w.check.Wrong)))}
	shown := p.order()
	for k, i := range shown {
		problem := p.w.check.Problems[i]
		if k == 0 || !p.alike(problem, p.w.check.Problems[shown[k-1]]) {
			rows = append(rows, ui.Padded(8, 0, 0, 0, ui.Text(p.t("intake.inColumn", "field", p.fieldOf(problem), "n", grouped(p.rowsOf(problem))), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted})))
			for _, m := range p.ofAll(problem) {
				rows = append(rows, ui.Padded(0, 0, 0, besideWidth+6, p.makeOffer(m, 1, offerWidth)))
			}
		}
		rows = append(rows, p.makeProblem(i))
	}
	if left := len(p.w.check.Problems) - len(shown); left > 0 {
		rows = append(rows, ui.Row(0, ui.Quiet(ui.Down, words.T("intake.moreProblems", "n", grouped(left)), func() {
			p.more = true
			p.refresh()
		})))
	}
	save := ui.Plain("", words.T("intake.saveWrong", "n", grouped(p.w.check.WrongRows)), p.saveWrong)
	save.SetToolTip(words.T("intake.saveWrongTip"))
	return p.known(append(rows, ui.Padded(6, 0, 0, 0, ui.Row(0, save))))
}

// known adds how many rows came in before.
func (p *Page) known(rows []fyne.CanvasObject) []fyne.CanvasObject {
	if p.w.check.Known > 0 {
		rows = append(rows, ui.Padded(8, 0, 4, 0, ui.Hairline()), ui.Row(8, ui.Past.Draw(ui.Colors().Muted, 18),
			ui.Paragraph(p.t("intake.knownHow", "n", grouped(p.w.check.Known)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, sideWidth-40, 3)))
	}
	return rows
}

// order are the problems that are shown, which are those of the most rows until all are asked for, by
// their columns and in the order of the table.
func (p *Page) order() []int {
	found := p.w.check.Problems
	all := make([]int, len(found))
	for i := range all {
		all[i] = i
	}
	slices.SortStableFunc(all, func(a, b int) int { return found[b].N - found[a].N })
	if !p.more {
		all = all[:min(len(all), fewProblems)]
	}
	slices.SortFunc(all, func(a, b int) int {
		x, y := found[a], found[b]
		return cmp.Or(cmp.Compare(x.Column, y.Column), cmp.Compare(x.Attribute, y.Attribute), cmp.Compare(x.Rows[0], y.Rows[0]), cmp.Compare(a, b))
	})
	return all
}

// ofAll are the answers that go for all cells of a field, as the year of the days without one does: said
// once, not below each cell.
func (p *Page) ofAll(of intake.Problem) (all []intake.Mend) {
	for _, problem := range p.w.check.Problems {
		if !p.alike(problem, of) {
			continue
		}
		for _, m := range p.w.settled.offers(&problem) {
			if m.OfAll() && !slices.ContainsFunc(all, func(other intake.Mend) bool { return other.As == m.As }) {
				all = append(all, m)
			}
		}
	}
	return all
}

// alike says whether two problems are about the same field.
func (p *Page) alike(x, y intake.Problem) bool {
	return x.Column == y.Column && x.Attribute == y.Attribute
}

// fieldOf is what does not fit: what the column is taken for or, where several columns are taken for the
// same, what it is called.
func (p *Page) fieldOf(x intake.Problem) string {
	if figuretable.Many(x.Attribute) {
		return p.w.plan.layout().columns[x.Column].Name
	}
	return capital(p.w.purpose.name(x.Attribute))
}

// rowsOf is in how many rows what a problem is about does not fit.
func (p *Page) rowsOf(of intake.Problem) (n int) {
	for _, problem := range p.w.check.Problems {
		if p.alike(problem, of) {
			n += problem.N
		}
	}
	return n
}

// makeProblem is a cell that does not fit, with the ways in which it may be read.
func (p *Page) makeProblem(i int) fyne.CanvasObject {
	c, problem := ui.Colors(), p.w.check.Problems[i]
	parts := []fyne.CanvasObject{ui.Paragraph(p.wrong(problem), ui.Style{Size: ui.Body, Color: c.Ink}, offerWidth, 2)}
	for _, m := range p.w.settled.offers(&problem) {
		if !m.OfAll() {
			parts = append(parts, p.makeOffer(m, problem.N, offerWidth))
		}
	}
	row := ui.NewTap(ui.Padded(6, 4, 6, 6, container.New(&besideLayout{}, makeNumbers(problem), ui.Column(2, parts...))), func() { p.lookAt(i) })
	if i == p.problem {
		row.Choose()
	}
	row.SetToolTip(words.T("intake.atRows", "rows", rowNumbers(problem)))
	return row
}

// wrong says what is wrong with a cell.
func (p *Page) wrong(problem intake.Problem) string {
	cell := clip(oneLine(problem.Cell), 40)
	switch {
	case errors.Is(problem.Err, intake.ErrMissing):
		return words.T("intake.missing")
	case errors.Is(problem.Err, fishbone.ErrDay):
		return words.T("intake.noSuchDay", "cell", cell)
	case errors.Is(problem.Err, intake.ErrYear):
		return words.T("intake.noYearIn", "cell", cell)
	case errors.Is(problem.Err, fishbone.ErrFigure):
		return words.T("intake.noFigure", "cell", cell)
	case errors.Is(problem.Err, intake.ErrSeverity):
		return words.T("intake.noSeverity", "cell", cell)
	case errors.Is(problem.Err, intake.ErrGarbled):
		return words.T("intake.garbled", "cell", cell)
	}
	return words.T("intake.otherwise", "cell", cell, "reason", words.Sentence(problem.Err))
}

// makeOffer is one way in which a cell may be read.
func (p *Page) makeOffer(m intake.Mend, n int, wide float32) fyne.CanvasObject {
	c := ui.Colors()
	t := ui.NewTap(ui.Padded(2, 4, 2, 0, ui.Paragraph(offerWords(m, n), ui.Style{Size: ui.Small, Bold: true, Color: c.Accent}, wide, 2)),
		func() { p.mend(m, n) })
	return ui.Row(0, t)
}

func offerWords(m intake.Mend, n int) (said string) {
	cell := clip(oneLine(m.Cell), 24)
	switch m.As {
	case intake.Kept:
		said = words.T("intake.mend.kept", "field", words.Intake(m.Attribute))
	case intake.AsAbove:
		said = words.T("intake.mend.above")
	case intake.FromType:
		said = words.T("intake.mend.fromType")
	case intake.LeftOut:
		return words.T("intake.mend.leftOut", "n", grouped(n))
	default:
		as := m.As
		if year, ok := strings.CutPrefix(as, intake.InYear); ok {
			return words.T("intake.mend.year", "year", year) // of all rows, however they say it
		}
		if m.Attribute == "severity" {
			as = words.T("severity." + m.As)
		}
		said = words.T("intake.mend.as", "cell", cell, "as", as)
		if m.Attribute == "received" || m.Attribute == "due" {
			said = words.T("intake.mend.day", "day", as)
		}
	}
	if n > 1 {
		said = words.T("intake.mend.all", "what", said, "n", grouped(n))
	}
	return said
}

// lookAt shows the rows around the first one of a problem.
func (p *Page) lookAt(i int) {
	p.problem = i
	if at := p.w.check.Problems[i].Column; at >= 0 {
		p.column = at
	}
	p.w.show(max(0, p.w.check.Problems[i].Rows[0]-3))
	p.refresh()
	p.revealColumn()
}

// rowNumbers are the first rows of a problem.
func rowNumbers(problem intake.Problem) string {
	var all []string
	for _, n := range problem.Rows {
		all = append(all, grouped(n))
	}
	if problem.N > len(problem.Rows) {
		all = append(all, "…")
	}
	return strings.Join(all, ", ")
}

// makeNumbers are the numbers of a problem's rows below each other, as far as there is room.
func makeNumbers(problem intake.Problem) fyne.CanvasObject {
	const most = 3
	var all []fyne.CanvasObject
	for k, n := range problem.Rows {
		said := grouped(n)
		if k == most-1 && problem.N > most {
			said = "…"
		}
		if k < most {
			all = append(all, ui.Row(0, ui.Spacer(), ui.Text(said, ui.Style{Size: ui.Small, Color: ui.Colors().Faint})))
		}
	}
	return ui.Column(2, all...)
}

// besideLayout puts the numbers of rows before what is said of them.
type besideLayout struct{}

const (
	besideWidth = 44
	offerWidth  = sideWidth - 76 // of what is said
)

// MinSize implements [fyne.Layout].
func (*besideLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(besideWidth+o[1].MinSize().Width, max(o[0].MinSize().Height+2, o[1].MinSize().Height))
}

// Layout implements [fyne.Layout].
func (*besideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(0, 2))
	o[0].Resize(fyne.NewSize(besideWidth-12, o[0].MinSize().Height))
	o[1].Move(fyne.NewPos(besideWidth, 0))
	o[1].Resize(fyne.NewSize(s.Width-besideWidth, s.Height))
}

// makeCases asks whether analyses are to be made of rows with causes and measures.
func (p *Page) makeCases() fyne.CanvasObject {
	c := ui.Colors()
	icon := ui.Untick
	if p.w.cases {
		icon = ui.Tick
	}
	said := words.T("intake.cases")
	if p.w.checked && p.w.check.Cases > intake.MostCases {
		said = words.T("intake.casesFirst", "n", intake.MostCases)
	}
	label := ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Ink}, sideWidth-60, 3)
	t := ui.NewTap(ui.Padded(8, 8, 8, 8, ui.Row(10, icon.Draw(c.Accent, 20), label)), func() {
		p.w.cases = !p.w.cases
		p.refresh()
	})
	t.Edge = c.Hairline
	t.SetToolTip(words.T("intake.casesHow"))
	return t
}

// saveWrong writes the rows that do not fit into a table of their own, with the reasons.
func (p *Page) saveWrong() {
	name := words.T("intake.wrongFile") + ".csv"
	filedialog.Save(p.Window, filedialog.Question{Name: name, Endings: []string{".csv"}, Kind: words.T("intake.kind")}, func(path string) {
		plan := p.w.settled
		p.w.background(func() func() {
			err := writeWrong(plan, path)
			return func() {
				if err != nil {
					p.ReportError(err)
				} else {
					p.Notices.Say(words.T("intake.wrongSaved", "file", path), ui.Positive, "", nil)
				}
			}
		})
	}, p.Focus)
}

func writeWrong(plan plan, path string) error {
	rows, err := plan.wrongRows()
	if err != nil {
		return err
	}
	data, err := sheet.Write(append([][]string{words.WrongHead(plan.layout().columns)}, rows...))
	if err != nil {
		return err
	}
	return outfile.Write(path, data)
}
