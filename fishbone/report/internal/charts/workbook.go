package charts

import (
	"fmt"
	"math"
	"strings"
	"time"

	"whybone/fishbone/draw/chart"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// Workbook is what a program opens to have the values of a chart changed: a sheet with the
// categories in its first column and a series in each of the others.
func Workbook(c *chart.Data, d *report.Document, made time.Time) ([]byte, error) {
	w := &writer{Data: c, doc: d}
	const kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	relations := func(all string) []byte {
		return []byte(ooxml.Head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + all + `</Relationships>`)
	}
	relation := func(id, kind, target string) string {
		return fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="%s"/>`, id, ooxml.Office, kind, target)
	}
	return ooxml.Write([]ooxml.Part{
		{Name: "[Content_Types].xml", Data: []byte(ooxml.Head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + kinds + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + kinds + `styles+xml"/>` +
			`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + kinds + `worksheet+xml"/></Types>`)},
		{Name: "_rels/.rels", Data: relations(relation("rId1", "officeDocument", "xl/workbook.xml"))},
		{Name: "xl/workbook.xml", Data: []byte(ooxml.Head + `<workbook xmlns="` + spreadsheet.Space + `" xmlns:r="` + ooxml.Office + `"><sheets><sheet name="` + sheetName + `" sheetId="1" r:id="rId1"/></sheets></workbook>`)},
		{Name: "xl/_rels/workbook.xml.rels", Data: relations(relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "styles", "styles.xml"))},
		{Name: "xl/styles.xml", Data: w.styles()},
		{Name: "xl/worksheets/sheet1.xml", Data: w.sheet()},
	}, made)
}

// The styles of cells, by their places among the formats.
const (
	plain = iota
	dayStyle
	shareStyle
)

func (w *writer) styles() []byte {
	return []byte(ooxml.Head + `<styleSheet xmlns="` + spreadsheet.Space + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
}

// sheet has the table.
func (w *writer) sheet() []byte {
	var b strings.Builder
	words := func(row, column int, text string) {
		if text != "" {
			fmt.Fprintf(&b, `<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, spreadsheet.Name(row, column), ooxml.Escape(spreadsheet.Escape(text)))
		}
	}
	value := func(row, column, style int, x float64) {
		fmt.Fprintf(&b, `<c r="%s" s="%d"><v>%s</v></c>`, spreadsheet.Name(row, column), style, number(x))
	}
	b.WriteString(ooxml.Head + `<worksheet xmlns="` + spreadsheet.Space + `"><cols><col min="1" max="1" width="28" customWidth="1"/></cols><sheetData><row r="1">`)
	words(0, 0, w.Axis)
	for i, s := range w.Series {
		words(0, i+1, s.Name)
	}
	b.WriteString(`</row>`)
	for row := range w.rows() {
		fmt.Fprintf(&b, `<row r="%d">`, row+2)
		if len(w.Days) > 0 {
			value(row+1, 0, dayStyle, spreadsheet.Serial(w.Days[row]))
		} else {
			words(row+1, 0, w.Categories[row])
		}
		for i := range w.Series {
			s := &w.Series[i]
			style := plain
			switch {
			case shared(s.Look):
				style = shareStyle
			case s.Look == chart.Unseen && !w.From.IsZero():
				style = dayStyle
			}
			if x := s.Values[row]; !math.IsNaN(x) {
				value(row+1, i+1, style, w.value(s, x))
			}
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</sheetData></worksheet>`)
	return []byte(b.String())
}
