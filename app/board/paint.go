package board

import (
	"fyne.io/fyne/v2"
)

const (
	// From a label to the line round it when it is selected. There is little room
	// above and below.
	outlineBeside = 5
	outlineAbove  = 2
	outlineWide   = 2
	activeWide    = 3
)

// arrange puts what is in view onto the stage: the picture, the light and the outline of
// what is selected, where something dragged would land, and what lies above.
func (b *Board) arrange() {
	s := &b.stage
	s.clear(&b.view)
	s.show(b)
	b.paintSelection()
	b.paintDrag()
	b.layAbove()
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
	ring.StrokeWidth = outlineWide
	if b.active {
		ring.StrokeWidth = activeWide
	}
	b.stage.put(ring)
}

// FindText says whether a line of words can be seen, and where its middle is. Nobody can
// ask the screen: there the words are pixels.
func (b *Board) FindText(line string) (at fyne.Position, ok bool) {
	seen := b.view.seen()
	for i := range b.picture.words {
		if w := &b.picture.words[i]; w.say == line && w.touches(seen) {
			return b.view.place(w.at.X+w.width/2, w.at.Y-0.35*w.size), true
		}
	}
	return fyne.Position{}, false
}
