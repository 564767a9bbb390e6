package compare

import (
	"fmt"
	"testing"

	"whybone/fishbone"
)

// BenchmarkCompare lays two crowded analyses over each other, of which half is alike.
func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{300, 2000} {
		of := func(id fishbone.ID, shift int) *fishbone.Analysis {
			edits := []fishbone.Edit{}
			for i := range 6 {
				edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("bone", i)), Name: fmt.Sprint("bone ", i)}})
			}
			for i := range n {
				under := fishbone.ID(fmt.Sprint("bone", i%6))
				if i >= 60 {
					under = fishbone.ID(fmt.Sprint(id, i-60))
				}
				if i%600 >= 540 { // no chain is longer than nine
					under = fishbone.ID(fmt.Sprint("bone", i%6))
				}
				edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint(id, i)), Under: under, Text: fmt.Sprintf("第%d号窗口没有核对第%d张单", i+shift, i*7+shift)})
			}
			a := fishbone.New(id, at)
			for _, e := range edits {
				if next, err := a.Apply(e, at); err == nil {
					a = next
				}
			}
			return a
		}
		one, other := of("a", 0), of("b", n/2)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				New(one, other, nil)
			}
		})
	}
}
