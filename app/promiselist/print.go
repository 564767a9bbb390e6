package promiselist

import (
	"fmt"
	"image/color"
	"time"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Print is the list as a document of A4 pages, to be hung up and ticked off by hand.
func Print(l List) ([]byte, error) {
	info := scene.DocumentInfo{Title: l.Analysis.HeadText(), Language: string(words.Used()), Made: l.Now}
	files, err := picture.Files(Draw(l), picture.PDF, picture.Settings{Info: info})
	if err != nil {
		return nil, err
	}
	return files[0], nil
}

// The measures of a page, in points.
const (
	pageWide, pageHigh = 842, 595 // A4, lying
	edge               = 40
	cellGap            = 10
	rowAir             = 10 // above and below the words of a row
	normal, small      = 9.5, 8
)

// Columns that are set otherwise than the rest: the words are bold, and what is late is from the
// due day on.
const (
	what = 1
	due  = 5
)

// column is one of the printed table.
type column struct {
	head string
	wide float64
	text func(p fishbone.Promise) string
}

// sheetOf draws pages one after the other.
type sheetOf struct {
	theme *scene.Theme
	a     *fishbone.Analysis
	now   time.Time
	today fishbone.Day
	cols  []column
	pages []*scene.Scene
	y     float64
}

// Draw draws the pages.
func Draw(l List) []*scene.Scene {
	s := &sheetOf{theme: picture.Theme(false), a: l.Analysis, now: l.Now, today: l.today()}
	s.cols = s.columns()
	s.newPage()
	group := fishbone.PromiseGroup("")
	for i, p := range l.Promises {
		r := s.row(i+1, p)
		title := p.Group(s.today) != group
		need := r.high
		if title {
			need += 22
		}
		if s.y+need > pageHigh-edge-12 {
			s.newPage()
		}
		if title {
			group = p.Group(s.today)
			s.y += 8
			s.text(edge, s.y+11, Group(group), normal, true, s.groupInk(group))
			s.y += 16
			s.rule(s.pale(), 0.5)
		}
		s.draw(r)
	}
	for i, page := range s.pages {
		s.onPage(page, pageWide-edge, pageHigh-edge+10, words.T("promise.page", "n", i+1, "of", len(s.pages)))
	}
	return s.pages
}

func (s *sheetOf) groupInk(g fishbone.PromiseGroup) color.NRGBA {
	if g == fishbone.GroupOverdue {
		return s.theme.Alarm
	}
	return s.theme.Ink
}

func (s *sheetOf) columns() []column {
	field := func(name string) string { return words.Title(fishbone.PromiseKind, name) }
	return []column{
		{words.T("promise.no"), 24, nil},
		{words.T("promise.what"), 236, func(p fishbone.Promise) string { return p.Text }},
		{field("cause"), 148, func(p fishbone.Promise) string { return nameOf(s.a, p.Cause) }},
		{field("to"), 72, func(p fishbone.Promise) string { return p.To }},
		{field("owner"), 72, func(p fishbone.Promise) string { return p.Owner }},
		{field("due"), 60, func(p fishbone.Promise) string { return string(p.DueDay()) }},
		{field("status"), 80, func(p fishbone.Promise) string { return State(p, s.today) }},
	}
}

// printed is a row with its words broken into lines.
type printed struct {
	promise fishbone.Promise
	cells   [][]string
	notes   []string // below the words, smaller
	high    float64
}

func (s *sheetOf) row(number int, p fishbone.Promise) printed {
	r := printed{promise: p}
	most := 1
	for i, c := range s.cols {
		text := fmt.Sprint(number)
		if c.text != nil {
			text = c.text(p)
		}
		var lines []string
		if text != "" {
			lines, _ = typeset.Wrap(text, c.wide, normal, i == what || i >= due, 4)
		}
		r.cells = append(r.cells, lines)
		most = max(most, len(lines))
	}
	if note := s.note(p); note != "" {
		r.notes, _ = typeset.Wrap(note, s.cols[1].wide, small, false, 3)
	}
	high := max(leading(normal)*float64(most), leading(normal)*float64(len(r.cells[1]))+leading(small)*float64(len(r.notes)))
	r.high = high + rowAir
	return r
}

// note is what a printed row says below the words of a promise.
func (s *sheetOf) note(p fishbone.Promise) string {
	switch {
	case p.NewDue != "":
		return words.T("promise.postponed", "day", string(p.Due), "reason", p.Reason)
	case p.Document != "":
		return words.T("promise.inDocument", "document", p.Document, "number", p.Number, "revision", p.Revision)
	}
	return p.How
}

// pale is the ink of the lines between rows.
func (s *sheetOf) pale() color.NRGBA {
	mix := func(ink, paper uint8) uint8 { return uint8((int(ink) + 3*int(paper)) / 4) }
	ink, paper := s.theme.Faint, s.theme.Paper
	return color.NRGBA{mix(ink.R, paper.R), mix(ink.G, paper.G), mix(ink.B, paper.B), 255}
}

func leading(size float64) float64 { return size * 1.4 }

func (s *sheetOf) draw(r printed) {
	x := float64(edge)
	over := r.promise.Over()
	for i, lines := range r.cells {
		ink, bold := s.theme.Ink, i == what
		switch {
		case over:
			ink = s.theme.Muted
		case i >= due && r.promise.Late(s.today) > 0:
			ink, bold = s.theme.Alarm, true
		}
		for n, line := range lines {
			s.text(x, s.y+rowAir/2+leading(normal)*float64(n)+normal, line, normal, bold && !over, ink)
		}
		x += s.cols[i].wide + cellGap
	}
	y := s.y + rowAir/2 + leading(normal)*float64(len(r.cells[1]))
	for n, line := range r.notes {
		s.text(edge+s.cols[0].wide+cellGap, y+leading(small)*float64(n)+small, line, small, false, s.theme.Muted)
	}
	s.y += r.high
	s.rule(s.pale(), 0.5)
}

// newPage begins a page: the first with what the list is of, each with the names of columns.
func (s *sheetOf) newPage() {
	s.pages = append(s.pages, &scene.Scene{Width: pageWide, Height: pageHigh, Paper: s.theme.Paper, Forms: s.theme.Forms})
	s.y = edge
	if len(s.pages) == 1 {
		lines, _ := typeset.Wrap(words.T("promise.title", "problem", s.a.HeadText()), pageWide-2*edge, 15, true, 2)
		for _, line := range lines {
			s.y += 18
			s.text(edge, s.y-4, line, 15, true, s.theme.Ink)
		}
		n := s.a.CountPromises(s.today)
		s.y += 14
		s.text(edge, s.y, words.T("promise.asOf", "day", s.now.Format(time.DateOnly), "overdue", n.Overdue, "open", n.Open, "done", n.Done), normal, false, s.theme.Muted)
		s.y += 14
	}
	x := float64(edge)
	for _, c := range s.cols {
		if lines, _ := typeset.Wrap(c.head, c.wide, small, false, 1); len(lines) > 0 {
			s.text(x, s.y+small, lines[0], small, false, s.theme.Muted)
		}
		x += c.wide + cellGap
	}
	s.y += leading(small) + 2
	s.rule(s.theme.Muted, 0.75)
}

func (s *sheetOf) text(x, y float64, words string, size float64, bold bool, ink color.NRGBA) {
	page := s.pages[len(s.pages)-1]
	page.Texts = append(page.Texts, scene.Text{
		At: scene.Point{X: x, Y: y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: ink,
	})
}

// onPage puts the number of a page to its right edge.
func (s *sheetOf) onPage(page *scene.Scene, right, y float64, words string) {
	wide := typeset.Width(words, small, false)
	page.Texts = append(page.Texts, scene.Text{At: scene.Point{X: right - wide, Y: y}, Words: words, Width: wide, Size: small, Color: s.theme.Muted})
}

func (s *sheetOf) rule(ink color.NRGBA, width float64) {
	page := s.pages[len(s.pages)-1]
	page.Lines = append(page.Lines, scene.Line{Points: []scene.Point{{X: edge, Y: s.y}, {X: pageWide - edge, Y: s.y}}, Width: width, Color: ink})
}
