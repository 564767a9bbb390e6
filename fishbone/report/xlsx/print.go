package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/flow"
)

// This file is about paper: where the pages of a printed sheet end, so that no heading stands last on one and no page is
// printed for a few rows.

// over and under are the edges of the paper above and below a sheet, in points.
const over, under = 54.0, 54.0

// inked is a row as it is printed: how high it is, in points, and whether it stays with the next one.
type inked struct {
	high     float64
	withNext bool
}

// autoHigh is how high a row becomes that says no height: as its letters need, whatever the font.
func autoHigh(cells []cell) float64 {
	const leading = 1.45
	high := float64(lineHigh)
	for _, c := range cells {
		if c.style < inTable && c.text != "" {
			high = max(high, leading*float64(looks[c.style].size))
		}
	}
	return high
}

// printed is how a sheet is printed.
type printed struct {
	pages  int   // that it is made to fit on, 0 for as many as it takes
	breaks []int // the rows, from 0, with which a page begins that would begin elsewhere
}

// onPages finds how a sheet is printed on pages of so many points: a little smaller where that saves its last page,
// else with breaks before what stays together. A list whose last page would have a few rows shares them out.
func (s *sheet) onPages(wide, high float64) printed {
	const a, surely = 0.18, 0.97 // a little, and the part of a page that is counted on: fonts differ
	room := high / min(1, wide/s.wide())
	usual := s.begins(surely*room, false)
	if smaller := s.begins((1+a)*surely*room, false); len(smaller) < len(usual) && !s.ends(smaller) {
		return printed{pages: len(smaller)}
	}
	if s.isTable {
		return s.shared(room)
	}
	if !s.ends(usual) && !s.ends(s.begins(room, false)) && !s.ends(s.begins(room/surely, false)) {
		return printed{}
	}
	return printed{breaks: s.begins(surely*room, true)[1:]}
}

// begins are the rows with which pages begin that have so much room. Below a head that is repeated there is less.
func (s *sheet) begins(room float64, together bool) []int {
	head := 0.0
	if s.isTable {
		head = s.inked[0].high
	}
	f := flow.Flow{Page: 1}
	for i, one := range s.inked {
		if s.isTable && i == 0 {
			continue
		}
		f.Add(one.high/(room-head), together && one.withNext)
	}
	return append([]int{0}, f.Breaks()...)
}

// ends says whether one of the pages that begin with some rows follows one that ends in what stays with them.
func (s *sheet) ends(begins []int) bool {
	return slices.ContainsFunc(begins[1:], func(at int) bool { return s.inked[at-1].withNext })
}

// wide is how wide a sheet is, in points. Columns are as wide as so many figures of the usual font: those of Chinese
// ones are wider.
func (s *sheet) wide() (points float64) {
	const wider = 8.0 / 7
	for _, c := range s.columns {
		points += c * character
	}
	if s.chinese {
		points *= wider
	}
	return points
}

// shared is how a list is printed: where a few rows would be alone on its last page, both last ones have about as many.
func (s *sheet) shared(room float64) printed {
	head := s.inked[0].high
	var high []float64
	for _, one := range s.inked[1:] {
		high = append(high, one.high)
	}
	if at := columns.Even(high, room-head, room-head); at > 0 {
		return printed{breaks: []int{at + 1}}
	}
	return printed{}
}

// rowBreaks says where pages begin.
func (p printed) rowBreaks() string {
	if len(p.breaks) == 0 {
		return ""
	}
	const last = 16383 // column
	var b strings.Builder
	fmt.Fprintf(&b, `<rowBreaks count="%d" manualBreakCount="%[1]d">`, len(p.breaks))
	for _, at := range p.breaks {
		fmt.Fprintf(&b, `<brk id="%d" max="%d" man="1"/>`, at, last)
	}
	return b.String() + `</rowBreaks>`
}
