package scene_test

import (
	"context"
	"testing"

	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

func BenchmarkReadBack(b *testing.B) {
	s := fish.Layout(drawtest.Sized(b, 300, true), fish.Options{})
	e := graphviz.New(graphviz.Options{})
	defer e.Close()
	svg, err := e.Render(context.Background(), "nop2", s.DOT())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := scene.ReadSVG(svg, s); err != nil {
			b.Fatal(err)
		}
	}
}
