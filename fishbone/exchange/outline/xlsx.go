package outline

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
	"whybone/fishbone/spreadsheet"
)

// xlsx is a table as a sheet of a workbook. Only what a table needs is read: the texts of cells.
// Formulas are not worked out; the value that the other program worked out is taken.
var xlsx = &Format{
	Name: "xlsx", Endings: []string{".xlsx"},
	Holds: csvTable.Holds,
	is:    func(f *file) bool { return f.zip.Has(workbookPart) || f.ending == ".xlsx" && f.broken != nil },
	read:  readXLSX, write: writeXLSX,
}

// The parts of a workbook.
const (
	workbookPart  = "xl/workbook.xml"
	relationsPart = "xl/_rels/workbook.xml.rels"
	stringsPart   = "xl/sharedStrings.xml"
	sheetPart     = "xl/worksheets/sheet1.xml"
)

// maxColumns is how many columns of a sheet are read: the levels, and what is said of them.
const maxColumns = fishbone.MaxLevel + 200

// mostSheets is how many sheets of a workbook are looked at.
const mostSheets = 50

var sheetNames = map[string]string{"en": "Fishbone", "zh-Hans": "鱼骨图", "zh-Hant": "魚骨圖"}

func readXLSX(f *file) (*Outline, error) {
	if f.broken != nil {
		return nil, f.broken
	}
	r := &xlsxReader{Archive: f.zip}
	if err := r.open(); err != nil {
		return nil, err
	}
	var found *Outline
	var others []string
	for _, s := range r.sheets {
		if found != nil {
			others = append(others, s.name)
			continue
		}
		rows, err := r.rows(s.part)
		if err != nil {
			return nil, err
		}
		columns, at := headingRow(rows)
		if at < 0 {
			others = append(others, s.name)
			continue
		}
		if found, err = readTable(rows, columns, at); err != nil {
			return nil, err
		}
	}
	if found == nil {
		return nil, ErrNoColumns
	}
	for _, name := range others {
		found.lose(Sheet, nil, name)
	}
	return found, nil
}

type xlsxReader struct {
	*untrusted.Archive
	sheets  []xlsxSheet
	strings []string // that cells share
}

type xlsxSheet struct{ name, part string }

// open reads what the sheets are, and the strings that they share.
func (r *xlsxReader) open() error {
	parts := map[string]string{}
	err := r.elements(relationsPart, func(x *xmlReader, e xml.StartElement) error {
		if e.Name.Local == "Relationship" {
			target := untrusted.Attribute(e, "", "Target")
			if !strings.HasPrefix(target, "/") {
				target = "/xl/" + target
			}
			parts[untrusted.Attribute(e, "", "Id")] = strings.TrimPrefix(path.Clean(target), "/")
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = r.elements(workbookPart, func(x *xmlReader, e xml.StartElement) error {
		if e.Name.Local == "sheet" && len(r.sheets) < mostSheets {
			if part := parts[untrusted.Attribute(e, "r", "id")]; r.Has(part) {
				r.sheets = append(r.sheets, xlsxSheet{untrusted.Attribute(e, "", "name"), part})
			}
		}
		return nil
	})
	if err != nil || !r.Has(stringsPart) {
		return err
	}
	return r.elements(stringsPart, func(x *xmlReader, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		said, err := x.cellText()
		r.strings = append(r.strings, said)
		return err
	})
}

// elements goes through the elements of a part.
func (r *xlsxReader) elements(part string, f func(*xmlReader, xml.StartElement) error) error {
	data, err := r.Entry(part)
	if err != nil {
		return err
	}
	x, err := newXMLReader(data)
	if err != nil {
		return err
	}
	for {
		token, err := x.Next()
		if err != nil || token == nil {
			return unlined(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := f(x, e); err != nil {
				return unlined(err)
			}
		}
	}
}

// unlined takes the line off an error: a part is no text that anybody reads.
func unlined(err error) error {
	if at, ok := err.(*untrusted.LineError); ok {
		return at.Err
	}
	return err
}

// rows are the cells of a sheet. What the other program had between rows is not kept.
func (r *xlsxReader) rows(part string) (rows [][]string, err error) {
	err = r.elements(part, func(x *xmlReader, e xml.StartElement) error {
		switch e.Name.Local {
		case "row":
			if len(rows) > fishbone.MaxCauses+firstRows {
				return fishbone.ErrTooMany
			}
			rows = append(rows, nil)
		case "c":
			if len(rows) == 0 {
				return ErrDamaged
			}
			said, err := r.cell(x, e)
			if err != nil {
				return err
			}
			row := &rows[len(rows)-1]
			at := len(*row)
			if _, column, ok := spreadsheet.ParseName(untrusted.Attribute(e, "", "r")); ok {
				at = column
			}
			if said == "" || at >= maxColumns {
				return nil
			}
			for len(*row) <= at {
				*row = append(*row, "")
			}
			(*row)[at] = said
		}
		return nil
	})
	return rows, err
}

// cell is the text of a cell.
func (r *xlsxReader) cell(x *xmlReader, e xml.StartElement) (string, error) {
	sort := untrusted.Attribute(e, "", "t")
	said, err := x.cellText()
	if err != nil || said == "" {
		return "", err
	}
	switch sort {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(said))
		if err != nil || i < 0 || i >= len(r.strings) {
			return "", ErrDamaged
		}
		return r.strings[i], nil
	case "e": // an error of a formula says nothing
		return "", nil
	}
	return said, nil
}

// cellText is the text of a cell or a shared string that has just begun, without its formula and
// without how it is pronounced.
func (r *xmlReader) cellText() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		token, err := r.Next()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch spreadsheet.PartOf(t.Name.Local) {
			case spreadsheet.Apart:
				err = r.Skip()
				depth--
			case spreadsheet.Words:
				var said string
				said, err = r.Raw()
				b.WriteString(said)
				depth--
			}
			if err != nil {
				return "", err
			}
		case xml.EndElement:
			depth--
		}
	}
	return spreadsheet.Unescape(b.String()), nil
}

func writeXLSX(o *Outline, with Options) ([]byte, error) {
	const (
		office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		kinds  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	)
	name := sheetNames[with.Language]
	if name == "" {
		name = sheetNames["en"]
	}
	relations := func(all ...string) []byte { // an identifier, a sort, a target
		w := newXMLWriter()
		w.element("Relationships", []string{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}, func() {
			for i := 0; i < len(all); i += 3 {
				w.element("Relationship", []string{"Id", all[i], "Type", office + "/" + all[i+1], "Target", all[i+2]}, nil)
			}
		})
		return w.out.Bytes()
	}
	types, book, styles := newXMLWriter(), newXMLWriter(), newXMLWriter()
	types.element("Types", []string{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}, func() {
		types.element("Default", []string{"Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml"}, nil)
		types.element("Default", []string{"Extension", "xml", "ContentType", "application/xml"}, nil)
		types.element("Override", []string{"PartName", "/" + workbookPart, "ContentType", kinds + "sheet.main+xml"}, nil)
		types.element("Override", []string{"PartName", "/" + sheetPart, "ContentType", kinds + "worksheet+xml"}, nil)
		types.element("Override", []string{"PartName", "/xl/styles.xml", "ContentType", kinds + "styles+xml"}, nil)
	})
	book.element("workbook", []string{"xmlns", spreadsheet.Space, "xmlns:r", office}, func() {
		book.element("sheets", nil, func() { book.element("sheet", []string{"name", name, "sheetId", "1", "r:id", "rId1"}, nil) })
	})
	styles.stylesheet()
	return pack(
		packing{"[Content_Types].xml", types.out.Bytes()},
		packing{"_rels/.rels", relations("rId1", "officeDocument", workbookPart)},
		packing{workbookPart, book.out.Bytes()},
		packing{relationsPart, relations("rId1", "worksheet", "worksheets/sheet1.xml", "rId2", "styles", "styles.xml")},
		packing{"xl/styles.xml", styles.out.Bytes()},
		packing{sheetPart, sheetOf(tableOf(o, with.Language))},
	)
}

// stylesheet writes the two styles of cells: texts that wrap, and bold headings.
func (w *xmlWriter) stylesheet() {
	w.element("styleSheet", []string{"xmlns", spreadsheet.Space}, func() {
		w.element("fonts", []string{"count", "2"}, func() {
			w.element("font", nil, func() { w.element("sz", []string{"val", "11"}, nil) })
			w.element("font", nil, func() {
				w.element("b", nil, nil)
				w.element("sz", []string{"val", "11"}, nil)
			})
		})
		w.element("fills", []string{"count", "2"}, func() {
			w.element("fill", nil, func() { w.element("patternFill", []string{"patternType", "none"}, nil) })
			w.element("fill", nil, func() { w.element("patternFill", []string{"patternType", "gray125"}, nil) })
		})
		w.element("borders", []string{"count", "1"}, func() { w.element("border", nil, nil) })
		w.element("cellStyleXfs", []string{"count", "1"}, func() { w.element("xf", nil, nil) })
		w.element("cellXfs", []string{"count", "2"}, func() {
			for _, font := range []string{"0", "1"} {
				w.element("xf", []string{"xfId", "0", "fontId", font, "applyFont", "1", "applyAlignment", "1"}, func() {
					w.element("alignment", []string{"vertical", "top", "wrapText", "1"}, nil)
				})
			}
		})
		w.element("cellStyles", []string{"count", "1"}, func() {
			w.element("cellStyle", []string{"name", "Normal", "xfId", "0", "builtinId", "0"}, nil)
		})
	})
}

// sheetOf is a table as a sheet: its headings stay when it is scrolled, and can be filtered.
// Cells hold texts, so nothing in them is a formula.
func sheetOf(rows [][]string) []byte {
	w := newXMLWriter()
	w.element("worksheet", []string{"xmlns", spreadsheet.Space}, func() {
		w.element("sheetViews", nil, func() {
			w.element("sheetView", []string{"workbookViewId", "0"}, func() {
				w.element("pane", []string{"ySplit", "1", "topLeftCell", "A2", "activePane", "bottomLeft", "state", "frozen"}, nil)
			})
		})
		w.element("cols", nil, func() {
			w.element("col", []string{"min", "1", "max", strconv.Itoa(len(rows[0])), "width", "24", "customWidth", "1"}, nil)
		})
		w.element("sheetData", nil, func() {
			for i, row := range rows {
				style := "0"
				if i == 0 {
					style = "1"
				}
				w.element("row", []string{"r", strconv.Itoa(i + 1)}, func() {
					for j, cell := range row {
						if cell != "" {
							w.cell(spreadsheet.Name(i, j), style, cell)
						}
					}
				})
			}
		})
		w.element("autoFilter", []string{"ref", "A1:" + spreadsheet.Name(len(rows)-1, len(rows[0])-1)}, nil)
	})
	return w.out.Bytes()
}

func (w *xmlWriter) cell(ref, style, text string) {
	w.out.WriteString(`<c r="` + ref + `" s="` + style + `" t="inlineStr"><is><t xml:space="preserve">`)
	w.escaped(spreadsheet.Escape(text))
	w.out.WriteString("</t></is></c>\n")
}
