package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// walkIn makes a window with an entry that has the keys, two buttons, and a third one that is scrolled out of
// sight.
func walkIn(t *testing.T) (c fyne.Canvas, e *Entry, did *string) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	did = new(string)
	do := func(what string) func() { return func() { *did = what } }
	one := Plain("", "one", do("one"))
	one.OnMenu = func(fyne.Position) { *did = "menu" }
	icon := IconButton(Undo, "take back", true, do("two"))
	off := IconButton(Redo, "off", false, do("off"))
	far := container.NewVScroll(Column(0, Gap(10, 500), Plain("", "far", do("far"))))
	e = NewEntry("type here")
	w := test.NewTempWindow(t, container.NewBorder(Row(8, e, one, icon, off), nil, nil, nil, far))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 200))
	walkedTo = fyne.Position{}
	c = w.Canvas()
	paintedOn = func(fyne.CanvasObject) fyne.Canvas { return c }
	t.Cleanup(func() {
		paintedOn = func(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }
	})
	c.Focus(e)
	return c, e, did
}

// strike types keys into what has the focus.
func strike(c fyne.Canvas, names ...fyne.KeyName) {
	for _, name := range names {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func TestAWalkLeadsToAllThatCanBeClicked(t *testing.T) {
	for _, way := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyTab, fyne.KeyReturn}, "one"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyDown, fyne.KeySpace}, "two"},
		{[]fyne.KeyName{fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn}, "far"}, // past what is off
		{[]fyne.KeyName{fyne.KeyLeft, fyne.KeyUp, fyne.KeyReturn}, "two"},              // round the end
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyReturn}, "far"},
		{[]fyne.KeyName{fyne.KeyTab, desktop.KeyMenu}, "menu"},
		{[]fyne.KeyName{fyne.KeyTab, fyne.KeyEscape}, ""},
		{[]fyne.KeyName{fyne.KeyTab, WalkKey}, ""},
	} {
		c, e, did := walkIn(t)
		strike(c, WalkKey)
		strike(c, way.keys...)
		if *did != way.want || c.Overlays().Top() != nil || c.Focused() != fyne.Focusable(e) {
			t.Errorf("%v: it did %q, and %v has the keys", way.keys, *did, c.Focused())
		}
	}
}

// The walk goes on where it ended, and an entry gets the keys.
func TestAWalkGoesOn(t *testing.T) {
	c, e, did := walkIn(t)
	strike(c, WalkKey, fyne.KeyTab, fyne.KeyReturn)
	strike(c, WalkKey, fyne.KeyReturn)
	if *did != "one" {
		t.Errorf("it did %q", *did)
	}
	c.Focus(nil)
	Walk(c)
	strike(c, fyne.KeyHome, fyne.KeyReturn)
	if c.Focused() != fyne.Focusable(e) {
		t.Errorf("%v has the keys", c.Focused())
	}
}

// What is out of sight is scrolled to, and what shows no words is named.
func TestAWalkShowsWhereItIs(t *testing.T) {
	c, _, _ := walkIn(t)
	strike(c, WalkKey)
	w := c.Overlays().Top().(*walker)
	strike(c, fyne.KeyTab, fyne.KeyTab)
	if got := WordsOn(w.name); got != "take back" {
		t.Errorf("the icon is called %q", got)
	}
	strike(c, fyne.KeyTab)
	if got := WordsOn(w.name); got != "" {
		t.Errorf("the button is called %q as well", got)
	}
	if foot := w.ring.Position().Y + w.ring.Size().Height; foot > 200+ringWide || foot < 100 {
		t.Errorf("the ring ends at %v", foot)
	}
}

// A walk stays in the dialog that lies over the page.
func TestAWalkInADialog(t *testing.T) {
	c, _, did := walkIn(t)
	e := NewEntry("")
	e.InDialog = true
	end := ShowDialog(c, container.NewVBox(e, Plain("", "yes", func() { *did = "yes" })), e)
	strike(c, WalkKey, fyne.KeyEnd, fyne.KeyReturn)
	if *did != "yes" || c.Focused() != fyne.Focusable(e) {
		t.Errorf("it did %q, and %v has the keys", *did, c.Focused())
	}
	end()
}

func TestNamesForThoseWhoDoNotSee(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	do := func() {}
	entry := func(name, hint, text string, secret bool) *Entry {
		e := NewEntry(hint)
		e.Name, e.Password = name, secret
		e.SetText(text)
		return e
	}
	cell := NewTap(Gap(1, 1), do)
	cell.Name = "where: explains it"
	for _, c := range []struct {
		what fyne.Accessible
		name string
		role fyne.AccessibleRole
	}{
		{Plain(Undo, "Undo", do), "Undo", fyne.AccessibleRoleButton},
		{IconButton(Undo, "Undo · Ctrl+Z", true, do), "Undo · Ctrl+Z", fyne.AccessibleRoleButton},
		{NewTap(Row(4, Text("two", Style{Size: Body}), Text("words", Style{Size: Body})), nil), "two words", fyne.AccessibleRoleText},
		{NewTap(Gap(1, 1), nil), "", fyne.AccessibleRoleContainer},
		{cell, "where: explains it", fyne.AccessibleRoleButton},
		{entry("", "what hurts", "", false), "what hurts", fyne.AccessibleRoleText},
		{entry("Target", "", "3", false), "Target: 3", fyne.AccessibleRoleText},
		{entry("", "passphrase", "secret", true), "passphrase", fyne.AccessibleRoleText},
	} {
		if name, role := c.what.AccessibilityLabel(), c.what.AccessibilityRole(); name != c.name || role != c.role {
			t.Errorf("%q with the role %q, want %q with %q", name, role, c.name, c.role)
		}
	}
}
