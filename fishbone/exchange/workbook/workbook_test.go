package workbook_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"whybone/fishbone/exchange/untrusted"
	"whybone/fishbone/exchange/workbook"
)

// open opens what excelize wrote.
func open(t testing.TB, f *excelize.File) *workbook.Book {
	t.Helper()
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	book, err := workbook.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// rows are the rows of a sheet, each with its number before it.
func rows(t testing.TB, b *workbook.Book, sheet int) (all []string) {
	t.Helper()
	err := b.Rows(b.Sheets()[sheet], func(n int, cells []string) error {
		all = append(all, fmt.Sprintf("%d: %s", n, strings.Join(cells, "|")))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestCells(t *testing.T) {
	f := excelize.NewFile()
	style := func(format int, own string) int {
		s := &excelize.Style{NumFmt: format}
		if own != "" {
			s.CustomNumFmt = &own
		}
		id, err := f.NewStyle(s)
		check(t, err)
		return id
	}
	for row, c := range []struct {
		value  any
		format int
		own    string
		want   string
	}{
		{"外箱破损 & <破>", 0, "", "外箱破损 & <破>"},
		{"two\nlines", 0, "", "two\nlines"},
		{300418, 0, "", "300418"},
		{0.1 + 0.2, 0, "", "0.3"},
		{1234567890123.5, 0, "", "1234567890123.5"},
		{-12.5, 4, "", "-12.5"},
		{46085, 14, "", "2026-03-04"},
		{46085.39583333, 22, "", "2026-03-04 09:30"},
		{46085, 31, "", "2026-03-04"}, // a Chinese one that files do not describe
		{46085, 0, `yyyy"年"m"月"d"日"`, "2026-03-04"},
		{46085, 0, `[$-804]yyyy\-mm\-dd;@`, "2026-03-04"},
		{46085, 0, `[Red]0.00" days"`, "46085"},
		{0.5, 20, "", "12:00"},
		{1.5, 0, "[h]:mm", "1.5"},
		{1, 14, "", "1900-01-01"},
		{59, 14, "", "1900-02-28"},
		{61, 14, "", "1900-03-01"},
		{99999999, 14, "", "99999999"}, // no day
		{true, 0, "", "TRUE"},
	} {
		at := fmt.Sprintf("A%d", row+1)
		check(t, f.SetCellValue("Sheet1", at, c.value))
		check(t, f.SetCellStyle("Sheet1", at, at, style(c.format, c.own)))
		check(t, f.SetCellValue("Sheet1", fmt.Sprintf("C%d", row+1), c.want)) // a text of its own
	}
	all := rows(t, open(t, f), 0)
	if len(all) != 19 {
		t.Fatalf("there are %d rows", len(all))
	}
	for _, row := range all {
		_, said, _ := strings.Cut(row, ": ")
		if cells := strings.Split(said, "|"); len(cells) != 3 || cells[0] != cells[2] || cells[1] != "" {
			t.Errorf("row %q", row)
		}
	}
}

func TestDaysFrom1904(t *testing.T) {
	f := excelize.NewFile()
	yes := true
	check(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	check(t, err)
	check(t, f.SetCellValue("Sheet1", "A1", 44623))
	check(t, f.SetCellStyle("Sheet1", "A1", "A1", style))
	if all := rows(t, open(t, f), 0); !slices.Equal(all, []string{"1: 2026-03-04"}) {
		t.Errorf("it is %q", all)
	}
}

// Hidden rows are rows, empty ones are left out, and numbers are those that the other program shows.
func TestSheets(t *testing.T) {
	f := excelize.NewFile()
	_, err := f.NewSheet("客诉 & more")
	check(t, err)
	_, err = f.NewSheet("hidden")
	check(t, err)
	check(t, f.SetSheetVisible("hidden", false))
	check(t, f.SetCellValue("客诉 & more", "B2", "one"))
	check(t, f.SetCellValue("客诉 & more", "A5", time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)))
	check(t, f.SetRowVisible("客诉 & more", 2, false))
	check(t, f.SetCellRichText("客诉 & more", "C5", []excelize.RichTextRun{{Text: "ri"}, {Text: "ch"}}))
	b := open(t, f)
	names := []string{}
	for _, s := range b.Sheets() {
		names = append(names, fmt.Sprint(s.Name, s.Hidden))
	}
	if !slices.Equal(names, []string{"Sheet1false", "客诉 & morefalse", "hiddentrue"}) {
		t.Errorf("the sheets are %q", names)
	}
	if all := rows(t, b, 1); !slices.Equal(all, []string{"2: |one", "5: 2026-03-04||rich"}) {
		t.Errorf("the rows are %q", all)
	}
	if all := rows(t, b, 0); all != nil {
		t.Errorf("an empty sheet has %q", all)
	}
}

// packed is a workbook of one sheet, written by hand.
func packed(t testing.TB, sheet string, more ...string) []byte {
	t.Helper()
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
	parts := append([]string{
		"xl/workbook.xml", head + `<workbook xmlns:x="y"><sheets><sheet name="S" sheetId="1" x:id="a"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", head + `<Relationships><Relationship Id="a" Target="/xl/worksheets/s.xml"/></Relationships>`,
		"xl/worksheets/s.xml", sheet,
	}, more...)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(data []byte) (all []string, err error) {
	b, err := workbook.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, s := range b.Sheets() {
		err = b.Rows(s, func(n int, cells []string) error {
			all = append(all, fmt.Sprintf("%d: %s", n, strings.Join(cells, "|")))
			return nil
		})
		if err != nil {
			return all, err
		}
	}
	return all, nil
}

// As other programs write sheets: with prefixes, without references, with what is pronounced,
// comments and texts as they stand.
func TestOtherWaysToWrite(t *testing.T) {
	for sheet, want := range map[string]string{
		`<x:worksheet><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>a &#x4e2d;&amp;</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`:         "1: a 中&|2",
		`<worksheet><row r="3"><c r="B3" t="str"><f>A1&gt;"x>y"</f><v>ok</v></c><!-- <c> --><c r="D3" t="e"><v>#N/A</v></c></row></worksheet>`:                                 "3: |ok",
		`<worksheet><row><c t="inlineStr"><is><t><![CDATA[<b> & ]]]></t><rPh><t>no</t></rPh></is></c><c t="inlineStr"><is><t>l_x000A_2 _x005F_</t></is></c></row></worksheet>`: "1: <b> & ]|l\n2 _",
		`<worksheet><row><c a=">" t="inlineStr"><is><t>quoted</t></is></c><c/><c r="" t="b"><v>0</v></c></row></worksheet>`:                                                    "1: quoted||FALSE",
	} {
		got, err := read(packed(t, sheet))
		if err != nil || len(got) != 1 || got[0] != want {
			t.Errorf("%s\ngives %q, %v; want %q", sheet, got, err, want)
		}
	}
}

func TestWhatCannotBeRead(t *testing.T) {
	bomb := `<worksheet><row>` + strings.Repeat(`<c/>`, 8<<20) + `</row></worksheet>`
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"old":               {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"), workbook.ErrOld},
		"no archive":        {[]byte("PK\x03\x04 and more"), untrusted.ErrDamaged},
		"entities":          {packed(t, `<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>`), untrusted.ErrEntities},
		"a bomb":            {packed(t, bomb), untrusted.ErrBomb},
		"an endless text":   {packed(t, `<worksheet><row><c><v>`+strings.Repeat("1 ", 1<<20)), untrusted.ErrBomb},
		"an endless tag":    {packed(t, `<worksheet><row><c a="`+strings.Repeat("1 ", 1<<20)), untrusted.ErrBomb},
		"cut off":           {packed(t, `<worksheet><row><c`), untrusted.ErrDamaged},
		"rows that go back": {packed(t, `<worksheet><row r="2"/><row r="2"><c><v>1</v></c></row></worksheet>`), untrusted.ErrDamaged},
		"no such text":      {packed(t, `<worksheet><row><c t="s"><v>7</v></c></row></worksheet>`), untrusted.ErrDamaged},
		"no row":            {packed(t, `<worksheet><c><v>7</v></c></worksheet>`), untrusted.ErrDamaged},
	} {
		if got, err := read(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %.80q, %v", name, got, err)
		}
	}
}

func TestReadingEnds(t *testing.T) {
	enough := errors.New("enough")
	b, err := workbook.Open(bytes.NewReader(packed(t, `<worksheet><row><c><v>1</v></c></row><row><c><v>2</v></c></row></worksheet>`)), int64(len(packed(t, `<worksheet><row><c><v>1</v></c></row><row><c><v>2</v></c></row></worksheet>`))))
	check(t, err)
	n := 0
	err = b.Rows(b.Sheets()[0], func(int, []string) error { n++; return enough })
	if n != 1 || !errors.Is(err, enough) {
		t.Errorf("%d rows, %v", n, err)
	}
}
