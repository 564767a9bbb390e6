package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func block(w, h float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(w, h))
	return r
}

func gone(o fyne.CanvasObject) fyne.CanvasObject {
	o.Hide()
	return o
}

// place is where an object stands, as "x y w h".
func place(o fyne.CanvasObject) string {
	at, size := o.Position(), o.Size()
	return fmt.Sprintf("%v %v %v %v", at.X, at.Y, size.Width, size.Height)
}

func TestLayouts(t *testing.T) {
	test.NewTempApp(t)
	for name, c := range map[string]struct {
		of    *fyne.Container
		least fyne.Size
		in    fyne.Size
		want  []string
	}{
		"row, centred in height": {Row(8, block(10, 20), block(30, 10)), fyne.NewSize(48, 20), fyne.NewSize(100, 40),
			[]string{"0 10 10 20", "18 15 30 10"}},
		"row with a spring": {Row(8, block(10, 20), Spacer(), block(30, 20)), fyne.NewSize(56, 20), fyne.NewSize(100, 20),
			[]string{"0 0 10 20", "18 0 44 20", "70 0 30 20"}},
		"row with what grows": {Row(8, block(10, 20), Expand(block(30, 10))), fyne.NewSize(48, 20), fyne.NewSize(100, 40),
			[]string{"0 10 10 20", "18 0 82 40"}},
		"two that grow share": {Row(0, Expand(block(10, 10)), Expand(block(30, 10))), fyne.NewSize(40, 10), fyne.NewSize(100, 10),
			[]string{"0 0 40 10", "40 0 60 10"}},
		"what is hidden takes nothing": {Row(8, block(10, 20), gone(block(99, 99)), block(30, 10)), fyne.NewSize(48, 20), fyne.NewSize(48, 20),
			[]string{"0 0 10 20", "0 0 0 0", "18 5 30 10"}},
		"row that is too narrow": {Row(8, block(10, 20), Spacer(), block(30, 20)), fyne.NewSize(56, 20), fyne.NewSize(20, 10),
			[]string{"0 0 10 10", "18 0 0 10", "26 0 30 10"}},
		"bar, in the middle of its height": {Bar(36, 9, 7, 4, block(10, 20), Spacer(), block(30, 10)), fyne.NewSize(64, 36), fyne.NewSize(100, 40),
			[]string{"9 10 10 20", "23 0 36 40", "63 15 30 10"}},
		"bar with what is higher": {Bar(16, 9, 7, 4, block(10, 20)), fyne.NewSize(26, 20), fyne.NewSize(26, 20),
			[]string{"9 0 10 20"}},
		"bar that is too narrow": {Bar(16, 9, 7, 4, block(10, 16), Expand(block(5, 5))), fyne.NewSize(35, 16), fyne.NewSize(10, 16),
			[]string{"9 0 10 16", "23 0 5 16"}},
		"empty row": {Row(8), fyne.NewSize(0, 0), fyne.NewSize(10, 10), nil},

		"column, as wide as it is": {Column(8, block(10, 20), block(30, 10)), fyne.NewSize(30, 38), fyne.NewSize(50, 100),
			[]string{"0 0 50 20", "0 28 50 10"}},
		"column with a spring": {Column(0, block(10, 20), Spacer(), block(10, 20)), fyne.NewSize(10, 40), fyne.NewSize(10, 100),
			[]string{"0 0 10 20", "0 20 10 60", "0 80 10 20"}},
		"column with what grows": {Column(4, Expand(block(10, 20)), block(10, 20)), fyne.NewSize(10, 44), fyne.NewSize(10, 100),
			[]string{"0 0 10 76", "0 80 10 20"}},

		"flow on one row": {Flow(6, 100, block(40, 20), block(40, 20)), fyne.NewSize(100, 20), fyne.NewSize(100, 20),
			[]string{"0 0 40 20", "46 0 40 20"}},
		"flow that just fits": {Flow(20, 100, block(40, 20), block(40, 20)), fyne.NewSize(100, 20), fyne.NewSize(100, 20),
			[]string{"0 0 40 20", "60 0 40 20"}},
		"flow on two rows": {Flow(6, 100, block(40, 20), block(60, 10), block(10, 30)), fyne.NewSize(100, 56), fyne.NewSize(100, 56),
			[]string{"0 0 40 20", "0 36 60 10", "66 26 10 30"}},
		"flow with a wide one": {Flow(6, 100, block(40, 20), block(140, 10), block(10, 30)), fyne.NewSize(100, 72), fyne.NewSize(100, 72),
			[]string{"0 0 40 20", "0 26 140 10", "0 42 10 30"}},
		"empty flow": {Flow(6, 100), fyne.NewSize(100, 0), fyne.NewSize(100, 0), nil},

		"least, smaller inside": {MinSize(50, 40, block(10, 20)), fyne.NewSize(50, 40), fyne.NewSize(50, 40), []string{"0 0 50 40"}},
		"least, larger inside":  {MinSize(50, 40, block(60, 20)), fyne.NewSize(60, 40), fyne.NewSize(60, 40), []string{"0 0 60 40"}},
		"inset":                 {Padded(1, 2, 3, 4, block(10, 20)), fyne.NewSize(16, 24), fyne.NewSize(16, 24), []string{"4 1 10 20"}},
		"pad":                   {Pad(5, block(10, 20)), fyne.NewSize(20, 30), fyne.NewSize(30, 30), []string{"5 5 20 20"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.of.MinSize(); got != c.least {
				t.Errorf("it needs %v, want %v", got, c.least)
			}
			c.of.Resize(c.in)
			for i, o := range c.of.Objects {
				if got := place(o); got != c.want[i] {
					t.Errorf("object %d is at %s, want %s", i, got, c.want[i])
				}
			}
		})
	}
}

func TestAGapIsAsLargeAsItSays(t *testing.T) {
	test.NewTempApp(t)
	if got := Gap(18, 4).MinSize(); got != fyne.NewSize(18, 4) {
		t.Errorf("it takes %v", got)
	}
	row := Row(0, block(10, 10), Gap(20, 1), block(10, 10))
	row.Resize(fyne.NewSize(100, 10))
	if got := place(row.Objects[2]); got != "30 0 10 10" {
		t.Errorf("after the gap comes %s", got)
	}
}
