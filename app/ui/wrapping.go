package ui

import (
	"sort"
	"unicode"

	"fyne.io/fyne/v2"
)

// wrap has an entry of several lines break them as the script of what it shows wants it. Fyne breaks
// a line at its last space, and a Chinese sentence has spaces beside its figures only: it would
// leave "67" alone in a line, and the rest of the line empty.
func (e *Entry) wrap() {
	if !e.MultiLine {
		return
	}
	if wrapping := wrappingFor(e.shown()); wrapping != e.Wrapping {
		e.Wrapping = wrapping
		e.Refresh()
	}
}

// wrappingFor is how a text is broken: anywhere where most of it is written without spaces, and
// at spaces otherwise.
func wrappingFor(text string) fyne.TextWrap {
	spaceless, others := 0, 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			spaceless++
		case unicode.IsLetter(r):
			others++
		}
	}
	if spaceless > others {
		return fyne.TextWrapBreak
	}
	return fyne.TextWrapWord
}

// linesTaken is how many lines a paragraph takes in an entry. Where lines are broken at spaces,
// Fyne breaks one without any anywhere.
func linesTaken(rest []rune, wrapping fyne.TextWrap, width, size float32) int {
	atSpaces := wrapping == fyne.TextWrapWord
	lines := 1
	for ; ; lines++ {
		long := sort.Search(len(rest), func(n int) bool {
			return fyne.MeasureText(string(rest[:n+1]), size, fyne.TextStyle{}).Width > width
		})
		if long == len(rest) {
			return lines
		}
		end := max(1, long)
		for i := long; atSpaces && i > 0; i-- {
			if unicode.IsSpace(rest[i]) {
				end = i
				break
			}
		}
		rest = rest[end:]
		if atSpaces && unicode.IsSpace(rest[0]) {
			rest = rest[1:]
		}
	}
}
