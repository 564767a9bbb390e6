package ui

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func newTestTap(t *testing.T) (*Tap, fyne.Window, *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	happened := &[]string{}
	tap := NewTap(MinSize(100, 40, Text("words", Style{Size: Body})), func() { *happened = append(*happened, "tap") })
	w := test.NewTempWindow(t, tap)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 100))
	return tap, w, happened
}

func TestTap(t *testing.T) {
	tap, w, happened := newTestTap(t)
	test.TapSecondary(tap) // no menu
	tap.OnMenu = func(at fyne.Position) { *happened = append(*happened, "menu") }
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	tap.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(3, 4)})
	if want := []string{"tap", "menu"}; !slices.Equal(*happened, want) {
		t.Errorf("%q happened, want %q", *happened, want)
	}
	tap.OnTap = nil
	test.Tap(tap)
	if len(*happened) != 2 {
		t.Errorf("one without use did %q", *happened)
	}
}

func TestTheMenuOpensWhereTheMouseIs(t *testing.T) {
	tap, _, _ := newTestTap(t)
	var at fyne.Position
	tap.OnMenu = func(p fyne.Position) { at = p }
	tap.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(1, 1), AbsolutePosition: fyne.NewPos(33, 44)})
	if at != fyne.NewPos(33, 44) {
		t.Errorf("it opens at %v", at)
	}
}

func TestHover(t *testing.T) {
	tap, _, _ := newTestTap(t)
	var told []bool
	tap.onHover = func(over bool) { told = append(told, over) }
	fill := func() color.Color { return tap.back.FillColor }
	if fill() != color.Transparent {
		t.Errorf("at rest it is %v", fill())
	}
	tap.MouseIn(&desktop.MouseEvent{})
	if fill() != color.Color(Light.Sunken) {
		t.Errorf("under the pointer it is %v", fill())
	}
	tap.MouseOut()
	if fill() != color.Transparent {
		t.Errorf("afterwards it is %v", fill())
	}
	if !slices.Equal(told, []bool{true, false}) {
		t.Errorf("it told %v", told)
	}
	tap.OnTap = nil
	tap.MouseIn(&desktop.MouseEvent{})
	if fill() != color.Transparent {
		t.Errorf("one that cannot be clicked becomes %v", fill())
	}
}

func TestCursor(t *testing.T) {
	tap, _, _ := newTestTap(t)
	if tap.Cursor() != desktop.PointerCursor {
		t.Error("it does not show that it can be clicked")
	}
	tap.OnTap = nil
	if tap.Cursor() != desktop.DefaultCursor {
		t.Error("it shows that it can be clicked")
	}
}

func TestTapDoesNotTakeTheFocus(t *testing.T) {
	var o any = NewTap(block(1, 1), nil)
	if _, ok := o.(fyne.Focusable); ok {
		t.Error("it can have the focus")
	}
}

func TestDragger(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	d := NewDragger(MinSize(100, 40, block(1, 1)), nil)
	w := test.NewTempWindow(t, d)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 100))
	test.Drag(w.Canvas(), fyne.NewPos(10, 10), 5, 6) // nobody listens
	var happened []string
	d.OnDrag = func(e *fyne.DragEvent) { happened = append(happened, "drag") }
	d.OnDrop = func() { happened = append(happened, "drop") }
	d.OnTap = func() { happened = append(happened, "tap") }
	test.Drag(w.Canvas(), fyne.NewPos(10, 10), 5, 6)
	test.TapCanvas(w.Canvas(), fyne.NewPos(10, 10))
	if want := []string{"drag", "drop", "tap"}; !slices.Equal(happened, want) {
		t.Errorf("%q happened, want %q", happened, want)
	}
}

func TestButtons(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	tapped := 0
	tap := func() { tapped++ }
	for name, b := range map[string]*Tap{
		"primary": Primary(Right, "Go on", tap), "plain": Plain("", "Cancel", tap), "quiet": Quiet("", "Export", tap),
		"icon": IconButton(Undo, "Undo", true, tap), "small": SmallIcon(Trash, "Remove", tap),
		"chip": ChipButton("Confirmed", false, tap), "chosen chip": ChipButton("Confirmed", true, tap),
	} {
		before := tapped
		test.Tap(b)
		if tapped != before+1 {
			t.Errorf("%s does nothing", name)
		}
		if s := b.MinSize(); s.Height < 24 || s.Width < 24 {
			t.Errorf("%s is only %v large", name, s)
		}
	}
	off := IconButton(Undo, "Undo", false, tap)
	before := tapped
	test.Tap(off)
	if tapped != before || off.Cursor() != desktop.DefaultCursor {
		t.Error("a button that is off does something")
	}
	if off.ToolTip() != "Undo" {
		t.Errorf("its tooltip is %q", off.ToolTip())
	}
}

// TestContrast holds the palettes to the contrast that they promise: 4.5 to 1 for text
// on what it is meant for.
func TestContrast(t *testing.T) {
	for name, p := range map[string]Palette{"light": Light, "dark": Dark} {
		for what, pair := range map[string][2]color.NRGBA{
			"ink": {p.Ink, p.Back}, "ink on surface": {p.Ink, p.Surface}, "ink on soft": {p.Ink, p.Soft},
			"second": {p.Muted, p.Back}, "second on sunken": {p.Muted, p.Sunken}, "third": {p.Faint, p.Back},
			"third on surface": {p.Faint, p.Surface}, "accent": {p.Accent, p.Back}, "on accent": {p.OnAccent, p.Accent},
			"accent on soft": {p.Accent, p.Soft}, "good": {p.Good, p.Back}, "good on its own": {p.Good, p.GoodSoft},
			"bad on its own": {p.Bad, p.BadSoft}, "open": {p.Open, p.Back}, "open on its own": {p.Open, p.OpenSoft},
		} {
			if c := contrast(pair[0], pair[1]); c < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f", name, what, c)
			}
		}
	}
}
