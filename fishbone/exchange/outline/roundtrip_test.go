package outline

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/exchange/untrusted"
	"whybone/fishbone/fishbonetest"
)

// someLabel draws words that formats could take for their own.
var someLabel = rapid.OneOf(
	rapid.SampledFrom([]string{
		"薪资", "销售人员流失", "- a", "1. b", "2) c", "• d • e", "# f", "`g`", "**h**", "_i_ j_k", "[l](m)", "<b>n</b>", "&amp; &#65;",
		`o\*p`, "~ q", "✓ r", "✗", "> s", "Ishikawa", "ishikawa-beta x", "%% t", "%%{init}%%", "=1+1", "'=2", "''@x", "-3", "@u", `"v"`, "w;x,y|z",
		"#73;", "a #quot; b", "style x:#y;", "…", "---", "+", "*", "[ ] todo", "👩‍🏭", "TRUE", "1e5", "007", "2026-03-14", "<br>", "{a}", "~~~", "```", "http://a.b/c_d_e", "é",
	}),
	rapid.Map(rapid.StringN(1, 12, -1), fishbone.Label).Filter(ordinary),
)

// ordinary says whether a text holds what every format can: XML has no place for some characters
// that are none.
func ordinary(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r == unicode.ReplacementChar || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef || unicode.Is(unicode.Co, r) || unicode.IsControl(r)
	})
}

var someEvidence = rapid.OneOf(
	rapid.Just(""), someLabel,
	rapid.Custom(func(t *rapid.T) string {
		return someLabel.Draw(t, "line") + rapid.SampledFrom([]string{"\n", "\n\n"}).Draw(t, "break") + someLabel.Draw(t, "line")
	}),
)

func someTopics(level int) *rapid.Generator[[]*Topic] {
	return rapid.Custom(func(t *rapid.T) []*Topic {
		most := 3
		if level > 4 {
			most = 0
		}
		var topics []*Topic
		for range rapid.IntRange(0, most).Draw(t, "topics") {
			one := &Topic{Text: someLabel.Draw(t, "text"), Below: someTopics(level+1).Draw(t, "below")}
			if level > 0 {
				one.Evidence = someEvidence.Draw(t, "evidence")
				one.Finding = rapid.SampledFrom([]fishbone.Finding{fishbone.Unjudged, fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided}).Draw(t, "finding")
				if rapid.Bool().Draw(t, "by somebody") {
					one.By = someLabel.Draw(t, "by")
				}
				one.Votes = rapid.IntRange(0, 3).Draw(t, "votes")
				if one.Votes > 0 && one.Evidence == "" && one.Finding == fishbone.Confirmed {
					one.Finding = fishbone.Rejected
				}
				if rapid.IntRange(0, 3).Draw(t, "wordings") == 0 {
					one.Wordings = []string{someLabel.Draw(t, "wording"), someLabel.Draw(t, "wording")}
				}
			}
			topics = append(topics, one)
		}
		return topics
	})
}

// someAnalysis draws an analysis, with a thing of every kind now and then.
var someAnalysis = rapid.Custom(func(t *rapid.T) *fishbone.Analysis {
	o := &Outline{Head: someLabel.Draw(t, "head"), Bones: someTopics(0).Draw(t, "bones"), Tray: someTopics(1).Draw(t, "tray")}
	if rapid.Bool().Draw(t, "problem") {
		if o.Problem = someLabel.Draw(t, "problem"); o.Problem == o.Head {
			o.Problem = ""
		}
	}
	n := 0
	edit, err := o.Edit(func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("i", n)) })
	if err != nil {
		t.Fatal(err)
	}
	a, err := fishbone.New("a", fishbone.Stamp{}).Apply(edit, fishbone.Stamp{})
	if err != nil {
		t.Fatal(err)
	}
	if rapid.Bool().Draw(t, "everything") {
		for _, e := range append([]fishbone.Edit{
			fishbone.AddCause{ID: "more", Text: "more"},
			fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "s", Causes: []fishbone.ID{"more"}}},
			fishbone.SetAbout{Field: fishbone.Goal, Text: "goal"},
		}, fishbonetest.Later("more", "s")...) {
			if a, err = a.Apply(e, fishbone.Stamp{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return a
})

// shown is an outline as a text, without what was lost.
func shown(o *Outline) string {
	kept := *o
	kept.Lost = nil
	var empty []*Topic
	kept.each(func(_ int, t *Topic) {
		if len(t.Below) == 0 {
			t.Below = empty
		}
	})
	data, _ := json.MarshalIndent(kept, "", " ")
	return string(data)
}

// What a format holds comes back as it was, and the rest is named.
func TestRoundTrips(t *testing.T) {
	for _, f := range Formats() {
		if !f.Writes() {
			continue
		}
		t.Run(f.Name, rapid.MakeCheck(func(t *rapid.T) {
			a := someAnalysis.Draw(t, "analysis")
			with := Options{Language: rapid.SampledFrom([]string{"en", "zh-Hans", "zh-Hant", ""}).Draw(t, "language")}
			if f.Holds&HeadSide != 0 {
				with.HeadLeft = rapid.Bool().Draw(t, "head left")
			}
			data, lost, err := Write(f, a, with)
			if err != nil {
				t.Fatal(err)
			}
			if found := Find(data, "x"+f.Endings[0]); found != f {
				t.Fatalf("it is taken for %v:\n%s", found, data)
			}
			back, err := Read(data, "x"+f.Endings[0])
			if err != nil {
				t.Fatalf("%v\n%s", err, data)
			}
			want := Of(a)
			want.without(all &^ f.Holds)
			want.HeadLeft = with.HeadLeft
			if got, want := shown(back), shown(want); got != want {
				t.Fatalf("got %s\nwant %s\nfile %s", got, want, data)
			}
			if len(back.Lost) > 0 {
				t.Fatalf("lost of what it wrote itself: %+v", back.Lost)
			}
			namesAll(t, a, f, lost)
		}))
	}
}

// A map says the same to XMind 8 as to later ones.
func TestBothXMinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := someAnalysis.Draw(t, "analysis")
		with := Options{HeadLeft: rapid.Bool().Draw(t, "head left")}
		data, _, err := Write(xmind, a, with)
		if err != nil {
			t.Fatal(err)
		}
		archive, err := untrusted.OpenArchive(data)
		if err != nil {
			t.Fatal(err)
		}
		old, err := archive.Entry(xmindXML)
		if err != nil {
			t.Fatal(err)
		}
		later, err := Read(data, "x.xmind")
		if err != nil {
			t.Fatal(err)
		}
		earlier, err := Read(old, xmindXML)
		if err != nil {
			t.Fatalf("%v\n%s", err, old)
		}
		if got, want := shown(earlier), shown(later); got != want || len(earlier.Lost) > 0 {
			t.Fatalf("got %s\nwant %s\nlost %v\nfile %s", got, want, earlier.Lost, old)
		}
	})
}

// namesAll says whether every part of an analysis is either held by a format or named.
func namesAll(t *rapid.T, a *fishbone.Analysis, f *Format, lost []Loss) {
	named := map[string]int{}
	for _, l := range lost {
		if l.Kind != nil {
			named[l.Kind.Name+" "+l.Attribute] += l.N
		}
	}
	for _, k := range fishbone.Kinds() {
		n := 0
		for range a.Things(k) {
			n++
		}
		if _, held := kept[k]; !held && named[k.Name+" "] != n {
			t.Fatalf("%d of kind %s, named are %d", n, k.Name, named[k.Name+" "])
		}
	}
	if a.About().Goal != "" && named["about goal"] != 1 {
		t.Fatal("the goal is not named")
	}
	if f.Holds&Votes == 0 {
		voted := 0
		for _, c := range a.WalkBones() {
			if c.Votes > 0 {
				voted++
			}
		}
		if named["cause votes"] < voted {
			t.Fatalf("votes of %d causes, named are %d", voted, named["cause votes"])
		}
	}
}
