package board

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

func TestRemembering(t *testing.T) {
	b, _ := shown(t, small())
	if v := b.View(); !v.Fitted {
		t.Errorf("at first %v", v)
	}
	b.ZoomBy(3, on(100, 90))
	v, seen := b.View(), b.view.visible()
	b.Fit()
	b.Restore(v)
	if b.view.visible() != seen || b.fitted || b.View() != v {
		t.Errorf("restored: %v, want %v", b.view.visible(), seen)
	}
	b.Restore(View{Fitted: true})
	if !b.fitted || b.view.zoom != 1 {
		t.Errorf("fitted again: zoom %v", b.view.zoom)
	}
	b.Restore(View{Zoom: 1e9})
	if b.view.zoom != maxZoom {
		t.Errorf("zoom %v", b.view.zoom)
	}
}

func TestRememberingBeforeThereIsAPicture(t *testing.T) {
	b, _ := shown(t, nil)
	v := View{Zoom: 2, X: 120, Y: 90}
	b.Restore(v)
	if b.View() != v {
		t.Errorf("before: %v", b.View())
	}
	b.Draw(small())
	if at := b.view.paperAt(b.view.center()); !near2(at, fyne.NewPos(120, 90), 1) || b.view.zoom != 2 {
		t.Errorf("%v is in the middle, zoom %v", at, b.view.zoom)
	}
}

func TestZoomToABranch(t *testing.T) {
	b, at := shownFish(t)
	b.ZoomTo(at.id("leave"))
	if b.fitted || b.view.zoom < 1 {
		t.Errorf("zoom %v", b.view.zoom)
	}
	for _, name := range []string{"leave", "pay"} {
		if label := b.onBoard(b.picture.labels[at.id(name)]); !within(label, b.view.size) {
			t.Errorf("%s is at %v", name, label)
		}
	}
	b.ZoomTo(at.id("People"))
	for _, name := range []string{"People", "leave", "pay", "no training"} {
		if label := b.onBoard(b.picture.labels[at.id(name)]); !within(label, b.view.size) {
			t.Errorf("with its bone, %s is at %v", name, label)
		}
	}
	b.ZoomTo("")
	if !b.fitted {
		t.Error("nothing does not show everything")
	}
}

func within(part box, size fyne.Size) bool {
	return part.left >= 0 && part.top >= 0 && part.right <= size.Width && part.bottom <= size.Height
}

func TestActive(t *testing.T) {
	b, _ := shown(t, small())
	b.Select("staff")
	outline := func() (wide float32) {
		for _, o := range b.layers.above.Objects {
			if r, ok := o.(*canvas.Rectangle); ok {
				wide = max(wide, r.StrokeWidth)
			}
		}
		return wide
	}
	quiet := outline()
	b.SetActive(true)
	if outline() <= quiet {
		t.Errorf("the outline is %v wide, without the keys %v", outline(), quiet)
	}
	b.Select("")
	if outline() != activeWide {
		t.Error("the head is not outlined while the keys are there")
	}
	b.SetActive(false)
	if outline() != 0 {
		t.Error("the head stays outlined")
	}
}
