package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestReveal(t *testing.T) {
	test.NewTempApp(t)
	var rows []fyne.CanvasObject
	for range 20 {
		row := canvas.NewRectangle(nil)
		row.SetMinSize(fyne.NewSize(50, 40))
		rows = append(rows, row)
	}
	s := container.NewVScroll(Column(0, rows...))
	w := test.NewTempWindow(t, s)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(100, 200))
	for _, step := range []struct {
		first, last int
		around      float32
		want        float32
	}{
		{0, 0, 8, 0},      // in sight
		{4, 4, 0, 0},      // just in sight
		{4, 4, 8, 8},      // not with the room around it
		{9, 9, 10, 210},   // below: its foot at the foot of the scroll
		{8, 8, 10, 210},   // in sight now
		{2, 2, 10, 70},    // above: its top at the top of the scroll
		{0, 0, 10, 0},     // never above the start
		{10, 18, 0, 400},  // higher than the scroll: the beginning
		{10, 12, 0, 400},  // all in sight
		{13, 15, 20, 460}, // several together
	} {
		t.Run(fmt.Sprint(step), func(t *testing.T) {
			was := s.Offset.Y
			scrolled := Reveal(s, step.around, rows[step.first:step.last+1]...)
			if s.Offset.Y != step.want || scrolled != (was != step.want) {
				t.Errorf("scrolled from %v to %v (%v), want %v", was, s.Offset.Y, scrolled, step.want)
			}
		})
	}
}
