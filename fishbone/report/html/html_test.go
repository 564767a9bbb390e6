package html

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// The file has no script, fetches nothing, and shows what was typed as it was typed.
func TestAFileForItself(t *testing.T) {
	data, err := Write(reporttest.Report("zh-Hant", 12))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	words := ""
	met := map[string]int{}
	for n := range root.Descendants() {
		met[n.Data]++
		if n.Type == html.TextNode {
			words += n.Data
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || (a.Key == "src" || a.Key == "href") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "data:") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
	}
	if met["script"] > 0 || met["svg"] != 1 || met["table"] != 2 || met["thead"] != 2 {
		t.Errorf("it has %d scripts, %d pictures, %d tables", met["script"], met["svg"], met["table"])
	}
	if !strings.Contains(words, reporttest.Hostile+" row 11") || !strings.Contains(text, `<html lang="zh-Hant">`) {
		t.Error("the last row is not there as it was typed")
	}
	if urls := regexp.MustCompile(`url\(([^d)][^)]{0,20})`).FindAllString(text, -1); len(urls) > 0 {
		t.Errorf("it fetches %q", urls)
	}
}

// The letters of a page are not those of its pictures, which bring their own: others are stretched to the width
// of ours, and a dot becomes a dash.
func TestPicturesKeepTheirFonts(t *testing.T) {
	file, err := Write(reporttest.Report("zh-Hant", 1))
	if err != nil {
		t.Fatal(err)
	}
	_, style, _ := strings.Cut(string(file), "<style>")
	style, _, _ = strings.Cut(style, "</style>")
	for _, rule := range strings.Split(style, "\n") {
		if of, _, _ := strings.Cut(rule, " {"); strings.Contains(rule, "font-family") && (!strings.HasPrefix(of, "body") || strings.ContainsAny(of, " *")) {
			t.Errorf("this reaches into pictures: %.60s", rule)
		}
	}
}

// A browser breaks Chinese anywhere, but not a head of two or three characters above short cells.
func TestShortHeadsStayOnOneLine(t *testing.T) {
	d := reporttest.Report("zh-Hant", 0)
	table := report.Table{Columns: []report.Column{{Head: "力度"}, {Head: "本来也可能，却不是"}}, Rows: [][]report.Value{{{Text: "強"}, {Text: "没有"}}}}
	d.Sections[0].Blocks = []report.Block{table}
	file, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<th scope="col" class="short">力度</th>`, `<th scope="col">本来也可能，却不是</th>`} {
		if !strings.Contains(string(file), want) {
			t.Errorf("there is no %s", want)
		}
	}
}

// What belongs on one sheet is printed in letters of the size in which our own pages hold it; all else
// in the usual ones.
func TestOneSheetIsPrintedAsOne(t *testing.T) {
	for _, fit := range []bool{true, false} {
		d := reporttest.Report("zh-Hans", 30)
		d.Profile.Fit = fit
		file, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`<body class="sheet">`, "--text: ", "--picture: "} {
			if strings.Contains(string(file), want) != fit {
				t.Errorf("fit %v: %s is there: %v", fit, want, !fit)
			}
		}
		if strings.Contains(string(file), "ZgotmplZ") {
			t.Error("a size was taken for something dangerous")
		}
	}
	short, long := reporttest.Report("zh-Hans", 3), reporttest.Report("zh-Hans", 30)
	short.Profile.Fit, long.Profile.Fit = true, true
	if sheet(short) == sheet(long) {
		t.Errorf("a long report is as large as a short one: %s", sheet(long))
	}
}

// A column has the room that its words take: what is short has little, and several lines of words are not
// broken for the sake of a long text beside them.
func TestColumnsHaveTheRoomOfTheirWords(t *testing.T) {
	d := reporttest.Report("en", 0)
	whys := "1 Sales staff leave\n2 Weak management\n3 Team leaders have no time to coach\n4 Team leaders fill in seven reports a week"
	long := strings.Repeat("Lay the reports side by side, and time how long they take. ", 3)
	table := report.Table{Columns: []report.Column{{Head: "No."}, {Head: "Whys"}, {Head: "Evidence"}, {Head: "Who"}}}
	table.Rows = [][]report.Value{{{Text: "1"}, {Text: whys}, {Text: long}, {Text: "Grace\u00a0Okafor"}}}
	d.Sections = d.Sections[:1]
	d.Sections[0].Blocks = []report.Block{table, report.Table{Columns: table.Columns[:1], Rows: [][]report.Value{{{Text: "1"}}}}}
	file, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	var parts []float64
	for _, found := range regexp.MustCompile(`<col style="width: ([\d.]+)%">`).FindAllStringSubmatch(string(file), -1) {
		part, _ := strconv.ParseFloat(found[1], 64)
		parts = append(parts, part)
	}
	if len(parts) != 5 || math.Abs(parts[0]+parts[1]+parts[2]+parts[3]-100) > 0.3 || parts[0] > 7 || parts[1] < 25 || parts[3] < 8 {
		t.Errorf("the columns take %v percent", parts)
	}
	if tables := regexp.MustCompile(`<table.* style="width: (100%|min\(100%, [\d.]{3}em\))"`).FindAllStringSubmatch(string(file), -1); len(tables) != 2 || tables[0][1] != "100%" || tables[1][1] == "100%" {
		t.Errorf("the tables are so wide: %q", tables)
	}
}

// A section of a few values is printed on one page, and one with a long table begins where there is room.
func TestAShortSectionIsOnOnePage(t *testing.T) {
	field := report.Field{Label: "Decision", Value: report.Value{Text: "replaced"}}
	d := reporttest.Report("en", 20)
	d.Sections = []report.Part{{ID: "a", Title: "Answer", Blocks: []report.Block{field, field}}, {ID: "b", Title: "Actions", Blocks: []report.Block{field, d.Tables()[0]}}}
	file, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(file), `<section class="little">`); n != 1 || !strings.Contains(string(file), "<section>") {
		t.Errorf("%d sections stay on a page", n)
	}
}

// A line of a list is in one of its columns, names are not broken, and a Chinese number has its sign behind it.
func TestLinesNamesAndNumbersStayWhole(t *testing.T) {
	d := reporttest.Report("zh-Hant", 0)
	list := strings.TrimSuffix(strings.Repeat("• 每週把銷售預測交給生產計畫\n", 7), "\n")
	d.Sections = []report.Part{{Number: "一", Counted: true, Title: "措施", Blocks: []report.Block{
		report.Field{Label: "已做", Value: report.Value{Text: list}}, report.Field{Label: "小組", Value: report.Value{Text: "王敏、趙品妤", Names: true}},
	}}}
	file, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	for want, n := range map[string]int{`<span class="item"><span>• </span>每`: 7, ".item { display: block; break-inside: avoid; padding-left: 0.75em; text-indent: -0.75em; }": 1, `<span class="names">王敏、趙品妤</span>`: 1, ".names { word-break: keep-all; }": 1, `<h2><span class="counted">一、</span>措施</h2>`: 1, "<br>": 0} {
		if got := strings.Count(string(file), want); got != n {
			t.Errorf("there are %d of %s, want %d", got, want, n)
		}
	}
}

// A printed list leaves no few rows alone on its last page: they find room with less air, or are more.
func TestAPrintedListTakesNoPageForItsEnd(t *testing.T) {
	tight, even := 0, 0
	for rows := 1; rows < 80; rows++ {
		d := reporttest.Report("en", 0)
		table := report.Table{Name: "Promises", Columns: []report.Column{{Head: "Promise", Weight: 10}}}
		for range rows {
			table.Rows = append(table.Rows, []report.Value{{Text: "Call back"}})
		}
		d.Sections = []report.Part{{ID: "a", Title: "Promises", Blocks: []report.Block{table}}}
		file, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		as := printedAs(d)
		if strings.Contains(string(file), `<body class="tight">`) != as.Tight || strings.Contains(string(file), `<tr class="page">`) != (as.Even > 0) {
			t.Errorf("%d rows are printed as %+v, and are not", rows, as)
		}
		if as.Tight {
			tight++
		}
		if as.Even > 0 {
			even++
		}
		if as.Even > 0 && (as.Tight || rows-as.Even < 4) {
			t.Errorf("%d rows are printed as %+v", rows, as)
		}
	}
	if tight == 0 || even == 0 || tight+even > 60 {
		t.Errorf("of 79 lists %d are set tighter, and %d in even pages", tight, even)
	}
}

// Codes are not broken behind their hyphens; words are.
func TestCodesStayWhole(t *testing.T) {
	for words, want := range map[string]bool{"SOP-CS-003": true, "WI-PR-014": true, "2026/0014-B": true, "follow-up of every call": false, "模具-保养规程与记录表": false} {
		if got := short(report.Value{Text: words}); got != want {
			t.Errorf("%q stays whole: %v", words, got)
		}
	}
}

// A table that fills the page on a screen ends at its edge on paper, too: letters are smaller there. One that needs
// less than the page is not drawn out.
func TestFullTablesEndAtTheEdge(t *testing.T) {
	long := strings.Repeat("Nobody knows the customer any more. ", 9)
	for name, c := range map[string]struct {
		row  []report.Value
		want string
	}{
		"long words": {[]report.Value{{Text: long}, {Text: long}}, "width: 100%"},
		"few words":  {[]report.Value{{Text: "Ann"}, {Text: "Bob"}}, "em)"},
	} {
		table := &report.Table{Columns: []report.Column{{Head: "One"}, {Head: "Two"}}, Rows: [][]report.Value{c.row}}
		if got := string(shared(table, reporttest.Report("en", 0)).Table); !strings.HasSuffix(got, c.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Chinese names beside the title are broken in none of their characters.
func TestNamesOfTheHeadStayWhole(t *testing.T) {
	d := reporttest.Report("zh-Hant", 0)
	d.Head = []report.Field{{Label: "小組", Value: report.Value{Text: "王敏、李強、周雅婷", Names: true}}}
	file, err := Write(d)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(file), `<b class="names">王敏、李強、周雅婷</b>`) || !strings.Contains(string(file), "header .names {") {
		t.Error("browsers may break them")
	}
}

// A chart that is much wider than high stands on the page of its table, and is smaller there; a fish is not.
func TestFlatChartsStandWithTheirTables(t *testing.T) {
	for name, c := range map[string]struct {
		picture report.Picture
		want    bool
	}{
		"plan":  {report.Picture{Pages: []*scene.Scene{reporttest.Fish()}}, true},
		"radar": {report.Picture{Pages: []*scene.Scene{{Width: 200, Height: 200}}}, false},
		"fish":  {report.Picture{Pages: []*scene.Scene{reporttest.Fish()}, Things: map[fishbone.ID]report.Hung{}}, false},
		"pairs": {report.Picture{Pages: []*scene.Scene{reporttest.Fish(), reporttest.Fish()}}, false},
	} {
		d := reporttest.Report("en", 0)
		d.Sections = []report.Part{{ID: "a", Title: "A", Blocks: []report.Block{c.picture}}}
		file, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(file), ` class="flat"`); got != c.want {
			t.Errorf("%s is flat: %v", name, got)
		}
	}
}
