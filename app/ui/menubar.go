package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// BarMenu is one word of a [MenuBar] and the menu below it, which is told where it opens.
type BarMenu struct {
	Words   string
	Choices func(at fyne.Position) []Choice
}

// MenuBar is a row of quiet words, each with a menu below it. While one of the menus is
// open, Left and Right go to its neighbours, and so does the pointer on another word.
type MenuBar struct {
	row   *fyne.Container
	menus []BarMenu
	words []*Tap
}

// NewMenuBar makes a bar. Tapped is told of a click on a word; it is to open that menu.
func NewMenuBar(tapped func(n int), menus ...BarMenu) *MenuBar {
	b := &MenuBar{menus: menus}
	row := make([]fyne.CanvasObject, len(menus))
	for n, menu := range menus {
		words := Text(menu.Words, Style{Body, false, Colors().Muted})
		word := NewTap(Bar(36, 9, 9, 0, words), func() { tapped(n) })
		b.words, row[n] = append(b.words, word), word
	}
	b.row = Row(0, row...)
	return b
}

// Object is the row of words.
func (b *MenuBar) Object() fyne.CanvasObject { return b.row }

// Open opens a menu of the bar; before the first comes the last. Closed is called as in
// [ShowMenu], and not when a neighbour takes the menu's place.
func (b *MenuBar) Open(c fyne.Canvas, n int, closed func()) {
	n = (n + len(b.words)) % len(b.words)
	at := b.place(n).AddXY(0, b.words[n].Size().Height+4)
	b.highlight(n, true)
	showMenu(&menu{on: c, at: at, closed: closed, chosen: -1, bar: b, nth: n}, b.menus[n].Choices(at))
}

// menuAt is the word at a place of the window, -1 for none.
func (b *MenuBar) menuAt(at fyne.Position) int {
	for n, word := range b.words {
		from, size := b.place(n), word.Size()
		if at.X >= from.X && at.X < from.X+size.Width && at.Y >= from.Y && at.Y < from.Y+size.Height {
			return n
		}
	}
	return -1
}

func (b *MenuBar) place(n int) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(b.words[n])
}

// highlight marks the word whose menu is open, whatever the pointer does.
func (b *MenuBar) highlight(n int, on bool) {
	word := b.words[n]
	word.Fill = color.Transparent
	if on {
		word.Fill = Colors().Sunken
	}
	word.hover(false)
}
