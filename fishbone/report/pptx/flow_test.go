package pptx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/reporttest"
)

// slidesOf are the slides of a report of one section, in their order, without the cover.
func slidesOf(t *testing.T, blocks ...report.Block) (all []string) {
	t.Helper()
	d := reporttest.Report("zh-Hans", 0)
	d.Sections = []report.Part{{ID: "D7", Number: "D7", Title: "Prevention", Blocks: blocks}}
	parts := open(t, d)
	for n := 2; parts[fmt.Sprintf("ppt/slides/slide%d.xml", n)] != ""; n++ {
		all = append(all, parts[fmt.Sprintf("ppt/slides/slide%d.xml", n)])
	}
	return all
}

// table has rows of so many characters in one cell.
func table(name string, rows, long int) report.Table {
	t := report.Table{Name: name, Columns: []report.Column{{Head: "Action"}, {Head: "Owner"}}}
	for i := range rows {
		t.Rows = append(t.Rows, []report.Value{{Text: strings.Repeat("客户", long/2) + fmt.Sprintf(" row %d", i)}, {Text: "Ann"}})
	}
	return t
}

var sizeOf = regexp.MustCompile(`sz="(\d+)"[^>]*>(?:<[^t][^>]*>)*?<a:latin`)

// smallest and largest are the sizes of letters on a slide below its title, in points.
func lettersOf(slide string) (smallest, largest int) {
	_, below, _ := strings.Cut(slide, `name="page"`)
	_, below, _ = strings.Cut(below, `</p:sp>`)
	smallest = 1000
	for _, m := range sizeOf.FindAllStringSubmatch(below, -1) {
		var n int
		fmt.Sscan(m[1], &n)
		smallest, largest = min(smallest, n/100), max(largest, n/100)
	}
	return smallest, largest
}

// What is short is large, and stands on one slide; what is long is no smaller than can be read.
func TestLettersAreAsLargeAsThereIsRoom(t *testing.T) {
	field := report.Field{Label: "Product", Value: report.Value{Text: "Wall fitting"}}
	few := slidesOf(t, field, field, table("Standards", 3, 10))
	if len(few) != 1 {
		t.Fatalf("%d slides for three short things", len(few))
	}
	if small, large := lettersOf(few[0]); small != 20 || large != 20 {
		t.Errorf("short things are %d to %d points large", small, large)
	}
	if small, _ := lettersOf(slidesOf(t, field)[0]); small != 24 {
		t.Errorf("a value alone is %d points large", small)
	}
	for _, slide := range slidesOf(t, table("Standards", 60, 80)) {
		if small, _ := lettersOf(slide); small < usual {
			t.Errorf("a long table is %d points large", small)
		}
	}
}

// Short sections share a slide, each below its heading; a very short one shares those of a long one. One
// that fills a slide has it for itself.
func TestShortSectionsShareSlides(t *testing.T) {
	field := report.Field{Label: "Product", Value: report.Value{Text: "Wall fitting"}}
	some := []report.Block{field, field, field}
	for name, c := range map[string]struct {
		parts  [][]report.Block
		titles []string
	}{
		"short":           {[][]report.Block{some, {table("Standards", 2, 10)}}, []string{"1  A · 2  B"}},
		"below half":      {[][]report.Block{{table("Actions", 3, 10)}, {table("Standards", 3, 10)}}, []string{"1  A · 2  B"}},
		"alone":           {[][]report.Block{some, {table("Actions", 7, 10)}, some[:2]}, []string{"1  A", "2  B · 3  C"}},
		"three":           {[][]report.Block{{field}, {field}, {field}}, []string{"1  A · 2  B · 3  C"}},
		"full":            {[][]report.Block{{table("Actions", 11, 10)}, {table("Standards", 11, 10)}}, []string{"1  A", "2  B"}},
		"before a table":  {[][]report.Block{{field}, {table("Actions", 16, 40)}}, []string{"1  A · 2  B", "2  B"}},
		"behind a table":  {[][]report.Block{{table("Actions", 14, 40)}, {field}}, []string{"1  A", "1  A · 2  B"}},
		"before pictures": {[][]report.Block{some, {report.Picture{Name: "chain", Pages: []*scene.Scene{reporttest.Fish()}}}}, []string{"1  A", "2  B"}},
	} {
		d := reporttest.Report("en", 0)
		d.Sections = nil
		for i, blocks := range c.parts {
			d.Sections = append(d.Sections, report.Part{Number: fmt.Sprint(i + 1), Title: string(rune('A' + i)), Blocks: blocks})
		}
		parts := open(t, d)
		for i, title := range c.titles {
			slide := parts[fmt.Sprintf("ppt/slides/slide%d.xml", i+2)]
			if !strings.Contains(slide, "<a:t>"+title+"</a:t>") {
				t.Errorf("%s: slide %d is not called %q", name, i+1, title)
			}
			if !strings.Contains(title, "·") && strings.Contains(slide, `name="section"`) {
				t.Errorf("%s: slide %d says twice what it is about", name, i+1)
			}
			for _, one := range strings.Split(title, " · ") {
				goesOn := i > 0 && strings.Contains(c.titles[i-1], one)
				if heading := strings.Contains(slide, `name="section"`) && strings.Contains(slide, "<a:t>"+one+"</a:t>"); strings.Contains(title, "·") && !goesOn && !heading {
					t.Errorf("%s: slide %d has no heading %q", name, i+1, one)
				}
			}
		}
		if parts[fmt.Sprintf("ppt/slides/slide%d.xml", len(c.titles)+2)] != "" {
			t.Errorf("%s: there are more than %d slides", name, len(c.titles))
		}
	}
}

// Who sees a slide knows which table it shows, on each slide where it goes on too.
func TestTablesOfSlidesHaveNames(t *testing.T) {
	slides := slidesOf(t, table("Prevention", 3, 10), table("Read across", 40, 60))
	if len(slides) < 3 {
		t.Fatalf("%d slides", len(slides))
	}
	for i, slide := range slides {
		named := strings.Contains(slide, "<a:t>Read across</a:t>")
		if has := strings.Contains(slide, `name="Read across"`); has != named {
			t.Errorf("slide %d: it has the table: %v, and its name: %v", i+1, has, named)
		}
		if !strings.Contains(slide, fmt.Sprintf("<a:t>D7  Prevention (%d/%d)</a:t>", i+1, len(slides))) {
			t.Errorf("slide %d has no title with its number", i+1)
		}
		if strings.Contains(slide, "<a:t>Prevention</a:t>") {
			t.Errorf("slide %d says the section's name twice", i+1)
		}
	}
}

var (
	boxes = regexp.MustCompile(`<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>`)
	rows  = regexp.MustCompile(`<a:tr h="(\d+)">`)
)

// No word is lost and nothing hangs out of a slide, however long a text is.
func TestLongTextsGoOnOnTheNextSlide(t *testing.T) {
	long := strings.Repeat("一二三四五六七八九十", 300)
	story := report.Field{Label: "Story", Value: report.Value{Text: long}}
	whole := table("Standards", 3, 10)
	whole.Rows[1][0].Text = long
	counted := 0
	for i, slide := range slidesOf(t, story, whole) {
		counted += strings.Count(slide, "十")
		for _, m := range boxes.FindAllStringSubmatch(slide, -1) {
			var n [4]int
			for i := range n {
				fmt.Sscan(m[1+i], &n[i])
			}
			if n[0]+n[2] > emus(width) || n[1]+n[3] > emus(height) {
				t.Errorf("slide %d: a shape is at %v", i+2, n)
			}
		}
		high := 0
		for _, m := range rows.FindAllStringSubmatch(slide, -1) {
			var n int
			fmt.Sscan(m[1], &n)
			high += n
		}
		if high > emus(room) {
			t.Errorf("slide %d: its rows are %d points high", i+2, high/emu)
		}
	}
	if counted != 2*300 {
		t.Errorf("%d of 600 tens", counted)
	}
}

// A small table stands beside the chart of its values.
func TestASmallTableStandsBesideItsChart(t *testing.T) {
	c, err := chart.Pareto{Title: "Rooms", Unit: "rooms", Bars: []chart.Bar{{Name: "late", Count: 3}, {Name: "dirty", Count: 9}}}.Data(chart.Style{})
	if err != nil {
		t.Fatal(err)
	}
	picture := report.Picture{Name: "counts", Alt: "Rooms", Pages: []*scene.Scene{reporttest.Fish()}, Charts: []*chart.Data{c}}
	for long, want := range map[int]int{8: 1, 300: 2} {
		slides := slidesOf(t, table("Check sheet", 6, long), picture)
		if len(slides) < want || want == 1 && len(slides) > 1 {
			t.Errorf("%d characters: %d slides", long, len(slides))
		}
		both := slices.ContainsFunc(slides, func(s string) bool { return strings.Contains(s, "<a:tbl>") && strings.Contains(s, "rIdChart1") })
		if both != (want == 1) {
			t.Errorf("%d characters: table and chart are on one slide: %v", long, both)
		}
	}
}

// A value behind the chart stands below the table: it has no slide for itself.
func TestAValueBehindAChartHasNoSlideForItself(t *testing.T) {
	c, err := chart.Pareto{Title: "Rooms", Unit: "rooms", Bars: []chart.Bar{{Name: "late", Count: 3}, {Name: "dirty", Count: 9}}}.Data(chart.Style{})
	if err != nil {
		t.Fatal(err)
	}
	picture := report.Picture{Name: "counts", Alt: "Rooms", Pages: []*scene.Scene{reporttest.Fish()}, Charts: []*chart.Data{c}}
	field := report.Field{Label: "Zeal", Value: report.Value{Text: "More than before"}}
	for rows, want := range map[int]int{4: 1, 12: 2} {
		if slides := slidesOf(t, table("Check sheet", rows, 8), picture, field); len(slides) != want {
			t.Errorf("%d rows: %d slides", rows, len(slides))
		} else if !strings.Contains(slides[want-1], "More than before") {
			t.Errorf("%d rows: the value is lost", rows)
		}
	}
}

// Rows of one and of two lines are as high as each other where the slide has room.
func TestRowsOfATableAreAsHighAsEachOther(t *testing.T) {
	one := table("Standards", 4, 10)
	one.Rows[2][0].Text = strings.Repeat("客户", 22)
	slide := slidesOf(t, one)[0]
	high := map[string]int{}
	for i, found := range regexp.MustCompile(`<a:tr h="(\d+)">`).FindAllStringSubmatch(slide, -1) {
		if i > 0 { // the head
			high[found[1]]++
		}
	}
	if len(high) != 1 {
		t.Errorf("the rows are so high: %v", high)
	}
}

// Figures in Chinese take more room than their letters do, so that no table runs into the foot of its slide.
func TestFiguresInChineseHaveRoom(t *testing.T) {
	at := &tableAt{size: 14, leading: 1.32, widths: []float64{82}}
	for words, want := range map[string]int{"5 家对手、12 个型号": 3, "五家对手和十个型号": 2, "212 通": 1} {
		if got := at.lines([]report.Value{{Text: words}}); got != want {
			t.Errorf("%q takes %d lines, want %d", words, got, want)
		}
	}
}

// No sentence is broken where our letters end lines: people edit the slides, in fonts of their own.
func TestSentencesAreNotBroken(t *testing.T) {
	d := reporttest.Sentences("zh-Hans")
	parts, said := open(t, d), ""
	for n := 1; parts[fmt.Sprintf("ppt/slides/slide%d.xml", n)] != ""; n++ {
		said += parts[fmt.Sprintf("ppt/slides/slide%d.xml", n)]
	}
	reporttest.NoBreaks(t, d, said, regexp.MustCompile(`<a:br/>|</a:p>`))
}

// A text higher than a slide goes on on the next one, with the lines that it has and no others.
func TestPiecesOfATextAreAsWritten(t *testing.T) {
	text := strings.Repeat("八副在用模具都查不到使用次数，the moulds were never counted. ", 9) + "\n• 五副 五年以上\n" + strings.Repeat("老客户没有回访，", 20)
	for most := 1; most < 20; most++ {
		all := chunks(text, 12, false, 150, most)
		if got := strings.Join(all, ""); strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(text), "") {
			t.Fatalf("%d lines: it says %q", most, got)
		}
		for _, one := range all {
			if !strings.Contains(text, one) || columns.Lines(one, 12, false, 150) > most+1 {
				t.Errorf("%d lines: a piece is %q", most, one)
			}
		}
	}
}
