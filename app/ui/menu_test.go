package ui_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// openMenu opens a menu of three choices and returns what happens, word by word.
func openMenu(t *testing.T, at fyne.Position) (fyne.Canvas, *[]string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&ui.Theme{})
	w := test.NewTempWindow(t, canvas.NewRectangle(nil))
	w.Resize(fyne.NewSize(400, 300))
	happened := &[]string{}
	say := func(word string) func() { return func() { *happened = append(*happened, word) } }
	ui.ShowMenu(w.Canvas(), at, say("closed"),
		ui.Choice{Words: "Open", Do: say("open")},
		ui.Choice{Icon: ui.Copy, Words: "Duplicate", Do: say("duplicate")},
		ui.Choice{},
		ui.Choice{Words: "Delete", Do: say("delete")},
	)
	return w.Canvas(), happened
}

func TestAMenuByKeys(t *testing.T) {
	for name, c := range map[string]struct {
		keys []fyne.KeyName
		want []string
	}{
		"escape":       {[]fyne.KeyName{fyne.KeyDown, fyne.KeyEscape}, []string{"closed"}},
		"the second":   {[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn}, []string{"closed", "duplicate"}},
		"the last":     {[]fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, []string{"closed", "delete"}},
		"round":        {[]fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn}, []string{"closed", "open"}},
		"none as yet":  {[]fyne.KeyName{fyne.KeyReturn}, nil},
		"another word": {[]fyne.KeyName{fyne.KeyF1}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			on, happened := openMenu(t, fyne.NewPos(20, 20))
			for _, k := range c.keys {
				on.Focused().TypedKey(&fyne.KeyEvent{Name: k})
			}
			if !slices.Equal(*happened, c.want) {
				t.Errorf("%q happened, want %q", *happened, c.want)
			}
			if open := on.Overlays().Top() != nil; open != (c.want == nil) {
				t.Errorf("it is open: %v", open)
			}
		})
	}
}

func TestAMenuByThePointer(t *testing.T) {
	on, happened := openMenu(t, fyne.NewPos(20, 20))
	test.TapCanvas(on, fyne.NewPos(60, 40))
	if want := []string{"closed", "open"}; !slices.Equal(*happened, want) {
		t.Errorf("%q happened, want %q", *happened, want)
	}
	on, happened = openMenu(t, fyne.NewPos(20, 20))
	test.TapCanvas(on, fyne.NewPos(390, 290))
	if want := []string{"closed"}; !slices.Equal(*happened, want) {
		t.Errorf("beside it %q happened, want %q", *happened, want)
	}
}

// TestAMenuGivesTheFocusBackToTheEntry opens a menu while somebody types, and another one once the
// entry is gone.
func TestAMenuGivesTheFocusBackToTheEntry(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&ui.Theme{})
	e := ui.NewEntry("")
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(400, 300))
	on, otherwise := w.Canvas(), 0
	open := func() {
		ui.ShowMenu(on, fyne.NewPos(20, 20), ui.ToEntry(on, func() { otherwise++ }), ui.Pick("Open", func() {}))
	}
	escape := func() { on.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	on.Focus(e)
	open()
	escape()
	if on.Focused() != fyne.Focusable(e) || otherwise > 0 {
		t.Errorf("%T has the focus", on.Focused())
	}
	open()
	e.Hide()
	escape()
	if otherwise != 1 {
		t.Error("nobody has the focus")
	}
	e.Show()
	on.Focus(nil)
	open()
	escape()
	if otherwise != 2 {
		t.Error("where nobody typed, nobody has the focus")
	}
}

func TestAMenuStaysInsideTheWindow(t *testing.T) {
	on, happened := openMenu(t, fyne.NewPos(399, 299))
	test.TapCanvas(on, fyne.NewPos(380, 270))
	if want := []string{"closed", "delete"}; !slices.Equal(*happened, want) {
		t.Errorf("%q happened, want %q", *happened, want)
	}
}

// TestKeysPassOverWhatCannotBeChosen walks through a menu that begins with a question.
func TestKeysPassOverWhatCannotBeChosen(t *testing.T) {
	w := test.NewTempWindow(t, canvas.NewRectangle(nil))
	w.Resize(fyne.NewSize(400, 300))
	picked := ""
	ui.ShowMenu(w.Canvas(), fyne.NewPos(20, 20), func() {},
		ui.Choice{Words: "Who writes?", Off: true}, ui.Choice{},
		ui.Choice{Words: "Ann", Do: func() { picked = "Ann" }}, ui.Choice{Words: "Ben", Do: func() { picked = "Ben" }})
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if picked != "Ann" {
		t.Errorf("%q was chosen", picked)
	}
}
