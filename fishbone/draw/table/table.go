// Package table draws tables as pictures: a title, a line of names, and rows whose cells are
// wrapped. It knows nothing of what the cells say.
//
// Start reading at [Table.Draw].
package table

import (
	"image/color"
	"math"

	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

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
	Strong bool      // it is the one that matters
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
	whole     = 1040.0 // of all columns, unless they are very many
	narrowest = 44.0
	lines     = 6 // of a cell at most
)

// sheet is a table on the way to be drawn.
type sheet struct {
	scene  *scene.Scene
	theme  *scene.Theme
	widths []float64
	y      float64
}

// Draw draws the table; the theme is Light if it is nil.
func (t Table) Draw(theme *scene.Theme) *scene.Scene {
	theme = theme.OrLight()
	s := &sheet{scene: &scene.Scene{Paper: theme.Paper, Forms: theme.Forms}, theme: theme, widths: t.widths(), y: margin}
	room := -gap
	for _, w := range s.widths {
		room += w + gap
	}
	room = max(room, 320)
	s.paragraph(t.Title, room, titleSize, true, theme.Ink)
	s.paragraph(t.Below, room, textSize, false, theme.Muted)
	s.y += 8
	s.row(Row{Cells: t.Head}, smallSize, false, theme.Muted)
	s.rule(room, 1.2, theme.Muted)
	for _, r := range t.Rows {
		s.row(r, textSize, r.Strong, theme.Ink)
		s.rule(room, 0.6, theme.Faint)
	}
	s.scene.Width, s.scene.Height = room+2*margin, s.y+margin
	return s.scene
}

// widths are those of the columns: what their words take, or less where that is too much.
func (t Table) widths() []float64 {
	widths := make([]float64, len(t.Head))
	note := func(cells []string, size float64, bold bool) {
		for i, c := range cells {
			if i < len(widths) {
				widths[i] = max(widths[i], min(widest, typeset.Width(c, size, bold)+2))
			}
		}
	}
	note(t.Head, smallSize, false)
	for _, r := range t.Rows {
		note(r.Cells, textSize, r.Strong)
	}
	sum := 0.0
	for i := range widths {
		widths[i] = max(widths[i], narrowest)
		sum += widths[i]
	}
	if over := sum + gap*float64(len(widths)-1); over > whole {
		for i := range widths {
			widths[i] = max(narrowest, math.Floor(widths[i]*whole/over))
		}
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

func (s *sheet) rule(room, width float64, ink color.NRGBA) {
	s.scene.Lines = append(s.scene.Lines, scene.Line{Points: []scene.Point{{X: margin, Y: s.y}, {X: margin + room, Y: s.y}}, Width: width, Color: ink})
}

// row sets the cells of a row, each wrapped in its column.
func (s *sheet) row(r Row, size float64, bold bool, ink color.NRGBA) {
	broken := make([][]string, len(s.widths))
	most := 1
	for i, c := range r.Cells {
		if i < len(broken) {
			broken[i], _ = typeset.Wrap(c, s.widths[i], size, bold, lines)
			most = max(most, len(broken[i]))
		}
	}
	high := float64(most)*size*pitch + 2*padding
	x := margin
	for i, words := range broken {
		if i < len(r.Tints) && r.Tints[i] > 0 && !s.theme.Outlined {
			s.tint(x, s.y+2, s.widths[i], high-4, r.Tints[i])
		}
		top := s.y + (high-float64(len(words))*size*pitch)/2
		for n, line := range words {
			s.text(line, x+4, top+size*(1.04+pitch*float64(n)), size, bold, ink)
		}
		x += s.widths[i] + gap
	}
	s.y += high
}

// tint is the field of a cell, so much of the colour of the head.
func (s *sheet) tint(x, y, width, height, part float64) {
	fill := readable.Mix(s.theme.Paper, s.theme.Head, 0.45*min(part, 1))
	fill.A = 0xff
	s.scene.Shapes = append(s.scene.Shapes, scene.Shape{Radius: 4, Fill: fill, Points: []scene.Point{
		{X: x, Y: y}, {X: x + width, Y: y}, {X: x + width, Y: y + height}, {X: x, Y: y + height},
	}})
}
