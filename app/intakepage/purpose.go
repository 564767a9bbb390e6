package intakepage

import (
	"errors"
	"fmt"
	"strings"

	"whybone/app/intake"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// purpose is what tables are brought in for. Its methods may be called from any goroutine, but for
// those that say something.
type purpose interface {
	key(usual string) string // of the words in which it says something
	done(r result, wrong int) string
	name(attribute string) string // of what a column may hold

	endings() []string
	open(path string, form intake.Form) (intake.Table, error)
	look(t intake.Table) (plan, error)
	check(p plan) (intake.Check, error)
	// bringIn brings all of it in as one change of the register, or nothing.
	bringIn(p plan, b batch, watch func(row int) error) (result, error)
	// takeBack takes back what came in last, unless something else was done since.
	takeBack(r result, at fishbone.Stamp) error
}

// batch is what is said of all that comes in.
type batch struct {
	file   string // as it is shown; empty for what was pasted
	making *intake.Making
	at     fishbone.Stamp
}

// plan is what a table shows, and what is made of it.
type plan interface {
	Table() intake.Table
	Of(attribute string) int
	Take(column int, attribute string)
	Settle() error

	layout() layout
	on(t intake.Table) plan // one of its own that says the same
	preview(from, n int) ([]intake.Seen, error)
	amiss(row intake.Seen, column int) bool
	choices(column int) choices
	offers(problem *intake.Problem) []intake.Mend
	wrongRows() ([][]string, error) // below their headings, behind their numbers and the reasons
}

// layout is how a table is laid out.
type layout struct {
	columns []intake.Column
	head    int // the number of the row with the headings
	rows    int // below it, without empty ones
}

// choices are what a column may hold: what most tables have, and in menus of their own what else there
// is, by the keys of their names.
type choices struct {
	usual, more, cases []string
	own                bool // or it is one of the team's own fields
}

// complaints are brought into the register, with the way in which each table was read remembered.
type complaints struct{ store Store }

func (complaints) key(usual string) string { return usual }

func (complaints) name(attribute string) string { return words.Intake(attribute) }

func (complaints) done(r result, _ int) string {
	if r.cases > 0 {
		return words.T("intake.doneCases", "n", grouped(r.imported), "cases", r.cases)
	}
	return words.T("intake.done", "n", grouped(r.imported))
}

func (complaints) endings() []string { return intake.Endings() }

func (complaints) open(path string, form intake.Form) (intake.Table, error) {
	return intake.Open(path, form)
}

func (complaints) look(t intake.Table) (plan, error) {
	p, err := intake.Look(t)
	if err != nil {
		return nil, err
	}
	return complaintPlan{p}, nil
}

func (c complaints) check(p plan) (intake.Check, error) {
	return p.(complaintPlan).Check(c.store.Register().Known)
}

func (c complaints) bringIn(p plan, b batch, watch func(row int) error) (r result, err error) {
	if _, err := c.store.Backup(b.at.At, storage.BeforeImport); err != nil {
		return r, err
	}
	i, err := c.store.Register().Import(b.file, b.at)
	if err != nil {
		return r, err
	}
	err = p.(complaintPlan).BringIn(i, b.making, func(row *intake.Row) error { return watch(row.Number) })
	if err != nil {
		return r, errors.Join(err, i.Cancel())
	}
	r.cases, r.batch = i.Cases(), b.file
	r.imported, r.known, err = i.Done()
	return r, err
}

func (c complaints) takeBack(r result, at fishbone.Stamp) error {
	return takeBackIf(c.store.Register(), at, func(e complaint.Edit) bool {
		i, ok := e.(complaint.Import)
		return ok && i.File == r.batch && i.Count == r.imported
	})
}

// complaintPlan is what a table of complaints shows.
type complaintPlan struct{ *intake.Plan }

func (p complaintPlan) layout() layout {
	return layout{p.Columns, p.Head, p.Rows}
}

func (p complaintPlan) on(t intake.Table) plan { return complaintPlan{p.On(t)} }

func (p complaintPlan) preview(from, n int) ([]intake.Seen, error) { return p.Preview(from, n) }

func (p complaintPlan) amiss(row intake.Seen, column int) bool {
	attribute := p.Columns[column].Attribute
	return row.Wrong != nil && row.Wrong.Attribute == attribute && attribute != intake.Own && attribute != ""
}

func (complaintPlan) choices(int) choices {
	return choices{
		usual: []string{"received", "what", "type", "product", "customer", "channel", "severity", "cost", "handler", intake.Number},
		more:  []string{"segment", "asks", "promise", "due", "rational", "emotional", "motive", "source"},
		cases: intake.OfCases(),
		own:   true,
	}
}

func (p complaintPlan) offers(problem *intake.Problem) []intake.Mend {
	return p.Offers(&problem.CellError)
}

func (p complaintPlan) wrongRows() (rows [][]string, err error) {
	err = p.Read(func(r *intake.Row) error {
		if r.Err != nil {
			rows = append(rows, append([]string{fmt.Sprint(r.Number), words.Sentence(r.Err)}, cloned(r.Cells)...))
		}
		return nil
	})
	return rows, err
}

// cloned are cells that stay when the row that they are part of is written over.
func cloned(cells []string) []string {
	all := make([]string, len(cells))
	for i, c := range cells {
		all[i] = strings.Clone(c)
	}
	return all
}
