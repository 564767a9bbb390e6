package form

import (
	"path"
	"slices"
	"strconv"
	"strings"
)

// document is a text document that is read.
type document struct {
	cells int
}

// maxTables is how many tables are read.
const maxTables = 400

// openDocument reads the tables of a document, of its headers and of its footers, and the content
// controls outside of them.
func (f *Form) openDocument(main string) error {
	links, err := f.file.relations(main)
	if err != nil {
		return err
	}
	parts := []struct{ name, sort string }{{main, ""}}
	for _, sort := range []string{"header", "footer"} {
		for _, l := range links {
			if l.kind == sort && f.file.has(l.target) {
				parts = append(parts, struct{ name, sort string }{l.target, sort})
			}
		}
	}
	d := &document{}
	for _, p := range parts {
		_, root, err := f.file.tree(p.name)
		if err != nil {
			return err
		}
		r := partReader{document: d, form: f, entry: p.name, sort: p.sort}
		r.tables(root)
		r.controls(root)
		if d.cells > maxCells || len(f.Sheets) > maxTables {
			return ErrTooLarge
		}
	}
	f.filler = d
	return nil
}

// partReader reads a part of a document.
type partReader struct {
	*document
	form  *Form
	entry string
	sort  string // header or footer, empty for the body
	count int    // tables so far
	above string // the last paragraph that said something
}

// name is what mappings call a sheet: a number in the body, and with the part's name elsewhere.
func (r *partReader) name(what string) string {
	if r.sort == "" {
		return what
	}
	return strings.TrimSuffix(path.Base(r.entry), ".xml") + "/" + what
}

// tables reads all tables below a node, those in other tables after these.
func (r *partReader) tables(below *node) {
	below.walk(func(n *node) bool {
		switch n.name {
		case "tbl":
			r.table(n)
			return false
		case "pict", "drawing": // what stands beside the text is no heading of it
			above := r.above
			r.tables(n)
			r.above = above
			return false
		case "p":
			if text := cellText(&node{kids: []*node{n}}); text != "" {
				r.above = text
			}
		}
		return n.name != "Fallback" // the same once more, for older offices
	})
}

// table reads a table, then the tables in its cells.
func (r *partReader) table(tbl *node) {
	r.count++
	s := &Sheet{Name: r.name(strconv.Itoa(r.count)), Sort: OfTable, Part: r.sort, Number: r.count, Caption: r.above, Grows: true, entry: r.entry}
	t := tableReader{Sheet: s, open: map[int]*Cell{}}
	for _, row := range unwrapped(tbl, "tr") {
		if len(s.grid) == maxRows {
			break
		}
		t.row(row)
	}
	t.measure(tbl)
	if r.cells += len(s.grid) * len(s.Widths); r.cells <= maxCells && len(s.grid) > 0 && len(r.form.Sheets) <= maxTables {
		r.form.Sheets = append(r.form.Sheets, s)
	}
	for _, c := range t.read {
		r.tables(c)
	}
	r.above = ""
}

// unwrapped are the elements of a name in another one, also those that stand in a content control
// or in what was inserted.
func unwrapped(in *node, name string) (all []*node) {
	for _, k := range in.kids {
		switch k.name {
		case name:
			all = append(all, k)
		case "sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo":
			all = append(all, unwrapped(k, name)...)
		}
	}
	return all
}

// tableReader lays the cells of a table into a grid.
type tableReader struct {
	*Sheet
	open map[int]*Cell // cells that may go on in the next row, by their columns
	read []*node       // all cells
}

func (t *tableReader) row(tr *node) {
	row, column := len(t.grid), 0
	var line []*Cell
	skip := func(n int) {
		for ; n > 0 && column < maxColumns; n-- {
			line, column = append(line, nil), column+1
		}
	}
	pr := tr.kid("trPr")
	skip(number0(pr.kid("gridBefore")))
	for _, tc := range unwrapped(tr, "tc") {
		t.read = append(t.read, tc)
		wide := max(1, number0(tc.kid("tcPr", "gridSpan")))
		if column+wide > maxColumns {
			break
		}
		c := t.cell(tc, row, column, wide)
		for range wide {
			line = append(line, c)
		}
		column += wide
	}
	t.grid = append(t.grid, line)
	high := 18.0
	if h := float(pr.kid("trHeight").value()); h > 0 {
		high = max(high, min(h/20, 600))
	}
	t.Heights = append(t.Heights, high)
}

// cell is the cell of an element, or the one above that it continues.
func (t *tableReader) cell(tc *node, row, column, wide int) *Cell {
	merge := tc.kid("tcPr", "vMerge")
	above := t.open[column]
	if merge != nil && merge.value() != "restart" && above != nil && above.Columns == wide && above.Row+above.Rows == row {
		above.Rows++
		return above
	}
	delete(t.open, column)
	text := cellText(tc)
	c := &Cell{Sheet: t.Sheet, Row: row, Column: column, Rows: 1, Columns: wide, Text: text, at: tc, drawn: true}
	c.Bold = isBold(tc)
	if shade := tc.kid("tcPr", "shd"); shade != nil {
		if x, err := strconv.ParseUint(shade.attr("fill"), 16, 24); err == nil && x != 0xffffff {
			c.Fill = max(uint32(x), 1)
		}
	}
	if control := only(controlsIn(tc)); control != nil {
		c.control, c.Choices = control, listOf(control)
		if control.kid("sdtPr", "showingPlcHdr").on() {
			c.Text = strings.TrimSpace(strings.Replace(c.Text, cellText(control.kid("sdtContent")), "", 1))
		}
	}
	if merge != nil {
		t.open[column] = c
	}
	return c
}

// measure finds the widths of the columns.
func (t *tableReader) measure(tbl *node) {
	columns := 0
	for _, line := range t.grid {
		columns = max(columns, len(line))
	}
	for _, g := range tbl.kid("tblGrid").all("gridCol") {
		if len(t.Widths) < columns {
			t.Widths = append(t.Widths, min(max(float(g.attr("w"))/20, 12), 800))
		}
	}
	for len(t.Widths) < columns {
		t.Widths = append(t.Widths, 72)
	}
}

// value is what an element says in its attribute of that name.
func (n *node) value() string {
	if n == nil {
		return ""
	}
	return n.attr("val")
}

func number0(n *node) int {
	i, err := strconv.Atoi(n.value())
	if err != nil || i < 0 {
		return 0
	}
	return min(i, maxColumns)
}

// only is the one that there is of something, nil where there are others.
func only(all []*node) *node {
	if len(all) != 1 {
		return nil
	}
	return all[0]
}

// cellText is what can be read in a cell, a paragraph a line, without the tables in it.
func cellText(in *node) string {
	var b strings.Builder
	first := true
	in.walk(func(n *node) bool {
		switch n.name {
		case "p":
			if !first {
				b.WriteByte('\n')
			}
			first = false
		case "t":
			b.WriteString(n.words())
		case "br", "cr":
			b.WriteByte('\n')
		case "tab":
			b.WriteByte('\t')
		case "tbl", "drawing", "pict", "object", "del", "moveFrom", "Fallback", "pPr", "rPr", "sdtPr", "instrText":
			return false
		}
		return true
	})
	return strings.TrimRight(strings.ReplaceAll(b.String(), "\t", " "), "\n ")
}

// isBold says whether a cell begins in bold letters.
func isBold(tc *node) (bold bool) {
	found := false
	tc.walk(func(n *node) bool {
		if !found && n.name == "r" && n.kid("t") != nil {
			bold, found = n.kid("rPr", "b").on(), true
		}
		return !found && n.name != "tbl"
	})
	return bold
}

// controlsIn are the content controls in a cell that hold a text.
func controlsIn(in *node) (all []*node) {
	in.walk(func(n *node) bool {
		if n.name == "sdt" && holdsText(n) {
			all = append(all, n)
			return false
		}
		return n.name != "tbl" && n.name != "Fallback"
	})
	return all
}

// holdsText says whether a content control is one for words: no picture, no box to tick, no
// table, and none that holds others.
func holdsText(sdt *node) bool {
	pr := sdt.kid("sdtPr")
	for _, not := range []string{"picture", "checkbox", "docPartObj", "docPartList", "group", "repeatingSection"} {
		if pr.kid(not) != nil {
			return false
		}
	}
	whole := true
	sdt.walk(func(n *node) bool {
		whole = whole && !slices.Contains([]string{"sdt", "tbl", "tc", "tr"}, n.name)
		return whole
	})
	return whole && sdt.kid("sdtContent") != nil
}

// listOf is what a content control offers to choose from.
func listOf(sdt *node) (all []string) {
	for _, sort := range []string{"dropDownList", "comboBox"} {
		for _, item := range sdt.kid("sdtPr", sort).all("listItem") {
			if text := first(item.attr("displayText"), item.attr("value")); item.attr("value") != "" && len(all) < maxChoices {
				all = append(all, text)
			}
		}
	}
	return all
}

// controls makes a sheet of the content controls that are not the only one in a cell: each is a
// row, with what it is called and what it says.
func (r *partReader) controls(root *node) {
	s := &Sheet{Name: r.name("controls"), Sort: Controls, Part: r.sort, Widths: []float64{180, 320}, Grows: true, entry: r.entry}
	alone := map[*node]bool{}
	for _, sheet := range r.form.Sheets {
		for c := range sheet.Cells {
			alone[c.control] = true
		}
	}
	root.walk(func(n *node) bool {
		if n.name != "sdt" || !holdsText(n) {
			return n.name != "Fallback"
		}
		if !alone[n] && len(s.grid) < maxRows {
			row, pr := len(s.grid), n.kid("sdtPr")
			name := &Cell{Sheet: s, Row: row, Rows: 1, Columns: 1, Formula: true, Text: first(pr.kid("alias").value(), pr.kid("tag").value(), strconv.Itoa(row+1))}
			it := &Cell{Sheet: s, Row: row, Column: 1, Rows: 1, Columns: 1, at: n, control: n, Choices: listOf(n), drawn: true}
			if !pr.kid("showingPlcHdr").on() {
				it.Text = cellText(n.kid("sdtContent"))
			}
			s.grid, s.Heights = append(s.grid, []*Cell{name, it}), append(s.Heights, 18)
		}
		return false
	})
	if r.cells += 2 * len(s.grid); len(s.grid) > 0 {
		r.form.Sheets = append(r.form.Sheets, s)
	}
}
