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

// flat are the edits of an analysis of n causes, evenly on ten bones, each with nine answers.
func flat(n int) fishbone.Edit {
	var edits []fishbone.Edit
	for i := range 10 {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("b", i)), Name: "大骨"}})
	}
	for i := range n {
		id, under := fishbone.ID(fmt.Sprint("c", i)), fishbone.ID(fmt.Sprint("b", i%10))
		if i%10 > 0 {
			under = fishbone.ID(fmt.Sprint("c", i-i%10))
		}
		edits = append(edits, fishbone.AddCause{ID: id, Under: under, Text: fmt.Sprint("可能的原因 ", i)})
	}
	return fishbone.Batch{Edits: edits}
}

func large(b *testing.B, n int) *fishbone.Analysis {
	b.Helper()
	at := (&clock{}).now()
	a, err := fishbone.New(fishbone.NewID(), at).Apply(flat(n), at)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkLargeEdit is one edit of 10,000 causes, in memory and on the disk together, at
// the end of a list, at its beginning, and within it.
func BenchmarkLargeEdit(b *testing.B) {
	for name, before := range map[string]fishbone.ID{"last": "", "first": "c0", "within": "c500"} {
		b.Run(name, func(b *testing.B) {
			s, c := openTemp(b), &clock{}
			a := created(b, s, large(b, 10_000))
			for i := 0; b.Loop(); i++ {
				a = do(b, s, c, a, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("new", i)), Under: "b0", Before: before, Text: "薪资制度不够好"})
			}
		})
	}
}

// BenchmarkImport stores a whole analysis.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{20_000, fishbone.MaxCauses} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			a := large(b, n)
			for b.Loop() {
				b.StopTimer()
				s := openTemp(b)
				b.StartTimer()
				created(b, s, a)
			}
		})
	}
}

// BenchmarkEditAfterUndos undoes a thousand edits and then does another one, which is what
// is timed.
func BenchmarkEditAfterUndos(b *testing.B) {
	s, c := openTemp(b), &clock{}
	a := created(b, s, large(b, 300))
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		for j := range 1000 {
			a = do(b, s, c, a, fishbone.RewordCause{ID: fishbone.ID(fmt.Sprint("c", j%300)), Text: fmt.Sprint(i, j)})
		}
		t, err := s.Timeline(a.ID())
		if err != nil {
			b.Fatal(err)
		}
		if a, err = s.GoTo(a, t.Done-1000, c.now()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		a = do(b, s, c, a, fishbone.RewordCause{ID: "c1", Text: fmt.Sprint(i)})
	}
}
