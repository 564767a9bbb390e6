package ui_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
)

// clock is an [ui.After] whose time passes when the test says so.
type clock struct{ due []func() }

func (c *clock) after(_ time.Duration, f func()) func() {
	off := false
	c.due = append(c.due, func() {
		if !off {
			f()
		}
	})
	return func() { off = true }
}

func (c *clock) pass() {
	due := c.due
	c.due = nil
	for _, f := range due {
		f()
	}
}

func newNotices(t *testing.T) (*ui.Notices, *clock, fyne.Canvas) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&ui.Theme{})
	n, c := ui.NewNotices(), &clock{}
	n.After = c.after
	w := test.NewTempWindow(t, n.Object())
	w.Resize(fyne.NewSize(800, 600))
	return n, c, w.Canvas()
}

// texts are the words that an object shows.
func texts(o fyne.CanvasObject) (all []string) {
	for _, part := range test.LaidOutObjects(o) {
		if t, ok := part.(*canvas.Text); ok {
			all = append(all, t.Text)
		}
	}
	return all
}

func TestANoticeGoesByItself(t *testing.T) {
	n, clock, _ := newNotices(t)
	n.Say("Stored.", ui.Positive, "", nil)
	if got := texts(n.Object()); len(got) != 1 || got[0] != "Stored." {
		t.Fatalf("it shows %q", got)
	}
	clock.pass()
	if got := texts(n.Object()); len(got) != 0 {
		t.Fatalf("it still shows %q", got)
	}
}

func TestANoticeCanStay(t *testing.T) {
	n, clock, _ := newNotices(t)
	n.Say("Much.", ui.Neutral, "Show all", func() {})
	n.Stay()
	clock.pass()
	n.Leave()
	if got := texts(n.Object()); len(got) == 0 || got[0] != "Much." {
		t.Fatalf("it shows %q", got)
	}
	n.Say("Next.", ui.Neutral, "", nil)
	clock.pass()
	if got := texts(n.Object()); len(got) != 0 {
		t.Fatalf("it still shows %q", got)
	}
	n.Say("Last.", ui.Neutral, "", nil)
	n.Leave()
	if got := texts(n.Object()); len(got) != 0 {
		t.Fatalf("people went on, and it still shows %q", got)
	}
}

func TestTheNextNoticeHasItsOwnTime(t *testing.T) {
	n, clock, _ := newNotices(t)
	n.Say("First.", ui.Neutral, "", nil)
	n.Say("Second.", ui.Neutral, "", nil)
	clock.due[0]() // the time of the first
	if got := texts(n.Object()); len(got) != 1 || got[0] != "Second." {
		t.Fatalf("it shows %q", got)
	}
}

func TestANoticesActionIsDoneOnceAndHidesIt(t *testing.T) {
	n, _, c := newNotices(t)
	done := 0
	n.Say("Deleted.", ui.Neutral, "Undo", func() { done++ })
	for _, o := range test.LaidOutObjects(n.Object()) {
		if tap, ok := o.(*ui.Tap); ok && len(texts(tap)) == 1 {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tap)
			test.TapCanvas(c, at.AddXY(5, 5))
			break
		}
	}
	if done != 1 {
		t.Fatalf("the action was done %d times", done)
	}
	if got := texts(n.Object()); len(got) != 0 {
		t.Fatalf("it still shows %q", got)
	}
}

func TestAnEndedNoticeDoesNotEndTheNext(t *testing.T) {
	n, _, _ := newNotices(t)
	over := n.Say("First.", ui.Neutral, "", nil)
	n.Say("Second.", ui.Neutral, "", nil)
	over()
	if got := texts(n.Object()); len(got) != 1 || got[0] != "Second." {
		t.Fatalf("it shows %q", got)
	}
}

// TestANoticeIsAsWideAsItsWords fits into one line what fits there, and breaks evenly what
// does not; a part of the window is as good as the whole.
func TestANoticeIsAsWideAsItsWords(t *testing.T) {
	n, _, _ := newNotices(t)
	const words = "Esc or F11 ends presenting. PgUp and PgDn change the step, F9 dark or light, Ctrl+T the timer."
	n.Say(words, ui.Neutral, "", nil)
	if got := texts(n.Object()); len(got) != 1 {
		t.Errorf("in 800: %q", got)
	}
	n.PlaceIn(fyne.NewPos(100, 50), fyne.NewSize(500, 300), 90)
	got := texts(n.Object())
	if len(got) != 2 || len(got[1]) < len(got[0])/2 {
		t.Errorf("in 500: %q", got)
	}
	n.Say("Short.", ui.Neutral, "", nil)
	card := test.LaidOutObjects(n.Object())[1]
	at, size := card.Position(), card.Size()
	if at.X < 190 || at.X+size.Width > 600 || at.Y+size.Height > 350 || at.Y < 250 {
		t.Errorf("it stands at %v, %v large", at, size)
	}
}

// TestNoticesAndMenusAreReadFromAfar shows them while everything stands out.
func TestNoticesAndMenusAreReadFromAfar(t *testing.T) {
	n, _, c := newNotices(t)
	ui.SetPresenting(24)
	defer ui.SetPresenting(0)
	n.Say("Stored.", ui.Positive, "Undo", func() {})
	choices := make([]ui.Choice, 15)
	for i := range choices {
		choices[i] = ui.Pick("choice", func() {})
	}
	ui.ShowMenu(c, fyne.NewPos(10, 10), func() {}, choices[:3]...)
	for _, o := range append(test.LaidOutObjects(n.Object()), test.LaidOutObjects(c.Overlays().Top())...) {
		if text, ok := o.(*canvas.Text); ok && text.TextSize != 21 {
			t.Errorf("%q has size %v", text.Text, text.TextSize)
		}
	}
	ui.ShowMenu(c, fyne.NewPos(10, 10), func() {}, choices...)
	for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
		if tap, ok := o.(*ui.Tap); ok {
			if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tap); at.Y+tap.Size().Height > 600 {
				t.Fatalf("a choice ends at %v of 600", at.Y+tap.Size().Height)
			}
		}
	}
}
