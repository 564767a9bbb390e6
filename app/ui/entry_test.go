package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// waiting is an [After] whose time passes when the test says so.
type waiting struct{ due []func() }

func (w *waiting) after(d time.Duration, f func()) func() {
	off := false
	w.due = append(w.due, func() {
		if !off {
			f()
		}
	})
	return func() { off = true }
}

func (w *waiting) pass() {
	due := w.due
	w.due = nil
	for _, f := range due {
		f()
	}
}

var ctrlEnter = &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}

func TestEnter(t *testing.T) {
	for name, c := range map[string]struct {
		area bool
		do   func(*Entry)
		want []string
		text string
	}{
		"return":                 {false, func(e *Entry) { press(e, "ret") }, []string{"ab"}, "ab"},
		"enter":                  {false, func(e *Entry) { press(e, "enter") }, []string{"ab"}, "ab"},
		"ctrl return":            {false, func(e *Entry) { e.TypedShortcut(ctrlEnter) }, []string{"ab beside"}, "ab"},
		"return in lines":        {true, func(e *Entry) { press(e, "ret") }, []string{"ab"}, "ab"},
		"ctrl return in lines":   {true, func(e *Entry) { e.TypedShortcut(ctrlEnter) }, []string{"ab beside"}, "ab"},
		"nothing else enters it": {false, func(e *Entry) { press(e, "up down left esc home end") }, nil, "ab"},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := newTestEntry(t, c.area)
			test.Type(e, "ab")
			var got []string
			e.OnEnter = func(text string, beside bool) {
				if beside {
					text += " beside"
				}
				got = append(got, text)
			}
			c.do(e)
			if !slices.Equal(got, c.want) || e.Text != c.text {
				t.Errorf("entered %q and holds %q, want %q and %q", got, e.Text, c.want, c.text)
			}
		})
	}
}

func TestOnKey(t *testing.T) {
	const editing = "back del left right home end"
	for name, c := range map[string]struct {
		area bool
		text string
		keys string
		want string
	}{
		"empty":           {false, "", "up down esc " + editing, "up down esc " + editing},
		"typed":           {false, "ab", "up down esc left right home end", "up down esc"},
		"lines, empty":    {true, "", "up down esc " + editing, "esc " + editing},
		"lines, typed":    {true, "ab", "up down esc left right", "esc"},
		"return is not":   {false, "", "ret", ""},
		"letters are not": {false, "", "N 'n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := newTestEntry(t, c.area)
			e.SetSaved(c.text)
			var got []string
			e.OnKey = func(name fyne.KeyName) bool {
				for word, key := range named {
					if key == name {
						got = append(got, word)
					}
				}
				return true
			}
			press(e, c.keys)
			if !slices.Equal(got, strings.Fields(c.want)) {
				t.Errorf("it was offered %q, want %q", got, c.want)
			}
		})
	}
}

func TestAKeyThatNobodyUsesEdits(t *testing.T) {
	e, _ := newTestEntry(t, false)
	e.OnKey = func(fyne.KeyName) bool { return false }
	press(e, "up 'ab left back")
	if e.Text != "b" {
		t.Errorf("it holds %q", e.Text)
	}
}

func TestKeepWhenTheFocusLeaves(t *testing.T) {
	e, w := newTestEntry(t, false)
	other := NewEntry("")
	w.SetContent(container.NewVBox(e, other))
	w.Canvas().Focus(e)
	var kept []string
	e.OnSave = func(text string) bool { kept = append(kept, text); return true }
	w.Canvas().Focus(other)
	w.Canvas().Focus(e)
	test.Type(e, "ab")
	w.Canvas().Focus(other)
	w.Canvas().Focus(e)
	w.Canvas().Focus(other)
	if want := []string{"ab"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
}

func TestKeepWhileTyping(t *testing.T) {
	e, _ := newTestEntry(t, false)
	clock := &waiting{}
	e.After = clock.after
	var kept []string
	e.SaveWhileTyping(func(text string) bool { kept = append(kept, text); return true })
	test.Type(e, "ab")
	if len(kept) > 0 {
		t.Fatalf("%q was kept before a pause", kept)
	}
	clock.pass()
	test.Type(e, "c")
	clock.pass()
	clock.pass()
	if want := []string{"ab", "abc"}; !slices.Equal(kept, want) {
		t.Errorf("kept %q, want %q", kept, want)
	}
	e.FocusLost()
	if len(kept) != 2 {
		t.Errorf("the focus left and %q was kept again", kept)
	}
}

func TestPutIsNotKeptAgain(t *testing.T) {
	e, _ := newTestEntry(t, false)
	clock := &waiting{}
	e.After = clock.after
	e.SaveWhileTyping(func(text string) bool { t.Errorf("%q was kept", text); return true })
	e.SetSaved("from the disk")
	clock.pass()
	e.FocusLost()
}

func TestWhatCannotBeKeptStays(t *testing.T) {
	e, _ := newTestEntry(t, false)
	var tried []string
	full := true
	e.OnSave = func(text string) bool { tried = append(tried, text); return !full }
	e.SetSaved("old")
	test.Type(e, " new")
	e.Flush()
	e.Sync("old", strings.TrimSpace) // the page shows itself anew
	if e.Text != "old new" {
		t.Fatalf("it holds %q: what was typed is lost", e.Text)
	}
	full = false
	e.Flush()
	e.Flush()
	if want := []string{"old new", "old new"}; !slices.Equal(tried, want) {
		t.Errorf("tried to keep %q, want %q", tried, want)
	}
}

func TestSync(t *testing.T) {
	for name, c := range map[string]struct {
		typed  string // after "old" was put
		kept   bool
		stored string
		want   string
	}{
		"nothing new":                  {"", false, "old", "old"},
		"an undo":                      {"", false, "older", "older"},
		"typed, not kept":              {"x", false, "old", "oldx"},
		"typed and kept":               {"x", true, "oldx", "oldx"},
		"a space at the end stays":     {" x ", true, "old x", "old x "},
		"kept, and then undone":        {"x", true, "old", "old"},
		"undone while something typed": {"x", false, "older", "older"},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := newTestEntry(t, false)
			e.OnSave = func(string) bool { return true }
			e.SetSaved("old")
			test.Type(e, c.typed)
			if c.kept {
				e.Flush()
			}
			e.Sync(c.stored, func(s string) string { return strings.Join(strings.Fields(s), " ") })
			if e.Text != c.want {
				t.Errorf("it shows %q, want %q", e.Text, c.want)
			}
		})
	}
}

func TestShortcutsGoToThePage(t *testing.T) {
	save := &desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierShortcutDefault}
	for name, c := range map[string]struct {
		shortcut fyne.Shortcut
		typed    string
		toPage   bool
	}{
		"the page's":              {save, "", true},
		"undo":                    {&fyne.ShortcutUndo{}, "", true},
		"redo":                    {&fyne.ShortcutRedo{}, "", true},
		"undo of typing":          {&fyne.ShortcutUndo{}, "x", false},
		"redo of typing":          {&fyne.ShortcutRedo{}, "x", false},
		"select all":              {&fyne.ShortcutSelectAll{}, "", false},
		"copy":                    {&fyne.ShortcutCopy{Clipboard: test.NewClipboard()}, "", false},
		"paste":                   {&fyne.ShortcutPaste{Clipboard: test.NewClipboard()}, "", false},
		"the page's while typing": {save, "x", true},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := newTestEntry(t, false)
			asked := 0
			e.OnShortcut = func(fyne.Shortcut) bool { asked++; return true }
			e.SetSaved("old")
			test.Type(e, c.typed)
			e.TypedShortcut(c.shortcut)
			if (asked == 1) != c.toPage {
				t.Errorf("the page was asked %d times", asked)
			}
		})
	}
}

func TestUndoOfTyping(t *testing.T) {
	e, _ := newTestEntry(t, false)
	e.SetSaved("old")
	test.Type(e, "x")
	e.TypedShortcut(&fyne.ShortcutUndo{})
	if e.Text != "old" {
		t.Errorf("it holds %q", e.Text)
	}
}

func TestPasting(t *testing.T) {
	e, _ := newTestEntry(t, false)
	clip := test.NewClipboard()
	clip.SetContent("销售额下滑")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	if e.Text != "销售额下滑" {
		t.Errorf("it holds %q", e.Text)
	}
}

func TestTabLeavesAnArea(t *testing.T) {
	e, w := newTestEntry(t, true)
	next, reached := NewEntry(""), false
	next.OnTabbed = func() { reached = true }
	w.SetContent(Column(0, e, next))
	w.Canvas().Focus(e)
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if e.Text != "" || w.Canvas().Focused() != fyne.Focusable(next) || !reached {
		t.Errorf("Tab typed %q, and the next entry was told: %v", e.Text, reached)
	}
}

// TestTheFocusIsTakenBack loses the focus to nothing, as by a click on the paper.
func TestTheFocusIsTakenBack(t *testing.T) {
	for name, c := range map[string]struct {
		over     bool // something lies over the page
		inDialog bool
		hidden   bool
		want     bool
	}{
		"on the page":     {false, false, false, true},
		"under a menu":    {true, false, false, false},
		"in a dialog":     {true, true, false, true},
		"the dialog went": {false, true, false, false},
		"no longer shown": {false, false, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			e, w := newTestEntry(t, false)
			e.InDialog = c.inDialog
			if c.over && c.inDialog {
				w.SetContent(container.NewStack())
				w.Canvas().Overlays().Add(container.NewStack(e))
			} else if c.over {
				w.Canvas().Overlays().Add(container.NewStack())
			}
			w.Canvas().Unfocus()
			if c.hidden {
				e.Hide()
			}
			takeFocusBack(w.Canvas(), e, e.InDialog)
			if got := w.Canvas().Focused() == fyne.Focusable(e); got != c.want {
				t.Errorf("it has the focus: %v", got)
			}
		})
	}
}

func TestTheFocusIsNotTakenFromAnother(t *testing.T) {
	e, w := newTestEntry(t, false)
	other := NewEntry("")
	w.SetContent(container.NewVBox(e, other))
	w.Canvas().Focus(other)
	takeFocusBack(w.Canvas(), e, false)
	if w.Canvas().Focused() != fyne.Focusable(other) {
		t.Error("it took the focus from another entry")
	}
}

// A click takes the focus away, and the window gives it back once it has come round. What is
// pressed in between is not lost, and means the same.
func TestAKeyRightAfterAClick(t *testing.T) {
	var later []func()
	runLater = func(f func()) { later = append(later, f) }
	t.Cleanup(func() { runLater = Do })
	e, w := newTestEntry(t, false)
	k := NewKeyTarget()
	w.SetContent(container.NewVBox(e, k))
	for _, f := range []fyne.Focusable{e, k} {
		w.Canvas().Focus(f)
		w.Canvas().Unfocus()
		if got := Settle(w.Canvas()); got != f {
			t.Errorf("a key that comes right after a click goes to %T, not to %T", got, f)
		}
	}
	left := fyne.Focusable(nil)
	e.OnLeft = func(to fyne.Focusable) { left = to }
	w.Canvas().Focus(e)
	w.Canvas().Unfocus()
	w.Canvas().Focus(k) // as what was clicked on may want
	if got := Settle(w.Canvas()); got != fyne.Focusable(k) || left != fyne.Focusable(k) {
		t.Errorf("the focus went on to %T, the entry was left for %T", got, left)
	}
	for _, f := range later {
		f()
	}
	if got := w.Canvas().Focused(); got != fyne.Focusable(k) {
		t.Errorf("later %T has the focus", got)
	}
}

// What is new may get keys before it has been painted, and Fyne does not know where it is.
func TestKeysComeBeforeTheFirstPicture(t *testing.T) {
	e, w := newTestEntry(t, false)
	known := paintedOn
	paintedOn = func(fyne.CanvasObject) fyne.Canvas { return nil }
	t.Cleanup(func() { paintedOn = known })
	var later []func()
	runLater = func(f func()) { later = append(later, f) }
	t.Cleanup(func() { runLater = Do })
	other := NewEntry("")
	w.SetContent(container.NewVBox(e, other))
	w.Canvas().Focus(e)
	press(e, "tab")
	if got := w.Canvas().Focused(); got != fyne.Focusable(other) {
		t.Errorf("Tab leads to %T", got)
	}
	w.Canvas().Unfocus()
	if got := Settle(w.Canvas()); got != fyne.Focusable(other) {
		t.Errorf("after a click %T has the focus", got)
	}
}

func TestKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	k := NewKeyTarget()
	w := test.NewTempWindow(t, k)
	w.Canvas().Focus(k)
	press(k, "'x up") // nobody listens
	k.TypedShortcut(&fyne.ShortcutUndo{})
	var got []string
	k.OnRune = func(r rune) { got = append(got, string(r)) }
	k.OnKey = func(name fyne.KeyName) { got = append(got, string(name)) }
	k.OnShortcut = func(s fyne.Shortcut) bool { got = append(got, s.ShortcutName()); return true }
	press(w.Canvas().Focused(), "'1 down '？")
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if want := []string{"1", "Down", "？", "Undo"}; !slices.Equal(got, want) {
		t.Errorf("it was told %q, want %q", got, want)
	}
	w.Canvas().Unfocus()
	takeFocusBack(w.Canvas(), k, false)
	if w.Canvas().Focused() != fyne.Focusable(k) {
		t.Error("it does not take the focus back")
	}
}

func TestEntriesHaveWholePixels(t *testing.T) {
	e, _ := newTestEntry(t, false)
	if h := e.MinSize().Height; h < EntryHeight || h != float32(int(h)) {
		t.Errorf("a line is %v high", h)
	}
	area, _ := newTestEntry(t, true)
	if h := area.MinSize().Height; h <= EntryHeight || h != float32(int(h)) {
		t.Errorf("two lines are %v high", h)
	}
	before := area.MinSize().Height
	fyne.CurrentApp().Settings().SetTheme(&Theme{InputSize: 3 * Strong})
	if after := area.MinSize().Height; after <= before {
		t.Errorf("for the room it is %v high, else %v", after, before)
	}
}

// TestTheLinesOfAnEntry compares how many lines are counted with what Fyne makes of them.
func TestTheLinesOfAnEntry(t *testing.T) {
	for _, text := range []string{
		"", "short", "\n\n", "Sales fell across the whole company this month, and nobody knows why it goes on",
		"三个月内让销售额回到 420 万元以上，并连续保持三个月。", "3 月 1 日至 31 日，从第二周起明显下降。",
		"本季度不增加人员编制；促销预算最多再加 10 万元；现有产品年内不降价。",
		"三月销售额 361 万元，二月为 428 万元，下降 15.7%。\n六个销售区域全部下降，华东降得最多，为 22%。",
		strings.Repeat("没有空格的一句话", 9), strings.Repeat("x", 90), "    " + strings.Repeat("long ", 30) + "   ",
	} {
		e, _ := newTestEntry(t, true)
		for width := float32(120); width < 420; width += 7 {
			e.SetText(text)
			e.Resize(fyne.NewSize(width, 200))
			press(e, "pgdn")
			if got := e.Lines(width, Strong); got != e.CursorRow+1 {
				t.Errorf("%q in %v: %d lines are counted, there are %d", text, width, got, e.CursorRow+1)
			}
		}
	}
}

// A Chinese sentence goes on in the line in which a figure stands, also while it is typed and in a
// hint; words with spaces between them stay whole.
func TestChineseIsNotBrokenAtFigures(t *testing.T) {
	const chinese, english = "67 万元，占上月销售额的 15.7%。", "67 thousand, which is a part of all sales"
	rows := func(text string) (first, typed, hinted string) {
		e, _ := newTestEntry(t, true)
		e.Resize(fyne.NewSize(150, 200))
		e.SetText(text)
		first = firstRow(e, text)
		e.SetText("")
		for _, r := range text {
			e.TypedRune(r)
		}
		typed = firstRow(e, text)
		e.SetText("")
		e.SetPlaceHolder(text)
		return first, typed, fmt.Sprint(e.Lines(150, Strong))
	}
	first, typed, lines := rows(chinese)
	if !strings.HasPrefix(first, "67 万元，") || first != typed || lines != "2" {
		t.Errorf("the first line is %q, once typed %q; a hint takes %s lines", first, typed, lines)
	}
	if first, typed, _ := rows(english); first != "67 thousand, " && first != "67 thousand," || first != typed {
		t.Errorf("the first line is %q, once typed %q", first, typed)
	}
}

// firstRow is what stands in the first line of an entry.
func firstRow(e *Entry, text string) string {
	e.CursorRow, e.CursorColumn = 1, 0
	return string([]rune(text)[:e.CursorTextOffset()])
}

func TestTypingGoesOnAtTheEnd(t *testing.T) {
	const text = "三个月内让销售额回到 420 万元以上，并连续保持三个月。"
	for _, area := range []bool{false, true} {
		e, w := newTestEntry(t, area)
		w.Canvas().Unfocus()
		e.SetSaved(text)
		w.Resize(fyne.NewSize(170, 200))
		w.Canvas().Focus(e)
		press(e, "'x")
		if e.Text != text+"x" {
			t.Errorf("after the focus came it holds %q", e.Text)
		}
		e.SetSaved(text)
		press(e, "home")
		w.Canvas().Unfocus()
		w.Canvas().Focus(e)
		press(e, "'x")
		if e.Text == text+"x" {
			t.Error("where somebody went is not kept")
		}
		e.SetSaved(text)
		w.Canvas().Unfocus()
		e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
		w.Canvas().Unfocus()
		w.Canvas().Focus(e)
		press(e, "'x")
		if e.Text != "x"+text {
			t.Errorf("after a click before the text it holds %q", e.Text)
		}
	}
}

func TestLater(t *testing.T) {
	test.NewTempApp(t)
	done := make(chan bool, 2)
	cancel := Later(time.Hour, func() { done <- false })
	cancel()
	cancel()
	Later(time.Millisecond, func() { done <- true })
	if !<-done {
		t.Error("what was called off happened")
	}
}

// An empty entry has room for its hint, which may be what somebody wrote elsewhere.
func TestAnEntryHasRoomForItsHint(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	e := NewArea("670,000, or 15.7% of the sales of the month before, in all six regions", 1)
	if n := e.Lines(150, Strong); n < 3 {
		t.Errorf("the hint takes %d lines", n)
	}
	e.SetText("none")
	if n := e.Lines(150, Strong); n != 1 {
		t.Errorf("a word takes %d lines", n)
	}
}

// In a cell arrows go to other cells and letters replace the text, until somebody writes in it.
func TestAnEntryAsACell(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry("")
	e.Cell = true
	var keys []fyne.KeyName
	e.OnKey = func(k fyne.KeyName) bool {
		keys = append(keys, k)
		return true
	}
	e.SetSaved("95")
	press := func(k fyne.KeyName) { e.TypedKey(&fyne.KeyEvent{Name: k}) }
	press(fyne.KeyLeft)
	press(fyne.KeyDelete)
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeyLeft, fyne.KeyDelete}) || e.Text != "95" {
		t.Errorf("the page was offered %v, the text is %q", keys, e.Text)
	}
	press("9") // as the window tells it, before the character
	e.TypedRune('9')
	e.TypedRune('6')
	keys = nil
	press(fyne.KeyLeft)
	e.TypedRune('.')
	if e.Text != "9.6" || keys != nil {
		t.Errorf("the text is %q, and the page was offered %v", e.Text, keys)
	}
}

// No line of Chinese begins with a mark that closes or stops, or goes on within a figure: set, typed,
// and after the entry got another width.
func TestChineseLinesBeginWhereTheyMay(t *testing.T) {
	for _, text := range []string{
		"三月 212 通客服电话中，63 通问怎么安装。", "67 万元，占上月销售额的 15.7%。", "「一年前下單後，一個月總有人打電話問我。」現在沒有一個人認得我！",
		"三月销售额 361 万元，二月为 428 万元，下降 15.7%。\n六个销售区域全部下降，华东降得最多，为 22%。",
		"去年规划的 6 款新品上市 4 款，平均晚 47 天；同级产品对手均价（含税）便宜 11.6%，老客户说“太贵”。",
	} {
		set, _ := newTestEntry(t, true)
		set.SetText(text)
		typed, _ := newTestEntry(t, true)
		typed.Resize(fyne.NewSize(333, 200))
		for _, r := range text {
			typed.TypedRune(r)
		}
		for width := float32(200); width < 420; width += 3 {
			for how, e := range map[string]*Entry{"set": set, "typed": typed} {
				e.Resize(fyne.NewSize(width, 200))
				for _, row := range rowsOf(e) {
					if row.at > 0 && !mayBreak(row.before, row.first) {
						t.Errorf("%s, %v wide: %q is broken before %q", how, width, text, text[len(string([]rune(text)[:row.at])):])
					}
				}
			}
		}
	}
}

// row is the begin of a row in an entry, unless it is that of a paragraph.
type row struct {
	at            int
	before, first rune
}

func rowsOf(e *Entry) (rows []row) {
	text, was := []rune(e.Text), [2]int{e.CursorRow, e.CursorColumn}
	for n := 1; ; n++ {
		at := e.rowBegin(n)
		if at == 0 || at >= len(text) {
			break
		}
		if text[at-1] != '\n' {
			rows = append(rows, row{at, text[at-1], text[at]})
		}
	}
	e.CursorRow, e.CursorColumn = was[0], was[1]
	return rows
}
