package board

import (
	"testing"

	"fyne.io/fyne/v2"
)

// The cost of arranging what is in view, without painting it.

func BenchmarkPan500(b *testing.B) {
	board, _ := shown(b, large(500))
	for i := range b.N {
		board.view.move(float32(i%2*8-4), 0)
		board.redraw()
	}
}

func BenchmarkZoom500(b *testing.B) {
	board, _ := shown(b, large(500))
	for i := range b.N {
		factor := float32(1.1)
		if i%8 >= 4 {
			factor = 1 / factor
		}
		board.ZoomBy(factor, fyne.NewPos(200, 200))
	}
}

func BenchmarkPanInto2000(b *testing.B) {
	board, _ := shown(b, large(2000))
	board.ActualSize()
	for i := range b.N {
		board.view.move(float32(i%2*8-4), 0)
		board.redraw()
	}
}

func BenchmarkDraw500(b *testing.B) {
	s := large(500)
	board, _ := shown(b, s)
	for range b.N {
		board.Draw(s)
	}
}

func BenchmarkThumbnail500(b *testing.B) {
	p := newPicture(large(500))
	p.strokes = longest(p.strokes, maxThumbLines)
	for range b.N {
		p.thumbnail(320, 180)
	}
}
