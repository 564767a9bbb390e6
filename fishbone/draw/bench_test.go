package draw

import (
	"context"
	"fmt"
	"image"
	"io"
	"testing"

	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/internal/drawtest"
	"whybone/fishbone/draw/scene"
)

// sizes are the numbers of nodes that the figures are given for.
var sizes = []int{54, 300, 2_000}

func BenchmarkGraphviz(b *testing.B) {
	r := NewRenderer(drawtest.Engine)
	for _, n := range sizes {
		s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
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
	s := fish.Layout(drawtest.Sized(b, 300, true), fish.Options{})
	for b.Loop() {
		s.DOT()
	}
}

func BenchmarkSVG(b *testing.B) {
	for _, n := range sizes {
		s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s.SVG()
			}
		})
	}
}

func BenchmarkSVGWithFonts(b *testing.B) {
	for _, n := range sizes {
		s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				s.SVGWithFonts()
			}
		})
	}
}

func BenchmarkPNG(b *testing.B) {
	for _, n := range sizes {
		s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() { // at 144 dots per inch
				if err := s.PNG(io.Discard, 144); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkJPEG(b *testing.B) {
	for _, n := range sizes {
		s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() { // at 144 dots per inch
				if err := s.JPEG(io.Discard, 144); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPDF(b *testing.B) {
	for _, n := range sizes {
		s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if err := scene.PDF(io.Discard, []*scene.Scene{s}, scene.DocumentInfo{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkScreen(b *testing.B) {
	for name, n := range map[string]int{"54": 54, "300": 300, "2000": 2000} {
		b.Run(name, func(b *testing.B) {
			s := fish.Layout(drawtest.Sized(b, n, true), fish.Options{})
			on := image.NewRGBA(image.Rect(0, 0, 724, 640))
			screen := scene.NewScreen()
			for i := range b.N {
				screen.Draw(s, 724/s.Width*(1+float64(i%10)/1000), on) // as a zoom would
			}
		})
	}
}
