package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/fishbone"
)

// Draggable lets a card be dragged to a place in the picture, or to whatever else has a
// place for it; placeAt says what is under the pointer. A chip with the card's words
// follows the pointer; let go elsewhere, or given up with Escape, nothing happens.
func (p *Page) Draggable(d *ui.Dragger, c fishbone.Cause, placeAt func(fishbone.ID, fyne.Position) (board.Drop, bool)) {
	var chip fyne.CanvasObject
	var to board.Drop
	var ok, over bool
	letGo := func() {
		p.afloat.Remove(chip)
		chip, ok, over = nil, false, true
	}
	d.OnDrag = func(e *fyne.DragEvent) {
		if over {
			return
		}
		if chip == nil {
			chip = board.Ghost(c.Text)
			p.afloat.Add(chip)
			p.board.OnCancel = letGo
		}
		to, ok = placeAt(c.ID, e.AbsolutePosition)
		at := p.board.KeepClear(e.AbsolutePosition.AddXY(12, 8), chip.Size())
		chip.Move(at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p.afloat)))
	}
	d.OnDrop = func() {
		dropped := ok && !over
		letGo()
		over = false
		p.board.ClearHighlight()
		if dropped {
			p.moveCause(c.ID, to)
		}
		p.Focus()
	}
}

// moveCause hangs a cause, with all below it, where it was let go.
func (p *Page) moveCause(cause fishbone.ID, to board.Drop) {
	p.Do(fishbone.MoveCause{ID: cause, Under: to.Under, Before: to.Before})
}

func (p *Page) moveBone(bone, before fishbone.ID) {
	p.Do(fishbone.Move{Of: fishbone.BoneKind, ID: bone, Before: before})
}

// HighlightDrop shows on the board where a card would come that is let go at a place in
// the window, and says where that is; ok is false where it cannot be dropped.
func (p *Page) HighlightDrop(cause fishbone.ID, at fyne.Position) (to board.Drop, ok bool) {
	return p.board.Highlight(cause, at)
}
