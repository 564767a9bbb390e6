package scene

import (
	"encoding/base64"
	"slices"
	"strings"
	"unicode/utf8"

	"whybone/fishbone/draw/fonts"
)

// webFonts are the glyphs of each font that a scene shows, by the characters that they
// stand for. Of a script whose letters change with their neighbours the whole font is
// needed, and the glyphs stay empty.
type webFonts struct {
	fonts  []*fonts.Font // in the order in which they are met
	glyphs map[*fonts.Font]map[rune]uint16
}

// webFonts collects the glyphs of the scene's texts. Accents and emoji of several
// characters are left to the reader's fonts, which have them everywhere.
func (s *Scene) webFonts(forms fonts.Forms) webFonts {
	w := webFonts{glyphs: map[*fonts.Font]map[rune]uint16{}}
	for i := range s.Texts {
		for _, g := range s.Texts[i].glyphs(forms) {
			r, size := utf8.DecodeRuneInString(g.Text)
			if g.Font == nil || size == 0 || size < len(g.Text) && !g.Font.Script() {
				continue
			}
			if w.glyphs[g.Font] == nil {
				w.fonts = append(w.fonts, g.Font)
				w.glyphs[g.Font] = map[rune]uint16{}
			}
			// A browser turns brackets round by itself.
			w.glyphs[g.Font][r], _ = g.Font.Glyph(r)
		}
	}
	return w
}

// families are the names of the fonts without their weights.
func (w *webFonts) families() (names []string) {
	for _, f := range w.fonts {
		if !slices.Contains(names, f.Family()) {
			names = append(names, f.Family())
		}
	}
	return names
}

// appendStyle writes the fonts as a style sheet.
func (w *webFonts) appendStyle(b []byte) []byte {
	if len(w.fonts) == 0 {
		return b
	}
	b = append(b, "<style>\n"...)
	for _, f := range w.fonts {
		b = append(b, "@font-face{font-family:\""+f.Family()+"\";"...)
		if strings.HasSuffix(f.Name(), "-Bold") {
			b = append(b, "font-weight:bold;"...)
		}
		file := f.WholeWeb
		if !f.Script() {
			file = func() []byte { return f.Web(w.glyphs[f]) }
		}
		b = append(b, "src:url(data:font/woff;base64,"...)
		b = base64.StdEncoding.AppendEncode(b, file())
		b = append(b, ") format(\"woff\")}\n"...)
	}
	return append(b, "</style>\n"...)
}
