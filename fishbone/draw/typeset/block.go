package typeset

import (
	"math"
	"strings"
)

// Block is a label that can be set in one line or in several, each time as narrow
// as possible, so that its lines are balanced. Widths are in em. A block never
// changes once made.
type Block struct {
	bold   bool
	text   string
	pieces []piece
	after  float64
	widths []float64 // [n-1]: with at most n lines
	cut    []string  // its lines, when the text had to be shortened
}

// Max bounds a block: the number of its lines and the width of each, in em. After
// is room that is kept free behind the last word, for a mark.
type Max struct {
	Lines int
	Width float64
	After float64
}

// NewBlock prepares a label. A text that does not fit within max is cut, with "…"
// at its end, and can then be set in max.Lines lines only.
func NewBlock(s string, bold bool, max Max) *Block {
	s = oneLine(s)
	ps, rest := split(s, bold, max.Width*float64(max.Lines)+longWord)
	if len(ps) == 0 {
		ps = []piece{{}} // an empty label is one empty line
	}
	b := &Block{bold: bold, text: s, pieces: ps, after: max.After}
	b.widths = b.best(max.Lines)
	for n, width := range b.widths {
		b.widths[n] = b.within(width, max.Width)
	}
	if rest != "" || math.IsInf(b.widths[max.Lines-1], 1) {
		b.shorten(s, max)
	}
	return b
}

// within is a width, or infinite if it is more than the block may have. A single
// word with its mark may be a little wider than that.
func (b *Block) within(width, most float64) float64 {
	if width > most && len(b.pieces) > 1 {
		return math.Inf(1)
	}
	return width
}

func (b *Block) shorten(s string, max Max) {
	lines, _ := wrap(s, max.Width, 1, b.bold, max.Lines)
	lines = shortenTo(lines, max, b.bold)
	b.cut, b.pieces = direct(lines, s), nil
	for n := range b.widths {
		b.widths[n] = math.Inf(1)
	}
	widest := 0.0
	for i, l := range lines {
		w := Width(l, 1, b.bold)
		if i == len(lines)-1 {
			w += max.After
		}
		widest = math.Max(widest, w)
	}
	for n := len(lines) - 1; n < len(b.widths); n++ {
		b.widths[n] = widest
	}
}

// shortenTo cuts the last line once more, so that the mark has room behind it.
func shortenTo(lines []string, max Max, bold bool) []string {
	if last := len(lines) - 1; last+1 == max.Lines && max.After > 0 {
		lines[last] = clip(strings.TrimSuffix(lines[last], ellipsis), max.Width-max.After, bold)
	}
	return lines
}

// Width returns the narrowest width in em in which the block takes at most n lines,
// room for a mark included; +Inf where it cannot be set in so few.
func (b *Block) Width(n int) float64 { return b.widths[min(n, len(b.widths))-1] }

// Most is how many lines the block has at most.
func (b *Block) Most() int { return len(b.widths) }

// Cut says whether the text was shortened.
func (b *Block) Cut() bool { return b.cut != nil }

// Lines returns the lines of the block in its narrowest setting with at most n lines.
func (b *Block) Lines(n int) []string {
	if b.cut != nil {
		return b.cut
	}
	var lines []string
	for end := len(b.pieces); end > 0; n-- {
		start := b.lastLine(end, n)
		lines = append(lines, join(b.pieces[start:end]))
		end = start
	}
	for i, j := 0, len(lines)-1; i < j; i, j = i+1, j-1 {
		lines[i], lines[j] = lines[j], lines[i]
	}
	return direct(lines, b.text)
}

// LinesIn returns n lines of at most a width that end as well as they can, where a
// reader would pause, without being too unequal. Width must be Width(n) or more.
func (b *Block) LinesIn(n int, width float64) []string {
	pieces := len(b.pieces)
	if b.cut != nil || n < 2 || n > pieces || width <= b.Width(n) {
		return b.Lines(n)
	}
	costs, starts := make([][]float64, n+1), make([][]int, n+1)
	for line := range costs {
		costs[line], starts[line] = make([]float64, pieces+1), make([]int, pieces+1)
		for end := range costs[line] {
			costs[line][end] = math.Inf(1)
		}
	}
	costs[0][0] = 0
	for line := 1; line <= n; line++ {
		for end := line; end <= pieces; end++ {
			for start, w := end-1, 0.0; start >= line-1; start-- {
				if w = b.lineWidth(w, start, end); w > width+1e-9 {
					break
				}
				if cost := costs[line-1][start] + b.ending(end) + unequal(w, b.Width(n)); cost < costs[line][end]-1e-9 {
					costs[line][end], starts[line][end] = cost, start
				}
			}
		}
	}
	if math.IsInf(costs[n][pieces], 1) {
		return b.Lines(n)
	}
	lines := make([]string, n)
	for line, end := n, pieces; line > 0; line-- {
		start := starts[line][end]
		lines[line-1], end = join(b.pieces[start:end]), start
	}
	return direct(lines, b.text)
}

// lineWidth adds the piece at start in front of a line that ends before end.
func (b *Block) lineWidth(w float64, start, end int) float64 {
	switch {
	case start < end-1:
		w += b.pieces[start].space
	case end == len(b.pieces):
		w += b.after
	}
	return w + b.pieces[start].width
}

// ending is the cost of ending a line before a piece.
func (b *Block) ending(end int) float64 {
	if end == len(b.pieces) {
		return 0
	}
	return b.pieces[end-1].cost
}

// unequal is what it costs that a line is shorter or longer than it need be.
func unequal(width, usual float64) float64 {
	far := (width - usual) / usual
	return far * far
}

// lastLine returns where the last of at most n lines starts when the pieces before
// end are set as narrow as possible.
func (b *Block) lastLine(end, n int) int {
	if n <= 1 {
		return 0
	}
	before := b.table(end, n-1)
	before = before[len(before)-end-1:]
	best, least := 0, math.Inf(1)
	for start, w := end, 0.0; start > 0; {
		start--
		w = b.extend(w, start, end)
		width := math.Max(w, before[start])
		if width < least-1e-9 {
			best, least = start, width
		}
		if w > least {
			break
		}
	}
	return best
}

// best returns the narrowest width for at most 1, 2, … n lines.
func (b *Block) best(n int) []float64 {
	end := len(b.pieces)
	table := b.table(end, n)
	widths := make([]float64, n)
	for line := range widths {
		widths[line] = table[line*(end+1)+end]
	}
	return widths
}

// table fills in, for each number of lines and each beginning of the text, the least
// width: a line that ends badly counts as that much wider. It has a row of end+1 widths for one
// line, one for two, and so on.
func (b *Block) table(end, n int) []float64 {
	table := make([]float64, n*(end+1))
	for line := range n {
		row := table[line*(end+1) : (line+1)*(end+1)]
		if line == 0 {
			for i := 1; i <= end; i++ {
				for start := i; start > 0; {
					start--
					row[i] = b.extend(row[i], start, i)
				}
			}
			continue
		}
		before := table[(line-1)*(end+1):]
		for i := 1; i <= end; i++ {
			row[i] = math.Inf(1)
			for start, w := i, 0.0; start > 0; {
				start--
				if w = b.extend(w, start, i); w >= row[i] {
					break
				}
				row[i] = min(row[i], max(w, before[start]))
			}
		}
	}
	return table
}

// extend adds the piece at start in front of a line that ends before end.
func (b *Block) extend(w float64, start, end int) float64 {
	p := &b.pieces[start]
	if start < end-1 {
		return w + p.width + p.space
	}
	if end == len(b.pieces) {
		return p.width + b.after
	}
	return p.width + p.cost
}
