package ui

import (
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// lineBreaker finds how wide an entry's lines are to be, see [lineBreaker.wide]. It remembers where the
// lines of the text ended in each width that it tried: a key changes few of them, and the others
// are not measured again.
type lineBreaker struct {
	text  []rune
	size  float32
	tries []lines // in the text
}

// lines are those of a text in one width.
type lines struct {
	width float32
	spans []span
}

// span is a line: where it begins, and what comes behind it. A line break belongs to no line.
type span struct{ from, to int }

// wide is how wide an entry's lines are in a room. In a Chinese text Fyne breaks a line behind
// whatever character is the last to fit, so that a full stop begins the next one. It does not let
// anybody choose the place, but in a little less room it comes to another one: this is the room
// with the fewest breaks that Chinese does not allow.
func (b *lineBreaker) wide(text string, wrapping fyne.TextWrap, room, size float32) float32 {
	const tries, mostRunes = 8, 2000
	if wrapping != fyne.TextWrapBreak || len(text) > 3*mostRunes {
		return room
	}
	now := lineBreaker{text: []rune(text), size: size}
	same, tail := alike(b.text, now.text)
	best, fewest := room, math.MaxInt
	for width, n := room, 0; n < tries && width > room-4*size; n++ {
		spans := b.breakAgain(now.text, same, tail, width, size)
		now.tries = append(now.tries, lines{width, spans})
		wrong, first := wrongBreaks(now.text, spans)
		if wrong < fewest {
			best, fewest = width, wrong
		}
		if wrong == 0 {
			break
		}
		width = fyne.MeasureText(string(now.text[first.from:first.to]), size, fyne.TextStyle{}).Width - 0.5
	}
	*b = now
	return best
}

// alike are how many characters two texts have in common at their beginning, and how many others at
// their end.
func alike(a, b []rune) (same, tail int) {
	most := min(len(a), len(b))
	for same < most && a[same] == b[same] {
		same++
	}
	for tail < most-same && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return same, tail
}

// breakAgain are the lines of a text in a width: those of the last text as long as both are the same,
// and again from where a line begins in what is the same at their ends.
func (b *lineBreaker) breakAgain(text []rune, same, tail int, width, size float32) []span {
	i := slices.IndexFunc(b.tries, func(l lines) bool { return l.width == width })
	if i < 0 || b.size != size {
		return breakLines(nil, text, width, size, nil)
	}
	was := b.tries[i].spans
	kept := 0
	for kept < len(was) && was[kept].to < same { // what did not fit any more is the same, too
		kept++
	}
	grown := len(text) - len(b.text)
	return breakLines(slices.Clone(was[:kept]), text, width, size, func(from int) []span {
		if from < len(text)-tail {
			return nil
		}
		at, found := slices.BinarySearchFunc(was, from-grown, func(s span, from int) int { return s.from - from })
		if !found {
			return nil
		}
		rest := slices.Clone(was[at:])
		for i := range rest {
			rest[i] = span{rest[i].from + grown, rest[i].to + grown}
		}
		return rest
	})
}

// breakLines adds the lines of a text behind some that are known, one by one until known, which may be
// nil, knows all that follow.
func breakLines(spans []span, text []rune, width, size float32, known func(from int) []span) []span {
	for from := nextLine(text, spans); from >= 0; from = nextLine(text, spans) {
		if known != nil {
			if rest := known(from); rest != nil {
				return append(spans, rest...)
			}
		}
		end := len(text)
		if i := slices.Index(text[from:], '\n'); i >= 0 {
			end = from + i
		}
		to := from + fitting(text[from:end], width, size)
		if to == from && from < end {
			to++ // not even one has room
		}
		spans = append(spans, span{from, to})
	}
	return spans
}

// nextLine is where the line behind some lines begins, less than 0 behind the last.
func nextLine(text []rune, spans []span) int {
	if len(spans) == 0 {
		return 0
	}
	switch to := spans[len(spans)-1].to; {
	case to == len(text):
		return -1
	case text[to] == '\n':
		return to + 1
	default:
		return to
	}
}

// wrongBreaks counts the breaks that are not allowed, and says which line is the first that ends with one.
func wrongBreaks(text []rune, spans []span) (n int, first span) {
	for i, line := range spans[1:] {
		before := spans[i]
		if before.to != line.from || mayBreak(text[before.to-1], text[line.from]) {
			continue
		}
		if n++; n == 1 {
			first = before
		}
	}
	return n, first
}

// mayBreak says whether a line of Chinese may end behind one character and go on with another: not
// before what closes or stops, not behind what opens, and not within a figure or a foreign word.
func mayBreak(before, after rune) bool {
	const closing, opening = "，。、；：！？）」』》〉】〕”’…—,.;:!?)]}%‰℃", "（「『《〈【〔“‘([{"
	if isChinese(before) && isChinese(after) {
		return true
	}
	return !strings.ContainsRune(closing, after) && !strings.ContainsRune(opening, before) && !(isOfWord(before) && isOfWord(after))
}
