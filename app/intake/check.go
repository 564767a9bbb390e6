package intake

import (
	"hash/maphash"
	"slices"

	"whybone/fishbone"
)

// Check is what would come of a table.
type Check struct {
	New, Known, Wrong int
	First, Last       fishbone.Day // of the new and the known ones
	Cases             int          // of the new and the known ones, from how many an analysis can be made
	WrongRows         int          // with at least one cell that does not fit
	Problems          []Problem
	More              int // rows that do not fit for yet other reasons than those of Problems
}

// Problem is a cell that does not fit, wherever it stands in its column.
type Problem struct {
	CellError
	Column int   // -1 for one that is missing altogether
	Rows   []int // the numbers of the first ones, in their order
	N      int   // how many there are
}

// How many different problems are told, and how many rows of each.
const (
	mostProblems = 300
	mostRows     = 5
)

// add adds a row that does not fit.
func (c *Check) add(p *Plan, r *Row) {
	c.Wrong++
	c.WrongRows++
	if e, ok := r.Err.(*CellError); ok {
		c.Tell(*e, p.Of(e.Attribute), r.Number)
	} else {
		c.More++
	}
}

// Tell adds a cell of a column that does not fit, in the row of a number.
func (c *Check) Tell(e CellError, column, row int) {
	at := slices.IndexFunc(c.Problems, func(p Problem) bool {
		return p.Column == column && p.Attribute == e.Attribute && p.Cell == e.Cell && p.Err == e.Err
	})
	switch {
	case at >= 0:
	case len(c.Problems) < mostProblems:
		at = len(c.Problems)
		c.Problems = append(c.Problems, Problem{CellError: e, Column: column})
	default:
		c.More++
		return
	}
	found := &c.Problems[at]
	if found.N++; len(found.Rows) < mostRows {
		found.Rows = append(found.Rows, row)
	}
}

// atOnce is how many origins are looked for at a time.
const atOnce = 400

// Check reads the table and finds out what would come of it. Known counts those of some origins that
// came in before.
func (p *Plan) Check(known func(origins []string) (int, error)) (c Check, err error) {
	look := lookup{known: known, seen: map[uint64]bool{}, seed: maphash.MakeSeed()}
	err = p.Read(func(r *Row) error {
		if r.Err != nil {
			c.add(p, r)
			return nil
		}
		c.New++
		if day := r.Complaint.Received; c.First == "" {
			c.First, c.Last = day, day
		} else {
			c.First, c.Last = min(c.First, day), max(c.Last, day)
		}
		if !r.Case.Empty() {
			c.Cases++
		}
		return look.add(r.Origin)
	})
	if err == nil {
		err = look.flush()
	}
	c.New, c.Known = c.New-look.found, look.found
	return c, err
}

// lookup finds out how many rows came in before, or stand in the table twice.
type lookup struct {
	known   func([]string) (int, error)
	waiting []string
	found   int
	seed    maphash.Seed
	seen    map[uint64]bool // numbers of complaints, which may stand in a table twice; fingerprints do not
}

func (l *lookup) add(origin string) error {
	if origin[:3] == "no " {
		sum := maphash.String(l.seed, origin)
		if l.seen[sum] {
			l.found++
			return nil
		}
		l.seen[sum] = true
	}
	if l.waiting = append(l.waiting, origin); len(l.waiting) < atOnce {
		return nil
	}
	return l.flush()
}

func (l *lookup) flush() error {
	n, err := l.known(l.waiting)
	l.found, l.waiting = l.found+n, l.waiting[:0]
	return err
}

// Into is where complaints are brought in, all at once or none.
type Into interface {
	Add(c fishbone.Complaint, origin string) error
	AddCase(c fishbone.Complaint, origin string, a *fishbone.Analysis) (isNew bool, err error)
}

// Making says how analyses are made of rows that hold causes and measures.
type Making struct {
	Words    CaseWords            // without Evidence
	Evidence func(row int) string // of the causes in a row
	At       fishbone.Stamp
}

// BringIn brings the complaints of the table in, with analyses of the first ones that hold a case
// unless making is nil. Each row is given to watch afterwards, which may end it with an error; one that does
// not fit has its own error, and its cells.
func (p *Plan) BringIn(into Into, making *Making, watch func(*Row) error) error {
	cases := 0
	return p.ahead(func(r *Row) error {
		switch {
		case r.Err != nil:
		case making != nil && !r.Case.Empty() && cases < MostCases:
			a, err := making.analysis(r)
			if err != nil {
				return err
			}
			isNew, err := into.AddCase(r.Complaint, r.Origin, a)
			if err != nil {
				return err
			}
			if isNew {
				cases++
			}
		default:
			if err := into.Add(r.Complaint, r.Origin); err != nil {
				return err
			}
		}
		return watch(r)
	})
}

func (m *Making) analysis(r *Row) (*fishbone.Analysis, error) {
	w := m.Words
	w.Evidence = m.Evidence(r.Number)
	return fishbone.New(fishbone.NewID(), m.At).Apply(r.Analysis(w, fishbone.NewID), m.At)
}
