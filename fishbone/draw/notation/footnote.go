package notation

import (
	"fmt"
	"image/color"
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Footnote is the whole of a label that a picture shortens, or the whys that it leaves out.
// It has a number, which stands at the label, and its place in the list below the picture.
type Footnote struct {
	Number int
	Of     fishbone.ID
	Color  color.NRGBA // of its category
	Lines  []FootnoteLine
}

// FootnoteLine is one text of a footnote.
type FootnoteLine struct {
	Level int // of a why that was left out; 0 for none
	Text  string
}

// Sizes of the list of footnotes, in em of the label font.
const (
	noteFont     = 0.76
	notePitch    = 1.34 * noteFont
	noteBar      = 0.13 // the line in the category's colour at the left
	noteIndent   = 0.45 // from that line to the number
	noteGap      = 0.55 // between two footnotes
	columnGap    = 1.6
	leastColumn  = 19.0
	widestColumn = 30
	listAbove    = 0.75 // from the line above the list to the list
	noteLines    = 400  // of one footnote
)

// Sizes of the number of a footnote.
const (
	numberFont = 0.62
	numberPad  = 0.26 // beside it, in its box
	numberHigh = 0.98 // the box
	numberDrop = 0.19 // of the box below the baseline
	numberEdge = 0.055
)

func boxWidth(words string) float64 {
	return math.Max(numberHigh, typeset.Width(words, numberFont, true)+2*numberPad)
}

// number writes the number of a footnote in its box, from x on, beside words with a baseline.
func (n *Painter) number(of fishbone.ID, part scene.Part, words string, x, base float64, ink, ground color.NRGBA) {
	wide := boxWidth(words)
	frame := func(inset float64, fill color.NRGBA) {
		left, top := x+inset, base+numberDrop-numberHigh+inset
		right, bottom := x+wide-inset, base+numberDrop-inset
		n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: of, Part: part, Fill: fill, Radius: (0.22 - inset) * Em, Points: n.upright(left, top, right, bottom)})
	}
	frame(0, ink)
	frame(numberEdge, ground)
	n.Write(scene.Text{Of: of, Part: part, Words: words, Size: numberFont, Bold: true, Color: ink},
		x+(wide-typeset.Width(words, numberFont, true))/2, base-(numberHigh/2-numberDrop)+0.36*numberFont)
}

// upright returns the corners of a rectangle whose place on the paper is given, clockwise.
func (n *Painter) upright(left, top, right, bottom float64) []scene.Point {
	at := func(x, y float64) scene.Point { return scene.Point{X: (x - n.Left) * Em, Y: (y - n.Top) * Em} }
	return []scene.Point{at(left, top), at(right, top), at(right, bottom), at(left, bottom)}
}

// noteLine is one line of a footnote as it is set.
type noteLine struct {
	label, words string
	indent       float64
	full         bool // the first of its text
}

// noteBlock is a footnote set in a width.
type noteBlock struct {
	note  *Footnote
	lines []noteLine
}

func (b *noteBlock) height() float64 {
	return math.Max(notePitch*float64(len(b.lines)), numberHigh)
}

// set breaks a footnote into lines of a width.
func (f *Footnote) set(width float64) noteBlock {
	b := noteBlock{note: f}
	left := noteBar + noteIndent + boxWidth(fmt.Sprint(f.Number)) + 0.45
	for _, l := range f.Lines {
		label, indent := "", 0.0
		if l.Level > 0 {
			label = fmt.Sprint(l.Level)
			indent = typeset.Width(label, noteFont, false) + 0.4
		}
		lines, _ := typeset.Wrap(l.Text, width-left-indent, noteFont, false, noteLines)
		for i, words := range lines {
			line := noteLine{words: words, indent: left + indent, full: i == 0}
			if i == 0 {
				line.label = label
			}
			b.lines = append(b.lines, line)
		}
	}
	return b
}

// notePart is some lines of a footnote: where a column ends, it goes on in the next one.
type notePart struct {
	*noteBlock
	from, to int
}

func (p *notePart) height() float64 {
	if p.from == 0 && p.to == len(p.lines) {
		return p.noteBlock.height()
	}
	return notePitch * float64(p.to-p.from)
}

// noteList is the list of the footnotes of a picture.
type noteList struct {
	notes  []Footnote
	blocks map[int][]noteBlock // by the width of a column
}

// columns says how many columns the list has in a width, and how wide they are.
func (l *noteList) columns(width float64) (n, wide int) {
	n = max(1, min(len(l.notes), int((width+columnGap)/(leastColumn+columnGap))))
	wide = min(widestColumn, int((width-columnGap*float64(n-1))/float64(n)))
	return n, max(8, wide)
}

func (l *noteList) set(wide int) []noteBlock {
	if blocks, ok := l.blocks[wide]; ok {
		return blocks
	}
	if l.blocks == nil {
		l.blocks = map[int][]noteBlock{}
	}
	blocks := make([]noteBlock, len(l.notes))
	for i := range l.notes {
		blocks[i] = l.notes[i].set(float64(wide))
	}
	l.blocks[wide] = blocks
	return blocks
}

// fill puts the list into columns of at most a height, and says what is left over.
func fill(blocks []noteBlock, columns int, height float64) (filled [][]notePart, rest []notePart) {
	var parts []notePart
	for i := range blocks {
		parts = append(parts, notePart{&blocks[i], 0, len(blocks[i].lines)})
	}
	return fillParts(parts, columns, height)
}

func fillParts(parts []notePart, columns int, height float64) (filled [][]notePart, rest []notePart) {
	for len(parts) > 0 && len(filled) < columns {
		var column []notePart
		used := 0.0
		for len(parts) > 0 {
			p := parts[0]
			gap := 0.0
			if len(column) > 0 {
				gap = noteGap
			}
			if used+gap+p.height() <= height+1e-9 {
				column, used, parts = append(column, p), used+gap+p.height(), parts[1:]
				continue
			}
			// A text that no column holds is cut between two lines.
			if fit := int((height - used - gap) / notePitch); len(column) == 0 && fit > 0 && p.height() > height {
				column = append(column, notePart{p.noteBlock, p.from, p.from + fit})
				parts[0].from += fit
			}
			break
		}
		if len(column) == 0 {
			return filled, parts
		}
		filled = append(filled, column)
	}
	return filled, parts
}

// balance returns the list in columns that are as low as can be, and their height.
func (l *noteList) balance(width float64) (columns [][]notePart, wide int, height float64) {
	n, wide := l.columns(width)
	blocks := l.set(wide)
	low, high := 0.0, 0.0
	for i := range blocks {
		high += blocks[i].height() + noteGap
		low = math.Max(low, blocks[i].height())
	}
	low = math.Min(low, high)
	fits := func(h float64) bool {
		_, rest := fill(blocks, n, h)
		return len(rest) == 0
	}
	if fits(low) {
		high = low
	}
	for high-low > 0.05 {
		if middle := (low + high) / 2; fits(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	columns, _ = fill(blocks, n, high)
	return columns, wide, high
}

// height is how high the list is below a picture of some width, with the line above it.
func (l *noteList) height(width float64) float64 {
	if len(l.notes) == 0 {
		return 0
	}
	_, _, height := l.balance(width)
	return footerAbove + listAbove + height
}

// list writes the list from y on, between left and right on the paper.
func (n *Painter) list(l *noteList, left, right, y float64) {
	if len(l.notes) == 0 {
		return
	}
	y += footerAbove
	at := func(x, y float64) scene.Point { return scene.Point{X: (x - n.Left) * Em, Y: (y - n.Top) * Em} }
	n.Scene.Lines = append(n.Scene.Lines, scene.Line{Part: scene.PartFootnote, Points: []scene.Point{at(left, y), at(right, y)}, Width: 0.05 * Em, Color: n.Theme.Faint})
	columns, wide, _ := l.balance(right - left)
	n.columns(columns, wide, left, y+listAbove)
}

// columns writes columns of footnotes beside each other.
func (n *Painter) columns(columns [][]notePart, wide int, left, top float64) {
	for _, column := range columns {
		y := top
		for i := range column {
			n.footnote(&column[i], left, y)
			y += column[i].height() + noteGap
		}
		left += float64(wide) + columnGap
	}
}

func (n *Painter) footnote(p *notePart, x, y float64) {
	f, high := p.note, p.height()
	n.Scene.Shapes = append(n.Scene.Shapes, scene.Shape{Of: f.Of, Part: scene.PartFootnote, Fill: f.Color, Points: n.upright(x, y, x+noteBar, y+high)})
	base := y + ToBase*noteFont
	if p.from == 0 {
		n.number(f.Of, scene.PartFootnote, fmt.Sprint(f.Number), x+noteBar+noteIndent, base, n.Theme.Muted, n.Theme.Paper)
	}
	for _, l := range p.lines[p.from:p.to] {
		if l.label != "" {
			n.Write(scene.Text{Of: f.Of, Part: scene.PartFootnote, Words: l.label, Size: noteFont, Color: n.Theme.Muted},
				x+l.indent-0.4-typeset.Width(l.label, noteFont, false), base)
		}
		n.Write(scene.Text{Of: f.Of, Part: scene.PartFootnote, Words: l.words, Size: noteFont, Color: n.Theme.Ink}, x+l.indent, base)
		base += notePitch
	}
}

// FootnotePages draws a list of footnotes that has no room on the page of its picture, on as
// many pages of that size as it takes. The n-th one has a title, n counted from 1.
func FootnotePages(notes []Footnote, page scene.Page, theme scene.Theme, title func(n int) string) []*scene.Scene {
	const readable = 1.1                              // of the least size for labels
	k := readable * page.Readable() / (noteFont * Em) // points on the page to one of the scene
	wide, high, ok := page.Inner()
	if !ok || len(notes) == 0 {
		return nil
	}
	width, height := wide/k/Em, high/k/Em
	l := noteList{notes: notes}
	n, column := l.columns(width - 2*Margin)
	column = max(column, int((width-2*Margin-columnGap*float64(n-1))/float64(n)))
	var rest []notePart
	blocks := l.set(column)
	for i := range blocks {
		rest = append(rest, notePart{&blocks[i], 0, len(blocks[i].lines)})
	}
	const titleHigh = 2.2
	var pages []*scene.Scene
	for len(rest) > 0 {
		p := NewPainter(theme, 0, 0)
		p.Scene.Width, p.Scene.Height = width*Em, height*Em
		p.Write(scene.Text{Part: scene.PartCaption, Words: title(len(pages) + 1), Size: 1, Bold: true, Color: theme.Muted}, Margin, Margin+ToBase)
		var columns [][]notePart
		columns, rest = fillParts(rest, n, height-2*Margin-titleHigh)
		if len(columns) == 0 {
			break
		}
		p.columns(columns, column, Margin, Margin+titleHigh)
		pages = append(pages, p.Scene)
	}
	return pages
}
