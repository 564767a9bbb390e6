package panel_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
)

// Names of eight criteria stand in two rows where they have no room side by side, at their whole
// size, and none lies on another one or on what is right of the last column.
func TestNamesAboveNarrowColumnsAreWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&ui.Theme{})
	small := ui.Style{Size: ui.Small}
	apart := 0
	for _, names := range [][]string{
		{"Feasible", "Economical", "Beneficial", "Within our ability", "Noticed by customers", "Quick", "Cheap", "Removes the cause"},
		{"可行性", "经济性", "效益性", "圈能力", "顾客能感觉到", "见效快", "成本低", "能消除根本原因"},
	} {
		for each := float32(46); each < 120; each += 4 {
			h := panel.NewColumnHeads(names, small, each)
			if h.Apart {
				apart++
			}
			type rect struct{ from, to fyne.Position }
			var before []rect
			for i, name := range names {
				at, size := h.At(i)
				if s := panel.Fitting(name, small, size.Width); s.Size < small.Size || ui.IsTruncated(name, small, size.Width, h.Lines) {
					t.Errorf("%g wide: %q has size %g in %v", each, name, s.Size, size)
				}
				r := rect{at, at.Add(size)}
				for k, o := range before {
					if r.from.X < o.to.X && o.from.X < r.to.X && r.from.Y < o.to.Y && o.from.Y < r.to.Y {
						t.Errorf("%g wide: %q lies on %q", each, name, names[k])
					}
				}
				before = append(before, r)
				if stem, long, ok := h.Stem(i); ok != (at.Y == 0 && h.Apart) || ok && (stem.Y < r.to.Y || stem.Y+long.Height > h.High+1) {
					t.Errorf("%g wide: the line below %q is at %v, %v", each, name, stem, long)
				}
			}
			if last := before[7]; last.from.Y > 0 && last.to.X > 8*each {
				t.Errorf("%g wide: the last name lies on what stands beside it", each)
			}
		}
	}
	if apart < 2 || apart > 30 {
		t.Errorf("%d of 38 stand in two rows", apart)
	}
}
