package html

import (
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// charted is a report with so many rows, a table of four rows with its four charts, and a short end.
func charted(rows int) *report.Document {
	d := reporttest.Report("en", 0)
	table := func(rows int) report.Table {
		t := report.Table{Name: "Promises", Columns: []report.Column{{Head: "Promise", Weight: 10}}}
		for range rows {
			t.Rows = append(t.Rows, []report.Value{{Text: "Call back"}})
		}
		return t
	}
	charts := report.Picture{Name: "effect"}
	for range 4 {
		chart := reporttest.Fish()
		chart.Height = 300
		charts.Pages = append(charts.Pages, chart)
	}
	d.Sections = []report.Part{
		{ID: "a", Title: "Promises", Blocks: []report.Block{table(rows)}},
		{ID: "b", Title: "Effect", Blocks: []report.Block{table(4), charts}},
		{ID: "c", Title: "Closed", Blocks: []report.Block{report.Field{Label: "By", Value: report.Value{Text: "Ann"}}}},
	}
	return d
}

// A printed report has less air and smaller charts where that leaves fewer pages half empty, and is set as usual where
// none is. Its first charts stand on the page of their table unless more than a fifth of a page would be empty.
func TestNoPrintedPageIsHalfEmptyForALittle(t *testing.T) {
	mended, apart := 0, 0
	for rows := range 90 {
		d := charted(rows)
		is := printedAs(d)
		was := settings[0]
		usual, set := inked(d, &was), inked(d, &is)
		switch {
		case !is.Tight && is.Pictures == 1:
		case usual.Costs() == 0:
			t.Errorf("%d rows: set as %v for nothing: %.2f", rows, is, usual.Pages())
		case float64(len(set.Pages()))+set.Costs() >= float64(len(usual.Pages()))+usual.Costs():
			t.Errorf("%d rows: set as %v its pages are used as %.2f in place of %.2f", rows, is, set.Pages(), usual.Pages())
		default:
			mended++
		}
		charts := is.At(1, 1)
		if charts.Apart {
			apart++
		}
		used := set.Pages()
		for _, one := range used[:len(used)-1] {
			if one < 0.7 {
				t.Errorf("%d rows: pages are used as %.2f", rows, used)
			}
		}
		file, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		for what, want := range map[string]bool{
			`<body class="tight"`:                            is.Tight,
			fmt.Sprintf(`"--pictures: %.2f"`, charts.larger): charts.Smaller(),
			` below"`: !charts.Apart,
		} {
			if strings.Contains(string(file), what) != want {
				t.Errorf("%d rows, set as %v: the file has %s: %v", rows, is, what, !want)
			}
		}
	}
	if mended < 10 || apart == 0 || apart > 30 {
		t.Errorf("%d reports are mended, in %d the charts are not on the page of their table", mended, apart)
	}
}
