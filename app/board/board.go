package board

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Board is a widget that shows one picture. Positions are in Fyne's units; those
// that are not called absolute are relative to the board. A Board may be used from
// Fyne's own goroutine only.
type Board struct {
	tooltip.ToolTipWidget

	// OnTap is told what was tapped at once, also by the first tap of a double tap.
	// An empty id is the paper, the spine, the head or the tail, as part says.
	OnTap func(id fishbone.ID, part scene.Part)
	// OnDoubleTap is told instead of OnTap when the same thing is tapped again in
	// short time.
	OnDoubleTap func(id fishbone.ID)
	// OnDrop is told that a cause was dragged by its label to another place. While it is
	// nil, causes cannot be dragged.
	OnDrop func(cause fishbone.ID, to Drop)
	// OnMoveBone is told that a bone was dragged by its box: it is to come before
	// another one, or to be the outermost. While it is nil, bones cannot be dragged.
	OnMoveBone func(bone, before fishbone.ID)
	// OnCancel is told that somebody gave up dragging a card that comes from another
	// widget and was highlighted here; may be nil.
	OnCancel func()
	// OnDragOutside is told where in the window a cause is that was dragged off the board, and
	// whether it was let go there; may be nil.
	OnDragOutside func(cause fishbone.ID, absolute fyne.Position, letGo bool)
	// OnMenu is told of the other mouse button.
	OnMenu func(id fishbone.ID, part scene.Part, absolute fyne.Position)
	// Analysis is what the picture shows: it tells what hangs on what, and what may be
	// dropped where. While it is nil, a cause can be dropped onto bones only.
	Analysis func() *fishbone.Analysis

	picture  *picture
	view     view
	fitted   bool
	window   fyne.Canvas // that the board is in, nil if nobody said
	whole    bool        // somebody asked for the whole picture, however small its words are
	pending  *View       // to be shown as soon as there is a size and a picture
	selected fishbone.ID
	active   bool
	target   dropTarget
	overlay  *overlay
	overview *overview // nil until it is needed
	keys     map[fishbone.ID]string
	stacked  map[fishbone.ID]bool

	drag    drag
	tapped  lastTap
	hovered hit
	now     func() time.Time

	layers layers
}

// New makes an empty board.
func New() *Board {
	b := &Board{picture: newPicture(nil), view: newView(), fitted: true, now: time.Now, layers: newLayers()}
	b.ExtendBaseWidget(b)
	return b
}

// Draw puts another picture onto the board. A fitted picture is followed by a fitted
// one; otherwise the zoom stays, and so does the place of what the pictures share.
func (b *Board) Draw(s *scene.Scene) {
	old := b.picture
	b.picture = newPicture(s)
	b.view.paper = b.picture.size
	b.view.right = b.picture.anchor.X > b.picture.size.Width/2
	b.findWindow()
	switch {
	case b.applyPending():
	case b.fitted:
		b.refit()
	default:
		b.keepAnchor(old)
	}
	b.continueDrag()
	b.redraw()
}

// keepAnchor moves the view so that the anchor of both pictures stays in its place or, where
// one has none, a thing that both have.
func (b *Board) keepAnchor(old *picture) {
	if was, is := old.anchor, b.picture.anchor; !was.IsZero() && !is.IsZero() {
		b.view.move((was.X-is.X)*b.view.zoom, (was.Y-is.Y)*b.view.zoom)
		return
	}
	if id, ok := b.steadyLabel(old); ok {
		was, is := old.labels[id].middle(), b.picture.labels[id].middle()
		b.view.move((was.X-is.X)*b.view.zoom, (was.Y-is.Y)*b.view.zoom)
		return
	}
	b.view.move(0, 0)
}

// steadyLabel chooses what stays in its place: what is selected if it can be seen, else
// what is nearest to the middle of the view.
func (b *Board) steadyLabel(old *picture) (id fishbone.ID, ok bool) {
	seen := b.view.visible()
	if was, had := old.labels[b.selected]; had && was.touches(seen) {
		if _, has := b.picture.labels[b.selected]; has {
			return b.selected, true
		}
	}
	middle, best := seen.middle(), float32(0)
	for _, a := range old.areas {
		if _, has := b.picture.labels[a.of]; !has {
			continue
		}
		at := old.labels[a.of].middle()
		dx, dy := at.X-middle.X, at.Y-middle.Y
		if far := dx*dx + dy*dy; !ok || far < best {
			id, best, ok = a.of, far, true
		}
	}
	return id, ok
}

// Outline outlines a cause or a bone where it is; see [Board.Select].
func (b *Board) Outline(id fishbone.ID) {
	b.selected = id
	b.redraw()
}

// Select outlines a cause or a bone and moves the view so that it can be seen. An
// empty id, or one that is not in the picture, outlines nothing; an id stays selected
// when another picture is shown.
func (b *Board) Select(id fishbone.ID) {
	b.selected = id
	b.revealSelected()
	b.redraw()
}

// revealSelected moves the view so that what is selected can be seen. The picture is fitted to
// the board as before: nobody has zoomed or panned.
func (b *Board) revealSelected() {
	if at, ok := b.picture.labels[b.selected]; ok {
		b.view.reveal(at)
	}
}

// Fit shows the whole picture, with a margin round it, and keeps it whole until
// somebody zooms or pans.
func (b *Board) Fit() {
	b.fitted, b.whole, b.pending = true, true, nil
	b.view.fit()
	b.redraw()
}

// SetTextSize says how many times its usual size people want the text, and in which window:
// the words of a picture become larger, too.
func (b *Board) SetTextSize(larger float32, window fyne.Canvas) {
	b.view.larger, b.window = larger, window
}

// refit shows the picture as people find it, or all of it if they asked for that.
func (b *Board) refit() {
	if b.whole {
		b.view.fit()
	} else {
		b.view.home()
	}
	b.revealSelected()
}

// findWindow notes how large the window is.
func (b *Board) findWindow() {
	if b.window != nil {
		b.view.window = b.window.Size()
	}
}

// ReserveBottom leaves so much free at the lower edge when the whole picture is shown.
func (b *Board) ReserveBottom(high float32) {
	if high == b.view.bottom {
		return
	}
	b.view.bottom = high
	if b.fitted {
		b.refit()
	}
	b.redraw()
}

// ActualSize shows the picture in its natural size: a point of the paper is one unit.
func (b *Board) ActualSize() {
	b.ZoomBy(1/b.view.zoom, b.view.center())
}

// ZoomBy enlarges the picture by a factor. The place at a position stays there.
func (b *Board) ZoomBy(factor float32, at fyne.Position) {
	if !b.view.zoomBy(factor, at) {
		return
	}
	b.fitted = false
	b.redraw()
}

// SetActive says whether the keys go to the board: what is selected is outlined more
// strongly then, and so is the head while nothing else is.
func (b *Board) SetActive(active bool) {
	if active != b.active {
		b.active = active
		b.redraw()
	}
}

// MinSize implements [fyne.CanvasObject].
func (b *Board) MinSize() fyne.Size { return fyne.NewSize(160, 120) }

// CreateRenderer implements [fyne.Widget].
func (b *Board) CreateRenderer() fyne.WidgetRenderer { return &renderer{b} }

// resized takes the board's new size. A fitted picture is fitted again; otherwise the
// middle of the view stays in the middle.
func (b *Board) resized(size fyne.Size) {
	if size == b.view.size {
		return
	}
	b.view.resize(size)
	b.findWindow()
	if !b.applyPending() && b.fitted {
		b.refit()
	}
	b.redraw()
}

// redraw arranges what is in view, once the board is on a canvas.
func (b *Board) redraw() {
	if b.view.size.IsZero() {
		return
	}
	b.view.pixel = 1
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		b.view.pixel = c.Scale()
	}
	b.arrange()
	canvas.Refresh(b.layers.above)
}

// renderer hands the objects in view to Fyne. Fyne clips them to the board, as it
// does for everything that scrolls.
type renderer struct{ b *Board }

func (r *renderer) Layout(size fyne.Size)        { r.b.resized(size) }
func (r *renderer) MinSize() fyne.Size           { return r.b.MinSize() }
func (r *renderer) Refresh()                     { r.b.redraw() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.b.layers.objects }
func (r *renderer) Destroy()                     {}
