package tree

import (
	"math"
	"strings"

	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Sizes of a tree, in em.
const (
	treePadX    = 0.65 // in a box, beside its words
	treePadY    = 0.42 // above and below them
	treeEdge    = 0.09 // of a box
	rootEdge    = 0.20 // of the box of a root cause
	treeRadius  = 0.45
	treeGap     = 0.50 // between two boxes of a level, across
	treeGapDown = 1.00 // the same where the tree grows downwards
	treeNoteGap = 0.12 // between words and note
	leastBox    = 3.0  // width
	levelPad    = 0.45 // in the box of a level's number, beside it
	levelHigh   = 1.62 // the height of that box
)

// wrapWidths are the widths of a line that are tried.
var wrapWidths = []float64{6, 7, 8, 10, 12, 14, 17, 20, notation.WidestLine}

// wrapCost is the cost of the second line of a label.
const wrapCost = 0.04

// size sets the words of all nodes so that the picture comes out as large as it can on
// a paper of the proportions asked for.
func (t *tree) size() {
	blocks := make([]*typeset.Block, len(t.nodes))
	for i := range t.nodes {
		n := &t.nodes[i]
		blocks[i] = t.wordsOf(n)
		if t.footnote(n, blocks[i].Cut()) {
			blocks[i] = t.wordsOf(n)
		}
	}
	best := t.bestWrap(blocks, 1)
	if !t.options.readable(best.fit) {
		for bands := 2; bands <= min(mostBands, len(t.columns)/leastColumns); bands++ {
			if c := t.bestWrap(blocks, bands); c.score > best.score {
				best = c
			}
		}
	}
	t.wrap(blocks, best.width)
	t.measureColumns()
	t.cut(best.bands)
}

// wrapping is a way to set the words of a tree.
type wrapping struct {
	width float64 // of the lines
	bands []int
	fit   float64 // how large text is, as a part of the height of the page
	score float64
}

// bestWrap finds the best width of lines where the tree is cut into so many bands.
func (t *tree) bestWrap(blocks []*typeset.Block, bands int) wrapping {
	best := wrapping{score: math.Inf(-1)}
	for _, width := range wrapWidths {
		t.wrap(blocks, width)
		t.measureColumns()
		c := wrapping{width: width, bands: evenly(len(t.columns), bands)}
		if c.fit, c.score = t.score(c.bands); c.score > best.score {
			best = c
		}
	}
	return best
}

// block sets a text in as many lines as a label has, or in all of them.
func (t *tree) block(text string, bold bool, most typeset.Max) *typeset.Block {
	most.Lines = notation.MostLines
	b := typeset.NewBlock(text, bold, most)
	for t.options.Whole && b.Cut() && most.Lines < notation.MostWhole {
		most.Lines++
		b = typeset.NewBlock(text, bold, most)
	}
	return b
}

// wordsOf sets the words of a node, with room for its marks.
func (t *tree) wordsOf(n *node) *typeset.Block {
	after := (notation.Width(n.marks.Lead) + notation.Width(n.marks.Tail)) / n.size
	return t.block(n.words, n.bold(), typeset.Max{Width: notation.WidestLine / n.size, After: after})
}

func (t *tree) noteOf(n *node) *typeset.Block {
	return t.block(n.note, false, typeset.Max{Width: notation.WidestLine / noteSize})
}

// footnote gives a node the number of a footnote where it does not say all, and says whether
// it did.
func (t *tree) footnote(n *node, cut bool) bool {
	var lines []notation.FootnoteLine
	for i, text := range n.left {
		lines = append(lines, notation.FootnoteLine{Level: n.level + i, Text: text})
	}
	if cut {
		lines = append(lines, notation.FootnoteLine{Text: n.words})
	}
	if n.note != "" && t.noteOf(n).Cut() {
		lines = append(lines, notation.FootnoteLine{Text: n.note})
	}
	if len(lines) == 0 || !t.options.Footnotes {
		return false
	}
	number := len(t.notes) + 1
	t.notes = append(t.notes, notation.Footnote{Number: number, Of: n.id, Color: n.color, Lines: lines})
	t.signs.Footnote(&n.marks, number)
	return true
}

// widthFactor is how much wider a box may be than others. The first one may be wide, for it
// stands alone.
func (n *node) widthFactor() float64 {
	if n.parent < 0 {
		return 1.7
	}
	return 1
}

func (n *node) bold() bool { return n.solid || n.marks.Root }

// wrap sets every node in lines of about a width.
func (t *tree) wrap(blocks []*typeset.Block, wrap float64) {
	for i := range t.nodes {
		n := &t.nodes[i]
		k := 1
		for k < blocks[i].Most() && blocks[i].Width(k)*n.size > wrap*n.widthFactor() {
			k++
		}
		n.lines = blocks[i].Lines(k)
		if n.full = ""; blocks[i].Cut() {
			n.full = n.words
		}
		if len(n.left) > 0 {
			n.full = strings.Join(n.left, " → ")
		}
		t.setNote(n, wrap)
		n.measure()
		if t.options.TopDown && len(n.answers) > 0 { // so that the numbers of levels have room
			n.width = math.Max(n.width, t.levelWidth(n)+0.2)
		}
	}
}

func (t *tree) setNote(n *node, wrap float64) {
	if n.noteLines, n.noteFull = nil, ""; n.note == "" {
		return
	}
	b := t.noteOf(n)
	k := 1
	for k < b.Most() && b.Width(k)*noteSize > wrap {
		k++
	}
	n.noteLines = b.Lines(k)
	if b.Cut() {
		n.noteFull = n.note
	}
}

// measure fits the box around the words.
func (n *node) measure() {
	n.block = 0
	for i, line := range n.lines {
		wide := notation.Width(n.marks.Lead) + typeset.Width(line, n.size, n.bold())
		if i == len(n.lines)-1 {
			wide += notation.Width(n.marks.Tail)
		}
		n.block = math.Max(n.block, wide)
	}
	for _, line := range n.noteLines {
		n.block = math.Max(n.block, notation.Width(n.marks.Lead)+typeset.Width(line, noteSize, false))
	}
	n.width = math.Max(n.block, leastBox) + 2*treePadX
	n.height = notation.Pitch*n.size*float64(len(n.lines)) + 2*treePadY
	if len(n.noteLines) > 0 {
		n.height += treeNoteGap + notation.Pitch*noteSize*float64(len(n.noteLines))
	}
}

// levelWords is what stands on the link from a node to its answers.
func (t *tree) levelWords(n *node) string {
	if len(n.answers) == 0 {
		return ""
	}
	first := &t.nodes[n.answers[0]]
	if first.letter != "" {
		return ""
	}
	if first.part == scene.PartLink {
		return t.options.Words.Same
	}
	if first.level == 0 {
		return ""
	}
	return t.options.Words.Level(first.level)
}

// levelWidth is the width of the box around those words; 0 if there are none.
func (t *tree) levelWidth(n *node) float64 {
	words := t.levelWords(n)
	if words == "" {
		return 0
	}
	return levelBox(words)
}

func levelBox(words string) float64 { return typeset.Width(scene.Clean(words), 1, true) + 2*levelPad }

// extent is the size of a box along the tree and across it.
func (t *tree) extent(n *node) (along, across float64) {
	if t.options.TopDown {
		return n.height, n.width
	}
	return n.width, n.height
}

func (t *tree) gap() float64 {
	if t.options.TopDown {
		return treeGapDown
	}
	return treeGap
}

// score is how large the text of the picture would come out if every node took all the room
// across that its answers need, and what that is worth.
func (t *tree) score(bands []int) (fit, score float64) {
	needs, wraps, high := make([]float64, len(t.nodes)), 0, -bandGap
	across, letters := make([]float64, len(bands)), map[int]bool{} // by the cause before them
	for i := len(t.nodes) - 1; i >= 0; i-- {
		n := &t.nodes[i]
		_, own := t.extent(n)
		needs[i] = math.Max(own, needs[i]-t.gap())
		if band := bandOf(bands, n.column); n.column == bands[band] {
			across[band] += needs[i] + t.gap()
			letters[n.parent] = true
		} else {
			needs[n.parent] += needs[i] + t.gap()
		}
		wraps += (len(n.lines) - 1) * (len(n.lines) - 1)
	}
	for _, one := range across {
		high += one - t.gap() + bandGap
	}
	wide := t.widest(bands)
	if t.options.TopDown {
		wide, high = high, wide
	}
	fit = math.Min(t.options.Target/(wide+2*notation.Margin), 1/(high+2*notation.Margin))
	return fit, math.Log(fit) - wrapCost*float64(wraps)/float64(len(t.nodes)) - bandCost*float64(len(bands)-1) - letterCost*float64(len(letters)-1)
}

// widest is how long the longest band is, with the letters at its ends.
func (t *tree) widest(bands []int) (widest float64) {
	for i, first := range bands {
		last, letters := len(t.columns)-1, 0
		if i > 0 {
			letters++
		}
		if i+1 < len(bands) {
			last = bands[i+1] - 1
			letters++
		}
		wide := t.columns[last].behind() - t.columns[first].start
		widest = max(widest, wide+float64(letters)*(letterSize+2*beforeStem+branchLong))
	}
	return widest
}
