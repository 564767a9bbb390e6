package ui

import "fyne.io/fyne/v2"

// composing tells whether an input method is at work. While somebody types pinyin, the
// letters reach the entry as keys but not as characters, and so do the Return,
// Backspace and arrow that are meant for the input method's own line (a known fault of
// Fyne's GLFW driver, issue 5757). Letters that stay without a character are counted;
// while there are any, editing keys belong to the input method.
type composing struct {
	letters int
}

// rune is told of a character: whatever was composed has been committed.
func (c *composing) rune() { c.letters = 0 }

func (c *composing) reset() { c.letters = 0 }

// key is told of a key and returns whether it belongs to the input method.
func (c *composing) key(name fyne.KeyName) bool {
	if len(name) == 1 && name[0] >= 'A' && name[0] <= 'Z' {
		c.letters++
		return false
	}
	if c.letters == 0 {
		return false
	}
	switch name {
	case fyne.KeyBackspace:
		c.letters--
		return true
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		c.letters = 0
		return true
	case fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyTab:
		return true
	}
	return false
}
