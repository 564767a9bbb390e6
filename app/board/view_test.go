package board

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

func near2(a, b fyne.Position, by float64) bool {
	return math.Abs(float64(a.X-b.X)) <= by && math.Abs(float64(a.Y-b.Y)) <= by
}

func TestFit(t *testing.T) {
	for _, c := range []struct {
		name        string
		paper, size fyne.Size
		foot        float32
		zoom        float32
		origin      fyne.Position
	}{
		{"natural", fyne.NewSize(400, 200), fyne.NewSize(448, 448), 0, 1, fyne.NewPos(24, 124)},
		{"half", fyne.NewSize(800, 100), fyne.NewSize(448, 248), 0, 0.5, fyne.NewPos(24, 99)},
		{"height decides", fyne.NewSize(100, 400), fyne.NewSize(448, 248), 0, 0.5, fyne.NewPos(199, 24)},
		{"never too large", fyne.NewSize(100, 100), fyne.NewSize(1000, 800), 0, maxFitZoom, fyne.NewPos(420, 320)},
		{"above the foot", fyne.NewSize(100, 400), fyne.NewSize(448, 274), 50, 0.5, fyne.NewPos(199, 24)},
		{"far from the foot", fyne.NewSize(400, 200), fyne.NewSize(448, 448), 50, 1, fyne.NewPos(24, 124)},
		{"no paper", fyne.Size{}, fyne.NewSize(100, 100), 0, 1, fyne.NewPos(50, 50)},
	} {
		v := newView()
		v.paper, v.size, v.bottom = c.paper, c.size, c.foot
		v.fit()
		if v.zoom != c.zoom || v.origin != c.origin {
			t.Errorf("%s: zoom %v from %v, want %v from %v", c.name, v.zoom, v.origin, c.zoom, c.origin)
		}
	}
}

func TestFittedPictureStaysFitted(t *testing.T) {
	b, _ := shown(t, small())
	b.Resize(fyne.NewSize(248, 248))
	if b.view.zoom != 0.5 {
		t.Errorf("zoom after the board shrank: %v, want 0.5", b.view.zoom)
	}
	b.Draw(large(20))
	if want := float32(200.0 / 2000); b.view.zoom != want {
		t.Errorf("zoom of the next picture: %v, want %v", b.view.zoom, want)
	}
}

// TestAFittedPictureStaysFittedWithASelection selects something while the board is as good as
// closed, as it is before the page has its room: it must not keep the zoom of that moment.
func TestAFittedPictureStaysFittedWithASelection(t *testing.T) {
	b, at := shownFish(t)
	b.ReserveBottom(60)
	whole := b.view.zoom
	for _, do := range []func(){
		func() { b.Select(at.id("no training")) },
		func() { b.ShowOverlay(ui.NewEntry(""), at.id("no training"), Over) },
	} {
		b.Resize(fyne.NewSize(448, 20))
		do()
		b.Resize(fyne.NewSize(448, 448))
		if b.view.zoom != whole || !b.View().Fitted {
			t.Errorf("zoom %v, want %v; fitted: %v", b.view.zoom, whole, b.View().Fitted)
		}
	}
}

func TestZoomKeepsThePlaceUnderThePointer(t *testing.T) {
	b, _ := shown(t, small())
	at := fyne.NewPos(173, 201)
	was := b.view.paperAt(at)
	for range 5 {
		b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 25)})
	}
	if b.view.zoom < 1.9 {
		t.Fatalf("five turns of the wheel enlarge to %v only", b.view.zoom)
	}
	if is := b.view.paperAt(at); !near2(was, is, 1.5) {
		t.Errorf("the pointer was on %v and is on %v", was, is)
	}
	if b.fitted {
		t.Error("a zoomed board still thinks that it is fitted")
	}
}

func TestZoomHasBounds(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(1000, b.view.center())
	if b.view.zoom != maxZoom {
		t.Errorf("largest zoom %v", b.view.zoom)
	}
	b.ZoomBy(1e-6, b.view.center())
	if b.view.zoom != minZoom {
		t.Errorf("least zoom %v", b.view.zoom)
	}
	b.ZoomBy(float32(math.NaN()), b.view.center())
	b.ZoomBy(0, b.view.center())
	if b.view.zoom != minZoom {
		t.Errorf("zoom %v after factors that make no sense", b.view.zoom)
	}
	b.ActualSize()
	if math.Abs(float64(b.view.zoom-1)) > 1e-5 {
		t.Errorf("natural size is %v", b.view.zoom)
	}
}

func TestPan(t *testing.T) {
	b, _ := shown(t, small())
	carry(b, fyne.NewPos(5, 5), fyne.NewPos(35, 20))
	b.DragEnd()
	if want := fyne.NewPos(54, 139); b.view.origin != want || b.fitted {
		t.Errorf("the paper is at %v, want %v", b.view.origin, want)
	}
	carry(b, fyne.NewPos(5, 5), fyne.NewPos(9000, -9000))
	b.DragEnd()
	if want := fyne.NewPos(448-minInView, minInView-200); b.view.origin != want {
		t.Errorf("the paper was thrown to %v, want %v", b.view.origin, want)
	}
}

func TestSelectComesIntoView(t *testing.T) {
	b, _ := shown(t, small())
	b.Select("rivals")
	if !b.fitted || b.view.origin != fyne.NewPos(24, 124) {
		t.Errorf("selecting what is in view moved the paper to %v", b.view.origin)
	}
	b.ZoomBy(3, on(20, 20))
	b.Select("rivals")
	label := b.picture.labels["rivals"]
	from, to := b.view.place(label.left, label.top), b.view.place(label.right, label.bottom)
	if !b.view.inside(from) || !b.view.inside(to) {
		t.Errorf("the label is at %v to %v, outside the board", from, to)
	}
}

func TestNextPictureKeepsThePlace(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(2, on(100, 90))
	b.Select("staff")
	was := b.view.place(20, 80)
	next := small()
	for i := range next.Areas[2].Polygon { // the label of "staff"
		next.Areas[2].Polygon[i].X += 30
	}
	b.Draw(next)
	if is := b.view.place(50, 80); !near2(was, is, 1) || b.view.zoom != 2 {
		t.Errorf("the selected label went from %v to %v, zoom %v", was, is, b.view.zoom)
	}
}

func TestResizeKeepsTheMiddle(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(2, on(100, 90))
	was := b.view.paperAt(b.view.center())
	b.Resize(fyne.NewSize(348, 300))
	if is := b.view.paperAt(b.view.center()); !near2(was, is, 1) {
		t.Errorf("the middle was %v and is %v", was, is)
	}
}

// With larger text, the picture that people find has larger words as well, with its head in
// view; who asks for the whole picture gets it.
func TestLargerTextMakesTheFishLarger(t *testing.T) {
	usual := view{size: fyne.NewSize(900, 600), paper: fyne.NewSize(1200, 600), window: fyne.NewSize(1280, 720), larger: 1, pixel: 1, right: true}
	usual.home()
	for _, larger := range []float32{1.15, 1.3, 1.5} {
		// The window is as large on the screen, and what stands beside the board is larger.
		v := usual
		v.larger, v.window = larger, fyne.NewSize(usual.window.Width/larger, usual.window.Height/larger)
		v.size = fyne.NewSize(v.window.Width-380, v.window.Height-120)
		v.home()
		if got, want := v.zoom*larger, usual.zoom*larger*0.999; got < want {
			t.Errorf("at %v words are %v of their size, not %v", larger, got, want)
		}
		if right := v.origin.X + v.paper.Width*v.zoom; right > v.size.Width {
			t.Errorf("at %v the head is out of view", larger)
		}
	}
}
