package scene

import (
	"image/color"
	"testing"
)

func TestLooksLike(t *testing.T) {
	same := fish()
	same.Lines[0].Points[0].X += 0.02 // what Graphviz rounds
	same.Areas = nil
	if !same.LooksLike(fish()) || !fish().LooksLike(fish()) {
		t.Error("what looks the same is taken for another picture")
	}
	for name, change := range map[string]func(*Scene){
		"a paper":   func(s *Scene) { s.Width++ },
		"a place":   func(s *Scene) { s.Lines[0].Points[0].X++ },
		"a line":    func(s *Scene) { s.Lines = s.Lines[1:] },
		"a colour":  func(s *Scene) { s.Shapes[0].Fill = color.NRGBA{R: 1, G: 2, B: 3, A: 4} },
		"a word":    func(s *Scene) { s.Texts[0].Words += "x" },
		"a strike":  func(s *Scene) { s.Texts[0].Struck = s.Texts[0].Color },
		"a corner":  func(s *Scene) { s.Shapes[0].Points[2].Y-- },
		"a writing": func(s *Scene) { s.Texts[0].At.Y += 0.2 },
	} {
		other := fish()
		change(other)
		if other.LooksLike(fish()) {
			t.Errorf("%s more or less goes unseen", name)
		}
	}
}
