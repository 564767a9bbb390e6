package board

import (
	"fyne.io/fyne/v2"

	"whybone/fishbone"
)

// LabelBounds is where a label stands on the board, or the head for the empty id. It returns
// false for one that is not in the picture.
func (b *Board) LabelBounds(id fishbone.ID) (fyne.Position, fyne.Size, bool) {
	at, ok := b.picture.place(id)
	at = b.onBoard(at)
	return fyne.NewPos(at.left, at.top), fyne.NewSize(at.right-at.left, at.bottom-at.top), ok
}
