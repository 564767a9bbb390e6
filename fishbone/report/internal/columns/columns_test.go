package columns

import (
	"strings"
	"testing"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// The height that the columns are shared out for is that in which they are set.
func TestLinesAreThoseOfTheSetter(t *testing.T) {
	for _, words := range []string{
		"", "新品上市太慢", "模具的使用次数没有记录，三月销售额 361 万元", "Sales of the month: 4.2 million", "Owner\n王敏\nSaarbrücken-Burbach",
	} {
		for wide := 30.0; wide < 300; wide += 7 {
			want := 0
			for _, line := range strings.Split(words, "\n") {
				set, _ := typeset.Wrap(line, wide, 9.5, false, 100)
				want += max(1, len(set))
			}
			if got := Lines(words, 9.5, false, wide); got != want {
				t.Errorf("%q, %v wide: %d lines, set in %d", words, wide, got, want)
			}
		}
	}
}

// What is missing is said in words, however crowded the table is.
func TestMissingIsSaidInWords(t *testing.T) {
	room := Room{Wide: 500, Gap: 10, Size: 9.5, Head: 8}
	long := report.Value{Text: strings.Repeat("八副在用模具都查不到使用次数，", 4)}
	table := report.Table{Rows: [][]report.Value{{long, {Gap: 1}, long, {Gap: 2}, long, {Text: "王敏"}}}}
	for range table.Rows[0] {
		table.Columns = append(table.Columns, report.Column{Head: "列"})
	}
	for _, notGiven := range []string{"未填写", "not given"} {
		widths := Widths(table, notGiven, room)
		sum := 5 * room.Gap
		for _, wide := range widths {
			sum += wide
		}
		if words := typeset.Width(notGiven, room.Size, true); widths[1] < words+1.8*room.Size || sum > room.Wide+0.01 {
			t.Errorf("%q is %v wide, its column %v; all are %v", notGiven, words, widths[1], sum)
		}
	}
}

// A name is not broken, and a day takes no more than it needs, however long the texts beside them are: only
// where an office puts air into it.
func TestNamesAndDaysStayWhole(t *testing.T) {
	long := report.Value{Text: strings.Repeat("Counters on all eight moulds, limits in the system. ", 3)}
	for _, name := range []string{"Grace\u00a0Okafor", "Christiane\u00a0Meyer", "欧阳志豪"} {
		for day, loose := range map[string]float64{"16 Apr 2026": 1, "2026年4月16日": 1.14} {
			for size := 6.0; size < 12; size++ {
				room := Room{Wide: 500, Gap: 10, Size: size, Head: 8, Loose: 0.14}
				table := report.Table{Rows: [][]report.Value{{long, {Text: name}, {Text: day, Day: "2026-04-16"}, long, {Text: name}}}}
				for range table.Rows[0] {
					table.Columns = append(table.Columns, report.Column{Head: "x"})
				}
				widths := Widths(table, "not given", room)
				if n := Lines(name, size, false, widths[1]); n != 1 {
					t.Errorf("%q is broken into %d lines in letters of %v", name, n, size)
				}
				if most := loose * (typeset.Width(day, size, false) + 1); widths[2] > most+0.01 {
					t.Errorf("%q takes %.1f, and needs %.1f", day, widths[2], most)
				}
			}
		}
	}
}

// What is counted in a short list stays whole: a column has the room of the longest.
func TestCountsOfAListStayWhole(t *testing.T) {
	long := report.Value{Text: strings.Repeat("八副在用模具都查不到使用次数，", 4)}
	table := report.Table{Rows: [][]report.Value{{long, {Text: "5\u00a0家对手、12\u00a0个型号"}, long, long, long, long}}}
	for range table.Rows[0] {
		table.Columns = append(table.Columns, report.Column{Head: "列"})
	}
	wide := Widths(table, "?", Room{Wide: 420, Gap: 10, Size: 10, Head: 8})[1]
	if n := Lines("12\u00a0个型号", 10, false, wide); n != 1 {
		t.Errorf("in %.0f points what is counted takes %d lines", wide, n)
	}
}
