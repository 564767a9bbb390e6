package form

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"whybone/fishbone"
	"whybone/fishbone/report"
	"whybone/fishbone/spreadsheet"
)

// Write is a value that goes into a cell.
type Write struct {
	Cell  *Cell
	Value report.Value
	After bool // it stands behind what is there
	// Picture is what stands there in the stead of the value, which says what is to be seen on it; nil
	// for words.
	Picture Picture
	png     []byte // the same, drawn
}

// mostUnits is how long the text of a cell of a workbook may be, in units of UTF-16.
const mostUnits = 32767

// fill implements [filler].
func (b *book) fill(c *changes, all []Write) error {
	byPart := map[string][]Write{}
	for _, w := range all {
		byPart[w.Cell.Sheet.entry] = append(byPart[w.Cell.Sheet.entry], w)
	}
	for part, writes := range byPart {
		data, root, err := c.part(part)
		if err != nil {
			return err
		}
		s := sheetWriter{book: b, root: root, data: data}
		s.write(writes)
		c.changed[part] = spliced(data, s.splices)
	}
	if b.formula && len(c.changed) > 0 {
		data, root, err := c.part(b.main)
		if err != nil {
			return err
		}
		c.changed[b.main] = spliced(data, []splice{reckon(root)})
	}
	return b.pictures(c, all)
}

// reckon has the workbook worked out anew when it is opened: what formulas say of the cells that
// were filled is from before.
func reckon(root *node) splice {
	if pr := root.kid("calcPr"); pr != nil {
		return setAttr(pr, "fullCalcOnLoad", "1")
	}
	at := root.close
	after := []string{"oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"}
	for _, k := range root.kids {
		if slices.Contains(after, k.name) {
			at = k.start
			break
		}
	}
	return splice{at, at, "<" + root.tag("calcPr") + ` fullCalcOnLoad="1"/>`}
}

// setAttr gives an element an attribute.
func setAttr(n *node, name, value string) splice {
	return splice{n.start, n.open, n.startTag(n.empty(), []string{name}, name+`="`+escape(value)+`"`)}
}

// startTag is the tag of an element without some of its attributes, and with others.
func (n *node) startTag(empty bool, without []string, with ...string) string {
	var b strings.Builder
	b.WriteString("<" + n.tag(n.name))
	for _, a := range n.attrs {
		if a.Name.Space == "" && slices.Contains(without, a.Name.Local) {
			continue
		}
		name := a.Name.Local
		if a.Name.Space != "" {
			name = a.Name.Space + ":" + name
		}
		b.WriteString(" " + name + `="` + escape(a.Value) + `"`)
	}
	for _, w := range with {
		b.WriteString(" " + w)
	}
	if empty {
		b.WriteString("/")
	}
	b.WriteString(">")
	return b.String()
}

// sheetWriter writes into a sheet.
type sheetWriter struct {
	book    *book
	root    *node
	data    []byte
	splices []splice
	heights map[int]float64 // of rows that become higher
}

// write puts values into their cells: into those that are there, and into new ones at their place.
func (s *sheetWriter) write(all []Write) {
	data := s.root.kid("sheetData")
	if data == nil {
		return // there is no sheet without it
	}
	slices.SortFunc(all, func(a, b Write) int {
		if d := a.Cell.Row - b.Cell.Row; d != 0 {
			return d
		}
		return a.Cell.Column - b.Cell.Column
	})
	byRow := map[int][]Write{}
	for _, w := range all {
		byRow[w.Cell.Row] = append(byRow[w.Cell.Row], w)
	}
	s.raise(all, byRow)
	eachRow(data, func(row int, n *node) {
		s.newRows(data, byRow, n.start, row)
		if writes := byRow[row]; writes != nil {
			s.row(n, row, writes)
			delete(byRow, row)
		}
	})
	if len(byRow) == 0 {
		return
	}
	if data.empty() {
		rest := s.rows(data, byRow, math.MaxInt)
		s.splices = append(s.splices, splice{data.start, data.open, data.startTag(false, nil) + rest + "</" + data.tag(data.name) + ">"})
		return
	}
	s.newRows(data, byRow, data.close, math.MaxInt)
}

// newRows puts rows that were not there before a place.
func (s *sheetWriter) newRows(data *node, byRow map[int][]Write, at, before int) {
	if text := s.rows(data, byRow, before); text != "" {
		s.splices = append(s.splices, splice{at, at, text})
	}
}

func (s *sheetWriter) rows(data *node, byRow map[int][]Write, before int) string {
	var numbers []int
	for row := range byRow {
		if row < before {
			numbers = append(numbers, row)
		}
	}
	slices.Sort(numbers)
	var b strings.Builder
	for _, row := range numbers {
		tag := data.tag("row")
		b.WriteString("<" + tag + ` r="` + strconv.Itoa(row+1) + `"`)
		for _, with := range s.high(row) {
			b.WriteString(" " + with)
		}
		b.WriteString(">")
		for _, w := range byRow[row] {
			b.WriteString(s.cell(data, nil, w))
		}
		b.WriteString("</" + tag + ">")
		delete(byRow, row)
	}
	return b.String()
}

// row writes into a row that is there. One that is only as high as its words were may grow, and
// what it says of the columns that it has may be wrong from now on.
func (s *sheetWriter) row(n *node, row int, writes []Write) {
	drop, with := []string{"spans"}, []string(nil)
	if !set(n, "customHeight") {
		drop = append(drop, "ht")
		with = s.high(row)
	}
	column, at := -1, 0
	var inside []splice
	for _, c := range n.all("c") {
		column++
		if _, named, ok := spreadsheet.ParseName(c.attr("r")); ok {
			column = named
		}
		for ; at < len(writes) && writes[at].Cell.Column < column; at++ {
			inside = append(inside, splice{c.start, c.start, s.cell(n, nil, writes[at])})
		}
		if at < len(writes) && writes[at].Cell.Column == column {
			inside = append(inside, splice{c.start, c.end, s.cell(n, c, writes[at])})
			at++
		}
	}
	rest := ""
	for ; at < len(writes); at++ {
		rest += s.cell(n, nil, writes[at])
	}
	tag := n.startTag(false, drop, with...)
	if n.empty() {
		s.splices = append(s.splices, splice{n.start, n.open, tag + rest + "</" + n.tag(n.name) + ">"})
		return
	}
	s.splices = append(s.splices, splice{n.start, n.open, tag})
	s.splices = append(s.splices, inside...)
	if rest != "" {
		close := n.close
		for _, k := range n.kids { // cells stand before what extends the row
			if k.name == "extLst" {
				close = k.start
			}
		}
		s.splices = append(s.splices, splice{close, close, rest})
	}
}

// raise makes the rows of pictures so high that these can be seen.
func (s *sheetWriter) raise(all []Write, byRow map[int][]Write) {
	s.heights = map[int]float64{}
	for _, w := range all {
		if w.png == nil {
			continue
		}
		for n, high := range w.heights() {
			row := w.Cell.Row + n
			s.heights[row] = max(s.heights[row], high)
			if byRow[row] == nil {
				byRow[row] = []Write{}
			}
		}
	}
}

// heights are those of the rows of a picture's cell where they become higher, else none.
func (w *Write) heights() []float64 {
	wide, high, grows := w.Cell.room()
	if !grows {
		return nil
	}
	_, high = sizeOf(w.png, wide, high)
	return slices.Repeat([]float64{(high + 2*inset) / float64(w.Cell.Rows)}, w.Cell.Rows)
}

// high are the attributes of a row that becomes higher.
func (s *sheetWriter) high(row int) []string {
	high, ok := s.heights[row]
	if !ok {
		return nil
	}
	return []string{`ht="` + strconv.FormatFloat(high, 'f', 2, 64) + `"`, `customHeight="1"`}
}

// cell is a cell with its value. It looks as it did. A picture lies over it.
func (s *sheetWriter) cell(beside, old *node, w Write) string {
	if w.png != nil {
		if w.After && old != nil {
			return string(s.data[old.start:old.end])
		}
		w.Value = report.Value{} // what it shows is no word of the cell
	}
	tag := beside.tag("c")
	attrs := ` r="` + w.Cell.Name() + `"`
	if old != nil && old.attr("s") != "" {
		attrs += ` s="` + escape(old.attr("s")) + `"`
	}
	if x, ok := s.book.figure(w); ok {
		return "<" + tag + attrs + "><" + beside.tag("v") + ">" + strconv.FormatFloat(x, 'f', -1, 64) + "</" + beside.tag("v") + "></" + tag + ">"
	}
	if w.png != nil {
		return "<" + tag + attrs + "/>"
	}
	is := beside.tag("is")
	return "<" + tag + attrs + ` t="inlineStr"><` + is + ">" + s.runs(beside, old, w) + "</" + is + "></" + tag + ">"
}

// runs is the text of a cell. What stands there keeps its letters where the new text follows it.
func (s *sheetWriter) runs(beside, old *node, w Write) string {
	t, r := beside.tag("t"), beside.tag("r")
	one := func(text string) string {
		return "<" + t + ` xml:space="preserve">` + escape(spreadsheet.Escape(text)) + "</" + t + ">"
	}
	if !w.After || w.Cell.Text == "" {
		return one(shortened(w.Value.Text, mostUnits))
	}
	added := shortened(gap(w.Cell.Text, w.Value.Text)+w.Value.Text, max(0, mostUnits-units(w.Cell.Text)))
	var kept string
	for _, run := range s.richRuns(beside, old) {
		kept += run
	}
	if kept == "" {
		return one(w.Cell.Text + added)
	}
	return kept + "<" + r + ">" + one(added) + "</" + r + ">"
}

// richRuns are the runs of a text in several letters, as they stand in the shared strings.
func (s *sheetWriter) richRuns(beside, old *node) (all []string) {
	if old == nil || old.attr("t") != "s" {
		return nil
	}
	i, err := strconv.Atoi(strings.TrimSpace(old.kid("v").words()))
	if err != nil || i < 0 || i >= len(s.book.strings) || s.book.strings[i].prefix != beside.prefix {
		return nil
	}
	for _, run := range s.book.strings[i].all("r") {
		all = append(all, string(s.book.words[run.start:run.end]))
	}
	return all
}

// gap is what stands between a label and what follows it: a blank behind a colon, else a new line.
func gap(label, value string) string {
	label = strings.TrimRight(label, " \u00a0\u3000\n")
	if !strings.Contains(value, "\n") && (strings.HasSuffix(label, ":") || strings.HasSuffix(label, "：")) && !strings.Contains(label, "\n") {
		return " "
	}
	return "\n"
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// shortened is a text of so many units at most.
func shortened(s string, most int) string {
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > most {
			return s[:i]
		}
	}
	return s
}

// figure is a value as a number, where the cell shows numbers or days as such.
func (b *book) figure(w Write) (x float64, ok bool) {
	if w.After && w.Cell.Text != "" {
		return 0, false
	}
	v, f := w.Value, w.Cell.format
	switch {
	case v.Day != "" && f == day:
		return b.serial(v.Day)
	case v.Number == nil || f == day || f == asText:
		return 0, false
	case strings.HasSuffix(v.Text, "%"):
		return *v.Number / 100, f == percent
	case f == percent || math.IsNaN(*v.Number) || math.IsInf(*v.Number, 0):
		return 0, false
	}
	return *v.Number, true
}

// until1904 is how many days are counted before those of a workbook that counts from 1904.
const until1904 = 1462

// serial is how a workbook counts a day.
func (b *book) serial(d fishbone.Day) (x float64, ok bool) {
	at, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return 0, false
	}
	x = spreadsheet.Serial(at)
	if b.base {
		x -= until1904
	}
	return x, x > 60 // before March 1900 offices disagree
}
