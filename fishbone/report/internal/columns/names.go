package columns

import (
	"strings"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// between parts Chinese names. Other names hold together by the blanks that they have.
const between = "、"

// Names are the names that a value has, in lines of a width that end between two of them: office programs
// end lines between any Chinese characters, and have no sign against it that all of them know. All else
// stays as it is. The first line has so much room less.
func Names(v report.Value, size, wide, less float64) report.Value {
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

// NamesIn does the same with the cells of a table whose columns are so wide.
func NamesIn(t report.Table, size float64, wide func(column int) float64) report.Table {
	rows := make([][]report.Value, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]report.Value, len(row))
		for n, v := range row {
			rows[i][n] = Names(v, size, wide(n), 0)
		}
	}
	t.Rows = rows
	return t
}
