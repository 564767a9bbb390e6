// Package pages sets a report on pages: what is printed, what becomes a PDF, and what the
// preview shows are the same scenes.
//
// It knows nothing of analyses, only of the [report.Document]. Start reading at [Draw];
// fit.go chooses how large and how tight, flow.go moves through columns and
// pages, table.go sets tables.
package pages

import (
	"fmt"
	"image/color"
	"strings"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/flow"
)

// The measures of a page, in points, at the usual size of text.
const (
	edge        = 48.0
	titleSize   = 19.0
	text        = 9.5
	small       = 8.0
	numbers     = 34.0 // room for the number of a section
	headingSize = 10.5
	headings    = 132.0 // beside values, at most
	labels      = 116.0 // of values, at most
	gap         = 12.0
	between     = 26.0 // two columns
	foot        = 24.0
	logoWide    = 150.0 // at most
	logoHigh    = 34.0
)

// amber is what says that something is missing, on its ground and by itself.
var (
	amber      = color.NRGBA{0x85, 0x58, 0x00, 0xff}
	amberPaper = color.NRGBA{0xfb, 0xee, 0xd5, 0xff}
	white      = color.NRGBA{0xff, 0xff, 0xff, 0xff}
)

// Draw sets a report on its paper. There is at least one page.
func Draw(d *report.Document, forms fonts.Forms) []*scene.Scene {
	s := set(d, forms)
	s.feet()
	return s.pages
}

// Scale is how many times as large as usual the letters of a report are, so that it fills its page, and how
// many times as high its large pictures for letters of that size: 1 for one that may take several pages.
func Scale(d *report.Document) (letters, pictures float64) {
	s := set(d, fonts.Simplified)
	return s.scale, s.alone
}

// sheet is a report on its way onto pages.
type sheet struct {
	doc              *report.Document
	theme            scene.Theme
	width, height    float64
	scale            float64 // of all that is written
	air              float64 // between lines and rows, of the usual
	pairs            float64 // how high pictures side by side may be, of the usual
	alone            float64 // how high the others may be, until their letters are as large as those of tables
	columns          int
	pictures         float64   // how large these are, of the usual
	used             []float64 // the parts of the pages before that are used, where they have one column
	torn             float64   // what it costs that pictures stand apart from what belongs to them
	crowded          bool      // one of the tables needs smaller letters, and all have them
	wide             float64   // of a column
	left, top        float64   // of the open column
	column           int
	y                float64
	tags             *scene.Tag            // the whole report
	section          *scene.Tag            // the open section
	tag              *scene.Tag            // what is written is a part of it
	said             map[*scene.Tag]textAt // the last words of each part
	pages            []*scene.Scene
	headings, labels float64               // how wide those are that stand beside values
	inserted         map[*scene.Scene]bool // pages that are pictures and have no foot of ours
}

func newSheet(d *report.Document, forms fonts.Forms, scale, air float64) *sheet {
	s := &sheet{doc: d, theme: scene.Light(), scale: scale, air: air, pairs: 1, alone: 1, pictures: 1, columns: 1, tags: &scene.Tag{Role: "Document"}, said: map[*scene.Tag]textAt{}, inserted: map[*scene.Scene]bool{}}
	s.theme.Forms = forms
	s.width, s.height = d.Paper.Size()
	s.columns = d.Profile.Columns()
	s.wide = (s.width - 2*edge - between*float64(s.columns-1)) / float64(s.columns)
	s.headings, s.labels = s.besides()
	return s
}

// leading is from one line to the next, of their size; pitch is that in tables.
func (s *sheet) leading() float64 { return 1.21 + 0.24*s.air }
func (s *sheet) pitch() float64   { return 1.2 + 0.18*s.air }

// rowAir is above and below the words of a row.
func (s *sheet) rowAir() float64 { return 4 * s.scale * s.air }

func (s *sheet) report() {
	s.newPage()
	s.title()
	for i, part := range s.doc.Sections {
		s.part(part, i == 0)
	}
}

// title is what stands on top of the first page, over all its columns.
func (s *sheet) title() {
	right := s.width - edge
	room := s.width - 2*edge
	small, titleSize := small*s.scale, titleSize*s.scale
	var aside []report.Field
	if s.doc.Company != "" {
		aside = append(aside, report.Field{Value: report.Value{Text: s.doc.Company}})
	}
	aside = append(aside, s.doc.Head...)
	heading, subject := s.tags.Add("H1"), s.tags.Add("P")
	y := s.logo(right)
	for _, f := range aside {
		s.tag = s.tags.Add("P")
		f.Value.Text, f.Value.Strong = strings.TrimSpace(f.Label+" "+report.Flat(f.Value.Text)), false
		for _, line := range wrapValue(f.Value, room*0.42, small) {
			y += small * s.leading()
			x := right - typeset.Width(line, small, false)
			if said, ok := strings.CutPrefix(line, f.Label+" "); ok && f.Label != "" { // the name is paler than what it names
				s.text(x, y, f.Label+" ", small, false, s.theme.Muted)
				x, line, f.Label = x+typeset.Width(f.Label+" ", small, false), said, ""
			}
			s.text(x, y, line, small, false, s.theme.Ink)
		}
	}
	s.tag = heading
	for _, line := range wrap(s.doc.Title, room*0.55, titleSize, true) {
		s.y += titleSize * 1.25
		s.text(edge, s.y, line, titleSize, true, s.theme.Ink)
	}
	s.tag = subject
	for _, line := range wrap(s.doc.Subject, room*0.55, 11*s.scale, false) {
		s.y += 11 * s.scale * s.leading()
		s.text(edge, s.y, line, 11*s.scale, false, s.theme.Muted)
	}
	s.y = max(s.y, y) + 9
	s.line(edge, s.y, right, 1.6, s.theme.Head)
	s.y += 4
	s.top = s.y
}

// logo puts the company's at the upper right corner, and returns where it ends.
func (s *sheet) logo(right float64) float64 {
	if s.doc.Logo == nil {
		return s.y
	}
	wide, high := s.doc.Logo.Fit(logoWide*s.scale, logoHigh*s.scale)
	page := s.page()
	page.Images = append(page.Images, scene.Image{At: scene.Point{X: right - wide, Y: s.y}, Width: wide, Height: high, Picture: s.doc.Logo.Picture})
	return s.y + high + 2*s.scale
}

// part sets a section. A line parts it from the one before.
func (s *sheet) part(p report.Part, first bool) {
	if !s.fits(max(46*s.scale, 11*s.scale+s.least(p))) {
		s.next()
	} else if !first && s.y > s.top+10 {
		s.y += 5 * s.scale
		s.line(s.left, s.y, s.left+s.wide, 0.6, fade(s.theme.Faint))
	}
	s.y += 6 * s.scale
	s.section = s.tags.Add("Sect")
	bottom := s.heading(p)
	place := [2]int{len(s.pages), s.column}
	below := func() { // the heading stands beside the first fields
		if place == [2]int{len(s.pages), s.column} {
			s.y = max(s.y, bottom)
		}
	}
	var placed flow.Placed // how the next picture stands
	for i, b := range p.Blocks {
		switch b := b.(type) {
		case report.Field:
			s.field(b)
		case report.Table:
			below()
			high := 0.0
			placed, high = s.placed(p.Blocks[i:], 0)
			if s.small(b) {
				high = max(high, s.tableHigh(b))
			}
			if i > 0 && !s.fits(high) { // the first one has room below the heading
				s.next()
			}
			s.table(b, b.Name != p.Title && b.Name != "")
		case report.Picture:
			below()
			if i == 0 || !leads(p.Blocks[i-1:]) {
				placed, _ = s.placed(p.Blocks[i:], 0)
			}
			s.picture(b, placed)
		}
	}
	below()
}

// least is the room without which a section does not begin at the foot of a page: its heading stands on the page of
// what it begins with.
func (s *sheet) least(p report.Part) float64 {
	heading := s.headingHigh(p) + 12*s.scale
	if len(p.Blocks) > 0 {
		switch b := p.Blocks[0].(type) {
		case report.Table:
			_, high := s.placed(p.Blocks, heading)
			if s.small(b) {
				high = max(high, s.tableHigh(b))
			}
			return max(high, s.begins(b)) + heading
		case report.Picture:
			_, high := s.placed(p.Blocks, heading)
			return high + heading
		case report.Field:
			const part = 0.25 // of a page: more is not left empty
			if high := s.fieldsHigh(p); !s.doc.Profile.Fit && high <= part*(s.bottom()-s.top) {
				return max(high, 30*s.scale)
			}
		}
	}
	return 30 * s.scale
}

// fieldsHigh is about how high the values are with which a section begins: a few are not parted.
func (s *sheet) fieldsHigh(p report.Part) (high float64) {
	size := text * s.scale
	for _, b := range p.Blocks {
		f, ok := b.(report.Field)
		if !ok {
			break
		}
		room := s.wide - s.headings
		if f.Label != "" {
			room -= s.labels
		}
		lines := max(len(wrap(f.Label, s.labels-gap, size, false)), len(s.valueLines(f.Value, room)))
		high += float64(lines)*size*s.leading() + 4*s.scale*s.air
	}
	return high
}

// titleLines are the lines of a section's title. It stands in the left column; what has a table or a picture first
// takes the whole width.
func (s *sheet) titleLines(p report.Part) []string {
	room := s.headings - (numbers+6)*s.scale
	if len(p.Blocks) > 0 {
		if _, beside := p.Blocks[0].(report.Field); !beside {
			room = s.wide - numbers*s.scale
		}
	}
	return wrap(p.Title, room, headingSize*s.scale, true)
}

func (s *sheet) headingHigh(p report.Part) float64 {
	return float64(len(s.titleLines(p)))*headingSize*s.scale*s.leading() + 3*s.scale
}

// heading sets number and title of a section, and returns where they end.
func (s *sheet) heading(p report.Part) float64 {
	size := headingSize * s.scale
	y := s.y
	s.page().Headings = append(s.page().Headings, scene.Heading{Words: p.Heading(" "), At: y})
	s.tag = s.section.Add("H2")
	s.text(s.left, y+size, p.Numbered(), size, true, s.theme.Head)
	x := s.left + max(numbers*s.scale, typeset.Width(p.Numbered(), size, true)+8)
	for _, line := range s.titleLines(p) {
		s.text(x, y+size, line, size, true, s.theme.Ink)
		y += size * s.leading()
	}
	return y + 3*s.scale
}

// mostWhole is how many lines of a value stand on one page, so that no sentence is parted.
const mostWhole = 8

// field sets a value with its name in the right column.
func (s *sheet) field(f report.Field) {
	left := s.left + s.headings
	label := f.Label
	size := text * s.scale
	valueLeft := left
	var names []string
	if label != "" {
		names = wrap(label, s.labels-gap, size, false)
		valueLeft += s.labels
	}
	whole := s.section.Add("P")
	name, value := whole, whole
	if label != "" {
		name, value = whole.Add("Span"), whole.Add("Span")
	}
	room := s.left + s.wide - valueLeft
	lines := s.valueLines(f.Value, room)
	var beside []string
	var second *scene.Tag
	half := (room + gap) / 2
	if left, right, ok := f.Value.Halves(); ok {
		one, other := s.valueLines(report.Value{Text: left}, half-gap), s.valueLines(report.Value{Text: right}, half-gap)
		if max(len(one), len(other)) < len(lines) {
			lines, beside, second = one, other, whole.Add("Span")
		}
	}
	rows := max(len(names), len(lines), len(beside))
	if rows <= mostWhole && !s.fits(float64(rows)*size*s.leading()) {
		s.next()
	}
	for i := range rows {
		if !s.fits(size * s.leading()) {
			s.next()
		}
		s.tag = name
		if i < len(names) {
			s.text(left, s.y+size, names[i], size, false, s.theme.Muted)
		}
		s.tag = value
		if i < len(lines) {
			if f.Value.Gap > 0 {
				s.missing(valueLeft, room, lines[i], f.Value.Gap)
			} else {
				s.text(valueLeft, s.y+size, lines[i], size, f.Value.Strong, s.theme.Ink)
			}
		}
		if i < len(beside) {
			s.tag = second
			s.text(valueLeft+half, s.y+size, beside[i], size, false, s.theme.Ink)
		}
		s.y += size * s.leading()
	}
	s.y += 4 * s.scale * s.air
}

func (s *sheet) valueLines(v report.Value, room float64) []string {
	if v.Gap > 0 {
		return []string{s.doc.NotGiven}
	}
	return wrapValue(v, room, text*s.scale)
}

// missing says at a place that something is not there, with the number of the gap.
func (s *sheet) missing(x, room float64, words string, number int) {
	size := text * s.scale
	s.box(x-4, s.y-2, room+4, size*s.leading()+2, 3, amberPaper)
	s.text(x, s.y+size, words, size, true, amber)
	s.badge(x+room-size*0.9, s.y+size*0.66, number)
}

// badge is the number of a gap in a disc.
func (s *sheet) badge(x, y float64, number int) {
	size := 7 * s.scale
	words := fmt.Sprint(number)
	wide := typeset.Width(words, size, true)
	r := max(size*0.78, wide/2+2*s.scale)
	s.box(x-r, y-size*0.78, 2*r, 2*size*0.78, size*0.78, amber)
	s.text(x-wide/2, y+size*0.36, words, size, true, white)
}

// shrink is how many times as large a picture becomes: it fills its room, and takes no more than a
// part of the height of a page where its letters can be read then.
func (s *sheet) shrink(p *scene.Scene, wide float64) float64 {
	most := 0.42 * s.height
	if s.columns > 1 {
		most = 0.3 * s.height * s.scale
	}
	if wide < s.wide { // two side by side
		most *= 0.6 * s.pairs
	} else if s.alone > 1 {
		most = max(most, min(s.alone*most, s.scale*s.readable(p)*p.Height))
	}
	if !s.doc.Profile.Fit {
		most = max(most, min(s.readable(p)*p.Height, s.bottom()-edge-30))
	}
	k := min(wide/p.Width, most/p.Height, 1.25)
	return max(s.pictures*k, min(k, s.readable(p)))
}

// readable is how many times as large the letters of a picture can just be read.
func (s *sheet) readable(p *scene.Scene) float64 {
	least := 0.0
	for i := range p.Texts {
		if size := p.Texts[i].Size; least == 0 || size < least {
			least = size
		}
	}
	if least == 0 {
		return 0
	}
	return small / least
}

// picture sets drawn things as they are placed: one in the column, several side by side, or on pages of their own.
func (s *sheet) picture(p report.Picture, is flow.Placed) {
	if len(p.Pages) > 1 && p.Name == "fishbone" {
		s.insert(p)
		return
	}
	rows := s.pairsOf(p)
	s.torn += is.Torn()
	if whole := highOf(rows, is.Scale); !is.Parted && !s.fits(whole) && whole <= s.bottom()-edge*0.8 {
		s.next()
	}
	for _, pair := range rows {
		s.y += abovePair * s.scale
		high, k := is.Scale*pair.high, is.Scale
		if !s.fits(high) {
			if fits := (s.bottom() - s.y) / pair.high; fits >= s.smaller(p, pair.pages, pair.wide)*s.gives() {
				k = fits
			} else {
				k = 1
				s.next()
			}
			high = k * pair.high
		}
		for i, page := range pair.pages {
			s.place(page, p.Alt, s.left+(pair.wide+gap)*float64(i), pair.wide, k)
		}
		s.y += high + belowPair*s.scale
	}
}

// gives is how much smaller still than smallest a picture becomes where much of a page would be empty if it went
// to the next one: letters of 6 points can be read, if not as well.
func (s *sheet) gives() float64 {
	const much, least = 0.3, 6.0
	if !s.doc.Profile.Fit && s.bottom()-s.y > much*(s.bottom()-s.top) {
		return least / small
	}
	return 1
}

// smaller is how much smaller than usual pages of a picture become at most, to stay on a page. The words
// of charts are still read then; those below a fish are small anyway.
func (s *sheet) smaller(p report.Picture, pages []*scene.Scene, wide float64) float64 {
	const fish, chart = 0.78, 0.66
	if s.doc.Profile.Fit || p.Name == "fishbone" {
		return fish
	}
	most := chart
	for _, page := range pages {
		most = max(most, min(s.readable(page)/s.shrink(page, wide), 1))
	}
	return most
}

// place puts a copy of a picture into the middle of a room, so much smaller than usual.
func (s *sheet) place(p *scene.Scene, alt string, left, wide, by float64) {
	k := by * s.shrink(p, wide)
	c := p.Copy()
	left += (wide - k*p.Width) / 2
	c.Transform(k, left, s.y)
	tagAll(c, s.figure(alt, left, s.y, k*p.Width, k*p.Height))
	page := s.page()
	page.Lines = append(page.Lines, c.Lines...)
	page.Shapes = append(page.Shapes, c.Shapes...)
	page.Texts = append(page.Texts, c.Texts...)
}

// insert puts pages between ours: a large fish takes paper of its own.
func (s *sheet) insert(p report.Picture) {
	for _, page := range p.Pages {
		c := page.Copy()
		c.Tags = s.tags
		tagAll(c, s.figure(p.Alt, 0, 0, c.Width, c.Height))
		s.inserted[c] = true
		s.pages = append(s.pages, c)
	}
	s.newPage()
}

// figure is the tag of a picture in a rectangle of its page.
func (s *sheet) figure(alt string, left, top, wide, high float64) *scene.Tag {
	t := s.section.Add("Figure")
	t.Alt, t.Box = alt, [4]float64{left, top, wide, high}
	return t
}

// tagAll says that all of a scene is a part of one thing.
func tagAll(c *scene.Scene, t *scene.Tag) {
	for i := range c.Lines {
		c.Lines[i].Tag = t
	}
	for i := range c.Shapes {
		c.Shapes[i].Tag = t
	}
	for i := range c.Images {
		c.Images[i].Tag = t
	}
	for i := range c.Texts {
		c.Texts[i].Tag = t
	}
}

// wrap breaks a text of several lines.
func wrap(words string, room, size float64, bold bool) (all []string) {
	for _, line := range strings.Split(words, "\n") {
		if item, is := strings.CutPrefix(line, report.Bullet); is {
			for i, part := range typeset.WrapAll(item, max(room-hanging*size, size*2), size, bold) {
				if i == 0 {
					part = report.Bullet + part
				} else {
					part = hangs + part
				}
				all = append(all, part)
			}
			continue
		}
		all = append(all, typeset.WrapAll(line, max(room, size*2), size, bold)...)
	}
	return all
}

// hangs begins a line of an item behind its first one. It stands below the words of that, so far behind the
// dot, in sizes of the letters.
const hangs, hanging = "\t", 0.85

// wrapValue breaks what stands at a place into lines, of which none ends in a name.
func wrapValue(v report.Value, room, size float64) []string {
	return wrap(columns.Fit(v, size, room, 0).Text, room, size, v.Strong)
}

// fade is a colour made paler.
func fade(c color.NRGBA) color.NRGBA {
	mix := func(x uint8) uint8 { return uint8((int(x) + 2*255) / 3) }
	return color.NRGBA{mix(c.R), mix(c.G), mix(c.B), 0xff}
}
