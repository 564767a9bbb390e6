package board

import (
	"image"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"whybone/fishbone/draw/scene"
)

func TestGolden(t *testing.T) {
	b, w := shown(t, small())
	b.Select("staff")
	b.dragTo(on(300, 160))
	test.AssertRendersToImage(t, "small.png", w.Canvas())
}

func TestPanningDrawsOnlyWhatComesIntoView(t *testing.T) {
	b, w := shown(t, large(400))
	b.ActualSize()
	for _, by := range []fyne.Delta{{DX: -30}, {DX: -200, DY: 40}, {DX: 17, DY: -13}, {DX: -900, DY: -300}, {DX: 3}} {
		w.Canvas().Capture()
		b.view.move(by.DX, by.DY)
		b.redraw()
		panned := w.Canvas().Capture()
		b.layers.shown = painted{} // it knows nothing any more
		b.redraw()
		if !sameImage(panned, w.Canvas().Capture(), 4) {
			t.Errorf("after a pan by %v the picture is another than when it is drawn anew", by)
		}
	}
}

func TestPictureIsDrawnOnlyWhenItChanged(t *testing.T) {
	b, w := shown(t, small())
	drawn := func() image.Image {
		w.Canvas().Capture()
		return b.layers.image
	}
	drawn()
	b.layers.image.Pix[0] = 77 // to be seen whether it is drawn over
	b.Select("staff")
	b.redraw()
	if drawn(); b.layers.image.Pix[0] != 77 {
		t.Error("the picture was drawn anew to select something")
	}
	b.ZoomBy(1.1, b.view.center())
	if drawn(); b.layers.image.Pix[0] == 77 {
		t.Error("zooming did not draw the picture anew")
	}
}

func TestTextStandsWhereThePictureSays(t *testing.T) {
	b, w := shown(t, small())
	label := &b.picture.words[2]
	for _, scale := range []float32{1, 1.25, 2} {
		w.Canvas().(software.WindowlessCanvas).SetScale(scale)
		for _, zoom := range []float32{0.6, 0.93, 1, 1.3, 2.07} {
			b.view.zoom = zoom
			b.redraw()
			from := b.view.place(label.at.X, label.at.Y-label.size)
			to := b.view.place(label.at.X+label.width, label.at.Y+0.25*label.size)
			ink := inkIn(w.Canvas().Capture(), pixels(50+from.X, scale), pixels(50+from.Y, scale), pixels(50+to.X, scale), pixels(50+to.Y, scale))
			wide, high := int(label.width*zoom*scale), int(label.size*zoom*scale)
			if ink.Dx() < wide*8/10 || ink.Dy() < high*6/10 {
				t.Errorf("scale %v, zoom %v: letters of %v in a place of %d × %d", scale, zoom, ink.Size(), wide, high)
			}
		}
	}
}

func pixels(units, scale float32) int { return int(math.Round(float64(units * scale))) }

// inkIn is the box round the dark points in a part of a picture.
func inkIn(img image.Image, left, top, right, bottom int) (box image.Rectangle) {
	for y := top; y < bottom; y++ {
		for x := left; x < right; x++ {
			if color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 128 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// sameImage says whether two pictures differ nowhere by more than so much.
func sameImage(a, b image.Image, most int) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			if max(apart(p.R, q.R), apart(p.G, q.G), apart(p.B, q.B)) > most {
				return false
			}
		}
	}
	return true
}

func apart(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }

func TestNothingIsPaintedOutsideTheBoard(t *testing.T) {
	b, w := shown(t, small())
	outside := func() (changed bool) {
		img := w.Canvas().Capture()
		back := img.At(5, 5)
		for x := range 600 {
			for _, y := range []int{20, 49, 499, 550} {
				changed = changed || img.At(x, y) != back || img.At(y, x) != back
			}
		}
		return changed
	}
	b.ZoomBy(5, on(100, 90))
	b.OnDrop = nil
	if outside() {
		t.Error("the picture is painted over what is beside the board")
	}
	b.Resize(fyne.NewSize(500, 448)) // the check itself can fail
	if !outside() {
		t.Error("the check sees nothing")
	}
}

func TestEmptyBoard(t *testing.T) {
	b, w := shown(t, nil)
	b.Fit()
	b.Select("nothing")
	b.ZoomBy(2, fyne.Position{})
	tapAt(b, fyne.NewPos(9, 9))
	if got := w.Canvas().Capture().At(100, 100); got != (color.NRGBA{R: 255, G: 255, B: 255, A: 255}) {
		t.Errorf("an empty board is %v", got)
	}
}

func TestThumbnail(t *testing.T) {
	s := small()
	test.NewTempApp(t)
	o := Thumbnail(s, fyne.NewSize(80, 40))
	if o.MinSize() != fyne.NewSize(80, 40) {
		t.Errorf("size %v", o.MinSize())
	}
	img := o.(*canvas.Raster).Generator(160, 80)
	if got := color.NRGBAModel.Convert(img.At(24, 12)); got != teal {
		t.Errorf("the box of a bone is %v", got)
	}
	if got := img.At(150, 20); got != (color.RGBA{}) {
		t.Errorf("there is paper: %v", got)
	}
	Thumbnail(nil, fyne.NewSize(10, 10)).(*canvas.Raster).Generator(10, 10)
	Thumbnail(&scene.Scene{}, fyne.NewSize(10, 10)).(*canvas.Raster).Generator(0, 0)
}

func TestThumbnailLeavesShortLinesOut(t *testing.T) {
	all := make([]stroke, 400)
	for i := range all {
		all[i].to.X = float32(i%200 + 1)
	}
	kept := longest(all, 150)
	if len(kept) != 150 {
		t.Fatalf("%d lines", len(kept))
	}
	for i := range kept {
		if kept[i].length() < 125 {
			t.Errorf("a line of length %v was kept", kept[i].length())
		}
	}
}
