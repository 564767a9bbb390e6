package outline

import (
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/fuzztest"
)

// fuzz gives a reader what nobody wrote: it ends soon, in an outline that makes an analysis or in
// an error. What Whybone itself writes is among the seeds.
func fuzz(f *testing.F, format *Format, seeds ...string) {
	f.Helper()
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	if format.Writes() {
		o := &Outline{Head: "交货晚", Problem: "more", Bones: []*Topic{{Text: "人", Below: []*Topic{{
			Text: "- tired", Evidence: "7 of 9\n\nso", Finding: fishbone.Confirmed, By: "b", Votes: 3, Wordings: []string{"w"}, Below: []*Topic{{Text: "why"}},
		}}}}, Tray: []*Topic{{Text: "card"}}}
		data, err := format.write(o, Options{})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		defer fuzztest.Limit(t)()
		name := "x" + format.Endings[0]
		o, err := Read(data, name)
		if o == nil {
			return
		}
		if err != nil {
			t.Fatalf("an outline and the error %v", err)
		}
		edit, err := o.Edit(fishbone.NewID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := fishbone.New("a", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{}); err != nil {
			t.Fatal(err)
		}
	})
}

// stored makes an archive of entries that are not compressed, which takes most of the time.
func stored(t *testing.T, entries ...string) []byte {
	var all []entry
	for i := 0; i < len(entries); i += 2 {
		all = append(all, entry{name: entries[i], data: entries[i+1]})
	}
	return []byte(strange(all...)(t))
}

func FuzzFreeMind(f *testing.F) {
	fuzz(f, freemind, `<map><node TEXT="a"><node><richcontent TYPE="NODE"><html><body><p>b</p></body></html></richcontent><icon BUILTIN="flag"/><hook NAME="FreeNode"/></node></node></map>`,
		`<!DOCTYPE map [<!ENTITY a "b">]><map/>`, `<?xml version="1.0" encoding="GBK"?><map><node TEXT="`+gbkLate+`"/></map>`)
}

func FuzzOPML(f *testing.F) {
	fuzz(f, opml, `<opml version="2.0"><head><title>t</title></head><body><outline text="a" _note="n&#10;m"><outline text="b" url="u"/></outline></body></opml>`)
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, markdown, "# a\n\ntext\n\n## b\n\n- c\n  > ✓ d\n  - **e** [f](g) `h` \\*\n1. [x] i\n\n```\nj\n```\n", "---\na: b\n---\nc\n===\n- d\n")
}

func FuzzPlain(f *testing.F) {
	fuzz(f, plain, "a\n\tb\n\t\tc", "- a\n  1. b\n　（二）c", "人：a\n机：b", "\xff\xfea\x00\n\x00")
}

func FuzzMermaid(f *testing.F) {
	fuzz(f, mermaid, "ishikawa-beta\n  a\n    b<br>c\n  %% d\n#73;\n", "---\nx\n---\n%%{init: {a:{b:1}}}%%\nISHIKAWA x\n", "# a\n```mermaid\nishikawa\n a\n```\n")
}

// The JSON of a map is fuzzed without the archive around it, which hides it from the fuzzer.
func FuzzXMind(f *testing.F) {
	f.Add([]byte(content(`{"title":"a","structureClass":"org.xmind.ui.fishbone.leftHeaded","children":{"attached":[{"title":"b","labels":["c"],"markers":[{"markerId":"symbol-right"}]}],"detached":[{"title":"d"}]}}`)), true)
	f.Add([]byte(`<xmap-content><sheet><topic><title>a</title><children><topics type="attached"><topic><title>b</title></topic></topics></children></topic></sheet></xmap-content>`), false)
	f.Add([]byte("PK\x03\x04"), false)
	f.Fuzz(func(t *testing.T, data []byte, json bool) {
		defer fuzztest.Limit(t)()
		if json {
			data = stored(t, xmindJSON, string(data))
		}
		o, err := Read(data, "x.xmind")
		if o == nil {
			return
		}
		if err == nil {
			_, err = o.Edit(fishbone.NewID)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzCSV(f *testing.F) {
	fuzz(f, csvTable, "Bone,Cause,Why,Verdict\na,b,c,yes\n,,d,\n", "x\n大骨;原因\n\"a;b\n", "sep=,\ncause|votes\n'=1|2\n")
}

// The XML of a sheet is fuzzed without the archive around it, which hides it from the fuzzer.
func FuzzXLSX(f *testing.F) {
	for _, rows := range []string{
		`<row r="1"><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row><c r="ZZ9" t="str"><f>x</f><v>y</v></c></row>`,
		`<row><c t="inlineStr"><is><t>Bone</t></is></c><c t="inlineStr"><is><t>Cause</t></is></c></row><row><c><v>1</v></c><c><v>2</v></c></row>`,
	} {
		f.Add([]byte(rows))
	}
	f.Fuzz(func(t *testing.T, rows []byte) {
		defer fuzztest.Limit(t)()
		o, err := Read(stored(t, workbookParts(string(rows))...), "x.xlsx")
		if o == nil {
			return
		}
		if err == nil {
			_, err = o.Edit(fishbone.NewID)
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzFBA(f *testing.F) {
	fuzz(f, fba, "type: fba\ntitle: t\nattributes:\n - a: {label: b, value: c}\nfishbone:\n - name: e\n   categories:\n    - name: c\n      rootCauses:\n       - x\n       - {type: react, props: {label: l, value: ok, comments: {textValue: m}}}\n       - {type: nested, title: n, data: [{name: o, categories: [{name: p, rootCauses: [q]}]}]}\n",
		"fishbone:\n - - a\n   - - - b\n       - [c]\n", "a: &x [*x]\n", "? - a\n: {}\n")
}
