package columns

import (
	"strings"
	"testing"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// No line of a cell ends between a figure and its Chinese unit, in letters that are up to a tenth wider than ours:
// programs that end lines there find the figure at the begin of one. Nothing else is changed.
func TestFiguresStayWithChineseUnits(t *testing.T) {
	moved := 0
	for _, text := range []string{"每月质量投诉：9\u00a0件", "月销售额：420\u00a0万元", "每月不满意的客户：30\u00a0人", "5\u00a0家对手、12\u00a0个型号", "2\u00a0个型号、31\u00a0天", "Sales of the month: 4.2 million", "没有"} {
		for wide := 30.0; wide < 160; wide++ {
			v := Units(report.Value{Text: text}, 10, wide)
			if got := strings.ReplaceAll(v.Text, "\n", ""); got != text {
				t.Fatalf("%q became %q", text, v.Text)
			}
			if v.Text != text {
				moved++
			}
			for _, line := range strings.Split(v.Text, "\n") {
				if Lines(line, 10, false, wide) > 2 {
					continue
				}
				for _, set := range typeset.WrapAll(line, wide, 10, false) {
					at := counted.FindStringIndex(set)
					if at != nil && at[0] > 0 && typeset.Width(set, 10, false) > wide/1.1 {
						t.Errorf("%v wide: a line %q may end behind the figure", wide, set)
					}
				}
			}
		}
	}
	if moved < 20 {
		t.Errorf("%d cells were changed", moved)
	}
}

// What is counted in a short list stays whole: each begins a line where they have no room on one, and a column has
// the room of the longest.
func TestCountsOfAListStayWhole(t *testing.T) {
	long := report.Value{Text: strings.Repeat("八副在用模具都查不到使用次数，", 4)}
	text := "5\u00a0家对手、12\u00a0个型号"
	table := report.Table{Rows: [][]report.Value{{long, {Text: text}, long, long, long, long}}}
	for range table.Rows[0] {
		table.Columns = append(table.Columns, report.Column{Head: "列"})
	}
	room := Room{Wide: 420, Gap: 10, Size: 10, Head: 8}
	wide := Widths(table, "?", room)[1]
	got := Units(table.Rows[0][1], 10, wide)
	if got.Text != "5\u00a0家对手、\n12\u00a0个型号" || Lines(got.Text, 10, false, wide) != 2 {
		t.Errorf("in %.0f points it is %q, on %d lines", wide, got.Text, Lines(got.Text, 10, false, wide))
	}
}
