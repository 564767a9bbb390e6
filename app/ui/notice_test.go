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
