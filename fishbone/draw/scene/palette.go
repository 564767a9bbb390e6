package scene

import (
	"cmp"
	"encoding/binary"
	"image/color"
	"maps"
	"slices"
)

// A colour is here red, green, blue and opacity, from the lowest byte up, as in the
// pixels of an image. Drawings have few: some plain ones, and the steps between
// them at the edges of letters and lines.

// How different a colour may be from the nearest in the palette, in steps of red,
// green or blue, and how many may be more different. Those are single pixels where
// lines of several colours meet: nobody sees them.
const (
	tooFar     = 16
	tooManyFar = 2_000
)

// tally counts colours.
type tally map[uint32]int

// count adds the colours of pixels.
func (t tally) count(pixels []byte) {
	run, last := 0, uint32(0)
	for i := 0; i < len(pixels); i += 4 {
		c := binary.LittleEndian.Uint32(pixels[i:])
		if c != last && run > 0 {
			t[last] += run
			run = 0
		}
		last = c
		run++
	}
	t[last] += run
}

// choose returns at most 256 colours: first the plain ones, then the others by their
// frequency. It leaves out those that differ too little from an earlier one, the more the
// more colours there are, and returns nil when too few would be left to look right.
func (t tally) choose(plain []uint32) []uint32 {
	others := slices.SortedFunc(maps.Keys(t), func(a, b uint32) int {
		return cmp.Or(cmp.Compare(t[b], t[a]), cmp.Compare(a, b))
	})
	all := append(slices.Clone(plain), others...)
	for apart := 0; apart < tooFar; apart += 2 {
		if chosen := distinct(all, apart); chosen != nil {
			return chosen
		}
	}
	return nil
}

// distinct returns the colours that are more than apart from each other; nil if they
// are more than 256.
func distinct(colors []uint32, apart int) (chosen []uint32) {
	for _, c := range colors {
		if _, way := nearest(chosen, c); way <= apart {
			continue
		}
		if len(chosen) == 256 {
			return nil
		}
		chosen = append(chosen, c)
	}
	return chosen
}

// nearest returns the place of the colour that differs least, and by how much: the
// greatest difference in red, green or blue.
func nearest(colors []uint32, c uint32) (best, way int) {
	way = 0x100
	for i, o := range colors {
		if d := max(channelDistance(c, o, 0), channelDistance(c, o, 8), channelDistance(c, o, 16)); d < way {
			best, way = i, d
		}
	}
	return best, way
}

func channelDistance(a, b uint32, shift int) int {
	d := int(a>>shift&0xff) - int(b>>shift&0xff)
	return max(d, -d)
}

// matcher finds colours in a palette.
type matcher struct {
	colors []uint32
	cache  map[uint32]uint8
	far    int            // how many found ones are too far from the palette
	recent [1024]struct { // so that cache is seldom asked
		color uint32
		index uint8
	}
}

func newMatcher(colors []uint32) *matcher {
	return &matcher{colors: colors, cache: map[uint32]uint8{}}
}

// match writes the place in the palette of each pixel's colour. It returns false when
// the palette does not do.
func (m *matcher) match(pixels []byte, to []uint8) bool {
	last, index := uint32(0), uint8(0) // no opaque colour is 0
	for i := range to {
		c := binary.LittleEndian.Uint32(pixels[4*i:])
		if c != last {
			var ok bool
			if index, ok = m.find(c); !ok {
				return false
			}
			last = c
		}
		to[i] = index
	}
	return true
}

func (m *matcher) find(c uint32) (uint8, bool) {
	recent := &m.recent[c*0x9e3779b1>>22]
	if recent.color == c {
		return recent.index, true
	}
	index, ok := m.cache[c]
	if !ok {
		best, way := nearest(m.colors, c)
		if way > tooFar {
			if m.far++; m.far > tooManyFar {
				return 0, false
			}
		}
		index = uint8(best)
		m.cache[c] = index
	}
	recent.color, recent.index = c, index
	return index, true
}

func (m *matcher) palette() color.Palette {
	p := make(color.Palette, len(m.colors))
	for i, c := range m.colors {
		p[i] = color.RGBA{uint8(c), uint8(c >> 8), uint8(c >> 16), 0xff}
	}
	return p
}

// plainColors returns the opaque colours of the scene itself, which a palette must have.
func (s *Scene) plainColors() (colors []uint32) {
	add := func(c color.NRGBA) {
		if packed := uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xff<<24; c.A == 0xff && !slices.Contains(colors, packed) && len(colors) <= 256 {
			colors = append(colors, packed)
		}
	}
	add(s.Paper)
	for i := range s.Lines {
		add(s.Lines[i].Color)
	}
	for i := range s.Shapes {
		add(s.Shapes[i].Fill)
	}
	for i := range s.Texts {
		add(s.Texts[i].Color)
		add(s.Texts[i].Struck)
	}
	return colors
}
