package html

import (
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/flow"
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
// none is.
func TestNoPrintedPageIsHalfEmptyForALittle(t *testing.T) {
	mended, parted := 0, 0
	for rows := range 90 {
		d := charted(rows)
		is := printedAs(d)
		usual, used := inked(d, settings[0]).Pages(), inked(d, is).Pages()
		switch {
		case is == settings[0]:
		case flow.Flaws(usual) == 0:
			t.Errorf("%d rows: set as %v for nothing: %.2f", rows, is, usual)
		case len(used)+flow.Flaws(used) >= len(usual)+flow.Flaws(usual):
			t.Errorf("%d rows: set as %v its pages are used as %.2f in place of %.2f", rows, is, used, usual)
		default:
			mended++
			if is.Parted {
				parted++
			}
		}
		file, err := Write(d)
		if err != nil {
			t.Fatal(err)
		}
		for what, want := range map[string]bool{
			`<body class="tight"`:                                      is.Tight,
			fmt.Sprintf(`"--pictures: %.2f"`, is.Pictures):             is.Pictures < 1,
			`<figure role="img" aria-label="" class="pairs together">`: !is.Parted,
		} {
			if strings.Contains(string(file), what) != want {
				t.Errorf("%d rows, set as %v: the file has %s: %v", rows, is, what, !want)
			}
		}
	}
	if mended < 10 || parted == 0 || parted > mended/2 {
		t.Errorf("%d reports are mended, %d by parting charts from their table", mended, parted)
	}
}

// Few charts stay together on the page of their table; many do not.
func TestFewChartsStayTogether(t *testing.T) {
	for charts, want := range map[int]bool{1: false, 2: true, 4: true, 5: false} {
		p := report.Picture{Pages: make([]*scene.Scene, charts)}
		if got := together(&p); got != want {
			t.Errorf("%d charts stay together: %v", charts, got)
		}
	}
}
