package intake

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"whybone/app/dates"
	"whybone/app/sheet"
	"whybone/fishbone"
)

// Row is a row of a table, and the complaint in it.
type Row struct {
	Number    int // counted from 1, the headings and what is above them included
	Cells     []string
	Complaint fishbone.Complaint
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
	ErrGarbled = errors.New("there are characters in it that make no sense")
	ErrMissing = errors.New("nothing stands there")
)

// Read gives each row below the headings that is not empty to f, until f returns an error, which
// Read gives. The row's cells are valid until f returns. The plan must be settled.
func (p *Plan) Read(f func(*Row) error) error {
	r := reader{plan: p, days: map[string]fishbone.Day{}, times: map[[18]byte]int{}}
	return p.table.Rows(func(number int, cells []string) error {
		if number <= p.Head || blank(cells) {
			return nil
		}
		row := Row{Number: number, Cells: cells}
		row.Err = r.complaint(&row)
		if row.Err == nil {
			row.Origin = r.origin(&row)
		}
		return f(&row)
	})
}

type reader struct {
	plan  *Plan
	days  map[string]fishbone.Day // that were read before
	times map[[18]byte]int        // how often the same row was there
}

func (r *reader) complaint(row *Row) error {
	for i, cell := range row.Cells {
		if i == len(r.plan.Columns) {
			break
		}
		column := r.plan.Columns[i]
		cell = strings.TrimSpace(cell)
		if cell == "" || column.Attribute == "" {
			continue
		}
		if strings.ContainsRune(cell, utf8.RuneError) {
			return &CellError{column.Attribute, cell, ErrGarbled}
		}
		if err := r.put(&row.Complaint, column, cell); err != nil {
			return &CellError{column.Attribute, cell, err}
		}
	}
	switch c := row.Complaint; {
	case c.Received == "":
		return &CellError{"received", "", ErrMissing}
	case c.What == "":
		return &CellError{"what", "", ErrMissing}
	}
	return nil
}

// put writes a cell into a complaint. The cell is copied: the row that it is part of is written over.
func (r *reader) put(c *fishbone.Complaint, column Column, cell string) error {
	switch column.Attribute {
	case Own, Number:
		c.Own = joined(c.Own, "\n", column.Name+": "+cell)
		return nil
	case "severity":
		if c.Severity = severities[fold(cell)]; c.Severity == fishbone.NoSeverity { // the team's own scale
			c.Own = joined(c.Own, "\n", column.Name+": "+cell)
		}
		return nil
	}
	f, ok := fishbone.ComplaintKind.Attribute(column.Attribute)
	if !ok {
		return fishbone.ErrType
	}
	switch f.Content {
	case fishbone.ContentDay:
		day, ok := r.day(cell)
		if !ok {
			return fishbone.ErrDay
		}
		f.Put(c, string(day))
	case fishbone.ContentFigure:
		n, ok := sheet.Number(strings.TrimLeft(cell, "¥￥$€£ "), r.plan.Decimal)
		if !ok {
			return fishbone.ErrFigure
		}
		f.Put(c, strconv.FormatFloat(n, 'f', -1, 64))
	default:
		clean, err := f.Clean(strings.Clone(cell))
		if err != nil {
			return err
		}
		f.Put(c, clean)
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
func (r *reader) day(cell string) (fishbone.Day, bool) {
	cell = dates.WithoutClock(cell)
	if day, ok := r.days[cell]; ok {
		return day, day != ""
	}
	day, _ := r.plan.Dates.Day(cell)
	if len(r.days) < mostDays {
		r.days[strings.Clone(cell)] = day
	}
	return day, day != ""
}

// origin is the complaint's own number, or else a fingerprint of its cells, with how often the
// same row was there before: two customers may say the same on the same day.
func (r *reader) origin(row *Row) string {
	if i := r.plan.Of(Number); i >= 0 && i < len(row.Cells) && strings.TrimSpace(row.Cells[i]) != "" {
		return "no " + strings.TrimSpace(row.Cells[i])
	}
	h := sha256.New()
	for _, cell := range row.Cells {
		h.Write([]byte(strings.TrimSpace(cell)))
		h.Write([]byte{0})
	}
	var sum [18]byte
	copy(sum[:], h.Sum(nil))
	r.times[sum]++
	print := base64.RawURLEncoding.EncodeToString(sum[:])
	if n := r.times[sum]; n > 1 {
		print += " " + strconv.Itoa(n)
	}
	return print
}
