package draw

import (
	"fmt"

	"whybone/fishbone"
	"whybone/fishbone/draw/typeset"
)

// mark is a sign at a label, beside its words.
type mark struct {
	part  Part
	words string
	width float64 // in em of the label font, with the space between it and the next
}

const (
	markSize  = 0.86 // of a mark's font, in em of the label font
	markSpace = 0.30
)

const (
	signRoot      = "●"
	signConfirmed = "✓"
	signVerify    = "?"
	signVotes     = "•"
	signSame      = "→"
	signStruck    = "abc" // not drawn: the words themselves are struck through
)

func newMark(part Part, words string) mark {
	return mark{part, words, typeset.Width(words, markSize, true) + markSpace}
}

func width(marks []mark) float64 {
	w := 0.0
	for _, m := range marks {
		w += m.width
	}
	return w
}

// signs is what the marks of an analysis say.
type signs struct {
	roots   map[fishbone.ID]bool
	numbers map[fishbone.ID]int // of the causes that others repeat, as far as they are drawn
	used    map[string]bool     // signs that stand in the picture
}

func readSigns(a *fishbone.Analysis, depth int) signs {
	s := signs{map[fishbone.ID]bool{}, map[fishbone.ID]int{}, map[string]bool{}}
	for _, c := range a.RootCauses() {
		s.roots[c.ID] = true
	}
	repeated := map[fishbone.ID]bool{}
	for level, c := range a.WalkBones() {
		if level <= depth && c.SameAs != "" {
			repeated[c.SameAs] = true
		}
	}
	for level, c := range a.WalkBones() {
		if level <= depth && repeated[c.ID] {
			s.numbers[c.ID] = len(s.numbers) + 1
		}
	}
	return s
}

// row gives a cause its marks and measures it. Hidden is how many answers below it
// are not drawn.
func (s *signs) row(c fishbone.Cause, level, hidden int) row {
	w := row{id: c.ID, level: level, strong: s.roots[c.ID], struck: c.Verdict.Finding == fishbone.Rejected}
	if w.strong {
		w.lead = append(w.lead, s.mark(signRoot, ""))
	}
	if n := s.numbers[c.ID]; n > 0 {
		w.tail = append(w.tail, newMark(PartMark, circled(n)))
	}
	switch {
	case c.Verdict.Finding == fishbone.Confirmed && !w.strong:
		w.tail = append(w.tail, s.mark(signConfirmed, ""))
	case c.Verdict.Finding == fishbone.ToVerify:
		w.tail = append(w.tail, s.mark(signVerify, ""))
	case w.struck:
		s.used[signStruck] = true
	}
	if c.SameAs != "" {
		w.tail = append(w.tail, s.mark(signSame, circled(s.numbers[c.SameAs])))
	}
	if c.Votes > 0 {
		w.tail = append(w.tail, s.mark(signVotes, fmt.Sprint(c.Votes)))
	}
	if hidden > 0 {
		w.tail = append(w.tail, newMark(PartBadge, fmt.Sprintf("+%d", hidden)))
	}
	w.measure(c.Text)
	return w
}

func (s *signs) mark(sign, more string) mark {
	s.used[sign] = true
	return newMark(PartMark, sign+more)
}

// circled writes a number that both ends of a "same as" carry; nothing for 0.
func circled(n int) string {
	switch {
	case n == 0:
		return ""
	case n <= 20:
		return string(rune('①' + n - 1))
	}
	return fmt.Sprintf("(%d)", n)
}
