// Package docset holds sets of small numbers, as an index has them for each of its terms: which
// documents have the term. A set is kept in chunks of [ChunkSize] numbers, each of which is
// written as few bytes.
package docset

import (
	"encoding/binary"
	"math/bits"
)

// ChunkSize is how many numbers belong to one chunk: those with the same number/ChunkSize.
const ChunkSize = 1 << 14

const wordsInChunk = ChunkSize / 64

// chunk holds the numbers of a chunk as bits.
type chunk [wordsInChunk]uint64

// Set is a set of numbers. The zero value is empty.
type Set struct{ chunks []*chunk }

// Add puts a number in.
func (s *Set) Add(n int) {
	c := s.at(n / ChunkSize)
	n %= ChunkSize
	c[n/64] |= 1 << (n % 64)
}

// at returns a chunk, which is made if it is not there.
func (s *Set) at(i int) *chunk {
	for len(s.chunks) <= i {
		s.chunks = append(s.chunks, nil)
	}
	if s.chunks[i] == nil {
		s.chunks[i] = new(chunk)
	}
	return s.chunks[i]
}

// Remove takes a number out.
func (s *Set) Remove(n int) {
	if i := n / ChunkSize; i < len(s.chunks) && s.chunks[i] != nil {
		n %= ChunkSize
		s.chunks[i][n/64] &^= 1 << (n % 64)
	}
}

// Has says whether a number is in.
func (s *Set) Has(n int) bool {
	i := n / ChunkSize
	n %= ChunkSize
	return i < len(s.chunks) && s.chunks[i] != nil && s.chunks[i][n/64]&(1<<(n%64)) != 0
}

// Count is how many numbers are in.
func (s *Set) Count() (n int) {
	for _, c := range s.chunks {
		if c == nil {
			continue
		}
		for _, w := range c {
			n += bits.OnesCount64(w)
		}
	}
	return n
}

// CountBoth is how many numbers are in both sets.
func (s *Set) CountBoth(t *Set) (n int) {
	for i := range min(len(s.chunks), len(t.chunks)) {
		a, b := s.chunks[i], t.chunks[i]
		if a == nil || b == nil {
			continue
		}
		for j, w := range a {
			n += bits.OnesCount64(w & b[j])
		}
	}
	return n
}

// And leaves only what is in the other set, too.
func (s *Set) And(t *Set) {
	s.chunks = s.chunks[:min(len(s.chunks), len(t.chunks))]
	for i, c := range s.chunks {
		switch {
		case c == nil:
		case t.chunks[i] == nil:
			s.chunks[i] = nil
		default:
			for j, w := range t.chunks[i] {
				c[j] &= w
			}
		}
	}
}

// Subtract takes out what is in the other set.
func (s *Set) Subtract(t *Set) {
	for i := range min(len(s.chunks), len(t.chunks)) {
		if c := s.chunks[i]; c != nil && t.chunks[i] != nil {
			for j, w := range t.chunks[i] {
				c[j] &^= w
			}
		}
	}
}

// Or puts in what is in the other set.
func (s *Set) Or(t *Set) {
	for i, c := range t.chunks {
		if c == nil {
			continue
		}
		own := s.at(i)
		for j, w := range c {
			own[j] |= w
		}
	}
}

// Clone returns a copy.
func (s *Set) Clone() *Set {
	t := &Set{chunks: make([]*chunk, len(s.chunks))}
	for i, c := range s.chunks {
		if c != nil {
			own := *c
			t.chunks[i] = &own
		}
	}
	return t
}

// Down gives the numbers from the greatest to the least, until yield returns false.
func (s *Set) Down(yield func(n int) bool) {
	for i := len(s.chunks) - 1; i >= 0; i-- {
		c := s.chunks[i]
		if c == nil {
			continue
		}
		for j := len(c) - 1; j >= 0; j-- {
			for w := c[j]; w != 0; {
				bit := 63 - bits.LeadingZeros64(w)
				if w &^= 1 << bit; !yield(i*ChunkSize + j*64 + bit) {
					return
				}
			}
		}
	}
}

// mostListed is up to how many numbers are written one by one: more take less room as bits.
const mostListed = ChunkSize/16 - 1

// AddChunk puts in the numbers of a chunk as [Set.Chunk] wrote them. What it did not write adds
// whatever it says.
func (s *Set) AddChunk(i int, written []byte) {
	c := s.at(i)
	if len(written) == ChunkSize/8 {
		for j := range c {
			c[j] |= binary.LittleEndian.Uint64(written[8*j:])
		}
		return
	}
	for ; len(written) >= 2; written = written[2:] {
		n := binary.LittleEndian.Uint16(written) % ChunkSize
		c[n/64] |= 1 << (n % 64)
	}
}

// Chunk writes the numbers of a chunk: two bytes for each where they are few, else a bit for
// each that may be in.
func (s *Set) Chunk(i int) []byte {
	if i >= len(s.chunks) || s.chunks[i] == nil {
		return []byte{}
	}
	c, n := s.chunks[i], 0
	for _, w := range c {
		n += bits.OnesCount64(w)
	}
	if n > mostListed {
		written := make([]byte, 0, ChunkSize/8)
		for _, w := range c {
			written = binary.LittleEndian.AppendUint64(written, w)
		}
		return written
	}
	written := make([]byte, 0, 2*n)
	for j, w := range c {
		for ; w != 0; w &= w - 1 {
			written = binary.LittleEndian.AppendUint16(written, uint16(j*64+bits.TrailingZeros64(w)))
		}
	}
	return written
}

// CountIn is how many of the numbers of a chunk, as they are written, are in the set.
func (s *Set) CountIn(i int, written []byte) (n int) {
	if i >= len(s.chunks) || s.chunks[i] == nil {
		return 0
	}
	c := s.chunks[i]
	if len(written) == ChunkSize/8 {
		for j, w := range c {
			if w != 0 {
				n += bits.OnesCount64(w & binary.LittleEndian.Uint64(written[8*j:]))
			}
		}
		return n
	}
	for ; len(written) >= 2; written = written[2:] {
		one := binary.LittleEndian.Uint16(written) % ChunkSize
		n += int(c[one/64] >> (one % 64) & 1)
	}
	return n
}
