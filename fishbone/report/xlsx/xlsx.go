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
	"unicode/utf8"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// Write writes a report.
func Write(d *report.Document) ([]byte, error) {
	w := &workbook{doc: d}
	w.summary()
	for _, t := range d.Tables() {
		w.table(t)
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
		s.logo = newPicture(w.doc)
		s.tall(max(22, s.logo.high-2*lineHigh+10), text(w.doc.Title, title))
	}
	s.row(1, text(w.doc.Subject, plain))
	if w.doc.Company != "" {
		s.row(1, text(w.doc.Company, plain))
	}
	for _, f := range w.doc.Head {
		w.field(s, f)
	}
	for _, p := range w.doc.Sections {
		s.row(1)
		s.row(1, text(p.Heading("  "), heading))
		for _, b := range p.Blocks {
			w.block(s, b)
		}
	}
}

// field writes a value with its name, as high as the longer of both needs.
func (w *workbook) field(s *sheet, f report.Field) {
	s.row(max(linesIn(f.Value.Text, valueWide), linesIn(f.Label, labelWide)), text(f.Label, label), w.value(f.Value))
}

// block writes what a section says; tables have sheets of their own and are told by their names.
func (w *workbook) block(s *sheet, b report.Block) {
	switch b := b.(type) {
	case report.Field:
		w.field(s, b)
	case report.Picture:
		s.row(1, cell{}, text(b.Alt, label))
	case report.Table:
		rows := fmt.Sprintf("→ %s (%d)", b.Name, len(b.Rows))
		s.row(1, text(b.Name, label), text(rows, words))
	}
}

// table is a sheet of its own: a head that stays and has filters, and rows.
func (w *workbook) table(t report.Table) {
	s := w.newSheet(t.Name)
	s.isTable = true
	var heads []cell
	for _, c := range t.Columns {
		heads = append(heads, text(c.Head, head))
		s.columns = append(s.columns, columnWidth(c))
	}
	s.row(1, heads...)
	for _, row := range t.Rows {
		lines, cells := 1, make([]cell, len(row))
		for i, v := range row {
			cells[i] = w.value(v)
			lines = max(lines, linesIn(v.Text, s.columns[i]))
		}
		s.row(lines, cells...)
	}
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

// newPicture is the company's logo, at the right of the title.
func newPicture(d *report.Document) *picture {
	const column = 7.0 / 96 * 72 // how wide a character is in points, about
	wide, high := d.Logo.Fit(150, 3*lineHigh)
	return &picture{png: d.Logo.PNG, says: d.Company, left: max(0, valueWide*column-wide), wide: wide, high: high}
}

// newSheet adds a sheet, with a name that a workbook takes and that no other sheet has.
func (w *workbook) newSheet(called string) *sheet {
	called = strings.Trim(strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, called), " '")
	if called == "" {
		called = "-"
	}
	name := cut(called, longest)
	for n := 2; w.has(name); n++ {
		end := fmt.Sprintf(" %d", n)
		name = cut(called, longest-len(end)) + end
	}
	s := &sheet{name: name}
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

// The widths of the first sheet's columns, in characters.
const (
	labelWide = 30
	valueWide = 90
)

// columnWidth is how wide a column is, in characters: on paper, a sheet is as wide as the page, and many
// wide columns would make its letters small.
func columnWidth(c report.Column) float64 { return min(max(float64(c.Weight)+2, 10), 44) }

// linesIn is how many lines a text takes in a column.
func linesIn(text string, wide float64) (n int) {
	for line := range strings.SplitSeq(text, "\n") {
		n += max(1, int(math.Ceil(float64(report.Weight(line))/(wide-1))))
	}
	return n
}
