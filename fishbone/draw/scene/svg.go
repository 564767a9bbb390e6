package scene

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"fmt"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"whybone/fishbone/draw/fonts"
	"whybone/fishbone/draw/typeset"
)

// SVG returns the scene as a file of its own. Texts stay texts, as wide as they
// were measured whatever font the reader has; the lines of one label are one text;
// a label that was shortened has the whole one as its title. The same scene always
// gives the same bytes.
func (s *Scene) SVG() []byte { return s.svg(false) }

// SVGWithFonts is [Scene.SVG] with the glyphs that it shows, so that a browser draws every
// character as the other formats have it, on a machine without its font, too.
func (s *Scene) SVGWithFonts() []byte { return s.svg(true) }

func (s *Scene) svg(withFonts bool) []byte {
	w := &svgWriter{b: make([]byte, 0, 1024+200*(len(s.Lines)+len(s.Shapes)+len(s.Texts))), forms: s.forms()}
	var fonts webFonts
	if withFonts {
		fonts = s.webFonts(w.forms)
		w.embedded = fonts.families()
	}
	w.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", s.Width, "pt\" height=\"", s.Height,
		"pt\" viewBox=\"0 0 ", s.Width, " ", s.Height, "\"")
	w.font("", w.forms)
	w.add(">\n")
	w.b = fonts.appendStyle(w.b)
	if s.Paper.A != 0 {
		w.add("<rect width=\"", s.Width, "\" height=\"", s.Height, "\"", fill(s.Paper), "/>\n")
	}
	w.add("<g fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n")
	for i := range s.Lines {
		w.line(&s.Lines[i])
	}
	w.add("</g>\n<g>\n")
	for i := range s.Shapes {
		w.shape(&s.Shapes[i])
	}
	for i := range s.Images {
		w.image(&s.Images[i])
	}
	// Without kerning, as the widths were measured.
	w.add("</g>\n<g style=\"font-kerning:none;font-variant-ligatures:none\">\n")
	for rest := s.Texts; len(rest) > 0; {
		n := labelLines(rest)
		w.label(rest[:n])
		rest = rest[n:]
	}
	w.add("</g>\n</svg>\n")
	return w.b
}

// image writes a picture of pixels into the file itself.
func (w *svgWriter) image(m *Image) {
	var b bytes.Buffer
	if m.Picture == nil || png.Encode(&b, m.Picture) != nil { // a buffer takes all but a picture without an area
		return
	}
	w.add("<image x=\"", m.At.X, "\" y=\"", m.At.Y, "\" width=\"", m.Width, "\" height=\"", m.Height,
		"\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,", base64.StdEncoding.EncodeToString(b.Bytes()), "\"/>\n")
}

// svgWriter appends SVG to b.
type svgWriter struct {
	b        []byte
	forms    fonts.Forms // of the scene
	embedded []string    // families that the file brings along
}

// font says in which fonts a text in some forms is drawn.
func (w *svgWriter) font(text string, forms fonts.Forms) {
	if forms != fonts.Simplified {
		w.add(" xml:lang=\"", forms.Language(), "\"")
	}
	var families strings.Builder
	for _, name := range fonts.OrderOf(text, forms) {
		if slices.Contains(w.embedded, name) {
			families.WriteString(`"` + name + `", `)
		}
	}
	w.add(" font-family=\"", words(families.String()+typeset.Family(forms)), "\"")
}

func (w *svgWriter) line(l *Line) {
	if len(l.Points) < 2 {
		return
	}
	w.add("<path class=\"", words(l.Part), "\"", stroke(l.Color), " stroke-width=\"", l.Width, "\"")
	if l.Dashed {
		w.add(" stroke-dasharray=\"", dashInk*l.Width, " ", dashGap*l.Width, "\"")
	}
	w.add(" d=\"")
	for i, p := range l.Points {
		w.add([]string{"M", "L"}[min(i, 1)], p)
	}
	w.add("\"/>\n")
}

func (w *svgWriter) shape(p *Shape) {
	if len(p.Points) < 3 {
		return
	}
	w.add("<path class=\"", words(p.Part), "\"", fill(p.Fill), " d=\"")
	for i, c := range p.corners() {
		w.add([]string{"M", "L"}[min(i, 1)], c.From)
		if c.From != c.To {
			w.add("C", c.First, " ", c.Second, " ", c.To)
		}
	}
	w.add("Z\"/>\n")
}

// labelLines says how many texts, from the first on, are the lines of one label.
func labelLines(ts []Text) int {
	n := 1
	for n < len(ts) && continues(&ts[n-1], &ts[n]) {
		n++
	}
	return n
}

// continues says whether b is the next line of the label that a is in: of the same
// thing, alike, and just below. Marks and the legend are words of their own.
func continues(a, b *Text) bool {
	alike := a.Of == b.Of && a.Part == b.Part && a.Size == b.Size && a.Bold == b.Bold && a.Struck == b.Struck && a.Color == b.Color
	down := b.At.Y - a.At.Y
	return alike && b.Full == "" && a.Part != PartMark && a.Part != PartLegend && a.Part != PartBadge &&
		down > 0.8*a.Size && down < 2*a.Size
}

func (w *svgWriter) label(lines []Text) {
	t := &lines[0]
	w.strike(lines)
	w.add("<text class=\"", words(t.Part), "\" font-size=\"", t.Size, "\"", fill(t.Color))
	if t.Bold {
		w.add(" font-weight=\"bold\"")
	}
	if typeset.RightToLeft(t.Words) {
		w.add(" direction=\"rtl\"")
	}
	all := wordsOf(lines)
	if own := fonts.FormsIn(all, w.forms); own != w.forms || len(w.embedded) > 0 && fonts.HasWestern(all) {
		w.font(all, own)
	}
	if slices.ContainsFunc(lines, func(l Text) bool { return strings.Join(strings.Fields(l.Words), " ") != l.Words }) {
		w.add(" xml:space=\"preserve\"")
	}
	if len(lines) == 1 {
		w.place(t)
	}
	w.add(">")
	if t.Full != "" {
		w.add("<title>", words(t.Full), "</title>")
	}
	if len(lines) == 1 {
		w.add(words(t.Words), "</text>\n")
		return
	}
	for i := range lines {
		if i > 0 && spaced(lines[i-1].Words, lines[i].Words) {
			// For who copies or searches. A line of its own would look empty to other programs.
			w.add(" ")
		}
		w.add("<tspan")
		w.place(&lines[i])
		w.add(">", words(lines[i].Words), "</tspan>")
	}
	w.add("</text>\n")
}

// wordsOf are all words of a label.
func wordsOf(lines []Text) string {
	all := lines[0].Words
	for _, l := range lines[1:] {
		all += " " + l.Words
	}
	return all
}

// strike draws the lines through a struck label as every other format has them, because
// the line that a reader of SVG would draw is thin.
func (w *svgWriter) strike(lines []Text) {
	for i := range lines {
		if line, struck := lines[i].strike(); struck {
			w.line(line)
		}
	}
}

// place says where a line of text is and how wide.
func (w *svgWriter) place(t *Text) {
	w.add(" x=\"", t.At.X, "\" y=\"", t.At.Y, "\"")
	if typeset.RightToLeft(t.Words) {
		w.add(" text-anchor=\"end\"") // which is at the left
	}
	if t.Width > 0 && t.Words != "" {
		w.add(" textLength=\"", t.Width, "\" lengthAdjust=\"spacingAndGlyphs\"")
	}
}

// spaced says whether a line that was broken here had a space: Chinese has none.
func spaced(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	wide := func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
	}
	return !wide(last) && !wide(first)
}

// Values that are written in a way of their own.
type (
	words  string      // escaped
	fill   color.NRGBA // as attributes
	stroke color.NRGBA
)

// add writes its arguments one after the other; lengths to a hundredth of a point.
func (w *svgWriter) add(what ...any) {
	for _, v := range what {
		switch v := v.(type) {
		case string:
			w.b = append(w.b, v...)
		case float64:
			w.b = strconv.AppendFloat(w.b, round(v, 100), 'f', -1, 64)
		case Point:
			w.add(v.X, " ", v.Y)
		case words:
			w.text(string(v))
		case fill:
			w.paint("fill", color.NRGBA(v))
		case stroke:
			w.paint("stroke", color.NRGBA(v))
		default:
			panic(fmt.Sprintf("draw: no way to write a %T", v))
		}
	}
}

// round rounds to 1/parts; never to a negative zero.
func round(x, parts float64) float64 { return math.Round(x*parts)/parts + 0 }

func (w *svgWriter) text(s string) {
	b := bytes.NewBuffer(w.b)
	_ = xml.EscapeText(b, []byte(Clean(s))) // a buffer takes everything
	w.b = b.Bytes()
}

func (w *svgWriter) paint(name string, c color.NRGBA) {
	w.add(" ", name, "=\"", fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B), "\"")
	if c.A != 0xff {
		w.b = append(w.b, " "+name+"-opacity=\""...)
		w.b = strconv.AppendFloat(w.b, round(float64(c.A)/0xff, 1e4), 'f', -1, 64)
		w.b = append(w.b, '"')
	}
}
