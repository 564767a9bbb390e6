package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// longWord is how wide a word may be, in em, before it may be broken anywhere.
const longWord = 12

// What it costs to end a line between two pieces, in em of line width: nothing between
// two words, more where Chinese words belong together, or where it tears a word.
const (
	costParticle = 1.6
	costAlone    = 0.1 // behind a word of one character, which tells of the next one mostly
	costInWord   = 1.2
)

// wideWord is how wide a Chinese word may be, in em, to be kept on one line.
const wideWord = 5

// piece is what stays together on a line: by UAX #14 a line may end after it.
type piece struct {
	text  string
	width float64 // in em, without the space at its end
	space float64 // the space at its end, which counts only inside a line
	cost  float64 // of ending a line here
}

// split cuts a text into pieces. It stops when the pieces so far are wider than
// limit em or more than 400; rest is what it did not look at.
func split(s string, bold bool, limit float64) (ps []piece, rest string) {
	const most, mostBytes, usualBytes = 400, 4_000, 5
	f, state, total := of(s, bold), -1, 0.0
	inside, start, at := insideWord(s[:min(len(s), mostBytes)]), 0, 0
	ps = make([]piece, 0, min(len(s)/usualBytes+1, most))
	for at < len(s) && total <= limit && len(ps) < most {
		start = at
		at, state = partEnd(s, at, state)
		for inside.has(at) && at < len(s) && utf8.RuneCountInString(s[start:at]) < wideWord {
			at, state = partEnd(s, at, state)
		}
		if sign, size := utf8.DecodeRuneInString(s[at:]); counts(s[start:at], sign) && !inside.has(at+size) {
			at, state = partEnd(s, at, state)
		}
		p := f.piece(s[start:at])
		if p.width > longWord {
			ps = f.shatter(ps, s[start:at], limit-total, most)
		} else {
			ps = append(ps, p)
		}
		total += p.width + p.space
		if next, _ := utf8.DecodeRuneInString(s[at:]); at < len(s) {
			last := &ps[len(ps)-1]
			last.cost = breakCost(last.text, next)
		}
	}
	return ps, s[at:]
}

// segmentEnd is where a line may end next by UAX #14. Between two Chinese characters it may always,
// which needs no asking.
func segmentEnd(s string, at, state int) (end, newState int) {
	first, size := utf8.DecodeRuneInString(s[at:])
	if next, _ := utf8.DecodeRuneInString(s[at+size:]); isCommonHan(first) && isCommonHan(next) {
		return at + size, -1 // what came before has no say in what comes
	}
	segment, _, _, state := uniseg.FirstLineSegmentInString(s[at:], state)
	return at + len(segment), state
}

// partEnd is where a line may end next: as [segmentEnd] says, or before that at a quotation mark.
func partEnd(s string, at, state int) (end, newState int) {
	end, newState = segmentEnd(s, at, state)
	if quote := at + quoteBreak(s[at:end]); quote < end {
		return quote, -1
	}
	return end, newState
}

// quoteBreak is where a line may end in a segment because of a quotation mark in Chinese, and the
// segment's end if nowhere: UAX #14 before Unicode 16 glues “ and ” to both sides, as it cannot know
// which of the two opens. After Chinese, “ opens and a line may end before it; before Chinese, ” closes
// and a line may end behind it.
func quoteBreak(segment string) int {
	before := rune(0)
	for i, r := range segment {
		switch {
		case i > 0 && (r == '“' || r == '‘') && (isHan(before) || strings.ContainsRune("，。、；：！？）》", before)):
			return i
		case i > 0 && (before == '”' || before == '’') && (isHan(r) || strings.ContainsRune("（《", r)):
			return i
		}
		before = r
	}
	return len(segment)
}

// counts says whether a sign says what the number at the end of a text counts: 3月 and 第 5 步
// stay together.
func counts(text string, sign rune) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, " "))
	return isHan(sign) && isDigit(last)
}

func (f *widths) piece(segment string) piece {
	p := piece{text: segment}
	ink := strings.TrimRightFunc(segment, unicode.IsSpace)
	p.width, p.space = f.width(ink), f.width(segment[len(ink):])
	return p
}

// shatter breaks a word that no line can hold at its grapheme clusters.
func (f *widths) shatter(ps []piece, word string, limit float64, most int) []piece {
	state, width, first := -1, 0.0, len(ps)
	for word != "" && width <= limit && len(ps) < most {
		var cluster string
		cluster, word, _, state = uniseg.FirstGraphemeClusterInString(word, state)
		p := f.piece(cluster)
		p.cost = costInWord
		width += p.width
		if n := len(ps) - 1; n >= first && keepsTo(ps[n], p) {
			p = piece{ps[n].text + p.text, ps[n].width + ps[n].space + p.width, p.space, p.cost}
			ps = ps[:n]
		}
		ps = append(ps, p)
	}
	return ps
}

// keepsTo says that even in a torn word no line breaks between two pieces, because
// it would begin with a closing mark or end with an opening one.
func keepsTo(before, after piece) bool {
	const closing, opening = "，。、；：！？）」』》〉】〕”’,.;:!?)]}%", "（「『《〈【〔“‘([{"
	next, _ := utf8.DecodeRuneInString(after.text)
	last, _ := utf8.DecodeLastRuneInString(before.text)
	return before.width < 3 && (strings.ContainsRune(closing, next) || strings.ContainsRune(opening, last))
}

// breakCost says how badly a line would end between text and the next character.
func breakCost(text string, next rune) float64 {
	last, size := utf8.DecodeLastRuneInString(text)
	switch {
	case isDigit(next) && strings.ContainsRune("第年月", last):
		return costParticle
	case !isHan(last) || !isHan(next):
		return 0
	case strings.ContainsRune("的了地得着著过們们吗嗎呢吧", next):
		return costParticle
	case len(text) > size || strings.ContainsRune("的了后後时時中上下里裡内內外前", last):
		return 0
	case strings.ContainsRune("和与與及或并並而但因由被把将將对對在是不没沒未无無仍", last):
		return costParticle
	}
	return costAlone
}
