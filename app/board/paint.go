package board

import (
	"whybone/app/ui"
)

const (
	// From a label to the line round it when it is selected. There is little room
	// above and below.
	outlineBeside = 5
	outlineAbove  = 2
	outlineWide   = 2
	activeWide    = 3
)

// arrange puts what is in view onto the stage: the light, the lines, the outline of
// what is selected, shapes, texts, where something dragged would land, and what lies above.
func (b *Board) arrange() {
	s, v, seen := &b.stage, &b.view, b.view.seen()
	s.prepare(b.picture, v)
	s.objects = s.objects[:2]
	clear(s.sheet.Objects)
	s.sheet.Objects = s.sheet.Objects[:0]
	s.sheet.Move(v.origin)
	b.paintPaper()
	b.paintLight()
	for i := range b.picture.strokes {
		if b.picture.strokes[i].touches(seen) {
			s.putStroke(v, i)
		}
	}
	b.paintSelection()
	for i := range b.picture.shapes {
		if b.picture.shapes[i].touches(seen) {
			s.putShape(v, i)
		}
	}
	for i := range b.picture.words {
		if b.picture.words[i].touches(seen) {
			s.putWords(v, i)
		}
	}
	b.paintDrag()
	b.layAbove()
}

func (b *Board) paintPaper() {
	paper := b.stage.paper
	paper.FillColor = b.picture.paper
	if b.picture.paper == nil {
		paper.FillColor = ui.Colors().Surface
	}
	if paper.Size() != b.view.size {
		paper.Resize(b.view.size)
	}
}

// paintSelection outlines what is selected, more strongly while the keys go to the board.
// With nothing selected they stand at the head.
func (b *Board) paintSelection() {
	label, ok := b.picture.labels[b.selected]
	if !ok && b.active {
		label, ok = b.picture.place("")
	}
	if !ok {
		return
	}
	ring := ringAround(b.onSheet(label))
	ring.StrokeColor, ring.StrokeWidth = ui.Colors().Accent, outlineWide
	if b.active {
		ring.StrokeWidth = activeWide
	}
	b.stage.put(ring)
}
