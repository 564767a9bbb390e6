package intake

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"whybone/app/dates"
	"whybone/app/sheet"
	"whybone/fishbone"
)

// Own is what a column holds that no attribute is for: one of the team's own fields, called as the
// column is.
const Own = "own"

// Column is a column of a table.
type Column struct {
	Name      string
	Attribute string   // of complaints; [Number], [Own], or empty: it is left out
	Filled    int      // in how many rows there is something
	Samples   []string // some of it, none twice
}

// Plan is what a table shows, and what is made of it. Its columns' attributes may be changed before
// it is read.
type Plan struct {
	Columns []Column
	Head    int // the number of the row with the headings
	Rows    int // below it, without empty ones

	Dates   dates.Order // in which order days and months stand, where the year is last
	Decimal rune        // before decimals: '.' or ','
	table   Table
}

// ErrNoDay says that no column is known to hold the day of the complaints.
var ErrNoDay = errors.New("no column holds the day on which complaints were received")

// ErrNoWords says that no column is known to hold what happened.
var ErrNoWords = errors.New("no column holds what happened")

// mostSamples is how much of a column is shown.
const mostSamples = 5

// firstRows is where headings are looked for: some tables have a title above.
const firstRows = 20

// Look looks at a table. Read it with what it gives after [Plan.Settle]. The errors are those of
// the table.
func Look(t Table) (*Plan, error) {
	p := &Plan{table: t}
	if err := p.findHead(); err != nil {
		return nil, err
	}
	err := t.Rows(func(number int, cells []string) error {
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
		if c := &p.Columns[i]; c.Filled == 0 {
			c.Attribute = ""
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
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

var errFound = errors.New("found")

// findHead finds the headings: the row at the beginning with the most words that are known, or
// else the first one that is as wide as any.
func (p *Plan) findHead() error {
	best, widest := 0, 0
	err := p.table.Rows(func(number int, cells []string) error {
		if number > firstRows {
			return errFound
		}
		known, filled := 0, 0
		for i, a := range attributes(cells) {
			if a != "" {
				known++
			}
			if strings.TrimSpace(cells[i]) != "" {
				filled++
			}
		}
		if known > best || best == 0 && filled > widest {
			best, widest = known, filled
			p.take(number, cells)
		}
		return nil
	})
	if err != nil && !errors.Is(err, errFound) {
		return err
	}
	if p.Head == 0 {
		return ErrEmpty
	}
	return nil
}

// take takes a row for the headings.
func (p *Plan) take(number int, cells []string) {
	p.Head, p.Columns = number, make([]Column, len(cells))
	for i, a := range attributes(cells) {
		p.Columns[i] = Column{Name: strings.TrimSpace(strings.Clone(cells[i])), Attribute: a}
		if a == "" && p.Columns[i].Name != "" {
			p.Columns[i].Attribute = Own
		}
	}
}

// Of is the column of an attribute, -1 for none.
func (p *Plan) Of(attribute string) int {
	return slices.IndexFunc(p.Columns, func(c Column) bool { return c.Attribute == attribute })
}

// evidence is what the cells of some columns show of how they are written.
type evidence struct {
	days           map[string]bool
	point, comma   int
	differs        string // a number that is another one with a comma
	before, behind float64
}

// Settle finds out how the table writes days and numbers, where that is not said. The error is
// [ErrNoDay], [ErrNoWords], a [*dates.AmbiguousError] or a [*sheet.AmbiguousError].
func (p *Plan) Settle() error {
	received, due, cost := p.Of("received"), p.Of("due"), p.Of("cost")
	switch {
	case received < 0:
		return ErrNoDay
	case p.Of("what") < 0:
		return ErrNoWords
	}
	e := evidence{days: map[string]bool{}}
	err := p.table.Rows(func(number int, cells []string) error {
		if number <= p.Head {
			return nil
		}
		for i, cell := range cells {
			switch i {
			case received, due:
				if day := dates.WithoutClock(cell); !e.days[day] && len(e.days) < mostDays {
					e.days[strings.Clone(day)] = true
				}
			case cost:
				e.number(cell)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if p.Dates == "" {
		if p.Dates, err = dates.OrderOf(e.days); err != nil {
			return err
		}
	}
	if p.Decimal == 0 {
		p.Decimal, err = e.decimal(p.Columns, cost)
	}
	return err
}

// mostDays is how many different days are looked at: some years of them.
const mostDays = 20_000

func (e *evidence) number(cell string) {
	if strings.TrimSpace(cell) == "" {
		return
	}
	point, isPoint := sheet.Number(cell, '.')
	comma, isComma := sheet.Number(cell, ',')
	if isPoint {
		e.point++
	}
	if isComma {
		e.comma++
	}
	if isPoint && isComma && point != comma && e.differs == "" {
		e.differs, e.before, e.behind = strings.Clone(cell), point, comma
	}
}

func (e *evidence) decimal(columns []Column, cost int) (rune, error) {
	switch {
	case e.comma > e.point:
		return ',', nil
	case e.point > e.comma || e.differs == "":
		return '.', nil
	}
	return 0, &sheet.AmbiguousError{Column: columns[cost].Name, Cell: e.differs, Point: e.before, Comma: e.behind}
}

// severities are the words that tables have for how bad something is, folded as headings are.
var severities = map[string]fishbone.Severity{
	"minor": fishbone.Minor, "low": fishbone.Minor, "轻微": fishbone.Minor, "輕微": fishbone.Minor, "一般": fishbone.Minor, "低": fishbone.Minor, "次要": fishbone.Minor,
	"major": fishbone.Major, "medium": fishbone.Major, "moderate": fishbone.Major, "严重": fishbone.Major, "嚴重": fishbone.Major, "中": fishbone.Major, "中等": fishbone.Major, "主要": fishbone.Major,
	"critical": fishbone.Critical, "high": fishbone.Critical, "urgent": fishbone.Critical, "severe": fishbone.Critical, "致命": fishbone.Critical, "重大": fishbone.Critical, "紧急": fishbone.Critical, "緊急": fishbone.Critical, "高": fishbone.Critical,
}

// ErrColumn says that a table has no such column.
var ErrColumn = errors.New("there is no such column")

// Assign says what a column holds; it held something else, or another column did. Without a heading no
// column holds it. The error is [ErrColumn] or [fishbone.ErrType].
func (p *Plan) Assign(attribute, heading string) error {
	f, ok := fishbone.ComplaintKind.Attribute(attribute)
	if (!ok || f.Content == fishbone.ContentStamp) && attribute != Number && attribute != Own {
		return fmt.Errorf("%w: %q", fishbone.ErrType, attribute)
	}
	at := -1
	if heading != "" {
		at = slices.IndexFunc(p.Columns, func(c Column) bool { return fold(c.Name) == fold(heading) })
		if at < 0 {
			return fmt.Errorf("%w: %q", ErrColumn, heading)
		}
	}
	if was := p.Of(attribute); was >= 0 && attribute != Own {
		p.Columns[was].Attribute = Own
	}
	if at >= 0 {
		p.Columns[at].Attribute = attribute
	}
	return nil
}
