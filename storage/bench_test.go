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
			if err := s.Create(a); err != nil {
				b.Fatal(err)
			}
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
			if err := s.Create(a); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				reloaded(b, s, a.ID())
			}
		})
	}
}
