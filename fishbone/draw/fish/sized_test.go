package fish

import (
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

func TestSizedCausesKeepTheirPlace(t *testing.T) {
	text := func(of fishbone.ID, x, y float64) scene.Text {
		return scene.Text{Of: of, Part: scene.PartCause, At: scene.Point{X: x, Y: y}, Size: 10, Width: 30}
	}
	s := &scene.Scene{
		Texts:  []scene.Text{text("a", 10, 20), text("a", 10, 30), text("b", 10, 90)},
		Shapes: []scene.Shape{{Of: "a", Part: scene.PartMark, Points: []scene.Point{{X: 30, Y: 30}}}, {Of: "a", Part: scene.PartCategory, Points: []scene.Point{{X: 30, Y: 30}}}},
	}
	Sized(s, func(of fishbone.ID) float64 { return map[fishbone.ID]float64{"a": 0.5, "b": 1}[of] })
	for i, want := range []scene.Text{{At: scene.Point{X: 10, Y: 25}, Size: 5, Width: 15}, {At: scene.Point{X: 10, Y: 30}, Size: 5, Width: 15}, {At: scene.Point{X: 10, Y: 90}, Size: 10, Width: 30}} {
		if got := s.Texts[i]; got.At != want.At || got.Size != want.Size || got.Width != want.Width {
			t.Errorf("text %d is at %v, %v large, %v wide", i, got.At, got.Size, got.Width)
		}
	}
	if s.Shapes[0].Points[0] != (scene.Point{X: 20, Y: 30}) || s.Shapes[1].Points[0] != (scene.Point{X: 30, Y: 30}) {
		t.Errorf("%v", s.Shapes)
	}
}
