// Package xlsx writes a report as a workbook: a first sheet that reads from top to bottom, then
// a sheet for each table, with days and numbers as what they are.
package xlsx

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"whybone/fishbone/report"
)

// Write writes a report.
func Write(d *report.Document) ([]byte, error) {
	w := &writer{doc: d, file: excelize.NewFile(), names: map[string]bool{}}
	defer w.file.Close()
	for _, step := range []func() error{w.styles, w.summary, w.tables, w.about} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	err := w.file.Write(&b)
	return b.Bytes(), err
}

type writer struct {
	doc   *report.Document
	file  *excelize.File
	names map[string]bool // of sheets, in small letters: a workbook has none twice

	title, plain, heading, label, words, strong, gap, head, day, number int // styles
}

// font is one that the offices of the language have.
func (w *writer) font() string {
	switch w.doc.Language {
	case "zh-Hans":
		return "微软雅黑"
	case "zh-Hant":
		return "微軟正黑體"
	}
	return "Calibri"
}

func (w *writer) styles() error {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	font := func(size float64, bold bool, color string) *excelize.Font {
		return &excelize.Font{Family: w.font(), Size: size, Bold: bold, Color: color}
	}
	date := "yyyy-mm-dd"
	below := []excelize.Border{{Type: "bottom", Color: "4A5659", Style: 1}}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&w.title, excelize.Style{Font: font(16, true, "1B2426")}},
		{&w.plain, excelize.Style{Font: font(11, false, "4A5659")}},
		{&w.heading, excelize.Style{Font: font(12, true, "085F5F")}},
		{&w.label, excelize.Style{Font: font(10, false, "4A5659"), Alignment: top}},
		{&w.words, excelize.Style{Font: font(10, false, "1B2426"), Alignment: top}},
		{&w.strong, excelize.Style{Font: font(10, true, "1B2426"), Alignment: top}},
		{&w.gap, excelize.Style{Font: font(10, true, "855800"), Alignment: top, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FBEED5"}}}},
		{&w.head, excelize.Style{Font: font(10, true, "4A5659"), Border: below, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{&w.day, excelize.Style{Font: font(10, false, "1B2426"), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}, CustomNumFmt: &date}},
		{&w.number, excelize.Style{Font: font(10, false, "1B2426"), Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}},
	} {
		id, err := w.file.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.id = id
	}
	return nil
}

// summary is the first sheet: title, head, and the sections with their values.
func (w *writer) summary() error {
	sheet := w.sheetName(w.doc.Title)
	if err := w.file.SetSheetName(w.file.GetSheetName(0), sheet); err != nil {
		return err
	}
	s := &page{writer: w, sheet: sheet}
	s.logo()
	s.put(1, w.doc.Title, w.title)
	s.next()
	s.put(1, w.doc.Subject, w.plain)
	s.next()
	if w.doc.Company != "" {
		s.put(1, w.doc.Company, w.plain)
		s.next()
	}
	for _, f := range w.doc.Head {
		s.put(1, f.Label, w.label)
		s.value(2, f.Value)
		s.next()
	}
	for _, p := range w.doc.Sections {
		s.next()
		s.put(1, strings.TrimSpace(p.Number+"  "+p.Title), w.heading)
		s.next()
		for _, b := range p.Blocks {
			s.block(b)
		}
	}
	s.do(w.file.SetColWidth(sheet, "A", "A", labelWide))
	s.do(w.file.SetColWidth(sheet, "B", "B", valueWide))
	s.printed("portrait")
	s.do(w.file.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: new(bool)}))
	return s.err
}

// logo is the company's, at the right of the title.
func (p *page) logo() {
	l := p.doc.Logo
	if l == nil {
		return
	}
	const column = 7.0 / 96 * 72 // how wide a character is in points, about
	wide, high := l.Fit(150, 3*lineHigh)
	scale := wide / float64(l.Picture.Bounds().Dx()) * 96 / 72 // a picture has 96 dots to the inch there
	p.do(p.file.AddPictureFromBytes(p.sheet, "B1", &excelize.Picture{Extension: ".png", File: l.PNG, Format: &excelize.GraphicOptions{
		ScaleX: scale, ScaleY: scale, OffsetX: int(max(0, valueWide*column-wide) * 96 / 72), OffsetY: 2, AltText: p.doc.Company, Positioning: "oneCell",
	}}))
	p.do(p.file.SetRowHeight(p.sheet, 1, max(22, high-2*lineHigh+10)))
}

// block writes what a section says; tables have sheets of their own and are told by their names.
func (p *page) block(b report.Block) {
	switch b := b.(type) {
	case report.Field:
		p.put(1, b.Label, p.label)
		p.value(2, b.Value)
		p.high(max(linesIn(b.Value.Text, valueWide), linesIn(b.Label, labelWide)))
		p.next()
	case report.Picture:
		p.put(2, b.Alt, p.label)
		p.next()
	case report.Table:
		p.put(1, b.Name, p.label)
		p.put(2, p.sheetOf(b), p.words)
		p.next()
	}
}

// sheetOf says how many rows a table has, on which sheet.
func (p *page) sheetOf(t report.Table) string { return fmt.Sprintf("→ %s (%d)", t.Name, len(t.Rows)) }

func (w *writer) tables() error {
	for _, t := range w.doc.Tables() {
		sheet := w.sheetName(t.Name)
		if _, err := w.file.NewSheet(sheet); err != nil {
			return err
		}
		if err := w.table(sheet, t); err != nil {
			return err
		}
	}
	return nil
}

// table fills a sheet: a frozen head with filters, and rows.
func (w *writer) table(sheet string, t report.Table) error {
	p := &page{writer: w, sheet: sheet}
	for i, c := range t.Columns {
		p.put(i+1, c.Head, w.head)
		name, err := excelize.ColumnNumberToName(i + 1)
		p.do(err)
		p.do(w.file.SetColWidth(sheet, name, name, columnWidth(c)))
	}
	p.next()
	for _, row := range t.Rows {
		lines := 1
		for i, v := range row {
			p.value(i+1, v)
			lines = max(lines, linesIn(v.Text, columnWidth(t.Columns[i])))
		}
		p.high(lines)
		p.next()
	}
	last, err := excelize.CoordinatesToCellName(len(t.Columns), len(t.Rows)+1)
	p.do(err)
	p.do(w.file.AutoFilter(sheet, "A1:"+last, nil))
	p.do(w.file.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	p.printed("landscape")
	p.do(w.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", strings.ReplaceAll(sheet, "'", "''")), Scope: sheet}))
	return p.err
}

// printed has a sheet printed as wide as its paper.
func (p *page) printed(orientation string) {
	yes, wide, high, size := true, 1, 0, papers[p.doc.Paper]
	p.do(p.file.SetSheetProps(p.sheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
	p.do(p.file.SetPageLayout(p.sheet, &excelize.PageLayoutOptions{Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high, Size: &size}))
}

// papers are what workbooks call them; lists are printed on sheets that every office has.
var papers = map[report.Paper]int{
	report.A4: 9, report.A4Wide: 9, report.A3: 9, report.Letter: 1, report.LetterWide: 1, report.Tabloid: 1,
}

// The widths of the first sheet's columns, in characters.
const (
	labelWide = 30
	valueWide = 90
)

// columnWidth is how wide a column is, in characters.
func columnWidth(c report.Column) float64 { return min(max(float64(c.Weight)+2, 10), 60) }

// linesIn is how many lines a text takes in a column.
func linesIn(text string, wide float64) (n int) {
	for _, line := range strings.Split(text, "\n") {
		n += max(1, int(math.Ceil(float64(report.Weight(line))/(wide-1))))
	}
	return n
}

// lineHigh is the height of a line, and highest that of a row, in points.
const (
	lineHigh = 15.0
	highest  = 409.0
)

// high makes a row so many lines high: not every program does that by itself.
func (p *page) high(lines int) {
	if lines > 1 {
		p.do(p.file.SetRowHeight(p.sheet, p.row+1, min(lineHigh*float64(lines)+2, highest)))
	}
}

func (w *writer) about() error {
	return w.file.SetDocProps(&excelize.DocProperties{Title: w.doc.Title, Subject: w.doc.Subject, Creator: "Whybone", Language: w.doc.Language, Created: w.doc.Made.UTC().Format("2006-01-02T15:04:05Z"), Modified: w.doc.Made.UTC().Format("2006-01-02T15:04:05Z")})
}

// longest is how many characters a sheet's name may have, and longestCell a cell's text.
const (
	longest     = 31
	longestCell = 32767
)

// sheetName makes a name that a workbook takes, and that no other sheet has.
func (w *writer) sheetName(s string) string {
	s = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return ' '
		}
		return r
	}, s), " '")
	if s == "" {
		s = "-"
	}
	name := cut(s, longest)
	for n := 2; w.names[strings.ToLower(name)]; n++ {
		end := fmt.Sprintf(" %d", n)
		name = cut(s, longest-len(end)) + end
	}
	w.names[strings.ToLower(name)] = true
	return name
}

func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}

// page writes cells, row by row. The first error stays.
type page struct {
	*writer
	sheet string
	row   int
	err   error
}

func (p *page) do(err error) {
	if p.err == nil {
		p.err = err
	}
}

func (p *page) next() { p.row++ }

// put writes a text. It is kept as text, so that none is read as a formula.
func (p *page) put(column int, text string, style int) {
	cell, err := excelize.CoordinatesToCellName(column, p.row+1)
	p.do(err)
	p.do(p.file.SetCellStr(p.sheet, cell, cut(text, longestCell)))
	p.do(p.file.SetCellStyle(p.sheet, cell, cell, style))
}

// value writes a day as a day, a number as a number, and all else as text.
func (p *page) value(column int, v report.Value) {
	cell, err := excelize.CoordinatesToCellName(column, p.row+1)
	p.do(err)
	switch {
	case v.Gap > 0:
		p.put(column, p.doc.NotGiven, p.gap)
	case v.Day != "" && v.Day.Time().Year() >= 1900:
		p.do(p.file.SetCellValue(p.sheet, cell, v.Day.Time()))
		p.do(p.file.SetCellStyle(p.sheet, cell, cell, p.day))
	case v.Number != nil && !strings.HasSuffix(v.Text, "%"):
		p.do(p.file.SetCellFloat(p.sheet, cell, *v.Number, -1, 64))
		p.do(p.file.SetCellStyle(p.sheet, cell, cell, p.number))
	case v.Strong:
		p.put(column, v.Text, p.strong)
	default:
		p.put(column, v.Text, p.words)
	}
}
