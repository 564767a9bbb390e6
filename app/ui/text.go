package ui

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/fishbone/draw/typeset"
)

// Style is how a text looks.
type Style struct {
	Size  float32
	Bold  bool
	Color color.Color
}

// Text is one line of text, as wide as it is.
func Text(words string, s Style) *canvas.Text {
	textFonts.show(words)
	t := canvas.NewText(typeset.Visual(words), s.Color) // Fyne sets runs as they come
	t.TextSize = s.Size
	t.TextStyle.Bold = s.Bold
	return t
}

// Truncated is one line of text that ends in "…" where it is wider than width.
func Truncated(words string, s Style, width float32) fyne.CanvasObject {
	return Paragraph(words, s, width, 1)
}

// Paragraph is text of at most so many lines in a given width, broken by the rules of
// its script and shortened with "…" where there is more.
func Paragraph(words string, s Style, width float32, lines int) fyne.CanvasObject {
	broken, _ := wrap(words, s, width, lines)
	return stanzaOf(broken, s, width)
}

// wrap breaks a text into lines that the window draws no wider than width. What Fyne writes
// with a font of the machine, such as Arabic, may be wider there than it was measured, and the
// dots of a text that is cut as well.
func wrap(words string, s Style, width float32, lines int) (broken []string, cut bool) {
	const tries = 8
	room := usableWidth(width)
	for range tries {
		broken, cut = typeset.Wrap(words, room, float64(s.Size), s.Bold, lines)
		if typeset.IsSimple(words) && !cut {
			break
		}
		widest := float32(0)
		for _, row := range broken {
			widest = max(widest, fyne.MeasureText(typeset.Visual(row), s.Size, fyne.TextStyle{Bold: s.Bold}).Width)
		}
		if widest <= width {
			break
		}
		room *= 0.97 * float64(width/widest)
	}
	return broken, cut
}

// Balanced is a [Paragraph] whose lines are about as long as each other, as few as do.
func Balanced(words string, s Style, width float32, lines int) fyne.CanvasObject {
	if !typeset.IsSimple(words) {
		return Paragraph(words, s, width, lines)
	}
	most := usableWidth(width) / float64(s.Size)
	b := typeset.NewBlock(words, s.Bold, typeset.Max{Lines: lines, Width: most})
	n := 1
	for n < lines && math.IsInf(b.Width(n), 1) {
		n++
	}
	return stanzaOf(b.LinesIn(n, min(most, b.Width(n)*evenSlack)), s, width)
}

// evenSlack is how much longer than quite even a line may be, to end where a reader pauses.
const evenSlack = 1.2

func stanzaOf(broken []string, s Style, width float32) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, len(broken))
	widest := float32(0)
	for i, row := range broken {
		rows[i] = Text(row, s)
		widest = max(widest, rows[i].MinSize().Width)
	}
	return container.New(&linesLayout{leading: leading(s.Size), width: min(width, widest)}, rows...)
}

// CenteredLines puts each line of a [Paragraph] or a [Balanced] text into the middle, and the whole
// into the middle of its room.
func CenteredLines(paragraph fyne.CanvasObject) fyne.CanvasObject {
	if lines, ok := paragraph.(*fyne.Container); ok {
		for _, line := range lines.Objects {
			if t, ok := line.(*canvas.Text); ok {
				t.Alignment = fyne.TextAlignCenter
			}
		}
	}
	return Centered(paragraph)
}

// IsTruncated says whether [Paragraph] would shorten a text.
func IsTruncated(words string, s Style, width float32, lines int) bool {
	_, cut := wrap(words, s, width, lines)
	return cut
}

// RoundSize is a size of text made larger: a whole one, as Chinese needs. Other sizes also
// come out wider than measured.
func RoundSize(size, larger float32) float32 { return float32(math.Round(float64(size * larger))) }

// usableWidth makes room for Fyne's rounding: it lets every Chinese character take a
// whole number of pixels.
func usableWidth(width float32) float64 { return float64(width) * 0.965 }

// leading is the distance from one line to the next.
func leading(size float32) float32 { return float32(math.Round(float64(size) * 1.45)) }

// linesLayout puts lines of text below each other at a fixed distance.
type linesLayout struct{ leading, width float32 }

func (s *linesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.width, s.leading*float32(len(objects)))
}

func (s *linesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for i, o := range objects {
		least := o.MinSize()
		o.Resize(fyne.NewSize(size.Width, least.Height))
		o.Move(fyne.NewPos(0, float32(math.Round(float64(float32(i)*s.leading+(s.leading-least.Height)/2)))))
	}
}
