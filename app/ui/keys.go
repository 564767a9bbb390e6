package ui

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// KeyTarget is an invisible thing that has the focus where a page is worked with single
// keys and nothing is typed, such as sending cards to bones with 1 to 9.
type KeyTarget struct {
	widget.BaseWidget

	OnRune     func(r rune)            // a character; what an input method commits comes so
	OnKey      func(name fyne.KeyName) // a key that is no character
	OnShortcut func(fyne.Shortcut) bool
	// OnFocus is told when the keys come here and when something else took them.
	OnFocus func(has bool)
	// InDialog says that it stands in a dialog over the page.
	InDialog bool

	composing composing
}

// NewKeyTarget makes one.
func NewKeyTarget() *KeyTarget {
	k := &KeyTarget{}
	k.ExtendBaseWidget(k)
	return k
}

// CreateRenderer implements [fyne.Widget].
func (k *KeyTarget) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// FocusGained implements [fyne.Focusable].
func (k *KeyTarget) FocusGained() { k.tellFocus(true) }

func (k *KeyTarget) tellFocus(has bool) {
	if k.OnFocus != nil {
		k.OnFocus(has)
	}
}

// FocusLost implements [fyne.Focusable].
func (k *KeyTarget) FocusLost() {
	k.composing.reset()
	c := canvasOf(k)
	afterFocus(func() {
		takeFocusBack(c, k, k.InDialog)
		if c != nil && c.Focused() != nil && c.Focused() != k {
			k.tellFocus(false)
		}
	})
}

// AcceptsTab implements [fyne.Tabbable]: Tab is one of the keys of the page.
func (k *KeyTarget) AcceptsTab() bool { return true }

// TypedRune implements [fyne.Focusable].
func (k *KeyTarget) TypedRune(r rune) {
	defer Recover()
	k.composing.passRune(r, k.typedRune, k.typedKey)
}

// TypedKey implements [fyne.Focusable].
func (k *KeyTarget) TypedKey(e *fyne.KeyEvent) {
	defer Recover()
	if walks(k, e.Name) {
		return
	}
	k.composing.passKey(e, k.typedKey)
}

func (k *KeyTarget) typedRune(r rune) {
	if k.OnRune != nil {
		k.OnRune(r)
	}
}

func (k *KeyTarget) typedKey(e *fyne.KeyEvent) {
	if len(e.Name) == 1 || k.OnShortcut != nil && (offerFirst(k.OnShortcut, e.Name) || offerEscape(k.OnShortcut, e.Name)) {
		return
	}
	if k.OnKey != nil {
		k.OnKey(e.Name)
	}
}

// shiftHeld says whether Shift is held down, which a key event does not tell.
var shiftHeld = func() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// ShiftHeld says whether Shift is held down, for keys that mean the opposite with it whatever
// Caps Lock does to the letter.
func ShiftHeld() bool { return shiftHeld() }

// Cancel is Escape before anything else may have it: it ends what is being dragged.
type Cancel struct{}

// ShortcutName implements [fyne.Shortcut].
func (Cancel) ShortcutName() string { return "Cancel" }

// offerFirst offers a page a function key, as a shortcut without a modifier, and [Cancel].
func offerFirst(page func(fyne.Shortcut) bool, name fyne.KeyName) bool {
	if name == fyne.KeyEscape {
		return page(Cancel{})
	}
	return len(name) > 1 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9' &&
		page(&desktop.CustomShortcut{KeyName: name})
}

// offerEscape offers a page Escape, as a shortcut without a modifier.
func offerEscape(page func(fyne.Shortcut) bool, name fyne.KeyName) bool {
	return name == fyne.KeyEscape && page(&desktop.CustomShortcut{KeyName: name})
}

// offerUnused offers a page a key that an entry had no use for.
func offerUnused(page func(fyne.Shortcut) bool, name fyne.KeyName) bool {
	switch name {
	case fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyPageDown:
		return page(&desktop.CustomShortcut{KeyName: name})
	}
	return false
}

// TypedShortcut implements [fyne.Shortcutable].
func (k *KeyTarget) TypedShortcut(s fyne.Shortcut) {
	defer Recover()
	if k.OnShortcut != nil {
		k.OnShortcut(s)
	}
}

// focusable is a widget that can have the focus.
type focusable interface {
	fyne.Focusable
	fyne.CanvasObject
}

// moved is what is still to be done since the focus moved.
var moved []func()

// runLater is [Do]; tests hold it back.
var runLater = Do

// afterFocus does something once the focus has moved, for which the window has to come round. A
// key can come sooner, see [Settle].
func afterFocus(f func()) {
	moved = append(moved, f)
	runLater(settle)
}

// settle does it all. What had the focus last comes first: it is the one that may take it back.
func settle() {
	todo := moved
	moved = nil
	for _, f := range slices.Backward(todo) {
		f()
	}
}

// Settle returns what has the focus once it has come to rest. A key that is pressed right after a
// click comes while nothing has the focus, and is meant for what takes it back.
func Settle(c fyne.Canvas) fyne.Focusable {
	settle()
	return c.Focused()
}

// paintedOn is the canvas that Fyne has painted an object on, nil as long as it has not; tests
// tell otherwise.
var paintedOn = func(o fyne.CanvasObject) fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(o) }

// canvasOf is the canvas that a widget is on. One that is new and has the focus may get keys
// before it has been painted.
func canvasOf(f focusable) fyne.Canvas {
	if c := paintedOn(f); c != nil {
		return c
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if w.Canvas().Focused() == fyne.Focusable(f) {
			return w.Canvas()
		}
	}
	return nil
}

// takeFocusBack gives the focus back to a widget that is still shown when nothing else took
// it: a click on something that cannot have the focus takes it away. What lies under a
// dialog or a menu does not reach for it.
func takeFocusBack(c fyne.Canvas, f focusable, inDialog bool) {
	if c == nil || !f.Visible() || c.Focused() != nil || (c.Overlays().Top() != nil) != inDialog {
		return
	}
	c.Focus(f)
}
