package tree

import (
	"image/color"

	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// node draws a box and what stands in it.
func (n *painter) node(b *node) {
	_, across := n.t.extent(b)
	corner := n.point(n.t.columns[b.column].start, b.across-across/2)
	left, top := corner.X/notation.Em+n.Left, corner.Y/notation.Em+n.Top
	if b.letter != "" {
		n.circle(b, left, top)
	} else {
		n.box(b, left, top)
	}
	area := n.Rectangle(left, top, left+b.width, top+b.height)
	n.Scene.Areas = append(n.Scene.Areas, scene.Area{Of: b.id, Part: b.part, Polygon: area})
	ink, marks := n.textColors(b)
	ground, behind := n.Theme.Paper, n.tint(b.color)
	if b.solid {
		ground, behind = b.color, b.color
	}
	if len(b.left) > 0 {
		behind = n.Theme.Paper
	}
	left += (b.width - b.block) / 2
	y := top + treePadY
	n.Marks(b.id, b.marks.Lead, left, y+notation.ToBase*b.size, marks)
	words := left + notation.Width(b.marks.Lead)
	t := scene.Text{Of: b.id, Part: b.part, Size: b.size, Bold: b.bold(), Struck: n.Theme.Strike(b.marks.Struck, ink, ground), Color: ink, Full: b.full}
	for i, line := range b.lines {
		t.Words = line
		n.Write(t, words, y+notation.ToBase*b.size)
		t.Full = ""
		if i == len(b.lines)-1 {
			n.MarksOn(b.id, b.marks.Tail, words+typeset.Width(line, b.size, t.Bold)+notation.MarkSpace, y+notation.ToBase*b.size, marks, behind)
		}
		y += notation.Pitch * b.size
	}
	y += treeNoteGap
	t = scene.Text{Of: b.id, Part: scene.PartNote, Size: noteSize, Color: n.Theme.Muted, Full: b.noteFull}
	if b.solid {
		t.Color = ink
	}
	for _, line := range b.noteLines {
		t.Words = line
		n.Write(t, words, y+notation.ToBase*noteSize)
		t.Full = ""
		y += notation.Pitch * noteSize
	}
}

// box draws the box itself: filled, tinted with an edge, or dashed.
func (n *painter) box(b *node, left, top float64) {
	right, bottom := left+b.width, top+b.height
	if b.part == scene.PartLink || len(b.left) > 0 {
		n.dashedBox(b, left, top)
		return
	}
	shape := func(inset float64, fill color.NRGBA) {
		n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: b.id, Part: b.part, Fill: fill, Radius: (treeRadius - inset) * notation.Em,
			Points: n.Rectangle(left+inset, top+inset, right-inset, bottom-inset)})
	}
	shape(0, b.color)
	edge := treeEdge
	if b.marks.Root {
		edge = rootEdge
	}
	switch {
	case b.parent < 0 || b.solid && !n.Theme.Outlined:
	case b.marks.Struck:
		shape(edge, n.Theme.Paper)
	default:
		shape(edge, n.tint(b.color))
	}
}

func (n *painter) dashedBox(b *node, left, top float64) {
	corners := n.Rectangle(left, top, left+b.width, top+b.height)
	n.Scene.Lines = append(n.Scene.Lines, scene.Line{Of: b.id, Part: scene.PartLink, Points: append(corners, corners[0]), Width: repeatWidth * notation.Em, Color: n.Theme.Muted, Dashed: true})
}

// textColors are the colours of a box's words and of its marks.
func (n *painter) textColors(b *node) (words, marks color.NRGBA) {
	switch {
	case b.part == scene.PartHead || b.parent < 0 && n.Theme.Outlined:
		return n.Theme.HeadInk, n.Theme.HeadInk
	case b.solid:
		return n.Theme.CategoryInk, n.Theme.CategoryInk
	case b.marks.Struck:
		return n.Theme.Faint, n.Theme.Faint
	case b.part == scene.PartLink || len(b.left) > 0:
		return n.Theme.Muted, n.Theme.Muted
	}
	return n.Theme.Ink, b.color
}
