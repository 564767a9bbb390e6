package fonts

import (
	"bytes"
	"encoding/binary"
	"math"
	"slices"
)

// Metrics are measures of a whole font, in thousandths of an em.
type Metrics struct{ Left, Bottom, Right, Top, Ascent, Descent int }

// Metrics returns the measures of the font.
func (f *Font) Metrics() Metrics {
	t := tablesOf(f.data())
	head, hhea := t["head"], t["hhea"]
	perEm := f.PerEm()
	at := func(table []byte, offset int) int {
		return int(math.Round(float64(int16(binary.BigEndian.Uint16(table[offset:]))) * 1000 / perEm))
	}
	return Metrics{at(head, 36), at(head, 38), at(head, 40), at(head, 42), at(hhea, 4), at(hhea, 6)}
}

// Subset returns a TrueType font of some glyphs, which are numbered anew in the order in
// which they are given. The first has to be 0. Parts that they are made of follow them.
// What only a shaper or a system needs is left out.
func (f *Font) Subset(glyphs []uint16) []byte {
	return f.subset(glyphs, nil)
}

func (f *Font) subset(glyphs []uint16, more map[string][]byte) []byte {
	s := subsetter{tables: tablesOf(f.data()), ids: map[uint16]uint16{}}
	for _, g := range glyphs {
		s.take(g)
	}
	var glyf, loca, hmtx bytes.Buffer
	for i := 0; i < len(s.glyphs); i++ { // grows while parts are found
		writeUint32(&loca, uint32(glyf.Len()))
		glyf.Write(s.outline(s.glyphs[i]))
		for glyf.Len()%4 != 0 {
			glyf.WriteByte(0)
		}
		hmtx.Write(s.metric(s.glyphs[i]))
	}
	writeUint32(&loca, uint32(glyf.Len()))
	head, hhea, maxp := bytes.Clone(s.tables["head"]), bytes.Clone(s.tables["hhea"]), bytes.Clone(s.tables["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0)  // the sum over the file, which nobody checks
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	binary.BigEndian.PutUint16(hhea[34:], uint16(len(s.glyphs)))
	binary.BigEndian.PutUint16(maxp[4:], uint16(len(s.glyphs)))
	tables := map[string][]byte{"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx.Bytes(), "loca": loca.Bytes(), "glyf": glyf.Bytes()}
	for name, table := range more {
		tables[name] = table
	}
	return fontFile(tables)
}

// subsetter collects the glyphs of a part of a font.
type subsetter struct {
	tables map[string][]byte
	glyphs []uint16          // as the font numbers them
	ids    map[uint16]uint16 // their new numbers
}

func (s *subsetter) take(glyph uint16) (id uint16) {
	id, ok := s.ids[glyph]
	if !ok {
		id = uint16(len(s.glyphs))
		s.ids[glyph] = id
		s.glyphs = append(s.glyphs, glyph)
	}
	return id
}

// outline is the outline of a glyph as it stands in the file; of one that is made of
// others, these are taken, too.
func (s *subsetter) outline(glyph uint16) []byte {
	loca := s.tables["loca"]
	var from, to uint32
	if binary.BigEndian.Uint16(s.tables["head"][50:]) == 0 {
		from, to = 2*uint32(binary.BigEndian.Uint16(loca[2*int(glyph):])), 2*uint32(binary.BigEndian.Uint16(loca[2*int(glyph)+2:]))
	} else {
		from, to = binary.BigEndian.Uint32(loca[4*int(glyph):]), binary.BigEndian.Uint32(loca[4*int(glyph)+4:])
	}
	data := s.tables["glyf"][from:to]
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return data
	}
	const words, scale, more, scales, matrix = 0x1, 0x8, 0x20, 0x40, 0x80
	data = bytes.Clone(data)
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(data[at:])
		part := data[at+2:]
		binary.BigEndian.PutUint16(part, s.take(binary.BigEndian.Uint16(part)))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			return data
		}
	}
}

// metric is the advance of a glyph and where its outline begins.
func (s *subsetter) metric(glyph uint16) []byte {
	hmtx, long := s.tables["hmtx"], int(binary.BigEndian.Uint16(s.tables["hhea"][34:]))
	if i := int(glyph); i < long {
		return hmtx[4*i : 4*i+4]
	}
	last, side := hmtx[4*(long-1):4*(long-1)+2], 4*long+2*(int(glyph)-long)
	return slices.Concat(last, hmtx[side:side+2])
}

// tablesOf are the tables of a TrueType file.
func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = file[from : from+size]
	}
	return tables
}

// fontFile puts tables together as a TrueType file.
func fontFile(tables map[string][]byte) []byte {
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	power := 0
	for 2<<power <= len(names) {
		power++
	}
	var header, body bytes.Buffer
	writeUint32(&header, 0x00010000)
	for _, v := range []int{len(names), 16 << power, power, 16*len(names) - 16<<power} {
		writeUint16(&header, uint16(v))
	}
	start, size := 12+16*len(names), 0
	for _, table := range tables {
		size += len(table) + 3
	}
	body.Grow(size)
	for _, name := range names {
		table := tables[name]
		header.WriteString(name)
		writeUint32(&header, sum(table))
		writeUint32(&header, uint32(start+body.Len()))
		writeUint32(&header, uint32(len(table)))
		body.Write(table)
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	return slices.Concat(header.Bytes(), body.Bytes())
}

// sum is the check sum of a table.
func sum(table []byte) (total uint32) {
	for i := 0; i < len(table); i += 4 {
		var word [4]byte
		copy(word[:], table[i:])
		total += binary.BigEndian.Uint32(word[:])
	}
	return total
}

func writeUint16(b *bytes.Buffer, v uint16) { b.Write(binary.BigEndian.AppendUint16(nil, v)) }
func writeUint32(b *bytes.Buffer, v uint32) { b.Write(binary.BigEndian.AppendUint32(nil, v)) }
