package typeset

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"whybone/fishbone/draw/fonts"
)

// Accented returns the letters of a text with accents that are no character of their own,
// such as x̄, each as it is typed.
func Accented(s string) (signs []string) {
	for state := -1; s != ""; {
		var sign string
		sign, s, _, state = uniseg.FirstGraphemeClusterInString(s, state)
		first, size := utf8.DecodeRuneInString(sign)
		accent, _ := utf8.DecodeRuneInString(sign[size:])
		if size < len(sign) && unicode.IsLetter(first) && !isComplex(first) && unicode.Is(unicode.Mn, accent) && len(norm.NFC.String(sign)) > size {
			signs = append(signs, sign)
		}
	}
	return signs
}

// Signs are letters with accents as a font without places for accents can draw them. What
// no single font draws is left out.
func Signs(texts []string, bold bool) (signs []fonts.Sign) {
	for _, text := range texts {
		glyphs := Shape(text, bold, fonts.Simplified)
		of := glyphs[0].Font
		if len(glyphs) < 2 || of == nil || slices.ContainsFunc(glyphs, func(g Glyph) bool { return g.Font != of }) {
			continue
		}
		s := fonts.Sign{Chars: []rune(text), Font: of}
		for _, g := range glyphs {
			s.Parts = append(s.Parts, fonts.Part{Glyph: g.ID, X: g.X, Y: g.Y})
		}
		signs = append(signs, s)
	}
	return signs
}
