package worksheet

import (
	"fmt"

	"whybone/app/words"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/service"
)

// The measures of a check sheet on paper.
const (
	lineNameWide = 150.0
	sumWide      = 48.0
	leastBox     = 46.0
	mostBox      = 110.0
	boxHigh      = 30.0
	headHigh     = 24.0
)

// CheckSheet is a check sheet on paper: the strokes so far as numbers, and room for more by hand.
// Columns that do not fit follow on further pages, and so do rows.
func CheckSheet(s *service.Sheet) []*scene.Scene {
	room := pageWide - 2*edge - lineNameWide - sumWide
	most := int(room / leastBox)
	parts := max(1, (len(s.Columns)+most-1)/most)
	each := (len(s.Columns) + parts - 1) / parts
	rows := 0
	for high := 110 + boxHigh; high < pageHigh-2*edge; high += boxHigh {
		rows++
	}
	var pages []*page
	for from := 0; from < len(s.Columns); from += each {
		for first := 0; first < len(s.Rows); first += rows {
			p := newPage()
			checkHead(p, s)
			part := grid{from, min(len(s.Columns), from+each), first, min(len(s.Rows), first+rows), min(mostBox, room/float64(each))}
			part.draw(p, s)
			pages = append(pages, p)
		}
	}
	scenes := make([]*scene.Scene, len(pages))
	for i, p := range pages {
		p.text(edge, pageHigh-edge, words.T("figures.paper"), small, false, p.theme.Muted)
		p.right(pageWide-edge, pageHigh-edge, fmt.Sprintf("%d / %d", i+1, len(pages)), small, false, p.theme.Muted)
		scenes[i] = p.Scene
	}
	return scenes
}

func checkHead(p *page, s *service.Sheet) {
	p.y = p.wrapped(edge, p.y, pageWide-2*edge, s.Title, titleSize, true, p.theme.Ink, 1) + 2
	p.y = p.wrapped(edge, p.y, pageWide-2*edge, words.T("figures.paperMonth", "month", string(s.Month[:7])), normal, false, p.theme.Muted, 1) + 14
}

// grid is the part of a sheet that a page has.
type grid struct {
	from, to    int // columns
	first, last int // rows
	wide        float64
}

func (g grid) draw(p *page, s *service.Sheet) {
	ink, left := p.theme.Muted, edge
	right := left + lineNameWide + float64(g.to-g.from)*g.wide + sumWide
	top := p.y
	foot := top + headHigh + float64(g.last-g.first)*boxHigh
	for y := top; y <= foot+0.5; y += boxHigh {
		p.line(left, y, right, y, 0.6, ink, false)
		if y == top {
			y += headHigh - boxHigh
		}
	}
	for n := 0; n <= g.to-g.from; n++ {
		x := left + lineNameWide + float64(n)*g.wide
		p.line(x, top, x, foot, 0.6, ink, false)
		if n < g.to-g.from {
			p.wrapped(x+4, top+6, g.wide-8, s.Columns[g.from+n].Text, small, true, p.theme.Ink, 1)
		}
	}
	p.line(left, top, left, foot, 0.6, ink, false)
	p.line(right, top, right, foot, 0.6, ink, false)
	p.wrapped(right-sumWide+4, top+6, sumWide-8, words.T("figures.sum"), small, true, p.theme.Ink, 1)
	for n := g.first; n < g.last; n++ {
		g.row(p, s, n, top+headHigh+float64(n-g.first)*boxHigh)
	}
	p.y = foot
}

// row is one line: its name, what was counted so far in small figures, and their sum.
func (g grid) row(p *page, s *service.Sheet, n int, y float64) {
	l := s.Rows[n]
	p.wrapped(edge+4, y+4, lineNameWide-8, l.Text, normal, false, p.theme.Ink, 2)
	for c := g.from; c < g.to; c++ {
		if k := s.Strokes(l.ID, s.Columns[c].ID); k > 0 {
			p.right(edge+lineNameWide+float64(c-g.from+1)*g.wide-4, y+boxHigh-5, words.Number(k), small, false, p.theme.Muted)
		}
	}
	if sum := s.RowSum(l.ID); sum > 0 {
		p.right(edge+lineNameWide+float64(g.to-g.from)*g.wide+sumWide-4, y+boxHigh-5, words.Number(sum), normal, true, p.theme.Ink)
	}
}
