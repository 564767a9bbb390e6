package scene

import (
	"bytes"
	"errors"
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"whybone/assets"
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

// pdfFont is the bundled font's name within a document.
const pdfFont = "NotoSansSC"

// PDF writes scenes as the pages of a document, each as large as its scene, or in
// proportion where a side would be longer than five metres. Lines and shapes stay
// what they are; texts can be selected and searched, in the bundled font, of which
// the file holds the characters that it shows. A character which that font has not
// is shown as a box. The same scenes and info always give the same bytes. Errors are
// [ErrTooLarge] for a scene without an area, and those of w.
func PDF(w io.Writer, pages []*Scene, info DocumentInfo) error {
	if len(pages) == 0 {
		return errors.New("writing a PDF: there is no page")
	}
	d := newDocument(info)
	for _, s := range pages {
		if !(s.Width > 0 && s.Height > 0 && s.Width <= MaxSide && s.Height <= MaxSide) {
			return fmt.Errorf("writing a PDF page of %.0f × %.0f points (each side may have up to %d): %w", s.Width, s.Height, MaxSide, ErrTooLarge)
		}
		d.page(s)
	}
	if err := d.pdf.Output(w); err != nil {
		return fmt.Errorf("writing a PDF: %w", err)
	}
	return nil
}

// document draws scenes on the pages of a PDF.
type document struct {
	pdf     *fpdf.Fpdf
	has     [2]bool // the regular and the bold font
	scale   float64 // of the page, 1 as a rule
	opacity uint8   // of what is drawn next on the page
}

func newDocument(info DocumentInfo) *document {
	made := info.Made
	if made.IsZero() {
		made = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt"})
	p.SetCatalogSort(true) // or the order of its fonts would change from run to run
	p.SetCreationDate(made)
	p.SetModificationDate(made)
	p.SetProducer("Whybone", false)
	if info.Title != "" {
		p.SetTitle(basicPlane(info.Title), true)
	}
	if info.Author != "" {
		p.SetAuthor(basicPlane(info.Author), true)
	}
	p.SetLang(info.Language)
	p.SetLineCapStyle("round")
	p.SetLineJoinStyle("round")
	return &document{pdf: p}
}

// basicPlane replaces what the library cannot write into a document's title: characters
// beyond U+FFFF.
func basicPlane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xffff {
			return '\ufffd'
		}
		return r
	}, Clean(s))
}

func (d *document) page(s *Scene) {
	d.scale = math.Min(1, maxPage/math.Max(s.Width, s.Height))
	d.opacity = 0xff
	width, height := s.Width*d.scale, s.Height*d.scale
	d.pdf.AddPageFormat("P", fpdf.SizeType{Wd: width, Ht: height})
	if s.Paper.A != 0 {
		d.fill(s.Paper)
		d.pdf.Rect(0, 0, width, height, "F")
	}
	for i := range s.Lines {
		d.line(&s.Lines[i])
	}
	for i := range s.Shapes {
		d.shape(&s.Shapes[i])
	}
	for i := range s.Texts {
		d.text(&s.Texts[i])
	}
}

func (d *document) at(p Point) (x, y float64) { return p.X * d.scale, p.Y * d.scale }

// setOpacity sets the opacity of what is drawn next.
func (d *document) setOpacity(c color.NRGBA) (r, g, b int) {
	if c.A != d.opacity {
		d.opacity = c.A
		d.pdf.SetAlpha(float64(c.A)/0xff, "Normal")
	}
	return int(c.R), int(c.G), int(c.B)
}

func (d *document) fill(c color.NRGBA) { d.pdf.SetFillColor(d.setOpacity(c)) }

func (d *document) line(l *Line) {
	if len(l.Points) < 2 || l.Width <= 0 {
		return
	}
	d.pdf.SetDrawColor(d.setOpacity(l.Color))
	width := l.Width * d.scale
	d.pdf.SetLineWidth(width)
	if l.Dashed {
		d.pdf.SetDashPattern([]float64{dashInk * width, dashGap * width}, 0)
		defer d.pdf.SetDashPattern(nil, 0)
	}
	d.pdf.MoveTo(d.at(l.Points[0]))
	for _, p := range l.Points[1:] {
		d.pdf.LineTo(d.at(p))
	}
	d.pdf.DrawPath("D")
}

func (d *document) shape(s *Shape) {
	if len(s.Points) < 3 {
		return
	}
	d.fill(s.Fill)
	for i, k := range s.corners() {
		if i == 0 {
			d.pdf.MoveTo(d.at(k.From))
		} else {
			d.pdf.LineTo(d.at(k.From))
		}
		if k.From != k.To {
			ax, ay := d.at(k.First)
			bx, by := d.at(k.Second)
			x, y := d.at(k.To)
			d.pdf.CurveBezierCubicTo(ax, ay, bx, by, x, y)
		}
	}
	d.pdf.ClosePath()
	d.pdf.DrawPath("F")
}

// text writes one line of text. Every character stands where typeset measured it.
func (d *document) text(t *Text) {
	d.font(t)
	if line, struck := t.strike(); struck {
		d.line(line)
	}
	// Composed, for the bundled font has é and no accent of its own.
	words := []rune(norm.NFC.String(Clean(t.Words)))
	x := t.At.X
	for len(words) > 0 {
		n := writable(words)
		run := string(words[:max(n, 1)])
		width := typeset.Width(run, t.Size, t.Bold)
		switch {
		case n > 0:
			d.pdf.Text(x*d.scale, t.At.Y*d.scale, run)
		case width > 0:
			d.missingGlyph(words[0], t, x, width)
		}
		x += width
		words = words[max(n, 1):]
	}
}

// writable counts the characters, from the first on, that the document can write with
// the bundled font.
func writable(words []rune) int {
	for i, r := range words {
		if r > 0xffff || !typeset.Has(r) {
			return i
		}
	}
	return len(words)
}

// font sets colour, font and size of what is written next.
func (d *document) font(t *Text) {
	d.pdf.SetTextColor(d.setOpacity(t.Color))
	style, weight, data := "", 0, assets.Regular
	if t.Bold {
		style, weight, data = "B", 1, assets.Bold
	}
	if !d.has[weight] {
		d.has[weight] = true
		// A copy of its own, for the library pads what it reads in place.
		d.pdf.AddUTF8FontFromBytes(pdfFont, style, bytes.Clone(data))
	}
	d.pdf.SetFont(pdfFont, style, t.Size*d.scale)
}

// missingGlyph draws a box in the room of a character that the bundled font has not. Who
// searches or copies still gets the character, as far as the library can write it.
func (d *document) missingGlyph(r rune, t *Text, x, width float64) {
	low, high := t.At.Y+0.06*t.Size, t.At.Y-0.8*t.Size
	left, right := x+0.1*width, x+0.9*width
	d.line(&Line{Color: t.Color, Width: t.Size / 18, Points: []Point{{left, low}, {right, low}, {right, high}, {left, high}, {left, low}}})
	if r <= 0xffff {
		d.pdf.SetTextRenderingMode(3) // neither filled nor outlined
		d.pdf.Text(x*d.scale, t.At.Y*d.scale, string(r))
		d.pdf.SetTextRenderingMode(0)
	}
}
