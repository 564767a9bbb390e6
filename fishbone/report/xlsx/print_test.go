package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/report"
	"whybone/fishbone/report/reporttest"
)

// printedPages are the rows, from 0, with which the pages of a sheet begin, in a program whose rows are so many times as
// high as ours, and the parts of them that are used.
func printedPages(s *sheet, times float64) (begins []int, used []float64) {
	wide, high := inside(9, s.isTable)
	is := s.onPages(wide, high)
	for room := high / min(1, wide/s.wide()); ; room *= 1.01 {
		begins, used = []int{0}, []float64{0}
		for i, one := range s.inked {
			high := times * one.high / room
			if last := used[len(used)-1]; slices.Contains(is.breaks, i) || last+high > 1 {
				begins, used = append(begins, i), append(used, 0)
				if s.isTable {
					used[len(used)-1] = times * s.inked[0].high / room
				}
			}
			used[len(used)-1] += high
		}
		if is.pages == 0 || len(used) <= is.pages {
			return begins, used
		}
	}
}

// No page of the first sheet ends in a heading or in the empty row above one, and none is printed for a few rows
// where one a little smaller holds all.
func TestNoPrintedPageEndsInAHeading(t *testing.T) {
	kept, saved := 0, 0
	for values := 20; values < 120; values++ {
		d := reporttest.Report("en", 0)
		fields := func(n int) (all []report.Block) {
			for range n {
				all = append(all, report.Field{Label: "Name", Value: report.Value{Text: "value"}})
			}
			return all
		}
		d.Sections = []report.Part{{ID: "a", Title: "One", Blocks: fields(values)}, {ID: "b", Title: "Two", Blocks: fields(3)}, {ID: "c", Title: "Three", Blocks: fields(4)}}
		w := &workbook{doc: d}
		w.summary()
		s := w.sheets[0]
		for _, times := range []float64{0.98, 1, 1.02} {
			begins, used := printedPages(s, times)
			for _, at := range begins[1:] {
				if s.inked[at-1].withNext {
					t.Errorf("%d values, rows %.2f as high: a page begins behind row %d, which stays with it", values, times, at)
				}
			}
			if last := used[len(used)-1]; len(used) == 2 && last < 0.1 {
				t.Errorf("%d values, rows %.2f as high: the last page has %.2f", values, times, last)
			}
		}
		wide, high := inside(9, false)
		switch is := s.onPages(wide, high); {
		case len(is.breaks) > 0:
			kept++
			if xml := string(s.part(true, 9, d)); !strings.Contains(xml, fmt.Sprintf(`<rowBreaks count="%d" manualBreakCount="%[1]d"><brk id="%d" max="16383" man="1"/>`, len(is.breaks), is.breaks[0])) {
				t.Errorf("%d values: the sheet does not say that a page begins at row %d", values, is.breaks[0])
			}
		case is.pages > 0:
			saved++
		}
	}
	if kept < 3 || saved < 5 {
		t.Errorf("%d sheets have breaks, %d are smaller", kept, saved)
	}
}

// The last page of a list is not for a few rows.
func TestNoPageOfAListIsForAFewRows(t *testing.T) {
	for rows := 2; rows < 120; rows++ {
		w := &workbook{doc: reporttest.Report("en", 0)}
		w.table(tableOf(4, rows, "some words"))
		if _, used := printedPages(w.sheets[0], 1); len(used) > 1 && used[len(used)-1] < 0.3 {
			t.Errorf("%d rows take pages of %.2f", rows, used)
		}
	}
}
