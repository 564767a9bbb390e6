package report

import (
	"slices"
	"strings"
)

// Paper is what a report is printed on.
type Paper string

// The papers.
const (
	A4         Paper = "a4"      // upright
	A4Wide     Paper = "a4-wide" // lying on its long side
	A3         Paper = "a3"      // lying
	Letter     Paper = "letter"
	LetterWide Paper = "letter-wide"
	Tabloid    Paper = "tabloid" // lying: two of Letter
)

// sizes are those of the papers, in points.
var sizes = map[Paper][2]float64{
	A4: {595.276, 841.89}, A4Wide: {841.89, 595.276}, A3: {1190.551, 841.89},
	Letter: {612, 792}, LetterWide: {792, 612}, Tabloid: {1224, 792},
}

// Size is the paper's, in points.
func (p Paper) Size() (width, height float64) {
	s, ok := sizes[p]
	if !ok {
		s = sizes[A4]
	}
	return s[0], s[1]
}

// Word is by what people ask for the paper, however it lies: "a4", "a3", "letter", "tabloid".
func (p Paper) Word() string {
	return strings.TrimSuffix(string(p), "-wide")
}

// Papers are those that a report can be printed on, its own first: what is made for one large
// sheet can lie on a smaller one too.
func (p *Profile) Papers() []Paper {
	switch p.Paper {
	case A4, Letter:
		return []Paper{A4, Letter}
	case A4Wide, LetterWide:
		return []Paper{A4Wide, LetterWide}
	}
	return []Paper{A3, Tabloid, A4Wide, LetterWide}
}

// PaperOf finds one of [Profile.Papers] by its [Paper.Word].
func (p *Profile) PaperOf(word string) (Paper, bool) {
	all := p.Papers()
	i := slices.IndexFunc(all, func(one Paper) bool { return one.Word() == word })
	if i < 0 {
		return "", false
	}
	return all[i], true
}

// Columns is in how many the report is set: a large sheet has two.
func (p *Profile) Columns() int {
	if p.Paper == A3 || p.Paper == Tabloid {
		return 2
	}
	return 1
}
