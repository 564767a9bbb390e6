package notation

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Caption is the small print of a picture: what it is of, from when and by whom. All
// of it may be missing; then there is no caption.
type Caption struct {
	Title, Circle, Date, Team, Version string

	titleNote, smallNote int // the numbers of their footnotes, 0 for none
}

// Line is all of it in one line.
func (c Caption) Line() string {
	if small := c.small(); small != "" && c.Title != "" {
		return c.Title + " · " + small
	}
	return c.Title + c.small()
}

// small is what stands below the title.
func (c Caption) small() string {
	var small []string
	for _, text := range []string{c.Circle, c.Date, c.Team, c.Version} {
		if text != "" {
			small = append(small, text)
		}
	}
	return strings.Join(small, " · ")
}

// Noted returns the caption with the numbers of footnotes at what it shortens, and the
// footnotes of a picture with these behind them.
func (c Caption) Noted(s *Signs, notes []Footnote, ink color.NRGBA) (Caption, []Footnote) {
	note := func(text string, bold bool) int {
		if _, cut := typeset.Wrap(text, captionWidest, 1, bold, captionRows); !cut {
			return 0
		}
		s.used[signFootnote] = true
		notes = append(slices.Clip(notes), Footnote{Number: len(notes) + 1, Color: ink, Lines: []FootnoteLine{{Text: text}}})
		return len(notes)
	}
	c.titleNote = note(c.Title, true)
	c.smallNote = note(c.small(), false)
	return c, notes
}

// captionWords are words of a caption that stand on one line.
type captionWords struct {
	words, full string
	bold        bool
	note        int // the number of a footnote behind them, 0 for none
}

func (w captionWords) width() float64 {
	width := typeset.Width(w.words, 1, w.bold)
	if w.note > 0 {
		width += MarkSpace + boxWidth(fmt.Sprint(w.note))
	}
	return width
}

// captionLine is one line of a caption.
type captionLine []captionWords

func (l captionLine) width() float64 {
	width := -captionSpace
	for _, w := range l {
		width += captionSpace + w.width()
	}
	return width
}

const (
	captionWidest = 28.0 // of words on one line, in em
	captionRows   = 4    // of one of its parts at most, such as the names of a team
	captionSpace  = 1.4  // between those on the same line
	captionPitch  = 1.5
	footerAbove   = 0.5 // free above legend and caption
	footerGap     = 3.0 // between legend and caption beside each other
)

// lines sets the caption, with words about the page, below each other and, where no part of
// it is too long for that, in one line.
func (c Caption) lines(page string) (stacked, flat []captionLine) {
	var line captionLine
	notes := [...]int{c.titleNote, c.smallNote, 0}
	long := false
	for i, text := range []string{c.Title, c.small(), page} {
		if text == "" {
			continue
		}
		rows, cut := typeset.Wrap(text, captionWidest, 1, i == 0, captionRows)
		for k, row := range rows {
			w := captionWords{words: row, bold: i == 0}
			if cut {
				w.full = text
			}
			if k == len(rows)-1 {
				w.note = notes[i]
			}
			stacked, line = append(stacked, captionLine{w}), append(line, w)
		}
		long = long || len(rows) > 1
	}
	if line == nil || long {
		return stacked, stacked
	}
	return stacked, []captionLine{line}
}

// Footer is what stands below the fish: the legend at the left and the caption at the
// right, beside each other where the paper is wide enough. The list of footnotes stands
// between the two.
type Footer struct {
	// Apart is what is free above it beyond the usual, in em.
	Apart float64

	signs         []Entry
	notes         noteList
	stacked, flat []captionLine // two ways to set the caption
	heights       [200]float64  // on a paper so many em wide, as far as it was asked; 0 if not
}

// NewFooter makes a footer. Page is what is said of the page, which may be nothing.
func NewFooter(legend []Entry, notes []Footnote, c Caption, page string) *Footer {
	f := &Footer{signs: legend, notes: noteList{notes: notes}}
	f.stacked, f.flat = c.lines(page)
	return f
}

// Height returns how high the footer is at most on a paper of some width, the margins
// not counted. The search asks for it thousands of times.
func (f *Footer) Height(width float64) float64 {
	if f.empty() {
		return 0
	}
	whole := len(f.heights) - 1 // as well where no width will do, which is then no number
	if width < float64(whole) {
		whole = int(max(0, width))
	}
	if f.heights[whole] == 0 {
		f.heights[whole] = f.arrange(float64(whole)).height + f.notes.height(float64(whole))
	}
	return f.Apart + f.heights[whole]
}

func (f *Footer) empty() bool {
	return len(f.signs) == 0 && len(f.stacked) == 0 && len(f.notes.notes) == 0
}

// MinWidth is the width of the widest single sign or line of a footer.
func (f *Footer) MinWidth() float64 {
	widest := 0.0
	if len(f.notes.notes) > 0 {
		widest = leastColumn
	}
	for _, e := range f.signs {
		sign, word := e.width()
		widest = math.Max(widest, sign+word)
	}
	for _, l := range f.stacked {
		widest = math.Max(widest, l.width())
	}
	return widest
}

// LegendWidth is the width of the whole legend in one line.
func (f *Footer) LegendWidth() float64 { return widestRow([][]Entry{f.signs}) }

// footerLayout is how a footer is set.
type footerLayout struct {
	legend  [][]Entry
	caption []captionLine
	below   float64 // where the caption begins, below the top of the footer
	height  float64
}

// arrange sets the footer in a width so that it is as low as can be.
func (f *Footer) arrange(width float64) footerLayout {
	if len(f.signs) == 0 && len(f.stacked) == 0 {
		return footerLayout{}
	}
	legend := legendRows(f.signs, width)
	below := footerAbove + legendLine*float64(len(legend))
	best := footerLayout{legend, f.stacked, below, below + captionPitch*float64(len(f.stacked))}
	for _, caption := range [][]captionLine{f.stacked, f.flat} {
		widest := 0.0
		for _, l := range caption {
			widest = math.Max(widest, l.width())
		}
		if widest > width {
			continue
		}
		high := captionPitch * float64(len(caption))
		if below+high < best.height-1e-9 {
			best = footerLayout{legend, caption, below, below + high}
		}
		if len(f.notes.notes) > 0 { // the list stands between the two
			continue
		}
		room := width - widest - footerGap
		rows := legendRows(f.signs, room)
		height := footerAbove + math.Max(high, legendLine*float64(len(rows)))
		if height < best.height-1e-9 && widestRow(rows) <= room {
			best = footerLayout{rows, caption, height - high, height}
		}
	}
	return best
}

// Footer writes legend and caption from y on downwards, between left and right on the
// paper, and returns where they end.
func (n *Painter) Footer(f *Footer, left, right, y float64) float64 {
	if f.empty() {
		return y
	}
	y += f.Apart
	set := f.arrange(right - left)
	n.legend(set.legend, left, y+footerAbove)
	if len(f.notes.notes) > 0 {
		n.list(&f.notes, left, right, y+footerAbove/2+legendLine*float64(len(set.legend)))
		y += f.notes.height(right - left)
	}
	for i, l := range set.caption {
		x := right - l.width()
		for _, w := range l {
			t := scene.Text{Part: scene.PartCaption, Words: w.words, Full: w.full, Size: 1, Bold: w.bold, Color: n.Theme.Muted}
			base := y + set.below + captionPitch*float64(i) + ToBase
			n.Write(t, x, base)
			if w.note > 0 {
				words := fmt.Sprint(w.note)
				n.number("", scene.PartCaption, words, x+w.width()-boxWidth(words), base, n.Theme.Muted, n.Theme.Paper)
			}
			x += w.width() + captionSpace
		}
	}
	return y + set.height
}
