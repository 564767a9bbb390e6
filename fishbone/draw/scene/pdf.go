package scene

import (
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/pdf"
	"whybone/fishbone/draw/typeset"
)

// DocumentInfo is what a document says of itself. What is empty is left out.
type DocumentInfo struct {
	Title, Author string
	Language      string // such as "zh-Hans"
	// Made is the date in the file; the zero time stands for a fixed date, so that
	// the same scene gives the same bytes.
	Made time.Time
}

// maxPage bounds a side of a page, in points: readers refuse larger ones.
const maxPage = 14_400

// PDF writes scenes as the pages of a document, each as large as its scene, or in
// proportion where a side would be longer than five metres. Lines and shapes stay
// what they are; texts can be selected and searched, in the bundled fonts, of which
// the file holds the glyphs that it shows. A character that none of them has is shown
// as a box. Where scenes have tags, the document has them, too. The same scenes and info always
// give the same bytes. Errors are
// [ErrTooLarge] for a scene without an area, and those of w.
func PDF(w io.Writer, pages []*Scene, info DocumentInfo) error {
	if len(pages) == 0 {
		return errors.New("writing a PDF: there is no page")
	}
	d := document{pdf: newPDF(info)}
	d.pdf.Tags = pages[0].Tags
	for _, s := range pages {
		if !(s.Width > 0 && s.Height > 0 && s.Width <= MaxSide && s.Height <= MaxSide) {
			return fmt.Errorf("writing a PDF page of %.0f × %.0f points (each side may have up to %d): %w", s.Width, s.Height, MaxSide, ErrTooLarge)
		}
		d.draw(s)
	}
	if err := d.pdf.Write(w); err != nil {
		return fmt.Errorf("writing a PDF: %w", err)
	}
	return nil
}

// newPDF begins a document that says of itself what it is.
func newPDF(info DocumentInfo) *pdf.Document {
	made := info.Made
	if made.IsZero() {
		made = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return &pdf.Document{Info: pdf.Info{
		Title: Clean(info.Title), Author: Clean(info.Author), Producer: "Whybone", Language: info.Language, Made: made,
	}}
}

// document draws scenes on the pages of a PDF.
type document struct {
	pdf   *pdf.Document
	page  *pdf.Page
	scale float64 // of the page, 1 as a rule
	forms fonts.Forms
}

func (d *document) draw(s *Scene) {
	d.scale, d.forms = math.Min(1, maxPage/math.Max(s.Width, s.Height)), s.forms()
	d.page = d.pdf.Page(s.Width*d.scale, s.Height*d.scale)
	if s.Paper.A != 0 {
		d.page.In(nil)
		d.shape(&Shape{Points: []Point{{0, 0}, {s.Width, 0}, {s.Width, s.Height}, {0, s.Height}}, Fill: s.Paper})
	}
	d.things(s)
}

// things draws what is on the paper.
func (d *document) things(s *Scene) {
	for i := range s.Lines {
		d.page.In(s.Lines[i].Tag)
		d.line(&s.Lines[i])
	}
	for i := range s.Shapes {
		d.page.In(s.Shapes[i].Tag)
		d.shape(&s.Shapes[i])
	}
	for i := range s.Images {
		m := &s.Images[i]
		d.page.In(m.Tag)
		d.page.Image(m.Picture, m.At.X*d.scale, m.At.Y*d.scale, m.Width*d.scale, m.Height*d.scale)
	}
	for i := range s.Texts {
		d.page.In(s.Texts[i].Tag)
		d.text(&s.Texts[i])
	}
	for _, h := range s.Headings {
		d.page.Bookmark(Clean(h.Words), h.At*d.scale)
	}
}

func (d *document) move(p Point) { d.page.Move(p.X*d.scale, p.Y*d.scale) }
func (d *document) to(p Point)   { d.page.Line(p.X*d.scale, p.Y*d.scale) }

func (d *document) line(l *Line) {
	if len(l.Points) < 2 || l.Width <= 0 {
		return
	}
	width := l.Width * d.scale
	dash, gap := 0.0, 0.0
	if l.Dashed {
		dash, gap = dashInk*width, dashGap*width
	}
	d.page.SetStroke(l.Color, width, dash, gap)
	d.move(l.Points[0])
	for _, p := range l.Points[1:] {
		d.to(p)
	}
	d.page.Stroke()
}

func (d *document) shape(s *Shape) {
	if len(s.Points) < 3 {
		return
	}
	d.page.SetFill(s.Fill)
	for i, k := range s.corners() {
		if i == 0 {
			d.move(k.From)
		} else {
			d.to(k.From)
		}
		if k.From != k.To {
			d.page.Curve(k.First.X*d.scale, k.First.Y*d.scale, k.Second.X*d.scale, k.Second.Y*d.scale, k.To.X*d.scale, k.To.Y*d.scale)
		}
	}
	d.page.Fill()
}

// text writes one line of text. Every glyph stands where typeset measured it.
func (d *document) text(t *Text) {
	if line, struck := t.strike(); struck {
		d.line(line)
	}
	glyphs := t.glyphs(d.forms)
	d.page.SetFill(t.Color)
	d.page.Text(glyphs, t.At.X*d.scale, t.At.Y*d.scale, t.Size*d.scale)
	for _, g := range glyphs {
		if g.Font == nil {
			d.missingGlyphs(g, t)
		}
	}
}

// missingGlyphs draws a box in the room of each character that no bundled font has.
func (d *document) missingGlyphs(g typeset.Glyph, t *Text) {
	x := t.At.X + g.X*t.Size
	for _, r := range g.Text {
		width := typeset.Width(string(r), t.Size, t.Bold)
		low, high := t.At.Y+0.06*t.Size, t.At.Y-0.8*t.Size
		left, right := x+0.1*width, x+0.9*width
		if width > 0 {
			d.line(&Line{Color: t.Color, Width: t.Size / 18, Points: []Point{{left, low}, {right, low}, {right, high}, {left, high}, {left, low}}})
		}
		x += width
	}
}
