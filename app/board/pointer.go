package board

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/fishbone/draw/scene"
)

// The larger, the more one turn of the wheel enlarges.
const wheel = 0.006

// lastTap is what was tapped last, when and where.
type lastTap struct {
	hit
	at    time.Time
	where fyne.Position
}

// isNear says whether two clicks are at one place, as far as a hand keeps still.
func isNear(a, b fyne.Position) bool {
	const still = 6
	return math.Hypot(float64(a.X-b.X), float64(a.Y-b.Y)) < still
}

// Tapped implements [fyne.Tappable]. Double taps are counted here and not by Fyne,
// which would keep every single tap back until it knows.
func (b *Board) Tapped(e *fyne.PointEvent) {
	defer ui.Recover()
	t := b.under(e.Position)
	now, last := b.now(), b.tapped
	b.tapped = lastTap{t, now, e.Position}
	if now.Sub(last.at) < fyne.CurrentApp().Driver().DoubleTapDelay() {
		switch {
		case t.of != "" && t == last.hit:
			b.tapped = lastTap{}
			if b.OnDoubleTap != nil {
				b.OnDoubleTap(t.of)
			}
			return
		case last.of == "" && isNear(e.Position, last.where):
			return // the second click of two on the paper: the first may have brought another picture
		}
	}
	if b.OnTap != nil {
		b.OnTap(t.of, t.part)
	}
}

// TappedSecondary implements [fyne.SecondaryTappable].
func (b *Board) TappedSecondary(e *fyne.PointEvent) {
	defer ui.Recover()
	if b.OnMenu != nil {
		t := b.under(e.Position)
		b.OnMenu(t.of, t.part, e.AbsolutePosition)
	}
}

// Scrolled implements [fyne.Scrollable]: it zooms at the pointer.
func (b *Board) Scrolled(e *fyne.ScrollEvent) {
	factor := math.Exp(float64(e.Scrolled.DY) * wheel)
	b.ZoomBy(float32(min(max(factor, 0.5), 2)), e.Position)
}

// MouseIn implements [desktop.Hoverable].
func (b *Board) MouseIn(e *desktop.MouseEvent) { b.hover(e) }

// MouseMoved implements [desktop.Hoverable].
func (b *Board) MouseMoved(e *desktop.MouseEvent) {
	b.ToolTipWidget.MouseMoved(e)
	b.hover(e)
}

// MouseOut implements [desktop.Hoverable].
func (b *Board) MouseOut() {
	b.hovered = hit{}
	b.SetToolTip("")
	b.ToolTipWidget.MouseOut()
}

// hover gives a label that is shown shortened its whole text as a tooltip.
func (b *Board) hover(e *desktop.MouseEvent) {
	t := b.under(e.Position)
	if t == b.hovered {
		return
	}
	b.MouseOut()
	b.hovered = t
	if text, shortened := b.picture.text(t); shortened {
		b.SetToolTip(text)
		b.ToolTipWidget.MouseIn(e)
	}
}

// Cursor implements [desktop.Cursorable].
func (b *Board) Cursor() desktop.Cursor {
	if b.hovered.part == scene.PartCause {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (b *Board) under(at fyne.Position) hit { return b.picture.at(b.view.paperAt(at)) }
