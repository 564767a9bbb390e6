package form

import (
	"image/color"
	"sort"
	"strings"

	"whybone/app/forms"
	"whybone/app/words"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report/form"
)

// The measures of a form as it is shown, in points.
const (
	textSize  = 9.0
	lineHigh  = 12.0
	cellAir   = 3.0  // left and right of the words of a cell
	titleHigh = 24.0 // above a table of a document
	between   = 14.0
	mostLines = 40 // of a cell
)

// The colours of a form: it is paper, in the dark too.
var (
	paper    = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	ink      = color.NRGBA{0x1b, 0x24, 0x26, 0xff}
	pale     = color.NRGBA{0x5c, 0x69, 0x6c, 0xff}
	edge     = color.NRGBA{0xb4, 0xbc, 0xbe, 0xff}
	faint    = color.NRGBA{0xec, 0xef, 0xf0, 0xff}
	reckoned = color.NRGBA{0xf1, 0xf1, 0xf1, 0xff} // a cell with a formula
	filled   = color.NRGBA{0xdd, 0xee, 0xec, 0xff}
	accent   = color.NRGBA{0x08, 0x5f, 0x5f, 0xff}
	amber    = color.NRGBA{0x8a, 0x5a, 0x00, 0xff}
	missing  = color.NRGBA{0xfb, 0xef, 0xd6, 0xff}
)

// shown is what is to be seen in a cell.
type shown struct {
	text   string
	ground color.NRGBA // none where it has no opacity
	ink    color.NRGBA
	bold   bool
}

// grid is a form as it is shown: its sheets below each other, each with the places of its lines.
type grid struct {
	blocks     []*block
	wide, high float64
	look       map[*form.Cell]shown
}

// block is a sheet on the grid.
type block struct {
	sheet  *form.Sheet
	title  string
	top    float64
	xs, ys []float64 // where columns and rows begin, and where the last of them end
}

// newGrid lays sheets out. What is written and what is missing is shown in its cells.
func newGrid(sheets []*form.Sheet, m *form.Mapping, plan form.Plan) *grid {
	g := &grid{look: map[*form.Cell]shown{}}
	g.dress(m, plan)
	for _, s := range sheets {
		b := &block{sheet: s, top: g.high, xs: sums(0, s.Widths)}
		if s.Sort != form.OfBook {
			b.title = forms.Sheet(s)
			if s.Caption != "" {
				b.title += "  ·  " + strings.ReplaceAll(s.Caption, "\n", " ")
			}
			b.top += titleHigh
		}
		b.ys = sums(b.top, g.heights(s))
		g.blocks = append(g.blocks, b)
		g.wide, g.high = max(g.wide, b.xs[len(b.xs)-1]), b.ys[len(b.ys)-1]+between
	}
	return g
}

// sums are the places at which lengths begin that follow one another.
func sums(from float64, lengths []float64) []float64 {
	all := []float64{from}
	for _, l := range lengths {
		from += l
		all = append(all, from)
	}
	return all
}

// dress finds what is to be seen in the cells that have something to do with the mapping.
func (g *grid) dress(m *form.Mapping, plan form.Plan) {
	for _, l := range plan.Left {
		if l.Cell != nil && l.Reason == form.NotGiven {
			s := shown{text: words.T("report.notGiven"), ground: missing, ink: amber}
			if l.Place.After && !l.Cell.Blank() {
				s.text = l.Cell.Text + " …"
			}
			g.look[l.Cell] = s
		}
	}
	for _, w := range plan.Writes {
		s := shown{text: w.Value.Text, ground: filled, ink: accent, bold: w.Cell.Bold}
		if w.After {
			s.text = w.Cell.Text + "\n" + s.text
		}
		g.look[w.Cell] = s
	}
}

// seen is what is to be seen in a cell.
func (g *grid) seen(c *form.Cell) shown {
	if s, ok := g.look[c]; ok {
		return s
	}
	s := shown{text: c.Text, ink: ink, bold: c.Bold}
	if c.Fill != 0 {
		s.ground = color.NRGBA{uint8(c.Fill >> 16), uint8(c.Fill >> 8), uint8(c.Fill), 0xff}
		if dark := 299*int(s.ground.R) + 587*int(s.ground.G) + 114*int(s.ground.B); dark < 128_000 {
			s.ink = paper
		}
	}
	if c.Formula && c.Sheet.Sort == form.OfBook {
		s.ground, s.ink = reckoned, pale
	}
	return s
}

// heights are those of the rows: where a cell grows with its words, its row does.
func (g *grid) heights(s *form.Sheet) []float64 {
	all := append([]float64(nil), s.Heights...)
	xs := sums(0, s.Widths)
	for c := range s.Cells {
		look := g.seen(c)
		if look.text == "" || !c.Grows() || c.Rows > 1 || all[c.Row] == 0 {
			continue
		}
		wide := xs[min(c.Column+c.Columns, len(xs)-1)] - xs[c.Column]
		if n := len(wrapped(look, wide, mostLines)); n > 0 {
			all[c.Row] = max(all[c.Row], float64(n)*lineHigh+5)
		}
	}
	return all
}

// wrapped breaks what is seen in a cell into lines.
func wrapped(s shown, wide float64, most int) (lines []string) {
	room := wide - 2*cellAir
	if room < 4 {
		return nil
	}
	for _, one := range strings.Split(s.text, "\n") {
		if len(lines) >= most {
			break
		}
		broken, _ := typeset.Wrap(one, room, textSize, s.bold, most-len(lines))
		if len(broken) == 0 {
			broken = []string{""}
		}
		lines = append(lines, broken...)
	}
	return lines
}

// box is a rectangle on the grid.
type box struct{ left, top, right, bottom float64 }

// place is where a cell is; ok is false where it is not shown.
func (g *grid) place(c *form.Cell) (at box, ok bool) {
	for _, b := range g.blocks {
		if b.sheet != c.Sheet {
			continue
		}
		at = box{b.xs[c.Column], b.ys[c.Row], b.xs[min(c.Column+c.Columns, len(b.xs)-1)], b.ys[min(c.Row+c.Rows, len(b.ys)-1)]}
		return at, at.right > at.left && at.bottom > at.top
	}
	return box{}, false
}

// at is the cell at a place, nil for none.
func (g *grid) at(x, y float64) *form.Cell {
	for _, b := range g.blocks {
		row, column := interval(b.ys, y), interval(b.xs, x)
		if row >= 0 && column >= 0 {
			return b.sheet.At(row, column)
		}
	}
	return nil
}

// interval is between which two places something lies, -1 for before or behind all of them.
func interval(places []float64, x float64) int {
	if x < places[0] || x >= places[len(places)-1] {
		return -1
	}
	return sort.Search(len(places), func(i int) bool { return places[i] > x }) - 1
}

// draw draws a strip of the form.
func (g *grid) draw(top, high float64) *scene.Scene {
	s := &scene.Scene{Width: g.wide + 1, Height: high, Paper: paper, Forms: words.Used().Forms()}
	p := painter{s, top}
	for _, b := range g.blocks {
		if b.title != "" && b.top > top && b.top-titleHigh < top+high {
			p.text(cellAir, b.top-8, b.title, true, pale)
		}
		if b.ys[len(b.ys)-1] < top || b.top > top+high {
			continue
		}
		for c := range b.sheet.Cells {
			if at, ok := g.place(c); ok && at.bottom >= top && at.top <= top+high {
				p.cell(c, at, g.seen(c))
			}
		}
	}
	return s
}

// painter draws cells into a strip.
type painter struct {
	scene *scene.Scene
	top   float64
}

func (p painter) cell(c *form.Cell, at box, look shown) {
	if look.ground.A != 0 {
		p.fill(at, look.ground)
	}
	line := faint
	if c.Drawn() {
		line = edge
	}
	const thin = 0.6
	p.fill(box{at.left, at.top, at.right, at.top + thin}, line)
	p.fill(box{at.left, at.bottom, at.right, at.bottom + thin}, line)
	p.fill(box{at.left, at.top, at.left + thin, at.bottom}, line)
	p.fill(box{at.right, at.top, at.right + thin, at.bottom}, line)
	if len(c.Choices) > 0 {
		x, y := at.right-9, at.top+5
		p.shape(look.ink, scene.Point{X: x, Y: y}, scene.Point{X: x + 6, Y: y}, scene.Point{X: x + 3, Y: y + 4})
	}
	most := max(1, int((at.bottom-at.top-1)/lineHigh))
	for i, l := range wrapped(look, at.right-at.left, most) {
		p.text(at.left+cellAir, at.top+float64(i)*lineHigh+textSize+1.5, l, look.bold, look.ink)
	}
}

func (p painter) fill(b box, c color.NRGBA) {
	p.shape(c, scene.Point{X: b.left, Y: b.top}, scene.Point{X: b.right, Y: b.top}, scene.Point{X: b.right, Y: b.bottom}, scene.Point{X: b.left, Y: b.bottom})
}

func (p painter) shape(c color.NRGBA, points ...scene.Point) {
	for i := range points {
		points[i].Y -= p.top
	}
	p.scene.Shapes = append(p.scene.Shapes, scene.Shape{Points: points, Fill: c})
}

func (p painter) text(x, y float64, words string, bold bool, c color.NRGBA) {
	if words == "" {
		return
	}
	p.scene.Texts = append(p.scene.Texts, scene.Text{
		At: scene.Point{X: x, Y: y - p.top}, Words: words, Width: typeset.Width(words, textSize, bold), Size: textSize, Bold: bold, Color: c,
	})
}
