package storage

import (
	"fmt"
	"strconv"
	"testing"

	"whybone/fishbone"
)

var sizes = []int{54, 300, 2000}

func BenchmarkEdit(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, a, c := openTemp(b), tree(n), &clock{}
			a = created(b, s, a)
			under := a.Bones()[0].ID
			for i := 0; b.Loop(); i++ {
				id := fishbone.ID(fmt.Sprintf("new%d", i))
				a = do(b, s, c, a, fishbone.AddCause{ID: id, Under: under, Text: "薪资制度不够好"})
				b.StopTimer()
				a = do(b, s, c, a, fishbone.RemoveCause{ID: id}) // keeps the size
				b.StartTimer()
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, a := openTemp(b), tree(n)
			a = created(b, s, a)
			for b.Loop() {
				reloaded(b, s, a.ID())
			}
		})
	}
}

// BenchmarkDraft is what a key costs on its way to the disk.
func BenchmarkDraft(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, a := openTemp(b), tree(n)
			a = created(b, s, a)
			for i := 0; b.Loop(); i++ {
				if err := s.KeepDraft(a.ID(), "why", "薪资制度不够好"[:3+3*(i%6)]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkGoTo goes through ten thousand edits, back and forth.
func BenchmarkGoTo(b *testing.B) {
	const edits = 10_000
	s, a, c := openTemp(b), tree(300), &clock{}
	if _, err := s.write.Exec(`PRAGMA synchronous = OFF`); err != nil {
		b.Fatal(err)
	}
	a = created(b, s, a)
	for i := range edits {
		a = do(b, s, c, a, fishbone.Set{Of: fishbone.BoneKind, ID: a.Bones()[0].ID, Values: fishbone.Values{"name": strconv.Itoa(i)}})
	}
	b.ResetTimer()
	to := 0
	for b.Loop() {
		var err error
		if a, err = s.GoTo(a, to, c.now()); err != nil {
			b.Fatal(err)
		}
		to = edits - to
	}
}
