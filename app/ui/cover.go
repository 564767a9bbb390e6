package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// ShowCover lays a card over the window, which any key or click takes away. Closed is
// called then: give the focus back there.
func ShowCover(c fyne.Canvas, content fyne.CanvasObject, closed func()) {
	k := &coverCard{on: c, content: content, closed: closed}
	k.ExtendBaseWidget(k)
	c.Overlays().Add(k)
	k.Resize(c.Size())
	c.Focus(k)
}

type coverCard struct {
	widget.BaseWidget
	on      fyne.Canvas
	content fyne.CanvasObject
	closed  func()
}

// CreateRenderer implements [fyne.Widget].
func (k *coverCard) CreateRenderer() fyne.WidgetRenderer {
	p := Colors()
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = Radius, p.Rule, 1
	back.Shadow = Shadow()
	return widget.NewSimpleRenderer(container.NewStack(Scrim(),
		container.NewCenter(container.NewStack(back, k.content))))
}

// Scrim dims the window behind a card or a dialog, so that the eye finds it.
func Scrim() *canvas.Rectangle {
	c := Colors().Back
	c.A = 150
	return canvas.NewRectangle(c)
}

func (k *coverCard) close() {
	k.on.Overlays().Remove(k)
	k.closed()
}

// Tapped implements [fyne.Tappable].
func (k *coverCard) Tapped(*fyne.PointEvent) { k.close() }

// TappedSecondary implements [fyne.SecondaryTappable].
func (k *coverCard) TappedSecondary(*fyne.PointEvent) { k.close() }

// FocusGained implements [fyne.Focusable].
func (k *coverCard) FocusGained() {}

// FocusLost implements [fyne.Focusable].
func (k *coverCard) FocusLost() {}

// AcceptsTab implements [fyne.Tabbable].
func (k *coverCard) AcceptsTab() bool { return true }

// TypedRune implements [fyne.Focusable].
func (k *coverCard) TypedRune(rune) { k.close() }

// TypedKey implements [fyne.Focusable]. A key that is a character closes the card as
// that: it comes after the key, and would otherwise go to what lies below.
func (k *coverCard) TypedKey(e *fyne.KeyEvent) {
	if len(e.Name) > 1 && e.Name != fyne.KeySpace {
		k.close()
	}
}
