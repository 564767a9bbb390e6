package ui

import (
	"time"

	"fyne.io/fyne/v2"
)

// composing tells whether an input method is at work. While somebody types pinyin, the
// letters reach the entry as keys but not as characters, and so do the Return,
// Backspace and arrow that are meant for the input method's own line (a known fault of
// Fyne's GLFW driver, issue 5757). The letters without a character are counted.
// While there are any, editing keys belong to the input method.
//
// Where an input method is there but not in use, each character arrives a little after
// its key, for it goes by way of the input method. Somebody who types fast presses
// Return before the last letter is there. An editing key that follows so soon waits for
// the characters that are on their way.
type composing struct {
	letters []time.Time // when those came that have no character yet
	waiting fyne.KeyName
	awaited int              // characters that the held key waits for
	now     func() time.Time // time.Now if nil
}

// maxDelay is how long a character takes at most from its key. Nobody composes a word
// and commits it in so short a time.
const maxDelay = 120 * time.Millisecond

func (c *composing) time() time.Time {
	if c.now == nil {
		return time.Now()
	}
	return c.now()
}

// passRune passes a character on, and behind it the key that waited for it.
func (c *composing) passRune(r rune, onRune func(rune), onKey func(*fyne.KeyEvent)) {
	waited := c.rune(r)
	onRune(r)
	if waited != "" {
		onKey(&fyne.KeyEvent{Name: waited})
	}
}

// passKey passes a key on, unless it belongs to the input method or has to wait.
func (c *composing) passKey(e *fyne.KeyEvent, onKey func(*fyne.KeyEvent)) {
	if !c.key(e.Name) {
		onKey(e)
	}
}

// rune is told of a character and returns the key that waited for it, empty for none.
// What is no letter has been composed and is committed.
func (c *composing) rune(r rune) (waited fyne.KeyName) {
	if len(c.letters) > 0 && ('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') {
		c.letters = c.letters[1:]
	} else {
		c.letters, c.waiting = nil, "" // the key was for the input method
	}
	if c.waiting == "" {
		return ""
	}
	if c.awaited--; c.awaited > 0 {
		return ""
	}
	waited, c.waiting = c.waiting, ""
	return waited
}

func (c *composing) reset() { c.letters, c.waiting = nil, "" }

// key is told of a key and returns whether it belongs to the input method, or has to
// wait.
func (c *composing) key(name fyne.KeyName) bool {
	if len(name) == 1 && name[0] >= 'A' && name[0] <= 'Z' {
		c.letters = append(c.letters, c.time())
		return false
	}
	if len(c.letters) == 0 || !edits(name) {
		return false
	}
	if c.time().Sub(c.letters[0]) < maxDelay {
		c.waiting, c.awaited = name, len(c.letters)
		return true
	}
	switch name {
	case fyne.KeyBackspace:
		c.letters = c.letters[:len(c.letters)-1]
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		c.letters = nil
	}
	c.waiting = ""
	return true
}

// edits says whether an input method has a use for a key while something is composed.
func edits(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter,
		fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyTab:
		return true
	}
	return false
}
