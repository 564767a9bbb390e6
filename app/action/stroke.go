package action

import (
	"runtime"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
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

// StrokeOf writes a shortcut as the table has it; empty for one that is none of its.
func StrokeOf(s fyne.Shortcut) string {
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

// StrokeOfRune is a character as a stroke: small, and of half width.
func StrokeOfRune(r rune) string {
	if r > '！'-1 && r <= '～' {
		r -= '！' - '!'
	}
	return string(unicode.ToLower(r))
}

// ShortcutOf reads a stroke with a modifier, nil for one without.
func ShortcutOf(stroke string) fyne.Shortcut {
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

// Cap is a stroke as it is shown: Ctrl+Z, on a Mac ⌘Z.
func Cap(stroke string) string {
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

func onMac() bool { return runtime.GOOS == "darwin" }
