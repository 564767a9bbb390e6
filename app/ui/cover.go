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
	k := &cover{on: c, content: content, closed: closed}
	k.ExtendBaseWidget(k)
	c.Overlays().Add(k)
	k.Resize(c.Size())
	c.Focus(k)
}

type cover struct {
	widget.BaseWidget
	on      fyne.Canvas
	content fyne.CanvasObject
	closed  func()
}

// CreateRenderer implements [fyne.Widget].
func (k *cover) CreateRenderer() fyne.WidgetRenderer {
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

func (k *cover) close() {
	k.on.Overlays().Remove(k)
	k.closed()
}

// Tapped implements [fyne.Tappable].
func (k *cover) Tapped(*fyne.PointEvent) { k.close() }

// TappedSecondary implements [fyne.SecondaryTappable].
func (k *cover) TappedSecondary(*fyne.PointEvent) { k.close() }

// FocusGained implements [fyne.Focusable].
func (k *cover) FocusGained() {}

// FocusLost implements [fyne.Focusable].
func (k *cover) FocusLost() {}

// AcceptsTab implements [fyne.Tabbable].
func (k *cover) AcceptsTab() bool { return true }

// TypedRune implements [fyne.Focusable].
func (k *cover) TypedRune(rune) { k.close() }

// TypedKey implements [fyne.Focusable]. A key that is a character closes the card as
// that: it comes after the key, and would otherwise go to what lies below.
func (k *cover) TypedKey(e *fyne.KeyEvent) {
	if len(e.Name) > 1 && e.Name != fyne.KeySpace {
		k.close()
	}
}
