package intake

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Seen is a row as it is shown.
type Seen struct {
	Number int
	Cells  []string
	Wrong  *CellError // nil where the row fits, or where nobody knows yet
}

// longestSeen is how many bytes of a cell are shown.
const longestSeen = 400

// Preview gives so many rows from a number on. While the plan is not settled, nothing is said to
// be wrong with them.
func (p *Plan) Preview(from, n int) (all []Seen, err error) {
	take := func(number int, cells []string, wrong error) error {
		if number < from {
			return nil
		}
		s := Seen{Number: number, Cells: make([]string, len(cells))}
		for i, c := range cells {
			s.Cells[i] = clipped(c)
		}
		s.Wrong, _ = wrong.(*CellError)
		if all = append(all, s); len(all) == n {
			return errFound
		}
		return nil
	}
	if p.Dates == "" || p.Decimal == 0 {
		err = p.table.Rows(func(number int, cells []string) error {
			if number <= p.Head || blank(cells) {
				return nil
			}
			return take(number, cells, nil)
		})
	} else {
		err = p.Read(func(r *Row) error { return take(r.Number, r.Cells, r.Err) })
	}
	if errors.Is(err, errFound) {
		err = nil
	}
	return all, err
}

// clipped is a copy of the beginning of a cell.
func clipped(cell string) string {
	if len(cell) > longestSeen {
		cell = cell[:longestSeen]
		for i := len(cell) - 1; i > len(cell)-4; i-- { // not into a character
			if cell[i] >= 0xc0 {
				cell = cell[:i]
				break
			}
		}
	}
	return strings.Clone(cell)
}

// Clone is a plan of its own that says the same, for reading on another goroutine.
func (p *Plan) Clone() *Plan {
	c := *p
	c.Columns = slices.Clone(p.Columns)
	c.mends = maps.Clone(p.mends)
	return &c
}

// On is the plan on a table that is the same, but watched.
func (p *Plan) On(t Table) *Plan {
	c := p.Clone()
	c.table = t
	return c
}

// Watched is a table of which each row that is read is told to watch first, which may end reading
// with an error.
func Watched(t Table, watch func(row int) error) Table { return &watched{t, watch} }

type watched struct {
	Table
	watch func(row int) error
}

// Rows implements [Table].
func (w *watched) Rows(f func(number int, cells []string) error) error {
	return w.Table.Rows(func(number int, cells []string) error {
		if err := w.watch(number); err != nil {
			return err
		}
		return f(number, cells)
	})
}
