package pdf

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"whybone/fishbone/draw/typeset"
)

// Text draws glyphs at a size, from a place on the baseline. Glyphs of no bundled font
// leave their room empty; their text can be found all the same.
func (p *Page) Text(glyphs []typeset.Glyph, x, y, size float64) {
	for len(glyphs) > 0 {
		n := 1
		for n < len(glyphs) && glyphs[n].Text == "" {
			n++
		}
		if whole := glyphs[:n]; n == 1 && utf8.RuneCountInString(whole[0].Text) == 1 && whole[0].Font != nil {
			n = p.run(glyphs, x, y, size)
		} else {
			p.sign(whole, x, y, size)
		}
		glyphs = glyphs[n:]
	}
}

// run draws as many glyphs as stand behind each other, one for each character, and returns
// how many they are.
func (p *Page) run(glyphs []typeset.Glyph, x, y, size float64) (n int) {
	first := glyphs[0]
	index, f := p.document.face(first.Font)
	var ids strings.Builder
	for at := first.X; n < len(glyphs); n++ {
		g := glyphs[n]
		alone := utf8.RuneCountInString(g.Text) == 1 && (n+1 == len(glyphs) || glyphs[n+1].Text != "")
		if !alone || g.Font != first.Font || g.Y != first.Y || math.Abs(g.X-at) > 1e-3 {
			break
		}
		id, ok := f.use(g.ID, g.Text)
		if !ok { // stands for another character elsewhere
			break
		}
		fmt.Fprintf(&ids, "%04X", id)
		at = g.X + f.font.Advance(g.ID)
	}
	if n == 0 {
		p.sign(glyphs[:1], x, y, size)
		return 1
	}
	p.show(index, ids.String(), x+first.X*size, y-first.Y*size, size)
	return n
}

// sign draws the glyphs of one sign and says what text they are. The widest of them stands
// for the text: readers tell by its ends where words end, and accents have no width.
func (p *Page) sign(glyphs []typeset.Glyph, x, y, size float64) {
	widest := 0
	for i, g := range glyphs {
		if g.Advance > glyphs[widest].Advance {
			widest = i
		}
	}
	for i, g := range glyphs {
		text := ""
		if i == widest {
			text = glyphs[0].Text
		}
		p.add("/Span<</ActualText<FEFF%s>>>BDC", hexText(text))
		p.glyph(g, x+g.X*size, y-g.Y*size, size)
		p.add("EMC")
	}
}

func (p *Page) glyph(g typeset.Glyph, x, y, size float64) {
	if g.Font == nil {
		p.unseen(x, y, size)
		return
	}
	index, f := p.document.face(g.Font)
	id, _ := f.use(g.ID, "")
	p.show(index, fmt.Sprintf("%04X", id), x, y, size)
}

// unseen writes a blank in place of characters that no font has: a text needs something to
// stand at.
func (p *Page) unseen(x, y, size float64) {
	blank := typeset.Shape(" ", false, 0)[0]
	index, f := p.document.face(blank.Font)
	id, _ := f.use(blank.ID, " ")
	p.add("3 Tr")
	p.show(index, fmt.Sprintf("%04X", id), x, y, size)
	p.add("0 Tr")
}

func (p *Page) show(font int, ids string, x, y, size float64) {
	p.add("BT /F%d %s Tf %s Td <%s> Tj ET", font, number(size), p.at(x, y), ids)
}
