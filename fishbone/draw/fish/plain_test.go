package fish

import (
	"image/color"
	"testing"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

func TestBlackAndWhiteHasNoOtherColour(t *testing.T) {
	theme := scene.BlackAndWhite()
	s := Layout(drawtest.Marked(t), Options{Theme: &theme, Caption: notation.Caption{Title: "Sales"}})
	black, white := color.NRGBA{A: 0xff}, color.NRGBA{R: 0xff, G: 0xff, B: 0xff, A: 0xff}
	for _, l := range s.Lines {
		if l.Color != black {
			t.Errorf("a line of %q is %v", l.Of, l.Color)
		}
	}
	boxes := map[color.NRGBA]int{}
	for _, p := range s.Shapes {
		boxes[p.Fill]++
	}
	if boxes[black] != 4 || boxes[white] != 2 { // head, arrow and two categories with their insides
		t.Errorf("the boxes are filled so: %v", boxes)
	}
	for _, text := range s.Texts {
		if text.Color != black && (text.Part != scene.PartHead || text.Color != white) {
			t.Errorf("%q is %v", text.Words, text.Color)
		}
	}
	for _, f := range drawtest.Faults(s) {
		t.Error(f)
	}
}
