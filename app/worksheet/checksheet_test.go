package worksheet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whybone/app/words"
	"whybone/app/worksheet"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// Every line of a check sheet is on paper once for each part of the other axis, and what was
// counted stands in its cell.
func TestCheckSheet(t *testing.T) {
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	for _, size := range [][2]int{{1, 1}, {3, 7}, {30, 31}, {14, 12}} {
		values := complaint.Put(&fishbone.CheckSheet{ID: "s", Title: "Calls", Month: "2026-03-01"})
		for n := range size[0] {
			values = append(values, complaint.Put(&fishbone.CheckLine{ID: fishbone.ID(fmt.Sprint("r", n)), Text: fmt.Sprint("row", n, "."), Sheet: "s", Place: n})...)
		}
		for n := range size[1] {
			values = append(values, complaint.Put(&fishbone.CheckLine{ID: fishbone.ID(fmt.Sprint("c", n)), Text: fmt.Sprint("col", n, "."), Sheet: "s", Axis: fishbone.CheckColumn, Place: n})...)
		}
		values = append(values, complaint.Put(&fishbone.Strokes{ID: "k", Row: "r0", Column: "c0", Made: 4711})...)
		s, _ := service.Read(complaint.Things(values)).Sheet("s")
		all := strings.Join(pages(t, worksheet.CheckSheet(s)), " ")
		for n := range size[0] {
			if !strings.Contains(all, fmt.Sprint("row", n, ".")) {
				t.Errorf("%v: row %d is missing", size, n)
			}
		}
		for n := range size[1] {
			if !strings.Contains(all, fmt.Sprint("col", n, ".")) {
				t.Errorf("%v: column %d is missing", size, n)
			}
		}
		if !slices.Contains(strings.Fields(all), "4,711") {
			t.Errorf("%v: what was counted is missing in %s", size, all)
		}
	}
}
