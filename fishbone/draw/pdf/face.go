package pdf

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whybone/fishbone/draw/fonts"
)

// face is a font of a document: the glyphs that it shows, renumbered in the order in which
// they came, and the character that each one stands for.
type face struct {
	font   *fonts.Font
	glyphs []uint16
	ids    map[uint16]int
	texts  []string
}

// newFace begins with glyph 0, which every font has for what is missing.
func newFace(f *fonts.Font) *face {
	return &face{font: f, glyphs: []uint16{0}, ids: map[uint16]int{0: 0}, texts: []string{""}}
}

// use returns the number of a glyph; false if it stands for another text already.
func (f *face) use(glyph uint16, text string) (id int, ok bool) {
	id, known := f.ids[glyph]
	if !known {
		id = len(f.glyphs)
		f.ids[glyph] = id
		f.glyphs = append(f.glyphs, glyph)
		f.texts = append(f.texts, text)
		return id, true
	}
	if f.texts[id] == "" {
		f.texts[id] = text
	}
	return id, text == "" || f.texts[id] == text
}

// write writes the font with the glyphs that were used and returns how it is referred to.
func (f *face) write(w *writer, index int) string {
	name := fmt.Sprintf("/%s+%s", tag(index), f.font.Name())
	file := f.font.Subset(f.glyphs)
	m := f.font.Metrics()
	program := w.stream(fmt.Sprintf("/Length1 %d", len(file)), file)
	descriptor := w.object(fmt.Sprintf("<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %s>>",
		name, m.Left, m.Bottom, m.Right, m.Top, m.Ascent, m.Descent, m.Ascent, program))
	widths := make([]string, len(f.glyphs))
	for i, g := range f.glyphs {
		widths[i] = number(math.Round(f.font.Advance(g)*100_000) / 100)
	}
	descendant := w.object(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %s/W[0[%s]]>>",
		name, descriptor, strings.Join(widths, " ")))
	unicode := w.stream("", f.toUnicode())
	return w.object(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>", name, descendant, unicode))
}

// tag is the six letters that tell one part of a font from another.
func tag(index int) string {
	letters := []byte("AAAAAA")
	for i := len(letters) - 1; index > 0; i-- {
		letters[i] += byte(index % 26)
		index /= 26
	}
	return string(letters)
}

// toUnicode is the table of the texts that glyphs stand for.
func (f *face) toUnicode() []byte {
	const atOnce = 100 // entries that a reader takes
	var entries []string
	for id, text := range f.texts {
		if text != "" {
			entries = append(entries, fmt.Sprintf("<%04X> <%s>\n", id, hexText(text)))
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for chunk := range slices.Chunk(entries, atOnce) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(chunk), strings.Join(chunk, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return []byte(b.String())
}
