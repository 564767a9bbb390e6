package fish

import (
	"math"

	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/typeset"
)

const (
	headLines   = 14
	headWidest  = 20.0 // of a line in the head, in em of the label font
	headPadX    = 0.95
	headPadY    = 0.75
	headOneLine = 5.0 // em: words that take no more stay on one line
	headGap     = 1.6 // from the first rib to the head, where the arrow is
	boxPad      = 0.7 // at the sides of a category's name
	boxHeight   = 0.66
	boxGap      = 0.5
)

// head is one way to set the words in the head of the fish.
type head struct {
	lines         []string
	cut           bool
	mark          []notation.Mark // behind the last line: the number of a footnote
	width, height float64         // of the box
}

// heads returns the ways to set the head, from the flattest to the narrowest. Note is the
// number of its footnote, 0 for none.
func heads(text string, note int) []head {
	var mark []notation.Mark
	if note > 0 {
		mark = []notation.Mark{notation.FootnoteMark(note)}
	}
	block := typeset.NewBlock(text, true, typeset.Max{Lines: headLines, Width: headWidest / notation.HeadFont, After: notation.Width(mark) / notation.HeadFont})
	var hs []head
	for n := 1; n <= headLines; n++ {
		if math.IsInf(block.Width(n), 1) {
			continue
		}
		if len(hs) > 0 && hs[0].width <= headOneLine+2*headPadX {
			break
		}
		lines := block.Lines(n)
		if orphan(lines) && len(hs) > 0 {
			continue
		}
		widest := 3.0
		for i, l := range lines {
			wide := typeset.Width(l, notation.HeadFont, true)
			if i == len(lines)-1 {
				wide += notation.Width(mark)
			}
			widest = math.Max(widest, wide)
		}
		h := head{lines, block.Cut(), mark, widest + 2*headPadX, float64(len(lines))*notation.Pitch*notation.HeadFont + 2*headPadY}
		if len(hs) == 0 || h.width < hs[len(hs)-1].width-0.4 {
			hs = append(hs, h)
		}
	}
	return hs
}

// wrapCost is the cost of a problem that stands in many short lines. Where the text is
// large enough, which easy says, each line beyond the first costs as well, and a ragged tower
// of many lines costs more than it gains.
func (h *head) wrapCost(easy bool) float64 {
	const few, perLine, easyPerLine, easyBeyond = 4, 0.015, 0.006, 0.04
	cost := perLine * float64(max(0, len(h.lines)-few))
	if easy {
		cost += easyPerLine*float64(len(h.lines)-1) + easyBeyond*float64(max(0, len(h.lines)-few))
	}
	return cost
}

// orphan says that the last of several lines is much shorter than the others.
func orphan(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	last := typeset.Width(lines[len(lines)-1], 1, true)
	for _, l := range lines {
		if typeset.Width(l, 1, true) > 1.9*last {
			return true
		}
	}
	return false
}

// box is the size of a category's box with its name.
func (c *category) box() (width, height float64) {
	widest := 2.0
	for i, l := range c.name {
		wide := typeset.Width(l, 1, true)
		if i == len(c.name)-1 {
			wide += notation.Width(c.nameMark)
		}
		widest = math.Max(widest, wide)
	}
	return widest + 2*boxPad, float64(len(c.name))*notation.Pitch + boxHeight
}

// boxReach is how far a category's box goes to the left and to the right of the outer
// end of its first rib, when its columns stand so far apart.
func (c *category) boxReach(columns int, column float64) (left, right float64) {
	width, _ := c.box()
	ribs := float64(columns-1) * column
	if most := ribs + 2*boxPad; most > width && columns > 1 {
		return ribs + boxPad, boxPad
	}
	return (width + ribs) / 2, (width - ribs) / 2
}
