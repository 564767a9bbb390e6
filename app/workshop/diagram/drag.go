package diagram

import (
	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/fishbone"
)

// Draggable lets a card be dragged to a place in the picture, or to whatever else placeAt
// finds under the pointer. A chip with the card's words follows the pointer. Nothing happens
// if the card is let go elsewhere, or if Escape is pressed.
func (v *View) Draggable(d *ui.Dragger, c fishbone.Cause, placeAt func(fishbone.ID, fyne.Position) (board.Drop, bool)) {
	var chip fyne.CanvasObject
	var to board.Drop
	var ok, over bool
	letGo := func() {
		v.dragged.Remove(chip)
		chip, ok, over = nil, false, true
	}
	d.OnDrag = func(e *fyne.DragEvent) {
		if over {
			return
		}
		if chip == nil {
			chip = board.Ghost(c.Text)
			v.dragged.Add(chip)
			v.board.OnCancel = letGo
		}
		to, ok = placeAt(c.ID, e.AbsolutePosition)
		at := v.board.KeepClear(e.AbsolutePosition.AddXY(12, 8), chip.Size())
		chip.Move(at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(v.dragged)))
	}
	d.OnDrop = func() {
		dropped := ok && !over
		letGo()
		over = false
		v.board.ClearHighlight()
		if dropped {
			v.moveCause(c.ID, to)
		}
		v.host.Focus()
	}
}

// moveCause moves a cause, with all below it, to where it was let go.
func (v *View) moveCause(cause fishbone.ID, to board.Drop) {
	v.host.Do(fishbone.MoveCause{ID: cause, Under: to.Under, Before: to.Before})
}

// moveBone moves a bone before another one, or to the end of the spine.
func (v *View) moveBone(bone, before fishbone.ID) {
	v.host.Do(fishbone.Move{Of: fishbone.BoneKind, ID: bone, Before: before})
}

// HighlightDrop shows on the board where a card would hang that is let go at a place in the
// window. It returns that place; ok is false if the card cannot be dropped there.
func (v *View) HighlightDrop(cause fishbone.ID, at fyne.Position) (to board.Drop, ok bool) {
	return v.board.Highlight(cause, at)
}
