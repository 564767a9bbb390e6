package board

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"whybone/fishbone/draw"
)

func TestGolden(t *testing.T) {
	b, w := shown(t, small())
	b.Select("staff")
	b.lightAt(on(300, 160))
	test.AssertRendersToImage(t, "small.png", w.Canvas())
}

func TestOnlyWhatIsInViewIsOnTheStage(t *testing.T) {
	b, _ := shown(t, large(2000))
	b.Actual()
	if n := count[*canvas.Text](b); n < 40 || n > 110 {
		t.Errorf("%d of 2000 texts are on the stage of a board that shows some 70", n)
	}
	if count[*canvas.Line](b) != 0 {
		t.Error("lines along the axes are not drawn as rectangles")
	}
}

func TestPanningKeepsTheObjects(t *testing.T) {
	b, _ := shown(t, large(400))
	b.Actual()
	first := b.stage.sheet.Objects[0]
	for _, dx := range []float32{30, 700, -700, -30} {
		b.view.move(dx, 0)
		b.redraw()
	}
	if b.stage.sheet.Objects[0] != first {
		t.Error("panning to and fro made the objects anew")
	}
	b.ZoomBy(1.1, b.view.center())
	if b.stage.sheet.Objects[0] == first {
		t.Error("zooming kept the objects")
	}
}

func TestTextStandsOnItsBaseline(t *testing.T) {
	b, w := shown(t, small())
	label := &b.picture.words[2]
	for _, scale := range []float32{1, 1.25, 2} {
		w.Canvas().(software.WindowlessCanvas).SetScale(scale)
		for _, zoom := range []float32{0.6, 0.93, 1, 1.3, 2.07} {
			b.view.zoom = zoom
			b.redraw()
			text := onStage(t, b, label.say)
			size := text.TextSize
			if size != float32(int(size)) || size > 14*zoom*tooWide || size < 14*zoom-1 {
				t.Errorf("zoom %v: text of size %v", zoom, size)
			}
			if text.MinSize().Width > label.width*zoom*1.03 {
				t.Errorf("zoom %v: text is %v wide, planned were %v", zoom, text.MinSize().Width, label.width*zoom)
			}
			want := b.view.place(label.at.X, label.at.Y)
			if got := baseline(b, text, scale); !near2(got, want, 0.01) {
				t.Errorf("scale %v, zoom %v: baseline begins at %v, want %v", scale, zoom, got, want)
			}
		}
	}
}

// baseline is where Fyne's painters begin to draw a text.
func baseline(b *Board, text *canvas.Text, scale float32) fyne.Position {
	top := text.Position().Add(b.view.origin).AddXY(0, (text.Size().Height-text.MinSize().Height)/2)
	_, base := fyne.CurrentApp().Driver().RenderedTextSize(text.Text, text.TextSize, text.TextStyle, nil)
	return top.AddXY(0, float32(math.Ceil(float64(base*scale)))/scale)
}

func onStage(t *testing.T, b *Board, say string) *canvas.Text {
	t.Helper()
	for _, o := range b.stage.sheet.Objects {
		if text, ok := o.(*canvas.Text); ok && text.Text == say {
			return text
		}
	}
	t.Fatalf("%q is not on the stage", say)
	return nil
}

func TestTinyTextIsABar(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(0.1, b.view.center())
	if texts, bars := count[*canvas.Text](b), count[*canvas.Rectangle](b); texts != 0 || bars < 4 {
		t.Errorf("%d texts, %d bars", texts, bars)
	}
}

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

func TestAtMost(t *testing.T) {
	round := make([]fyne.Position, 40)
	for i := range round {
		a := float64(i) / 40 * 2 * math.Pi
		round[i] = fyne.NewPos(float32(math.Cos(a)), float32(math.Sin(a)))
	}
	if few := atMost(mostCorners, round); len(few) != mostCorners {
		t.Errorf("%d corners", len(few))
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
	Thumbnail(&draw.Scene{}, fyne.NewSize(10, 10)).(*canvas.Raster).Generator(0, 0)
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
