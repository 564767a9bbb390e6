package notation

import (
	"fmt"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Mark is a sign at a label, beside its words.
type Mark struct {
	part  scene.Part
	words string
	boxed bool    // the number of a footnote
	width float64 // in em of the label font, with the space between it and the next
}

const (
	markSize  = 0.86 // of a mark's font, in em of the label font
	MarkSpace = 0.30
)

const (
	signRoot      = "●"
	signOutside   = "○"
	signSkipped   = "…"
	signHidden    = "+"
	signFootnote  = "1" // in a box
	signConfirmed = "✓"
	signVerify    = "?"
	signUndecided = "–"
	signVotes     = "▲" // no dot: that is a root cause
	signSame      = "→"
	signStruck    = "abc" // not drawn: the words themselves are struck through
)

// NewMark returns a sign that stands beside a label.
func NewMark(part scene.Part, words string) Mark {
	return Mark{part: part, words: words, width: typeset.Width(words, markSize, true) + MarkSpace}
}

// FootnoteMark returns the number of a footnote, in its box.
func FootnoteMark(n int) Mark {
	words := fmt.Sprint(n)
	return Mark{part: scene.PartMark, words: words, boxed: true, width: boxWidth(words) + MarkSpace}
}

// Votes is the mark of so many votes as words, for what is no picture.
func Votes(n int) string { return signVotes + fmt.Sprint(n) }

// String is what the mark says.
func (m Mark) String() string { return string(m.part) + m.words }

// Width is how wide signs are, with the space between them.
func Width(list []Mark) float64 {
	w := 0.0
	for _, m := range list {
		w += m.width
	}
	return w
}

// Marks is what stands beside the words of a cause, and how they are written.
type Marks struct {
	Lead, Tail []Mark
	Root       bool // a root cause
	Struck     bool // rejected
	Skipped    bool // no cause, but whys that were left out
}

// Signs is what the marks of an analysis say.
type Signs struct {
	of        *fishbone.Analysis
	Continued map[fishbone.ID]bool  // causes that were on a page before
	Numbers   map[fishbone.ID]int   // of the causes that others repeat, as far as they are in the picture
	Hidden    map[fishbone.ID][]int // those of causes too deep to be drawn, at the drawn one above them
	Votes     string                // stands before their number
	used      map[string]bool       // signs that stand in the picture
}

// NewSigns returns the signs of an analysis; no cause has a number yet.
func NewSigns(a *fishbone.Analysis) *Signs {
	return &Signs{of: a, Numbers: map[fishbone.ID]int{}, Hidden: map[fishbone.ID][]int{}, Votes: signVotes, used: map[string]bool{}}
}

// target says where the arrow of a "same as" leads: to a number if the repeated cause is
// in the picture, else to its category if that is another one, and else to its own words.
func (s *Signs) target(c fishbone.Cause) string {
	const most = 8 // em
	if n := s.Numbers[c.SameAs]; n > 0 {
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

// Marks gives a row its marks. Where the picture itself shows what a cause repeats, there is
// no mark for that.
func (s *Signs) Marks(r *Row, shown ...bool) Marks {
	if len(r.Skipped) > 0 {
		s.used[signSkipped] = true
		w := Marks{Skipped: true}
		s.below(&w, r)
		return w
	}
	c, _ := s.of.Cause(r.ID)
	if len(shown) > 0 && shown[0] {
		c.SameAs = ""
	}
	w := s.marksOf(c)
	if r.Again || s.Continued[c.ID] {
		w.Lead = append([]Mark{NewMark(scene.PartMark, "…")}, w.Lead...)
	}
	s.below(&w, r)
	return w
}

// below adds what is said of the causes below a row that are not drawn.
func (s *Signs) below(w *Marks, r *Row) {
	if r.Hidden > 0 {
		s.used[signHidden] = true
		w.Tail = append(w.Tail, NewMark(scene.PartBadge, fmt.Sprintf("+%d", r.Hidden)))
	}
	for _, n := range s.Hidden[r.ID] {
		w.Tail = append(w.Tail, NewMark(scene.PartMark, circled(n)))
	}
}

// Footnote gives a row the number of a footnote, for the legend too.
func (s *Signs) Footnote(w *Marks, n int) {
	w.Tail = append(w.Tail, FootnoteMark(n))
	s.used[signFootnote] = true
}

func (s *Signs) marksOf(c fishbone.Cause) Marks {
	end := s.of.EndOf(c.ID)
	w := Marks{Root: end == fishbone.RootEnd, Struck: c.Verdict.Finding == fishbone.Rejected}
	if w.Root {
		w.Lead = append(w.Lead, s.mark(signRoot, ""))
	}
	if end == fishbone.OutsideEnd {
		w.Lead = append(w.Lead, s.mark(signOutside, ""))
	}
	if n := s.Numbers[c.ID]; n > 0 {
		w.Tail = append(w.Tail, NewMark(scene.PartMark, circled(n)))
	}
	switch {
	case c.Verdict.Finding == fishbone.Confirmed && !w.Root && end != fishbone.OutsideEnd:
		w.Tail = append(w.Tail, s.mark(signConfirmed, ""))
	case c.Verdict.Finding == fishbone.ToVerify:
		w.Tail = append(w.Tail, s.mark(signVerify, ""))
	case c.Verdict.Finding == fishbone.Undecided:
		w.Tail = append(w.Tail, s.mark(signUndecided, ""))
	case w.Struck:
		s.used[signStruck] = true
	}
	if c.SameAs != "" {
		w.Tail = append(w.Tail, s.mark(signSame, s.target(c)))
	}
	if c.Votes > 0 {
		w.Tail = append(w.Tail, s.mark(s.Votes, fmt.Sprint(c.Votes)))
	}
	return w
}

func (s *Signs) mark(sign, more string) Mark {
	s.used[sign] = true
	return NewMark(scene.PartMark, sign+more)
}

// circled writes a number that both ends of a "same as" carry.
func circled(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	return fmt.Sprintf("(%d)", n)
}
