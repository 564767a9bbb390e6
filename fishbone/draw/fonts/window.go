package fonts

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Window returns the font of a window in which everything is written with one file: the
// common characters in some forms. What the Traditional font lacks of the bundled one is
// added to it.
func Window(forms Forms, bold bool) []byte {
	if forms != Traditional {
		return sc.weight(bold).Data()
	}
	return tc.weight(bold).extended(commonWithout(tc), nil, bold, forms)
}

// WindowWith is [Window] with more characters, as far as a bundled font has them, and with
// letters that have accents.
func WindowWith(forms Forms, bold bool, more []rune, signs []Sign) []byte {
	if forms != Traditional {
		return sc.weight(bold).extended(more, signs, bold, forms)
	}
	return tc.weight(bold).extended(append(commonWithout(tc), more...), signs, bold, forms)
}

// Addable says whether a character is not in the font of a window, but can be added to it.
// Those that a shaper sets, and emoji, cannot.
func Addable(r rune, forms Forms) bool {
	if _, common := Common(r); common || IsEmoji([]rune{r}) || Unseen(r) {
		return false
	}
	f := For(r, false, forms)
	return f != nil && !f.Script() && f.family != emoji && f.family != sans
}

// commonWithout are the common characters that a family has not.
func commonWithout(f *family) (chars []rune) {
	for r := rune(' '); r <= 0xffff; r++ {
		if _, ok := Common(r); ok && !f.has(r) {
			chars = append(chars, r)
		}
	}
	return chars
}

// extended returns the whole font with glyphs of other fonts behind its own, which keep
// their numbers and with them what a shaper does with them.
func (f *Font) extended(more []rune, signs []Sign, bold bool, forms Forms) []byte {
	tables := map[string][]byte{}
	for name, table := range tablesOf(f.data()) {
		tables[name] = table
	}
	delete(tables, "vhea") // nothing is written downwards
	delete(tables, "vmtx")
	own := int(binary.BigEndian.Uint16(tables["maxp"][4:]))
	e := extension{subsetter: subsetter{tables: tables, ids: map[uint16]uint16{}}, chars: f.characters()}
	e.glyf.Grow(len(tables["glyf"]) + 4*own + 200*len(more))
	for g := range own {
		e.take(uint16(g))
	}
	e.write(0)
	for _, r := range more {
		if of := For(r, bold, forms); of != nil && of != f && of.PerEm() == f.PerEm() && len(e.glyphs) < 0xff00 {
			e.add(r, of)
		}
	}
	for _, s := range signs {
		if s.Font.PerEm() == f.PerEm() && len(e.glyphs) < 0xff00 {
			e.sign(s)
		}
	}
	return e.file()
}

// characters are the glyphs of all characters of the font.
func (f *Font) characters() map[rune]uint16 {
	chars := map[rune]uint16{}
	for r := rune(' '); r <= 0x2ffff; r++ {
		if id, ok := f.Glyph(r); ok {
			chars[r] = id
		}
	}
	return chars
}

// extension is a font that grows by glyphs of others.
type extension struct {
	subsetter
	glyf, loca, hmtx bytes.Buffer
	chars            map[rune]uint16
	ligatures        []ligature
}

// write writes the glyphs from one number on.
func (e *extension) write(from int) {
	for i := from; i < len(e.glyphs); i++ { // grows while parts are found
		writeUint32(&e.loca, uint32(e.glyf.Len()))
		e.glyf.Write(e.outline(e.glyphs[i]))
		for e.glyf.Len()%4 != 0 {
			e.glyf.WriteByte(0)
		}
		e.hmtx.Write(e.metric(e.glyphs[i]))
	}
}

// add adds the glyph of a character of another font.
func (e *extension) add(r rune, of *Font) {
	if id, ok := of.Glyph(r); ok && e.chars[r] == 0 {
		e.chars[r] = e.glyph(id, of)
	}
}

// glyph adds a glyph of another font, with its parts, and returns its number here.
func (e *extension) glyph(id uint16, of *Font) uint16 {
	own := e.subsetter
	first := len(own.glyphs)
	// The glyphs of the other font are numbered behind all that there are.
	e.subsetter = subsetter{tables: tablesOf(of.data()), ids: map[uint16]uint16{}, glyphs: make([]uint16, first)}
	id = e.take(id)
	e.write(first)
	own.glyphs = append(own.glyphs, make([]uint16, len(e.glyphs)-first)...)
	e.subsetter = own
	return id
}

func (e *extension) file() []byte {
	writeUint32(&e.loca, uint32(e.glyf.Len()))
	for _, name := range []string{"head", "hhea", "maxp"} {
		e.tables[name] = bytes.Clone(e.tables[name])
	}
	n := uint16(len(e.glyphs))
	binary.BigEndian.PutUint16(e.tables["head"][50:], 1) // long offsets
	binary.BigEndian.PutUint16(e.tables["hhea"][34:], n)
	binary.BigEndian.PutUint16(e.tables["maxp"][4:], n)
	chars := make([]rune, 0, len(e.chars))
	for r := range e.chars {
		chars = append(chars, r)
	}
	slices.Sort(chars)
	e.tables["glyf"], e.tables["loca"], e.tables["hmtx"] = e.glyf.Bytes(), e.loca.Bytes(), e.hmtx.Bytes()
	e.tables["cmap"] = cmap(chars, func(r rune) int { return int(e.chars[r]) })
	e.tables["post"] = post()
	if len(e.ligatures) > 0 {
		rules := readSubstitutions(e.tables["GSUB"])
		rules.addLookup(ligatureLookup(e.ligatures))
		e.tables["GSUB"] = rules.table()
	}
	return fontFile(e.tables)
}
