// Package columns shares the room of a table out among its columns, for every writer that sets
// tables: each has what its longest word takes, and of the rest so much as makes the table low.
//
// Start reading at [Widths].
package columns

import (
	"strings"
	"unicode"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

// Room is what a table is set in, in points.
type Room struct {
	Wide float64
	Gap  float64 // between two columns
	Size float64 // of the text
	Head float64 // of the heads
	Bold bool    // the heads are bold
	// Loose is how much wider than here days become elsewhere in Chinese: offices put air between
	// characters and figures. 0 is not at all.
	Loose float64
}

// The limits of a column, in sizes of the text.
const (
	narrowest = 2.7
	widest    = 44.0 // that a column asks for
	longWord  = 11.6 // which is not broken
	breakable = 4.1  // so much of Chinese stays together, which breaks anywhere
	crowded   = 0.8  // of the room: more is not taken by figures that are tied to words
	numbered  = 1.9  // beside the words where something is missing
)

// Widths are those of the columns of a table, without the gaps. NotGiven is what stands where
// something is missing. Together they may be less than the room.
func Widths(t report.Table, notGiven string, r Room) []float64 {
	least, most, rows := r.measure(t, notGiven)
	if sum(least) > crowded*r.inner(t) {
		if free, any := untied(t); any {
			least, _, _ = r.measure(free, notGiven)
		}
	}
	return share(least, most, rows, r.inner(t), r.Size)
}

// Crowded says whether the longest words of the columns alone take most of the room: such a table is
// better set in smaller letters.
func Crowded(t report.Table, notGiven string, r Room) bool {
	const full = 0.72
	return Needed(t, notGiven, r) > full
}

// Needed is the part of the room that the longest words of the columns take.
func Needed(t report.Table, notGiven string, r Room) float64 {
	t, _ = untied(t)
	least, _, _ := r.measure(t, notGiven)
	return sum(least) / r.inner(t)
}

// inner is what the gaps leave.
func (r Room) inner(t report.Table) float64 { return r.Wide - r.Gap*float64(len(t.Columns)-1) }

// measure finds what each column takes at least and at most, and the cells: first the heads, then the rows.
func (r Room) measure(t report.Table, notGiven string) (least, most []float64, rows [][]cell) {
	least, most = make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	heads := make([]cell, len(t.Columns))
	rows = make([][]cell, len(t.Rows))
	for i := range rows {
		rows[i] = make([]cell, len(t.Columns))
	}
	for i, c := range t.Columns {
		heads[i] = cellOf(c.Head, r.Head, r.Bold)
		least[i], most[i] = r.span(c.Head, r.Head, r.Bold)
		for n, row := range t.Rows {
			short, long := r.span(row[i].Text, r.Size, row[i].Strong)
			if row[i].Names {
				short = max(short, r.longestName(row[i]))
			}
			rows[n][i] = cellOf(row[i].Text, r.Size, row[i].Strong)
			if row[i].Gap > 0 {
				short = typeset.Width(notGiven, r.Size, true) + numbered*r.Size
				long, rows[n][i] = short, cell{size: r.Size} // is not broken
			}
			if row[i].Day != "" || row[i].Number != nil {
				if strings.ContainsFunc(row[i].Text, chinese) {
					long *= 1 + r.Loose
				}
				short = long // is not broken
			}
			least[i], most[i] = max(least[i], short), max(most[i], long)
		}
	}
	return least, most, append([][]cell{heads}, rows...)
}

// Lines is how many lines a text takes in a width.
func Lines(words string, size float64, bold bool, wide float64) int {
	return cellOf(words, size, bold).high(wide)
}

// cell is the lines of some words, of a size.
type cell struct {
	lines []*typeset.Line
	size  float64
}

func cellOf(words string, size float64, bold bool) cell {
	c := cell{size: size}
	for _, line := range strings.Split(words, "\n") {
		c.lines = append(c.lines, typeset.NewLine(line, bold))
	}
	return c
}

// high is how many lines the words take in a width.
func (c cell) high(wide float64) (n int) {
	for _, line := range c.lines {
		n += line.Lines(wide / c.size)
	}
	return max(n, 1)
}

// wide is how wide the words are on one line.
func (c cell) wide() (wide float64) {
	for _, line := range c.lines {
		wide += line.Width * c.size
	}
	return wide
}

// span is how wide the longest word of a text is, and its longest line, within reason.
func (r Room) span(words string, size float64, bold bool) (word, line float64) {
	for _, one := range strings.Split(words, "\n") {
		line = max(line, typeset.Width(one, size, bold)+1)
		for _, part := range strings.FieldsFunc(one, breaks) {
			wide := typeset.Width(part, size, bold) + 1
			if strings.ContainsFunc(part, chinese) {
				wide = min(max(breakable*size, r.longestCount(part, size, bold)), wide)
			}
			word = max(word, wide)
		}
	}
	return max(narrowest*r.Size, min(word, longWord*r.Size)), max(narrowest*r.Size, min(line, widest*r.Size))
}

// longestCount is how wide the longest of the things of a short list is that are counted, and stay whole.
func (r Room) longestCount(part string, size float64, bold bool) (wide float64) {
	const longest = 6.6 // in sizes of the text
	for _, one := range strings.Split(part, between) {
		if own := typeset.Width(one+between, size, bold) + 1; strings.Contains(one, noBreak) && own <= longest*size {
			wide = max(wide, own*(1+r.Loose))
		}
	}
	return wide
}

// longestName is how wide the longest of some Chinese names is, within reason, which all stay whole. Others hold
// together by the blanks that they have, and lines end between them.
func (r Room) longestName(v report.Value) (wide float64) {
	if !strings.ContainsFunc(v.Text, chinese) {
		return 0
	}
	for _, name := range strings.FieldsFunc(v.Text, func(c rune) bool { return string(c) == between || c == '\n' }) {
		wide = max(wide, typeset.Width(name+between, r.Size, v.Strong)+1)
	}
	return min(wide, longWord*r.Size)
}

// chinese says whether a line ends before and behind a character without a blank.
func chinese(r rune) bool { return r >= 0x2e80 }

// breaks says whether a character is a blank at which lines end: not one that ties a name together.
func breaks(r rune) bool { return unicode.IsSpace(r) && r != 0xa0 }
