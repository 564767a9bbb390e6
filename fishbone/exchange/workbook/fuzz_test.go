package workbook_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"strings"
	"testing"

	"whybone/fishbone/exchange/workbook"
	"whybone/fishbone/fuzztest"
)

var seeds = []string{
	`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46085.5</v></c></row></sheetData></worksheet>`,
	`<worksheet><row><c t="inlineStr"><is><t>a &amp; &#65; <![CDATA[<]]></t></is></c></row></worksheet>`,
	`<worksheet><!-- - --><row r="9"><c r="XFD9"><f a=">">1</f><v>1E+300</v></c></row>`,
	`<x:worksheet><x:row><x:c t='b'><x:v>1</x:v></x:c></x:row></x:worksheet>`, `<a`, `&`, `<>`, `<!`, `<?`, `<a b='`, `<!DOCTYPE`,
}

// Whatever a sheet, the texts of its cells and its styles hold: reading them ends, and gives rows
// of cells or an error.
func FuzzSheet(f *testing.F) {
	for _, s := range seeds {
		f.Add(s, `<sst><si><t>one</t></si></sst>`, `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`)
	}
	f.Fuzz(func(t *testing.T, sheet, shared, styles string) {
		data := packed(t, sheet, "xl/sharedStrings.xml", shared, "xl/styles.xml", styles)
		defer fuzztest.Limit(t)()
		rows, err := read(data)
		if err != nil && err.Error() == "" {
			t.Error("an error without words")
		}
		for _, r := range rows {
			if strings.Count(r, "|") > workbook.MaxColumns {
				t.Errorf("a row has %d cells", strings.Count(r, "|"))
			}
		}
	})
}

// Whatever a file holds: reading it ends.
func FuzzBook(f *testing.F) {
	for _, s := range seeds {
		f.Add(packed(f, s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Limit(t)()
		_, _ = read(data)
	})
}

// texts are those of cells, by the standard library's reader; false where the sheet is not what it
// calls well-formed.
func texts(sheet string) (all []string, ok bool) {
	d := xml.NewDecoder(strings.NewReader(sheet))
	d.Strict = true
	var b bytes.Buffer
	said := false
	for {
		token, err := d.Token()
		if token == nil {
			return all, err != nil && err.Error() == "EOF"
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "t" {
				said = true
				b.Reset()
			}
		case xml.CharData:
			if said {
				b.Write(e)
			}
		case xml.EndElement:
			if e.Name.Local == "t" {
				said = false
				if b.Len() > 0 {
					all = append(all, b.String())
				}
			}
		case xml.Directive:
			return nil, false
		}
	}
}

// What is well-formed is read as the standard library reads it.
func FuzzAgainstTheLibrary(f *testing.F) {
	for _, s := range []string{"a", "&lt;&#20013;&quot;", "<![CDATA[a]]>b", "<!-- c -->d", "e\r\nf", "<?g?>h", "ä]]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, said string) {
		if strings.ContainsAny(said, "|\r") || strings.Contains(said, "_x") {
			return // line ends are as they stand
		}
		sheet := `<worksheet><row><c t="inlineStr"><is><t>` + said + `</t></is></c></row></worksheet>`
		want, ok := texts(sheet)
		if !ok || len(want) != 1 || strings.Contains(said, "</") || strings.Contains(said, "/>") {
			return
		}
		got, err := read(packed(t, sheet))
		if err != nil && !errors.Is(err, errors.ErrUnsupported) {
			t.Fatalf("%q: %v", sheet, err)
		}
		if len(got) != 1 || got[0] != "1: "+want[0] {
			t.Errorf("%q gives %q, want %q", sheet, got, want)
		}
	})
}
