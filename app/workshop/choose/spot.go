package choose

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"whybone/app/ui"
	"whybone/app/words"
)

// spot is an invisible field that tells where it was clicked.
type spot struct {
	widget.BaseWidget
	onTap func(at fyne.Position)
}

func newSpot(onTap func(at fyne.Position)) *spot {
	s := &spot{onTap: onTap}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements [fyne.Widget].
func (s *spot) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Tapped implements [fyne.Tappable].
func (s *spot) Tapped(e *fyne.PointEvent) {
	defer ui.Recover()
	s.onTap(e.Position)
}

// AccessibilityLabel implements [fyne.Accessible]: the field on which solutions are placed.
func (*spot) AccessibilityLabel() string { return words.T("view.effort") }

// AccessibilityRole implements [fyne.Accessible].
func (*spot) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
