package pages

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// Nothing lies beyond the paper, and no words lie on others, on any paper and with any rows.
func TestEveryWordHasItsPlace(t *testing.T) {
	for _, paper := range []report.Paper{report.A4, report.A4Wide, report.A3} {
		for _, rows := range []int{0, 1, 9, 60} {
			d := reporttest.Report("zh-Hans", rows)
			d.Profile.Paper, d.Paper = paper, paper
			for n, page := range Draw(d, fonts.Simplified) {
				for i, one := range page.Texts {
					if one.At.X < edge-5 || one.At.X+one.Width > page.Width-edge+5 || one.At.Y > page.Height-edge*0.7 || one.At.Y < edge*0.5 {
						t.Errorf("%q, page %d of %s with %d rows: at %v, %v wide", one.Words, n+1, paper, rows, one.At, one.Width)
					}
					for _, other := range page.Texts[:i] {
						if over(one, other) {
							t.Errorf("%q lies on %q on page %d of %s with %d rows", one.Words, other.Words, n+1, paper, rows)
						}
					}
				}
			}
		}
	}
}

func over(a, b scene.Text) bool {
	const touch = 0.75 // of the size: ascenders and descenders may meet
	return a.At.X < b.At.X+b.Width-0.5 && b.At.X < a.At.X+a.Width-0.5 && a.At.Y-touch*a.Size < b.At.Y && b.At.Y-touch*b.Size < a.At.Y
}

// Every row is there, and the head of the table on each page that has rows.
func TestATableGoesOnOverPages(t *testing.T) {
	pages := Draw(reporttest.Report("en", 60), fonts.Simplified)
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	all, heads := "", 0
	for _, p := range pages {
		for _, one := range p.Texts {
			all += one.Words + " "
			if one.Words == "Due" {
				heads++
			}
		}
	}
	if strings.Count(all, "row 59 of") != 2 || heads < len(pages)-1 {
		t.Errorf("the last row stands there %d times, the head %d times on %d pages", strings.Count(all, "row 59 of"), heads, len(pages))
	}
}

// What fits on one page only in smaller letters is set in smaller letters.
func TestOnOnePageIfItCanBeRead(t *testing.T) {
	d := reporttest.Report("en", 5)
	usual := len(Draw(d, fonts.Simplified))
	d.Profile.Fit = true
	if fit := len(Draw(d, fonts.Simplified)); usual < 2 || fit != 1 {
		t.Errorf("%d pages as a rule, %d to fit", usual, fit)
	}
}

// What would leave a page half empty is set with less air, and if that is not enough with smaller pictures and smaller
// letters in tables, so that there are fewer such pages or none. What needs no help is set as usual.
func TestNoPageForALittle(t *testing.T) {
	tightened := 0
	all := func(s *sheet) float64 { return float64(len(s.pages)) + s.costs() }
	for rows := 10; rows < 60; rows++ {
		d := reporttest.Report("en", rows)
		d.Sections = d.Sections[1:]
		usual, is := lay(d, fonts.Simplified, usual), set(d, fonts.Simplified)
		switch {
		case is.air == 1 && (is.pictures != 1 || all(is) != all(usual)):
			t.Errorf("%d rows: it is set as usual, and is not", rows)
		case is.air == 1:
			continue
		case all(is) >= all(usual) || usual.costs() == 0:
			t.Errorf("%d rows: pages used as %.2f and %.2f became %.2f and %.2f", rows, usual.used, usual.filled(), is.used, is.filled())
		}
		tightened++
		if got, want := is.pages[0].Texts[0].Size, usual.pages[0].Texts[0].Size; got != want {
			t.Errorf("%d rows: letters of %.1f became %.1f", rows, want, got)
		}
	}
	if tightened < 3 {
		t.Errorf("only %d of 50 reports were tightened", tightened)
	}
}

// A table stands on one page with the chart of it, unless too much of a page would be left empty.
func TestATableStaysWithItsChart(t *testing.T) {
	for before := range 30 {
		d := reporttest.Report("en", 5)
		table := report.Table{Name: "Marks", Columns: []report.Column{{Head: "Ability"}}}
		for range 5 {
			table.Rows = append(table.Rows, []report.Value{{Text: "mark"}})
		}
		chart := reporttest.Fish()
		chart.Width = 540
		var blocks []report.Block
		for range before {
			blocks = append(blocks, report.Field{Label: "Name", Value: report.Value{Text: "value"}})
		}
		d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: append(blocks, table, report.Picture{Name: "marks", Pages: []*scene.Scene{chart}})}}
		var with []string
		for _, page := range Draw(d, fonts.Simplified) {
			words := ""
			for _, one := range page.Texts {
				words += one.Words + "|"
			}
			if strings.Contains(words, "Marks") || strings.Contains(words, "spine") {
				with = append(with, words)
			}
		}
		if len(with) != 1 {
			t.Errorf("below %d values the table and its chart stand on %d pages", before, len(with))
		}
	}
}

// Charts side by side become larger on a sheet that has room left, and not on one that is full.
func TestASheetIsFilled(t *testing.T) {
	letters := func(rows int) (size float64) {
		d := reporttest.Report("en", rows)
		d.Profile.Fit, d.Profile.Paper, d.Paper = true, report.A4Wide, report.A4Wide
		chart := reporttest.Fish()
		chart.Height = 330
		d.Sections = d.Sections[1:]
		d.Sections[0].Blocks = []report.Block{report.Picture{Name: "effect", Pages: []*scene.Scene{chart, chart}}, d.Tables()[0]}
		pages := Draw(d, fonts.Simplified)
		if len(pages) != 1 {
			t.Fatalf("%d rows: %d pages", rows, len(pages))
		}
		for _, one := range pages[0].Texts {
			if one.Words == "spine" {
				size = one.Size
			}
		}
		return size
	}
	if few, many := letters(1), letters(9); few < 1.3*many {
		t.Errorf("letters of %.1f points where there is room, and of %.1f where there is none", few, many)
	}
}

// A plan of many rows is as high as its letters need. They are a little smaller only where it takes the rest of
// a page, much of which would be empty otherwise.
func TestTallPicturesCanBeRead(t *testing.T) {
	for high := 200.0; high < 600; high += 40 {
		for before := range 30 {
			tall := reporttest.Fish()
			tall.Width, tall.Height, tall.Texts[0].Size = 540, high, 9
			d := reporttest.Report("en", 0)
			var blocks []report.Block
			for range before {
				blocks = append(blocks, report.Field{Label: "Name", Value: report.Value{Text: "value"}})
			}
			d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: append(blocks, report.Picture{Name: "plan", Pages: []*scene.Scene{tall}})}}
			for _, page := range Draw(d, fonts.Simplified) {
				for _, one := range page.Texts {
					if fills := high*one.Size/9 > 0.2*page.Height && one.Size > 5.9; one.Words == "spine" && one.Size < small-0.1 && !fills {
						t.Errorf("%.0f high below %d values: its letters are %.1f points large", high, before, one.Size)
					}
				}
			}
		}
	}
}

// A story that takes a page and more is all there.
func TestLongTextsAreAllThere(t *testing.T) {
	d := reporttest.Report("zh-Hans", 0)
	long := strings.Repeat("一二三四五六七八九十", 500)
	d.Sections[0].Blocks = []report.Block{
		report.Field{Label: "Story", Value: report.Value{Text: long}},
		report.Table{Name: "Causes", Columns: []report.Column{{Head: "Text"}}, Rows: [][]report.Value{{{Text: long}}}},
	}
	tens := 0
	for _, page := range Draw(d, fonts.Simplified) {
		for _, one := range page.Texts {
			tens += strings.Count(one.Words, "十")
		}
	}
	if tens != 2*500 {
		t.Errorf("%d of 1000 tens are there", tens)
	}
}

func BenchmarkDraw(b *testing.B) {
	d := reporttest.Report("zh-Hans", 60)
	for b.Loop() {
		Draw(d, fonts.Simplified)
	}
}

// What is read is a part of the report, in the order in which it is read; only the feet of pages and
// the heads of tables that go on are not.
func TestWhoListensHearsTheWholeReport(t *testing.T) {
	d := reporttest.Report("zh-Hans", 60)
	pages := Draw(d, fonts.Simplified)
	heard := map[*scene.Tag]string{}
	untagged := 0
	for _, page := range pages {
		if page.Tags != pages[0].Tags {
			t.Fatal("the pages are not of one document")
		}
		for _, one := range page.Texts {
			if one.Tag == nil {
				untagged++
			}
			heard[one.Tag] += one.Words
		}
	}
	if most := len(pages) * (2 + len(d.Tables()[0].Columns)); untagged > most {
		t.Errorf("%d texts belong to nothing, %d at most are repeated", untagged, most)
	}
	roles := map[string]int{}
	var said string
	var walk func(tag *scene.Tag)
	walk = func(tag *scene.Tag) {
		roles[tag.Role]++
		said += heard[tag]
		delete(heard, tag)
		switch {
		case tag.Role == "Figure" && tag.Alt == "":
			t.Error("a figure says nothing")
		case tag.Role == "TR" && len(tag.Kids()) != len(d.Tables()[0].Columns):
			t.Errorf("a row has %d cells", len(tag.Kids()))
		}
		for _, kid := range tag.Kids() {
			walk(kid)
		}
	}
	walk(pages[0].Tags)
	delete(heard, nil)
	if len(heard) > 0 {
		t.Errorf("%d parts are in no document", len(heard))
	}
	want := map[string]int{"Document": 1, "H1": 1, "Sect": 2, "H2": 2, "H3": 2, "Figure": 1, "Table": 2, "TR": 122, "TH": 8, "TD": 480}
	for role, n := range want {
		if roles[role] != n {
			t.Errorf("%d × %s, want %d", roles[role], role, n)
		}
	}
	at := 0
	for _, words := range []string{"8D 报告", "Guests wait at", "2026-014", "D0 Complaint", "Product", "not given 1", "Story", "One room after the other was ready and nobody knew. 没有", "Root causes", "spine", "Text", "Owner", "row 0 of", "row 59 of"} {
		i := strings.Index(said[at:], words)
		if i < 0 {
			t.Fatalf("%q is not heard behind %q", words, said[max(0, at-80):at])
		}
		at += i
	}
}

// A line parts a section from the one above it; where the section begins on the next page, none is left
// at the foot of this one.
func TestNoLineIsLeftBehind(t *testing.T) {
	for rows := 20; rows < 40; rows++ {
		d := reporttest.Report("zh-Hans", rows)
		d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: []report.Block{d.Tables()[0]}}, {ID: "b", Title: "Two", Blocks: []report.Block{report.Picture{Name: "effect", Pages: []*scene.Scene{reporttest.Fish()}}}}}
		for n, page := range Draw(d, fonts.Simplified) {
			lowest, words := 0.0, 0.0
			for _, l := range page.Lines {
				lowest = max(lowest, l.Points[0].Y)
			}
			for _, one := range page.Texts {
				if one.Tag != nil {
					words = max(words, one.At.Y)
				}
			}
			if lowest > words+14 {
				t.Errorf("%d rows, page %d: a line at %.0f below the last words at %.0f", rows, n+1, lowest, words)
			}
		}
	}
}

// A table with a few rows stands on one page with its heading, wherever it begins.
func TestFewRowsStayOnOnePage(t *testing.T) {
	for before := range 60 {
		d := reporttest.Report("zh-Hant", 4)
		var fields []report.Block
		for range before {
			fields = append(fields, report.Field{Label: "Name", Value: report.Value{Text: "value"}})
		}
		small := report.Table{Name: "Marks", Columns: []report.Column{{Head: "Ability"}}}
		for range 4 {
			small.Rows = append(small.Rows, []report.Value{{Text: "mark"}})
		}
		d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: append(fields, small)}, {ID: "b", Title: "Effects", Blocks: []report.Block{small}}}
		for n, page := range Draw(d, fonts.Simplified) {
			marks, heads, tables := 0, 0, 0
			for _, one := range page.Texts {
				switch one.Words {
				case "mark":
					marks++
				case "Ability":
					heads++
				case "Effects":
					tables++
				}
			}
			if marks != 4*heads || tables > heads {
				t.Errorf("below %d values page %d has %d rows and %d heads", before, n+1, marks, heads)
			}
		}
	}
}

// The head of a table does not stand without a row, however high the first one is.
func TestNoHeadWithoutARow(t *testing.T) {
	for before := range 60 {
		d := reporttest.Report("en", 4)
		var blocks []report.Block
		for range before {
			blocks = append(blocks, report.Field{Label: "Name", Value: report.Value{Text: "value"}})
		}
		long := report.Table{Name: "Chains", Columns: []report.Column{{Head: "Whys"}, {Head: "Evidence"}}}
		for range 9 {
			long.Rows = append(long.Rows, []report.Value{{Text: strings.Repeat("why it came ", 90)}, {Text: "mark"}})
		}
		d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: append(blocks, long)}}
		for n, page := range Draw(d, fonts.Simplified) {
			heads, rows := 0, 0
			for _, one := range page.Texts {
				switch one.Words {
				case "Evidence":
					heads++
				case "mark":
					rows++
				}
			}
			if heads > 0 && rows == 0 {
				t.Errorf("below %d values page %d has a head without a row", before, n+1)
			}
		}
	}
}

// The last row of a table does not stand alone on a page.
func TestTheLastRowIsNotLeftAlone(t *testing.T) {
	for rows := 10; rows < 50; rows++ {
		d := reporttest.Report("zh-Hans", rows)
		d.Sections = d.Sections[1:]
		d.Sections[0].Blocks = []report.Block{d.Tables()[0]}
		pages := Draw(d, fonts.Simplified)
		last := 0
		for _, one := range pages[len(pages)-1].Texts {
			if strings.Contains(one.Words, " row ") {
				last++
			}
		}
		if last == 1 {
			t.Errorf("of %d rows one stands on a page of its own", rows)
		}
	}
}

// In the head, what is said is told from its name: both stand on one line, the name paler.
func TestTheHeadTellsNamesFromValues(t *testing.T) {
	d := reporttest.Report("en", 0)
	d.Head = []report.Field{{Label: "How evidence decides", Value: report.Value{Text: "leaf by leaf"}}}
	texts := Draw(d, fonts.Simplified)[0].Texts
	at := func(words string) int {
		return slices.IndexFunc(texts, func(t scene.Text) bool { return strings.TrimSpace(t.Words) == words })
	}
	name, value := at("How evidence decides"), at("leaf by leaf")
	if name < 0 || value < 0 {
		t.Fatal("name and value are not apart")
	}
	a, b := texts[name], texts[value]
	if a.At.Y != b.At.Y || a.At.X+a.Width > b.At.X+0.01 || a.Color == b.Color {
		t.Errorf("the name is %+v, the value %+v", a, b)
	}
}

// A long list stands in two columns where that makes it lower, and nowhere else.
func TestLongListsUseTheWidth(t *testing.T) {
	for words, want := range map[string]int{"A new rule": 2, strings.Repeat("Each new rule is told ", 9): 2, "": 1} {
		d := reporttest.Report("en", 1)
		d.Sections = d.Sections[:1]
		line, items := "• "+words, 8
		if words == "" {
			line, items = "• A new rule", 3
		}
		d.Sections[0].Blocks = []report.Block{report.Field{Label: "Changed", Value: report.Value{Text: strings.TrimSuffix(strings.Repeat(line+"\n", items), "\n")}}}
		at, dots := map[float64]bool{}, 0
		for _, one := range Draw(d, fonts.Simplified)[0].Texts {
			if strings.HasPrefix(one.Words, "•") {
				at[one.At.X] = true
				dots++
			}
		}
		if len(at) != want && !(want == 2 && len(words) > 100) || dots != items {
			t.Errorf("%d items of %d letters stand in %d columns, and %d are there", items, len(line), len(at), dots)
		}
	}
}

// A section of a few values is not parted from its heading, nor one value from the others.
func TestAShortSectionIsOnOnePage(t *testing.T) {
	field := report.Field{Label: "Name", Value: report.Value{Text: "value"}}
	for before := range 50 {
		d := reporttest.Report("en", 0)
		d.Sections = []report.Part{{ID: "a", Title: "One"}, {ID: "b", Title: "Two"}}
		for range before {
			d.Sections[0].Blocks = append(d.Sections[0].Blocks, field)
		}
		last := field
		last.Value.Text = "decision"
		d.Sections[1].Blocks = []report.Block{last, last, last, last}
		for n, page := range lay(d, fonts.Simplified, usual).pages { // as it is before a little is drawn up
			found := 0
			for _, one := range page.Texts {
				if one.Words == "decision" {
					found++
				}
			}
			if found != 0 && found != 4 {
				t.Errorf("below %d values page %d has %d of 4", before, n+1, found)
			}
		}
	}
}

// The fish of a full sheet is as high as finds room where the air between rows gives for it.
func TestTheFishOfASheetHasRoom(t *testing.T) {
	d := reporttest.Report("en", 0)
	d.Profile.Fit, d.Profile.Paper, d.Paper = true, report.A4Wide, report.A4Wide
	if s := set(d, fonts.Simplified); len(s.pages) != 1 || s.alone == 1 {
		t.Errorf("%d pages, pictures %v times as high as usual", len(s.pages), s.alone)
	}
}

// What goes on below the first line of an item stands below its words, and not below its dot.
func TestItemsHang(t *testing.T) {
	for name, words := range map[string]string{"en": strings.Repeat("counters on all moulds and a limit in the system ", 6), "zh-Hans": strings.Repeat("模具全部装上计数器，", 20)} {
		for _, n := range []int{2, 8} { // also side by side
			items := make([]string, n)
			for i := range items {
				items[i] = report.Bullet + words
			}
			list := report.Value{Text: strings.Join(items, "\n")}
			d := reporttest.Report(name, 0)
			table := report.Table{Name: "x", Columns: []report.Column{{Head: "a"}, {Head: "b"}}, Rows: [][]report.Value{{list, {Text: "c"}}}}
			d.Sections = []report.Part{{ID: "a", Title: "x", Blocks: []report.Block{report.Field{Label: "changes", Value: list}, table}}}
			dots, hung := 0, map[float64]int{}
			for _, page := range Draw(d, fonts.Simplified) {
				at := map[float64]bool{}
				for _, x := range page.Texts {
					if strings.TrimSpace(x.Words) == strings.TrimSpace(report.Bullet) {
						dots++
						at[x.At.X] = true
					} else if len(x.Words) > 12 && strings.Contains(words, strings.TrimSpace(x.Words)) {
						hung[x.At.X]++
					}
				}
				for x := range hung {
					if at[x] {
						t.Errorf("%s: words of %d items stand below their dots", name, n)
					}
				}
			}
			if dots != 2*n || len(hung) > 3 {
				t.Errorf("%s: %d dots of %d items, words at %v", name, dots, n, hung)
			}
		}
	}
}

// Values have the room that the headings and names beside them leave, which take no more than the longest needs.
func TestValuesHaveTheRoomOfShortNames(t *testing.T) {
	short := []report.Part{{ID: "a", Number: "1", Title: "Met", Blocks: []report.Block{report.Field{Label: "By", Value: report.Value{Text: "Ann"}}}}}
	long := []report.Part{{ID: "a", Number: "1", Title: strings.Repeat("What the customer met ", 4), Blocks: []report.Block{report.Field{Label: strings.Repeat("Who was asked ", 5), Value: report.Value{Text: "Ann"}}}}}
	for name, c := range map[string]struct {
		parts []report.Part
		most  float64
	}{"short": {short, 0.5}, "long": {long, 1}} {
		d := reporttest.Report("en", 0)
		d.Sections = c.parts
		s := newSheet(d, fonts.Simplified, 1, 1)
		all := headings + labels
		if got := s.headings + s.labels; got > c.most*all || got < 60 || name == "long" && got < all {
			t.Errorf("%s names take %v of %v", name, got, all)
		}
	}
}

// No page ends in the heading of a section, whatever it begins with and wherever that is on a page.
func TestNoPageEndsInAHeading(t *testing.T) {
	rows := func(n, long int) report.Table {
		table := report.Table{Columns: []report.Column{{Head: "Cause"}, {Head: "Action"}}}
		for range n {
			table.Rows = append(table.Rows, []report.Value{{Text: strings.Repeat("the moulds were never counted ", long)}, {Text: "count"}})
		}
		return table
	}
	fish := report.Picture{Name: "effect", Pages: []*scene.Scene{reporttest.Fish()}}
	pair := report.Picture{Name: "effect", Pages: []*scene.Scene{reporttest.Fish(), reporttest.Fish()}}
	begins := [][]report.Block{
		{rows(9, 1)}, {rows(9, 12)}, {rows(9, 40)}, {rows(2, 300)}, {rows(3, 2)}, {rows(3, 30)}, {rows(6, 1), fish}, {fish}, {pair},
		{report.Field{Label: "Name", Value: report.Value{Text: strings.Repeat("a long story ", 400)}}}, {report.Field{Value: report.Value{Text: "short"}}, rows(9, 12)},
	}
	for n, blocks := range begins {
		for before := 1; before < 46; before++ {
			for _, title := range []string{"Actions", strings.Repeat("Actions against what was found ", 5)} {
				d := reporttest.Report("en", 0)
				first := report.Part{ID: "a", Title: "One"}
				for range before {
					first.Blocks = append(first.Blocks, report.Field{Label: "Name", Value: report.Value{Text: "value"}})
				}
				d.Sections = []report.Part{first, {ID: "b", Title: title, Blocks: blocks}}
				for i, page := range Draw(d, fonts.Simplified) {
					if words, ends := endsInHeading(page); ends {
						t.Errorf("what begins like %d below %d values: page %d ends in %q", n, before, i+1, words)
					}
				}
			}
		}
	}
}

// endsInHeading finds whether nothing of a section stands on a page behind its heading.
func endsInHeading(page *scene.Scene) (words string, ends bool) {
	for _, one := range page.Texts {
		if one.Tag != nil {
			words, ends = one.Words, one.Tag.Role == "H2"
		}
	}
	return words, ends
}

// A value of a few lines stands on one page, wherever it begins.
func TestNoSentenceIsParted(t *testing.T) {
	story := strings.Repeat("the moulds were never counted in all these years, ", 7)
	for before := 1; before < 60; before++ {
		table := report.Table{Columns: []report.Column{{Head: "Cause"}, {Head: "Action"}}}
		for range before {
			table.Rows = append(table.Rows, []report.Value{{Text: "it is so"}, {Text: "mend"}})
		}
		d := reporttest.Report("en", 0)
		d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: []report.Block{
			table, report.Field{Label: "Story", Value: report.Value{Text: story}}, table,
		}}}
		on := map[int]bool{}
		for i, page := range Draw(d, fonts.Simplified) {
			for _, one := range page.Texts {
				if strings.Contains(one.Words, "moulds") {
					on[i] = true
				}
			}
		}
		if len(on) != 1 {
			t.Errorf("below %d rows it stands on %d pages", before, len(on))
		}
	}
}
