package fish

import (
	"fmt"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

func BenchmarkGeometry(b *testing.B) {
	for _, n := range []int{54, 300, 2000, 10000} {
		for _, chinese := range []bool{false, true} {
			name := fmt.Sprint(n)
			if chinese {
				name += "-zh"
			}
			a := drawtest.Sized(b, n, chinese)
			b.Run(name, func(b *testing.B) {
				for b.Loop() {
					Layout(a, Options{})
				}
			})
		}
	}
}

// BenchmarkGeometryEdit goes back and forth between two states that one edit divides.
func BenchmarkGeometryEdit(b *testing.B) {
	for _, n := range []int{54, 300, 2_000} {
		a := drawtest.Sized(b, n, true)
		bone := a.Bones()[3].ID
		c, err := a.Apply(fishbone.AddCause{ID: "new", Under: bone, Text: drawtest.Mandarin.Middle[3]}, fishbone.Stamp{})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := NewPlanner()
			p.Layout(a, Options{})
			for i := 0; b.Loop(); i++ {
				p.Update([]*fishbone.Analysis{c, a}[i%2], Options{})
			}
		})
	}
}

// BenchmarkPages lays out an analysis that takes hundreds of pages.
func BenchmarkPages(b *testing.B) {
	s := &drawtest.Sketch{}
	s.Problem("Late customer deliveries")
	for i := range 10 {
		s.Bone(fmt.Sprint("Category ", i), drawtest.Many(2_000, "cause number %d with a label of ordinary length")...)
	}
	a := s.Analysis(b)
	for b.Loop() {
		Pages(a, Options{Page: scene.A4})
	}
}
