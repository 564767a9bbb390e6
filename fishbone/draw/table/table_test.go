package table

import (
	"strings"
	"testing"
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
