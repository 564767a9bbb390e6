package intake

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"whybone/app/dates"
	"whybone/fishbone"
)

// Row is a row of a table, and the complaint in it.
type Row struct {
	Number    int // counted from 1, the headings and what is above them included
	Cells     []string
	Complaint fishbone.Complaint
	Case      Case
	Origin    string // tells it apart from all others: the same row of another export has the same one
	Err       error  // why there is no complaint in it: a [*CellError]; nil for most
}

// CellError says what is wrong with a cell.
type CellError struct {
	Attribute string
	Cell      string
	Err       error // one of this package's or of fishbone's
}

// Error says it in one line.
func (e *CellError) Error() string { return fmt.Sprintf("%s: %q: %v", e.Attribute, e.Cell, e.Err) }

// Unwrap returns the reason.
func (e *CellError) Unwrap() error { return e.Err }

// Why there is no complaint in a row.
var (
	ErrGarbled  = errors.New("there are characters in it that make no sense")
	ErrMissing  = errors.New("nothing stands there")
	ErrYear     = errors.New("the day has no year")
	ErrSeverity = errors.New("it is no word for how bad something is")
)

// severities are the words that tables have for how bad something is, folded as headings are.
var severities = wordsFor(map[fishbone.Severity]string{
	fishbone.Minor:    `minor low trivial slight cosmetic gering niedrig leicht unkritisch nebenfehler 轻微 輕微 一般 低 较低 较轻 次要 普通 轻 輕`,
	fishbone.Major:    `major medium moderate normal mittel hauptfehler 严重 嚴重 中 中等 主要 较重 較重 较严重 較嚴重`,
	fishbone.Critical: `critical high urgent severe veryhigh blocker kritisch hoch sehrhoch schwer 致命 重大 特别严重 特別嚴重 非常严重 非常嚴重 紧急 緊急 高 很高 危急 特急`,
})

func wordsFor(all map[fishbone.Severity]string) map[string]fishbone.Severity {
	known := map[string]fishbone.Severity{}
	for s, names := range all {
		for name := range strings.FieldsSeq(names) {
			known[name] = s
		}
	}
	return known
}

// Read gives each row below the headings that is neither empty nor left out to f, until f returns
// an error, which Read gives. The row's cells are valid until f returns. The plan must be settled.
func (p *Plan) Read(f func(*Row) error) error {
	r := p.newReader()
	row := &Row{}
	return p.table.Rows(func(number int, cells []string) error {
		if number <= p.Head || blank(cells) {
			return nil
		}
		*row = Row{Number: number, Cells: cells}
		if row.Err = r.complaint(row); errors.Is(row.Err, errLeftOut) {
			return nil
		} else if row.Err == nil {
			row.Origin = r.origin(row)
		}
		return f(row)
	})
}

// reader reads rows by a plan.
type reader struct {
	plan     *Plan
	columns  []field
	received int
	number   int                // the column, -1 for none
	days     map[string]readDay // that were read before
	times    map[uint64]int     // how often the same row was there
	above    fishbone.Day       // of the row above
}

// readDay is what a cell was read as, or why it is no day.
type readDay struct {
	day fishbone.Day
	err error
}

// errLeftOut says that a row is none of the table's complaints.
var errLeftOut = errors.New("the row is left out")

// field is what a column's cells are written into.
type field struct {
	name, attribute string
	of              fishbone.Attribute // nothing where the attribute is none of a complaint
	mended          bool               // there are cells that are read in another way
}

func (p *Plan) newReader() *reader {
	r := &reader{plan: p, received: p.Of("received"), number: p.Of(Number), days: map[string]readDay{}, times: map[uint64]int{}}
	for _, c := range p.Columns {
		f := field{name: c.Name, attribute: c.Attribute}
		f.of, _ = fishbone.ComplaintKind.Attribute(c.Attribute)
		for m := range p.mends {
			f.mended = f.mended || m.Attribute == c.Attribute
		}
		r.columns = append(r.columns, f)
	}
	return r
}

func (r *reader) complaint(row *Row) error {
	var first error
	for i, cell := range row.Cells {
		if i == len(r.columns) {
			break
		}
		column := &r.columns[i]
		cell = strings.TrimSpace(cell)
		if cell == "" || column.attribute == "" {
			continue
		}
		err := error(ErrGarbled)
		if !strings.ContainsRune(cell, utf8.RuneError) {
			err = r.put(row, column, cell)
		}
		if errors.Is(err, errLeftOut) {
			return err
		}
		if err != nil && first == nil {
			first = &CellError{column.attribute, strings.Clone(cell), err}
		}
	}
	if err := r.missing(&row.Complaint); first == nil || errors.Is(err, errLeftOut) {
		first = err
	}
	return first
}

// missing looks for what a complaint cannot be without.
func (r *reader) missing(c *fishbone.Complaint) error {
	if c.Received == "" && r.plan.mends[Mend{Attribute: "received"}] == AsAbove {
		c.Received = r.above
	}
	if c.What == "" && r.plan.mends[Mend{Attribute: "what"}] == FromType {
		c.What = c.Type
	}
	r.above = c.Received
	for _, empty := range []struct{ attribute, said string }{{"received", string(c.Received)}, {"what", c.What}} {
		if empty.said == "" && r.plan.mends[Mend{Attribute: empty.attribute}] == LeftOut {
			return errLeftOut
		}
	}
	switch {
	case c.Received == "":
		return &CellError{"received", "", ErrMissing}
	case c.What == "":
		return &CellError{"what", "", ErrMissing}
	}
	return nil
}

// put writes a cell into a complaint. The cell is copied: the row that it is part of is written over.
func (r *reader) put(row *Row, column *field, cell string) error {
	c := &row.Complaint
	own := func() { c.Own = joined(c.Own, "\n", column.name+": "+cell) }
	if column.mended {
		switch as := r.plan.mends[Mend{Attribute: column.attribute, Cell: cell}]; as {
		case "":
		case Kept:
			own()
			return nil
		case LeftOut:
			return errLeftOut
		default:
			clean, err := column.of.Clean(as)
			if err == nil {
				column.of.Put(c, clean)
			}
			return err
		}
	}
	switch column.attribute {
	case Own, Number:
		own()
		return nil
	case Occurrence, Escape, System, Measure, Responsible:
		own()
		row.Case.put(column.attribute, strings.Clone(cell))
		return nil
	case "severity":
		if c.Severity = severities[fold(cell)]; c.Severity == fishbone.NoSeverity {
			return ErrSeverity
		}
		return nil
	}
	return r.write(c, column, cell)
}

// Severity is how bad a cell says that something is, empty where it says nothing that is known.
func (p *Plan) Severity(cell string) fishbone.Severity {
	cell = strings.TrimSpace(cell)
	if as := p.mends[Mend{Attribute: "severity", Cell: cell}]; as != "" && as != Kept {
		return fishbone.Severity(as)
	}
	return severities[fold(cell)]
}

// write writes a cell by what its attribute holds.
func (r *reader) write(c *fishbone.Complaint, column *field, cell string) error {
	switch column.of.Content {
	case fishbone.ContentDay:
		day, err := r.day(cell)
		if err != nil {
			return err
		}
		column.of.Put(c, string(day))
	case fishbone.ContentFigure:
		n, ok := figure(cell, r.plan.Decimal)
		if !ok { // a workbook's own numbers have points, whatever is typed beside them
			n, ok = figure(cell, '.'+','-r.plan.Decimal)
		}
		if !ok {
			return fishbone.ErrFigure
		}
		column.of.Put(c, strconv.FormatFloat(n, 'f', -1, 64))
	default:
		column.of.Put(c, strings.Clone(cell))
		return column.of.CleanIn(c)
	}
	return nil
}

// joined adds a line to others.
func joined(lines, between, line string) string {
	if lines == "" {
		return line
	}
	return lines + between + line
}

// day reads a day, which mostly was read before.
func (r *reader) day(cell string) (fishbone.Day, error) {
	cell = dates.WithoutClock(cell)
	if read, ok := r.days[cell]; ok {
		return read.day, read.err
	}
	var read readDay
	if day, ok := r.plan.Dates.DayIn(cell, r.plan.Year); ok {
		read.day = day
	} else if _, ok := r.plan.Dates.DayIn(cell, leapYear); ok && r.plan.Year == 0 {
		read.err = ErrYear
	} else {
		read.err = fishbone.ErrDay
	}
	if len(r.days) < mostDays {
		r.days[strings.Clone(cell)] = read
	}
	return read.day, read.err
}

// leapYear has every day that a year may have.
const leapYear = 2024

// origin is the complaint's own number, or else a fingerprint of its cells, with how often the
// same row was there before: two customers may say the same on the same day. The day is taken
// as it was read, and empty cells at the end not at all: a workbook and a text that say the same
// have the same fingerprint.
func (r *reader) origin(row *Row) string {
	if i := r.number; i >= 0 && i < len(row.Cells) && strings.TrimSpace(row.Cells[i]) != "" {
		return "no " + strings.TrimSpace(row.Cells[i])
	}
	h := sha256.New()
	var written []byte
	empty := 0
	for i, cell := range row.Cells {
		if cell = strings.TrimSpace(cell); i == r.received {
			cell = string(row.Complaint.Received)
		}
		if cell == "" {
			empty++
			continue
		}
		for ; empty > 0; empty-- {
			written = append(written, 0)
		}
		written = append(append(written, cell...), 0)
	}
	h.Write(written)
	sum := h.Sum(nil)[:18]
	times := binary.LittleEndian.Uint64(sum)
	r.times[times]++
	print := base64.RawURLEncoding.EncodeToString(sum)
	if n := r.times[times]; n > 1 {
		print += " " + strconv.Itoa(n)
	}
	return print
}
