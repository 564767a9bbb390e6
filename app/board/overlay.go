package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Where says in which place an overlay is, seen from a label.
type Where int

// The places.
const (
	Over  Where = iota // in the place of the label itself
	After              // where its next sibling would come
	Under              // where its first answer would come
)

const (
	overlayMin    = 240 // the width of the overlay
	overlayInset  = 4   // from it to the edge of its card
	overlayMargin = 8   // from the card to the board's edge
	overlayGap    = 4   // from the card to the label
	overlayIndent = 18  // of a first answer
	overlayWords  = 12  // from the card's edge to the words in an entry
)

// overlay is something that lies over the picture: an entry, in which a label is typed in
// its place.
type overlay struct {
	object fyne.CanvasObject
	card   *canvas.Rectangle
	at     fishbone.ID
	where  Where
	last   box // the label's, when the picture had it
}

// ShowOverlay lays an object, such as an entry, onto the picture on a card of its own: over a
// label, or where the next one would come. It goes with the label when the picture is
// moved, zoomed or drawn anew, and it is wholly in view with a readable size at all
// times; the view moves for it. The empty id is the head. An overlay that was there before goes.
func (b *Board) ShowOverlay(o fyne.CanvasObject, at fishbone.ID, where Where) {
	p := ui.Colors()
	card := canvas.NewRectangle(p.Soft)
	card.StrokeColor, card.StrokeWidth, card.CornerRadius = p.Accent, 1, ui.Radius+overlayInset
	card.Shadow = ui.Shadow()
	b.overlay = &overlay{object: o, card: card, at: at, where: where}
	b.overlay.last = box{b.picture.size.Width / 2, b.picture.size.Height / 2, b.picture.size.Width / 2, b.picture.size.Height / 2}
	b.revealOverlay()
	b.redraw()
}

// HideOverlay takes away what [Board.ShowOverlay] laid onto the picture.
func (b *Board) HideOverlay() {
	if b.overlay != nil {
		b.overlay = nil
		b.redraw()
	}
}

// layAbove adds the layers above the picture.
func (b *Board) layAbove() {
	b.layOverview()
	b.layOverlay()
	if b.drag.ghost != nil {
		b.layers.objects = append(b.layers.objects, b.drag.ghost)
	}
}

// revealOverlay moves the view so that the label and the overlay at it can be seen. A
// picture that is in view as a whole stays where it is.
func (b *Board) revealOverlay() {
	at, ok := b.picture.place(b.overlay.at)
	moved := ok && b.view.reveal(at)
	if b.fitted && !moved || b.view.size.IsZero() {
		return
	}
	from, size := b.overlayPlace()
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
		if p.areas[i].part == scene.PartHead && p.areas[i].of == "" {
			return p.areas[i].box, true
		}
	}
	return box{}, false
}

// layOverlay puts the overlay in its place and adds it.
func (b *Board) layOverlay() {
	if b.overlay == nil {
		return
	}
	from, size := b.overlayPlace()
	from = b.view.snap(b.inView(from, size))
	b.overlay.card.Move(from)
	b.overlay.card.Resize(size)
	b.overlay.object.Move(from.AddXY(overlayInset, overlayInset))
	b.overlay.object.Resize(size.SubtractWidthHeight(2*overlayInset, 2*overlayInset))
	b.layers.objects = append(b.layers.objects, b.overlay.card, b.overlay.object)
}

// overlayPlace is where the card would be if the board had no edges.
func (b *Board) overlayPlace() (fyne.Position, fyne.Size) {
	if at, ok := b.picture.place(b.overlay.at); ok {
		b.overlay.last = at
	}
	label := b.onBoard(b.overlay.last)
	least := b.overlay.object.MinSize()
	size := fyne.NewSize(max(overlayMin, least.Width, label.right-label.left)+2*overlayInset, least.Height+2*overlayInset)
	size.Width = min(size.Width, max(least.Width, b.view.size.Width-2*overlayMargin))
	return b.overlayCorner(label, size), size
}

// overlayCorner is the card's corner, from where the label is on the board.
func (b *Board) overlayCorner(label box, size fyne.Size) fyne.Position {
	cs := b.picture.columns()
	middle := label.middle()
	at := fyne.NewPos(middle.X-size.Width/2, middle.Y-size.Height/2)
	spot, ok := cs.spots[b.overlay.at]
	switch {
	case !ok:
	case spot.row < 0: // a bone's box
		return b.overlayAtBox(label, size, spot)
	case b.overlay.where == Over: // the words stay about where they are
		at.X = label.left - overlayWords
	case cs.towards == Right: // labels end at their rib
		at.X = label.right + overlayInset - size.Width
	default:
		at.X = label.left - overlayInset
	}
	out := cs.outwards()
	switch b.overlay.where {
	case After:
		at.Y = b.branchEnd(label) + overlayGap
	case Under:
		if ok && !cs.twoSided() {
			at.X = label.right + overlayIndent
			break
		}
		at.X += out * overlayIndent
		at.Y = label.bottom + overlayGap
	}
	return at
}

// overlayAtBox is the card's corner at a bone's box: the next bone comes beside it, the
// first cause between it and the spine.
func (b *Board) overlayAtBox(label box, size fyne.Size, at spot) fyne.Position {
	middle := label.middle()
	x, y := middle.X-size.Width/2, middle.Y-size.Height/2
	switch {
	case b.overlay.where == After && b.picture.columns().outwards() < 0:
		x = label.left - overlayGap - size.Width
	case b.overlay.where == After:
		x = label.right + overlayGap
	case b.overlay.where == Under && at.side == 1:
		y = label.top - overlayGap - size.Height
	case b.overlay.where == Under:
		y = label.bottom + overlayGap
	}
	return fyne.NewPos(x, y)
}

// outwards is the sign of the way from the head.
func (cs *columns) outwards() float32 {
	if cs.towards == Right {
		return -1
	}
	return 1
}

// branchEnd is the lower edge of the branch of the overlay's label on the board, as far as the
// branch goes on below the label.
func (b *Board) branchEnd(label box) float32 {
	end := label.bottom
	cs := b.picture.columns()
	at, ok := cs.spots[b.overlay.at]
	if !ok || !cs.twoSided() {
		return end
	}
	for id := range b.branch(b.overlay.at) {
		if s, drawn := cs.spots[id]; drawn && s.side == at.side && s.first == at.first {
			end = max(end, b.onBoard(b.picture.labels[id]).bottom)
		}
	}
	return end
}

// inView moves something into the board as far as it must.
func (b *Board) inView(at fyne.Position, size fyne.Size) fyne.Position {
	within := func(at, size, room float32) float32 {
		return max(overlayMargin, min(at, room-overlayMargin-size))
	}
	return fyne.NewPos(within(at.X, size.Width, b.view.size.Width), within(at.Y, size.Height, b.view.size.Height))
}

// onBoard is where a part of the paper is on the board.
func (b *Board) onBoard(part box) box {
	from, to := b.view.place(part.left, part.top), b.view.place(part.right, part.bottom)
	return box{from.X, from.Y, to.X, to.Y}
}
