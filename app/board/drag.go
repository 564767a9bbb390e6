package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

const (
	ghostWidest = 240
	ghostAway   = 12 // from the pointer
	ghostClear  = 8  // from the mark that shows where it would be dropped
)

// drag is what a pointer that is held down does: it pans, or it carries a cause or a
// bone. A card from another widget is carried too while it is over the board.
type drag struct {
	active   bool
	cause    fishbone.ID
	bone     fishbone.ID
	external bool // the cause comes from another widget
	outside  bool // the cause is beyond the board
	canceled bool // given up, though the pointer is still held down
	at       fyne.Position
	ghost    *fyne.Container
	showing  bool // the ghost is shown
	scroll   autoScroll
}

// end forgets the drag; canceled says that the pointer may go on, but carries nothing.
func (d *drag) end(canceled bool) {
	d.scroll.stop()
	*d = drag{active: d.active && canceled, external: d.external && canceled, canceled: canceled}
}

func (d *drag) carries() bool { return !d.canceled && (d.cause != "" || d.bone != "") }

// Dragged implements [fyne.Draggable].
func (b *Board) Dragged(e *fyne.DragEvent) {
	defer ui.Recover()
	if !b.drag.active {
		b.beginDrag(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	d := &b.drag
	switch {
	case d.canceled:
	case d.carries():
		b.dragTo(e.Position)
		b.tellOutside(d, false)
		d.ghost.Move(b.keepClear(e.Position.AddXY(ghostAway, ghostAway), d.ghost.Size()))
		if !d.showing {
			d.showing = true
			b.redraw()
		}
	default:
		b.fitted = false
		b.view.move(e.Dragged.DX, e.Dragged.DY)
		b.redraw()
	}
}

func (b *Board) beginDrag(at fyne.Position) {
	b.MouseOut()
	b.drag = drag{active: true}
	t := b.under(at)
	switch {
	case t.of == "":
		return
	case t.part == scene.PartCause && b.OnDrop != nil:
		b.drag.cause = t.of
	case t.part == scene.PartCategory && b.OnMoveBone != nil && b.picture.labels[t.of].contains(b.view.paperAt(at)):
		b.drag.bone = t.of
	default:
		return
	}
	text, _ := b.picture.text(t)
	b.drag.ghost = Ghost(text)
}

// DragEnd implements [fyne.Draggable]. What is let go where it was, or where it cannot
// be, stays where it was.
func (b *Board) DragEnd() {
	defer ui.Recover()
	d, to := b.drag, b.target
	b.drag.end(false)
	b.target = dropTarget{}
	b.redraw()
	b.tellOutside(&d, true)
	switch {
	case !d.carries() || !to.ok():
	case d.cause != "" && b.OnDrop != nil:
		b.OnDrop(d.cause, to.drop)
	case d.bone != "" && b.OnMoveBone != nil:
		b.OnMoveBone(d.bone, to.drop.Before)
	}
}

// tellOutside tells of a cause that is carried beyond the board, and of one that came back.
func (b *Board) tellOutside(d *drag, letGo bool) {
	outside := !b.view.inside(d.at)
	if b.OnDragOutside == nil || d.cause == "" || !d.carries() || !outside && !d.outside {
		return
	}
	b.drag.outside = outside && !letGo
	b.OnDragOutside(d.cause, fyne.CurrentApp().Driver().AbsolutePositionForObject(b).Add(d.at), letGo)
}

// CancelDrag gives up what is being dragged, which stays where it was, and says whether
// something was.
func (b *Board) CancelDrag() bool {
	if !b.drag.carries() {
		return false
	}
	external := b.drag.external
	b.drag.end(true)
	b.target = dropTarget{}
	b.redraw()
	if external && b.OnCancel != nil {
		b.OnCancel()
	}
	return true
}

// continueDrag goes on dragging when another picture is shown, unless what is dragged is not
// in it any more.
func (b *Board) continueDrag() {
	d := &b.drag
	b.target = dropTarget{}
	if !d.carries() {
		return
	}
	if !d.external && !b.shows(d.cause) && !b.shows(d.bone) {
		d.end(true)
		return
	}
	b.target = b.targetNow()
}

// Highlight marks the place where a cause would come if it were let go at an absolute
// position, while its card is being dragged in another widget, and returns that place.
// Where there is none, nothing is marked.
func (b *Board) Highlight(cause fishbone.ID, absolute fyne.Position) (to Drop, ok bool) {
	if b.drag.canceled {
		return Drop{}, false
	}
	b.drag.cause, b.drag.external = cause, true
	b.dragTo(absolute.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b)))
	return b.target.drop, b.target.ok()
}

// ClearHighlight takes the mark away when the card was let go.
func (b *Board) ClearHighlight() {
	b.drag.end(false)
	b.target = dropTarget{}
	b.redraw()
}

func (b *Board) dragTo(at fyne.Position) {
	b.drag.at = at
	if to := b.targetNow(); to != b.target {
		b.target = to
		b.redraw()
	}
	b.steerScroll()
}

func (b *Board) targetNow() dropTarget {
	if b.drag.bone != "" {
		return b.boneTargetAt(b.drag.bone, b.drag.at)
	}
	return b.targetAt(b.drag.cause, b.drag.at)
}

// Ghost is the chip that follows the pointer while something with such a label is being
// dragged.
func Ghost(text string) *fyne.Container {
	p := ui.Colors()
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = ui.Radius, p.Accent, 1
	back.Shadow = ui.Shadow()
	label := ui.Truncated(text, ui.Style{Size: ui.Body, Color: p.Ink}, ghostWidest)
	g := container.NewStack(back, ui.Padded(4, 10, 4, 10, label))
	g.Resize(g.MinSize())
	return g
}
