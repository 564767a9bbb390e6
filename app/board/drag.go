package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw"
)

const (
	ghostWidest = 240
	ghostAway   = 12 // from the pointer
)

// drag is what a pointer that is held down does: it pans, or it carries a cause.
type drag struct {
	going bool
	cause fishbone.ID // empty: it pans
	from  fishbone.ID // the bone that the cause is on
	ghost *fyne.Container
}

// letGo drops what is carried; the pointer, still held down, goes on to pan.
func (d *drag) letGo() { *d = drag{going: d.going} }

// Dragged implements [fyne.Draggable].
func (b *Board) Dragged(e *fyne.DragEvent) {
	if !b.drag.going {
		b.beginDrag(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	if b.drag.cause == "" {
		b.fitted = false
		b.view.move(e.Dragged.DX, e.Dragged.DY)
		b.redraw()
		return
	}
	b.drag.ghost.Move(e.Position.AddXY(ghostAway, ghostAway))
	b.lightAt(e.Position)
	b.redraw()
}

func (b *Board) beginDrag(at fyne.Position) {
	b.MouseOut()
	b.drag = drag{going: true}
	t := b.under(at)
	if t.part != draw.PartCause || b.OnDrop == nil {
		return
	}
	text, _ := b.picture.text(t)
	b.drag.cause, b.drag.ghost = t.of, ghost(text)
	b.drag.from, _ = b.picture.boneAt(b.view.paperAt(at))
}

// DragEnd implements [fyne.Draggable]. A cause that is let go on its own bone, or on
// none, stays where it was.
func (b *Board) DragEnd() {
	d, bone := b.drag, b.lit
	b.drag = drag{}
	b.lit = ""
	b.redraw()
	if d.cause != "" && bone != "" && bone != d.from && b.OnDrop != nil {
		b.OnDrop(d.cause, bone)
	}
}

// ghost is the chip that follows the pointer.
func ghost(text string) *fyne.Container {
	p := ui.Colors()
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = ui.Radius, p.Accent, 1
	label := ui.Clipped(text, ui.Style{Size: ui.Body, Color: p.Ink}, ghostWidest)
	g := container.NewStack(back, ui.Inset(4, 10, 4, 10, label))
	g.Resize(g.MinSize())
	return g
}
