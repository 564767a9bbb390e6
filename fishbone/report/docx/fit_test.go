package docx

import (
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// A report that ends in values ends in a paragraph that says the last one: below a table has to stand an empty
// one, which takes a page of its own where the table ends with the page.
func TestNoEmptyParagraphBelowValues(t *testing.T) {
	value := report.Value{Text: "Ann"}
	for name, c := range map[string]struct {
		last  report.Field
		table bool
	}{
		"a value":     {report.Field{Label: "By", Value: value}, false},
		"a missing":   {report.Field{Label: "By", Value: report.Value{Gap: 1}}, true},
		"a list":      {report.Field{Label: "By", Value: report.Value{Text: "• Ann\n• Bob"}}, true},
		"a long name": {report.Field{Label: strings.Repeat("Who closed it ", 9), Value: value}, true},
	} {
		d := reporttest.Report("en", 3)
		d.Sections = append(d.Sections, report.Part{ID: "D8", Title: "Closed", Blocks: []report.Block{report.Field{Label: "On", Value: value}, c.last}})
		data, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		document := reporttest.Parts(t, data)["word/document.xml"]
		reporttest.InOrder(t, order, "word/document.xml", document, map[string]bool{})
		if got := strings.Contains(document, atTheEnd+"<w:sectPr>"); got != c.table {
			t.Errorf("%s: it ends in a table: %v", name, got)
		}
		if !c.table && !strings.HasSuffix(strings.SplitAfter(document, "<w:sectPr>")[0], `<w:t xml:space="preserve">Ann</w:t></w:r></w:p><w:sectPr>`) {
			t.Errorf("%s: the last value is not said last", name)
		}
	}
}

// chartedReport is one with so many rows, two charts and a short end.
func chartedReport(language string, rows int) *report.Document {
	d := reporttest.Report(language, 0)
	table := report.Table{Name: "Promises", Columns: []report.Column{{Head: "Promise", Weight: 10}}}
	for range rows {
		table.Rows = append(table.Rows, []report.Value{{Text: "Call back"}})
	}
	chart := reporttest.Fish()
	d.Sections = []report.Part{
		{ID: "a", Title: "Promises", Blocks: []report.Block{table, report.Picture{Name: "effect", Pages: []*scene.Scene{chart, chart, chart, chart}}}},
		{ID: "b", Title: "Closed", Blocks: []report.Block{report.Field{Label: "By", Value: report.Value{Text: "Ann"}}}},
	}
	return d
}

// A report with charts takes no page for a short end where those before have room for it, leaves no page half empty for a
// chart that has room where it is a little smaller, and is set as usual where neither is so.
func TestAReportWithChartsTakesNoPageForItsEnd(t *testing.T) {
	saved := map[string]int{}
	for _, language := range []string{"en", "zh-Hans"} {
		for rows := range 90 {
			d := chartedReport(language, rows)
			w := newWriter(d)
			set := w.flow()
			is := setting{w.tight, w.charts, w.fish}
			w.set(settings[0])
			before := w.flow()
			used, usual := set.Pages(), before.Pages()
			switch {
			case float64(len(used))+set.Costs() > float64(len(usual))+before.Costs():
				t.Errorf("%s: with %d rows its pages are used as %.2f in place of %.2f", language, rows, used, usual)
			case is != settings[0] && before.Costs() == 0:
				t.Errorf("%s: with %d rows it is set tighter for nothing: %.2f", language, rows, usual)
			case len(used) < len(usual):
				saved[language]++
			}
		}
		if saved[language] < 5 {
			t.Errorf("%s: %s reports save a page", language, fmt.Sprint(saved[language]))
		}
	}
}

// A chart that has no room on the page of its table becomes a little smaller where that is enough; one that would
// become too small keeps its size.
func TestChartsTakeTheRestOfThePage(t *testing.T) {
	fitted, usual := 0, 0
	const least = 0.8
	for rows := range 90 {
		d := chartedReport("en", rows)
		chart := d.Sections[0].Blocks[1].(report.Picture)
		chart.Pages = chart.Pages[:1]
		d.Sections[0].Blocks[1] = chart
		w := newWriter(d)
		w.set(settings[0])
		w.flow()
		k := w.placedAt(0, 1).Scale
		if k == 1 {
			usual++
			continue
		}
		fitted++
		with := len(w.flow().Pages())
		d.Sections[0].Blocks = d.Sections[0].Blocks[:1]
		alone := newWriter(d)
		alone.tight = w.tight
		d.Sections = d.Sections[:1]
		if without := len(alone.flow().Pages()); k < least-0.001 || k > 1 || with > without+1 {
			t.Errorf("with %d rows it is %.2f as large, on %d pages, without it on %d", rows, k, with, without)
		}
	}
	if fitted < 2 || usual < 40 {
		t.Errorf("%d charts take the rest of a page, %d are as large as usual", fitted, usual)
	}
}

// Where one table has so many columns that its letters are smaller, those of all tables are.
func TestTablesHaveLettersOfOneSize(t *testing.T) {
	for _, crowded := range []bool{false, true} {
		d := reporttest.Report("en", 3)
		wide := report.Table{Name: "Wide"}
		row := []report.Value{}
		for range 9 {
			wide.Columns = append(wide.Columns, report.Column{Head: "Responsibility"})
			row = append(row, report.Value{Text: "Responsibility"})
		}
		wide.Rows = [][]report.Value{row, row}
		if crowded {
			d.Sections[1].Blocks = append(d.Sections[1].Blocks, wide)
		}
		data, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		for n, table := range strings.Split(reporttest.Parts(t, data)["word/document.xml"], "<w:tbl>") {
			if table, _, _ = strings.Cut(table, "</w:tbl>"); !strings.Contains(table, "<w:tblHeader/>") {
				continue
			}
			cells, small := strings.Count(table, "<w:tc>"), strings.Count(table, `<w:pStyle w:val="Dense"/>`)
			if crowded && small < cells || !crowded && small > 0 {
				t.Errorf("crowded %v: table %d has %d cells, %d in small letters", crowded, n, cells, small)
			}
		}
	}
}

// A report on one page has letters as large as have room there, and a picture gives some of its own before those of the
// text become smaller than what is in it.
func TestLettersFillTheirOnlyPage(t *testing.T) {
	for _, language := range []string{"en", "zh-Hans"} {
		for _, values := range []int{2, 8, 16, 24, 32} {
			d := reporttest.Report(language, 0)
			d.Profile.Fit = true
			d.Sections = []report.Part{{ID: "a", Title: "Why", Blocks: []report.Block{report.Picture{Name: "fishbone", Things: map[fishbone.ID]report.Hung{}, Pages: []*scene.Scene{reporttest.Fish()}}}}, {ID: "b", Title: "What"}}
			for range values {
				d.Sections[1].Blocks = append(d.Sections[1].Blocks, report.Field{Label: "Changed", Value: report.Value{Text: "Every mould has a counter"}})
			}
			w := newWriter(d)
			if used := w.onPage(); used > 0.97 || w.scale < 1.1 && used < 0.88 {
				t.Errorf("%s, %d values: letters %.2f times as large take %.2f of the page", language, values, w.scale, used)
			}
			if w.scale < 0.6 && w.larger > 1.3 {
				t.Errorf("%s, %d values: the picture is %.2f times as high, letters are %.2f times as large", language, values, w.larger, w.scale)
			}
		}
	}
}

// A list that takes little more than a page in the usual letters stands on one page in smaller ones.
func TestListsStandOnOnePage(t *testing.T) {
	smaller := 0
	for _, language := range []string{"en", "zh-Hant"} {
		for rows := range 60 {
			d := reporttest.Report(language, rows)
			table := d.Sections[1].Blocks[1].(report.Table)
			d.Sections = []report.Part{{ID: "x", Title: "List", Blocks: []report.Block{table}}}
			w := newWriter(d)
			high := w.listHigh(table)
			if w.crowded {
				smaller++
			}
			if w.crowded && high > 1 {
				t.Errorf("%s: %d rows take %.2f pages in smaller letters", language, rows, high)
			}
		}
	}
	if smaller == 0 || smaller > 40 {
		t.Errorf("of 120 lists %d have smaller letters", smaller)
	}
}
