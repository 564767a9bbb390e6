package storage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
)

// This file reads the rows of a damaged SQLite file page by page, see
// https://sqlite.org/fileformat.html. SQLite itself gives up at the first page that is not
// there or makes no sense; this goes on with the next one.

// The offsets in a file's first hundred bytes.
const (
	pageSizeOffset  = 16 // two bytes
	reservedOffset  = 20 // one byte
	pageCountOffset = 28 // four bytes
	encodingOffset  = 56 // four bytes; 1 is UTF-8
)

// pageSize is what this program's files have.
const pageSize = 4096

// The kinds of pages in a tree. A table with a key of its own (WITHOUT ROWID) is kept as an
// index, whose inner pages have rows, too.
const (
	innerIndex, leafIndex = 0x02, 0x0a
	innerTable, leafTable = 0x05, 0x0d
)

const (
	maxTreeDepth = 40
	maxRowBytes  = 1 << 28 // more than the limits of an analysis allow
)

var errNoRow = errors.New("there is no row")

// pages are those of a SQLite file, as far as they are there.
type pages struct {
	file   io.ReaderAt
	size   int // of a page
	usable int // of its bytes
	count  uint32
	lost   map[uint32]bool // what should have been read and could not be
}

func readPages(f *os.File) (*pages, error) {
	header := make([]byte, headerSize)
	if _, err := f.ReadAt(header, 0); err != nil {
		return nil, fmt.Errorf("%w: its first page is not there", ErrDamaged)
	}
	size := int(binary.BigEndian.Uint16(header[pageSizeOffset:]))
	if size == 1 {
		size = 1 << 16
	}
	if size < 512 || size&(size-1) != 0 {
		size = pageSize
	}
	if encoding := binary.BigEndian.Uint32(header[encodingOffset:]); encoding > 1 {
		return nil, fmt.Errorf("%w: its texts are not in UTF-8", ErrDamaged)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	count := uint32((info.Size() + int64(size) - 1) / int64(size))
	count = max(count, binary.BigEndian.Uint32(header[pageCountOffset:]))
	return &pages{file: f, size: size, usable: size - int(header[reservedOffset]), count: count, lost: map[uint32]bool{}}, nil
}

// page reads one page, which are counted from 1. The end of the last one may be cut off.
func (p *pages) page(n uint32) ([]byte, bool) {
	if n == 0 || n > p.count {
		return nil, false
	}
	data := make([]byte, p.size)
	read, err := p.file.ReadAt(data, int64(n-1)*int64(p.size))
	return data, read > 0 && (err == nil || errors.Is(err, io.EOF))
}

// rows calls row with the values of every row that can be read of the tree which begins at a
// page.
func (p *pages) rows(root uint32, row func(values []any)) { p.walk(root, 0, map[uint32]bool{}, row) }

func (p *pages) walk(n uint32, depth int, seen map[uint32]bool, row func([]any)) {
	if seen[n] || depth > maxTreeDepth {
		return
	}
	seen[n] = true
	page, ok := p.page(n)
	start := 0
	if n == 1 {
		start = headerSize
	}
	if !ok || p.usable < start+12 {
		p.lost[n] = true
		return
	}
	kind, inner := page[start], 0
	switch kind {
	case innerIndex, innerTable:
		inner = 4
	case leafIndex, leafTable:
	default:
		p.lost[n] = true
		return
	}
	cells := int(binary.BigEndian.Uint16(page[start+3:]))
	pointers := start + 8 + inner
	for i := 0; i < cells && pointers+2*i+2 <= p.usable; i++ {
		at := int(binary.BigEndian.Uint16(page[pointers+2*i:]))
		if at+inner >= p.usable || at < pointers {
			p.lost[n] = true
			continue
		}
		if inner > 0 {
			p.walk(binary.BigEndian.Uint32(page[at:]), depth+1, seen, row)
		}
		if kind == innerTable {
			continue
		}
		if values, err := p.cell(page, at+inner, kind == leafTable, seen); err == nil {
			row(values)
		} else {
			p.lost[n] = true
		}
	}
	if inner > 0 {
		p.walk(binary.BigEndian.Uint32(page[start+8:]), depth+1, seen, row)
	}
}

// cell reads the row of a cell.
func (p *pages) cell(page []byte, at int, table bool, seen map[uint32]bool) ([]any, error) {
	c := cursor{page[:p.usable], at}
	length := c.varint()
	if table {
		c.varint() // the number of the row
	}
	if c.at > len(c.data) || length == 0 || length > uint64(p.usable)*uint64(p.count) || length > maxRowBytes {
		return nil, errNoRow
	}
	payload, err := p.payload(c, int(length), table, seen)
	if err != nil {
		return nil, err
	}
	return record(payload)
}

// payload is the content of a cell, which goes on in other pages where it is long, each of which
// belongs to one cell alone.
func (p *pages) payload(c cursor, length int, table bool, seen map[uint32]bool) ([]byte, error) {
	most, least := (p.usable-12)*64/255-23, (p.usable-12)*32/255-23
	if table {
		most = p.usable - 35
	}
	local := length
	if length > most {
		if local = least + (length-least)%(p.usable-4); local > most {
			local = least
		}
	}
	here := c.take(local)
	if here == nil {
		return nil, errNoRow
	}
	payload := append([]byte(nil), here...)
	if local == length {
		return payload, nil
	}
	link := c.take(4)
	if link == nil {
		return nil, errNoRow
	}
	for next := binary.BigEndian.Uint32(link); len(payload) < length; {
		page, ok := p.page(next)
		if !ok || seen[next] {
			p.lost[next] = true
			return nil, errNoRow
		}
		seen[next] = true
		payload = append(payload, page[4:min(p.usable, 4+length-len(payload))]...)
		next = binary.BigEndian.Uint32(page)
	}
	return payload, nil
}

// record takes the values of a row apart.
func record(payload []byte) ([]any, error) {
	header := cursor{data: payload}
	length := header.varint()
	if length > uint64(len(payload)) || length == 0 {
		return nil, errNoRow
	}
	body := cursor{payload, int(length)}
	header.data = payload[:length]
	var values []any
	for header.at < len(header.data) {
		v, ok := body.value(header.varint())
		if !ok || header.at > len(header.data) {
			return nil, errNoRow
		}
		values = append(values, v)
	}
	if len(values) == 0 {
		return nil, errNoRow
	}
	return values, nil
}

// cursor reads bytes one after the other. Behind the end it reads zeroes.
type cursor struct {
	data []byte
	at   int
}

// take returns the next bytes, nil where there are not so many.
func (c *cursor) take(n int) []byte {
	if n < 0 || c.at > len(c.data) || n > len(c.data)-c.at {
		return nil
	}
	c.at += n
	return c.data[c.at-n : c.at : c.at]
}

// varint reads a number of one to nine bytes.
func (c *cursor) varint() (n uint64) {
	for i := range 9 {
		var b byte
		if c.at < len(c.data) {
			b = c.data[c.at]
		}
		c.at++
		if i == 8 {
			return n<<8 | uint64(b)
		}
		n = n<<7 | uint64(b&0x7f)
		if b < 0x80 {
			break
		}
	}
	return n
}

// value reads a value of a type, which its number says.
func (c *cursor) value(kind uint64) (v any, ok bool) {
	switch {
	case kind == 0:
		return nil, true
	case kind <= 6:
		return c.integer([...]int{0, 1, 2, 3, 4, 6, 8}[kind])
	case kind == 7:
		n, ok := c.integer(8)
		return math.Float64frombits(uint64(n)), ok
	case kind <= 9:
		return int64(kind - 8), true
	case kind < 12 || kind > 2*maxRowBytes:
		return nil, false
	}
	data := c.take(int((kind - 12) / 2))
	if kind%2 == 1 {
		return string(data), data != nil || kind == 13
	}
	return data, data != nil
}

// integer reads a number with a sign, its big end first.
func (c *cursor) integer(bytes int) (n int64, ok bool) {
	data := c.take(bytes)
	if data == nil {
		return 0, false
	}
	n = int64(int8(data[0]))
	for _, b := range data[1:] {
		n = n<<8 | int64(b)
	}
	return n, true
}
