// Package table draws tables as pictures: a title, a line of names, and rows whose cells are
// wrapped. It knows nothing of what the cells say.
//
// Start reading at [Table.Draw] and [Table.Pages].
package table

import (
	"errors"
	"fmt"
	"image/color"
	"math"
	"slices"

	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// ErrNoRows says that there is nothing to put into a table.
var ErrNoRows = errors.New("there is nothing to put into this table yet")

// Table is what is drawn.
type Table struct {
	Title, Below string
	Head         []string
	Rows         []Row
}

// Row is one line of a table.
type Row struct {
	Cells  []string
	Tints  []float64 // of the cells, from 0 to 1; there may be fewer
	Dots   []int     // discs in place of the words of a cell; there may be fewer
	Strong bool      // it is the one that matters
	Minor  bool      // it is a part of the one above
	Cut    string    // a line below it that says so much, empty for none
}

// The measures of a table, in points.
const (
	margin    = 28.0
	titleSize = 22.0
	textSize  = 14.0
	smallSize = 12.0
	pitch     = 1.4  // from one line to the next, of their size
	gap       = 14.0 // between columns
	padding   = 7.0  // above and below the words of a row
	widest    = 340.0
	whole     = 1040.0 // of all columns
	manyWhole = 1240.0 // of all columns where they are many
	many      = 8
	narrowest = 44.0
	lines     = 14 // of a cell at most
	disc      = 11.0
	discPitch = 15.0
	cutHigh   = 17.0
)

// sheet is a table on the way to be drawn.
type sheet struct {
	scene  *scene.Scene
	theme  *scene.Theme
	widths []float64
	room   float64 // of all columns
	y      float64
}

// Draw draws the table in one piece; the theme is Light if it is nil.
func (t Table) Draw(theme *scene.Theme) *scene.Scene { return t.draw(theme, math.Inf(1))[0] }

// Pages draws the table on as many sheets of paper as it needs, each with the names of the
// columns. A table is never made larger than it is, and smaller where it is too wide.
func (t Table) Pages(theme *scene.Theme, page scene.Page) []*scene.Scene {
	width, height, fixed := page.Inner()
	if !fixed {
		return []*scene.Scene{t.Draw(theme)}
	}
	paperWide, paperHigh, _ := page.Size()
	k := min(1, width/(t.sheet(theme).room+2*margin))
	pages := t.draw(theme, height/k)
	for i, s := range pages {
		if len(pages) > 1 {
			number := fmt.Sprintf("%d / %d", i+1, len(pages))
			wide := typeset.Width(number, smallSize, false)
			s.Texts = append(s.Texts, scene.Text{
				At: scene.Point{X: s.Width - margin - wide, Y: margin}, Words: number, Width: wide, Size: smallSize, Color: theme.OrLight().Muted,
			})
		}
		s.Transform(k, (paperWide-k*s.Width)/2, (paperHigh-height)/2)
		s.Width, s.Height = paperWide, paperHigh
	}
	return pages
}

// sheet is an empty one for the table.
func (t Table) sheet(theme *scene.Theme) *sheet {
	theme = theme.OrLight()
	s := &sheet{scene: &scene.Scene{Paper: theme.Paper, Forms: theme.Forms}, theme: theme, widths: t.widths(), y: margin}
	for _, w := range s.widths {
		s.room += w + gap
	}
	s.room = max(s.room-gap, 320)
	s.scene.Width = s.room + 2*margin
	return s
}

// draw draws sheets of at most so high, unless one row is higher.
func (t Table) draw(theme *scene.Theme, high float64) []*scene.Scene {
	var pages []*scene.Scene
	s := t.sheet(theme)
	s.paragraph(t.Title, s.room, titleSize, true, s.theme.Ink)
	s.paragraph(t.Below, s.room, textSize, false, s.theme.Muted)
	s.y += 8
	s.head(t.Head)
	fresh := true
	for _, r := range t.Rows {
		b := s.broken(r)
		if !fresh && s.y+b.high+margin > high {
			s.scene.Height = s.y + margin
			pages = append(pages, s.scene)
			s = t.sheet(theme)
			s.head(t.Head)
		}
		fresh = false
		s.row(r, b)
		if r.Cut != "" {
			s.cut(r.Cut)
		} else {
			s.rule(0.6, s.theme.Faint)
		}
	}
	s.scene.Height = s.y + margin
	return append(pages, s.scene)
}

// head sets the names of the columns.
func (s *sheet) head(names []string) {
	r := Row{Cells: names}
	b := s.brokenAt(r, smallSize, false)
	b.ink = s.theme.Muted
	s.row(r, b)
	s.rule(1.2, s.theme.Muted)
}

// widths are those of the columns: what their words take, or less where that is too much.
func (t Table) widths() []float64 {
	widths := make([]float64, len(t.Head))
	note := func(cells []string, size float64, bold bool) {
		for i, c := range cells {
			if i < len(widths) {
				widths[i] = max(widths[i], min(widest, typeset.Width(c, size, bold)+6))
			}
		}
	}
	note(t.Head, smallSize, false)
	for _, r := range t.Rows {
		note(r.Cells, textSize, r.Strong)
		for i, n := range r.Dots {
			widths[i] = max(widths[i], min(widest, discPitch*float64(n)))
		}
	}
	for i := range widths {
		widths[i] = max(widths[i], narrowest)
	}
	room := whole
	if len(widths) > many {
		room = manyWhole
	}
	return share(widths, room-gap*float64(len(widths)-1))
}

// share gives columns their widths where there is room for all of them. Where there is not, those
// keep theirs that are narrower than their part of the room, and the others share what is left in
// proportion to what they want.
func share(widths []float64, room float64) []float64 {
	order := slices.Clone(widths)
	slices.Sort(order)
	for i, w := range order {
		if w <= room/float64(len(order)-i) {
			room -= w
			continue
		}
		wanted, narrower := 0.0, w
		for _, more := range order[i:] {
			wanted += more
		}
		for n := range widths {
			if widths[n] >= narrower {
				widths[n] = max(narrowest, math.Floor(widths[n]*room/wanted))
			}
		}
		break
	}
	return widths
}

// paragraph sets a text over the whole width.
func (s *sheet) paragraph(words string, room, size float64, bold bool, ink color.NRGBA) {
	if words == "" {
		return
	}
	broken, _ := typeset.Wrap(words, room, size, bold, 3)
	for _, line := range broken {
		s.text(line, margin, s.y+size, size, bold, ink)
		s.y += size * pitch
	}
	s.y += 4
}

func (s *sheet) text(words string, x, y, size float64, bold bool, ink color.NRGBA) {
	s.scene.Texts = append(s.scene.Texts, scene.Text{
		At: scene.Point{X: x, Y: y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: ink,
	})
}

func (s *sheet) rule(width float64, ink color.NRGBA) {
	s.scene.Lines = append(s.scene.Lines, scene.Line{Points: []scene.Point{{X: margin, Y: s.y}, {X: margin + s.room, Y: s.y}}, Width: width, Color: ink})
}

// cut draws a line that parts what is above it from what is below, with its words.
func (s *sheet) cut(said string) {
	s.rule(1.8, s.theme.Head)
	wide := typeset.Width(said, smallSize, true)
	s.text(said, margin+s.room-wide, s.y+smallSize+3, smallSize, true, s.theme.Head)
	s.y += cutHigh
}

// broken is a row whose words are broken into lines.
type broken struct {
	lines [][]string
	size  float64
	bold  bool
	ink   color.NRGBA
	high  float64
}

func (s *sheet) broken(r Row) broken {
	if r.Minor {
		b := s.brokenAt(r, smallSize, false)
		b.ink = s.theme.Muted
		return b
	}
	return s.brokenAt(r, textSize, r.Strong)
}

// brokenAt wraps each cell in its column.
func (s *sheet) brokenAt(r Row, size float64, bold bool) broken {
	b := broken{lines: make([][]string, len(s.widths)), size: size, bold: bold, ink: s.theme.Ink}
	most := 1
	for i, c := range r.Cells {
		if i < len(b.lines) {
			b.lines[i], _ = typeset.Wrap(c, s.widths[i]-4, size, bold, lines)
			most = max(most, len(b.lines[i]))
		}
	}
	b.high = float64(most)*size*pitch + 2*padding
	return b
}

// row sets the cells of a row.
func (s *sheet) row(r Row, b broken) {
	x := margin
	for i, words := range b.lines {
		if i < len(r.Tints) && r.Tints[i] > 0 && !s.theme.Outlined {
			s.tint(x, s.y+2, s.widths[i], b.high-4, r.Tints[i])
		}
		if i < len(r.Dots) && r.Dots[i] > 0 {
			s.dots(r.Dots[i], x+4, s.y+b.high/2, s.widths[i]-4)
		}
		top := s.y + (b.high-float64(len(words))*b.size*pitch)/2
		for n, line := range words {
			s.text(line, x+4, top+b.size*(1.04+pitch*float64(n)), b.size, b.bold, b.ink)
		}
		x += s.widths[i] + gap
	}
	s.y += b.high
}

// dots are as many discs beside each other, smaller where there are many.
func (s *sheet) dots(n int, x, middle, room float64) {
	step := min(discPitch, room/float64(n))
	size := min(disc, step*0.8)
	for i := range n {
		left, top := x+step*float64(i), middle-size/2
		s.scene.Shapes = append(s.scene.Shapes, scene.Shape{Radius: size / 2, Fill: s.theme.Head, Points: []scene.Point{
			{X: left, Y: top}, {X: left + size, Y: top}, {X: left + size, Y: top + size}, {X: left, Y: top + size},
		}})
	}
}

// tint is the field of a cell, so much of the colour of the head.
func (s *sheet) tint(x, y, width, height, part float64) {
	fill := readable.Mix(s.theme.Paper, s.theme.Head, 0.45*min(part, 1))
	fill.A = 0xff
	s.scene.Shapes = append(s.scene.Shapes, scene.Shape{Radius: 4, Fill: fill, Points: []scene.Point{
		{X: x, Y: y}, {X: x + width, Y: y}, {X: x + width, Y: y + height}, {X: x, Y: y + height},
	}})
}
