package figuretable

import (
	"errors"
	"slices"
	"strings"

	"whybone/app/intake"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/service"
	"whybone/fishbone/spreadsheet"
)

// What a column of a table may hold, besides an attribute of indicators.
const (
	Month   = "month"   // the months of the rows
	Values  = "values"  // of the indicator that the column is called
	OfMonth = "ofMonth" // the values of the month that the column is called
	Value   = "value"   // of the indicator and the month that the row names
)

// The shapes of tables, by what their columns hold.
type shape int

const (
	down   shape = iota // a month in each row, an indicator in each column
	across              // an indicator in each row, a month in each column
	list                // a value in each row
)

// ErrNoNames says that no column is known to hold what the indicators are called.
var ErrNoNames = errors.New("no column holds what the indicators are called")

// Plan is what a table's columns are taken for. That may be changed before it is read.
type Plan struct {
	Columns []intake.Column
	Head    int // the number of the row with the headings, 0 for none
	Rows    int // below it, without empty ones

	table   intake.Table
	cells   [][]string
	numbers []int // of the rows of the table
	read    Table // by [Plan.Settle]
	wrong   map[place]bool
}

// Look finds out what the columns of a table hold. The errors are those of the table.
func Look(t intake.Table) (*Plan, error) {
	p := &Plan{table: t}
	err := eachRow(t, func(number int, row []string) {
		p.cells, p.numbers = append(p.cells, row), append(p.numbers, number)
	})
	if err != nil {
		return nil, err
	}
	if len(p.cells) == 0 {
		return nil, intake.ErrEmpty
	}
	addYears(p.cells)
	p.guess()
	return p, nil
}

// guess finds the headings and what the columns hold, as [Read] does.
func (p *Plan) guess() {
	wide := 0
	for _, row := range p.cells {
		wide = max(wide, len(row))
	}
	sideways, downwards := mostMonths(p.cells), mostMonths(transposed(p.cells))
	p.Columns = make([]intake.Column, wide)
	switch {
	case sideways.n > downwards.n || sideways.n == 1 && downwards.n == 1 && p.headsNumbers(sideways.at, downwards.at):
		p.useHead(sideways.at)
		p.guessAcross()
	case downwards.n > 0:
		at := downwards.at
		p.useHead(namesAt(p.cells, at))
		p.guessDown(at)
	default:
		p.useHead(namesAt(p.cells, 0))
	}
}

// headsNumbers says whether a cell has more numbers below it than beside it: the only month of a table
// may be a heading.
func (p *Plan) headsNumbers(row, column int) bool {
	below, beside := 0, 0
	for _, r := range p.cells[row+1:] {
		if _, ok := readNumber(cell(r, column), '.'); ok {
			below++
		}
	}
	for _, said := range p.cells[row] {
		if _, ok := readNumber(said, '.'); ok {
			beside++
		}
	}
	return below > beside
}

// namesAt is the row with the names of indicators beside a column: that which says so, or else the
// fullest one without a month.
func namesAt(cells [][]string, column int) int {
	best, most := -1, 0
	for i, row := range cells {
		said := cell(row, column)
		if _, ok := ReadMonth(said); ok {
			continue
		}
		switch attribute := headed(said); {
		case attribute == "name":
			return i
		case attribute == "" && filled(row) > most:
			best, most = i, filled(row)
		}
	}
	return best
}

func cell(row []string, column int) string {
	if column < 0 || column >= len(row) {
		return ""
	}
	return row[column]
}

// useHead takes a row for the headings, and looks at what stands below it.
func (p *Plan) useHead(at int) {
	below := p.cells
	if at >= 0 {
		p.Head, below = p.numbers[at], p.cells[at+1:]
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if at >= 0 {
			c.Name = fishbone.Label(cell(p.cells[at], i))
		}
		for _, row := range below {
			if said := strings.TrimSpace(cell(row, i)); said != "" {
				c.Filled++
				if len(c.Samples) < 5 && !slices.Contains(c.Samples, said) {
					c.Samples = append(c.Samples, said)
				}
			}
		}
		if c.Name == "" && c.Filled > 0 {
			c.Name = spreadsheet.ColumnName(i)
		}
	}
	for _, row := range below {
		if filled(row) > 0 {
			p.Rows++
		}
	}
}

// guessAcross takes columns for what their headings say. Where none names the indicators, the fullest
// one does that no heading tells anything of.
func (p *Plan) guessAcross() {
	unnamed := -1
	for i := range p.Columns {
		c := &p.Columns[i]
		if _, ok := ReadMonth(c.Name); ok {
			c.Attribute = OfMonth
		} else if c.Attribute = headed(c.Name); c.Attribute == "" && (unnamed < 0 || c.Filled > p.Columns[unnamed].Filled) {
			unnamed = i
		}
	}
	if p.Of("name") < 0 && unnamed >= 0 {
		p.Columns[unnamed].Attribute = "name"
	}
}

// guessDown takes a column for the months, and the others for the values of indicators or, where months
// come again and again, for those of a list.
func (p *Plan) guessDown(month int) {
	p.Columns[month].Attribute = Month
	rest := make([][]string, len(p.cells))
	for i, row := range p.cells {
		rest[i] = row[min(month, len(row)):]
	}
	if name, team, value, ok := listColumns(rest); ok {
		for at, attribute := range map[int]string{name: "name", team: "team", value: Value} {
			if at >= 0 {
				p.Columns[month+at].Attribute = attribute
			}
		}
		return
	}
	for i := month + 1; i < len(p.Columns); i++ {
		if c := &p.Columns[i]; c.Filled > 0 && p.Head > 0 {
			c.Attribute = Values
		}
	}
}

// Table is what the plan is of.
func (p *Plan) Table() intake.Table { return p.table }

// On is the plan on a table that is the same; what it does leaves this one as it is.
func (p *Plan) On(t intake.Table) *Plan {
	c := *p
	c.table, c.Columns = t, slices.Clone(p.Columns)
	return &c
}

// Of is the column of an attribute, -1 for none.
func (p *Plan) Of(attribute string) int {
	return slices.IndexFunc(p.Columns, func(c intake.Column) bool { return c.Attribute == attribute })
}

// Many says whether several columns may hold something.
func Many(attribute string) bool { return slices.Contains([]string{"", Values, OfMonth}, attribute) }

// Take says what the column of a number holds. Another one that held it is left out.
func (p *Plan) Take(column int, attribute string) {
	if was := p.Of(attribute); was >= 0 && !Many(attribute) {
		p.Columns[was].Attribute = ""
	}
	p.Columns[column].Attribute = attribute
}

// MayHold is what a column may hold, the likeliest first.
func (p *Plan) MayHold(column int) (all []string) {
	if _, ok := ReadMonth(p.Columns[column].Name); ok {
		all = append(all, OfMonth)
	}
	return append(all, Month, Values, "name", Value, "team", "unit", "direction", "target", "lower", "upper", "concern")
}

func (p *Plan) shape() shape {
	switch {
	case p.Of(OfMonth) >= 0:
		return across
	case p.Of(Value) >= 0:
		return list
	}
	return down
}

// Settle reads the table. The error is [service.ErrNoMonths] or [ErrNoNames].
func (p *Plan) Settle() (err error) {
	of, rows := p.part()
	if err := p.missing(); err != nil {
		return err
	}
	cells := make([][]string, len(rows))
	for i, r := range rows {
		cells[i] = make([]string, len(of))
		for k, c := range of {
			cells[i][k] = cell(p.cells[r], c)
		}
	}
	turned := p.shape() == across
	if p.shape() == list {
		p.read = listed(cells, 1, 2, 3, decimalOf(cells, 3))
	} else {
		if turned {
			for k, c := range of { // whatever the heading is, this is what the column is taken for
				if attribute := p.Columns[c].Attribute; attribute != OfMonth {
					cells[0][k] = words.Title(fishbone.IndicatorKind, attribute)
				}
			}
			cells = transposed(cells)
		}
		p.read, err = columns(cells)
	}
	p.wrong = map[place]bool{}
	for i := range p.read.Wrong {
		w := &p.read.Wrong[i]
		if turned {
			w.at.row, w.at.column = w.at.column, w.at.row
		}
		w.at = place{rows[w.at.row], of[w.at.column]}
		p.wrong[w.at] = true
	}
	return err
}

// missing says what the columns lack.
func (p *Plan) missing() error {
	named, monthly := p.Of("name") >= 0, p.Of(Month) >= 0
	switch p.shape() {
	case across:
		monthly = true
	case down:
		named = p.Of(Values) >= 0
	}
	switch {
	case !monthly:
		return service.ErrNoMonths
	case !named:
		return ErrNoNames
	}
	return nil
}

// part are the columns and the rows that are read, by their places in the table.
func (p *Plan) part() (of, rows []int) {
	month := p.Of(Month)
	for i, c := range p.Columns {
		if c.Attribute == Values && p.shape() == down || c.Attribute != "" && c.Attribute != Month && !isValues(c.Attribute) && p.shape() == across || c.Attribute == OfMonth {
			of = append(of, i)
		}
	}
	switch p.shape() {
	case down:
		of = append([]int{month}, of...)
	case list:
		of = []int{month, p.Of("name"), p.Of("team"), p.Of(Value)}
	}
	for i, row := range p.cells {
		_, ok := ReadMonth(cell(row, month))
		if p.shape() == down || p.shape() == across && p.numbers[i] >= p.Head || p.shape() == list && ok {
			rows = append(rows, i)
		}
	}
	return of, rows
}

func isValues(attribute string) bool { return attribute == Values || attribute == Value }

// Said is what the table says, as far as it was settled.
func (p *Plan) Said() Table { return p.read }

// Preview gives so many rows below the headings from a number on.
func (p *Plan) Preview(from, n int) (all []intake.Seen) {
	for i, number := range p.numbers {
		if number > p.Head && number >= from && len(all) < n && filled(p.cells[i]) > 0 {
			all = append(all, intake.Seen{Number: number, Cells: p.cells[i]})
		}
	}
	return all
}

// IsWrong says whether a cell of a row, by its number, is no number where one should be.
func (p *Plan) IsWrong(number, column int) bool {
	i, ok := slices.BinarySearch(p.numbers, number)
	return ok && p.wrong[place{i, column}]
}

// Check is what would come of the table in a book.
func (p *Plan) Check(b *service.Book) (c intake.Check, taken Taken) {
	_, taken = p.read.Edit(b, "")
	c.New, c.Known, c.Wrong = taken.Values, taken.Same, len(p.read.Wrong)
	rows := map[int]bool{}
	for _, w := range p.read.Wrong {
		rows[w.at.row] = true
		c.Tell(intake.CellError{Attribute: p.Columns[w.at.column].Attribute, Cell: w.Cell, Err: fishbone.ErrFigure}, w.at.column, p.numbers[w.at.row])
	}
	c.WrongRows = len(rows)
	return c, taken
}

// WrongRows are the rows with cells that are no numbers, each behind its number.
func (p *Plan) WrongRows() (numbers []int, rows [][]string) {
	for i, row := range p.cells {
		if slices.ContainsFunc(p.read.Wrong, func(w Wrong) bool { return w.at.row == i }) {
			numbers, rows = append(numbers, p.numbers[i]), append(rows, row)
		}
	}
	return numbers, rows
}
