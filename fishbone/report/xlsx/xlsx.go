// Package xlsx writes a report as a workbook (ECMA-376, Office Open XML): a first sheet that reads
// from top to bottom, then a sheet for each table, with days and numbers as what they are.
//
// The elements stand in the order of the standard's schema, which readers insist on. Start
// reading at [Write]; sheet.go has the sheets, parts.go what surrounds them.
package xlsx

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// Write writes a report.
func Write(d *report.Document) ([]byte, error) {
	w := &workbook{doc: d}
	w.summary()
	for _, p := range d.Sections {
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Table:
				w.table(b)
			case report.Picture:
				if err := w.fish(b); err != nil {
					return nil, err
				}
			}
		}
	}
	return ooxml.Write(w.parts(), d.Made)
}

type workbook struct {
	doc    *report.Document
	sheets []*sheet
}

// summary is the first sheet: title, head, and the sections with their values.
func (w *workbook) summary() {
	s := w.newSheet(w.doc.Title)
	s.columns = []float64{labelWide, valueWide}
	if w.doc.Logo == nil {
		s.row(1, text(w.doc.Title, title))
	} else {
		s.picture = logo(w.doc)
		s.tall(max(22, s.picture.high-2*lineHigh+10), text(w.doc.Title, title))
	}
	s.row(1, text(w.doc.Subject, plain))
	if w.doc.Company != "" {
		s.row(1, text(w.doc.Company, plain))
	}
	for _, f := range w.doc.Head {
		w.field(s, f)
	}
	for _, p := range w.doc.Sections {
		w.section(s, p)
	}
}

// section writes one: a heading below an empty row, and what it says. All that stays on one page where it is little.
func (w *workbook) section(s *sheet, p report.Part) {
	const little = 9 // lines
	begins := s.rows
	s.row(1)
	s.row(1, text(p.Heading("  "), heading))
	for _, b := range p.Blocks {
		w.block(s, b)
	}
	if s.rows == begins+2 { // it has a picture alone
		s.row(1, text("—", label))
	}
	whole := 0.0
	for i := range s.inked[begins:] {
		whole += s.inked[begins+i].high
	}
	for i := begins; i < s.rows-1; i++ {
		s.inked[i].withNext = i < begins+2 || whole <= little*lineHigh
	}
}

// field writes a value with its name, as high as the longer of both needs.
func (w *workbook) field(s *sheet, f report.Field) {
	s.row(max(linesIn(f.Value.Text, f.Value.Strong, valueWide), linesIn(f.Label, false, labelWide)), text(f.Label, label), w.value(f.Value))
}

// block writes what a section says; tables and the fish have sheets of their own and are told by their names.
func (w *workbook) block(s *sheet, b report.Block) {
	switch b := b.(type) {
	case report.Field:
		w.field(s, b)
	case report.Picture:
		if drawn(b) {
			w.field(s, report.Field{Label: captionOf(b), Value: report.Value{Text: "→ " + captionOf(b)}})
		}
	case report.Table:
		w.field(s, report.Field{Label: b.Name, Value: report.Value{Text: fmt.Sprintf("→ %s (%d)", b.Name, len(b.Rows))}})
	}
}

// table is a sheet of its own: a head that stays and has filters, and rows.
func (w *workbook) table(t report.Table) {
	s := w.newSheet(t.Name)
	s.isTable = true
	s.columns, s.paper = w.fit(t)
	t = columns.Loosened(t, size, func(column int) float64 { return narrower * (s.columns[column]*character - beside) })
	lines, heads := 1, make([]cell, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = text(c.Head, head)
		lines = max(lines, linesIn(c.Head, true, s.columns[i]))
	}
	s.tall(rowHigh(lines), heads...)
	for _, row := range t.Rows {
		lines, cells := 1, make([]cell, len(row))
		for i, v := range row {
			cells[i] = w.value(v)
			cells[i].style = ruled(cells[i].style)
			lines = max(lines, linesIn(v.Text, v.Strong, s.columns[i]))
		}
		s.tall(rowHigh(lines), cells...)
	}
}

// rowHigh is how high a row of a table is: with air above and below its lines.
func rowHigh(lines int) float64 { return min(float64(lineHigh*lines+6), highest) }

// fit finds the widths of a table's columns, in characters, and the paper it is printed on: in letters
// that can be read, on a larger sheet where the columns find no room on the usual one.
func (w *workbook) fit(t report.Table) (wide []float64, paper int) {
	for _, paper = range []int{w.paper(), larger[w.paper()]} {
		room := columns.Room{Wide: (long[paper]-2*sideways)/smallest - beside, Gap: beside, Size: size, Head: size, Bold: true, Loose: loose}
		if columns.Needed(t, w.doc.NotGiven, room) > 1 && larger[paper] != 0 {
			continue
		}
		for i, points := range columns.Widths(t, w.doc.NotGiven, room) {
			asked := max(float64(t.Columns[i].Weight)+3, 10) // no column is wider than its words, as on a page
			wide = append(wide, min(math.Floor((points+beside)/character*10)/10, asked))
		}
		return wide, paper
	}
	return wide, paper
}

// value is a day as a day, a number as a number, and all else as text.
func (w *workbook) value(v report.Value) cell {
	switch {
	case v.Gap > 0:
		return text(w.doc.NotGiven, gap)
	case v.Day != "" && v.Day.Time().Year() >= 1900:
		serial := spreadsheet.Serial(v.Day.Time())
		return cell{style: day, number: &serial}
	case v.Number != nil && !math.IsInf(*v.Number, 0) && !math.IsNaN(*v.Number):
		return figure(v)
	case v.Strong:
		return text(v.Text, strong)
	}
	return text(v.Text, words)
}

// figure is a number, shown to as many decimals as the report says, and a share as a percentage.
func figure(v report.Value) cell {
	said, share := strings.CutSuffix(v.Text, "%")
	said = strings.TrimSpace(strings.Replace(said, "−", "-", 1))
	_, decimals, _ := strings.Cut(said, ".")
	to := style(min(len(decimals), 2))
	switch {
	case share:
		x := *v.Number / 100
		return cell{style: percent + to, number: &x}
	case strconv.FormatFloat(*v.Number, 'f', -1, 64) == said:
		return cell{style: number, number: v.Number}
	}
	return cell{style: whole + to, number: v.Number}
}

// logo is the company's, at the right of the title.
func logo(d *report.Document) *picture {
	wide, high := d.Logo.Fit(150, 3*lineHigh)
	return &picture{png: d.Logo.PNG, name: "Logo", says: d.Company, column: 1, left: max(0, valueWide*character-wide), down: 1.5, wide: wide, high: high}
}

// newSheet adds a sheet, with a name that a workbook takes and that no other sheet has.
func (w *workbook) newSheet(called string) *sheet {
	if before, _, two := strings.Cut(strings.ReplaceAll(called, "：", ":"), ":"); two && utf8.RuneCountInString(called) > longest {
		called = before // the rest would be cut in a word
	}
	called = strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, called), " '")
	if called == "" {
		called = "-"
	}
	name := cutAtWord(called, longest)
	for n := 2; w.has(name); n++ {
		end := fmt.Sprintf(" %d", n)
		name = cut(called, longest-len(end)) + end
	}
	s := &sheet{name: name, chinese: w.font() != latin}
	w.sheets = append(w.sheets, s)
	return s
}

// has says whether there is a sheet of a name; small and capital letters are the same.
func (w *workbook) has(name string) bool {
	for _, s := range w.sheets {
		if strings.EqualFold(s.name, name) {
			return true
		}
	}
	return false
}

// longest is how many characters a sheet's name may have, and longestCell a cell's text.
const (
	longest     = 31
	longestCell = 32767
)

func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

// cutAtWord cuts between words, where one ends not too early.
func cutAtWord(s string, n int) string {
	short := cut(s, n)
	if next, _ := utf8.DecodeRuneInString(s[len(short):]); !unicode.IsLetter(next) && !unicode.IsDigit(next) {
		return strings.TrimRight(short, " ,;")
	}
	if at := strings.LastIndexAny(short, " "); short != s && at > len(short)/2 {
		return strings.TrimRight(short[:at], " ,;")
	}
	return short
}

// The widths of the first sheet's columns, in characters.
const (
	labelWide = 30
	valueWide = 86
)

// The measures of a table, in points.
const (
	size      = 10.0          // of its letters
	smallest  = 8.0 / size    // how much smaller they become on paper at most
	character = 7.0 / 96 * 72 // the unit of columns' widths, about
	beside    = 12.0          // of a cell, at the sides of its words, with what they are indented
	sideways  = 36.0          // the edges of the paper
	loose     = 0.14          // offices put air between Chinese and figures
	narrower  = 0.96          // their letters are a little wider than ours
)

// long and short are the sides of papers, in points, and larger is the next larger paper of a kind.
var (
	long   = map[int]float64{9: 841.89, 8: 1190.55, 1: 792, 3: 1224}
	short  = map[int]float64{9: 595.28, 8: 841.89, 1: 612, 3: 792}
	larger = map[int]int{9: 8, 1: 3}
)

// inside is how wide and how high a paper is between its edges; one that lies is wider than high.
func inside(paper int, lies bool) (wide, high float64) {
	wide, high = short[paper], long[paper]
	if lies {
		wide, high = high, wide
	}
	return wide - 2*sideways, high - over - under
}

// linesIn is how many lines a text takes in a column.
func linesIn(text string, bold bool, wide float64) int {
	return columns.Lines(text, size, bold, narrower*(wide*character-beside))
}
