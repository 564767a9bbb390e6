package scene_test

import (
	"context"
	"testing"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

func BenchmarkReadBack(b *testing.B) {
	s := fish.Layout(drawtest.Sized(b, 300, true), fish.Options{})
	svg, err := drawtest.NewEngine(b).Render(context.Background(), "nop2", s.DOT())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := scene.ReadSVG(svg, s); err != nil {
			b.Fatal(err)
		}
	}
}
