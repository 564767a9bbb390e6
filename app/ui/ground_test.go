package ui_test

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// A ground has its colour everywhere, and another one when it gets one.
func TestGround(t *testing.T) {
	test.NewTempApp(t)
	red, blue := color.NRGBA{200, 10, 20, 255}, color.NRGBA{20, 10, 200, 255}
	g := ui.NewGround(red)
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(90, 60))
	want := func(c color.NRGBA) {
		t.Helper()
		picture := w.Canvas().Capture()
		for _, at := range [][2]int{{0, 0}, {45, 30}, {89, 59}} {
			if got := color.NRGBAModel.Convert(picture.At(at[0], at[1])); got != c {
				t.Errorf("at %v it is %v and not %v", at, got, c)
			}
		}
	}
	want(red)
	ui.SetGround(g, blue)
	want(blue)
	before := g.Image
	if ui.SetGround(g, blue); g.Image != before {
		t.Error("the same colour makes another picture")
	}
}
