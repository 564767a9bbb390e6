package fonts

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
)

// Sign is a letter with its accents, for a font that knows no place for them: the parts
// that it is drawn of, all in one font.
type Sign struct {
	Chars []rune
	Font  *Font
	Parts []Part
}

// Part is a glyph of a sign and where its origin stands, in em; y grows upwards.
type Part struct {
	Glyph uint16
	X, Y  float64
}

// ligature says that the glyphs of some characters become one.
type ligature struct {
	chars []uint16
	glyph uint16
}

// sign adds a glyph for a letter with its accents, and the rule that it stands for them.
func (e *extension) sign(s Sign) {
	var l ligature
	for _, r := range s.Chars {
		e.add(r, s.Font)
		l.chars = append(l.chars, e.chars[r])
	}
	var parts []uint16
	for _, p := range s.Parts {
		parts = append(parts, e.glyph(p.Glyph, s.Font))
	}
	const perEm = 1000
	units := func(em float64) int16 { return int16(math.Round(em * perEm)) }
	outline, box := bytes.Buffer{}, [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i, p := range s.Parts {
		left, bottom, right, top := s.Font.Ink(p.Glyph)
		box = [4]float64{min(box[0], left+p.X), min(box[1], bottom+p.Y), max(box[2], right+p.X), max(box[3], top+p.Y)}
		const words, places, more = 0x1, 0x2, 0x20
		flags := uint16(words | places)
		if i < len(s.Parts)-1 {
			flags |= more
		}
		for _, v := range []uint16{flags, parts[i], uint16(units(p.X)), uint16(units(p.Y))} {
			writeUint16(&outline, v)
		}
	}
	l.glyph = uint16(len(e.glyphs))
	e.glyphs = append(e.glyphs, 0) // a number that nobody asks for
	writeUint32(&e.loca, uint32(e.glyf.Len()))
	writeUint16(&e.glyf, 0xffff) // made of parts
	for _, v := range box {
		writeUint16(&e.glyf, uint16(units(v)))
	}
	e.glyf.Write(outline.Bytes())
	for e.glyf.Len()%4 != 0 {
		e.glyf.WriteByte(0)
	}
	writeUint16(&e.hmtx, uint16(units(s.Font.Advance(s.Parts[0].Glyph))))
	writeUint16(&e.hmtx, uint16(units(box[0])))
	e.ligatures = append(e.ligatures, l)
}

// ligatureLookup is the lookup that makes one glyph of letters and their accents.
func ligatureLookup(ligatures []ligature) []byte {
	sets := map[uint16][]ligature{}
	var first []uint16
	for _, l := range ligatures {
		if sets[l.chars[0]] == nil {
			first = append(first, l.chars[0])
		}
		sets[l.chars[0]] = append(sets[l.chars[0]], l)
	}
	slices.Sort(first)
	var b bytes.Buffer
	put := func(values ...int) {
		for _, v := range values {
			writeUint16(&b, uint16(v))
		}
	}
	put(4, 0, 1, 8) // of ligatures, without flags, in one part behind this
	coverage := 6 + 2*len(first)
	put(1, coverage, len(first))
	at := coverage + 4 + 2*len(first)
	var rules bytes.Buffer
	for _, f := range first {
		put(at + rules.Len())
		// Longer ones first, or x with two accents would be taken for x with one.
		slices.SortStableFunc(sets[f], func(a, b ligature) int { return len(b.chars) - len(a.chars) })
		writeSet(&rules, sets[f])
	}
	put(1, len(first))
	for _, f := range first {
		put(int(f))
	}
	b.Write(rules.Bytes())
	return b.Bytes()
}

// writeSet writes the ligatures that begin with one glyph.
func writeSet(b *bytes.Buffer, set []ligature) {
	writeUint16(b, uint16(len(set)))
	at := 2 + 2*len(set)
	for _, l := range set {
		writeUint16(b, uint16(at))
		at += 4 + 2*(len(l.chars)-1)
	}
	for _, l := range set {
		b.Write(binary.BigEndian.AppendUint16(nil, l.glyph))
		writeUint16(b, uint16(len(l.chars)))
		for _, g := range l.chars[1:] {
			writeUint16(b, g)
		}
	}
}
