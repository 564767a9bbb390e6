package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"whybone/app/dates"
	"whybone/fishbone"
	"whybone/fishbone/spreadsheet"
)

// Column is a column of a table.
type Column struct {
	Name      string
	Attribute string   // of complaints; [Number], [Own], one of [OfCases], or empty: it is left out
	Filled    int      // in how many rows there is something
	Samples   []string // some of it, none twice

	evidence evidence
}

// Plan is what a table shows, and what is made of it. Its columns' attributes may be changed before
// it is read.
type Plan struct {
	Columns []Column
	Head    int // the number of the row with the headings
	Rows    int // below it, without empty ones

	Dates   dates.Order // in which order days and months stand, where the year is last
	Written Written     // whether that order counts; found out by [Plan.Settle]
	Decimal rune        // before decimals: '.' or ','
	Year    int         // of days that have none; 0: they do not fit

	Today fishbone.Day // of which year days may be where no other day has one; may be empty

	table         Table
	mends         map[Mend]string // by what is mended: a mend without its As
	likelyDates   dates.Order     // what a table with these headings had before
	likelyDecimal rune
}

// ErrNoDay says that no column is known to hold the day of the complaints.
var ErrNoDay = errors.New("no column holds the day on which complaints were received")

// ErrNoWords says that no column is known to hold what happened.
var ErrNoWords = errors.New("no column holds what happened")

// ErrColumn says that a table has no such column.
var ErrColumn = errors.New("there is no such column")

// mostSamples is how much of a column is shown.
const mostSamples = 5

// Look looks at a table. Read it with what it gives after [Plan.Settle]. The errors are those of
// the table.
func Look(t Table) (*Plan, error) {
	head, err := findHead(t)
	if err != nil {
		return nil, err
	}
	p := &Plan{table: t, Head: head.number, Columns: make([]Column, len(head.names))}
	for i, a := range attributes(head.names) {
		p.Columns[i] = Column{Name: head.names[i], Attribute: a, evidence: newEvidence()}
		if a == "" && head.names[i] != "" {
			p.Columns[i].Attribute = Own
		}
	}
	err = t.Rows(func(number int, cells []string) error {
		if number <= p.Head || blank(cells) {
			return nil
		}
		p.Rows++
		for i, cell := range cells {
			if i == len(p.Columns) {
				break // beyond the headings nobody knows what it is
			}
			p.Columns[i].see(strings.TrimSpace(cell))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i := range p.Columns {
		if c := &p.Columns[i]; c.Filled == 0 && p.Rows > 0 {
			c.Attribute = ""
		} else if c.Name == "" && c.Filled > 0 {
			c.Name = spreadsheet.ColumnName(i)
		}
	}
	return p, nil
}

func (c *Column) see(cell string) {
	if cell == "" {
		return
	}
	c.Filled++
	if len(c.Samples) < mostSamples && !slices.Contains(c.Samples, cell) {
		c.Samples = append(c.Samples, strings.Clone(cell))
	}
	c.evidence.see(cell)
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// Table is what the plan is of.
func (p *Plan) Table() Table { return p.table }

// Of is the column of an attribute, -1 for none.
func (p *Plan) Of(attribute string) int {
	return slices.IndexFunc(p.Columns, func(c Column) bool { return c.Attribute == attribute })
}

// HasCases says whether the table has root causes or measures beside its complaints.
func (p *Plan) HasCases() bool {
	return slices.ContainsFunc([]string{Occurrence, Escape, System, Measure}, func(a string) bool { return p.Of(a) >= 0 })
}

// Take says what the column of a number holds. Another one that held it becomes one of the team's
// own fields.
func (p *Plan) Take(column int, attribute string) {
	if was := p.Of(attribute); was >= 0 && attribute != Own && attribute != "" {
		p.Columns[was].Attribute = Own
	}
	p.Columns[column].Attribute = attribute
}

// isAttribute says whether a column may hold something.
func isAttribute(attribute string) bool {
	f, ok := fishbone.ComplaintKind.Attribute(attribute)
	return ok && f.Content != fishbone.ContentStamp || slices.Contains(append(OfCases(), Number, Own), attribute)
}

// Assign says what a column holds, by its heading; it held something else, or another column did.
// Without a heading no column holds it. The error is [ErrColumn] or [fishbone.ErrType].
func (p *Plan) Assign(attribute, heading string) error {
	if !isAttribute(attribute) {
		return fmt.Errorf("%w: %q", fishbone.ErrType, attribute)
	}
	if heading == "" {
		if was := p.Of(attribute); was >= 0 && attribute != Own {
			p.Columns[was].Attribute = Own
		}
		return nil
	}
	at := slices.IndexFunc(p.Columns, func(c Column) bool { return fold(c.Name) == fold(heading) })
	if at < 0 {
		return fmt.Errorf("%w: %q", ErrColumn, heading)
	}
	p.Take(at, attribute)
	return nil
}

// head is a row with headings, or two of which the upper one holds those of several columns.
type head struct {
	number int
	names  []string
	known  int // how many headings are known
	filled int
}

// firstRows is where headings are looked for: some tables have a title above.
const firstRows = 20

var errFound = errors.New("found")

// findHead finds the headings: the row at the beginning with the most words that are known, or
// else the first one that is as wide as any. The error is [ErrEmpty] or one of the table.
func findHead(t Table) (best head, err error) {
	above := head{}
	err = t.Rows(func(number int, cells []string) error {
		if number > firstRows {
			return errFound
		}
		one := headOf(number, cells)
		if one.known > best.known || best.known == 0 && one.filled > best.filled {
			best = one
		}
		if both := headOf(number, under(above.names, one.names)); above.filled > 1 && both.known >= best.known && both.filled > max(above.filled, one.filled) && wordsOnly(one.names) {
			best = both
		}
		above = one
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		return best, err
	}
	if best.number == 0 {
		return best, ErrEmpty
	}
	return best, nil
}

func headOf(number int, cells []string) head {
	h := head{number: number, names: make([]string, len(cells))}
	for i, cell := range cells {
		if h.names[i] = strings.Join(strings.Fields(cell), " "); h.names[i] != "" {
			h.filled++
		}
	}
	for _, a := range attributes(h.names) {
		if a != "" {
			h.known++
		}
	}
	return h
}

// under are the headings of two rows: those of the lower one, and above where that has none.
func under(upper, lower []string) []string {
	names := make([]string, max(len(upper), len(lower)))
	copy(names, upper)
	for i, name := range lower {
		if name != "" {
			names[i] = name
		}
	}
	return names
}

// wordsOnly says whether a row has no numbers in it, as rows of headings have none.
func wordsOnly(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.ContainsFunc(c, unicode.IsDigit) })
}
