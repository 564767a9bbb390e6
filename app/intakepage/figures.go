package intakepage

import (
	"fmt"
	"time"

	"whybone/app/figuretable"
	"whybone/app/intake"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
	"whybone/storage"
)

// figures are brought into the book of service figures. They are few, so all of it is at hand.
type figures struct{ store Store }

// NewFigures makes an import of service figures, without a table.
func NewFigures(store Store, now func() time.Time) *Work {
	w := NewWork(WorkDeps{Store: store, Now: now})
	w.purpose = figures{store}
	return w
}

// figureKeys are what is said otherwise of figures than of complaints.
var figureKeys = map[string]string{
	"intake.title":      "intake.figures.title",
	"intake.about":      "intake.figures.about",
	"intake.complaints": "intake.figures.complaints",
	"intake.new":        "intake.figures.new",
	"intake.import":     "intake.figures.import",
	"intake.cameIn":     "intake.figures.cameIn",
	"intake.known":      "intake.figures.known",
	"intake.notFit":     "intake.figures.notFit",
	"intake.inColumn":   "intake.figures.inColumn",
	"intake.knownHow":   "intake.figures.knownHow",
	"intake.wrong":      "intake.figures.wrong",
	"intake.wrongHow":   "intake.figures.wrongHow",
	"intake.allFit":     "intake.figures.allFit",
	"intake.notLast":    "intake.figures.notLast",
}

func (figures) key(usual string) string {
	if own, ok := figureKeys[usual]; ok {
		return own
	}
	return usual
}

func (figures) name(attribute string) string {
	switch attribute {
	case "":
		return words.T("intake.skip")
	case figuretable.Month, figuretable.Values, figuretable.OfMonth, figuretable.Value:
		return words.T("intake.figures.column." + attribute)
	}
	return words.Title(fishbone.IndicatorKind, attribute)
}

func (figures) done(r result, wrong int) string {
	return words.FiguresTaken(r.imported, r.replaced, r.indicators, r.known, wrong)
}

func (figures) endings() []string { return figuretable.Readable() }

func (figures) open(path string, form intake.Form) (intake.Table, error) {
	return figuretable.OpenSheet(path, form)
}

func (figures) look(t intake.Table) (plan, error) {
	p, err := figuretable.Look(t)
	if err != nil {
		return nil, err
	}
	return figurePlan{p}, nil
}

func (f figures) book() (*service.Book, error) {
	values, err := f.store.Register().Values()
	return service.Read(complaint.Things(values)), err
}

func (f figures) check(p plan) (intake.Check, error) {
	b, err := f.book()
	if err != nil {
		return intake.Check{}, err
	}
	c, _ := p.(figurePlan).Check(b)
	return c, nil
}

func (f figures) bringIn(p plan, b batch, _ func(int) error) (result, error) {
	if _, err := f.store.Backup(b.at.At, storage.BeforeImport); err != nil {
		return result{}, err
	}
	book, err := f.book()
	if err != nil {
		return result{}, err
	}
	e, taken := p.(figurePlan).Said().Edit(book, b.file)
	r := result{imported: taken.Values, replaced: taken.Replaced, known: taken.Same, indicators: taken.Indicators, batch: b.file}
	_, err = f.store.Register().Do(e, b.at)
	r.values = len(e.Values)
	return r, err
}

func (f figures) takeBack(r result, at fishbone.Stamp) error {
	return takeBackIf(f.store.Register(), at, func(e complaint.Edit) bool {
		w, ok := e.(complaint.Write)
		return ok && w.File == r.batch && len(w.Values) == r.values
	})
}

// figurePlan is what a table of service figures shows.
type figurePlan struct{ *figuretable.Plan }

func (p figurePlan) layout() layout {
	return layout{p.Columns, p.Head, p.Rows}
}

func (p figurePlan) on(t intake.Table) plan { return figurePlan{p.On(t)} }

func (p figurePlan) preview(from, n int) ([]intake.Seen, error) { return p.Preview(from, n), nil }

func (p figurePlan) amiss(row intake.Seen, column int) bool { return p.IsWrong(row.Number, column) }

func (p figurePlan) choices(column int) choices { return choices{usual: p.MayHold(column)} }

func (figurePlan) offers(*intake.Problem) []intake.Mend { return nil }

func (p figurePlan) wrongRows() (rows [][]string, err error) {
	numbers, found := p.WrongRows()
	for i, row := range found {
		rows = append(rows, append([]string{fmt.Sprint(numbers[i]), words.Sentence(fishbone.ErrFigure)}, row...))
	}
	return rows, nil
}
