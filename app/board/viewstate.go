package board

import (
	"iter"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
)

// View is what the board shows of its picture, to be remembered.
type View struct {
	Zoom   float32 `json:"zoom"` // units to a point
	X      float32 `json:"x"`    // of what is in the middle of the board, in points from
	Y      float32 `json:"y"`    // where the first bones meet the spine
	Fitted bool    `json:"fitted"`
}

// View returns what the board shows.
func (b *Board) View() View {
	if b.pending != nil {
		return *b.pending
	}
	middle := b.view.paperAt(b.view.center()).Subtract(b.picture.anchor)
	return View{Zoom: b.view.zoom, X: middle.X, Y: middle.Y, Fitted: b.fitted}
}

// Restore shows what [Board.View] returned at another time. Before the board has its
// size and a picture it is kept in mind.
func (b *Board) Restore(v View) {
	b.pending = &v
	if b.applyPending() {
		b.redraw()
	}
}

// applyPending goes where the board was asked to go, once it can, and says whether it did.
func (b *Board) applyPending() bool {
	if b.pending == nil || b.picture.scene == nil || b.view.size.IsZero() {
		return false
	}
	v := *b.pending
	b.pending = nil
	b.fitted = v.Fitted || !(v.Zoom > 0)
	if b.fitted {
		b.refit()
		return true
	}
	b.view.setZoom(v.Zoom)
	b.center(fyne.NewPos(v.X, v.Y).Add(b.picture.anchor))
	return true
}

// center moves a point of the paper into the middle of the board.
func (b *Board) center(at fyne.Position) {
	is := b.view.paperAt(b.view.center())
	b.view.move((is.X-at.X)*b.view.zoom, (is.Y-at.Y)*b.view.zoom)
}

// The bounds of the zoom at which [Board.ZoomTo] shows a branch: a small one is not
// blown up, a large one stays readable.
const (
	maxBranchZoom = 2
	minBranchZoom = 0.5
)

// ZoomTo shows a cause or a bone, with its branch, as large as the board allows. The
// empty id shows the whole picture.
func (b *Board) ZoomTo(id fishbone.ID) {
	label, ok := b.picture.labels[id]
	if !ok {
		b.Fit()
		return
	}
	part := label
	if strip, ok := b.picture.strip(id); ok {
		part = part.with(strip.box)
	}
	for below := range b.branch(id) {
		if at, ok := b.picture.labels[below]; ok {
			part = part.with(at)
		}
	}
	across := (b.view.size.Width - 2*fitMargin) / max(1, part.right-part.left)
	down := (b.view.size.Height - 2*fitMargin) / max(1, part.bottom-part.top)
	b.fitted = false
	b.view.setZoom(min(max(min(across, down), minBranchZoom), maxBranchZoom))
	b.center(part.middle())
	b.view.reveal(label)
	b.redraw()
}

// branch yields all that hangs below a bone or a cause.
func (b *Board) branch(id fishbone.ID) iter.Seq[fishbone.ID] {
	return func(yield func(fishbone.ID) bool) {
		if b.Analysis == nil || id == "" {
			return
		}
		for _, c := range b.Analysis().Walk(id) {
			if !yield(c.ID) {
				return
			}
		}
	}
}

// with is the smallest box around two.
func (r box) with(o box) box {
	return box{min(r.left, o.left), min(r.top, o.top), max(r.right, o.right), max(r.bottom, o.bottom)}
}
