package form

import (
	"slices"
	"strconv"
	"strings"

	"whybone/fishbone/spreadsheet"
)

// What a sheet may be at most: what lies beyond is not seen, and stays as it is.
const (
	maxRows    = 1500
	maxColumns = 150
	maxCells   = 400_000 // of all sheets
	maxSheets  = 60
	maxChoices = 200 // of a list
)

// book is a workbook that is read.
type book struct {
	file    *archive
	main    string
	strings []*node // that cells share
	words   []byte  // the part in which they stand
	styles  []style
	base    bool // days are counted from 1904
	names   map[string]string
	parts   map[string]string // of sheets, by their names
	formula bool              // somewhere something is worked out
	drawn   map[string]string // the drawings that sheets got, by the parts of the sheets
	cells   int
	marked  int // cells that areas cover, each as often as it is covered
}

// maxMarked is how many cells areas may cover that are merged, chosen from, or worked out together.
const maxMarked = 4_000_000

// covers goes through the cells of an area that are on a sheet.
func (b *book) covers(s *Sheet, a area, f func(row, column int)) {
	for row := a.top; row <= min(a.bottom, len(s.grid)-1); row++ {
		for column := a.left; column <= min(a.right, len(s.grid[row])-1); column++ {
			if b.marked++; b.marked > maxMarked {
				return
			}
			f(row, column)
		}
	}
}

func (f *Form) openBook(main string, root *node) error {
	b := &book{file: f.file, main: main, names: map[string]string{}, parts: map[string]string{}}
	b.base = root.kid("workbookPr") != nil && slices.Contains([]string{"1", "true"}, root.kid("workbookPr").attr("date1904"))
	for _, n := range root.kid("definedNames").all("definedName") {
		b.names[n.attr("name")] = n.words()
	}
	links, err := f.file.relations(main)
	if err != nil {
		return err
	}
	if err := b.shared(links); err != nil {
		return err
	}
	var sheets []*sheetReader
	for _, s := range root.kid("sheets").all("sheet") {
		i := slices.IndexFunc(links, func(r relation) bool { return r.id == s.prefixed("id") && r.kind == "worksheet" })
		if i < 0 || len(sheets) == maxSheets {
			continue // a sheet that is a chart has no cells
		}
		r := &sheetReader{book: b, Sheet: &Sheet{Name: s.attr("name"), Sort: OfBook, entry: links[i].target}}
		if _, r.root, err = f.file.tree(r.entry); err != nil {
			return err
		}
		r.read()
		sheets = append(sheets, r)
		if !strings.Contains(strings.ToLower(s.attr("state")), "hidden") && len(r.grid) > 0 {
			f.Sheets = append(f.Sheets, r.Sheet)
		}
	}
	for _, s := range sheets {
		s.choices(sheets)
	}
	if b.cells > maxCells || b.marked > maxMarked {
		return ErrTooLarge
	}
	f.filler = b
	return nil
}

// shared reads what all sheets share: strings, and how cells look.
func (b *book) shared(links []relation) error {
	theme := []uint32(nil)
	for _, want := range []string{"theme", "styles", "sharedStrings"} {
		i := slices.IndexFunc(links, func(r relation) bool { return r.kind == want })
		if i < 0 || !b.file.has(links[i].target) {
			continue
		}
		data, root, err := b.file.tree(links[i].target)
		if err != nil {
			return err
		}
		switch want {
		case "theme":
			theme = readTheme(root)
		case "styles":
			b.styles = readStyles(root, theme)
		default:
			b.strings, b.words = root.all("si"), data
		}
	}
	return nil
}

// style is what is asked of how a cell looks.
func (b *book) style(c *node) style {
	i, err := strconv.Atoi(c.attr("s"))
	if err != nil || i < 0 || i >= len(b.styles) {
		return style{}
	}
	return b.styles[i]
}

// text is what stands in a cell.
func (b *book) text(c *node) string {
	if c.attr("t") == "inlineStr" {
		return richText(c.kid("is"))
	}
	value := c.kid("v").words()
	if c.attr("t") == "s" {
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(b.strings) {
			return richText(b.strings[i])
		}
		return ""
	}
	return spreadsheet.Unescape(value)
}

// richText is the text of a shared string or of an inline one.
func richText(n *node) string {
	var b strings.Builder
	var read func(n *node)
	read = func(n *node) {
		for _, k := range n.kids {
			switch spreadsheet.PartOf(k.name) {
			case spreadsheet.Words:
				b.WriteString(k.words())
			case spreadsheet.Around:
				read(k)
			}
		}
	}
	if n != nil {
		read(n)
	}
	return spreadsheet.Unescape(b.String())
}

// sheetReader reads a sheet.
type sheetReader struct {
	*Sheet
	book   *book
	root   *node
	areas  []area // that are merged
	arrays []area // that one formula works out
	cells  map[[2]int]*Cell
}

func (s *sheetReader) read() {
	s.cells = map[[2]int]*Cell{}
	for _, m := range s.root.kid("mergeCells").all("mergeCell") {
		if a, ok := parseArea(m.attr("ref")); ok && a.bottom < maxRows && a.right < maxColumns {
			s.areas = append(s.areas, a)
		}
	}
	eachCell(s.root.kid("sheetData"), func(row, column int, _, c *node) {
		if f := c.kid("f"); f != nil {
			s.book.formula = true
			if a, ok := parseArea(f.attr("ref")); ok && f.attr("t") != "shared" {
				s.arrays = append(s.arrays, a)
			}
		}
		if row >= maxRows || column >= maxColumns {
			return
		}
		look := s.book.style(c)
		s.cells[[2]int{row, column}] = &Cell{
			Sheet: s.Sheet, Row: row, Column: column, Rows: 1, Columns: 1, at: c, Text: s.book.text(c), Formula: c.kid("f") != nil,
			Bold: look.bold, Fill: look.fill, drawn: look.boxed || look.fill != 0, format: look.format,
			wraps: look.wraps,
		}
	})
	s.lay()
	s.measure()
}

// lay makes the grid: as large as what stands in it, is drawn or merged.
func (s *sheetReader) lay() {
	rows, columns := 0, 0
	for _, c := range s.cells {
		if c.drawn || !c.Blank() {
			rows, columns = max(rows, c.Row+1), max(columns, c.Column+1)
		}
	}
	for _, a := range s.areas {
		rows, columns = max(rows, a.bottom+1), max(columns, a.right+1)
	}
	if s.book.cells += rows * columns; s.book.cells > maxCells {
		return
	}
	s.grid = make([][]*Cell, rows)
	for row := range s.grid {
		s.grid[row] = make([]*Cell, columns)
		for column := range s.grid[row] {
			c := s.cells[[2]int{row, column}]
			if c == nil {
				c = &Cell{Sheet: s.Sheet, Row: row, Column: column, Rows: 1, Columns: 1}
			}
			s.grid[row][column] = c
		}
	}
	for _, a := range s.arrays {
		s.book.covers(s.Sheet, a, func(row, column int) { s.grid[row][column].Formula = true })
	}
	for _, a := range s.areas {
		s.merge(a)
	}
}

// merge makes one cell of an area. What other cells of it look like is drawn around it too.
func (s *sheetReader) merge(a area) {
	first := s.grid[a.top][a.left]
	if first.Row != a.top || first.Column != a.left {
		return // areas that overlap are wrong
	}
	first.Rows, first.Columns = a.bottom-a.top+1, a.right-a.left+1
	s.book.covers(s.Sheet, a, func(row, column int) {
		first.drawn = first.drawn || s.grid[row][column].drawn
		s.grid[row][column] = first
	})
}

// measure reads how wide columns are, and how high rows.
func (s *sheetReader) measure() {
	const character, around = 5.25, 3.75 // points, of the usual font
	wide, high := 8.43*character+around, 15.0
	if f := s.root.kid("sheetFormatPr"); f != nil {
		if w := float(f.attr("defaultColWidth")); w > 0 {
			wide = w * character
		}
		if h := float(f.attr("defaultRowHeight")); h > 0 {
			high = h
		}
	}
	columns := 0
	if len(s.grid) > 0 {
		columns = len(s.grid[0])
	}
	s.Widths, s.Heights = slices.Repeat([]float64{wide}, columns), slices.Repeat([]float64{high}, len(s.grid))
	for _, c := range s.root.kid("cols").all("col") {
		first, last := int(float(c.attr("min"))), int(float(c.attr("max")))
		for i := max(first-1, 0); i < min(last, columns); i++ {
			if w := float(c.attr("width")); w > 0 {
				s.Widths[i] = w * character
			}
			if set(c, "hidden") {
				s.Widths[i] = 0
			}
		}
	}
	eachRow(s.root.kid("sheetData"), func(row int, n *node) {
		if row >= len(s.Heights) {
			return
		}
		if h := float(n.attr("ht")); h > 0 {
			s.Heights[row] = h
		}
		if set(n, "hidden") {
			s.Heights[row] = 0
		}
		if set(n, "customHeight") {
			for _, c := range s.grid[row] {
				c.fixed = true
			}
		}
	})
	for i := range s.Widths {
		s.Widths[i] = min(s.Widths[i], 1200)
	}
	for i := range s.Heights {
		s.Heights[i] = min(s.Heights[i], 600)
	}
}

// set says whether an attribute says yes.
func set(n *node, attr string) bool {
	v := n.attr(attr)
	return v == "1" || v == "true"
}

func float(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || x < 0 || x > 1e6 {
		return 0
	}
	return x
}

// eachRow goes through the rows of a sheet. One that does not say which it is follows the one before.
func eachRow(data *node, f func(row int, n *node)) {
	row := -1
	for _, n := range data.all("row") {
		row++
		if r, err := strconv.Atoi(n.attr("r")); err == nil && r > 0 {
			row = r - 1
		}
		f(row, n)
	}
}

// eachCell goes through the cells of a sheet.
func eachCell(data *node, f func(row, column int, line, c *node)) {
	eachRow(data, func(row int, line *node) {
		column := -1
		for _, c := range line.all("c") {
			column++
			if _, at, ok := spreadsheet.ParseName(c.attr("r")); ok {
				column = at
			}
			f(row, column, line, c)
		}
	})
}

// choices finds which cells have a list to choose from, and what is in it. Newer offices write
// lists that lie on other sheets as an extension.
func (s *sheetReader) choices(all []*sheetReader) {
	rules := s.root.kid("dataValidations").all("dataValidation")
	for _, e := range s.root.kid("extLst").all("ext") {
		rules = append(rules, e.kid("dataValidations").all("dataValidation")...)
	}
	for _, v := range rules {
		if v.attr("type") != "list" {
			continue
		}
		formula := v.kid("formula1")
		list := s.list(first(formula.words(), formula.kid("f").words()), all, true)
		if len(list) == 0 {
			continue
		}
		for _, name := range strings.Fields(first(v.attr("sqref"), v.kid("sqref").words())) {
			if a, ok := parseArea(name); ok {
				s.book.covers(s.Sheet, a, func(row, column int) {
					if c := s.grid[row][column]; c.Row == row && c.Column == column {
						c.Choices = list
					}
				})
			}
		}
	}
}

func first(all ...string) string {
	for _, s := range all {
		if strings.TrimSpace(s) != "" {
			return s
		}
	}
	return ""
}

// list is what a list has in it: words between quotes, or the cells of an area, which may have a name.
func (s *sheetReader) list(formula string, all []*sheetReader, named bool) (words []string) {
	formula = strings.TrimPrefix(strings.TrimSpace(formula), "=")
	if quoted, ok := strings.CutPrefix(formula, `"`); ok {
		for _, w := range strings.Split(strings.TrimSuffix(quoted, `"`), ",") {
			words = append(words, strings.TrimSpace(w))
		}
		return words[:min(len(words), maxChoices)]
	}
	if other := s.book.names[formula]; named && other != "" {
		return s.list(other, all, false)
	}
	from := s
	if i := strings.LastIndex(formula, "!"); i >= 0 {
		name := strings.ReplaceAll(strings.Trim(formula[:i], "'"), "''", "'")
		at := slices.IndexFunc(all, func(o *sheetReader) bool { return o.Name == name })
		if at < 0 {
			return nil
		}
		from, formula = all[at], formula[i+1:]
	}
	a, ok := parseArea(formula)
	for row := a.top; ok && row <= min(a.bottom, a.top+maxChoices); row++ {
		for column := a.left; column <= min(a.right, a.left+20); column++ {
			if c := from.cells[[2]int{row, column}]; c != nil && !c.Blank() && len(words) < maxChoices {
				words = append(words, c.Text)
			}
		}
	}
	return words
}
