package pptx

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
)

// The measures of what is said on slides, as parts of the size of its letters, and in points.
const (
	rowAir     = 10.0 // in a row, above and below its words together
	fieldAir   = 8.0  // below a value
	blockAir   = 18.0 // between a table and what is beside it
	cellRight  = 9.0  // of a cell, beside its words
	labels     = 0.25 // of the width is for the names of values
	captions   = 2.0  // the height of a table's name
	captionAir = 4.0  // below it
	loose      = 0.96 // of a line: programs put air between Chinese and figures
	airiest    = 1.2  // what is added to a piece at most where a slide has room left
	headings   = 1.9  // the height of a section's heading where several share a slide
)

// leading is from line to line, in every program and with every font: Chinese wants more than other
// scripts.
func (w *writer) leading() float64 {
	if strings.HasPrefix(w.doc.Language, "zh") {
		return 1.32
	}
	return 1.24
}

// sizes are how large letters are, the largest first. Usual is the one in which nobody has to come
// nearer; smaller ones are for tables with many columns.
var sizes = []float64{24, 22, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10}

// largest is that of tables, and longNames that of values with names that take two lines.
const largest, longNames = 20.0, 18.0

const usual = 14.0

// flow is what a section says between two pictures: values and tables, below each other, on as many
// slides as they take. Short sections share a slide.
type flow struct {
	*writer
	parts  []report.Part
	wide   float64
	size   float64
	pieces []piece
}

// piece is what stays together on a slide: a value, a row of a table, or the heading of a section.
type piece struct {
	section int    // in which it stands
	heading string // of the section, empty for others
	field   report.Field
	table   *tableAt // nil for others
	row     []report.Value
	high    float64
}

// tableAt is a table with its measures.
type tableAt struct {
	report.Table
	caption string // empty where the section's title says it
	widths  []float64
	head    float64 // how high the names of its columns are
	size    float64
	leading float64
	low     bool // its rows are so low that words stand in their middle
}

// flow puts blocks on slides: in the largest letters in which they take no more slides than in the
// usual ones.
func (w *writer) flow(p report.Part, title string, blocks []report.Block) {
	if len(blocks) == 0 {
		return
	}
	p.Blocks = blocks
	f := w.flowOf([]report.Part{p})
	f.fit()
	for _, page := range f.even() {
		f.draw(w.newSlide(title), f.airy(page, room), margin, top)
	}
}

// flowOf is what sections say that have no pictures.
func (w *writer) flowOf(sections []report.Part) *flow {
	return &flow{writer: w, parts: sections, wide: width - 2*margin}
}

// high is how high all is in letters of a size.
func (f *flow) high(size float64) float64 {
	if f.crowded(size) {
		return math.Inf(1)
	}
	f.set(size)
	return whole(f.pieces)
}

// slides is how many it takes.
func (f *flow) slides() int {
	f.fit()
	return len(f.pages(room))
}

// titleOf is the title of a section's slides.
func titleOf(p report.Part) string { return p.Heading("  ") }

// fit finds the size of the letters.
func (f *flow) fit() {
	least := usual
	for least > sizes[len(sizes)-1] && f.crowded(least) && f.needed(least) > tight {
		least--
	}
	f.set(least)
	few := len(f.pages(room))
	for _, size := range sizes {
		if size <= least {
			break
		}
		if f.crowded(size) {
			continue
		}
		if f.set(size); len(f.pages(room)) <= few {
			return
		}
	}
	f.set(least)
}

// tight is the part of its width that the longest words of a table may take before its letters become
// smaller than usual: who stands far away rather has more slides.
const tight = 0.88

// needed is the part of its width that the longest words of a table take in letters of a size.
func (f *flow) needed(size float64) (most float64) {
	for _, b := range f.blocks() {
		if t, ok := b.(report.Table); ok {
			most = max(most, columns.Needed(t, f.doc.NotGiven, f.columns(size)))
		}
	}
	return most
}

// crowded says whether letters of a size are too large: the words of a table or the name of a value
// would be broken.
func (f *flow) crowded(size float64) bool {
	return slices.ContainsFunc(f.blocks(), func(b report.Block) bool {
		if b, ok := b.(report.Field); ok {
			return size > longNames && columns.Lines(b.Label, size, false, f.labelRoom()) > 1
		}
		t, ok := b.(report.Table)
		return ok && (size > largest || columns.Crowded(t, f.doc.NotGiven, f.columns(size)))
	})
}

// labelRoom is how wide the name of a value may be.
func (f *flow) labelRoom() float64 { return loose * (labels*f.wide - 12) }

func (f *flow) columns(size float64) columns.Room {
	return columns.Room{Wide: f.wide - cellRight, Gap: cellRight, Size: size / loose, Head: size / loose, Bold: true, Loose: 0.14}
}

// blocks are those of all sections.
func (f *flow) blocks() (all []report.Block) {
	for _, p := range f.parts {
		all = append(all, p.Blocks...)
	}
	return all
}

// set makes pieces in letters of a size.
func (f *flow) set(size float64) {
	f.size, f.pieces = size, nil
	for n, p := range f.parts {
		from := len(f.pieces)
		if len(f.parts) > 1 {
			f.pieces = append(f.pieces, piece{heading: titleOf(p), high: headings * size})
		}
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Field:
				f.field(b)
			case report.Table:
				f.table(b, p.Title)
			}
		}
		for i := range f.pieces[from:] {
			f.pieces[from+i].section = n
		}
	}
}

// field makes pieces of a value: several of one that is higher than a slide.
func (f *flow) field(b report.Field) {
	wide := f.wide
	if b.Label != "" {
		wide -= labels * f.wide
	}
	b.Value = columns.Fit(b.Value, f.size, loose*wide, 0)
	for _, words := range chunks(b.Value.Text, f.size, b.Value.Strong, loose*wide, int((room-fieldAir)/(f.size*f.leading()))) {
		one := b
		one.Value.Text = words
		lines := columns.Lines(words, f.size, b.Value.Strong, loose*wide)
		if b.Label != "" {
			lines = max(lines, columns.Lines(b.Label, f.size, false, f.labelRoom()))
		}
		f.pieces = append(f.pieces, piece{field: one, high: float64(lines)*f.size*f.leading() + fieldAir})
	}
}

// table makes a piece of each row of a table, which stands in a section.
func (f *flow) table(b report.Table, section string) {
	t := &tableAt{Table: b, size: f.size, leading: f.leading()}
	if b.Name != section {
		t.caption = b.Name
	}
	for _, wide := range columns.Widths(b, f.doc.NotGiven, f.columns(f.size)) {
		t.widths = append(t.widths, wide+cellRight)
	}
	t.Table = columns.FitTable(b, f.size, t.room)
	b = t.Table
	heads := make([]report.Value, len(b.Columns))
	for i, c := range b.Columns {
		heads[i] = report.Value{Text: c.Head, Strong: true}
	}
	t.head = t.high(heads)
	most := int((room - t.head - captions*f.size - rowAir) / (f.size * f.leading()))
	t.low = true
	for _, row := range b.Rows {
		t.low = t.low && t.lines(row) <= 2
		for _, part := range t.parts(row, most) {
			f.pieces = append(f.pieces, piece{table: t, row: part, high: t.high(part)})
		}
	}
}

// room is how wide the words of a column may be.
func (t *tableAt) room(column int) float64 { return loose * (t.widths[column] - cellRight) }

// lines is how many lines a row takes.
func (t *tableAt) lines(row []report.Value) int {
	most := 1
	for i, v := range row {
		wide := t.room(i)
		if mixed.MatchString(v.Text) {
			wide *= looser
		}
		most = max(most, columns.Lines(v.Text, t.size, v.Strong, wide))
	}
	return most
}

// mixed are figures in Chinese, beside which programs set blanks as wide as a figure: looser is what is left of
// a line. A row that is higher than it was said to be pushes the last ones into the foot of the slide.
var mixed = regexp.MustCompile(`\p{Han} ?[0-9]|[0-9%] ?\p{Han}`)

const looser = 0.9

// high is how high a row is.
func (t *tableAt) high(row []report.Value) float64 {
	return float64(t.lines(row))*t.size*t.leading + rowAir
}

// parts are a row in pieces of so many lines at most: nearly always one.
func (t *tableAt) parts(row []report.Value, most int) [][]report.Value {
	var all [][]report.Value
	for i, v := range row {
		for n, words := range chunks(v.Text, t.size, v.Strong, t.room(i), most) {
			if n == len(all) {
				all = append(all, make([]report.Value, len(row)))
			}
			all[n][i] = v
			all[n][i].Text = words
			if n > 0 {
				all[n][i].Gap = 0
			}
		}
	}
	return all
}

// chunks are words in pieces of so many lines at most. Each piece is as it was written: no line of it ends where ours do.
func chunks(words string, size float64, bold bool, wide float64, most int) []string {
	if columns.Lines(words, size, bold, wide) <= most {
		return []string{words}
	}
	var all []string
	lines, from, at := 0, 0, 0 // of the open piece, where it begins, and how far it goes
	for _, line := range strings.SplitAfter(words, "\n") {
		end := at + len(line)
		for _, set := range typeset.WrapAll(strings.TrimSuffix(line, "\n"), wide, size, bold) {
			if lines == most {
				all = append(all, strings.TrimSpace(words[from:at]))
				lines, from = 0, at
			}
			lines++
			at += max(strings.Index(words[at:end], set), 0) + len(set)
		}
		at = end
	}
	return append(all, strings.TrimSpace(words[from:]))
}

// room is how high all on a slide may be.
const room = bottom - top

// lead is what stands above a piece that follows another one on a slide, or none.
func (p *piece) lead(before *piece) float64 {
	air := 0.0
	switch {
	case p.heading != "" && before != nil:
		return blockAir
	case before != nil && before.heading != "":
	case before != nil && before.table == p.table:
		return 0
	case before != nil && (before.table != nil || p.table != nil):
		air = blockAir - fieldAir
	}
	if p.table == nil {
		return air
	}
	if p.table.caption != "" {
		air += captions * p.table.size
	}
	return air + p.table.head
}

// pages shares the pieces out among slides of a height. Neither a heading nor a single row of a table is
// left at the foot of one.
func (f *flow) pages(room float64) (pages [][]piece) {
	y := 0.0
	var before *piece
	for i := range f.pieces {
		p := &f.pieces[i]
		need := p.lead(before) + p.high
		wanted := need
		if begins := p.table != nil && (before == nil || before.table != p.table); begins && i+1 < len(f.pieces) && f.pieces[i+1].table == p.table {
			wanted += f.pieces[i+1].high
		}
		if p.heading != "" && i+1 < len(f.pieces) {
			wanted += f.pieces[i+1].lead(p) + f.pieces[i+1].high
		}
		if len(pages) == 0 || before != nil && y+wanted > room {
			pages = append(pages, nil)
			y, need = 0, p.lead(nil)+p.high
		}
		y += need
		last := &pages[len(pages)-1]
		*last = append(*last, *p)
		before = p
	}
	return pages
}

// even are the pages, about as full as each other.
func (f *flow) even() [][]piece {
	all := f.pages(room)
	for less := room * 0.95; less > room/3; less -= room * 0.05 {
		tried := f.pages(less)
		if len(tried) > len(all) || slices.ContainsFunc(tried, func(page []piece) bool { return whole(page) > room }) {
			break
		}
		all = tried
	}
	return all
}

// whole is how high the pieces are together.
func whole(page []piece) (high float64) {
	var before *piece
	for i := range page {
		high += page[i].lead(before) + page[i].high
		before = &page[i]
	}
	return high
}

// airy are the pieces of a slide with more air where it has room left.
func (f *flow) airy(page []piece, room float64) []piece {
	all := level(page, room)
	more := min((room-whole(all))/float64(len(page)+1), airiest*f.size)
	for i := range all {
		if all[i].heading == "" {
			all[i].high += max(more, 0)
		}
	}
	return all
}

// level are the pieces of a slide with all rows of a table as high as the highest of them, where its rows are
// low and the slide has room.
func level(page []piece, room float64) []piece {
	all := slices.Clone(page)
	highest := map[*tableAt]float64{}
	for _, p := range all {
		if p.table != nil && p.table.low {
			highest[p.table] = max(highest[p.table], p.high)
		}
	}
	for i, p := range all {
		all[i].high = max(p.high, highest[p.table])
	}
	if whole(all) > room {
		return slices.Clone(page)
	}
	return all
}

// draw puts pieces on a slide, from a place on.
func (f *flow) draw(s *slide, page []piece, left, y float64) {
	for i := 0; i < len(page); {
		p := &page[i]
		var before *piece
		if i > 0 {
			before = &page[i-1]
		}
		if p.table == nil {
			y += p.lead(before)
			if p.heading != "" {
				f.box(s, "section", rect{left, y, f.wide, p.high}, text{words: p.heading, size: f.size, bold: true, color: accent, pitch: f.size * f.leading()})
			} else {
				f.drawField(s, p, left, y)
			}
			y += p.high
			i++
			continue
		}
		n := i
		for n < len(page) && page[n].table == p.table {
			n++
		}
		y += p.lead(before) - p.table.head
		if p.table.caption != "" {
			f.box(s, "caption", rect{left, y - captions*p.table.size, f.wide, captions*p.table.size - captionAir}, text{words: p.table.caption, size: p.table.size, bold: true, color: accent, low: true, pitch: p.table.size * p.table.leading})
		}
		f.drawTable(s, page[i:n], left, y)
		y += p.table.head
		for ; i < n; i++ {
			y += page[i].high
		}
	}
}

func (f *flow) drawField(s *slide, p *piece, left, y float64) {
	b := p.field
	words, color, bold := b.Value.Text, "", b.Value.Strong
	if b.Value.Gap > 0 {
		words, color, bold = fmt.Sprintf("%s (%d)", f.doc.NotGiven, b.Value.Gap), amber, true
	}
	wide, at := f.wide, left
	if b.Label != "" {
		f.box(s, "label", rect{left, y, labels*wide - 12, p.high}, text{words: b.Label, size: f.size, color: muted, pitch: f.size * f.leading()})
		at, wide = left+labels*wide, wide-labels*wide
	}
	f.box(s, "value", rect{at, y, wide, p.high}, text{words: words, size: f.size, bold: bold, color: color, list: true, pitch: f.size * f.leading()})
}
