// Package worksheet draws sheets of paper to be written on by hand: rows of ideas that are handed
// on, and the list by which causes are verified. Their lines have numbers that an analysis keeps,
// so that what is typed back later has its place, see [fishbone.Sheet].
//
// It writes no file. Start reading at [New], [Draw] and [Checks].
package worksheet

import (
	"image/color"
	"strings"
	"time"

	"whybone/app/picture"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// New are new sheets on which a team writes causes of its problem, or solutions for one cause or
// all of them. The edit has the analysis keep their numbers.
func New(a *fishbone.Analysis, use fishbone.SheetUse, of fishbone.ID, newID func() fishbone.ID) ([]fishbone.Sheet, fishbone.Edit) {
	question := words.T("sheet.ask."+string(use), "problem", problem(a))
	if c, ok := a.Cause(of); ok && use == fishbone.SheetSolutions {
		question = words.T("sheet.ask.cause", "cause", c.Text)
	}
	sheets := a.SheetsToWrite(newID, use, of, question)
	edits := make([]fishbone.Edit, len(sheets))
	for i, s := range sheets {
		edits[i] = fishbone.Add{Thing: &s}
	}
	return sheets, fishbone.Join(edits...)
}

// problem is what the team works on, or a line to write it on.
func problem(a *fishbone.Analysis) string {
	if head := a.HeadText(); head != "" {
		return head
	}
	return "…"
}

// PDF is a document of pages.
func PDF(pages []*scene.Scene, title string, made time.Time) ([]byte, error) {
	files, err := picture.Files(pages, picture.PDF, picture.Settings{Info: scene.DocumentInfo{Title: title, Language: string(words.Used()), Made: made}})
	if err != nil {
		return nil, err
	}
	return files[0], nil
}

// The measures of a page, in points.
const (
	pageWide, pageHigh = 841.89, 595.28 // A4, lying
	edge               = 40.0
	titleSize          = 18.0
	normal, small      = 10.0, 8.5
	writing            = 19.0 // from one line to write on to the next
)

// page is one sheet of paper on the way to be drawn.
type page struct {
	*scene.Scene
	theme *scene.Theme
	y     float64
}

func newPage() *page {
	theme := picture.Theme(false)
	return &page{Scene: &scene.Scene{Width: pageWide, Height: pageHigh, Paper: theme.Paper, Forms: theme.Forms}, theme: theme, y: edge}
}

// text sets words on a line.
func (p *page) text(x, y float64, said string, size float64, bold bool, ink color.NRGBA) {
	if said == "" {
		return
	}
	p.Texts = append(p.Texts, scene.Text{At: scene.Point{X: x, Y: y}, Words: said, Width: typeset.Width(said, size, bold), Size: size, Bold: bold, Color: ink})
}

// right sets words that end at a place.
func (p *page) right(x, y float64, said string, size float64, bold bool, ink color.NRGBA) {
	p.text(x-typeset.Width(said, size, bold), y, said, size, bold, ink)
}

// wrapped sets words of so many lines at most from a place downwards, and returns where they end.
func (p *page) wrapped(x, y, room float64, said string, size float64, bold bool, ink color.NRGBA, most int) float64 {
	lines, _ := typeset.Wrap(said, room, size, bold, most)
	for _, line := range lines {
		if said == "" {
			break
		}
		p.text(x, y+size, line, size, bold, ink)
		y += size * 1.35
	}
	return y
}

func (p *page) line(x1, y1, x2, y2, width float64, ink color.NRGBA, dashed bool) {
	p.Lines = append(p.Lines, scene.Line{Points: []scene.Point{{X: x1, Y: y1}, {X: x2, Y: y2}}, Width: width, Color: ink, Dashed: dashed})
}

// box is a square to be ticked.
func (p *page) box(x, y, size float64) {
	p.line(x, y, x+size, y, 0.8, p.theme.Muted, false)
	p.line(x, y+size, x+size, y+size, 0.8, p.theme.Muted, false)
	p.line(x, y, x, y+size, 0.8, p.theme.Muted, false)
	p.line(x+size, y, x+size, y+size, 0.8, p.theme.Muted, false)
}

// pale is the ink of lines to write on.
func (p *page) pale() color.NRGBA {
	mix := func(ink, paper uint8) uint8 { return uint8((int(ink) + 3*int(paper)) / 4) }
	ink, paper := p.theme.Muted, p.theme.Paper
	return color.NRGBA{mix(ink.R, paper.R), mix(ink.G, paper.G), mix(ink.B, paper.B), 255}
}

// rows are lines to write on, from a place downwards as far as there is room.
func (p *page) rows(x, from, wide, to float64) {
	for y := from; y <= to; y += writing {
		p.line(x, y, x+wide, y, 0.5, p.pale(), true)
	}
}

// Draw draws sheets that are handed on: a page for each that somebody begins.
func Draw(sheets []fishbone.Sheet) []*scene.Scene {
	var pages []*scene.Scene
	for _, s := range sheets {
		for n := range s.Writers() {
			pages = append(pages, handedOn(s, n+1))
		}
	}
	return pages
}

const nameWide = 92.0 // the column of who writes

// handedOn is one sheet: a row for each writer, who is named beside it.
func handedOn(s fishbone.Sheet, n int) *scene.Scene {
	p, writers := newPage(), s.Writers()
	p.right(pageWide-edge, p.y+titleSize, words.T("sheet.nth", "n", n, "of", len(writers)), normal, true, p.theme.Head)
	p.y = p.wrapped(edge, p.y, pageWide-2*edge-110, s.Text, titleSize, true, p.theme.Ink, 2) + 2
	p.y = p.wrapped(edge, p.y, pageWide-2*edge, words.T("sheet.how", "people", len(writers), "ideas", fishbone.RowIdeas), normal, false, p.theme.Muted, 2) + 8
	foot := pageHigh - edge - 26
	high := (foot - p.y) / float64(len(writers))
	if len(writers) < 3 {
		high = min(high, 150)
	}
	wide := (pageWide - 2*edge - nameWide) / fishbone.RowIdeas
	p.line(edge, p.y, pageWide-edge, p.y, 1, p.theme.Muted, false)
	for row := range writers {
		top := p.y + float64(row)*high
		first, _ := s.Place(s.Number(n, row+1, 1))
		who := first.Writer
		if who == "" {
			who = words.T("sheet.row", "n", row+1)
		}
		p.wrapped(edge+2, top+8, nameWide-10, who, normal, true, p.theme.Ink, 2)
		p.text(edge+2, top+high-8, words.T("sheet.minutes", "from", row*5, "to", row*5+5), small, false, p.theme.Muted)
		for idea := range fishbone.RowIdeas {
			x := edge + nameWide + float64(idea)*wide
			p.line(x, top, x, top+high, 0.6, p.theme.Muted, false)
			p.text(x+6, top+16, number(s.Number(n, row+1, idea+1)), 11, true, p.theme.Head)
			p.rows(x+32, top+20, wide-40, top+high-6)
		}
		p.line(edge, top+high, pageWide-edge, top+high, 0.8, p.theme.Muted, false)
	}
	var rules []string
	for _, key := range []string{"quiet.rule1", "quiet.rule2", "quiet.rule3", "quiet.rule4"} {
		rules = append(rules, words.T(key))
	}
	p.text(edge, pageHigh-edge, strings.Join(rules, " · "), small, false, p.theme.Muted)
	p.right(pageWide-edge, pageHigh-edge, words.T("sheet.back", "n", number(s.Number(n, 1, 1))), small, false, p.theme.Muted)
	return p.Scene
}
