package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw"
)

// Where says in which place something is held, seen from a label.
type Where int

// The places.
const (
	Over  Where = iota // in the place of the label itself
	After              // where its next sibling would come
	Under              // where its first answer would come
)

const (
	heldLeast  = 240 // the width of what is held
	heldInset  = 4   // from it to the edge of its card
	heldMargin = 8   // from the card to the board's edge
	heldGap    = 4   // from the card to the label
	heldIndent = 18  // of a first answer
	heldWords  = 12  // from the card's edge to the words in an entry
)

// held is something that lies over the picture: an entry, in which a label is typed in
// its place.
type held struct {
	object fyne.CanvasObject
	card   *canvas.Rectangle
	at     fishbone.ID
	where  Where
	last   box // the label's, when the picture had it
}

// ShowOverlay lays an object, such as an entry, onto the picture on a card of its own: over a
// label, or where the next one would come. It goes with the label when the picture is
// moved, zoomed or drawn anew, and it is wholly in view with a readable size at all
// times; the view moves for it. The empty id is the head. What was held before is let go.
func (b *Board) ShowOverlay(o fyne.CanvasObject, at fishbone.ID, where Where) {
	p := ui.Colors()
	card := canvas.NewRectangle(p.Soft)
	card.StrokeColor, card.StrokeWidth, card.CornerRadius = p.Accent, 1, ui.Radius+heldInset
	card.Shadow = ui.Shadow()
	b.held = &held{object: o, card: card, at: at, where: where}
	b.held.last = box{b.picture.size.Width / 2, b.picture.size.Height / 2, b.picture.size.Width / 2, b.picture.size.Height / 2}
	b.revealHeld()
	b.redraw()
}

// HideOverlay takes away what [Board.ShowOverlay] laid onto the picture.
func (b *Board) HideOverlay() {
	if b.held != nil {
		b.held = nil
		b.redraw()
	}
}

// layAbove puts onto the stage what lies above the picture.
func (b *Board) layAbove() {
	b.layOverview()
	b.layHeld()
	if b.drag.ghost != nil {
		b.stage.objects = append(b.stage.objects, b.drag.ghost)
	}
}

// revealHeld moves the view so that the label and what is held at it can be seen. A
// picture that is in view as a whole stays where it is.
func (b *Board) revealHeld() {
	if at, ok := b.picture.place(b.held.at); ok && b.view.reveal(at) {
		b.fitted = false
	}
	if b.fitted || b.view.size.IsZero() {
		return
	}
	from, size := b.heldAt()
	to := b.inView(from, size)
	b.view.move(to.X-from.X, to.Y-from.Y)
}

// place is the box of a label, or of the head.
func (p *picture) place(id fishbone.ID) (box, bool) {
	if id != "" {
		at, ok := p.labels[id]
		return at, ok
	}
	for i := range p.areas {
		if p.areas[i].part == draw.PartHead && p.areas[i].of == "" {
			return p.areas[i].box, true
		}
	}
	return box{}, false
}

// layHeld puts what is held in its place and onto the stage.
func (b *Board) layHeld() {
	if b.held == nil {
		return
	}
	from, size := b.heldAt()
	from = b.view.whole(b.inView(from, size))
	b.held.card.Move(from)
	b.held.card.Resize(size)
	b.held.object.Move(from.AddXY(heldInset, heldInset))
	b.held.object.Resize(size.SubtractWidthHeight(2*heldInset, 2*heldInset))
	b.stage.objects = append(b.stage.objects, b.held.card, b.held.object)
}

// heldAt is where the card would be if the board had no edges.
func (b *Board) heldAt() (fyne.Position, fyne.Size) {
	if at, ok := b.picture.place(b.held.at); ok {
		b.held.last = at
	}
	label := b.onBoard(b.held.last)
	least := b.held.object.MinSize()
	size := fyne.NewSize(max(heldLeast, least.Width, label.right-label.left)+2*heldInset, least.Height+2*heldInset)
	size.Width = min(size.Width, max(least.Width, b.view.size.Width-2*heldMargin))
	return b.heldFrom(label, size), size
}

// heldFrom is the card's corner, from where the label is on the board.
func (b *Board) heldFrom(label box, size fyne.Size) fyne.Position {
	w := b.picture.paths()
	middle := label.middle()
	at := fyne.NewPos(middle.X-size.Width/2, middle.Y-size.Height/2)
	spot, ok := w.spots[b.held.at]
	switch {
	case !ok:
	case spot.row < 0: // a bone's box
		return b.heldAtBox(label, size, spot)
	case b.held.where == Over: // the words stay about where they are
		at.X = label.left - heldWords
	case w.towards == Right: // labels end at their rib
		at.X = label.right + heldInset - size.Width
	default:
		at.X = label.left - heldInset
	}
	out := w.outwards()
	switch b.held.where {
	case After:
		at.Y = b.branchEnd(label) + heldGap
	case Under:
		if ok && !w.twoSided() {
			at.X = label.right + heldIndent
			break
		}
		at.X += out * heldIndent
		at.Y = label.bottom + heldGap
	}
	return at
}

// heldAtBox is the card's corner at a bone's box: the next bone comes beside it, the
// first cause between it and the spine.
func (b *Board) heldAtBox(label box, size fyne.Size, at spot) fyne.Position {
	middle := label.middle()
	x, y := middle.X-size.Width/2, middle.Y-size.Height/2
	switch {
	case b.held.where == After && b.picture.paths().outwards() < 0:
		x = label.left - heldGap - size.Width
	case b.held.where == After:
		x = label.right + heldGap
	case b.held.where == Under && at.side == 1:
		y = label.top - heldGap - size.Height
	case b.held.where == Under:
		y = label.bottom + heldGap
	}
	return fyne.NewPos(x, y)
}

// outwards is the sign of the way from the head.
func (w *paths) outwards() float32 {
	if w.towards == Right {
		return -1
	}
	return 1
}

// branchEnd is the lower edge of the held label's branch on the board, as far as the
// branch goes on below the label.
func (b *Board) branchEnd(label box) float32 {
	end := label.bottom
	w := b.picture.paths()
	at, ok := w.spots[b.held.at]
	if !ok || !w.twoSided() {
		return end
	}
	for id := range b.branch(b.held.at) {
		if s, drawn := w.spots[id]; drawn && s.side == at.side && s.first == at.first {
			end = max(end, b.onBoard(b.picture.labels[id]).bottom)
		}
	}
	return end
}

// inView moves something into the board as far as it must.
func (b *Board) inView(at fyne.Position, size fyne.Size) fyne.Position {
	within := func(at, size, room float32) float32 {
		return max(heldMargin, min(at, room-heldMargin-size))
	}
	return fyne.NewPos(within(at.X, size.Width, b.view.size.Width), within(at.Y, size.Height, b.view.size.Height))
}

// onBoard is where a part of the paper is on the board.
func (b *Board) onBoard(part box) box {
	from, to := b.view.place(part.left, part.top), b.view.place(part.right, part.bottom)
	return box{from.X, from.Y, to.X, to.Y}
}
