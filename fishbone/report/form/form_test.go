package form

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/report"
)

// forms are the forms in testdata: those of other programs, and as LibreOffice saves them.
var forms = []string{"8d.xlsx", "8d-libreoffice.xlsx", "8d.docx", "8d-libreoffice.docx"}

func load(t testing.TB, name string) (*Form, []byte) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, data), data
}

func opened(t testing.TB, data []byte) *Form {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// fill writes into cells and reads the form again.
func fill(t testing.TB, f *Form, all ...Write) (*Form, []byte) {
	t.Helper()
	data, err := f.Fill(Plan{Writes: all})
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, data), data
}

func text(c *Cell, s string) Write { return Write{Cell: c, Value: report.Value{Text: s}} }

// pack makes an archive of parts, in their order: a name, then what is in it.
func pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		to, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(to, parts[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	officeName = `"http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	relations  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	mainSheet  = `"http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	mainWord   = `"http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
)

// bookOf is a workbook of one sheet, whatever its XML is.
func bookOf(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	parts := map[string]string{
		"_rels/.rels":                relations + `<Relationship Id="a" Type=` + officeName + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns=` + mainSheet + ` xmlns:r=` + officeName + `"><sheets><sheet name="S" sheetId="1" r:id="b"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": relations + `<Relationship Id="b" Type=` + officeName + `/worksheet" Target="worksheets/s.xml"/><Relationship Id="c" Type=` + officeName + `/styles" Target="styles.xml"/><Relationship Id="d" Type=` + officeName + `/sharedStrings" Target="strings.xml"/></Relationships>`,
		"xl/worksheets/s.xml":        sheet,
		"xl/styles.xml":              "",
		"xl/strings.xml":             "",
	}
	for i := 0; i < len(more); i += 2 {
		parts[more[i]] = more[i+1]
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if parts[name] != "" {
			all = append(all, name, parts[name])
		}
	}
	return pack(t, all...)
}

// docOf is a document with this body.
func docOf(t testing.TB, body string) []byte {
	t.Helper()
	return pack(t, "_rels/.rels", relations+`<Relationship Id="a" Type=`+officeName+`/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<w:document xmlns:w=`+mainWord+`><w:body>`+body+`</w:body></w:document>`)
}

// part is what a part of a file holds.
func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	a, err := openArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := a.part(name)
	if err != nil {
		t.Fatal(name, err)
	}
	return string(text)
}

// A form of Excel has its sheets, its merged cells, its lists and its formulas, also as another
// program saved it.
func TestAWorkbookIsRead(t *testing.T) {
	for _, name := range forms[:2] {
		f, _ := load(t, name)
		if len(f.Sheets) != 1 || f.Sheets[0].Name != "8D Report" || f.Ending != ".xlsx" {
			t.Fatalf("%s: %d sheets", name, len(f.Sheets))
		}
		cell := func(at string) *Cell { return f.Cell("8D Report", at) }
		if c := cell("C12"); c.Name() != "A12" || c.Rows != 3 || c.Columns != 8 {
			t.Errorf("%s: %v spans %d × %d", name, c, c.Rows, c.Columns)
		}
		if c := cell("C6"); !slices.Equal(c.Choices, []string{"Open", "Closed", "Rejected"}) {
			t.Errorf("%s: C6 offers %q", name, c.Choices)
		}
		if c := cell("G38"); !c.Formula || c.Blank() {
			t.Errorf("%s: G38 is no formula", name)
		}
		if c := cell("A8"); c.Text != "D1 Team 小组" || !c.Bold || c.Fill != 0x0a4d68 {
			t.Errorf("%s: A8 is %q on %x", name, c.Text, c.Fill)
		}
		for at, want := range map[string]format{"G3": day, "G5": asText, "G6": percent, "C3": general} {
			if cell(at).format != want {
				t.Errorf("%s: %s has format %d", name, at, cell(at).format)
			}
		}
		if got := cell("E18").Label(); got != "Owner 责任人" {
			t.Errorf("%s: E18 is for %q", name, got)
		}
		if c := cell("B20").Below(); c != nil {
			t.Errorf("%s: below B20 is %v", name, c)
		}
	}
}

// A form of Word has its tables, those in its header, and its content controls.
func TestADocumentIsRead(t *testing.T) {
	for _, name := range forms[2:] {
		f, _ := load(t, name)
		var sheets []string
		for _, s := range f.Sheets {
			sheets = append(sheets, s.Name)
		}
		if want := []string{"1", "2", "3", "4", "controls", "header1/1"}; !slices.Equal(sheets, want) || f.Ending != ".docx" {
			t.Fatalf("%s: the sheets are %q", name, sheets)
		}
		if c := f.Cell("1", "B4"); c.Columns != 3 || !c.Blank() {
			t.Errorf("%s: B4 spans %d", name, c.Columns)
		}
		if c := f.Cell("1", "B3"); !c.Blank() || !slices.Equal(c.Choices, []string{"Open", "Closed"}) {
			t.Errorf("%s: B3 is %q and offers %q", name, c.Text, c.Choices)
		}
		if c := f.Cell("2", "A1"); c.Sheet.Caption != "D3 Containment 围堵措施" {
			t.Errorf("%s: above table 2 stands %q", name, c.Sheet.Caption)
		}
		if c := f.Cell("controls", "A1"); c.Text != "Signed by" || f.Cell("controls", "B1") == nil {
			t.Errorf("%s: the control is called %q", name, c.Text)
		}
	}
}

// Labels in two languages are understood, above and beside the cells.
func TestLabelsAreUnderstood(t *testing.T) {
	want := map[string]string{
		"C3": "answer.report-number", "G3": "opened", "C4": "answer.customer", "C5": "answer.product", "G5": "answer.part-number", "C6": "state", "G6": "count",
		"C9": "leader", "G9": "members", "A12": "about.problem", "B18": "containments text", "E18": "containments owner", "F18": "containments since",
		"G18": "containments effect", "A23": "roots root, lines, after", "B27": "actions action", "E27": "actions owner", "F27": "actions due", "G27": "actions done",
		"H27": "actions state", "A34": "promises text", "C38": "about.closed",
	}
	for _, name := range forms[:2] {
		f, _ := load(t, name)
		if got := said(f.Guess()); !maps.Equal(got, want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	want = map[string]string{
		"B1": "answer.customer", "B2": "answer.product", "D2": "answer.part-number", "B3": "state", "B4": "about.problem", "2!B2": "containments text",
		"2!C2": "containments owner", "2!D2": "containments since", "3!A1": "roots root, lines, after", "4!A2": "actions action", "4!B2": "actions owner",
		"4!C2": "actions due", "4!D2": "actions state", "header1/1!C1": "answer.report-number",
	}
	for _, name := range forms[2:] {
		f, _ := load(t, name)
		if got := said(f.Guess()); !maps.Equal(got, want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// said is what a mapping says, in short.
func said(m *Mapping) map[string]string {
	all := map[string]string{}
	for _, p := range m.Places {
		at, what := p.Cell, strings.TrimSpace(p.Show+" "+p.Column)
		if p.Sheet != "8D Report" && p.Sheet != "1" {
			at = p.Sheet + "!" + at
		}
		if p.Lines {
			what += ", lines"
		}
		if p.After {
			what += ", after"
		}
		all[at] = what
	}
	return all
}

// All guesses are fields that there are.
func TestGuessesExist(t *testing.T) {
	g := known()
	for _, v := range g.Values {
		if err := report.CheckItem(report.Item{Show: v.Show, As: v.As}); err != nil || len(v.Words) == 0 {
			t.Errorf("%s: %v", v.Show, err)
		}
	}
	for _, l := range g.Lists {
		if l.Columns[l.Main] == nil {
			t.Errorf("%s has no words for %q", l.Show, l.Main)
		}
		for column := range l.Columns {
			if err := report.CheckItem(l.place(column).Item()); err != nil {
				t.Error(err)
			}
		}
	}
	for label, want := range map[string]string{
		"问题描述：": "about.problem", "Problem Description": "about.problem", "D2. Problem": "about.problem", "客戶": "answer.customer", "批号/Lot No.": "answer.batch",
		"Weather": "", "": "",
	} {
		if p, _ := (&guesser{known: g}).value(label); p.Show != want {
			t.Errorf("%q is taken for %q", label, p.Show)
		}
	}
}

// A form is known again, also where the customer has filled in something, and another one is not.
func TestAFormIsKnownAgain(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	m := f.Guess()
	m.Customer = "Acme"
	all := ReadKnown(WriteKnown(f.With(nil, m)))
	filled, _ := fill(t, f, text(f.Cell("8D Report", "C4"), "Acme"), text(f.Cell("8D Report", "C5"), "Kettle 3"))
	full, _ := fill(t, f, f.Plan(m, everything{rows: 5}).Writes...)
	other, _ := load(t, "8d-libreoffice.xlsx")
	for _, again := range []*Form{filled, full, other} {
		if got := again.Recognize(all); got == nil || got.Customer != "Acme" || len(got.Places) != len(m.Places) {
			t.Errorf("known as %v", got)
		}
	}
	if doc, _ := load(t, "8d.docx"); doc.Recognize(all) != nil {
		t.Error("a document is taken for the workbook")
	}
	m.Customer = "Acme GmbH"
	if now := f.With(all, m); len(now) != 1 || now[0].Customer != "Acme GmbH" {
		t.Errorf("%d are kept", len(now))
	}
}

// A mapping is a file that others can use.
func TestAMappingIsAFile(t *testing.T) {
	f, _ := load(t, "8d.xlsx")
	m := f.Guess()
	m.Customer, m.Language = "顾客 \"A\"", "zh-Hant"
	m.Put(f.Cell("8D Report", "A35"), Place{Text: "=1+1\nalways"})
	data, err := m.File()
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseMapping(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if again.Customer != m.Customer || again.Language != m.Language || !maps.Equal(said(again), said(m)) || !slices.Equal(again.Labels, m.Labels) {
		t.Errorf("it is read as %v", again)
	}
	for _, wrong := range []string{"x", "[[place]]\ncell = \"7\"\nshow = \"opened\"", "[[place]]\ncell = \"A1\"\nshow = \"weather\"", "[[place]]\ncell = \"A1\"\nshow = \"actions\"", "colour = 1", "language = \"fr\""} {
		if _, err := ParseMapping([]byte(wrong)); err == nil {
			t.Errorf("%q is taken for a mapping", wrong)
		}
	}
}

// What is no form is refused, with the reason.
func TestWhatIsNoFormIsRefused(t *testing.T) {
	deep := strings.Repeat("<a>", 1000) + strings.Repeat("</a>", 1000)
	sheet := func(rows string) string {
		return `<worksheet xmlns=` + mainSheet + `><sheetData>` + rows + `</sheetData></worksheet>`
	}
	twice := pack(t, "a", "1", "b", "2")
	twice = bytes.ReplaceAll(twice, []byte("b"), []byte("a"))
	var many []string
	for i := range maxEntries + 1 {
		many = append(many, fmt.Sprint(i), "")
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":     {nil, ErrNotForm},
		"a text":      {[]byte("hello"), ErrNotForm},
		"old":         {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."), ErrOldOffice},
		"half":        {[]byte("PK\x03\x04"), ErrDamaged},
		"other zip":   {pack(t, "a.txt", "x"), ErrNotForm},
		"twice":       {twice, ErrDamaged},
		"many":        {pack(t, many...), ErrTooLarge},
		"empty sheet": {bookOf(t, sheet("")), ErrNoCells},
		"entities":    {bookOf(t, `<!DOCTYPE a [<!ENTITY b "c">]>`+sheet(`<row><c t="inlineStr"><is><t>&b;</t></is></c></row>`)), ErrDamaged},
		"deep":        {bookOf(t, sheet(deep)), ErrTooLarge},
		"crossed":     {bookOf(t, "<a><b></a></b>"), ErrDamaged},
		"a bomb":      {bookOf(t, sheet(strings.Repeat(" ", 20<<20))), ErrTooLarge},
		"no tables":   {docOf(t, `<w:p><w:r><w:t>x</w:t></w:r></w:p>`), ErrNoCells},
	} {
		if _, err := Open(c.data); err != c.want {
			t.Errorf("%s: %v, not %v", name, err, c.want)
		}
	}
}
