package draw

import (
	"image/color"

	"whybone/fishbone/draw/typeset"
)

// node draws a box and what stands in it.
func (n *treeInker) node(b *node) {
	_, across := n.t.extent(b)
	corner := n.spot(n.t.columns[b.column].start, b.across-across/2)
	left, top := corner.X/em+n.left, corner.Y/em+n.top
	n.box(b, left, top)
	area := n.rectangle(left, top, left+b.width, top+b.height)
	n.scene.Areas = append(n.scene.Areas, Area{b.id, b.part, area})
	ink, marks := n.inks(b)
	ground := n.theme.Paper
	if b.solid {
		ground = b.color
	}
	left += (b.width - b.block) / 2
	y := top + treePadY
	n.marks(&b.row, b.row.lead, left, y+toBase*b.size, marks)
	words := left + width(b.row.lead)
	t := Text{Of: b.id, Part: b.part, Size: b.size, Bold: b.bold(), Struck: n.theme.strike(b.row.struck, ink, ground), Color: ink, Full: b.full}
	for i, line := range b.lines {
		t.Words = line
		n.write(t, words, y+toBase*b.size)
		t.Full = ""
		if i == len(b.lines)-1 {
			n.marks(&b.row, b.row.tail, words+typeset.Width(line, b.size, t.Bold)+markSpace, y+toBase*b.size, marks)
		}
		y += pitch * b.size
	}
	y += treeNoteGap
	t = Text{Of: b.id, Part: PartNote, Size: noteSize, Color: n.theme.Second, Full: b.noteFull}
	if b.solid {
		t.Color = ink
	}
	for _, line := range b.noteLines {
		t.Words = line
		n.write(t, words, y+toBase*noteSize)
		t.Full = ""
		y += pitch * noteSize
	}
}

// box draws the box itself: filled, tinted with an edge, or dashed.
func (n *treeInker) box(b *node, left, top float64) {
	right, bottom := left+b.width, top+b.height
	if b.part == PartLink {
		n.dashedBox(b, left, top)
		return
	}
	shape := func(inset float64, fill color.NRGBA) {
		n.scene.Shapes = append(n.scene.Shapes, Shape{Of: b.id, Part: b.part, Fill: fill, Radius: (treeRadius - inset) * em,
			Points: n.rectangle(left+inset, top+inset, right-inset, bottom-inset)})
	}
	shape(0, b.color)
	edge := treeEdge
	if b.row.strong {
		edge = rootEdge
	}
	switch {
	case b.parent < 0 || b.solid && !n.theme.Outlined:
	case b.row.struck:
		shape(edge, n.theme.Paper)
	default:
		shape(edge, n.tint(b.color))
	}
}

func (n *treeInker) dashedBox(b *node, left, top float64) {
	corners := n.rectangle(left, top, left+b.width, top+b.height)
	n.scene.Lines = append(n.scene.Lines, Line{Of: b.id, Part: PartLink, Points: append(corners, corners[0]), Width: repeatWidth * em, Color: n.theme.Second, Dashed: true})
}

// inks are the colours of a box's words and of its marks.
func (n *treeInker) inks(b *node) (words, marks color.NRGBA) {
	switch {
	case b.part == PartHead || b.parent < 0 && n.theme.Outlined:
		return n.theme.HeadInk, n.theme.HeadInk
	case b.solid:
		return n.theme.BoneInk, n.theme.BoneInk
	case b.row.struck:
		return n.theme.Third, n.theme.Third
	case b.part == PartLink:
		return n.theme.Second, n.theme.Second
	}
	return n.theme.Ink, b.color
}
