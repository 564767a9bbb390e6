package form

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/report"
)

// raw are the entries of an archive as they are stored, compressed.
func raw(t testing.TB, data []byte) (names []string, all map[string][]byte) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all = map[string][]byte{}
	for _, f := range r.File {
		in, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		bytes, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
		all[f.Name] = append([]byte(fmt.Sprint(f.Method, f.CRC32, f.UncompressedSize64, f.Modified, f.ExternalAttrs, "\n")), bytes...)
	}
	return names, all
}

// changed are the entries that are not byte for byte the same, or that came or went.
func changed(t testing.TB, before, after []byte) (names []string) {
	t.Helper()
	order, was := raw(t, before)
	now, is := raw(t, after)
	if !slices.Equal(order, now) {
		t.Fatalf("the entries are %q, before %q", now, order)
	}
	for _, name := range order {
		if !bytes.Equal(was[name], is[name]) {
			names = append(names, name)
		}
	}
	return names
}

// Filling changes the parts in which something is written and no byte of the others: pictures,
// shapes, styles, relations.
func TestOtherEntriesStayByteForByte(t *testing.T) {
	for name, want := range map[string][]string{
		"8d.xlsx":             {"xl/worksheets/sheet1.xml", "xl/workbook.xml"},
		"8d-libreoffice.xlsx": {"xl/workbook.xml", "xl/worksheets/sheet1.xml"},
		"8d.docx":             {"word/document.xml", "word/header1.xml"},
		"8d-libreoffice.docx": {"word/document.xml", "word/header1.xml"},
	} {
		f, before := load(t, name)
		plan := f.Plan(f.Guess(), everything{})
		after, err := f.Fill(plan)
		if err != nil {
			t.Fatal(err)
		}
		got := changed(t, before, after)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q changed, not %q", name, got, want)
		}
		again := opened(t, after)
		for _, w := range plan.Writes {
			c := again.Cell(w.Cell.Sheet.Name, w.Cell.Name())
			if c.format == day || c.format == percent {
				continue // the numbers have a test of their own
			}
			if !strings.HasSuffix(c.Text, w.Value.Text) {
				t.Errorf("%s: %v says %q, not %q", name, c, c.Text, w.Value.Text)
			}
		}
	}
}

// everything is an analysis in which everything is given.
type everything struct{ rows int }

func (everything) Value(i report.Item) report.Value {
	return report.Value{Text: "<" + i.Show + "> & 值\nsecond line"}
}

func (e everything) Rows(i report.Item) (values []report.Value, names []string) {
	for n := range max(e.rows, 2) {
		values = append(values, report.Value{Text: fmt.Sprint("=", i.Columns[0], n+1)})
		names = append(names, fmt.Sprint("row ", n+1))
	}
	return values, names
}

func (everything) IsList(i report.Item) bool { return len(i.Columns) > 0 }

// What looks like the code of a character stays as it was typed, also where one ends where the next
// begins.
func TestCodesStayAsTheyWereTyped(t *testing.T) {
	const said = "_x0041_x0042_ a_x000D_"
	f := opened(t, bookOf(t, `<worksheet xmlns=`+mainSheet+`><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`))
	again, _ := fill(t, f, text(f.Sheets[0].At(0, 0), said))
	if got := again.Sheets[0].At(0, 0).Text; got != said {
		t.Errorf("%q is read back as %q", said, got)
	}
}

// Whatever is written is read back as it was, and no other cell has changed.
func TestWhatIsWrittenIsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, name := range forms {
		for range 20 {
			f, before := load(t, name)
			writes := map[*Cell]string{}
			var all []Write
			for _, s := range f.Sheets {
				for c := range s.Cells {
					if !c.Formula && c.Columns > 0 && r.IntN(4) == 0 && (c.Blank() || s.Sort == OfBook) {
						writes[c] = phrase(r)
						all = append(all, text(c, writes[c]))
					}
				}
			}
			again, after := fill(t, f, all...)
			for _, part := range changed(t, before, after) {
				if !strings.HasSuffix(part, ".xml") || strings.Contains(part, "drawing") || strings.Contains(part, "styles") {
					t.Fatalf("%s: %s has changed", name, part)
				}
			}
			compare(t, f, again, writes)
		}
	}
}

// compare looks whether a form has just what was written, and its lists and merged cells.
func compare(t *testing.T, f, again *Form, writes map[*Cell]string) {
	t.Helper()
	for i, s := range f.Sheets {
		for c := range s.Cells {
			now := again.Sheets[i].At(c.Row, c.Column)
			want, written := writes[c]
			if !written {
				want = c.Text
			}
			if now == nil || now.Text != strings.TrimRight(want, "") || now.Rows != c.Rows || now.Columns != c.Columns || !slices.Equal(now.Choices, c.Choices) || now.format != c.format {
				t.Fatalf("%v is %q, not %q (written %v)", c, now.Text, want, written)
			}
		}
	}
}

// phrase is a text with all that could break one.
func phrase(r *rand.Rand) string {
	parts := []string{"=1+1", "<b>", "&amp;", "]]>", "\"", "'", "问题", "繁體", "_x000D_", "\n", " ", "x", "+cmd|' /C calc'!A0", "@", "-1", "𝒳", "é"}
	s := "t"
	for range 1 + r.IntN(8) {
		s += parts[r.IntN(len(parts))]
	}
	return s + "."
}

// A value that begins like a formula is a text.
func TestNothingBecomesAFormula(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	_, data := fill(t, f, text(f.Cell("8D Report", "C4"), `=HYPERLINK("http://x","y")`))
	sheet := part(t, data, "xl/worksheets/sheet1.xml")
	if !strings.Contains(sheet, `r="C4" s="`) || !strings.Contains(sheet, `t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(`) || strings.Count(sheet, "<f>") != 1 {
		t.Errorf("the cell is written in another way: %s", sheet)
	}
}

// Numbers and days are true ones where the cell shows them as such, and texts elsewhere.
func TestNumbersAndDays(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	share, many := 8.125, 52.0
	march := report.Value{Text: "12 March 2026", Day: "2026-03-12"}
	write := func(at string, v report.Value) Write { return Write{Cell: f.Cell("8D Report", at), Value: v} }
	_, data := fill(t, f, write("G3", march), write("C3", march), write("C38", report.Value{Text: "soon"}),
		write("G6", report.Value{Text: "8.125 %", Number: &share}), write("C5", report.Value{Text: "52", Number: &many}), write("G5", report.Value{Text: "52", Number: &many}),
		write("C4", report.Value{Text: "8.125 %", Number: &share}))
	sheet := part(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{
		`<v>46093</v></c>`, `>12 March 2026</t>`, `>soon</t>`, `<v>0.08125</v>`, `<v>52</v>`, `>52</t>`, `>8.125 %</t>`,
	} {
		if strings.Count(sheet, want) != 1 {
			t.Errorf("%q is there %d times", want, strings.Count(sheet, want))
		}
	}
	for base, want := range map[bool]float64{false: 46093, true: 44631} {
		if got, ok := (&book{base: base}).serial("2026-03-12"); !ok || got != want {
			t.Errorf("the day is %v", got)
		}
	}
	if _, ok := (&book{}).serial(fishbone.Day("1899-01-01")); ok {
		t.Error("a day before all days has a number")
	}
}

// What a formula made of the cells is worked out again when the form is opened.
func TestFormulasAreWorkedOutAgain(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	_, data := fill(t, f, text(f.Cell("8D Report", "C3"), "8D-7"))
	if book := part(t, data, "xl/workbook.xml"); strings.Count(book, `fullCalcOnLoad="1"`) != 1 {
		t.Error(book)
	}
	for before, want := range map[string]string{
		`<workbook><sheets/><extLst/></workbook>`:           `<workbook><sheets/><calcPr fullCalcOnLoad="1"/><extLst/></workbook>`,
		`<x:workbook><x:sheets/></x:workbook>`:              `<x:workbook><x:sheets/><x:calcPr fullCalcOnLoad="1"/></x:workbook>`,
		`<workbook><calcPr calcId="1" a:b="2"/></workbook>`: `<workbook><calcPr calcId="1" a:b="2" fullCalcOnLoad="1"/></workbook>`,
	} {
		root, err := parse([]byte(before))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(spliced([]byte(before), []splice{reckon(root)})); got != want {
			t.Errorf("%s", got)
		}
	}
}

// Sheets are written in many ways; a cell gets into each at its place.
func TestForeignSheets(t *testing.T) {
	bordered := `<styleSheet xmlns=` + mainSheet + `><borders><border/><border><left style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/></cellXfs></styleSheet>`
	head := `<worksheet xmlns=` + mainSheet + `>`
	for name, c := range map[string]struct{ sheet, want string }{
		"prefix": {
			`<x:worksheet xmlns:x=` + mainSheet + `><x:sheetData><x:row r="1" spans="1:1"><x:c r="A1" s="1" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
			`<x:row r="1"><x:c r="A1" s="1" t="inlineStr"><x:is><x:t xml:space="preserve">new</x:t></x:is></x:c></x:row>`,
		},
		"byte order mark": {
			"\ufeff<?xml version='1.0' encoding='utf-8'?>\r\n<!-- x -->" + head + `<sheetData><row r='1'><c r='A1' s='1'/></row></sheetData></worksheet>`,
			`<row r="1"><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">new</t></is></c></row>`,
		},
		"no names": {
			head + `<sheetData><row><c s="1"/><c s="1"/></row></sheetData></worksheet>`,
			`<row><c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">new</t></is></c><c s="1"/></row>`,
		},
		"row without cells": {
			head + `<sheetData><row r="1" ht="20" customHeight="1"/></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
			`<sheetData><row r="1" ht="20" customHeight="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">new</t></is></c></row></sheetData>`,
		},
		"no rows": {
			head + `<sheetData/><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
			`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">new</t></is></c></row></sheetData>`,
		},
		"another row": {
			head + `<sheetData><row r="3" ht="9"><c r="B3" s="1"/></row></sheetData></worksheet>`,
			`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">new</t></is></c></row><row r="3" ht="9">`,
		},
		"another cell": {
			head + `<sheetData><row r="1" ht="9" x14ac:dyDescent="0.2"><c r="B1" s="1"/></row></sheetData></worksheet>`,
			`<row r="1" x14ac:dyDescent="0.2"><c r="A1" t="inlineStr"><is><t xml:space="preserve">new</t></is></c><c r="B1" s="1"/></row>`,
		},
	} {
		f := opened(t, bookOf(t, c.sheet, "xl/styles.xml", bordered))
		again, data := fill(t, f, text(f.Cell("S", "A1"), "new"))
		if got := part(t, data, "xl/worksheets/s.xml"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
		if got := again.Cell("S", "A1").Text; got != "new" {
			t.Errorf("%s: it is read as %q", name, got)
		}
	}
}

// A label keeps its letters where something is written behind it.
func TestALabelKeepsItsLetters(t *testing.T) {
	strs := `<sst xmlns=` + mainSheet + `><si><r><rPr><b/></rPr><t xml:space="preserve">Root </t></r><r><t>cause:</t></r><rPh><t>x</t></rPh></si><si><t>D4</t></si></sst>`
	f := opened(t, bookOf(t, `<worksheet xmlns=`+mainSheet+`><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>`, "xl/strings.xml", strs))
	one, two := text(f.Cell("S", "A1"), "No check"), text(f.Cell("S", "B1"), "a\nb")
	one.After, two.After = true, true
	again, data := fill(t, f, one, two)
	want := `<is><r><rPr><b/></rPr><t xml:space="preserve">Root </t></r><r><t>cause:</t></r><r><t xml:space="preserve"> No check</t></r></is>`
	if sheet := part(t, data, "xl/worksheets/s.xml"); !strings.Contains(sheet, want) {
		t.Error(sheet)
	}
	if a, b := again.Cell("S", "A1").Text, again.Cell("S", "B1").Text; a != "Root cause: No check" || b != "D4\na\nb" {
		t.Errorf("%q, %q", a, b)
	}
}

// In a document the letters, the pictures and the fields of a cell stay.
func TestCellsOfDocuments(t *testing.T) {
	const picture = `<w:r><w:drawing><a/></w:drawing></w:r>`
	for name, c := range map[string]struct {
		cell, want string
		after      bool
	}{
		"empty":      {`<w:p/>`, `<w:p><w:r><w:t xml:space="preserve">new</w:t><w:br/><w:t xml:space="preserve">line</w:t></w:r></w:p>`, false},
		"properties": {`<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/><w:ins w:id="1"/></w:rPr></w:pPr></w:p>`, `<w:ins w:id="1"/></w:rPr></w:pPr>` + run0(`<w:b/>`), false},
		"picture":    {`<w:p>` + picture + `</w:p>`, picture + run0("") + `</w:p>`, false},
		"words":      {`<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>old</w:t></w:r>` + picture + `<w:r><w:t>more</w:t></w:r></w:p><w:p><w:r><w:t>gone</w:t></w:r></w:p>`, `<w:tc><w:p>` + run0(`<w:i/>`) + picture + `</w:p></w:tc>`, false},
		"field":      {`<w:p><w:r><w:fldChar/></w:r><w:r><w:t>     </w:t></w:r><w:r><w:fldChar/></w:r></w:p>`, `<w:r><w:fldChar/></w:r>` + run0("") + `<w:r><w:fldChar/></w:r>`, false},
		"label":      {`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Cause</w:t></w:r></w:p>`, `<w:t>Cause</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:br/><w:t xml:space="preserve">new</w:t>`, true},
		"room":       {`<w:p><w:r><w:t>Cause</w:t></w:r></w:p><w:p/><w:p/>`, `<w:t>Cause</w:t></w:r></w:p><w:p>` + run0("") + `</w:p><w:p/></w:tc>`, true},
		"control": {`<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath="/a"/><w:text/></w:sdtPr><w:sdtContent><w:p><w:r><w:rPr><w:rStyle w:val="P"/><w:b/></w:rPr><w:t>Click</w:t></w:r></w:p></w:sdtContent></w:sdt>`,
			`<w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:p>` + run0(`<w:b/>`) + `</w:p>`, false},
	} {
		f := opened(t, docOf(t, `<w:tbl><w:tr><w:tc>`+c.cell+`</w:tc></w:tr></w:tbl>`))
		w := text(f.Cell("1", "A1"), "new\nline")
		w.After = c.after
		again, data := fill(t, f, w)
		if got := part(t, data, "word/document.xml"); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
		if got := again.Cell("1", "A1").Text; !strings.HasSuffix(got, "new\nline") {
			t.Errorf("%s: it is read as %q", name, got)
		}
	}
}

// run0 is the run that is written, in letters that look like this.
func run0(look string) string {
	if look != "" {
		look = "<w:rPr>" + look + "</w:rPr>"
	}
	return `<w:r>` + look + `<w:t xml:space="preserve">new</w:t><w:br/><w:t xml:space="preserve">line</w:t></w:r>`
}

// Lists go on downwards as far as all their columns have rows; what has no place is named.
func TestListsGoOnDownwards(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	plan := f.Plan(f.Guess(), everything{rows: 7})
	got := map[string]string{}
	for _, w := range plan.Writes {
		got[w.Cell.Name()] = w.Value.Text
	}
	for at, want := range map[string]string{"B27": "=action1", "B31": "=action5", "E31": "=owner5", "B18": "=text1", "F20": "=since3", "A34": "=text1", "A35": "=text2", "B32": "", "A36": ""} {
		if got[at] != want {
			t.Errorf("%s: %q", at, got[at])
		}
	}
	var left []string
	for _, l := range plan.Left {
		if l.Reason == NoRows {
			left = append(left, l.Cell.Name()+": "+strings.Join(l.Items, ", "))
		}
	}
	want := []string{"B18: row 4, row 5, row 6, row 7", "B27: row 6, row 7", "A34: row 3, row 4, row 5, row 6, row 7"}
	if !slices.Equal(left, want) {
		t.Errorf("without a place: %q", left)
	}
}

// A form that was filled is filled again: nothing is there twice, and its lists have the rows that
// they had.
func TestAFilledFormIsFilledAgain(t *testing.T) {
	for _, name := range forms {
		f, _ := load(t, name)
		m := f.Guess()
		once, _ := fill(t, f, f.Plan(m, everything{rows: 4}).Writes...)
		plan := once.Plan(m, everything{rows: 4})
		twice, _ := fill(t, once, plan.Writes...)
		for i, s := range once.Sheets {
			for c := range s.Cells {
				if now := twice.Sheets[i].At(c.Row, c.Column); fishbone.Label(now.Text) != fishbone.Label(c.Text) {
					t.Errorf("%s: %v says %q, before %q", name, c, now.Text, c.Text)
				}
			}
		}
		if n := len(f.Plan(m, everything{rows: 4}).Writes); len(plan.Writes) != n {
			t.Errorf("%s: %d cells are filled, before %d", name, len(plan.Writes), n)
		}
		for _, l := range f.Plan(m, everything{rows: 4}).Left {
			same := func(o Left) bool {
				return o.Reason == l.Reason && o.Cell.Name() == l.Cell.Name() && slices.Equal(o.Items, l.Items)
			}
			if !slices.ContainsFunc(plan.Left, same) {
				t.Errorf("%s: %v is not said again", name, l)
			}
		}
	}
}

// A list stops before a cell that has another use.
func TestAListStopsBeforeAnotherPlace(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	m := &Mapping{}
	m.Put(f.Cell("8D Report", "B27"), Place{Show: "actions", Column: "action"})
	m.Put(f.Cell("8D Report", "B29"), Place{Text: "own"})
	plan := f.Plan(m, everything{rows: 3})
	var at []string
	for _, w := range plan.Writes {
		at = append(at, w.Cell.Name())
	}
	if !slices.Equal(at, []string{"B29", "B27", "B28"}) || len(plan.Left) != 1 || plan.Left[0].Reason != NoRows {
		t.Errorf("%q, %v", at, plan.Left)
	}
}

// A list stops before what somebody has written into the form.
func TestAListStopsBeforeWords(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	f, _ = fill(t, f, text(f.Cell("8D Report", "E29"), "ours"))
	m := &Mapping{}
	m.Put(f.Cell("8D Report", "B27"), Place{Show: "actions", Column: "action"})
	m.Put(f.Cell("8D Report", "E27"), Place{Show: "actions", Column: "owner"})
	plan := f.Plan(m, everything{rows: 3})
	if len(plan.Writes) != 4 || len(plan.Left) != 1 || !slices.Equal(plan.Left[0].Items, []string{"row 3"}) {
		t.Errorf("%d are written, left is %v", len(plan.Writes), plan.Left)
	}
}

// Several lines in a cell that shows one line are pointed out.
func TestLinesNeedACellThatWraps(t *testing.T) {
	styles := `<styleSheet xmlns=` + mainSheet + `><cellXfs><xf/><xf><alignment wrapText="1"/></xf></cellXfs></styleSheet>`
	f := opened(t, bookOf(t, `<worksheet xmlns=`+mainSheet+`><sheetData><row><c><v>1</v></c><c s="1"><v>1</v></c></row></sheetData></worksheet>`, "xl/styles.xml", styles))
	for at, want := range map[string]bool{"A1": true, "B1": false} {
		if got := f.Cell("S", at).crowded("a\nb"); got != want {
			t.Errorf("%s is crowded: %v", at, got)
		}
	}
}

// What cannot be written, or not as it should, is said.
func TestWhatIsLeftIsSaid(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	cell := func(at string) *Cell { return f.Cell("8D Report", at) }
	m := &Mapping{}
	m.Put(cell("G38"), Place{Text: "x"})
	m.Put(cell("C6"), Place{Text: "open"})
	cell("G9").Choices = []string{"Yes 是", "No 否"}
	m.Put(cell("G9"), Place{Text: "否"})
	cell("C38").Choices = []string{"x"}
	m.Put(cell("C38"), Place{Text: "y"})
	m.Put(cell("A12"), Place{Text: strings.Repeat("long ", 400)})
	m.Put(cell("C4"), Place{Show: "about.problem"})
	m.Put(cell("C5"), Place{Text: strings.Repeat("长", 40000)})
	m.Places = append(m.Places, Place{Sheet: "8D Report", Cell: "C9", Label: "Weather", Text: "x"}, Place{Sheet: "9", Cell: "A1", Text: "x"})
	plan := f.Plan(m, nothing{})
	var said []string
	for _, l := range plan.Left {
		said = append(said, string(l.Reason)+" "+l.Place.Cell)
	}
	if want := []string{"tooLong C5", "gone C9", "gone A1", "formula G38", "notChoice C38", "notGiven C4", "crowded A12"}; !slices.Equal(said, want) {
		t.Errorf("%q", said)
	}
	if a, b := plan.Writes[0].Value.Text, plan.Writes[1].Value.Text; a != "Open" || b != "No 否" {
		t.Errorf("the lists say %q, %q", a, b)
	}
	again, _ := fill(t, f, plan.Writes...)
	if n := len([]rune(again.Cell("8D Report", "C5").Text)); n != mostUnits {
		t.Errorf("%d characters", n)
	}
}

// A cell with a list in another language gets the word that means the same.
func TestListsInAnotherLanguage(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	m := &Mapping{}
	m.Put(f.Cell("8D Report", "C6"), Place{Show: "state"})
	plan := f.Plan(m, closed{})
	if len(plan.Writes) != 1 || plan.Writes[0].Value.Text != "Closed" || len(plan.Left) != 0 {
		t.Errorf("%v, %v", plan.Writes, plan.Left)
	}
}

// closed says in Chinese that an analysis is closed, and in other languages if asked.
type closed struct{ nothing }

func (closed) Value(report.Item) report.Value       { return report.Value{Text: "已结案"} }
func (closed) OtherWords(report.Item, int) []string { return []string{"x", "closed"} }

// nothing is an analysis in which nothing is given.
type nothing struct{}

func (nothing) Value(report.Item) report.Value              { return report.Value{} }
func (nothing) Rows(report.Item) ([]report.Value, []string) { return nil, nil }
func (nothing) IsList(report.Item) bool                     { return false }

// BenchmarkOpen opens a form, guesses what goes where, and fills it.
func BenchmarkOpen(b *testing.B) {
	for _, name := range forms {
		_, data := load(b, name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f, err := Open(data)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := f.Fill(f.Plan(f.Guess(), everything{rows: 9})); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
