package panel

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
)

// ColumnHeads are the places of names above narrow columns of one width. Where each has room for
// its words, they stand side by side. Else every second name stands above the others: so each
// has the room of two columns.
type ColumnHeads struct {
	Lines int     // that a name has at most
	High  float32 // of all
	Apart bool    // they stand in two rows

	n    int
	each float32
	line float32 // how high one line of a name is
}

const (
	headGap   = 6  // between two names
	headsGap  = 10 // between the two rows, and below
	headLines = 3  // of names side by side
)

// NewColumnHeads finds places for names in columns that are each so wide.
func NewColumnHeads(names []string, style ui.Style, each float32) ColumnHeads {
	h := ColumnHeads{n: len(names), Lines: headLines, each: each, line: style.Size * 1.45}
	for _, name := range names {
		h.Apart = h.Apart || ui.IsTruncated(name, style, each-headGap, headLines) || Fitting(name, style, each-headGap).Size < style.Size
	}
	h.High = headLines*h.line + headGap
	if h.Apart {
		h.Lines, h.High = 2, 4*h.line+headsGap
	}
	return h
}

// At is the place of a name, in the middle above its column; the first column begins at 0. The
// last name is above, where nothing stands beside it.
func (h ColumnHeads) At(i int) (fyne.Position, fyne.Size) {
	x := float32(i) * h.each
	if !h.Apart {
		return fyne.NewPos(x, 0), fyne.NewSize(h.each-headGap, h.High)
	}
	at, size := fyne.NewPos(x-h.each/2, 0), fyne.NewSize(2*h.each-headGap, 2*h.line)
	if (h.n-i)%2 == 0 {
		at.Y = h.High - size.Height
	}
	return at, size
}

// Stem is the place of a line that leads from a name in the upper row down to its column, ok is
// false for another one.
func (h ColumnHeads) Stem(i int) (at fyne.Position, size fyne.Size, ok bool) {
	pos, name := h.At(i)
	foot := pos.Y + name.Height + 2
	return fyne.NewPos((float32(i)+0.5)*h.each-headGap/2, foot), fyne.NewSize(1, h.High-foot), foot < h.High
}

// Fitting is a style that is small enough for the longest word of a text in a width, down to what
// can still be read. Chinese can go on in the next line anywhere.
func Fitting(text string, s ui.Style, width float32) ui.Style {
	least := s.Size * 0.8
	for _, word := range strings.Fields(text) {
		if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			continue
		}
		for s.Size > least && ui.IsTruncated(word, s, width, 1) {
			s.Size--
		}
	}
	return s
}
