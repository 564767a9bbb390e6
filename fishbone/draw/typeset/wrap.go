package typeset

import (
	"math"
	"strings"
	"unicode"

	"whybone/fishbone"
)

const ellipsis = "…"

// Wrap breaks a text into at most maxLines lines of at most the given width, by the
// rules of Unicode line breaking (UAX #14). Width and size are in the same unit.
// Only a word wider than the width or than 12 em is broken inside. In Chinese a
// line ends rather after 的, 了 or a punctuation mark where that costs little room.
// When the text does not fit, cut is true and the last line ends in "…".
func Wrap(s string, width, size float64, bold bool, maxLines int) (lines []string, cut bool) {
	s = oneLine(s)
	lines, cut = wrap(s, width, size, bold, maxLines)
	return direct(lines, s), cut
}

// oneLine makes one line of a text that was typed in several.
func oneLine(s string) string {
	if strings.ContainsFunc(s, isLineBreak) {
		return fishbone.Label(s)
	}
	return s
}

func isLineBreak(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }

func wrap(s string, width, size float64, bold bool, maxLines int) (lines []string, cut bool) {
	if maxLines < 1 || size <= 0 {
		return nil, s != ""
	}
	room := width / size
	ps, rest := split(s, bold, room*float64(maxLines)+longWord)
	ps = of(s, bold).breakWide(ps, room)
	for start := 0; start < len(ps); {
		if len(lines) == maxLines {
			return shorten(lines, room, bold), true
		}
		end := fill(ps, start, room)
		lines = append(lines, join(ps[start:end]))
		start = end
	}
	if rest != "" {
		return shorten(lines, room, bold), true
	}
	return lines, false
}

// WrapAll breaks a text into lines as [Wrap] does, and leaves nothing out, however long it is.
func WrapAll(s string, width, size float64, bold bool) (lines []string) {
	s = oneLine(s)
	whole, room := s, width/size
	for s != "" {
		ps, _ := split(s, bold, math.Inf(1))
		used := length(ps)
		ps = of(s, bold).breakWide(ps, room)
		for start := 0; start < len(ps); {
			end := fill(ps, start, room)
			if end == len(ps) && start > 0 && used < len(s) { // there is more to come on this line
				used -= length(ps[start:])
				break
			}
			lines = append(lines, join(ps[start:end]))
			start = end
		}
		s = s[used:]
	}
	return direct(lines, whole)
}

// length is how many bytes of text pieces are.
func length(ps []piece) (n int) {
	for _, p := range ps {
		n += len(p.text)
	}
	return n
}

// Line is a line of text that is tried in several widths.
type Line struct {
	// Width is its own, and Longest that of its longest word, in em.
	Width, Longest float64

	widths *widths
	pieces []piece
	rest   float64 // how wide is what has no pieces, in em
}

// NewLine measures a line.
func NewLine(s string, bold bool) *Line {
	s = oneLine(s)
	l := &Line{widths: of(s, bold)}
	var rest string
	l.pieces, rest = split(s, bold, math.Inf(1))
	l.rest = l.widths.width(rest)
	l.Width = l.widths.width(s)
	for _, p := range l.pieces {
		l.Longest = max(l.Longest, p.width)
	}
	return l
}

// Lines is how many lines [Wrap] makes of it in a room, in em.
func (l *Line) Lines(room float64) (n int) {
	if l.Width <= room {
		return 1
	}
	ps := l.pieces
	if l.Longest > room {
		ps = l.widths.breakWide(ps, room)
	}
	for start := 0; start < len(ps); n++ {
		start = fill(ps, start, room)
	}
	return n + int(math.Ceil(l.rest/max(room, 1)))
}

// breakWide shatters the pieces that are wider than a line.
func (f *widths) breakWide(ps []piece, room float64) []piece {
	var out []piece
	for _, p := range ps {
		if p.width <= room {
			out = append(out, p)
			continue
		}
		out = f.shatter(out, p.text, p.width+p.space, len(out)+len(p.text))
		out[len(out)-1].cost = p.cost
	}
	return out
}

// fill returns the end of the line that starts at a piece: as many as there is room
// for, or a few less if the line then ends better.
func fill(ps []piece, start int, room float64) int {
	end, width := start+1, ps[start].width
	for x := width + ps[start].space; end < len(ps) && x+ps[end].width <= room; end++ {
		width = x + ps[end].width
		x = width + ps[end].space
	}
	if end == len(ps) {
		return end
	}
	best, least := end, ps[end-1].cost
	for i, lost := end-1, 0.0; i > start; i-- {
		lost += ps[i].width + ps[i-1].space
		if cost := lost/12 + ps[i-1].cost; lost < room/3 && cost < least {
			best, least = i, cost
		}
	}
	return best
}

// join makes a line of pieces, without the space at its end.
func join(ps []piece) string {
	var b strings.Builder
	for _, p := range ps {
		b.WriteString(p.text)
	}
	return strings.TrimRightFunc(b.String(), unicode.IsSpace)
}

// shorten makes room for the ellipsis at the end of the last line.
func shorten(lines []string, room float64, bold bool) []string {
	if len(lines) == 0 {
		return []string{ellipsis}
	}
	last := &lines[len(lines)-1]
	*last = clip(*last, room, bold)
	return lines
}

// clip takes as many words as fit into the room together with "…", or grapheme clusters where
// the first word alone is too wide.
func clip(line string, room float64, bold bool) string {
	f := of(line, bold)
	fits := func(ps []piece) (end int) {
		width := f.width(ellipsis)
		for end < len(ps) && width+ps[end].width <= room {
			width += ps[end].width + ps[end].space
			end++
		}
		return end
	}
	ps, _ := split(line, bold, room+longWord)
	end := fits(ps)
	if end == 0 {
		ps = f.shatter(nil, line, room+1, len(line)+1)
		end = fits(ps)
	}
	return strings.TrimRight(join(ps[:end]), " ，。、,.;:；：") + ellipsis
}
