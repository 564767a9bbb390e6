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
