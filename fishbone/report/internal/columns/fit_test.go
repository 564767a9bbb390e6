package columns

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// However wide a place is, its lines end between two names, and none is lost.
func TestNoLineEndsInAName(t *testing.T) {
	all := []string{"王敏（主持人）", "李強", "張家豪", "陳怡君", "劉冠宇", "趙品妤", "周雅婷", "歐陽志豪"}
	v := report.Value{Text: strings.Join(all, between), Names: true}
	for wide := 90.0; wide < 600; wide += 3.5 {
		for _, less := range []float64{0, 40} {
			set := Fit(v, 10, wide, less)
			if strings.ReplaceAll(set.Text, "\n", "") != v.Text {
				t.Fatalf("%v wide it says %q", wide, set.Text)
			}
			for i, line := range strings.Split(set.Text, "\n") {
				room := wide
				if i == 0 {
					room -= less
				}
				if names := strings.Split(strings.TrimSuffix(line, between), between); slices.ContainsFunc(names, func(s string) bool { return !slices.Contains(all, s) }) || Lines(line, 10, false, room) > 1 && len(names) > 1 {
					t.Errorf("%v wide, %v less: the line %q", wide, less, line)
				}
			}
		}
	}
	for _, other := range []report.Value{{Text: v.Text}, {Text: "Grace\u00a0Okafor, Ann", Names: true}, {Text: "趙品妤", Names: true}} {
		if got := Fit(other, 10, 60, 0); got != other {
			t.Errorf("%q became %q", other.Text, got.Text)
		}
	}
}

// The last page of a list has no few rows alone: what it has stays much, or is as much as that of the page before.
func TestNoFewRowsAreAlone(t *testing.T) {
	helped := 0
	for rows := 1; rows < 80; rows++ {
		high := slices.Repeat([]float64{20}, rows)
		at := Even(high, 300, 400) // 15 rows, and 20 on the others
		last := 0
		if rows > 15 {
			last = 1 + (rows-16)%20
		}
		switch {
		case at == 0 && last > 0 && last <= 8:
			t.Errorf("of %d rows %d are alone", rows, last)
		case at > 0 && (last == 0 || last > 8 || rows-at < 5 || rows-at > 20):
			t.Errorf("of %d rows the last page has %d, as it comes %d", rows, rows-at, last)
		case at > 0:
			helped++
		}
	}
	if helped == 0 {
		t.Error("no list is helped")
	}
}

// A figure is tied to a word where both have room on a line, however wide the column is; units and names stay tied.
func TestFiguresAreTiedWhereThereIsRoom(t *testing.T) {
	tied := "Improved by\u00a010.2% since 20\u00a0April, for 18\u00a0complaints and 5\u00a0kg of Ann\u00a0Lee"
	loose := 0
	for wide := 20.0; wide < 120; wide += 3 {
		got := Fit(report.Value{Text: tied}, 10, wide, 0).Text
		for _, words := range strings.FieldsFunc(got, breaks) {
			kept := strings.Contains(words, "Ann") || strings.Contains(words, "kg")
			if own := typeset.Width(words, 10, false); own > wide && strings.Contains(words, noBreak) && !kept {
				t.Errorf("%.0f wide: %q takes %.1f", wide, words, own)
			}
		}
		for _, words := range []string{"by\u00a010.2%", "20\u00a0April", "18\u00a0complaints", "5\u00a0kg", "Ann\u00a0Lee"} {
			fits := typeset.Width(words+",", 10, false) <= wide
			if !strings.Contains(got, words) {
				loose++
				if fits {
					t.Errorf("%.0f wide: %q is loose in %q", wide, words, got)
				}
			}
		}
		if !strings.Contains(got, "5\u00a0kg") || !strings.Contains(got, "Ann\u00a0Lee") || strings.ReplaceAll(got, noBreak, " ") != strings.ReplaceAll(tied, noBreak, " ") {
			t.Errorf("%.0f wide it says %q", wide, got)
		}
	}
	if loose == 0 {
		t.Error("nothing was too wide")
	}
}

// Figures that are tied to words make no table crowded.
func TestTiesCrowdNoTable(t *testing.T) {
	room := Room{Wide: 400, Gap: 8, Size: 10, Head: 9}
	of := func(text string) (table report.Table) {
		for range 8 {
			table.Columns = append(table.Columns, report.Column{Head: "x"})
		}
		table.Rows = [][]report.Value{slices.Repeat([]report.Value{{Text: text}}, 8)}
		return table
	}
	tied, free := of("18\u00a0unhappy customers"), of("18 unhappy customers")
	if got, want := Needed(tied, "?", room), Needed(free, "?", room); got != want {
		t.Errorf("tied they need %.2f, else %.2f", got, want)
	}
	if wide := Widths(of("18\u00a0quality"), "?", Room{Wide: 800, Gap: 8, Size: 10, Head: 9}); wide[3] < typeset.Width("18\u00a0quality", 10, false) {
		t.Errorf("with much room columns have %.1f", wide)
	}
}
