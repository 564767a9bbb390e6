package action

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

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
		if got := StrokeOf(tt.s); got != tt.want {
			t.Errorf("%v is written %q, want %q", tt.s, got, tt.want)
		}
		if got := Cap(tt.want); got != tt.cap && !onMac() {
			t.Errorf("%s is shown as %q, want %q", tt.want, got, tt.cap)
		}
		if back := ShortcutOf(tt.want); back != nil && StrokeOf(back) != tt.want {
			t.Errorf("%s is read as %v", tt.want, back)
		}
	}
	for r, want := range map[rune]string{'s': "s", 'S': "s", 'Ｓ': "s", '？': "?", '１': "1", '人': "人"} {
		if got := StrokeOfRune(r); got != want {
			t.Errorf("%c is %q, want %q", r, got, want)
		}
	}
}
