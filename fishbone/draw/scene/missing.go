package scene

import "slices"

// Missing returns the characters of scenes that no bundled font has, each once, in the order
// in which they come. On a picture of pixels a font of the machine may stand in for them; a
// PDF has boxes in their places, and what an SVG shows depends on its reader.
func Missing(pages []*Scene) (chars []rune) {
	for _, s := range pages {
		forms := s.forms()
		for i := range s.Texts {
			for _, g := range s.Texts[i].glyphs(forms) {
				if g.Font != nil {
					continue
				}
				for _, r := range g.Text {
					if !slices.Contains(chars, r) {
						chars = append(chars, r)
					}
				}
			}
		}
	}
	return chars
}
