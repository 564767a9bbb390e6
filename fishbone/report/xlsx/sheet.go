package xlsx

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"whybone/fishbone/report/internal/ooxml"
)

// sheet is one of a workbook, written row by row.
type sheet struct {
	name    string
	isTable bool
	columns []float64 // how wide they are, in characters
	rows    int
	cells   strings.Builder
	logo    *picture // nil for none
}

// picture lies over the second column, so far from its left; in points.
type picture struct {
	png              []byte
	says             string
	left, wide, high float64
}

// cell is a number where it has one, and a text else: so no text is read as a formula.
type cell struct {
	style  style
	text   string
	number *float64
}

func text(s string, is style) cell { return cell{style: is, text: s} }

// lineHigh is the height of a line, and highest that of a row, in points.
const (
	lineHigh = 15
	highest  = 409
)

// row writes the next row. One of several lines says how high it is: not every program finds
// that out by itself.
func (s *sheet) row(lines int, cells ...cell) {
	if lines > 1 {
		s.tall(min(float64(lineHigh*lines+2), highest), cells...)
		return
	}
	s.write("", cells)
}

// tall writes a row of so many points.
func (s *sheet) tall(high float64, cells ...cell) {
	s.write(fmt.Sprintf(` ht="%g" customHeight="1"`, high), cells)
}

func (s *sheet) write(attributes string, cells []cell) {
	s.rows++
	fmt.Fprintf(&s.cells, `<row r="%d"%s>`, s.rows, attributes)
	for i, c := range cells {
		s.cell(fmt.Sprint(columnName(i), s.rows), c)
	}
	s.cells.WriteString("</row>\n")
}

func (s *sheet) cell(at string, c cell) {
	switch {
	case c.number != nil:
		fmt.Fprintf(&s.cells, `<c r="%s" s="%d"><v>%s</v></c>`, at, c.style, strconv.FormatFloat(*c.number, 'f', -1, 64))
	case c.text != "":
		fmt.Fprintf(&s.cells, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, c.style, escaped(cut(c.text, longestCell)))
	}
}

// coded is how a cell begins to write a character that XML has no place for. Where somebody has
// typed that, its first character is written so.
var coded = regexp.MustCompile(`_x[0-9A-Fa-f]{4}`)

func escaped(s string) string {
	if strings.Contains(s, "_x") {
		s = coded.ReplaceAllString(s, "_x005F$0")
	}
	return ooxml.Escape(s)
}

// part is the sheet as a part of the file.
func (s *sheet) part(first bool, paper int) []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<worksheet xmlns="` + space + `" xmlns:r="` + ooxml.Office + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"`)
	if first {
		b.WriteString(` tabSelected="1"`)
	}
	if s.isTable {
		b.WriteString(`><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView>`)
	} else {
		b.WriteString(` showGridLines="0"/>`)
	}
	b.WriteString(`</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, wide := range s.columns {
		fmt.Fprintf(&b, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, wide)
	}
	b.WriteString("</cols><sheetData>\n" + s.cells.String() + `</sheetData>`)
	orientation := "portrait"
	if s.isTable {
		b.WriteString(`<autoFilter ref="` + s.filled() + `"/>`)
		orientation = "landscape"
	}
	fmt.Fprintf(&b, `<pageSetup paperSize="%d" orientation="%s" fitToHeight="0"/>`, paper, orientation) // as wide as it
	if s.logo != nil {
		b.WriteString(`<drawing r:id="rId1"/>`)
	}
	b.WriteString(`</worksheet>`)
	return []byte(b.String())
}

// filled is where something stands in the sheet.
func (s *sheet) filled() string { return fmt.Sprint("A1:", columnName(len(s.columns)-1), s.rows) }

// columnName is the name of a column, counted from 0.
func columnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// serial is a day as a cell has it: so many days after the last of 1899, in a calendar that
// has a 29 February 1900.
func serial(day time.Time) *float64 {
	n := day.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	if day.Before(time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)) {
		n--
	}
	return &n
}
