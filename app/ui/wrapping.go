package ui

import (
	"sort"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
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
	if e.leaveOut(e.Size().Width) && e.renderer != nil {
		e.renderer.Layout(e.Size())
	}
}

// inside is the room between the edges of an entry and its text, on both sides together.
const inside = 16

// leaveOut leaves so much room free at the end of the lines that these break where they may, once the
// entry has a width. It says whether that is another room than before.
func (e *Entry) leaveOut(width float32) bool {
	if e.lineEnd == nil || width <= inside {
		return false
	}
	room := width - inside
	free := fyne.NewSize(room-e.wrapWidth(e.shown(), room, e.Theme().Size(theme.SizeNameText)), 0)
	if free == e.lineEnd.size {
		return false
	}
	e.lineEnd.size = free
	return true
}

// wrapped is a text with how wide its lines are in a room.
type wrapped struct {
	text             string
	room, size, wide float32
}

// wrapWidth is how wide the lines of a text are in a room of the entry. It is asked for again and again.
func (e *Entry) wrapWidth(text string, room, size float32) float32 {
	if is := (wrapped{text, room, size, e.wrapped.wide}); is != e.wrapped {
		is.wide = e.breaker.wide(text, wrappingFor(text), room, size)
		e.wrapped = is
	}
	return e.wrapped.wide
}

// wrappingFor is how a text is broken: anywhere where most of it is written without spaces, and
// at spaces otherwise.
func wrappingFor(text string) fyne.TextWrap {
	spaceless, others := 0, 0
	for _, r := range text {
		switch {
		case isSpaceless(r):
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

// isSpaceless says whether a character is of a script that is written without spaces.
func isSpaceless(r rune) bool {
	const first = 0x2e80
	return isChinese(r) || r >= first && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isChinese says whether a character is one of the usual Chinese ones.
func isChinese(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// paragraphLines are the lines that a paragraph takes in an entry. Where lines are broken at spaces, Fyne
// breaks one without any anywhere.
func paragraphLines(rest []rune, wrapping fyne.TextWrap, width, size float32) (lines [][]rune) {
	atSpaces := wrapping == fyne.TextWrapWord
	for {
		long := fitting(rest, width, size)
		if long == len(rest) {
			return append(lines, rest)
		}
		end := max(1, long)
		for i := long; atSpaces && i > 0; i-- {
			if unicode.IsSpace(rest[i]) {
				end = i
				break
			}
		}
		if end == len(rest) { // not even one has room
			return append(lines, rest)
		}
		lines, rest = append(lines, rest[:end]), rest[end:]
		if atSpaces && unicode.IsSpace(rest[0]) {
			rest = rest[1:]
		}
	}
}

// fitting is how many characters of a text have room in a line. Few of them are measured, as
// measuring takes the longer the more there are.
func fitting(text []rune, width, size float32) int {
	wider := func(n int) bool { return fyne.MeasureText(string(text[:n]), size, fyne.TextStyle{}).Width > width }
	most := min(len(text), int(2*width/size)+1)
	for most < len(text) && !wider(most) {
		most = min(len(text), 2*most)
	}
	return sort.Search(most, func(n int) bool { return wider(n + 1) })
}

func isOfWord(r rune) bool {
	return r < unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
