package pages

import (
	"image/color"
	"strings"
	"unicode/utf8"

	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
	"whybone/fishbone/report"
)

func (s *sheet) page() *scene.Scene { return s.pages[len(s.pages)-1] }

func (s *sheet) newPage() {
	if n := len(s.pages); n > 0 && s.columns == 1 && !s.inserted[s.pages[n-1]] {
		s.used = append(s.used, s.filled())
	}
	s.pages = append(s.pages, &scene.Scene{Width: s.width, Height: s.height, Paper: s.theme.Paper, Forms: s.theme.Forms, Tags: s.tags})
	s.column, s.left, s.top, s.y = 0, edge, edge*0.8, edge*0.8
}

// next goes to the top of the next column, or of the next page.
func (s *sheet) next() {
	if s.column+1 == s.columns {
		s.newPage()
		return
	}
	s.column++
	s.left += s.wide + between
	s.y = s.top
}

// bottom is where the text of a page ends.
func (s *sheet) bottom() float64 { return s.height - edge*0.8 - foot }

// fits says whether there is so much room left in the column. At its top there always is.
func (s *sheet) fits(high float64) bool {
	return s.y+high <= s.bottom() || s.y < s.top+12
}

// feet writes at the foot of each page what it is a page of.
func (s *sheet) feet() {
	for i, page := range s.pages {
		if s.inserted[page] {
			continue
		}
		y := s.height - edge*0.8
		words, size := s.doc.Page(i+1, len(s.pages)), small*s.scale
		wide := typeset.Width(words, size, false)
		put(page, s.width-edge-wide, y, words, size, false, s.theme.Muted)
		about, _ := typeset.Wrap(s.doc.Title+" · "+report.Flat(s.doc.Subject), s.width-2*edge-wide-30, size, false, 1)
		put(page, edge, y, about[0], size, false, s.theme.Muted)
	}
}

func (s *sheet) text(x, y float64, words string, size float64, bold bool, ink color.NRGBA) {
	if item, is := strings.CutPrefix(words, report.Bullet); is {
		s.text(x, y, strings.TrimSpace(report.Bullet), size, bold, ink)
		s.text(x+hanging*size, y, item, size, bold, ink)
		return
	}
	if item, is := strings.CutPrefix(words, hangs); is {
		words, x = item, x+hanging*size
	}
	put(s.page(), x, y, words, size, bold, ink)
	if words != "" {
		s.tagText()
	}
}

// tagText says what the words that were written last are a part of. A blank parts them from the line of
// that part before, where it is not Chinese that goes on: who reads the tags does not see lines.
func (s *sheet) tagText() {
	page := s.page()
	at := len(page.Texts) - 1
	if s.tag == nil || at < 0 {
		return
	}
	page.Texts[at].Tag = s.tag
	if before, ok := s.said[s.tag]; ok {
		words := &before.page.Texts[before.at].Words
		end, _ := utf8.DecodeLastRuneInString(*words)
		if begin, _ := utf8.DecodeRuneInString(page.Texts[at].Words); end != ' ' && (end < chinese || begin < chinese) {
			*words += " "
		}
	}
	s.said[s.tag] = textAt{page, at}
}

// textAt is a text of a page.
type textAt struct {
	page *scene.Scene
	at   int
}

// chinese is where the characters begin between which there are no blanks.
const chinese = 0x2e80

func put(page *scene.Scene, x, y float64, words string, size float64, bold bool, ink color.NRGBA) {
	if words == "" {
		return
	}
	page.Texts = append(page.Texts, scene.Text{
		At: scene.Point{X: x, Y: y}, Words: words, Width: typeset.Width(words, size, bold), Size: size, Bold: bold, Color: ink,
	})
}

func (s *sheet) line(x, y, to, width float64, ink color.NRGBA) {
	page := s.page()
	page.Lines = append(page.Lines, scene.Line{Points: []scene.Point{{X: x, Y: y}, {X: to, Y: y}}, Width: width, Color: ink})
}

func (s *sheet) box(x, y, wide, high, radius float64, fill color.NRGBA) {
	page := s.page()
	page.Shapes = append(page.Shapes, scene.Shape{Radius: radius, Fill: fill, Points: []scene.Point{
		{X: x, Y: y}, {X: x + wide, Y: y}, {X: x + wide, Y: y + high}, {X: x, Y: y + high},
	}})
}

// besides are how wide the headings and the names are that stand beside values: no wider than the longest, so that
// values have the rest.
func (s *sheet) besides() (heading, label float64) {
	const air = 14.0
	for _, p := range s.doc.Sections {
		for i, b := range p.Blocks {
			f, ok := b.(report.Field)
			if ok && i == 0 {
				number := max(numbers*s.scale, typeset.Width(p.Numbered(), headingSize*s.scale, true)+8)
				heading = max(heading, number+typeset.Width(p.Title, headingSize*s.scale, true)+air*s.scale)
			}
			if ok && f.Label != "" {
				label = max(label, typeset.Width(f.Label, text*s.scale, false)+gap+air*s.scale)
			}
		}
	}
	return min(heading, headings*s.scale), min(label, labels*s.scale)
}
