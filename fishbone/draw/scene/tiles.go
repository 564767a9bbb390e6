package scene

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"

	"whybone/fishbone/draw/typeset"
)

// This file puts a poster together from the sheets of a printer that has nothing larger. Each
// sheet shows a part of it, and at its right and lower edge a strip that the next one shows, too:
// the next one is cut along its marks and laid over that strip.

// The measures of a sheet, in points.
const (
	tileMargin  = 10 / 25.4 * 72 // what printers leave empty
	tileOverlap = 10 / 25.4 * 72
	tileMark    = 0.6 * tileMargin // the length of a mark
	tileText    = 8
)

// Tiling is how a poster lies on smaller sheets.
type Tiling struct {
	Columns, Rows int

	width, height float64 // of a sheet
	shown         box     // what of the poster is on sheets: its own empty edge is not
}

// Tile lays a poster on sheets of a paper, which lie or stand, whatever takes fewer of them. The
// error is [ErrTooLarge] for a paper without a size.
func Tile(poster *Scene, sheet Page) (Tiling, error) {
	width, height, ok := sheet.Size()
	if !ok || !(poster.Width > 0 && poster.Height > 0) {
		return Tiling{}, ErrTooLarge
	}
	wide, high := newTiling(poster, width, height), newTiling(poster, height, width)
	if high.Sheets() < wide.Sheets() {
		return high, nil
	}
	return wide, nil
}

func newTiling(poster *Scene, width, height float64) Tiling {
	b := poster.content()
	count := func(all, one float64) int {
		const rounding = 0.01
		return max(1, int(math.Ceil((all-tileOverlap-rounding)/(one-2*tileMargin-tileOverlap))))
	}
	return Tiling{count(b.right-b.left, width), count(b.bottom-b.top, height), width, height, b}
}

// content is what the things of a scene take, and a little around them.
func (s *Scene) content() box {
	all := box{s.Width / 2, s.Height / 2, s.Width / 2, s.Height / 2}
	add := func(b box) {
		all = box{min(all.left, b.left), min(all.top, b.top), max(all.right, b.right), max(all.bottom, b.bottom)}
	}
	for i := range s.Lines {
		add(around(s.Lines[i].Points, s.Lines[i].Width/2))
	}
	for i := range s.Shapes {
		add(around(s.Shapes[i].Points, 0))
	}
	for i := range s.Texts {
		t := &s.Texts[i]
		add(box{t.At.X, t.At.Y - t.Size, t.At.X + t.Width, t.At.Y + 0.3*t.Size})
	}
	const edge = tileMargin / 4
	return box{max(0, all.left-edge), max(0, all.top-edge), min(s.Width, all.right+edge), min(s.Height, all.bottom+edge)}
}

// Sheets is how many there are.
func (t Tiling) Sheets() int { return t.Columns * t.Rows }

// part is what of the poster the sheet in a column and a row shows, counted from 0.
func (t Tiling) part(column, row int) box {
	wide, high := t.width-2*tileMargin, t.height-2*tileMargin
	left, top := t.shown.left+float64(column)*(wide-tileOverlap), t.shown.top+float64(row)*(high-tileOverlap)
	return box{left, top, min(left+wide, t.shown.right), min(top+high, t.shown.bottom)}
}

// each calls f for every sheet, row by row, with its number, counted from 1.
func (t Tiling) each(f func(n, column, row int)) {
	for i := range t.Sheets() {
		f(i+1, i%t.Columns, i/t.Columns)
	}
}

// cutLine is the colour of what is no part of the picture.
var cutLine = color.NRGBA{0x50, 0x50, 0x50, 0xff}

// sheetNumber is that of the numbers over the picture, which is seen through them.
var sheetNumber = color.NRGBA{0x70, 0x70, 0x70, 0x50}

// Overview is a copy of the poster that shows where the sheets meet, and their numbers.
func (t Tiling) Overview(poster *Scene) *Scene {
	s := poster.Copy()
	thin := max(s.Width, s.Height) / 900
	size := min(t.width, t.height) / 3
	line := func(a, b Point) {
		s.Lines = append(s.Lines, Line{Points: []Point{a, b}, Width: thin, Color: cutLine, Dashed: true})
	}
	for column := 1; column < t.Columns; column++ {
		x := t.part(column, 0).left
		line(Point{x, t.shown.top}, Point{x, t.shown.bottom})
	}
	for row := 1; row < t.Rows; row++ {
		y := t.part(0, row).top
		line(Point{t.shown.left, y}, Point{t.shown.right, y})
	}
	t.each(func(n, column, row int) {
		at := t.part(column, row)
		number := fmt.Sprint(n)
		wide := typeset.Width(number, size, true)
		middle := Point{(at.left + at.right) / 2, (at.top + at.bottom) / 2}
		s.Texts = append(s.Texts, Text{At: Point{middle.X - wide/2, middle.Y + size/3}, Words: number, Width: wide, Size: size, Bold: true, Color: sheetNumber})
	})
	return s
}

func upright(left, top, right, bottom float64) []Point {
	return []Point{{left, top}, {right, top}, {right, bottom}, {left, bottom}}
}

// TileWords are what stands on the sheets, in the reader's language.
type TileWords struct {
	Sheet func(n, of, row, column int) string // names a sheet
	How   []string                            // says what to do with them, a line each
}

// TiledPDF writes posters as the sheets that they are put together from: of each poster first a
// sheet that shows how the others lie, then these, with marks where they are cut and where they
// overlap. For the rest it is as [PDF].
func TiledPDF(w io.Writer, posters []*Scene, sheet Page, words TileWords, info DocumentInfo) error {
	if len(posters) == 0 {
		return errors.New("writing a PDF: there is no poster")
	}
	d := document{pdf: newPDF(info)}
	for _, poster := range posters {
		t, err := Tile(poster, sheet)
		if err != nil {
			return fmt.Errorf("writing a poster of %.0f × %.0f points on sheets: %w", poster.Width, poster.Height, err)
		}
		d.draw(t.plan(poster, words))
		d.forms = poster.forms()
		t.each(func(n, column, row int) { d.tile(poster, t, column, row, words.Sheet(n, t.Sheets(), row+1, column+1)) })
	}
	if err := d.pdf.Write(w); err != nil {
		return fmt.Errorf("writing a PDF: %w", err)
	}
	return nil
}

// plan is a sheet with the overview, and what to do below it.
func (t Tiling) plan(poster *Scene, words TileWords) *Scene {
	const pitch = 1.6
	s := t.Overview(poster)
	width, height := t.width, t.height
	if (width > height) != (s.Width > s.Height) {
		width, height = height, width
	}
	size := max(9, min(width, height)/60)
	text := float64(len(words.How)+1) * pitch * size
	k := min((width-2*tileMargin)/s.Width, (height-2*tileMargin-text)/s.Height)
	left := (width - k*s.Width) / 2
	s.Transform(k, left, tileMargin)
	foot := tileMargin + s.Height
	s.Width, s.Height, s.Paper = width, height, color.NRGBA{0xff, 0xff, 0xff, 0xff}
	edge := upright(left, tileMargin, width-left, foot)
	s.Lines = append(s.Lines, Line{Points: append(edge, edge[0]), Width: 0.5, Color: cutLine})
	for i, line := range words.How {
		s.Texts = append(s.Texts, Text{
			At: Point{tileMargin, foot + (float64(i)+1.5)*pitch*size}, Words: line, Width: typeset.Width(line, size, false), Size: size, Color: cutLine,
		})
	}
	return s
}

// tile draws a part of a poster on a sheet of its own.
func (d *document) tile(poster *Scene, t Tiling, column, row int, name string) {
	d.scale, d.page = 1, d.pdf.Page(t.width, t.height)
	part := t.part(column, row)
	wide, high := part.right-part.left, part.bottom-part.top
	d.page.Within(tileMargin, tileMargin, wide, high, func() {
		seen := poster.within(part)
		seen.Transform(1, tileMargin-part.left, tileMargin-part.top)
		if seen.Paper.A != 0 {
			d.shape(&Shape{Points: upright(tileMargin, tileMargin, tileMargin+wide, tileMargin+high), Fill: seen.Paper})
		}
		d.things(seen)
	})
	for _, l := range t.marks(column, row) {
		d.line(&l)
	}
	d.text(&Text{At: Point{2 * tileMargin, t.height - tileMargin/2}, Words: name, Width: typeset.Width(name, tileText, false), Size: tileText, Color: cutLine})
}

// marks are the lines beside the picture of a sheet: at its corners where to cut, and dashed where
// the next sheets begin.
func (t Tiling) marks(column, row int) (lines []Line) {
	part := t.part(column, row)
	left, top := tileMargin, tileMargin
	right, bottom := left+part.right-part.left, top+part.bottom-part.top
	const off = tileMargin - tileMark // between a mark and the picture
	add := func(dashed bool, a, b Point) {
		lines = append(lines, Line{Points: []Point{a, b}, Width: 0.4, Color: cutLine, Dashed: dashed})
	}
	across := func(x float64, dashed bool) { // where to cut from top to bottom
		add(dashed, Point{x, 0}, Point{x, top - off})
		add(dashed, Point{x, bottom + off}, Point{x, bottom + tileMargin})
	}
	along := func(y float64, dashed bool) {
		add(dashed, Point{0, y}, Point{left - off, y})
		add(dashed, Point{right + off, y}, Point{right + tileMargin, y})
	}
	across(left, false)
	across(right, false)
	along(top, false)
	along(bottom, false)
	if column < t.Columns-1 {
		across(right-tileOverlap, true)
	}
	if row < t.Rows-1 {
		along(bottom-tileOverlap, true)
	}
	return lines
}

// within is a copy of what of a scene is seen within a rectangle, with what reaches into it.
func (s *Scene) within(b box) *Scene {
	all := *s
	all.Lines, all.Shapes, all.Texts = nil, nil, nil
	for _, l := range s.Lines {
		if b.meets(around(l.Points, l.Width)) {
			all.Lines = append(all.Lines, l)
		}
	}
	for _, p := range s.Shapes {
		if b.meets(around(p.Points, 0)) {
			all.Shapes = append(all.Shapes, p)
		}
	}
	for _, t := range s.Texts {
		if b.meets(box{t.At.X - t.Size, t.At.Y - 2*t.Size, t.At.X + t.Width + t.Size, t.At.Y + t.Size}) {
			all.Texts = append(all.Texts, t)
		}
	}
	return all.Copy()
}
