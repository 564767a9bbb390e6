package columns

import (
	"strings"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// between parts Chinese names. Other names hold together by the blanks that they have.
const between = "、"

// Fit is a value as it stands in lines of a width: figures are tied to words beside them where both have room on a
// line, and lines end between two names. Office programs end lines between any Chinese characters, and have no sign against
// it that all of them know. All else stays as it is. The first line has so much room less.
func Fit(v report.Value, size, wide, less float64) report.Value {
	v.Text = loosened(v.Text, func(words string) bool { return typeset.Width(words, size, v.Strong) > wide })
	if !v.Names || !strings.Contains(v.Text, between) || Lines(v.Text, size, v.Strong, wide) <= 1 && less == 0 {
		return v
	}
	var lines []string
	for _, line := range strings.Split(v.Text, "\n") {
		words, room := "", wide-less
		for _, name := range strings.SplitAfter(line, between) {
			if words != "" && typeset.Width(words+name, size, v.Strong) > room {
				lines, words, room = append(lines, words), "", wide
			}
			words += name
		}
		lines, less = append(lines, words), 0
	}
	v.Text = strings.Join(lines, "\n")
	return v
}

// FitTable does the same with the cells of a table whose columns are so wide.
func FitTable(t report.Table, size float64, wide func(column int) float64) report.Table {
	return changed(t, func(v report.Value, column int) report.Value { return Fit(v, size, wide(column), 0) })
}

// Loosened is a table whose columns are so wide, in which figures are tied to words where both have room.
func Loosened(t report.Table, size float64, wide func(column int) float64) report.Table {
	return changed(t, func(v report.Value, column int) report.Value {
		v.Text = loosened(v.Text, func(words string) bool { return typeset.Width(words, size, v.Strong) > wide(column) })
		return v
	})
}

// changed is a table with other cells.
func changed(t report.Table, change func(v report.Value, column int) report.Value) report.Table {
	rows := make([][]report.Value, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]report.Value, len(row))
		for n, v := range row {
			rows[i][n] = change(v, n)
		}
	}
	t.Rows = rows
	return t
}
