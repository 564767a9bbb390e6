package columns

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// randomTable has so many columns, with words of the length that those of reports have: each column has its own kind.
func randomTable(r *rand.Rand, columns int) report.Table {
	kinds := [][]report.Value{
		{{Text: "Daniel\u00a0Reyes"}, {Text: "Grace\u00a0Okafor"}, {Text: "王敏"}},
		{{Text: "16 Apr 2026", Day: "2026-04-16"}, {Text: "2026年4月16日", Day: "2026-04-16"}},
		{{Text: "Sales", Names: true}, {Text: "Meeting room, third floor", Names: true}, {Text: "三楼会议室", Names: true}},
		{{Text: "Confirmed"}, {Text: "Confirmed outside our control", Strong: true}, {Text: "成立"}},
		{{Text: "Past customers are not called back"}, {Text: "模具的使用次数没有记录"}, {Text: "Price competition"}},
		{{Text: "Put the two-year warranty into the quote, so that customers compare the whole cost"}, {Text: "Fit every mould with a counter"}, {Text: "电话抽查 50 位半年内的老客户，41 位没有接到过回访。"}},
		{{Text: "Sales of the month: 4.2\u00a0million euros"}, {Text: "Repeat purchases: 46\u00a0%"}, {Text: "5\u00a0家对手、12\u00a0个型号"}},
	}
	var t report.Table
	var of []int
	for range columns {
		t.Columns = append(t.Columns, report.Column{Head: []string{"列", "Where", "Mean before", "改善前平均"}[r.IntN(4)]})
		of = append(of, r.IntN(len(kinds)))
	}
	for range 1 + r.IntN(14) {
		var row []report.Value
		for _, kind := range of {
			row = append(row, kinds[kind][r.IntN(len(kinds[kind]))])
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// randomTables are many tables with a room for each, of paper and of slides.
func randomTables(check func(seed uint64, table report.Table, room Room)) {
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 1))
		size := 8 + 7*r.Float64()
		check(seed, randomTable(r, 3+r.IntN(8)), Room{Wide: 450 + 400*r.Float64(), Gap: 8, Size: size, Head: 0.9 * size})
	}
}

// high is how high a table is in lines, with its heads.
func high(rows [][]cell, wide []float64) (n int) {
	for _, row := range rows {
		most := 0
		for i, c := range row {
			most = max(most, c.high(wide[i]))
		}
		n += most
	}
	return n
}

// Whatever room one column gives to another, the table becomes no lower by it.
func TestNoColumnHasRoomThatAnotherNeeds(t *testing.T) {
	const part, slack = 0.05, 1
	randomTables(func(seed uint64, table report.Table, room Room) {
		least, _, rows := room.measure(table, "?")
		wide := Widths(table, "?", room)
		if all := sum(wide); all > room.inner(table)+1e-6 {
			t.Errorf("table %d takes %.1f of %.1f", seed, all, room.inner(table))
		}
		was := high(rows, wide)
		for from := range wide {
			for to := range wide {
				moved := part * room.Wide
				if from == to || wide[from]-moved < least[from] {
					continue
				}
				wide[from], wide[to] = wide[from]-moved, wide[to]+moved
				if now := high(rows, wide); now < was-slack {
					t.Errorf("table %d of %d columns has %d lines, and %d where column %d gives to %d", seed, len(wide), was, now, from, to)
				}
				wide[from], wide[to] = wide[from]+moved, wide[to]-moved
			}
		}
	})
}

// No word is broken in a table that has room for its longest words, and no short one in any table.
func TestWordsStayWhole(t *testing.T) {
	tight := 0
	randomTables(func(seed uint64, table report.Table, room Room) {
		wide := Widths(table, "?", room)
		limit := math.Inf(1)
		if Needed(table, "?", room) > 1 {
			limit = room.inner(table) / float64(len(wide))
			tight++
		}
		for i := range table.Columns {
			for _, row := range table.Rows {
				for _, word := range strings.FieldsFunc(row[i].Text, breaks) {
					own := typeset.Width(word, room.Size, row[i].Strong)
					if !strings.ContainsFunc(word, chinese) && own <= limit && own > wide[i]+1e-6 {
						t.Errorf("table %d: %q is %.1f wide, its column %.1f", seed, word, own, wide[i])
					}
				}
			}
		}
	})
	if tight == 0 || tight > 200 {
		t.Errorf("%d tables have no room for their words", tight)
	}
}

// A column of short words takes no more than these, where others have long ones.
func TestShortColumnsAreNarrow(t *testing.T) {
	long := report.Value{Text: strings.Repeat("Counters on all eight moulds, limits in the system. ", 2)}
	table := report.Table{Columns: []report.Column{{Head: "Cause"}, {Head: "Where"}, {Head: "Measure"}, {Head: "Due"}, {Head: "Owner"}}}
	for _, place := range []string{"Sales", "Service", "Meeting room, third floor", "Wages office"} {
		table.Rows = append(table.Rows, []report.Value{long, {Text: place, Names: true}, long, {Text: "16 Apr 2026", Day: "2026-04-16"}, {Text: "Grace\u00a0Okafor", Names: true}})
	}
	wide := Widths(table, "?", Room{Wide: 500, Gap: 8, Size: 10, Head: 9})
	if wide[1] > 75 || wide[0] < 1.5*wide[1] || wide[2] < 1.5*wide[1] {
		t.Errorf("the columns are %.0f wide", wide)
	}
}

// Bold heads are as wide as they are set: no head is broken for the little that its bold letters take more.
func TestBoldHeadsAreMeasuredBold(t *testing.T) {
	long := report.Value{Text: strings.Repeat("Counters on all eight moulds, limits in the system. ", 4)}
	table := report.Table{Columns: []report.Column{{Head: "改善前平均"}, {Head: "Mean before"}, {Head: "Measure"}}, Rows: [][]report.Value{{{Text: "3.82"}, {Text: "3.82"}, long}}}
	for size := 8.0; size < 20; size += 0.5 {
		wide := Widths(table, "?", Room{Wide: 50 * size, Gap: 8, Size: size, Head: size, Bold: true})
		for i, c := range table.Columns {
			if n := Lines(c.Head, size, true, wide[i]); n > 1 {
				t.Errorf("letters of %.1f: %q takes %d lines in %.1f", size, c.Head, n, wide[i])
			}
		}
	}
}
