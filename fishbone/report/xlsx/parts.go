package xlsx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/ooxml"
	"whybone/fishbone/spreadsheet"
)

// parts are all of the file; the types come first, as readers like it.
func (w *workbook) parts() []ooxml.Part {
	all := []ooxml.Part{
		{Name: "[Content_Types].xml", Data: w.contentTypes()},
		{Name: "_rels/.rels", Data: ooxml.Relations("xl/workbook.xml", false)},
		{Name: "docProps/core.xml", Data: ooxml.Core(w.doc)},
		{Name: "docProps/app.xml", Data: []byte(ooxml.Program)},
		{Name: "xl/workbook.xml", Data: w.part()},
		{Name: "xl/_rels/workbook.xml.rels", Data: w.relations()},
		{Name: "xl/styles.xml", Data: w.styles()},
	}
	for i, s := range w.sheets {
		all = append(all, ooxml.Part{Name: "xl/" + sheetPart(i), Data: s.part(i == 0, w.paper(), w.doc)})
		if s.picture != nil {
			drawing, image := fmt.Sprintf("drawing%d.xml", i+1), fmt.Sprintf("image%d.png", i+1)
			all = append(all,
				ooxml.Part{Name: fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i+1), Data: relationTo("drawing", "../drawings/"+drawing)},
				ooxml.Part{Name: "xl/drawings/" + drawing, Data: s.picture.drawing()},
				ooxml.Part{Name: "xl/drawings/_rels/" + drawing + ".rels", Data: relationTo("image", "../media/"+image)},
				ooxml.Part{Name: "xl/media/" + image, Data: s.picture.png})
		}
	}
	return all
}

// papers are what workbooks call them; lists are printed on sheets that every office has.
var papers = map[report.Paper]int{
	report.A4: 9, report.A4Wide: 9, report.A3: 9, report.Letter: 1, report.LetterWide: 1, report.Tabloid: 1,
}

// paper is A4 where nothing else is said.
func (w *workbook) paper() int { return cmp.Or(papers[w.doc.Paper], papers[report.A4]) }

// relationTo is a part's only relation.
func relationTo(kind, target string) []byte {
	return []byte(ooxml.Head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + ooxml.Office + `/` + kind + `" Target="` + target + `"/></Relationships>`)
}

// drawing places the picture.
func (p *picture) drawing() []byte {
	const point = 12700 // in the units of drawings
	const main = "http://schemas.openxmlformats.org/drawingml/2006/main"
	size := fmt.Sprintf(`cx="%.0f" cy="%.0f"`, p.wide*point, p.high*point)
	return []byte(ooxml.Head + `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="` + main + `" xmlns:r="` + ooxml.Office + `">` +
		fmt.Sprintf(`<xdr:oneCellAnchor><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>%.0f</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>%.0f</xdr:rowOff></xdr:from><xdr:ext %s/>`, p.column, p.left*point, p.row, p.down*point, size) +
		`<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="` + ooxml.Escape(p.name) + `" descr="` + ooxml.Escape(p.says) + `"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>` +
		`<xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
		`<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + size + `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>` +
		`<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`)
}

// sheetPart is where a sheet is.
func sheetPart(i int) string { return fmt.Sprintf("worksheets/sheet%d.xml", i+1) }

func (w *workbook) contentTypes() []byte {
	const office = "application/vnd.openxmlformats-officedocument."
	var b strings.Builder
	b.WriteString(ooxml.Head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Default Extension="png" ContentType="image/png"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="` + office + `extended-properties+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + office + `spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="` + office + `spreadsheetml.styles+xml"/>`)
	for i := range w.sheets {
		b.WriteString(`<Override PartName="/xl/` + sheetPart(i) + `" ContentType="` + office + `spreadsheetml.worksheet+xml"/>`)
	}
	for i, s := range w.sheets {
		if s.picture != nil {
			fmt.Fprintf(&b, `<Override PartName="/xl/drawings/drawing%d.xml" ContentType="%sdrawing+xml"/>`, i+1, office)
		}
	}
	b.WriteString(`</Types>`)
	return []byte(b.String())
}

// part lists the sheets, and where in each the filters are, and the head that is on each page.
func (w *workbook) part() []byte {
	var sheets, filters, titles strings.Builder
	for i, s := range w.sheets {
		name := ooxml.Escape(s.name)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, name, i+1)
		if s.isTable {
			sheet := `&#39;` + strings.ReplaceAll(name, "&#39;", "&#39;&#39;") + `&#39;!`
			fmt.Fprintf(&filters, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s$A$1:$%s$%d</definedName>`, i, sheet, spreadsheet.ColumnName(len(s.columns)-1), s.rows)
			fmt.Fprintf(&titles, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s$1:$1</definedName>`, i, sheet)
		}
	}
	named := ""
	if filters.Len() > 0 {
		named = `<definedNames>` + filters.String() + titles.String() + `</definedNames>`
	}
	return []byte(ooxml.Head + `<workbook xmlns="` + spreadsheet.Space + `" xmlns:r="` + ooxml.Office + `"><bookViews><workbookView/></bookViews><sheets>` +
		sheets.String() + `</sheets>` + named + `</workbook>`)
}

func (w *workbook) relations() []byte {
	var b strings.Builder
	b.WriteString(ooxml.Head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rIdStyles" Type="` + ooxml.Office + `/styles" Target="styles.xml"/>`)
	for i := range w.sheets {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/worksheet" Target="%s"/>`, i+1, ooxml.Office, sheetPart(i))
	}
	b.WriteString(`</Relationships>`)
	return []byte(b.String())
}

// style is how a cell looks: its place among the formats of cells.
type style int

const (
	usual style = iota // of cells that nothing is said of
	title
	plain
	heading
	label
	words
	strong
	gap
	head
	day
	number // as it is
	whole  // to so many decimals: the next ones have one and two
	tenth
	hundredth
	percent
	percentTenth
	percentHundredth
	inTable // and above: the same in a table, where a line is below each row
)

// ruled is how a cell looks in a table.
func ruled(is style) style { return is + inTable }

// look is what makes a style.
type look struct {
	size      int
	bold      bool
	color     string
	fill      string // empty for none
	line      string // the color of that below, empty for none
	alignment string // attributes, empty for none
	format    int    // of numbers, 0 for none
}

const (
	ink, muted, accent, amber, pale = "1B2426", "4A5659", "085F5F", "855800", "D5DBDC"

	// indented keeps the words of a table clear of its next column: else both read as one sentence.
	indented  = `horizontal="left" indent="1" `
	top       = `vertical="top" wrapText="1"`
	figures   = `horizontal="left" vertical="top"`
	dayFormat = 164 // the first number that is not one of the standard's
)

var looks = []look{
	usual:   {size: 11, color: ink},
	title:   {size: 16, bold: true, color: ink},
	plain:   {size: 11, color: muted},
	heading: {size: 12, bold: true, color: accent},
	label:   {size: 10, color: muted, alignment: top},
	words:   {size: 10, color: ink, alignment: top},
	strong:  {size: 10, bold: true, color: ink, alignment: top},
	gap:     {size: 10, bold: true, color: amber, fill: "FBEED5", alignment: top},
	head:    {size: 10, bold: true, color: muted, line: muted, alignment: indented + `vertical="center" wrapText="1"`},
	day:     {size: 10, color: ink, alignment: figures, format: dayFormat},
	number:  {size: 10, color: ink, alignment: figures},

	whole: {size: 10, color: ink, alignment: figures, format: 1}, tenth: {size: 10, color: ink, alignment: figures, format: dayFormat + 1},
	hundredth: {size: 10, color: ink, alignment: figures, format: 2}, percent: {size: 10, color: ink, alignment: figures, format: 9},
	percentTenth: {size: 10, color: ink, alignment: figures, format: dayFormat + 2}, percentHundredth: {size: 10, color: ink, alignment: figures, format: 10},
}

// allLooks are those of all styles. In a table words stand in the middle of their row, clear of the lines.
func allLooks() []look {
	all := slices.Clone(looks)
	for _, l := range looks {
		if l.alignment != "" && !strings.HasPrefix(l.alignment, indented) {
			l.alignment = indented + strings.TrimPrefix(l.alignment, `horizontal="left" `)
		}
		l.line, l.alignment = pale, strings.Replace(l.alignment, `vertical="top"`, `vertical="center"`, 1)
		all = append(all, l)
	}
	return all
}

// font is one that the offices of the language have.
func (w *workbook) font() string {
	switch w.doc.Language {
	case "zh-Hans":
		return "微软雅黑"
	case "zh-Hant":
		return "微軟正黑體"
	}
	return latin
}

// latin is the font of what is not Chinese.
const latin = "Calibri"

// styles are the formats of cells, each with a font, a ground and borders of its own.
func (w *workbook) styles() []byte {
	const nothing, pattern = `<left/><right/><top/>`, `<fill><patternFill patternType="%s"/></fill>`
	var fonts, fills, borders, formats strings.Builder
	fmt.Fprintf(&fills, pattern+pattern, "none", "gray125") // as the standard has them
	all := allLooks()
	for i, l := range all {
		bold, fill, below, alignment := "", 0, `<bottom/>`, ""
		if l.bold {
			bold = `<b/>`
		}
		fmt.Fprintf(&fonts, `<font>%s<sz val="%d"/><color rgb="FF%s"/><name val="%s"/></font>`, bold, l.size, l.color, w.font())
		if l.fill != "" {
			fill = strings.Count(fills.String(), `<fill>`)
			fmt.Fprintf(&fills, `<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/></patternFill></fill>`, l.fill)
		}
		if l.line != "" {
			below = `<bottom style="thin"><color rgb="FF` + l.line + `"/></bottom>`
		}
		fmt.Fprintf(&borders, `<border>%s%s<diagonal/></border>`, nothing, below)
		if l.alignment != "" {
			alignment = `<alignment ` + l.alignment + `/>`
		}
		fmt.Fprintf(&formats, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%[2]d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">%[4]s</xf>`,
			l.format, i, fill, alignment)
	}
	counted := func(name string, n int, all string) string {
		return fmt.Sprintf(`<%s count="%d">%s</%[1]s>`, name, n, all)
	}
	return []byte(ooxml.Head + `<styleSheet xmlns="` + spreadsheet.Space + `">` +
		counted("numFmts", 3, fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="yyyy-mm-dd"/><numFmt numFmtId="%d" formatCode="0.0"/><numFmt numFmtId="%d" formatCode="0.0%%"/>`, dayFormat, dayFormat+1, dayFormat+2)) +
		counted("fonts", len(all), fonts.String()) +
		counted("fills", strings.Count(fills.String(), `<fill>`), fills.String()) +
		counted("borders", len(all), borders.String()) +
		counted("cellStyleXfs", 1, `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`) +
		counted("cellXfs", len(all), formats.String()) +
		counted("cellStyles", 1, `<cellStyle name="Normal" xfId="0" builtinId="0"/>`) +
		`</styleSheet>`)
}
