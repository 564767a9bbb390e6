package ui

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestNoScrollBarInALine types more than a line holds, in all sizes of text: nothing of a
// scroll bar is seen.
func TestNoScrollBarInALine(t *testing.T) {
	theme := &Theme{Mode: LightMode}
	test.NewTempApp(t).Settings().SetTheme(theme)
	for _, size := range []float32{0, 24, 27, 36} {
		theme.InputSize = size
		e := NewEntry("")
		w := test.NewTempWindow(t, e)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(400, e.MinSize().Height))
		e.SetText(strings.Repeat("a long solution ", 12))
		picture := w.Canvas().Capture()
		bar := color.NRGBAModel.Convert(Colors().Rule)
		box := picture.Bounds()
		for y := box.Max.Y / 2; y < box.Max.Y; y++ {
			row := 0
			for x := box.Min.X + 8; x < box.Max.X-8; x++ {
				if color.NRGBAModel.Convert(picture.At(x, y)) == bar {
					row++
				}
			}
			if row > 20 {
				t.Errorf("in size %v there are %d points of a scroll bar in row %d of %d", size, row, y, box.Max.Y)
			}
		}
	}
}
