package draw

import (
	"slices"

	"whybone/fishbone/draw/typeset"
)

// A layout is in em around the spine, with its head at the right. On the paper it may
// lie the other way round: lines, boxes and areas are mirrored, and so is the place of
// a label, but not what is inside it.

// at is where a place of the layout is in the scene.
func (n *inker) at(x, y float64) Point {
	if n.mirrored {
		x = -x
	}
	return Point{(x - n.left) * em, (y - n.top) * em}
}

// leftOf returns where on the paper a block begins that begins at x in the layout.
func (n *inker) leftOf(x, wide float64) float64 {
	if n.mirrored {
		return -x - wide
	}
	return x
}

// polygon returns corners that were given clockwise in the layout clockwise.
func (n *inker) polygon(corners ...Point) []Point {
	if n.mirrored {
		slices.Reverse(corners)
	}
	return corners
}

// write writes one line of text with its baseline's left end at x, y on the paper. Its
// size is in em.
func (n *inker) write(t Text, x, y float64) {
	t.Size *= em
	t.At, t.Width = Point{(x - n.left) * em, (y - n.top) * em}, typeset.Width(t.Words, t.Size, t.Bold)
	n.scene.Texts = append(n.scene.Texts, t)
}
