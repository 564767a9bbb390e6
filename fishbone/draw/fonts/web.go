package fonts

import (
	"bytes"
	"compress/zlib"
	"slices"
)

// Web is a part of a font as a file for browsers (WOFF), with the characters that its
// glyphs stand for.
func (f *Font) Web(chars map[rune]uint16) []byte {
	sorted := make([]rune, 0, len(chars))
	for r := range chars {
		sorted = append(sorted, r)
	}
	slices.Sort(sorted)
	glyphs, numbers := []uint16{0}, map[uint16]int{0: 0}
	for _, r := range sorted {
		if _, known := numbers[chars[r]]; !known {
			numbers[chars[r]] = len(glyphs)
			glyphs = append(glyphs, chars[r])
		}
	}
	source := tablesOf(f.data())
	return woff(f.subset(glyphs, map[string][]byte{
		"cmap": cmap(sorted, func(r rune) int { return numbers[chars[r]] }),
		"post": post(), "OS/2": source["OS/2"], "name": source["name"],
	}))
}

// WholeWeb is the whole font as a file for browsers: letters of some scripts change with
// their neighbours.
func (f *Font) WholeWeb() []byte { return woff(f.data()) }

// cmap is the table of the glyph of each character (format 12).
func cmap(chars []rune, glyph func(rune) int) []byte {
	var b bytes.Buffer
	for _, v := range []int{0, 1, 3, 10} { // one table, for all of Unicode
		writeUint16(&b, uint16(v))
	}
	writeUint32(&b, 12) // where it begins
	writeUint16(&b, 12)
	writeUint16(&b, 0)
	for _, v := range []int{16 + 12*len(chars), 0, len(chars)} {
		writeUint32(&b, uint32(v))
	}
	for _, r := range chars {
		for _, v := range []int{int(r), int(r), glyph(r)} {
			writeUint32(&b, uint32(v))
		}
	}
	return b.Bytes()
}

// post is the table for printers, without the names of the glyphs.
func post() []byte {
	table := make([]byte, 32)
	table[1] = 3 // version 3.0
	return table
}

// woff packs each table of a TrueType file.
func woff(file []byte) []byte {
	tables := tablesOf(file)
	var names []string
	for name := range tables {
		names = append(names, name)
	}
	slices.Sort(names)
	start, whole := 44+20*len(names), 12+16*len(names)
	var directory, body bytes.Buffer
	for _, name := range names {
		table := tables[name]
		packed := table
		if z := deflate(table); len(z) < len(table) {
			packed = z
		}
		directory.WriteString(name)
		for _, v := range []uint32{uint32(start + body.Len()), uint32(len(packed)), uint32(len(table)), sum(table)} {
			writeUint32(&directory, v)
		}
		body.Write(packed)
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
		whole += (len(table) + 3) &^ 3
	}
	var b bytes.Buffer
	b.WriteString("wOFF")
	writeUint32(&b, 0x00010000)
	writeUint32(&b, uint32(start+body.Len()))
	writeUint16(&b, uint16(len(names)))
	writeUint16(&b, 0)
	writeUint32(&b, uint32(whole))
	b.Write(make([]byte, 24)) // version, and no extra data
	b.Write(directory.Bytes())
	b.Write(body.Bytes())
	return b.Bytes()
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(data) // a buffer takes everything
	_ = z.Close()
	return b.Bytes()
}
