package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// What covers the scroll bar of a line leaves its letters whole, tails and all.
func TestTheBarIsCoveredBelowTheLetters(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	e := NewEntry("")
	e.SetText("typing a long paragraph, egg by egg, jumping")
	w := test.NewTempWindow(t, e)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(120, 60))
	e.Resize(fyne.NewSize(120, 36)) // as in the head of a page
	letters, cover := float32(0), float32(0)
	var look func(o fyne.CanvasObject, y float32, covers bool)
	look = func(o fyne.CanvasObject, y float32, covers bool) {
		y += o.Position().Y
		switch o := o.(type) {
		case *canvas.Text:
			letters = max(letters, y+o.MinSize().Height)
		case *canvas.Rectangle:
			if covers {
				cover = y
			}
		case *fyne.Container:
			for _, part := range o.Objects {
				look(part, y, covers)
			}
		case fyne.Widget:
			_, is := o.(*barCover)
			for _, part := range test.WidgetRenderer(o).Objects() {
				look(part, y, is)
			}
		}
	}
	look(e, 0, false)
	const below = 1 // of a line no letter reaches
	if letters == 0 || cover < letters-below {
		t.Errorf("the letters end at %v, what covers the bar begins at %v", letters, cover)
	}
}
