package typeset

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// leftwards says whether a character is of a script that runs to the left.
func leftwards(r rune) bool {
	return r >= 0x590 && r <= 0x8ff || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe || r == '\u200f' ||
		r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}

// class is the kind of a character in the Unicode bidirectional algorithm.
func class(r rune) bidi.Class {
	p, _ := bidi.LookupRune(r)
	return p.Class()
}

// RightToLeft says whether a paragraph is one of a script that runs to the left, by its
// first letter.
func RightToLeft(s string) bool {
	for _, r := range s {
		switch class(r) {
		case bidi.R, bidi.AL:
			return true
		case bidi.L:
			return false
		}
	}
	return false
}

// The marks that give a line its direction. Nobody sees them.
const (
	leftToRightMark = "\u200e"
	rightToLeftMark = "\u200f"
)

// direct gives the lines of a paragraph its direction, where their own first letters would
// give them another one.
func direct(lines []string, paragraph string) []string {
	if !strings.ContainsFunc(paragraph, leftwards) {
		return lines
	}
	mark, leftward := leftToRightMark, RightToLeft(paragraph)
	if leftward {
		mark = rightToLeftMark
	}
	for i, l := range lines {
		if RightToLeft(l) != leftward {
			lines[i] = mark + l
		}
	}
	return lines
}

// levelsOf returns how deep each character of a line is nested in text of another
// direction: even ones run to the right, odd ones to the left. It is nil where all run to
// the right.
func levelsOf(s string, chars []rune) []uint8 {
	if !slices.ContainsFunc(chars, leftwards) {
		return nil
	}
	var p bidi.Paragraph
	_, err := p.SetString(s)
	if err != nil {
		return nil
	}
	order, err := p.Order()
	if err != nil {
		return nil
	}
	levels, leftward := make([]uint8, len(chars)), RightToLeft(s)
	for i := range order.NumRuns() {
		run := order.Run(i)
		from, to := run.Pos()
		level := uint8(1)
		if run.Direction() == bidi.LeftToRight {
			level = 0
			if leftward {
				level = 2
			}
		}
		for at := from; at <= to && at < len(levels); at++ {
			levels[at] = level
		}
		if level == 0 && from > 0 {
			nestNumbers(levels[from:to+1], chars[from:to+1])
		}
	}
	return levels
}

// nestNumbers says of the numbers that follow text to the left that they belong to it: the
// library tells directions alone.
func nestNumbers(levels []uint8, chars []rune) {
	end := 0
	for i, r := range chars {
		c := class(r)
		if c == bidi.L {
			break
		}
		if c == bidi.EN || c == bidi.AN || c == bidi.ET && end == i { // such as the % behind one
			end = i + 1
		}
	}
	for i := range end {
		levels[i] = 2
	}
}

// inVisualOrder puts items from left to right.
func inVisualOrder(items []item) []item {
	deepest := uint8(0)
	for _, i := range items {
		deepest = max(deepest, i.level)
	}
	for level := deepest; level > 0; level-- {
		for from := 0; from < len(items); {
			to := from
			for to < len(items) && items[to].level >= level {
				to++
			}
			slices.Reverse(items[from:to])
			from = max(to, from+1)
		}
	}
	return items
}

const (
	opening = "([{<«‹≤（［｛「『《〈【〔"
	closing = ")]}>»›≥）］｝」』》〉】〕"
)

// mirrored is how a bracket looks in text that runs to the left.
func mirrored(r rune) rune {
	from, to := []rune(opening), []rune(closing)
	if i := slices.Index(from, r); i >= 0 {
		return to[i]
	}
	if i := slices.Index(to, r); i >= 0 {
		return from[i]
	}
	return r
}

// Visual puts the words of a line in the order in which they stand, from left to right, for
// those who draw runs one behind the other as they come. Letters within a word stay as they
// are. A line that runs to the right everywhere is returned itself.
func Visual(s string) string {
	chars := []rune(s)
	levels := levelsOf(s, chars)
	if levels == nil {
		return s
	}
	var words []item
	for i, r := range chars {
		within := wordToLeft(r) && levels[i]%2 == 1 || levels[i]%2 == 0
		if n := len(words) - 1; n >= 0 && within && words[n].shape && words[n].level == levels[i] {
			words[n].to = i + 1
			continue
		}
		words = append(words, item{from: i, to: i + 1, level: levels[i], shape: within})
	}
	var b strings.Builder
	for _, w := range inVisualOrder(words) {
		switch text := string(chars[w.from:w.to]); {
		case text == leftToRightMark || text == rightToLeftMark:
		case w.level%2 == 0:
			b.WriteString(text)
		case w.shape:
			b.WriteString(leftToRightMark + text + leftToRightMark)
		default:
			b.WriteRune(mirrored(chars[w.from]))
		}
	}
	return b.String()
}

// wordToLeft says whether a character is part of a word of a script that runs to the left.
func wordToLeft(r rune) bool {
	switch class(r) {
	case bidi.R, bidi.AL, bidi.NSM, bidi.BN:
		return r != '\u200f'
	}
	return false
}
