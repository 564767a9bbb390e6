package html

import (
	"fmt"
	"html/template"
	"slices"

	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/flow"
)

// This file is about paper: browsers are told how tight to set a report, and how large its pictures are, so that no
// page is printed for a little.

// The measures of a printed report, in points. They are those of the style sheet.
const (
	edge    = 45.4  // of the paper
	above   = 125.0 // on the first page of a list: the title, the heads of the section and of the table
	heads   = 24.0  // of the table, on the other pages
	letters = 9.0
	exact   = 1.02 // browsers' lines are a little longer than ours

	title   = 56.0 // the lines of the title and the one below it
	section = 41.0 // its heading and the air around it
	caption = 22.5 // of a table
	around  = 10.5 // a table
	values  = 10.0 // the letters of values
	line    = 15.0 // of values
	label   = 180.0
	picture = 18.0 // the air around one
	between = 18.0 // two pictures
	pair    = 6.0  // below each pair but the last
	highest = 504.0
)

// rowHigh is how high lines and the air of a row are.
type rowHigh struct{ line, air float64 }

// loose and tighter are that of a row as a rule and where rows are set tighter.
var loose, tighter = rowHigh{13.5, 8.25}, rowHigh{12.15, 3.75}

// printed is how a report is printed.
type printed struct {
	Tight    bool    // rows have less air
	Even     int     // with this row begins the last page of a list, so that both last ones are about as full; 0 for none
	Pictures float64 // how large these are, of the usual
	placed   map[pictureAt]flow.Placed
}

// pictureAt is where a picture stands: in which section, and as which of its blocks.
type pictureAt struct{ section, block int }

// figure is how a picture is printed.
type figure struct {
	flow.Placed
	larger float64 // of the usual size
}

// Style says it to the style sheet.
func (f figure) Style() template.CSS {
	return template.CSS(fmt.Sprintf("--pictures: %.2f", f.larger))
}

// Smaller says whether it is smaller than usual.
func (f figure) Smaller() bool { return f.larger < 0.995 }

// At is how the picture is printed that is a block of a section.
func (p printed) At(section, block int) figure {
	is, ok := p.placed[pictureAt{section, block}]
	if !ok {
		is = flow.Placed{Scale: 1}
	}
	return figure{is, is.Scale * p.Pictures}
}

// settings begin with the usual one, and go on with what saves a page, the gentlest first.
var settings = []printed{{Pictures: 1}, {Tight: true, Pictures: 1}, {Tight: true, Pictures: 0.93}, {Tight: true, Pictures: 0.86}, {Tight: true, Pictures: 0.8}}

func printedAs(d *report.Document) printed {
	if d.Profile.Fit || d.Profile.Columns() > 1 {
		return settings[0]
	}
	if len(d.Sections) == 1 && len(d.Sections[0].Blocks) == 1 {
		if t, ok := d.Sections[0].Blocks[0].(report.Table); ok {
			return list(t, d)
		}
	}
	is := flow.Best(settings, func(is printed) (int, float64) { return inked(d, &is).Tried() })
	inked(d, &is)
	return is
}

// list is how a report is printed that is one list: with less air where so its last rows need no page of
// their own, else with a last page that begins with a row that leaves both last ones about as full as each other.
func list(t report.Table, d *report.Document) printed {
	_, height := d.Paper.Size()
	room := height - 2*edge
	loose, tight := heights(t, d, loose), heights(t, d, tighter)
	if n := pagesOf(loose, room); n > 1 && pagesOf(tight, room) < n {
		return settings[1]
	}
	return printed{Even: columns.Even(loose, room-above, room-heads), Pictures: 1}
}

// onPaper is a report on its way onto printed pages.
type onPaper struct {
	*flow.Flow
	d          *report.Document
	is         *printed
	wide, high float64 // of a page, between its margins
}

// inked is how high all of a report is, and what stays together. How its pictures stand is added to the setting.
func inked(d *report.Document, is *printed) *flow.Flow {
	is.placed = map[pictureAt]flow.Placed{}
	width, height := d.Paper.Size()
	o := &onPaper{&flow.Flow{Page: 0.98, Guessed: true}, d, is, width - 2*edge, height - 2*edge}
	aside := len(d.Head)
	if d.Company != "" {
		aside++
	}
	o.add(max(title, line+letters*1.5*float64(aside)), true)
	for i, p := range d.Sections {
		o.section(i, p)
	}
	return o.Flow
}

func (o *onPaper) add(points float64, withNext bool) { o.Add(points/o.high, withNext) }

// section adds one. The end of that before the last one stays with it.
func (o *onPaper) section(at int, p report.Part) {
	holds, follows := at == len(o.d.Sections)-2, 0.0
	if holds && pictured(p) {
		end := &onPaper{&flow.Flow{Page: o.Page, Guessed: true}, o.d, &printed{Tight: o.is.Tight, Pictures: 1, placed: map[pictureAt]flow.Placed{}}, o.wide, o.high}
		end.section(at+1, o.d.Sections[at+1])
		follows = end.Pages()[0]
	}
	o.add(section, true)
	leads := o.Len() // with which what leads to a picture begins
	whole := few(p)
	for i, b := range p.Blocks {
		last := i == len(p.Blocks)-1
		withNext := whole && !last || holds && last || !last && isLastField(p.Blocks[i+1:])
		switch b := b.(type) {
		case report.Field:
			lines := columns.Lines(b.Value.Text, values*exact, b.Value.Strong, o.wide-label)
			if listed(b.Value) {
				lines = (lines + 1) / 2
			}
			o.add(line*float64(max(lines, columns.Lines(b.Label, values, false, label-12))), withNext)
		case report.Table:
			leads = o.Len()
			o.table(b, b.Name != p.Title, withNext)
			if !little(&b, o.d) {
				leads = o.Len() - min(len(b.Rows), 2)
			}
			continue
		case report.Picture:
			o.is.placed[pictureAt{at, i}] = o.picture(b, leads, follows)
		}
		leads = o.Len()
	}
}

// pictured says whether a section ends in a picture.
func pictured(p report.Part) bool {
	if len(p.Blocks) == 0 {
		return false
	}
	_, ok := p.Blocks[len(p.Blocks)-1].(report.Picture)
	return ok
}

// isLastField says whether blocks begin with what is never first on a page: the last value of a section.
func isLastField(blocks []report.Block) bool {
	isField := func(b report.Block) bool { _, ok := b.(report.Field); return ok }
	return isField(blocks[0]) && !slices.ContainsFunc(blocks[1:], isField)
}

func (o *onPaper) table(t report.Table, named, withNext bool) {
	is := loose
	if o.is.Tight {
		is = tighter
	}
	head := around + is.line + 5.25
	if named {
		head += caption
	}
	o.add(head, true)
	high, whole, free := heights(t, o.d, is), little(&t, o.d), tall(&t, o.d)
	for n, one := range high {
		last := n == len(high)-1
		o.add(one, last && withNext || !last && (whole || !free && (n == 0 || n == len(high)-2)))
	}
}

// picture adds one below the things from the n-th on, which lead to it. Charts are parted between their rows: where a page
// of a browser ends is known too little to hold more together, which might leave half of one empty.
func (o *onPaper) picture(p report.Picture, n int, follows float64) flow.Placed {
	const chart, fish = 0.8, 0.86
	var rows []float64
	least := chart
	if p.Things != nil {
		least, n = fish, o.Len()
	}
	if len(p.Pages) == 1 {
		high := o.drawn(p.Pages[0].Width, p.Pages[0].Height, o.wide*part(p))
		if high == highest { // it is no lower where it is less wide
			least = o.is.Pictures
		}
		rows = []float64{(picture + high) / o.high}
	}
	for n := 0; len(p.Pages) > 1 && n < len(p.Pages); n += 2 {
		page, air, last := p.Pages[n], pair, n+2 >= len(p.Pages)
		if last {
			air = picture / 2
		}
		if n == 0 {
			air += picture / 2
		}
		rows = append(rows, (air+o.drawn(page.Width, page.Height, (o.wide-between)/2))/o.high)
	}
	leads := n < o.Len()
	first := follows
	if len(rows) > 1 {
		first = 0
	}
	is := o.Picture(n, rows[:1], min(1, least/o.is.Pictures), first)
	for i, one := range rows[1:] {
		o.Add(is.Scale*one, i == len(rows)-2 && follows > 0)
	}
	is.Apart = is.Apart || !leads
	return is
}

// part is the part of the width that a single picture takes.
func part(p report.Picture) float64 {
	if flat(&p) {
		return 0.74
	}
	return 1
}

// drawn is how high a picture becomes that is set so wide.
func (o *onPaper) drawn(width, height, wide float64) float64 {
	return min(o.is.Pictures*wide*height/width, highest)
}

// heights are those of the rows of a printed table.
func heights(t report.Table, d *report.Document, is rowHigh) (all []float64) {
	room := onPaperOf(d)
	widths := columns.Widths(t, d.NotGiven, room)
	for _, row := range t.Rows {
		lines := 1
		for i, v := range row {
			lines = max(lines, columns.Lines(v.Text, letters*exact, v.Strong, widths[i]))
		}
		all = append(all, float64(lines)*is.line+is.air)
	}
	return all
}

// pagesOf is how many pages rows take.
func pagesOf(high []float64, page float64) int {
	n, left := 1, page-above
	for _, one := range high {
		if one > left {
			n, left = n+1, page-heads
		}
		left -= one
	}
	return n
}
