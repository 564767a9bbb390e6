package board

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/fishbone"
)

const (
	// From a label to the line round it when it is selected. There is little room
	// above and below.
	outlineBeside = 5
	outlineAbove  = 2
	outlineWide   = 2
	activeWide    = 3
)

// arrange arranges the layers: the picture with its highlight, the outline of what is selected,
// where something dragged would be dropped, and what lies above.
func (b *Board) arrange() {
	b.layers.clear(&b.view)
	b.layers.show(b)
	b.paintKeys()
	b.paintStacks()
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
	b.layers.put(ring)
}

// FindText says whether a line of words can be seen, and where its middle is. Nobody can
// ask the screen: there the words are pixels.
func (b *Board) FindText(line string) (at fyne.Position, ok bool) {
	seen := b.view.visible()
	for i := range b.picture.words {
		if w := &b.picture.words[i]; w.text == line && w.touches(seen) {
			return b.view.place(w.at.X+w.width/2, w.at.Y-0.35*w.size), true
		}
	}
	return fyne.Position{}, false
}

// LabelBounds is where a label stands on the board, or the head for the empty id. It returns
// false for one that is not in the picture.
func (b *Board) LabelBounds(id fishbone.ID) (fyne.Position, fyne.Size, bool) {
	at, ok := b.picture.place(id)
	at = b.onBoard(at)
	return fyne.NewPos(at.left, at.top), fyne.NewSize(at.right-at.left, at.bottom-at.top), ok
}

func rectangle(at fyne.Position, size fyne.Size, fill color.Color) *canvas.Rectangle {
	r := canvas.NewRectangle(fill)
	r.Move(at)
	r.Resize(size)
	return r
}
