package workshop

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/words"
)

// TestTable sees to it that every action has words in every language and a part in the
// menu bar, that no name stands for two actions, and that no key means two things at
// the same place.
func TestTable(t *testing.T) {
	names, keys := map[string]bool{}, map[string]place{}
	for _, a := range table() {
		if names[a.name] {
			t.Errorf("%s is there twice", a.name)
		}
		names[a.name] = true
		if !slices.Contains(parts, a.part) {
			t.Errorf("%s belongs to no part of the menu bar", a.name)
		}
		if a.do == nil {
			t.Errorf("%s does nothing from a menu", a.name)
		}
		if (len(a.keys) > 0) != (a.where != 0) {
			t.Errorf("%s has the keys %q at the places %b", a.name, a.keys, a.where)
		}
		for _, k := range a.keys {
			at := a.where
			if at&everywhere != 0 && len(k) > 1 { // a character is not heard while something is typed
				at = onBoard | onCards | onVerdicts | everywhere
			}
			if a.yields {
				continue
			}
			if keys[k]&at != 0 {
				t.Errorf("%s shares the key %s with another action", a.name, k)
			}
			keys[k] |= at
		}
	}
	t.Cleanup(func() { _ = words.Use(words.English) })
	for _, l := range words.Languages() {
		if err := words.Use(l.Language); err != nil {
			t.Fatal(err)
		}
		for _, a := range table() {
			if a.words() == a.name {
				t.Errorf("%s: %s has no words", l.Name, a.name)
			}
		}
		for _, p := range parts {
			if words.T(string(p)) == string(p) {
				t.Errorf("%s: %s has no words", l.Name, p)
			}
		}
	}
}

// TestStrokes writes shortcuts as the table has them, reads them back, and shows them.
func TestStrokes(t *testing.T) {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	for _, tt := range []struct {
		s    fyne.Shortcut
		want string
		cap  string
	}{
		{&fyne.ShortcutUndo{}, "Ctrl+Z", "Ctrl+Z"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: ctrl | shift}, "Ctrl+Shift+Z", "Ctrl+Shift+Z"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyPageDown, Modifier: ctrl}, "Ctrl+Next", "Ctrl+PgDn"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}, "Alt+Up", "Alt+↑"},
		{&desktop.CustomShortcut{KeyName: fyne.KeyF2}, "F2", "F2"},
		{&fyne.ShortcutCopy{}, "", ""},
	} {
		if got := strokeOf(tt.s); got != tt.want {
			t.Errorf("%v is written %q, want %q", tt.s, got, tt.want)
		}
		if got := keyCap(tt.want); got != tt.cap && !onMac() {
			t.Errorf("%s is shown as %q, want %q", tt.want, got, tt.cap)
		}
		if back := shortcutOf(tt.want); back != nil && strokeOf(back) != tt.want {
			t.Errorf("%s is read as %v", tt.want, back)
		}
	}
	for r, want := range map[rune]string{'s': "s", 'S': "s", 'Ｓ': "s", '？': "?", '１': "1", '人': "人"} {
		if got := strokeOfRune(r); got != want {
			t.Errorf("%c is %q, want %q", r, got, want)
		}
	}
}

// TestWindowKnowsAllShortcuts compares what the window listens for with the table.
func TestWindowKnowsAllShortcuts(t *testing.T) {
	known := map[string]bool{}
	for _, s := range Shortcuts() {
		known[strokeOf(s)] = true
	}
	for _, a := range table() {
		for _, k := range a.keys {
			if shortcutOf(k) != nil && !known[k] {
				t.Errorf("the window does not listen for %s", k)
			}
		}
	}
}
