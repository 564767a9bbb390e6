package ui

import (
	"math"
	"sort"
	"strings"
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
		is.wide = wrapWidth(text, wrappingFor(text), room, size)
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

// wrapWidth is how wide an entry's lines are in a room. In a Chinese text Fyne breaks a line behind
// whatever character is the last to fit, so that a full stop begins the next one. It does not let
// anybody choose the place, but in a little less room it comes to another one: this is the room
// with the fewest breaks that Chinese does not allow.
func wrapWidth(text string, wrapping fyne.TextWrap, room, size float32) float32 {
	const tries, mostRunes = 8, 2000
	if wrapping != fyne.TextWrapBreak || len(text) > 3*mostRunes {
		return room
	}
	best, fewest := room, math.MaxInt
	for width, n := room, 0; n < tries && width > room-4*size; n++ {
		wrong, narrower := wrongBreaks(text, width, size)
		if wrong < fewest {
			best, fewest = width, wrong
		}
		if wrong == 0 {
			break
		}
		width = narrower
	}
	return best
}

// wrongBreaks counts the breaks that are not allowed, and says in which room the first of them
// comes one character earlier.
func wrongBreaks(text string, width, size float32) (n int, narrower float32) {
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines := paragraphLines([]rune(paragraph), fyne.TextWrapBreak, width, size)
		for i, line := range lines[1:] { // none is empty
			before := lines[i]
			if mayBreak(before[len(before)-1], line[0]) {
				continue
			}
			if n++; n == 1 {
				narrower = fyne.MeasureText(string(before), size, fyne.TextStyle{}).Width - 0.5
			}
		}
	}
	return n, narrower
}

// mayBreak says whether a line of Chinese may end behind one character and go on with another: not
// before what closes or stops, not behind what opens, and not within a figure or a foreign word.
func mayBreak(before, after rune) bool {
	const closing, opening = "，。、；：！？）」』》〉】〕”’…—,.;:!?)]}%‰℃", "（「『《〈【〔“‘([{"
	return !strings.ContainsRune(closing, after) && !strings.ContainsRune(opening, before) && !(isOfWord(before) && isOfWord(after))
}

func isOfWord(r rune) bool {
	return r < unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
