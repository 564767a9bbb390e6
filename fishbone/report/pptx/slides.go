package pptx

import (
	"bytes"
	"fmt"
	"strings"

	"whybone/fishbone/draw/chart"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/report"
	"whybone/fishbone/report/internal/charts"
	"whybone/fishbone/report/internal/columns"
	"whybone/fishbone/report/internal/ooxml"
)

// slide is one on its way: its shapes, each with a number of its own, and its pictures.
type slide struct {
	shapes strings.Builder
	last   int
	images []int // numbers of those in the archive
	charts []int
}

func (s *slide) id() int { s.last++; return s.last + 1 } // 1 is the tree of shapes

// newSlide begins one with its title.
func (w *writer) newSlide(title string) *slide {
	s := &slide{}
	w.slides = append(w.slides, s)
	w.box(s, "title", rect{margin, 30, width - 2*margin, 48}, text{words: title, size: 26, bold: true, title: true})
	return s
}

// rect is a place on a slide, in points.
type rect struct{ x, y, w, h float64 }

// text is words in a shape.
type text struct {
	words   string
	size    float64
	bold    bool
	color   string // six hexadecimal digits; that of ink if empty
	center  bool
	title   bool
	fill    string // of the shape, none if empty
	radius  bool
	alt     string
	oneLine bool    // it is not wrapped
	pitch   float64 // from line to line, in points; the usual if 0
	strike  bool
	outline string // the form of the shape, if it is no rectangle
}

const ink, muted, accent, amber, pale = "1B2426", "4A5659", "085F5F", "855800", "FBEED5"

// frame is the place of a shape.
func frame(r rect) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, emus(r.x), emus(r.y), emus(max(r.w, 1)), emus(max(r.h, 1)))
}

// run is words with one look.
func (w *writer) run(t text, words string) string {
	color := t.color
	if color == "" {
		color = ink
	}
	more := ""
	if t.bold {
		more += ` b="1"`
	}
	if t.strike {
		more += ` strike="sngStrike"`
	}
	return fmt.Sprintf(`<a:r><a:rPr lang="%s" altLang="%s" sz="%d"%s dirty="0"><a:solidFill><a:srgbClr val="%s"/></a:solidFill><a:latin typeface="Calibri"/><a:ea typeface="%s"/></a:rPr><a:t>%s</a:t></a:r>`,
		ooxml.Locale(w.doc), "en-US", int(t.size*100), more, color, ooxml.Eastern(w.doc), ooxml.Escape(words))
}

// paragraphs are the lines of a text.
func (w *writer) paragraphs(t text) string {
	var b strings.Builder
	for _, line := range strings.Split(t.words, "\n") {
		b.WriteString(`<a:p><a:pPr`)
		if t.center {
			b.WriteString(` algn="ctr"`)
		}
		b.WriteString(`>`)
		if t.pitch > 0 {
			fmt.Fprintf(&b, `<a:lnSpc><a:spcPts val="%d"/></a:lnSpc>`, int(t.pitch*100))
		}
		b.WriteString(`</a:pPr>` + w.run(t, line) + `</a:p>`)
	}
	return b.String()
}

// box puts a text into a shape, and returns the shape's number.
func (w *writer) box(s *slide, name string, r rect, t text) int {
	id := s.id()
	s.shapes.WriteString(w.shape(id, name, r, t))
	return id
}

func (w *writer) shape(id int, name string, r rect, t text) string {
	place, look := "", `<a:noFill/>`
	if t.title {
		place = `<p:ph type="title"/>`
	}
	if t.fill != "" {
		look = `<a:solidFill><a:srgbClr val="` + t.fill + `"/></a:solidFill>`
	}
	form := `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
	switch {
	case t.outline != "":
		form = t.outline
	case t.radius:
		form = `<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>`
	}
	wrap, anchor := "square", "t"
	if t.oneLine {
		wrap = "none"
	}
	switch {
	case t.center:
		anchor = "ctr"
	case t.title:
		anchor = "b"
	}
	box := ` txBox="1"`
	if t.title || t.fill != "" {
		box = ""
	}
	return fmt.Sprintf(`<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvSpPr%s/><p:nvPr>%s</p:nvPr></p:nvSpPr>`, id, ooxml.Escape(name), ooxml.Escape(t.alt), box, place) +
		`<p:spPr>` + frame(r) + form + look + `<a:ln><a:noFill/></a:ln></p:spPr>` +
		fmt.Sprintf(`<p:txBody><a:bodyPr wrap="%s" lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s"><a:noAutofit/></a:bodyPr><a:lstStyle/>`, wrap, anchor) +
		w.paragraphs(t) + `</p:txBody></p:sp>`
}

// cover is the first slide.
func (w *writer) cover() {
	s := &slide{}
	w.slides = append(w.slides, s)
	w.box(s, "title", rect{margin, 120, width - 2*margin, 116}, text{words: flat(w.doc.Subject), size: 36, bold: true, title: true})
	w.box(s, "report", rect{margin, 250, width - 2*margin, 34}, text{words: w.doc.Title, size: 22, color: accent})
	var aside []string
	if w.doc.Company != "" {
		aside = append(aside, w.doc.Company)
	}
	for _, f := range w.doc.Head {
		if f.Value.Gap == 0 {
			aside = append(aside, f.Label+"  "+flat(f.Value.Text))
		}
	}
	w.box(s, "aside", rect{margin, 300, width - 2*margin, 160}, text{words: strings.Join(aside, "\n"), size: 14, color: muted})
	if l := w.doc.Logo; l != nil {
		wide, high := l.Fit(200, 56)
		w.place(s, l.PNG, "logo", w.doc.Company, rect{width - margin - wide, 36, wide, high})
	}
}

// section makes the slides of a section: its values, then each picture and each table.
func (w *writer) section(p report.Part) error {
	title := strings.TrimSpace(p.Number + "  " + p.Title)
	var fields []report.Field
	flush := func() { w.fields(title, fields); fields = nil }
	for _, b := range p.Blocks {
		switch b := b.(type) {
		case report.Field:
			fields = append(fields, b)
		case report.Table:
			flush()
			w.tables(title, b)
		case report.Whys:
			flush()
			w.whys(strings.TrimSpace(title+" · "+b.Title), b)
		case report.Picture:
			flush()
			if err := w.pictures(title, b); err != nil {
				return err
			}
		}
	}
	flush()
	return nil
}

// fields puts values below each other, on more slides where they are many.
func (w *writer) fields(title string, all []report.Field) {
	const size, line, labels = 15.0, 20.0, 220.0
	var s *slide
	y := bottom
	for _, f := range all {
		words, color, bold := f.Value.Text, "", f.Value.Strong
		if f.Value.Gap > 0 {
			words, color, bold = fmt.Sprintf("%s (%d)", w.doc.NotGiven, f.Value.Gap), amber, true
		}
		left := margin
		if f.Label != "" {
			left += labels
		}
		high := line*float64(columns.Lines(words, size, bold, width-margin-left)) + 8
		if s == nil || y+high > bottom {
			s, y = w.newSlide(title), top
		}
		if left > margin {
			w.box(s, "label", rect{margin, y, labels - 12, high}, text{words: f.Label, size: size, color: muted})
		}
		w.box(s, "value", rect{left, y, width - margin - left, high}, text{words: words, size: size, bold: bold, color: color})
		y += high
	}
}

// tables puts rows on slides, with the head on each.
func (w *writer) tables(title string, t report.Table) {
	const size, line, air = 12.0, 16.0, 8.0
	const beside = 8.0 // the words of a cell, at the right
	var widths []int
	for _, wide := range columns.Widths(t, w.doc.NotGiven, columns.Room{Wide: width - 2*margin - beside, Gap: beside, Size: size, Head: size, Loose: 0.14}) {
		widths = append(widths, emus(wide+beside))
	}
	high := func(row []report.Value) float64 {
		most := 1
		for i, v := range row {
			most = max(most, columns.Lines(v.Text, size, v.Strong, float64(widths[i])/emu-beside))
		}
		return float64(most)*line + air
	}
	slides := spread(t.Rows, high, bottom-top-line-air)
	for i, rows := range slides {
		w.table(w.newSlide(counted(title, i, len(slides))), t, rows, widths, high, size)
	}
}

// counted is a title that tells slides apart which show one thing.
func counted(title string, i, of int) string {
	if of < 2 {
		return title
	}
	return fmt.Sprintf("%s (%d/%d)", title, i+1, of)
}

// spread shares rows out among as few slides as hold them, about as many to each.
func spread(rows [][]report.Value, high func([]report.Value) float64, room float64) [][][]report.Value {
	fill := func(room float64) (slides [][][]report.Value) {
		y := room + 1
		for _, row := range rows {
			if y += high(row); y > room {
				slides, y = append(slides, nil), high(row)
			}
			last := &slides[len(slides)-1]
			*last = append(*last, row)
		}
		return slides
	}
	all := fill(room)
	for less := room * 0.95; less > room/3; less -= room * 0.05 {
		tried := fill(less)
		if len(tried) > len(all) {
			break
		}
		all = tried
	}
	return all
}

func (w *writer) table(s *slide, t report.Table, rows [][]report.Value, widths []int, high func([]report.Value) float64, size float64) {
	whole := 0
	for _, one := range widths {
		whole += one
	}
	fmt.Fprintf(&s.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="%s" descr="%[2]s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`, s.id(), ooxml.Escape(t.Name))
	fmt.Fprintf(&s.shapes, `<p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>`, emus(margin), emus(top), whole, emus(bottom-top))
	for _, one := range widths {
		fmt.Fprintf(&s.shapes, `<a:gridCol w="%d"/>`, one)
	}
	s.shapes.WriteString(`</a:tblGrid>`)
	fmt.Fprintf(&s.shapes, `<a:tr h="%d">`, emus(24))
	for _, c := range t.Columns {
		w.cell(s, text{words: c.Head, size: size, color: muted, bold: true}, accent)
	}
	s.shapes.WriteString(`</a:tr>`)
	for _, row := range rows {
		fmt.Fprintf(&s.shapes, `<a:tr h="%d">`, emus(high(row)))
		for _, v := range row {
			cell := text{words: v.Text, size: size, bold: v.Strong}
			if v.Gap > 0 {
				cell = text{words: fmt.Sprintf("%s (%d)", w.doc.NotGiven, v.Gap), size: size, bold: true, color: amber, fill: pale}
			}
			w.cell(s, cell, "BFC7C9")
		}
		s.shapes.WriteString(`</a:tr>`)
	}
	s.shapes.WriteString(`</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`)
}

// cell is one of a table, with a line below it.
func (w *writer) cell(s *slide, t text, line string) {
	fill := `<a:noFill/>`
	if t.fill != "" {
		fill = `<a:solidFill><a:srgbClr val="` + t.fill + `"/></a:solidFill>`
	}
	none := func(side string) string { return `<a:` + side + ` w="0"><a:noFill/></a:` + side + `>` }
	s.shapes.WriteString(`<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>` + w.paragraphs(t) + `</a:txBody><a:tcPr marL="0" marR="91440" marT="38100" marB="38100">` +
		none("lnL") + none("lnR") + none("lnT") + `<a:lnB w="6350"><a:solidFill><a:srgbClr val="` + line + `"/></a:solidFill></a:lnB>` + fill + `</a:tcPr></a:tc>`)
}

// pictures puts each page of a picture on a slide: a fish as shapes, a chart as one that the program
// draws, all else as an image.
func (w *writer) pictures(title string, p report.Picture) error {
	for i, page := range p.Pages {
		s := w.newSlide(counted(title, i, len(p.Pages)))
		if p.Things != nil {
			r := drawnIn(page) // what is around the words of a page is of no use on a slide
			k := min((width-2*margin)/r.w, (bottom-top+20)/r.h)
			w.fish(s, p, page, k, (width-k*r.w)/2-k*r.x, (top+bottom-k*r.h)/2-k*r.y)
			continue
		}
		if len(p.Charts) > 0 {
			if err := w.chart(s, p, p.Charts[i]); err != nil {
				return err
			}
			continue
		}
		k := min((width-2*margin)/page.Width, (bottom-top+20)/page.Height)
		at := rect{(width - k*page.Width) / 2, top - 10, k * page.Width, k * page.Height}
		if err := w.image(s, p, page, k, at); err != nil {
			return err
		}
	}
	return nil
}

// dpi is what a projector and a printer show of an image.
const dpi = 200

func (w *writer) image(s *slide, p report.Picture, page *scene.Scene, k float64, at rect) error {
	c := page.Copy()
	c.Transform(k, 0, 0)
	var b bytes.Buffer
	if err := c.PNG(&b, dpi); err != nil {
		return err
	}
	w.place(s, b.Bytes(), p.Name, p.Alt, at)
	return nil
}

// place puts a picture made of pixels on a slide.
func (w *writer) place(s *slide, png []byte, name, alt string, at rect) {
	w.images = append(w.images, png)
	s.images = append(s.images, len(w.images))
	fmt.Fprintf(&s.shapes, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>`, s.id(), ooxml.Escape(name), ooxml.Escape(alt))
	fmt.Fprintf(&s.shapes, `<p:blipFill><a:blip r:embed="rIdImage%d"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>%s<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`, len(w.images), frame(at))
}

// chart puts a chart on a slide, and below it what follows from it.
func (w *writer) chart(s *slide, p report.Picture, c *chart.Data) error {
	const size, line = 14.0, 19.0
	foot := bottom
	if c.Note != "" {
		high := line * float64(columns.Lines(c.Note, size, false, width-2*margin))
		foot -= high + 6
		w.box(s, "note", rect{margin, bottom - high, width - 2*margin, high}, text{words: c.Note, size: size, color: muted})
	}
	book, err := charts.Workbook(c, w.doc, w.doc.Made)
	if err != nil {
		return err
	}
	w.charts = append(w.charts, chartFile{charts.Part(c, w.doc, "rId1"), book})
	n := len(w.charts)
	s.charts = append(s.charts, n)
	at := rect{margin, top, width - 2*margin, foot - top}
	fmt.Fprintf(&s.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`, s.id(), ooxml.Escape(p.Name), ooxml.Escape(p.Alt))
	fmt.Fprintf(&s.shapes, `<p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="%s"><c:chart xmlns:c="%[5]s" r:id="rIdChart%[6]d"/></a:graphicData></a:graphic></p:graphicFrame>`,
		emus(at.x), emus(at.y), emus(at.w), emus(at.h), charts.Space, n)
	return nil
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
