package draw

import (
	"fmt"
	"strings"

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
	of      *fishbone.Analysis
	roots   map[fishbone.ID]bool
	again   map[fishbone.ID]bool  // causes that were on a page before
	numbers map[fishbone.ID]int   // of the causes that others repeat, as far as they are in the picture
	hidden  map[fishbone.ID][]int // those of causes too deep to be drawn, at the drawn one above them
	used    map[string]bool       // signs that stand in the picture
}

func readSigns(a *fishbone.Analysis, o Options) signs {
	s := signs{of: a, roots: map[fishbone.ID]bool{}, numbers: map[fishbone.ID]int{}, hidden: map[fishbone.ID][]int{}, used: map[string]bool{}}
	if o.excerpt != nil {
		s.again = o.excerpt.above
	}
	for _, c := range a.RootCauses() {
		s.roots[c.ID] = true
	}
	repeated := map[fishbone.ID]bool{}
	for level, c := range o.excerpt.causes(a) {
		if level <= o.Depth && c.SameAs != "" {
			repeated[c.SameAs] = true
		}
	}
	if len(repeated) == 0 {
		return s
	}
	var drawn fishbone.ID // the last one
	for level, c := range o.excerpt.causes(a) {
		if level <= o.Depth {
			drawn = c.ID
		}
		if repeated[c.ID] {
			n := len(s.numbers) + 1
			s.numbers[c.ID] = n
			if level > o.Depth {
				s.hidden[drawn] = append(s.hidden[drawn], n)
			}
		}
	}
	return s
}

// below counts the causes below one.
func (s *signs) below(id fishbone.ID) (n int) {
	for range s.of.Walk(id) {
		n++
	}
	return n
}

// target says where the arrow of a "same as" leads: to a number where the repeated
// cause is in the picture, to its category where it is on another page, and else,
// such as from a page to the next one of a category or to the tray, to its own words.
func (s *signs) target(c fishbone.Cause) string {
	const most = 8 // em
	if n := s.numbers[c.SameAs]; n > 0 {
		return circled(n)
	}
	same, _ := s.of.Cause(c.SameAs)
	words := same.Text
	here, _ := s.of.BoneOf(c.ID)
	if there, ok := s.of.BoneOf(c.SameAs); ok && there.ID != here.ID {
		words = there.Name
	}
	lines, _ := typeset.Wrap(words, most, 1, true, 1)
	return strings.Join(lines, "")
}

// rest is the row for causes of a category that are not drawn.
func (s *signs) rest(bone fishbone.ID, n int, k *known) row {
	w := row{id: bone, tail: []mark{newMark(PartBadge, fmt.Sprintf("+%d", n))}}
	w.measure("…", k)
	return w
}

// row gives a cause its marks. Hidden is how many answers below it
// are not drawn.
func (s *signs) row(c fishbone.Cause, level, hidden int) row {
	w := row{id: c.ID, level: level, strong: s.roots[c.ID], struck: c.Verdict.Finding == fishbone.Rejected}
	if s.again[c.ID] {
		w.lead = append(w.lead, newMark(PartMark, "…"))
	}
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
		w.tail = append(w.tail, s.mark(signSame, s.target(c)))
	}
	if c.Votes > 0 {
		w.tail = append(w.tail, s.mark(signVotes, fmt.Sprint(c.Votes)))
	}
	if hidden > 0 {
		w.tail = append(w.tail, newMark(PartBadge, fmt.Sprintf("+%d", hidden)))
	}
	for _, n := range s.hidden[c.ID] {
		w.tail = append(w.tail, newMark(PartMark, circled(n)))
	}
	return w
}

func (s *signs) mark(sign, more string) mark {
	s.used[sign] = true
	return newMark(PartMark, sign+more)
}

// circled writes a number that both ends of a "same as" carry.
func circled(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	return fmt.Sprintf("(%d)", n)
}
