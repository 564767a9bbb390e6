package form

import (
	"os"
	"testing"

	"whybone/fishbone/fuzztest"
)

// probe opens what may be a form, fills every cell that can be filled, and opens it again.
func probe(t *testing.T, data []byte) {
	defer fuzztest.Limit(t)()
	f, err := Open(data)
	if err != nil {
		return
	}
	f.Recognize([]*Mapping{f.Guess()})
	plan := f.Plan(f.Guess(), everything{rows: 3})
	for _, s := range f.Sheets {
		for c := range s.Cells {
			if len(plan.Writes) < 300 && c.Blank() && c.drawn {
				plan.Writes = append(plan.Writes, text(c, "值 <&>"))
			}
		}
	}
	filled, err := f.Fill(plan)
	if err != nil {
		return // what cannot be unpacked whole
	}
	if _, err := Open(filled); err != nil {
		t.Fatalf("filled it cannot be opened: %v", err)
	}
}

func FuzzForm(f *testing.F) {
	for _, name := range forms {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) { probe(t, data) })
}

// The XML of a sheet is fuzzed without the archive around it, which hides it from the fuzzer.
func FuzzSheet(f *testing.F) {
	for _, name := range forms[:2] {
		_, data := load(f, name)
		f.Add(part(f, data, "xl/worksheets/sheet1.xml"))
	}
	f.Add(`<x:worksheet xmlns:x="a"><x:cols><x:col min="1" max="9" hidden="1"/></x:cols><x:sheetData><x:row><x:c><x:f t="array" ref="A1:C9"/></x:c></x:row></x:sheetData>` +
		`<x:mergeCells><x:mergeCell ref="A2:C3"/></x:mergeCells><x:dataValidations><x:dataValidation type="list" sqref="A1:B2"><x:formula1>"a,b"</x:formula1></x:dataValidation></x:dataValidations></x:worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) { probe(t, bookOf(t, sheet)) })
}

func FuzzDocument(f *testing.F) {
	f.Add(`<w:tbl><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Problem:</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>`)
	f.Add(`<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent/></w:sdt><w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc/><w:sdt><w:sdtContent><w:tc><w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) { probe(t, docOf(t, body)) })
}

func FuzzMapping(f *testing.F) {
	f.Add("customer = \"a\"\nlabels = [\"00\"]\n[[place]]\nsheet = \"S\"\ncell = \"A1\"\nshow = \"actions\"\ncolumn = \"action\"\n")
	f.Fuzz(func(t *testing.T, said string) {
		defer fuzztest.Limit(t)()
		m, err := ParseMapping([]byte(said))
		if err != nil {
			return
		}
		data, err := m.File()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseMapping(data); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		ReadKnown(WriteKnown([]*Mapping{m}))
	})
}
