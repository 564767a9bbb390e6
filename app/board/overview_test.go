package board

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// mapOn is the map on a board's stage, nil if it is not there.
func mapOn(b *Board) *overview {
	for _, o := range b.layers.objects {
		if m, ok := o.(*overview); ok {
			return m
		}
	}
	return nil
}

func TestTheMapIsThereWhenItIsNeeded(t *testing.T) {
	b, _ := shown(t, small())
	if mapOn(b) != nil {
		t.Error("a whole picture has a map")
	}
	b.ZoomBy(2, b.view.center())
	m := mapOn(b)
	if m == nil {
		t.Fatal("there is no map")
	}
	if want := fyne.NewPos(448-12-160, 12); m.Position() != want || m.Size() != mapSize {
		t.Errorf("the map is at %v, %v; want %v", m.Position(), m.Size(), want)
	}
	b.Resize(fyne.NewSize(300, 300))
	if mapOn(b) != nil {
		t.Error("the map takes half of a small board")
	}
	b.Resize(fyne.NewSize(448, 448))
	b.Fit()
	if mapOn(b) != nil {
		t.Error("the map stays when the picture is whole")
	}
}

func TestTheMapCoversNothingThatIsSelected(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(4, b.view.center())
	m := mapOn(b)
	usual := m.Position()
	for id := range b.picture.labels {
		b.Select(id)
		was, _, _ := b.LabelBounds(id)
		b.view.move(usual.X+20-was.X, usual.Y+20-was.Y) // the label comes to lie below the map
		b.redraw()
		at, size, _ := b.LabelBounds(id)
		if low := m.Position().Y; low < at.Y+size.Height && low+mapSize.Height > at.Y {
			t.Errorf("the map at %v covers %s, which is at %v", m.Position(), id, at)
		}
	}
	b.Select("")
	if m.Position() != usual {
		t.Errorf("the map stays at %v", m.Position())
	}
}

func TestTheMapMovesTheView(t *testing.T) {
	b, w := shown(t, small()) // 148 × 74 units in the map, from (6, 13)
	b.ZoomBy(4, b.view.center())
	m := mapOn(b)
	absolute := func(x, y float32) fyne.Position { return m.Position().AddXY(50+x, 50+y) }
	test.TapCanvas(w.Canvas(), absolute(80, 50))
	if at := b.view.paperAt(b.view.center()); !near2(at, fyne.NewPos(200, 100), 1) || b.fitted {
		t.Errorf("a click in the middle shows %v", at)
	}
	test.TapCanvas(w.Canvas(), absolute(158, 98))
	if seen := b.view.visible(); !near2(fyne.NewPos(seen.right, seen.bottom), fyne.NewPos(400, 200), 1) {
		t.Errorf("a click in the corner shows up to %v, %v", seen.right, seen.bottom)
	}
	frame := box{m.frame.Position().X, m.frame.Position().Y, m.frame.Position().X + m.frame.Size().Width, m.frame.Position().Y + m.frame.Size().Height}
	if !near2(fyne.NewPos(frame.right, frame.bottom), fyne.NewPos(154, 87), 1) {
		t.Errorf("the frame is %v", frame)
	}
	m.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(8, 50)}})
	if seen := b.view.visible(); seen.left > 1 {
		t.Errorf("a drag to the left shows from %v", seen.left)
	}
}

func TestTheMapShowsBonesAndBoxes(t *testing.T) {
	b, _ := shown(t, small())
	b.ZoomBy(2, b.view.center())
	img := mapOn(b).paint(160, 100)
	if got := color.NRGBAModel.Convert(img.At(6+22, 13+12)); got != teal {
		t.Errorf("the box of a bone is %v", got)
	}
	if got := img.At(100, 3); got != (color.RGBA{}) {
		t.Errorf("there is paper: %v", got)
	}
	b.Draw(nil)
	newOverview(b).paint(160, 100)
}

func TestGoldenMap(t *testing.T) {
	b, w := shown(t, small())
	b.ZoomBy(2.4, on(100, 90))
	test.AssertRendersToImage(t, "map.png", w.Canvas())
}
