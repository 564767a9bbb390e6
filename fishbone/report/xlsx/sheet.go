package xlsx

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// sheet is one of a workbook, written row by row.
type sheet struct {
	name    string
	isTable bool
	chinese bool      // the fonts are
	columns []float64 // how wide they are, in characters
	paper   int       // by the number that workbooks give it, 0 for the usual
	rows    int
	cells   strings.Builder
	inked   []inked  // each row as it is printed
	picture *picture // nil for none
}

// picture lies over a cell and those beside it, so far from its left and its top; in points.
type picture struct {
	png                    []byte
	name, says             string
	column, row            int // from 0
	left, down, wide, high float64
	alone                  bool // the sheet is for it, and is printed on one page
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
	s.write("", autoHigh(cells), cells)
}

// tall writes a row of so many points.
func (s *sheet) tall(high float64, cells ...cell) {
	s.write(fmt.Sprintf(` ht="%g" customHeight="1"`, high), high, cells)
}

func (s *sheet) write(attributes string, high float64, cells []cell) {
	s.rows++
	s.inked = append(s.inked, inked{high: high})
	fmt.Fprintf(&s.cells, `<row r="%d"%s>`, s.rows, attributes)
	for i, c := range cells {
		s.cell(spreadsheet.Name(s.rows-1, i), c)
	}
	s.cells.WriteString("</row>\n")
}

func (s *sheet) cell(at string, c cell) {
	switch {
	case c.number != nil:
		fmt.Fprintf(&s.cells, `<c r="%s" s="%d"><v>%s</v></c>`, at, c.style, strconv.FormatFloat(*c.number, 'f', -1, 64))
	case c.text == "" && c.style >= inTable: // the line of its row goes on
		fmt.Fprintf(&s.cells, `<c r="%s" s="%d"/>`, at, c.style)
	case c.text != "":
		fmt.Fprintf(&s.cells, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, c.style, ooxml.Escape(spreadsheet.Escape(cut(untied(c.text), longestCell))))
	}
}

// untied is a text with usual blanks: who looks for a name types one.
func untied(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// part is the sheet as a part of the file. Printed, it says at its edges whose it is.
func (s *sheet) part(first bool, paper int, of *report.Document) []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<worksheet xmlns="` + spreadsheet.Space + `" xmlns:r="` + ooxml.Office + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"`)
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
	orientation, is := "portrait", printed{}
	if s.isTable {
		b.WriteString(`<autoFilter ref="` + s.filled() + `"/>`)
		orientation = "landscape"
	}
	if s.picture != nil && s.picture.alone {
		orientation, is.pages = "landscape", 1
	} else {
		is = s.onPages(inside(cmp.Or(s.paper, paper), s.isTable))
	}
	fmt.Fprintf(&b, `<pageMargins left="%[1]g" right="%[1]g" top="%g" bottom="%g" header="0.3" footer="0.3"/>`, sideways/72, over/72, under/72)
	fmt.Fprintf(&b, `<pageSetup paperSize="%d" orientation="%s" fitToHeight="%d"/>`, cmp.Or(s.paper, paper), orientation, is.pages) // as wide as it
	b.WriteString(`<headerFooter>`)
	if s.isTable {
		b.WriteString(`<oddHeader>&amp;L` + edge(of.Title) + ` · &amp;A</oddHeader>`)
	}
	b.WriteString(`<oddFooter>&amp;L` + edge(of.Subject) + `&amp;R&amp;P / &amp;N</oddFooter></headerFooter>` + is.rowBreaks())
	if s.picture != nil {
		b.WriteString(`<drawing r:id="rId1"/>`)
	}
	b.WriteString(`</worksheet>`)
	return []byte(b.String())
}

// edge is a text as headers and footers take it: not too long, and without their codes.
func edge(s string) string {
	return ooxml.Escape(strings.ReplaceAll(cut(strings.Join(strings.Fields(s), " "), 90), "&", "&&"))
}

// filled is where something stands in the sheet.
func (s *sheet) filled() string { return "A1:" + spreadsheet.Name(s.rows-1, len(s.columns)-1) }
