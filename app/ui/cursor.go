package ui

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// cursor is the place of the text cursor in an entry of several lines, as an offset into the
// text.
//
// Fyne (2.8.1) knows it as a row and a column only. A blank at which it wraps a line belongs
// to no row, so there is no row and column behind it. After somebody types such a blank, Fyne
// takes the end of the row for the cursor's place, and the next word is typed before the blank:
// "because we" became "becausewe ". So the entry keeps the offset itself and gives Fyne a
// column behind the row's end before each key, which leads it to the right place in the text.
type cursor struct {
	offset   int
	text     string // the text that it is an offset into
	row, col int    // where Fyne shows it
	known    bool
}

// offset is where the cursor stands in the text.
func (e *Entry) offset() int {
	if e.kept() {
		return e.cursor.offset
	}
	return e.CursorTextOffset()
}

// Cursor is where the cursor stands in the text, as an offset.
func (e *Entry) Cursor() int { return e.offset() }

// SetCursor puts the cursor at an offset into the text.
func (e *Entry) SetCursor(offset int) {
	e.untouched = false
	if e.MultiLine {
		e.placeCursor(offset)
		return
	}
	e.CursorRow, e.CursorColumn = 0, min(max(offset, 0), len([]rune(e.Text)))
	e.Refresh()
}

// kept says whether the cursor is where the entry put it. Otherwise a click or an arrow has
// moved it, and Fyne knows where it is.
func (e *Entry) kept() bool {
	c := e.cursor
	return c.known && c.text == e.Text && c.row == e.CursorRow && c.col == e.CursorColumn
}

// editText lets Fyne act on the text, and keeps the cursor where it belongs.
func (e *Entry) editText(by any, act func()) {
	if !e.MultiLine {
		act()
		return
	}
	was, before, selected := e.offset(), e.Text, e.SelectedText()
	if e.kept() {
		e.pointTo(was)
	}
	e.cursor.known = false
	act()
	if e.Text != before {
		at := cursorAfter(by, before, e.Text, selected, was, e.CursorTextOffset())
		e.wrap()
		e.placeCursor(at)
	}
}

// placeCursor puts the cursor at an offset into the text.
func (e *Entry) placeCursor(offset int) {
	row, col := e.CursorRow, e.CursorColumn
	offset = min(max(offset, 0), utf8.RuneCountInString(e.Text))
	e.pointTo(offset)
	if row != e.CursorRow || col != e.CursorColumn {
		e.Refresh() // Fyne takes a column behind the end for the end
	}
	e.cursor = cursor{offset, e.Text, e.CursorRow, e.CursorColumn, true}
}

// pointTo gives Fyne a row and a column that mean an offset into the text, though the column
// may lie behind the end of the row.
func (e *Entry) pointTo(offset int) {
	row, begin := 0, 0
	for {
		next := e.rowBegin(row + 1)
		if next == 0 || next > offset {
			break
		}
		row, begin = row+1, next
	}
	e.CursorRow, e.CursorColumn = row, offset-begin
}

// rowBegin is the offset at which a row begins, 0 for the first and behind the last.
func (e *Entry) rowBegin(row int) int {
	e.CursorRow, e.CursorColumn = row, 0
	return e.CursorTextOffset()
}

// cursorAfter is where the cursor belongs after a key or a shortcut has changed a text: behind
// what came in, or where something went out. Fyne says where it has the cursor now.
func cursorAfter(by any, before, after, selected string, was, fyneHas int) int {
	grown := utf8.RuneCountInString(after) - utf8.RuneCountInString(before)
	switch {
	case isHistory(by):
		return cursorAfterUndo([]rune(before), []rune(after), fyneHas)
	case selected != "":
		selected := []rune(selected)
		start := was - len(selected)
		if start < 0 || !slices.Equal([]rune(before)[start:was], selected) {
			start = was // it was selected backwards
		}
		return start + len(selected) + grown
	case deletesForward(by):
		return was
	}
	return was + grown
}

// cursorAfterUndo believes Fyne where that can be, and is otherwise behind what differs.
func cursorAfterUndo(before, after []rune, fyneHas int) int {
	long, short, cut := after, before, fyneHas-(len(after)-len(before))
	if len(before) > len(after) {
		long, short, cut = before, after, fyneHas
	}
	if end := cut + len(long) - len(short); cut >= 0 && end <= len(long) && slices.Equal(slices.Concat(long[:cut], long[end:]), short) {
		return fyneHas
	}
	same := 0
	for same < len(short) && short[len(short)-1-same] == long[len(long)-1-same] {
		same++
	}
	return len(after) - same
}

func isHistory(by any) bool {
	switch by.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	}
	return false
}

func deletesForward(by any) bool {
	switch by := by.(type) {
	case *fyne.KeyEvent:
		return by.Name == fyne.KeyDelete
	case *desktop.CustomShortcut:
		return by.KeyName == fyne.KeyDelete
	}
	return false
}
