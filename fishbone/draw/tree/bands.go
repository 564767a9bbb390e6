package tree

import (
	"image/color"
	"math"
	"slices"

	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// A long chain of whys is a strip that no page shows well. Its columns are then cut into
// bands, which stand one below the other, or beside each other where the tree grows
// downwards. Where the answers to a cause are in the next band, a circle with a letter stands
// in their place, and one with the same letter stands before them.

const (
	mostBands    = 8    // more would be a puzzle
	leastColumns = 2    // of a band
	bandGap      = 2.4  // between two bands, across
	bandCost     = 0.10 // of each cut, as of a text so much smaller
	letterCost   = 0.03 // of each letter
	onScreen     = 14   // points: how large text is to be on a screen of 1920 × 1080 at least
	letterSize   = 1.8  // of the circle around a letter
	letterEdge   = 0.12
)

// evenly are the first columns of bands with about as many columns each.
func evenly(columns, bands int) []int {
	starts := make([]int, bands)
	for i := range starts {
		starts[i] = i * columns / bands
	}
	return starts
}

// bandOf is the band that a column is in.
func bandOf(bands []int, column int) int {
	i, found := slices.BinarySearch(bands, column)
	if found {
		return i
	}
	return max(0, i-1)
}

// readable says whether text can be read that is such a part of the height of the page. What
// has no page of its own is looked at on a screen.
func (o *Options) readable(size float64) bool {
	const spare = 1.06 // for what stands below the tree
	if _, high, ok := o.Page.Inner(); ok {
		return size*high >= spare*o.Page.Readable()
	}
	return size*1080 >= onScreen
}

// cut cuts the tree into bands that begin with the given columns.
func (t *tree) cut(bands []int) {
	if len(bands) < 2 {
		return
	}
	uncut := t.nodes
	t.nodes = make([]node, 0, len(uncut)+2*len(bands))
	at := make([]int, len(uncut))   // where each node is now
	next := make([]int, len(uncut)) // the circle before its answers, 0 if they are not cut off
	cuts := 0
	for i, n := range uncut {
		band := bandOf(bands, n.column)
		if n.parent >= 0 {
			up := n.parent
			n.parent = at[up]
			if bandOf(bands, uncut[up].column) != band {
				if next[up] == 0 {
					next[up] = t.addLetters(at[up], letter(cuts))
					cuts++
				}
				n.parent = next[up]
			}
		}
		n.answers, n.column = nil, n.column+2*band // each cut adds two columns of circles
		at[i] = t.append(n)
	}
	t.bands = make([]int, len(bands))
	for i := 1; i < len(bands); i++ {
		t.bands[i] = bands[i] + 2*i - 1
	}
	t.moveRepeats(at)
}

// append adds a node and returns its index.
func (t *tree) append(n node) int {
	if n.parent >= 0 {
		p := &t.nodes[n.parent]
		p.answers = append(p.answers, len(t.nodes))
	}
	t.nodes = append(t.nodes, n)
	return len(t.nodes) - 1
}

// addLetters adds the circle behind a node and the one at which it goes on, and returns that.
func (t *tree) addLetters(from int, letter string) int {
	n := node{id: t.nodes[from].id, part: scene.PartLink, letter: letter, color: t.nodes[from].color, parent: from, column: t.nodes[from].column + 1, size: 1, width: letterSize, height: letterSize}
	if t.options.TopDown {
		n.width += 1 // so that lines to the left and the right of it stay apart
	}
	t.append(n)
	n.parent, n.column = -1, n.column+1
	return t.append(n)
}

// letter is the n-th letter, counted from 0: A to Z, then AA.
func letter(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letter(n/26-1) + letter(n%26)
}

// moveRepeats keeps the links to causes that are repeated in their own band. Of the others the
// numbers tell.
func (t *tree) moveRepeats(at []int) {
	kept := t.repeats[:0]
	for _, r := range t.repeats {
		r.from, r.to = at[r.from], at[r.to]
		if bandOf(t.bands, t.nodes[r.from].column) == bandOf(t.bands, t.nodes[r.to].column) {
			kept = append(kept, r)
		}
	}
	t.repeats = kept
}

// stack puts the bands one behind the other, across.
func (t *tree) stack() {
	end := math.Inf(-1)
	for band := range t.bands {
		low, high := t.sides(band)
		if band > 0 {
			t.shift(band, end+bandGap-low)
			high += end + bandGap - low
		}
		end = high
	}
}

// shift moves a band across.
func (t *tree) shift(band int, by float64) {
	for i := range t.nodes {
		if n := &t.nodes[i]; bandOf(t.bands, n.column) == band {
			n.across, n.stem = n.across+by, n.stem+by
		}
	}
	for i := range t.repeats {
		if r := &t.repeats[i]; bandOf(t.bands, t.nodes[r.from].column) == band {
			r.turn, r.enter = r.turn+by, r.enter+by
		}
	}
}

// circle draws the circle with a letter.
func (n *painter) circle(b *node, left, top float64) {
	left, top = left+(b.width-letterSize)/2, top+(b.height-letterSize)/2
	round := func(inset float64, fill color.NRGBA) {
		n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: b.id, Part: b.part, Fill: fill, Radius: (letterSize/2 - inset) * notation.Em,
			Points: n.Rectangle(left+inset, top+inset, left+letterSize-inset, top+letterSize-inset)})
	}
	round(0, b.color)
	round(letterEdge, n.tint(b.color))
	n.Write(scene.Text{Of: b.id, Part: b.part, Words: b.letter, Size: 1, Bold: true, Color: n.onTint(b.color)},
		left+(letterSize-typeset.Width(b.letter, 1, true))/2, top+letterSize/2+0.36)
}
