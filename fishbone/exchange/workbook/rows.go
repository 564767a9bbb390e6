package workbook

import (
	"strconv"

	"whybone/fishbone/exchange/untrusted"
)

// Limits of a sheet: Excel has no more rows, and nobody reads more columns.
const (
	MaxRows    = 1 << 20
	MaxColumns = 500
)

// Rows gives each row of a sheet that says something to f, hidden ones too, until f returns an
// error, which Rows gives. The number is that which the other program shows; the cells are valid until f
// returns. Formulas are not worked out; the value that the other program worked out is taken.
func (b *Book) Rows(sheet Sheet, f func(number int, cells []string) error) error {
	r := rowReader{book: b, f: f}
	if err := b.tags(sheet.part, r.see); err != nil {
		return err
	}
	return r.flush()
}

// rowReader puts rows together. The texts of a row lie in one piece of memory.
type rowReader struct {
	book *Book
	f    func(int, []string) error

	number int
	row    []byte
	ends   []place
	cells  []string

	in     bool // a cell
	sort   string
	style  int
	column int
	said   collector
}

// place is where a cell's text lies in the row; one that is shared lies elsewhere.
type place struct {
	column, from, to int
	shared           string
}

func (r *rowReader) see(l *lexer) error {
	switch name := string(l.name); {
	case name == "row" && !l.closes:
		return r.begin(l)
	case name == "c" && !l.closes:
		r.beginCell(l)
	case name == "c":
		r.in = false
		return r.endCell()
	case r.in:
		return r.said.see(l)
	}
	return nil
}

// begin begins a row. Rows that say nothing may be left out of a sheet.
func (r *rowReader) begin(l *lexer) error {
	if err := r.flush(); err != nil {
		return err
	}
	n, ok := l.whole("r")
	if !ok {
		n = r.number + 1
	}
	if n <= r.number || n > MaxRows {
		return untrusted.ErrDamaged
	}
	r.number, r.column = n, -1
	return nil
}

// flush hands over the row that was read.
func (r *rowReader) flush() error {
	if len(r.ends) == 0 {
		return nil
	}
	text := string(r.row)
	for _, p := range r.ends {
		for len(r.cells) <= p.column {
			r.cells = append(r.cells, "")
		}
		if r.cells[p.column] = p.shared; p.shared == "" {
			r.cells[p.column] = text[p.from:p.to]
		}
	}
	err := r.f(r.number, r.cells)
	clear(r.cells)
	r.row, r.ends, r.cells = r.row[:0], r.ends[:0], r.cells[:0]
	return err
}

func (r *rowReader) beginCell(l *lexer) {
	r.column++
	if ref := l.attribute("r"); len(ref) > 0 {
		r.column = columnOf(ref)
	}
	r.sort, r.in, r.style = sortOf(l.attribute("t")), !l.empty, -1
	if s, ok := l.whole("s"); ok {
		r.style = s
	}
	r.said.begin()
}

// sortOf is the sort of a cell, without making a string of it each time.
func sortOf(t []byte) string {
	switch string(t) {
	case "s":
		return "s"
	case "e":
		return "e"
	case "b":
		return "b"
	case "", "n":
		return "n"
	}
	return "text"
}

func (r *rowReader) endCell() error {
	said := r.said.end()
	if len(said) == 0 || r.sort == "e" { // an error of a formula says nothing
		return nil
	}
	if r.number == 0 || len(r.ends) > MaxColumns {
		return untrusted.ErrDamaged
	}
	if r.column >= MaxColumns {
		return nil
	}
	p := place{column: r.column, from: len(r.row)}
	switch r.sort {
	case "s":
		i, err := strconv.Atoi(string(said))
		if err != nil || i < 0 || i >= len(r.book.shared) {
			return untrusted.ErrDamaged
		}
		p.shared = r.book.shared[i]
	case "n":
		r.row = append(r.row, r.book.number(string(said), r.style)...)
	case "b":
		word := "FALSE"
		if said[0] == '1' {
			word = "TRUE"
		}
		r.row = append(r.row, word...)
	default:
		r.row = append(r.row, said...)
	}
	if len(r.row) > maxText*4 {
		return untrusted.ErrBomb
	}
	p.to = len(r.row)
	r.ends = append(r.ends, p)
	return nil
}

// columnOf is the column of a reference such as AB12, from 0.
func columnOf(ref []byte) int {
	n := 0
	for _, c := range ref {
		if c < 'A' || c > 'Z' || n > MaxColumns {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return max(0, n-1)
}
