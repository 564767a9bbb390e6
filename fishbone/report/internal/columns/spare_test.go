package columns

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"whybone/fishbone/report"
)

// randomTable has so many columns, with words of the length that those of reports have.
func randomTable(r *rand.Rand, columns int) report.Table {
	phrases := []string{"模具的使用次数没有记录", "2026年4月16日", "每周一次", "电话抽查 50 位半年内的老客户，41 位没有接到过回访。", "三楼会议室", "Past customers are not called back", "Quotes only from the system", "done"}
	var t report.Table
	for range columns {
		t.Columns = append(t.Columns, report.Column{Head: "列"})
	}
	for range 1 + r.IntN(14) {
		var row []report.Value
		for range columns {
			row = append(row, report.Value{Text: phrases[r.IntN(len(phrases))]})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// Where a column breaks words for the sake of a little, and others have that to spare, it gets it: the table becomes
// no wider, and no cell higher.
func TestColumnsHaveWhatOthersCanSpare(t *testing.T) {
	eased := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		table := randomTable(r, 3+r.IntN(6))
		room := Room{Wide: 500, Gap: 10, Size: 9.5, Head: 8}
		least, most, rows := room.measure(table, "?")
		was := share(least, most, rows, room.inner(table))
		got := slices.Clone(was)
		ease(got, least, rows, room.Size)
		sum := 0.0
		for i := range got {
			sum += got[i] - was[i]
			if got[i] < least[i]-1e-9 && got[i] < was[i]-1e-9 {
				t.Errorf("table %d: column %d has %.1f, needs %.1f", seed, i, got[i], least[i])
			}
			if more(rows, i, was[i], got[i]) {
				t.Errorf("table %d: column %d has more lines than before", seed, i)
			}
			if fewer(rows, i, was[i], got[i]) {
				eased++
			}
		}
		if math.Abs(sum) > 1e-6 {
			t.Errorf("table %d became wider by %v", seed, sum)
		}
	}
	if eased < 50 {
		t.Errorf("only %d columns were eased", eased)
	}
}
