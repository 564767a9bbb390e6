package ui

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// A disc has its colour inside, its edge all around and nothing outside, on screens of several
// scales, and stands in the middle of a room that is longer than high.
func TestDiscIsRound(t *testing.T) {
	fill, edge := color.NRGBA{250, 250, 250, 255}, color.NRGBA{10, 20, 30, 255}
	for _, scale := range []float64{1, 1.2, 2} {
		for _, room := range []fyne.Size{{Width: 22, Height: 22}, {Width: 23, Height: 23}, {Width: 60, Height: 22}, {Width: 14, Height: 40}} {
			d := Disc(fill, edge, 2)
			d.Resize(room)
			w, h := int(float64(room.Width)*scale), int(float64(room.Height)*scale)
			img := d.Generator(w, h).(*image.RGBA)
			side := min(w, h)
			own := image.Rect((w-side)/2, (h-side)/2, (w-side)/2+side, (h-side)/2+side)
			for _, c := range []struct {
				at   image.Point
				want color.NRGBA
			}{
				{image.Pt(w/2, h/2), fill},
				{image.Pt(own.Min.X, h/2), edge}, {image.Pt(own.Max.X-1, h/2), edge},
				{image.Pt(w/2, own.Min.Y), edge}, {image.Pt(w/2, own.Max.Y-1), edge},
				{own.Min, color.NRGBA{}}, {own.Max.Sub(image.Pt(1, 1)), color.NRGBA{}},
			} {
				got := img.RGBAAt(c.at.X, c.at.Y)
				if apart(got.A, c.want.A) > 60 || apart(got.R, c.want.R) > 60 {
					t.Errorf("%v in scale %v: %v at %v, not %v", room, scale, got, c.at, c.want)
				}
			}
		}
	}
}

func apart(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// A disc without room paints nothing, and asks for none.
func TestDiscWithoutRoom(t *testing.T) {
	d := Disc(color.Black, nil, 0)
	if got := d.Generator(0, 0).Bounds(); !got.Empty() {
		t.Errorf("it paints %v", got)
	}
	d.Resize(fyne.NewSize(0, 10))
	if got := d.Generator(0, 10).Bounds(); got.Dx() != 0 {
		t.Errorf("it paints %v", got)
	}
}

// What is on a disc stands in its middle, at its own size.
func TestOnDisc(t *testing.T) {
	for _, disc := range []*canvas.Raster{Disc(color.White, nil, 0), nil} {
		said := canvas.NewText("7", color.Black)
		o := OnDisc(22, disc, said)
		if got := o.MinSize(); got != fyne.NewSquareSize(22) {
			t.Errorf("it asks for %v", got)
		}
		o.Resize(fyne.NewSize(30, 30))
		least := said.MinSize()
		if said.Size() != least || said.Position() != fyne.NewPos((30-least.Width)/2, (30-least.Height)/2) {
			t.Errorf("the words have %v at %v", said.Size(), said.Position())
		}
		if disc != nil && disc.Size() != o.Size() {
			t.Errorf("the disc has %v", disc.Size())
		}
	}
}
