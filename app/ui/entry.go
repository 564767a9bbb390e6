package ui

import (
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a place to type. It differs from Fyne's in six ways: keys that an input
// method is using for Chinese do not reach the text; shortcuts and keys that are not
// about text go on to the page; a click on something that cannot have the focus does
// not take it away; it says when what was typed should be saved; a blank at the end
// of a wrapped line is not lost (see cursor.go); and the wheel scrolls what it stands in (see
// wheel.go).
type Entry struct {
	widget.Entry

	// OnEnter is called with the text when Return is pressed, or Ctrl+Return. SameLevel is true
	// when Ctrl was held. In several lines Shift+Return breaks the line; without
	// OnEnter, Return does.
	OnEnter func(text string, sameLevel bool)
	// OnKey is offered the keys that a single line has no use for (Up, Down, Escape, F2,
	// and all editing keys while the entry is empty); true means it was used.
	OnKey func(name fyne.KeyName) bool
	// OnRune is offered each character before it is typed; true means it was used.
	OnRune func(r rune) bool
	// OnSave is called with the text when it changed and the focus leaves. It returns
	// whether the text is saved now. One that is not stays as it was typed.
	OnSave func(text string) bool
	// OnLeft is told when something else has the focus.
	OnLeft func(to fyne.Focusable)
	// OnTab gets Tab, and with back Shift+Tab, which otherwise go to the next entry.
	OnTab func(back bool)
	// OnTabbed is told that Tab led here: what scrolls brings the entry into sight.
	OnTabbed func()
	// OnWheel gets the turns of the wheel that the text itself has no use for.
	OnWheel func(*fyne.ScrollEvent)
	// OnPaste is offered a pasted text that has several lines where the entry has one; true
	// means it was used.
	OnPaste func(text string) bool
	// OnShortcut gets the shortcuts, and function keys as shortcuts without a modifier.
	OnShortcut func(fyne.Shortcut) bool
	// Refuse is asked before somebody changes the text; true means that the text stays as it is,
	// and that they were told why. It may be nil.
	Refuse func() bool
	// Cell says that the entry is a cell of a table: as long as nothing was typed or clicked in it,
	// OnKey is offered all keys, and what is typed or pasted takes the place of the text.
	Cell bool
	// OneParagraph says that the text is one paragraph, however many lines it takes: Shift+Return
	// does not break it either.
	OneParagraph bool
	// InDialog says that the entry stands in a dialog over the page.
	InDialog bool
	// Place is the name of what is typed here: an entry that is made anew is known by it. It may
	// be empty.
	Place string
	// Name is what it is for, to those who do not see what stands beside it; empty where the hint
	// in it says so.
	Name string
	// After is the clock, [Later] at first.
	After After

	saved     string
	untouched bool // nothing was typed or clicked since the text was put there
	composing composing
	cursor    cursor
	cancel    func()         // of the pause that is waited for
	lineEnd   *minSizeLayout // what stays free behind the lines of several, nil for one
	wrapped   wrapped        // what was asked for last
	breaker   lineBreaker
	renderer  fyne.WidgetRenderer
}

// saveAfter is how long somebody has to pause before what was typed is saved.
const saveAfter = 400 * time.Millisecond

// NewEntry makes an entry for one line.
func NewEntry(hint string) *Entry {
	e := &Entry{After: Later, cancel: func() {}}
	e.Wrapping, e.Scroll = fyne.TextWrapOff, fyne.ScrollHorizontalOnly
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	return e
}

// NewArea makes an entry for several lines.
func NewArea(hint string, rows int) *Entry {
	e := &Entry{After: Later, cancel: func() {}}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.lineEnd = &minSizeLayout{}
	e.ActionItem = container.New(e.lineEnd) // Fyne keeps the text out of it
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	e.SetPlaceHolder(hint)
	return e
}

// SetSaved shows a text that is saved already. Typing goes on at its end.
func (e *Entry) SetSaved(text string) {
	e.saved = text
	if e.Text != text {
		e.SetDraft(text)
	}
}

// SetDraft shows what was typed earlier and not saved yet. Typing goes on at its end.
func (e *Entry) SetDraft(text string) {
	e.SetText(text)
	e.untouched = true
	e.cursorToEnd()
}

// cursorToEnd puts the cursor behind a text that nobody touched yet. The place depends on
// the lines that the text takes, so it is found again for every width.
func (e *Entry) cursorToEnd() {
	if e.untouched {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		if e.MultiLine {
			e.placeCursor(len([]rune(e.Text)))
		}
	}
}

// Flush saves what was typed and not saved yet.
func (e *Entry) Flush() {
	if e.OnSave == nil || e.Text == e.saved {
		return
	}
	before := e.saved
	e.saved = e.Text // at once: the page may show itself anew before OnSave returns
	if !e.OnSave(e.Text) {
		e.saved = before
	}
}

// Sync shows the saved text where it became another one than was typed here, as after
// an undo.
func (e *Entry) Sync(text string, clean func(string) string) {
	if clean(e.saved) != text {
		e.SetSaved(text)
	}
}

// SaveWhileTyping has the text saved whenever somebody pauses, and not only when the focus
// leaves.
func (e *Entry) SaveWhileTyping(save func(text string) bool) {
	e.OnSave = save
	e.OnChanged = func(string) {
		e.cancel()
		e.cancel = e.After(saveAfter, e.Flush)
	}
}

// SetText puts a text into the entry.
func (e *Entry) SetText(text string) {
	textFonts.show(text)
	e.Entry.SetText(text)
	e.wrap()
}

// SetPlaceHolder shows a hint while there is no text.
func (e *Entry) SetPlaceHolder(hint string) {
	e.Entry.SetPlaceHolder(hint)
	e.wrap()
}

// Unsaved is what was typed and not saved yet, empty for nothing.
func (e *Entry) Unsaved() string {
	if e.Text == e.saved {
		return ""
	}
	return e.Text
}

// OnEveryChange has a function called at every change of the text, before anything else that
// a change leads to.
func (e *Entry) OnEveryChange(f func()) {
	then := e.OnChanged
	e.OnChanged = func(text string) {
		f()
		if then != nil {
			then(text)
		}
	}
}

// EntryWidth is how wide an entry has to be to show a text whole, with the cursor behind it.
func EntryWidth(text string) float32 {
	const cursor = 4
	return float32(math.Ceil(float64(fyne.MeasureText(text, Strong, fyne.TextStyle{}).Width))) + inside + cursor
}

// FitRows shows as many lines as the text takes in a width, within bounds.
func (e *Entry) FitRows(width float32, least, most int) {
	e.SetMinRowsVisible(min(max(e.Lines(width, Strong), least), most))
}

// Lines is how many lines the text takes in a width, or the hint that stands in its place.
func (e *Entry) Lines(width, size float32) int {
	n, text := 0, e.shown()
	wide := e.wrapWidth(text, width-inside, size)
	for paragraph := range strings.SplitSeq(text, "\n") {
		n += len(paragraphLines([]rune(paragraph), wrappingFor(text), wide, size))
	}
	return n
}

// shown is the text, or the hint that stands in its place.
func (e *Entry) shown() string {
	if e.Text == "" {
		return e.PlaceHolder
	}
	return e.Text
}

// MinSize rounds up: half a pixel less and the text scrolls inside the entry.
func (e *Entry) MinSize() fyne.Size {
	s := e.Entry.MinSize()
	height := float32(int(s.Height + 0.999))
	if !e.MultiLine {
		height = max(height, EntryHeight)
	}
	return fyne.NewSize(s.Width, height)
}

// AcceptsTab implements [fyne.Tabbable]: Tab goes to the next entry, also from one of
// several lines, unless it means something here. See typedKey.
func (e *Entry) AcceptsTab() bool { return true }

// TypedRune implements [fyne.Focusable].
func (e *Entry) TypedRune(r rune) {
	defer Recover()
	e.takeText()
	e.composing.passRune(r, e.typedRune, e.typedKey)
}

// takeText says that somebody begins to write: over the text of a cell.
func (e *Entry) takeText() {
	if e.Cell && e.untouched && e.Text != "" {
		e.SetText("")
	}
	e.untouched = false
}

func (e *Entry) typedRune(r rune) {
	textFonts.show(string(r))
	if e.OnRune != nil && e.OnRune(r) || e.refused(true) {
		return
	}
	e.editText(r, func() { e.Entry.TypedRune(r) })
}

// refused says whether something may not be done because it would change the text.
func (e *Entry) refused(changes bool) bool { return changes && e.Refuse != nil && e.Refuse() }

// changesText says whether a key changes the text.
func (e *Entry) changesText(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyBackspace, fyne.KeyDelete:
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		return e.MultiLine
	}
	return false
}

// TypedKey implements [fyne.Focusable].
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	defer Recover()
	if walks(e, k.Name) {
		return
	}
	e.composing.passKey(k, e.typedKey)
}

func (e *Entry) typedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && e.OnShortcut != nil && offerFirst(e.OnShortcut, k.Name) {
		return
	}
	single := !e.MultiLine
	switch k.Name {
	case fyne.KeyTab:
		if e.OnTab != nil {
			e.OnTab(shiftHeld())
		} else {
			e.leave(shiftHeld())
		}
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if single || e.OneParagraph || e.OnEnter != nil && !shiftHeld() {
			e.enter(false)
			return
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyEscape, fyne.KeyF2:
		ours := single || k.Name == fyne.KeyEscape || k.Name == fyne.KeyF2
		if ours && e.OnKey != nil && e.OnKey(k.Name) {
			return
		}
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		if (e.Text == "" || e.Cell && e.untouched) && e.OnKey != nil && e.OnKey(k.Name) {
			return
		}
	}
	if e.OnShortcut == nil || !(k.Name != fyne.KeyEscape && offerFirst(e.OnShortcut, k.Name)) && !offerUnused(e.OnShortcut, k.Name) {
		if e.refused(e.changesText(k.Name)) {
			return
		}
		if len(k.Name) > 1 { // a character follows for itself
			e.untouched = false
		}
		e.editText(k, func() { e.Entry.TypedKey(k) })
	}
}

// leave goes to the next entry, or to the one before.
func (e *Entry) leave(back bool) {
	if c := canvasOf(e); c != nil {
		FocusNext(c, back)
	}
}

// FocusNext gives the focus to the next thing that takes it, or to the one before, and has an
// entry brought into sight.
func FocusNext(c fyne.Canvas, back bool) {
	if back {
		c.FocusPrevious()
	} else {
		c.FocusNext()
	}
	if e, ok := c.Focused().(*Entry); ok && e.OnTabbed != nil {
		e.OnTabbed()
	}
}

func (e *Entry) enter(sameLevel bool) {
	if e.OnEnter != nil {
		e.OnEnter(e.Text, sameLevel)
	}
}

// TypedShortcut implements [fyne.Shortcutable].
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	defer Recover()
	if c, ok := s.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierShortcutDefault &&
		(c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) {
		e.enter(true)
		return
	}
	if e.refused(shortcutChanges(s)) {
		return
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok {
		textFonts.show(p.Clipboard.Content())
	}
	if p, ok := s.(*fyne.ShortcutPaste); ok && e.offerPaste(p.Clipboard.Content()) {
		return
	}
	if e.OnShortcut != nil && !e.ownShortcut(s) && e.OnShortcut(s) {
		return
	}
	if _, pasted := s.(*fyne.ShortcutPaste); pasted {
		e.takeText()
	}
	e.untouched = false
	e.editText(s, func() { e.Entry.TypedShortcut(s) })
}

// shortcutChanges says whether a shortcut changes the text of an entry.
func shortcutChanges(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutPaste, *fyne.ShortcutCut:
		return true
	case *desktop.CustomShortcut:
		return s.KeyName == fyne.KeyBackspace || s.KeyName == fyne.KeyDelete
	}
	return false
}

// ownShortcut says whether a shortcut is about the text in the entry. Undo is, as long
// as there is something typed that the analysis does not know yet.
func (e *Entry) ownShortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *desktop.CustomShortcut:
		return s.Modifier == fyne.KeyModifierAlt && e.Text != "" // on a Mac these go from word to word
	case *fyne.ShortcutPaste, *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutSelectAll:
		return true
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return e.Text != e.saved
	}
	return false
}

// offerPaste offers a pasted list to the page: several lines, or the cells of a row.
func (e *Entry) offerPaste(text string) bool {
	return !e.MultiLine && e.OnPaste != nil && strings.ContainsAny(strings.TrimSpace(text), "\r\n\t") && e.OnPaste(text)
}

// MouseDown implements [desktop.Mouseable]: the cursor goes where the click was.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	e.untouched, e.cursor.known = false, false
	e.Entry.MouseDown(m)
}

// Resize implements [fyne.CanvasObject].
func (e *Entry) Resize(s fyne.Size) {
	if e.Size() == s {
		return
	}
	at := e.offset()
	e.leaveOut(s.Width)
	e.Entry.Resize(s)
	if e.MultiLine && e.Text != "" {
		e.placeCursor(at)
	}
	e.cursorToEnd()
}

// FocusGained implements [fyne.Focusable].
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.cursorToEnd()
}

// FocusLost implements [fyne.Focusable].
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	e.composing.reset()
	e.Flush()
	c := canvasOf(e)
	afterFocus(func() {
		takeFocusBack(c, e, e.InDialog)
		if e.OnLeft != nil && c != nil && c.Focused() != nil && c.Focused() != e {
			e.OnLeft(c.Focused())
		}
	})
}
