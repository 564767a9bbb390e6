package draw

import (
	"context"
	"fmt"
	"io"
	"testing"
)

// sizes are the numbers of nodes that the figures are given for.
var sizes = []int{54, 300, 2_000}

func BenchmarkGraphviz(b *testing.B) {
	r := renderer(b)
	for _, n := range sizes {
		s := Fishbone(sized(b, n, true), Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Draw(context.Background(), s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDOT(b *testing.B) {
	s := Fishbone(sized(b, 300, true), Options{})
	for b.Loop() {
		s.DOT()
	}
}

func BenchmarkReadBack(b *testing.B) {
	s := Fishbone(sized(b, 300, true), Options{})
	svg, err := renderer(b).engine.Render(context.Background(), "nop2", s.DOT())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := readSVG(svg, s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, n := range sizes {
		s := Fishbone(sized(b, n, true), Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s.SVG()
			}
		})
	}
}

func BenchmarkPNG(b *testing.B) {
	for _, n := range sizes {
		s := Fishbone(sized(b, n, true), Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() { // at 144 dots per inch
				if err := s.PNG(io.Discard, 144); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
