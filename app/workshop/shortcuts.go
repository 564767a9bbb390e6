package workshop

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/ui"
	"whybone/storage"
)

// The modifiers of a stroke, in the order in which they are written. Ctrl is Command on
// a Mac.
var modifiers = []struct {
	name string
	mac  string
	is   fyne.KeyModifier
}{
	{"Ctrl+", "⌘", fyne.KeyModifierShortcutDefault},
	{"Alt+", "⌥", fyne.KeyModifierAlt},
	{"Shift+", "⇧", fyne.KeyModifierShift},
}

// caps are what stands on keys whose name is another one.
var caps = map[string]string{
	"Return": "Enter", "Escape": "Esc", "Next": "PgDn", "Prior": "PgUp", "BackSpace": "⌫",
	"Up": "↑", "Down": "↓", "Left": "←", "Right": "→",
}

// Shortcut does what a shortcut asks for and returns whether there was something to do.
// The window and every entry of the page send theirs here; a key such as F2 comes as a
// shortcut without a modifier.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	if _, cancel := s.(ui.Cancel); cancel {
		return p.board.CancelDrag()
	}
	stroke := strokeOf(s)
	if stroke == string(fyne.KeyEscape) && p.coach != nil {
		p.coach.leave()
		return true
	}
	return stroke != "" && p.press(stroke, everywhere)
}

// strokeOf writes a shortcut as the table has it; empty for one that is none of its.
func strokeOf(s fyne.Shortcut) string {
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		return "Ctrl+Z"
	case *fyne.ShortcutRedo:
		return "Ctrl+Y"
	case *desktop.CustomShortcut:
		stroke, left := "", s.Modifier
		for _, m := range modifiers {
			if left&m.is != 0 {
				stroke, left = stroke+m.name, left&^m.is
			}
		}
		if left == 0 {
			return stroke + string(s.KeyName)
		}
	}
	return ""
}

// strokeOfRune is a character as a stroke: small, and of half width.
func strokeOfRune(r rune) string {
	if r > '！'-1 && r <= '～' {
		r -= '！' - '!'
	}
	return string(unicode.ToLower(r))
}

// Shortcuts are all shortcuts with a modifier that the page knows: a window has to be
// told what to look out for while nothing has the focus.
func Shortcuts() []fyne.Shortcut {
	all := []fyne.Shortcut{&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}}
	seen := []string{"Ctrl+Z", "Ctrl+Y"}
	for _, a := range table() {
		for _, stroke := range a.keys {
			if s := shortcutOf(stroke); s != nil && !slices.Contains(seen, stroke) {
				all, seen = append(all, s), append(seen, stroke)
			}
		}
	}
	return all
}

// shortcutOf reads a stroke with a modifier, nil for one without.
func shortcutOf(stroke string) fyne.Shortcut {
	var s desktop.CustomShortcut
	for _, m := range modifiers {
		if rest, ok := strings.CutPrefix(stroke, m.name); ok {
			s.Modifier, stroke = s.Modifier|m.is, rest
		}
	}
	if s.Modifier == 0 {
		return nil
	}
	s.KeyName = fyne.KeyName(stroke)
	return &s
}

// keyCap is a stroke as it is shown: Ctrl+Z, on a Mac ⌘Z.
func keyCap(stroke string) string {
	shown := ""
	for _, m := range modifiers {
		rest, ok := strings.CutPrefix(stroke, m.name)
		if !ok {
			continue
		}
		stroke = rest
		if onMac() {
			shown += m.mac
		} else {
			shown += m.name
		}
	}
	if c, ok := caps[stroke]; ok {
		stroke = c
	}
	if len(stroke) == 1 {
		stroke = strings.ToUpper(stroke)
	}
	return shown + stroke
}

// ignoreNothing drops the error that says there is nothing to undo or redo.
func ignoreNothing(err error) error {
	if errors.Is(err, storage.ErrNothing) {
		return nil
	}
	return err
}

func onMac() bool { return runtime.GOOS == "darwin" }
