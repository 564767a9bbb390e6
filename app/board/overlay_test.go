package board

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// heldBox is what is held, on the board.
func heldBox(b *Board) box {
	at, size := b.overlay.object.Position(), b.overlay.object.Size()
	return box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}
}

func TestHoldIsOverItsLabelAndWhollyInView(t *testing.T) {
	b, at := shownFish(t)
	b.ShowOverlay(ui.NewEntry(""), at.id("no training"), Over)
	check := func(what string) {
		t.Helper()
		held := heldBox(b)
		if held.right-held.left < overlayMin || held.left < 0 || held.top < 0 || held.right > 448 || held.bottom > 448 {
			t.Errorf("%s: it is at %v", what, held)
		}
	}
	near := func(what string) {
		t.Helper()
		check(what)
		label := b.onBoard(b.picture.labels[at.id("no training")])
		if held := heldBox(b); !held.touches(label) {
			t.Errorf("%s: it is at %v, its label at %v", what, held, label)
		}
	}
	near("at first")
	b.ZoomBy(1.4, b.spotOn(at.id("no training"), 0.5))
	near("nearer")
	b.view.move(30, 20)
	b.redraw()
	near("moved")
	b.Draw(b.picture.scene)
	near("drawn anew")
	for _, d := range []float32{-9000, 9000} {
		b.view.move(d, d)
		b.redraw()
		check("out of view")
	}
	b.Draw(small())
	check("without its label")
	b.HideOverlay()
	for _, o := range b.layers.objects[2:] {
		t.Errorf("%T stays", o)
	}
}

func TestHoldStandsWhereTheLabelWillCome(t *testing.T) {
	b, at := shownFish(t)
	b.ZoomBy(0.9, b.view.center()) // there is room round everything
	label := func(name string) box { return b.onBoard(b.picture.labels[at.id(name)]) }
	hold := func(name string, where Where) box {
		b.ShowOverlay(ui.NewEntry(""), at.id(name), where)
		return heldBox(b)
	}
	if got := hold("leave", After); got.top < label("pay").bottom {
		t.Errorf("after leave: from %v, its branch ends at %v", got.top, label("pay").bottom)
	}
	after := hold("no training", After)
	if after.top < label("no training").bottom || after.top > label("no training").bottom+20 {
		t.Errorf("after the last: from %v, it ends at %v", after.top, label("no training").bottom)
	}
	if under := hold("no training", Under); under.right >= after.right || under.top != after.top {
		t.Errorf("under it: %v, after it: %v", under, after)
	}
	if got := hold("People", Under); got.top < label("People").bottom {
		t.Errorf("on an upper bone: %v, box %v", got, label("People"))
	}
	if got := hold("Machines", Under); got.bottom > label("Machines").top {
		t.Errorf("on a lower bone: %v, box %v", got, label("Machines"))
	}
	head, _ := b.picture.place("")
	if got := hold("", Over); !got.touches(b.onBoard(head)) {
		t.Errorf("at the head: %v", got)
	}
}

func TestHoldMovesTheViewToItsLabel(t *testing.T) {
	b, at := shownFish(t)
	b.ZoomBy(4, fyne.NewPos(440, 440))
	b.ShowOverlay(ui.NewEntry(""), at.id("Methods"), After)
	label := b.onBoard(b.picture.labels[at.id("Methods")])
	if !label.touches(box{0, 0, 448, 448}) {
		t.Errorf("the label is at %v", label)
	}
}

func TestWhatIsHeldIsTypedInto(t *testing.T) {
	b, w := shown(t, small())
	e := ui.NewEntry("")
	b.ShowOverlay(e, "staff", Over)
	w.Canvas().Focus(e)
	for _, r := range "pay" {
		w.Canvas().Focused().TypedRune(r)
	}
	if e.Text != "pay" {
		t.Errorf("typed %q", e.Text)
	}
	origin := b.view.origin
	b.Draw(small())
	if w.Canvas().Focused() != e || b.view.origin != origin {
		t.Error("another picture takes the focus away")
	}
	w.Canvas().Unfocus()
	test.AssertRendersToImage(t, "held.png", w.Canvas())
}
