package ui

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

// A plate is what each of its points says, also where points are taken for alike: on screens of
// several scales, with and without an edge, smaller than its corners.
func TestPlateIsItsPoints(t *testing.T) {
	c := color.NRGBA{200, 100, 50, 255}
	for _, scale := range []float64{1, 1.2, 2} {
		for _, size := range []fyne.Size{{Width: 336, Height: 44}, {Width: 24, Height: 24}, {Width: 9, Height: 5}, {Width: 1, Height: 1}} {
			for _, p := range []*plate{newPlate(c, nil, 1, 6), newPlate(c, color.Black, 1, 6), newPlate(nil, color.Black, 2, 6), newPlate(c, color.Black, 1, 0)} {
				p.object.Resize(size)
				w, h := int(float64(size.Width)*scale), int(float64(size.Height)*scale)
				img := p.paint(w, h).(*image.RGBA)
				at := p.shape.points(w, h, float64(w)/float64(size.Width))
				for y := range h {
					for x := range w {
						if got, want := img.RGBAAt(x, y), at(x, y); got != want {
							t.Fatalf("%v at %v,%v of %v × %v: %v, not %v", p, x, y, w, h, got, want)
						}
					}
				}
			}
		}
	}
}

// It has its colour inside, its edge around, and nothing at its corners.
func TestPlateLooksAsARectangle(t *testing.T) {
	fill, edge := color.NRGBA{250, 250, 250, 255}, color.NRGBA{10, 20, 30, 255}
	p := newPlate(fill, edge, 1, 6)
	p.object.Resize(fyne.NewSize(100, 40))
	img := p.paint(100, 40).(*image.RGBA)
	for at, want := range map[image.Point]color.RGBA{{50, 20}: {250, 250, 250, 255}, {20, 30}: {250, 250, 250, 255}, {0, 0}: {}, {99, 39}: {}} {
		if got := img.RGBAAt(at.X, at.Y); got != want {
			t.Errorf("at %v: %v, not %v", at, got, want)
		}
	}
	for _, at := range []image.Point{{50, 0}, {0, 20}, {99, 20}, {50, 39}} {
		if got := img.RGBAAt(at.X, at.Y); got.A < 120 || got.R > 160 {
			t.Errorf("the edge at %v is %v", at, got)
		}
	}
}

// A mark stands in the middle of the plate's height, as far from its edge as it says, over the plate's colour.
func TestPlateShowsItsMarks(t *testing.T) {
	ground, red, blue := color.NRGBA{250, 250, 250, 255}, color.NRGBA{200, 0, 0, 255}, color.NRGBA{0, 0, 200, 255}
	for _, scale := range []int{1, 2} {
		p := newPlate(ground, nil, 0, 6, Mark{Left: 10, Size: 8, Fill: red}, Mark{Left: -12, Size: 14, Edge: blue, Stroke: 2, Radius: 7})
		p.object.Resize(fyne.NewSize(100, 40))
		img := p.paint(100*scale, 40*scale).(*image.RGBA)
		for at, want := range map[image.Point]color.NRGBA{
			{9, 20}: ground, {11, 20}: red, {16, 20}: red, {19, 20}: ground, {14, 14}: ground, {14, 25}: ground, {14, 17}: red,
			{73, 20}: ground, {75, 20}: blue, {81, 20}: ground, {86, 20}: blue, {89, 20}: ground,
		} {
			at = at.Mul(scale).Add(image.Pt(scale/2, scale/2))
			got := img.RGBAAt(at.X, at.Y)
			if math.Abs(float64(got.R)-float64(want.R)) > 40 || math.Abs(float64(got.B)-float64(want.B)) > 40 {
				t.Errorf("at %v in scale %d: %v, not %v", at, scale, got, want)
			}
		}
	}
}

// A plate that stands on a ground looks as one that lies over it, and leaves no point around it free.
func TestPlatePaintsItsGround(t *testing.T) {
	ground, fill, edge := color.NRGBA{240, 245, 250, 255}, color.NRGBA{200, 100, 50, 255}, color.NRGBA{10, 20, 30, 255}
	around := fyne.NewSize(7, 5)
	for _, scale := range []int{1, 2} {
		alone, on := newPlate(fill, edge, 1, 6), newPlate(fill, edge, 1, 6)
		alone.object.Resize(fyne.NewSize(100, 40))
		on.ground, on.around = ground, around
		on.object.Resize(fyne.NewSize(114, 50))
		want := image.NewRGBA(image.Rect(0, 0, 114*scale, 50*scale))
		draw.Draw(want, want.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
		at := image.Rect(7*scale, 5*scale, 107*scale, 45*scale)
		draw.Draw(want, at, alone.paint(100*scale, 40*scale), image.Point{}, draw.Over)
		if got := on.paint(114*scale, 50*scale).(*image.RGBA); !slices.Equal(got.Pix, want.Pix) {
			t.Errorf("in scale %d it looks otherwise", scale)
		}
	}
}
