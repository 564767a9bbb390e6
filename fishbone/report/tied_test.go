package report

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
)

// No line ends between a figure and what it counts; words that only follow a figure stay as they are.
func TestFiguresKeepTheirUnits(t *testing.T) {
	for said, want := range map[string]string{
		"平均 3.82 件": "平均 3.82~件", "420 萬元以上，52 件": "420~萬元以上，52~件", "15.7 %": "15.7~%", "5 min or 30 °C": "5~min or 30~°C",
		"31 件增為 52 件。": "31~件增為 52~件。", "3 hotels": "3~hotels", "4.2 million euros a month": "4.2~million euros a month",
		"since 20 April, 18 quality complaints": "since 20~April, 18~quality complaints", "7 and 60 days after": "7 and 60~days after", "11.6% more": "11.6%~more",
		"improved by 10.2%": "improved by~10.2%", "from 31 to 52.": "from 31 to~52.", "to 30 customers": "to 30~customers", "at 5 of 14 sales staff": "at~5 of 14~sales staff",
		"1.5 at most": "1.5 at most", "in 2026 they": "in 2026 they", "9 months before, 3 after": "9~months before, 3~after", "A4 paper": "A4 paper",
		"about 12 kg": "about 12~kg", "in 2026 we": "in 2026 we", "no. 4": "no. 4",
	} {
		if got := tied(said); got != strings.ReplaceAll(want, "~", together) {
			t.Errorf("%q became %q, want %q", said, got, want)
		}
	}
	v := func() Value { return Value{Text: "3.82 件"} }
	d := &Document{Head: []Field{{Value: v()}}, Sections: []Part{{Blocks: []Block{Field{Value: v()}, Table{Rows: [][]Value{{v()}}}}}}}
	d.tie()
	for i, got := range []Value{d.Head[0].Value, d.Sections[0].Blocks[0].(Field).Value, d.Sections[0].Blocks[1].(Table).Rows[0][0]} {
		if got.Text != "3.82"+together+"件" {
			t.Errorf("place %d says %q", i, got.Text)
		}
	}
}

// A causal statement goes from the cause over its effect to the event, where the chain has an effect.
func TestCausalStatementsHaveAnEffect(t *testing.T) {
	c := &context{a: complete(t), words: plain{}}
	for _, path := range [][]string{{"root"}, {"effect", "root"}, {"first", "second", "effect", "root"}} {
		var causes []fishbone.Cause
		for _, text := range path {
			causes = append(causes, fishbone.Cause{Text: text})
		}
		want := "report.leadsTo root " + c.a.HeadText()
		if slices.Contains(path, "effect") {
			want = "report.leadsTo root report.leadsTo effect " + c.a.HeadText()
		}
		if got := c.event(causes); got != want {
			t.Errorf("%q: it says %q, want %q", path, got, want)
		}
	}
}

// Who did something is a name, wherever it stands: writers end no line in one.
func TestNamesAreNames(t *testing.T) {
	c := &context{a: complete(t), words: plain{}, tied: true}
	for i, v := range []Value{c.person("趙品妤"), membersOf(c), values["team"].value(c), values["leader"].value(c), values["recorder"].value(c)} {
		if !v.Names {
			t.Errorf("%d: %q are no names", i, v.Text)
		}
	}
}

func TestFlatKeepsWhatIsTied(t *testing.T) {
	if got := Flat(" 9\u00a0件\n每月  一次 "); got != "9\u00a0件 每月 一次" {
		t.Errorf("%q", got)
	}
}

// Short names of places stay whole, and descriptions of them do not.
func TestPlacesAreNames(t *testing.T) {
	c := &context{tied: true}
	for text, want := range map[string]bool{"三楼会议室": true, "成品仓库、汉森贸易": true, "Hall 3": true, "二号车间东头第三条线旁边的货架上": false, "仓库，以及客户那里": false} {
		if got := c.place(text); got.Names != want || got.Text != text {
			t.Errorf("%q is a name: %v", text, got.Names)
		}
	}
}

// What shows a cause says what each part is: the method, the sample by its name, who and when.
func TestVerifiedTellsWhatIsWhat(t *testing.T) {
	c := &context{a: complete(t), words: plain{}}
	day := c.day("2026-04-09").Text
	for want, v := range map[string]fishbone.Verification{
		"Count\nreport.sample 8 moulds\nAnn\n" + day: {Method: "Count", Sample: "8 moulds", Who: "Ann", Done: "2026-04-09"},
		"report.sample 8 moulds\nAnn":                {Sample: "8 moulds", Who: "Ann"},
		"Count\n" + day:                              {Method: "Count", Done: "2026-04-09"},
		"":                                           {},
	} {
		if got := c.verified(fishbone.Cause{}, v); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
