package form

import (
	"fmt"
	"strings"

	"whybone/fishbone/spreadsheet"
)

// Form is a customer's file.
type Form struct {
	Sheets []*Sheet // that can be seen, in their order
	Ending string   // of its file, such as ".xlsx"
	file   *archive
	filler filler
}

// filler is what writes into one kind of form.
type filler interface {
	// fill notes the parts that change.
	fill(c *changes, all []Write) error
}

// Sort is what a sheet is.
type Sort string

// The sorts of sheets.
const (
	OfBook   Sort = "sheet"    // a sheet of a workbook
	OfTable  Sort = "table"    // a table in a document
	Controls Sort = "controls" // the content controls of a document, one in a row
)

// Sheet is a grid of cells: a sheet of a workbook, or a table of a document.
type Sheet struct {
	Name    string // by which mappings call it
	Sort    Sort
	Part    string    // of the document, where it is not its body: "header" or "footer"
	Number  int       // of a table in its part, from 1
	Caption string    // what stands above a table
	Widths  []float64 // of the columns, in points; 0 for one that is hidden
	Heights []float64 // of the rows
	Grows   bool      // rows are as high as their words need
	grid    [][]*Cell // by rows and columns; merged cells stand there several times, beyond a table's edge is nil
	entry   string    // the part of the archive
}

// Cell is one of a sheet, or several that are merged.
type Cell struct {
	Sheet         *Sheet
	Row, Column   int // from 0
	Rows, Columns int // how many it spans
	Text          string
	Bold          bool
	Fill          uint32   // its ground as 0xRRGGBB, 0 for none
	Formula       bool     // it works out what stands there, and is left alone
	Choices       []string // it has a list to choose from
	wraps         bool     // it shows several lines
	fixed         bool     // its row is as high as it is, whatever stands in it
	drawn         bool     // it has a border or a ground, or is there at all in a document
	format        format
	at            *node // where it stands, nil for one that is not there yet
	control       *node // the content control that it is
}

// format is how a cell shows a number.
type format int

const (
	general format = iota // as it is
	number
	percent
	day
	asText // as a text
)

// Open reads a form.
func Open(data []byte) (*Form, error) {
	file, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	main, err := file.main()
	if err != nil {
		return nil, err
	}
	f := &Form{file: file}
	_, root, err := file.tree(main)
	if err != nil {
		return nil, err
	}
	switch root.name {
	case "workbook":
		f.Ending = ".xlsx"
		err = f.openBook(main, root)
	case "document":
		f.Ending = ".docx"
		err = f.openDocument(main)
	default:
		return nil, ErrNotForm
	}
	if err != nil {
		return nil, err
	}
	if len(f.Sheets) == 0 {
		return nil, ErrNoCells
	}
	return f, nil
}

// main is the part with which the file begins.
func (a *archive) main() (string, error) {
	all, err := a.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range all {
		if r.kind == "officeDocument" && a.has(r.target) {
			return r.target, nil
		}
	}
	return "", ErrNotForm
}

// Cell finds a cell by the names of its sheet and its own, such as B7.
func (f *Form) Cell(sheet, name string) *Cell {
	row, column, ok := spreadsheet.ParseName(name)
	for _, s := range f.Sheets {
		if ok && s.Name == sheet {
			return s.At(row, column)
		}
	}
	return nil
}

// At is the cell at a place, nil where there is none.
func (s *Sheet) At(row, column int) *Cell {
	if row < 0 || row >= len(s.grid) || column < 0 || column >= len(s.grid[row]) {
		return nil
	}
	return s.grid[row][column]
}

// Cells are all cells, row by row.
func (s *Sheet) Cells(yield func(*Cell) bool) {
	for row, line := range s.grid {
		for column, c := range line {
			if c != nil && c.Row == row && c.Column == column && !yield(c) {
				return
			}
		}
	}
}

// Name is what a cell is called in its sheet, such as B7.
func (c *Cell) Name() string { return spreadsheet.Name(c.Row, c.Column) }

// Blank says whether something can be written there without anything being lost.
func (c *Cell) Blank() bool { return strings.TrimSpace(c.Text) == "" && !c.Formula }

// Open says whether a cell is one that the form wants filled: drawn, empty and with a label.
func (c *Cell) Open() bool { return c.Blank() && c.drawn && c.Label() != "" }

// Below is the cell into which a list goes on: the next row of the form, empty and of the same
// width. Where the form has drawn its cells, one that is not drawn is no row of it any more.
func (c *Cell) Below() *Cell {
	if next := c.next(); next != nil && next.Blank() {
		return next
	}
	return nil
}

// next is the cell below, if it looks like a row of the same list.
func (c *Cell) next() *Cell {
	next := c.Sheet.At(c.Row+c.Rows, c.Column)
	if next == nil || next.Column != c.Column || next.Columns != c.Columns || next.Formula || c.drawn && !next.drawn {
		return nil
	}
	return next
}

// Grows says whether a cell becomes as high as its words need.
func (c *Cell) Grows() bool { return c.Sheet.Grows || !c.fixed && c.Rows == 1 && c.Columns == 1 }

// Drawn says whether a cell has a border or a ground.
func (c *Cell) Drawn() bool { return c.drawn }

// Label is the text that says what a cell is for: the one at its left, else the one above it. The
// number of a row says nothing.
func (c *Cell) Label() string {
	left := c.Sheet.At(c.Row, c.Column-1)
	if left == nil || left.Blank() || isNumber(left.Text) {
		if head := c.head(); head != nil && !isNumber(head.Text) {
			return head.Text
		}
	}
	for left != nil && left.Blank() {
		left = c.Sheet.At(c.Row, left.Column-1)
	}
	if left != nil {
		return left.Text
	}
	return c.Sheet.Caption
}

// labelled says whether a label stands at the left of a cell or above it, also where others stand
// between them that somebody has filled.
func (c *Cell) labelled(label string) bool {
	label = normal(label)
	if label == normal(c.Label()) || label == normal(c.Sheet.Caption) {
		return true
	}
	for column := c.Column - 1; column >= 0; column-- {
		if left := c.Sheet.At(c.Row, column); left != nil && normal(left.Text) == label {
			return true
		}
	}
	for row := c.Row - 1; row >= 0; row-- {
		if above := c.Sheet.At(row, c.Column); above != nil && normal(above.Text) == label {
			return true
		}
	}
	return false
}

func isNumber(s string) bool {
	return strings.TrimLeft(strings.TrimSpace(s), "0123456789.") == ""
}

// head is the nearest cell above that says something.
func (c *Cell) head() *Cell {
	for row := c.Row - 1; row >= 0; {
		above := c.Sheet.At(row, c.Column)
		if above == nil {
			return nil
		}
		if !above.Blank() {
			return above
		}
		row = above.Row - 1
	}
	return nil
}

// area is a rectangle of cells, its ends among them.
type area struct{ top, left, bottom, right int }

// parseArea reads the name of an area such as B7:D9, or of a single cell.
func parseArea(name string) (a area, ok bool) {
	first, last, two := strings.Cut(name, ":")
	if !two {
		last = first
	}
	top, left, ok1 := spreadsheet.ParseName(first)
	bottom, right, ok2 := spreadsheet.ParseName(last)
	return area{min(top, bottom), min(left, right), max(top, bottom), max(left, right)}, ok1 && ok2
}

// String is for tests and for errors.
func (c *Cell) String() string { return fmt.Sprintf("%s!%s", c.Sheet.Name, c.Name()) }
