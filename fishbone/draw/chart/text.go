package chart

import (
	"image/color"
	"regexp"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"

	"whybone/fishbone/draw/typeset"
)

// textHandler is a [text.Handler] that measures with the bundled font. It knows nothing of
// Gonum's own fonts, and lines that are turned.
type textHandler struct{}

const (
	pitch = 1.35 // from one line to the next, in em
	rise  = 1.0  // from the top of a line to what its letters stand on
)

// Cache implements [text.Handler]; there are no fonts of Gonum's to keep.
func (textHandler) Cache() *font.Cache { return font.DefaultCache }

// Extents implements [text.Handler]. A line is as high as lines are far apart; none of
// that is called descent, by which Gonum would move the numbers off their ticks.
func (textHandler) Extents(f font.Font) font.Extents {
	return font.Extents{Ascent: pitch * f.Size, Height: pitch * f.Size}
}

// Lines implements [text.Handler].
func (textHandler) Lines(words string) []string { return strings.Split(words, "\n") }

// Box implements [text.Handler].
func (h textHandler) Box(words string, f font.Font) (width, height, depth vg.Length) {
	e := h.Extents(f)
	return vg.Length(typeset.Width(words, float64(f.Size), f.Weight >= xfont.WeightBold)), e.Ascent, e.Descent
}

// Draw implements [text.Handler].
func (h textHandler) Draw(c vg.Canvas, words string, style text.Style, at vg.Point) {
	c.SetColor(style.Color)
	lines := h.Lines(words)
	e := h.Extents(style.Font)
	// at.Y is the bottom of the block where YAlign is 0, its top where it is -1.
	top := at.Y + vg.Length(len(lines))*e.Height*vg.Length(1+style.YAlign)
	for i, line := range lines {
		width, _, _ := h.Box(line, style.Font)
		c.FillString(font.Face{Font: style.Font}, vg.Point{
			X: at.X + vg.Length(style.XAlign)*width,
			Y: top - vg.Length(i)*e.Height - rise*style.Font.Size,
		}, line)
	}
}

// style is a text style of this package.
func style(size float64, ink color.NRGBA, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: ink, Font: font.Font{Size: vg.Length(size)}, XAlign: x, YAlign: y, Handler: textHandler{}}
}

// bold is a style with strong letters.
func bold(s text.Style) text.Style {
	s.Font.Weight = xfont.WeightBold
	return s
}

// InParts sets words in lines that end between two of their parts, so that no name is parted from its figure;
// ok is false where a part is wider than that.
func InParts(words string, width, size float64, strong bool) (lines []string, ok bool) {
	line := ""
	for _, part := range parts.FindAllString(words, -1) {
		if line != "" && typeset.Width(strings.TrimRight(line+part, blankDots), size, strong) > width {
			lines, line = append(lines, strings.TrimRight(line, blankDots)), ""
		}
		if typeset.Width(strings.TrimRight(part, blankDots), size, strong) > width {
			return nil, false
		}
		line += part
	}
	return append(lines, line), true
}

// parts end with what stands between two of them; a dot there ends no line.
var parts = regexp.MustCompile(`.+?(?: · |, |; |: |：|，|；|$)`)

const blankDots = " ·"

// wrap sets words in as few lines of at most room points as they take, each as long as
// the others, and cuts what more than most lines would take.
func wrap(words string, room, size float64, strong bool, most int) []string {
	b := typeset.NewBlock(words, strong, typeset.Max{Lines: most, Width: room / size})
	for n := 1; n < most; n++ {
		if b.Width(n) <= room/size {
			return b.Lines(n)
		}
	}
	return b.Lines(most)
}
