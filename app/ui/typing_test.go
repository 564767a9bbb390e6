package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// longTexts are texts of several lines in Latin and mixed script, with blanks wherever people
// put them.
var longTexts = []string{
	"Sales fell across the whole company this month because we lost five of our best people and nobody knows why it goes on",
	"because  we  put   two spaces   everywhere    and some more at the end of a line    ",
	"三月 销售额 361 万元，二月 为 428 万元， 下降 15.7% because of PMS 系统 太慢 ， 前台 没有 人 会用 new screen 的 功能",
	"没有空格的一句话没有空格的一句话没有空格的一句话 then Latin 没有空格的一句话没有空格的一句话 ",
	"a b c d e f g h i j k l m n o p q r s t u v w x y z 1 2 3 4 5 6 7 8 9 0 ",
	"first line ends with a blank \nsecond one, and it is long enough for two \n \n  indented fourth ",
}

// eachTyping has an empty area for each long text, in widths that are so far apart.
func eachTyping(t *testing.T, apart float32, try func(e *Entry, text string)) {
	t.Helper()
	e, w := newTestEntry(t, true)
	for _, text := range longTexts {
		for width := float32(60); width < 420 && !t.Failed(); width += apart {
			e.SetText("")
			w.Canvas().Focus(e)
			e.Resize(fyne.NewSize(width, 200))
			try(e, text)
		}
	}
}

func typeAll(e *Entry, text string) {
	for _, r := range text {
		if r == '\n' {
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		} else {
			e.TypedRune(r)
		}
	}
}

// A blank that just fills a line is not shown. The next word was typed before it.
func TestTypedTextArrives(t *testing.T) {
	eachTyping(t, 3, func(e *Entry, text string) {
		typeAll(e, text)
		if e.Text != text {
			t.Errorf("%v wide:\ntyped %q\nholds %q", e.Size().Width, text, e.Text)
		}
	})
}

// People pause, and the page shows itself anew: in other rows, and in another width.
func TestTypingGoesOnWhereItStopped(t *testing.T) {
	eachTyping(t, 13, func(e *Entry, text string) {
		for _, word := range strings.SplitAfter(text, " ") {
			typeAll(e, word)
			e.FitRows(e.Size().Width, 1, 8)
			e.Refresh()
			e.Resize(e.Size().AddWidthHeight(17, 0))
			e.Resize(e.Size().AddWidthHeight(-17, 0))
		}
		if e.Text != text {
			t.Errorf("%v wide:\ntyped %q\nholds %q", e.Size().Width, text, e.Text)
		}
	})
}

// What was typed is there again after the program came back, and typing goes on behind it.
func TestTypingGoesOnBehindADraft(t *testing.T) {
	eachTyping(t, 13, func(e *Entry, text string) {
		e.SetDraft(text)
		typeAll(e, "x y")
		if e.Text != text+"x y" {
			t.Errorf("%v wide:\nit goes on to %q", e.Size().Width, e.Text)
		}
	})
}

// TestCorrectionsArrive takes the last letters back and types them again.
func TestCorrectionsArrive(t *testing.T) {
	eachTyping(t, 13, func(e *Entry, text string) {
		letters := []rune(text)
		for i := 0; i < len(letters); i += 5 {
			typeAll(e, string(letters[i:min(i+5, len(letters))]))
			press(e, "back back")
			e.Refresh()
			typeAll(e, string(letters[max(0, min(i+5, len(letters))-2):min(i+5, len(letters))]))
		}
		if e.Text != text {
			t.Errorf("%v wide:\ntyped %q\nholds %q", e.Size().Width, text, e.Text)
		}
	})
}

// TestWordsArriveInTheMiddle types each long text between two others that stand there.
func TestWordsArriveInTheMiddle(t *testing.T) {
	const first, last = "before it ", " and behind it 后面"
	eachTyping(t, 13, func(e *Entry, text string) {
		typeAll(e, first+last)
		for range []rune(last) {
			press(e, "left")
		}
		if e.offset() != len(first) {
			return // a blank between two lines takes two keys
		}
		typeAll(e, text)
		if want := first + text + last; e.Text != want {
			t.Errorf("%v wide:\nholds %q\nwant  %q", e.Size().Width, e.Text, want)
		}
	})
}

// TestPastedTextArrives pastes word by word.
func TestPastedTextArrives(t *testing.T) {
	clip := test.NewClipboard()
	eachTyping(t, 13, func(e *Entry, text string) {
		for _, word := range strings.SplitAfter(text, " ") {
			clip.SetContent(word)
			e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
		}
		if e.Text != text {
			t.Errorf("%v wide:\npasted %q\nholds %q", e.Size().Width, text, e.Text)
		}
	})
}

// TestTheCursorGoesPastABlank presses Left to the beginning: neither a blank nor the
// end of a line holds it.
func TestTheCursorGoesPastABlank(t *testing.T) {
	eachTyping(t, 13, func(e *Entry, text string) {
		typeAll(e, text)
		for range 2 * len([]rune(text)) { // the end of a line may take two
			press(e, "left")
		}
		if e.offset() != 0 {
			t.Errorf("%v wide: the cursor is held at %d", e.Size().Width, e.offset())
		}
	})
}

func TestCursorAfter(t *testing.T) {
	undo, del := &fyne.ShortcutUndo{}, &fyne.KeyEvent{Name: fyne.KeyDelete}
	for name, c := range map[string]struct {
		by                      any
		before, after, selected string
		was, fyneHas, want      int
	}{
		"typed":                      {'x', "ab", "axb", "", 1, 0, 2},
		"backspace":                  {nil, "aab", "ab", "", 2, 0, 1},
		"delete":                     {del, "aab", "ab", "", 1, 0, 1},
		"over what is selected":      {'c', "xabcy", "xcy", "abc", 4, 0, 2},
		"over a backward selection":  {'c', "xabcy", "xcy", "abc", 1, 0, 2},
		"selected and deleted":       {del, "xabcy", "xy", "abc", 4, 0, 1},
		"undo that Fyne knows":       {undo, "aaa", "aa", "", 3, 1, 1},
		"undo of a blank":            {undo, "because we", "because ", "", 10, 7, 8},
		"redo of a blank":            {&fyne.ShortcutRedo{}, "because", "because ", "", 7, 7, 8},
		"undo of all":                {undo, "ab", "", "", 2, 0, 0},
		"undo that Fyne has too far": {undo, "ab", "a", "", 2, 9, 1},
	} {
		if got := cursorAfter(c.by, c.before, c.after, c.selected, c.was, c.fyneHas); got != c.want {
			t.Errorf("%s: the cursor is at %d, want %d", name, got, c.want)
		}
	}
}
