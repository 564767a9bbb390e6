package columns

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone/report"
)

// However wide a place is, its lines end between two names, and none is lost.
func TestNoLineEndsInAName(t *testing.T) {
	all := []string{"王敏（主持人）", "李強", "張家豪", "陳怡君", "劉冠宇", "趙品妤", "周雅婷", "歐陽志豪"}
	v := report.Value{Text: strings.Join(all, between), Names: true}
	for wide := 90.0; wide < 600; wide += 3.5 {
		for _, less := range []float64{0, 40} {
			set := Names(v, 10, wide, less)
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
		if got := Names(other, 10, 60, 0); got != other {
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
