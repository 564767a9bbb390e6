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

// slide is one on its way: its title, its shapes, each with a number of its own, and its pictures.
type slide struct {
	title  string
	cover  bool
	shapes strings.Builder
	last   int
	images []int // numbers of those in the archive
	charts []int
}

// The numbers of shapes that each slide has; 1 is the tree of shapes.
const titleID, pageID, lastID = 2, 3, 3

func (s *slide) id() int { s.last++; return lastID + s.last }

// newSlide begins one with its title.
func (w *writer) newSlide(title string) *slide {
	s := &slide{title: title}
	w.slides = append(w.slides, s)
	return s
}

// count tells slides apart that have the same title, from one on.
func (w *writer) count(from int) {
	of := map[string]int{}
	for _, s := range w.slides[from:] {
		of[s.title]++
	}
	met := map[string]int{}
	for _, s := range w.slides[from:] {
		if title := s.title; of[title] > 1 {
			met[title]++
			s.title = fmt.Sprintf("%s (%d/%d)", title, met[title], of[title])
		}
	}
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
	right   bool
	low     bool // it stands at the foot of its shape
	title   bool
	fill    string // of the shape, none if empty
	radius  bool
	alt     string
	oneLine bool    // it is not wrapped
	pitch   float64 // from line to line, in points; the usual if 0
	list    bool    // lines that begin with a bullet are items
	strike  bool
	outline string // the form of the shape, if it is no rectangle
}

const ink, muted, accent, amber, amberPale, pale, faint = "1B2426", "4A5659", "085F5F", "855800", "FBEED5", "E8F1F1", "D9DEDF"

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
		item := t.list && strings.HasPrefix(line, report.Bullet)
		if item {
			line = line[len(report.Bullet):]
			fmt.Fprintf(&b, ` marL="%d" indent="-%[1]d"`, emus(t.size*0.9))
		}
		switch {
		case t.center:
			b.WriteString(` algn="ctr"`)
		case t.right:
			b.WriteString(` algn="r"`)
		}
		b.WriteString(`>`)
		if t.pitch > 0 {
			fmt.Fprintf(&b, `<a:lnSpc><a:spcPts val="%d"/></a:lnSpc>`, int(t.pitch*100))
		}
		if item {
			b.WriteString(`<a:buFont typeface="Arial"/><a:buChar char="•"/>`)
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
	case t.title, t.low:
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

// pictures puts the pages of a picture on slides: charts in pairs, all else one by one.
func (w *writer) pictures(title string, p report.Picture) error {
	const between = 24.0
	each := 1
	if len(p.Charts) > 1 {
		each = 2
	}
	wide := (width - 2*margin - between*float64(each-1)) / float64(each)
	var s *slide
	for i := range p.Pages {
		if i%each == 0 {
			s = w.newSlide(title)
		}
		at := rect{margin + (wide+between)*float64(i%each), top, wide, room}
		beside := each > 1
		if i%each == 0 && i == len(p.Pages)-1 { // the last one has the slide for itself
			at.w, beside = width-2*margin, false
		}
		if err := w.picture(s, p, i, at, beside); err != nil {
			return err
		}
	}
	return nil
}

// picture puts a page of a picture into a rectangle: a fish as shapes, a chart as one that the program
// draws, all else as an image.
func (w *writer) picture(s *slide, p report.Picture, i int, at rect, beside bool) error {
	page := p.Pages[i]
	if p.Things != nil {
		r := drawnIn(page) // what is around the words of a page is of no use on a slide
		k := min(at.w/r.w, (at.h+8)/r.h)
		w.fish(s, p, page, k, at.x+(at.w-k*r.w)/2-k*r.x, at.y+(at.h-k*r.h)/2-k*r.y)
		return nil
	}
	if len(p.Charts) > 0 {
		return w.chart(s, p, i, at, beside)
	}
	k := min(at.w/page.Width, at.h/page.Height)
	return w.image(s, p, page, k, rect{at.x + (at.w-k*page.Width)/2, at.y, k * page.Width, k * page.Height})
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

// noteSize is that of the letters of what follows from a chart.
const noteSize = 14.0

// noteLines is how many lines that takes in a width.
func noteLines(c *chart.Data, wide float64) int {
	if c.Note == "" {
		return 0
	}
	return columns.Lines(c.Note, noteSize, false, wide*whysLoose)
}

// evenNote is what follows from a chart, and how wide it is set: each sentence begins a line where that takes no line more,
// else all lines are about as long.
func evenNote(note string, wide float64) (string, float64) {
	lines := columns.Lines(note, noteSize, false, wide)
	apart := strings.ReplaceAll(strings.ReplaceAll(note, "。", "。\n"), ". ", ".\n")
	if apart = strings.TrimSpace(apart); columns.Lines(apart, noteSize, false, wide) == lines {
		return apart, wide
	}
	return note, even(note, noteSize, false, wide)
}

// chart puts a chart into a rectangle, and at its foot what follows from it. Of charts beside each other all have as much
// room for that as the one that needs most.
func (w *writer) chart(s *slide, p report.Picture, i int, at rect, beside bool) error {
	c := p.Charts[i]
	lines := noteLines(c, at.w)
	if beside {
		for _, other := range p.Charts {
			lines = max(lines, noteLines(other, at.w))
		}
	}
	if lines > 0 {
		high := noteSize * w.leading() * float64(lines)
		if c.Note != "" {
			words, wide := evenNote(c.Note, at.w*whysLoose)
			w.box(s, "note", rect{at.x, at.y + at.h - high, wide / whysLoose, high}, text{words: words, size: noteSize, color: muted})
		}
		at.h -= high + 6
	}
	book, err := charts.Workbook(c, w.doc, w.doc.Made)
	if err != nil {
		return err
	}
	w.charts = append(w.charts, chartFile{charts.Part(c, w.doc, "rId1", beside), book})
	n := len(w.charts)
	s.charts = append(s.charts, n)
	fmt.Fprintf(&s.shapes, `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="%d" name="%s" descr="%s"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>`, s.id(), ooxml.Escape(p.Name), ooxml.Escape(p.Alt))
	fmt.Fprintf(&s.shapes, `<p:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></p:xfrm><a:graphic><a:graphicData uri="%s"><c:chart xmlns:c="%[5]s" r:id="rIdChart%[6]d"/></a:graphicData></a:graphic></p:graphicFrame>`,
		emus(at.x), emus(at.y), emus(at.w), emus(at.h), charts.Space, n)
	return nil
}
