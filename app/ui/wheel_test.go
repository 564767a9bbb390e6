package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// wheelOver is what Fyne would give the wheel to over an entry: the last thing that scrolls.
func wheelOver(t *testing.T, e *Entry) fyne.Scrollable {
	t.Helper()
	var last fyne.Scrollable
	for _, o := range test.WidgetRenderer(e).Objects() {
		if s, ok := o.(fyne.Scrollable); ok && o.Visible() && o.Size() == e.Size() {
			last = s
		}
	}
	if last == nil {
		t.Fatal("nothing takes the wheel over the whole entry")
	}
	return last
}

func TestTheWheelScrollsWhatTheEntryStandsIn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	for _, e := range []*Entry{NewEntry(""), NewArea("", 2)} {
		turned := 0
		e.OnWheel = func(*fyne.ScrollEvent) { turned++ }
		w := test.NewTempWindow(t, e)
		w.Resize(fyne.NewSize(300, 80))
		turn := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -20)}
		wheelOver(t, e).Scrolled(turn)
		e.SetText("short")
		wheelOver(t, e).Scrolled(turn)
		if turned != 2 {
			t.Errorf("of two turns over an entry of several lines: %v, %d went on", e.MultiLine, turned)
		}
		if !e.MultiLine {
			continue
		}
		e.SetText(strings.Repeat("a long text that does not fit ", 20))
		wheelOver(t, e).Scrolled(turn)
		if turned != 2 {
			t.Error("a text that is longer than its entry is not scrolled itself")
		}
	}
}

// TestReturnGoesOnAndShiftReturnBreaks presses both in entries of every sort.
func TestReturnGoesOnAndShiftReturnBreaks(t *testing.T) {
	test.NewTempApp(t)
	usual := shiftHeld
	t.Cleanup(func() { shiftHeld = usual })
	paragraph := NewArea("", 2)
	paragraph.OneParagraph = true
	for name, c := range map[string]struct {
		entry *Entry
		text  string // after Return and Shift+Return
		went  int
	}{
		"line":          {NewEntry(""), "one", 2},
		"area":          {NewArea("", 2), "one\n", 1},
		"one paragraph": {paragraph, "one", 2},
	} {
		went := 0
		c.entry.OnEnter = func(string, bool) { went++ }
		c.entry.SetDraft("one")
		for _, shift := range []bool{false, true} {
			shiftHeld = func() bool { return shift }
			c.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		if c.entry.Text != c.text || went != c.went {
			t.Errorf("%s: the text is %q and it went on %d times", name, c.entry.Text, went)
		}
	}
}
