package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// named are the keys that the tests write as words; a single letter is its own key.
var named = map[string]fyne.KeyName{
	"back": fyne.KeyBackspace, "del": fyne.KeyDelete, "ret": fyne.KeyReturn, "enter": fyne.KeyEnter, "esc": fyne.KeyEscape,
	"left": fyne.KeyLeft, "right": fyne.KeyRight, "up": fyne.KeyUp, "down": fyne.KeyDown,
	"home": fyne.KeyHome, "end": fyne.KeyEnd, "pgdn": fyne.KeyPageDown, "tab": fyne.KeyTab, "space": fyne.KeySpace, "1": fyne.Key1,
}

// press sends what a keyboard and an input method send: "N" is a letter's key that
// gives no character, "'你" a character, "'n" a character without its key seen, and
// words are the other keys.
func press(e fyne.Focusable, keys string) {
	for _, k := range strings.Fields(keys) {
		switch c, isRune := strings.CutPrefix(k, "'"); {
		case isRune:
			for _, r := range c {
				e.TypedRune(r)
			}
		case named[k] != "":
			e.TypedKey(&fyne.KeyEvent{Name: named[k]})
		default:
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(k)})
		}
	}
}

func newTestEntry(t *testing.T, area bool) (*Entry, fyne.Window) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&Theme{Mode: LightMode})
	e := NewEntry("hint")
	if area {
		e = NewArea("hint", 2)
	}
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(300, 200))
	w.Canvas().Focus(e)
	e.composing.now = clock(200 * time.Millisecond)
	return e, w
}

// clock goes on by so much whenever somebody looks at it.
func clock(step time.Duration) func() time.Time {
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(step)
		return at
	}
}

func TestComposing(t *testing.T) {
	for name, c := range map[string]struct {
		keys    string
		text    string
		entered int
	}{
		"latin":                      {"N 'n I 'i back", "n", 0},
		"latin and return":           {"N 'n I 'i ret", "ni", 1},
		"a committed word":           {"N I space '你", "你", 0},
		"return of the method":       {"N I ret '你", "你", 0},
		"return commits the letters": {"N I ret 'ni", "ni", 0},
		"and the next is ours":       {"N I ret '你 ret", "你", 1},
		"enter on the number pad":    {"N I enter '你", "你", 0},
		"backspace while composing":  {"'好 N I back", "好", 0},
		"all letters taken back":     {"'好 N I back back back", "", 0},
		"escape gives it up":         {"'好 N I esc back", "", 0},
		"arrows choose a candidate":  {"'好 N I left right up down home end '你", "好你", 0},
		"delete":                     {"'好 N I home del '你", "好你", 0},
		"two words":                  {"N I '你 H A O '好 back", "你", 0},
		"many at once":               {"N I H A O '你好 ret", "你好", 1},
		"left is ours again":         {"N I '你 H '好 left back", "好", 0},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := newTestEntry(t, false)
			entered := 0
			e.OnEnter = func(string, bool) { entered++ }
			press(e, c.keys)
			if e.Text != c.text || entered != c.entered {
				t.Errorf("after %q it holds %q and was entered %d times, want %q and %d", c.keys, e.Text, entered, c.text, c.entered)
			}
		})
	}
}

func TestComposingInSeveralLines(t *testing.T) {
	e, _ := newTestEntry(t, true)
	press(e, "N I ret '你 ret H ret '好")
	if want := "你\n好"; e.Text != want {
		t.Errorf("it holds %q, want %q", e.Text, want)
	}
}

func TestComposingEndsWithTheFocus(t *testing.T) {
	e, _ := newTestEntry(t, false)
	press(e, "'好 N I")
	e.FocusLost()
	e.FocusGained()
	press(e, "back")
	if e.Text != "" {
		t.Errorf("the input method of before still holds the keys back: %q", e.Text)
	}
}

// Through an input method that is not in use characters arrive late.
func TestKeysWaitForCharactersOnTheirWay(t *testing.T) {
	for name, c := range map[string]struct {
		keys    string
		text    string
		entered string
	}{
		"return":            {"N 'n I ret 'i", "ni", "ni"},
		"two on their way":  {"N I ret 'n 'i", "ni", "ni"},
		"backspace":         {"N I back 'n 'i", "n", ""},
		"more after it":     {"N I back H 'n 'i 'h", "nh", ""},
		"not for the entry": {"N I ret '你", "你", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := newTestEntry(t, false)
			e.composing.now = clock(15 * time.Millisecond)
			entered := ""
			e.OnEnter = func(text string, _ bool) { entered = text }
			press(e, c.keys)
			if e.Text != c.text || entered != c.entered {
				t.Errorf("after %q it holds %q and %q was entered, want %q and %q", c.keys, e.Text, entered, c.text, c.entered)
			}
		})
	}
}
