package table

import (
	"fmt"
	"strings"
	"testing"

	"whybone/fishbone/draw/scene"
)

// Nothing lies on anything else or beyond the paper, and every word is there.
func TestCellsKeepTheirPlaces(t *testing.T) {
	long := strings.Repeat("Check in by text message and take the key from a box ", 4)
	table := Table{Title: "Which one?", Below: "three", Head: []string{"Solution", "Quick to do", "Result"}, Rows: []Row{
		{Cells: []string{long, "5", "4.55"}, Tints: []float64{0, 1}, Strong: true},
		{Cells: []string{"客房准备好立即在系统里报告", "3"}},
		{Cells: []string{"", "", "", "beyond the last column"}},
	}}
	s := table.Draw(nil)
	all := ""
	for i, one := range s.Texts {
		all += one.Words + " "
		if one.At.X < margin-1 || one.At.X+one.Width > s.Width-margin+8 || one.At.Y > s.Height-margin+1 {
			t.Errorf("%q lies at %v, %v wide, on paper of %v × %v", one.Words, one.At, one.Width, s.Width, s.Height)
		}
		for _, other := range s.Texts[:i] {
			if over := one.At.Y - other.At.Y; over > -one.Size && over < one.Size && one.At.X < other.At.X+other.Width && other.At.X < one.At.X+one.Width {
				t.Errorf("%q lies on %q", one.Words, other.Words)
			}
		}
	}
	for _, want := range []string{"Which one?", "Quick to do", "4.55", "客房准备好", "key from a box"} {
		if !strings.Contains(all, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if strings.Contains(all, "beyond") || len(s.Shapes) != 1 || s.Width > whole+2*margin+1 {
		t.Errorf("it has %d tints, is %v wide and says %q", len(s.Shapes), s.Width, all)
	}
}

// TestATableTakesAsManyPagesAsItNeeds has more rows than a page holds, and cells that are long.
func TestATableTakesAsManyPagesAsItNeeds(t *testing.T) {
	table := Table{Title: "What is verified", Head: []string{"No.", "Cause", "Criterion", "Dots", "Due"}}
	for i := range 90 {
		r := Row{Cells: []string{fmt.Sprint("row ", i), strings.Repeat("keys wait at the desk ", 1+i%5), strings.Repeat("less than four of fifty ", 1+i%4), "", "2026-03-14"}}
		r.Dots, r.Minor = []int{0, 0, 0, i % 4}, i%3 == 1
		if i == 40 {
			r.Cut = "the first 41"
		}
		table.Rows = append(table.Rows, r)
	}
	wide, high, _ := scene.A4.Size()
	pages := table.Pages(nil, scene.A4)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	all, discs := "", 0
	for i, p := range pages {
		if p.Width != wide || p.Height != high {
			t.Errorf("page %d is %v × %v", i, p.Width, p.Height)
		}
		page := ""
		for _, text := range p.Texts {
			page += text.Words + " "
			if text.At.X < 0 || text.At.X+text.Width > wide || text.At.Y > high {
				t.Errorf("page %d: %q lies at %v", i, text.Words, text.At)
			}
			if text.Size > 22 {
				t.Errorf("page %d: %q is %v large", i, text.Words, text.Size)
			}
		}
		if !strings.Contains(page, "Criterion") || !strings.Contains(page, fmt.Sprintf("%d / %d", i+1, len(pages))) {
			t.Errorf("page %d does not name its columns or its number: %s", i, page)
		}
		discs += len(p.Shapes)
		all += page
	}
	for i := range 90 {
		if strings.Count(all, fmt.Sprint("row ", i, " ")) != 1 {
			t.Errorf("row %d stands %d times", i, strings.Count(all, fmt.Sprint("row ", i, " ")))
		}
	}
	if discs != 90/4*6+1 || strings.Count(all, "the first 41") != 1 || strings.Count(all, "What is verified") != 1 {
		t.Errorf("%d discs, %d lines, %d titles", discs, strings.Count(all, "the first 41"), strings.Count(all, "What is verified"))
	}
	if strings.Count(all, "2026-03-14") != 90 {
		t.Error("a short column was made narrower for a long one")
	}
}
