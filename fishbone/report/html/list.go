package html

import (
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
)

// The measures of a printed list, in points.
const (
	edge    = 45.4  // of the paper
	above   = 125.0 // on the first page: the title, the heads of the section and of the table
	heads   = 24.0  // of the table, on the other pages
	letters = 9.0
	exact   = 1.02 // browsers' lines are a little longer than ours
)

// lines is how high lines and the air of a row are, as a rule and where rows are set tighter.
var usual, tighter = rowHigh{13.5, 8.25}, rowHigh{12.15, 3.75}

type rowHigh struct{ line, air float64 }

// printed is how a report that is one list is printed: with less air where so its last rows need no page of
// their own, else with a last page that begins with a row that leaves both last ones about as full as each other.
type printed struct {
	Tight bool
	Even  int // 0 for none
}

func printedAs(d *report.Document) (p printed) {
	if d.Profile.Fit || len(d.Sections) != 1 || len(d.Sections[0].Blocks) != 1 {
		return p
	}
	t, ok := d.Sections[0].Blocks[0].(report.Table)
	if !ok {
		return p
	}
	_, height := d.Paper.Size()
	room := height - 2*edge
	loose, tight := heights(t, d, usual), heights(t, d, tighter)
	if n := pagesOf(loose, room); n > 1 && pagesOf(tight, room) < n {
		return printed{Tight: true}
	}
	return printed{Even: columns.Even(loose, room-above, room-heads)}
}

// heights are those of the rows of a printed table.
func heights(t report.Table, d *report.Document, is rowHigh) (all []float64) {
	width, _ := d.Paper.Size()
	room := columns.Room{Wide: width - 2*edge, Gap: 8, Size: letters, Head: letters, Loose: 0.14}
	widths := columns.Widths(t, d.NotGiven, room)
	for _, row := range t.Rows {
		lines := 1
		for i, v := range row {
			lines = max(lines, columns.Lines(v.Text, letters*exact, v.Strong, widths[i]))
		}
		all = append(all, float64(lines)*is.line+is.air)
	}
	return all
}

// pagesOf is how many pages rows take.
func pagesOf(high []float64, page float64) int {
	n, left := 1, page-above
	for _, one := range high {
		if one > left {
			n, left = n+1, page-heads
		}
		left -= one
	}
	return n
}
