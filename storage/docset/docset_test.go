package docset

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// pair is a set beside a plain one.
type pair struct {
	set   Set
	plain map[int]bool
}

func (p *pair) add(n int) {
	p.set.Add(n)
	p.plain[n] = true
}

// draw makes a set of a few numbers in three chunks, or of many.
func draw(t *rapid.T, name string) *pair {
	p := &pair{plain: map[int]bool{}}
	for _, n := range rapid.SliceOfN(rapid.IntRange(0, 3*ChunkSize-1), 0, 40).Draw(t, name) {
		p.add(n)
	}
	if rapid.Bool().Draw(t, name+" is large") {
		step := rapid.IntRange(1, 30).Draw(t, name+" step")
		for n := ChunkSize; n < 2*ChunkSize; n += step {
			p.add(n)
		}
	}
	return p
}

func want(t *rapid.T, what string, s *Set, plain func(n int) bool) {
	var expected []int
	for n := range 3 * ChunkSize {
		if plain(n) {
			expected = append(expected, n)
		}
	}
	got := slices.Collect(s.Down)
	slices.Reverse(got)
	if !slices.Equal(got, expected) || s.Count() != len(expected) {
		t.Fatalf("%s has %d numbers, counted %d, and not %d", what, len(got), s.Count(), len(expected))
	}
}

func TestSetsAreAsPlainOnes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := draw(t, "a"), draw(t, "b")
		and, or, without := a.set.Clone(), a.set.Clone(), a.set.Clone()
		and.And(&b.set)
		or.Or(&b.set)
		without.Subtract(&b.set)
		want(t, "and", and, func(n int) bool { return a.plain[n] && b.plain[n] })
		want(t, "or", or, func(n int) bool { return a.plain[n] || b.plain[n] })
		want(t, "without", without, func(n int) bool { return a.plain[n] && !b.plain[n] })
		if n := a.set.CountBoth(&b.set); n != and.Count() {
			t.Fatalf("both have %d, and not %d", n, and.Count())
		}
		var back Set
		n := 0
		for i := range 3 {
			written := a.set.Chunk(i)
			if len(written) > ChunkSize/8 {
				t.Fatalf("a chunk takes %d bytes", len(written))
			}
			back.AddChunk(i, written)
			n += b.set.CountIn(i, written)
		}
		want(t, "read back", &back, func(n int) bool { return a.plain[n] })
		if n != and.Count() {
			t.Fatalf("%d of those that are written are in the other, and not %d", n, and.Count())
		}
		for n := range maps.Keys(a.plain) {
			if !a.set.Has(n) {
				t.Fatalf("%d is missing", n)
			}
			if n%2 == 0 {
				a.set.Remove(n)
			}
		}
		want(t, "half", &a.set, func(n int) bool { return a.plain[n] && n%2 == 1 })
	})
}
