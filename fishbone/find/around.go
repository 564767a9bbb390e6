package find

import (
	"strings"
	"unicode/utf8"
)

// Around cuts a long text down to so many characters around what was hit first, on one line, and
// returns the ranges in what is left.
func Around(text string, hits []Range, most int) (string, []Range) {
	from := 0
	if len(hits) > 0 && utf8.RuneCountInString(text) > most {
		from = start(text, hits[0].From, most/4)
	}
	to, n := len(text), 0
	for i := range text[from:] {
		if n++; n > most {
			to = from + i
			break
		}
	}
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(text) {
		after = "…"
	}
	var left []Range
	for _, h := range hits {
		if h.From >= to {
			break
		}
		left = append(left, Range{h.From - from + len(before), min(h.To, to) - from + len(before)})
	}
	return before + strings.NewReplacer("\n", " ", "\t", " ").Replace(text[from:to]) + after, left
}

// start is where a text is cut so that what was hit at a place stands at most so many characters
// from its beginning: at a space, where there is one near.
func start(text string, hit, most int) int {
	at, n := hit, 0
	for i := range reversed(text[:hit]) {
		if n++; n > most {
			break
		}
		at = i
	}
	if n <= most {
		return 0
	}
	if space := strings.IndexByte(text[at:hit], ' '); space >= 0 {
		return at + space + 1
	}
	return at
}

// reversed gives where the characters of a text begin, the last one first.
func reversed(text string) func(yield func(i int) bool) {
	return func(yield func(i int) bool) {
		for end := len(text); end > 0; {
			i := end - 1
			for i > 0 && text[i]&0xc0 == 0x80 {
				i--
			}
			if !yield(i) {
				return
			}
			end = i
		}
	}
}
