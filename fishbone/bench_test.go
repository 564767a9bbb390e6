package fishbone_test

import (
	"fmt"
	"testing"

	"whybone/fishbone"
)

// flat is an analysis of n causes, evenly on ten bones, each with nine answers.
func flat(t failer, n int) *fishbone.Analysis {
	var edits []fishbone.Edit
	for i := range 10 {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.ID(fmt.Sprint("b", i)), Name: "bone"}})
	}
	for i := range n {
		under := fishbone.ID(fmt.Sprint("b", i%10))
		if i%10 > 0 {
			under = name(i - i%10)
		}
		edits = append(edits, fishbone.AddCause{ID: name(i), Under: under, Text: fmt.Sprint("可能的原因 ", i)})
	}
	return apply(t, fishbone.New("a", now), fishbone.Join(edits...))
}

// BenchmarkEdit is what an edit of a large analysis costs in memory.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{300, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a := flat(b, n)
			for i := 0; b.Loop(); i++ {
				if _, err := a.Change(fishbone.DatedEdit{Edit: fishbone.RewordCause{ID: name(i % n), Text: "x"}, At: now}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAppends adds 200,000 causes to one list in one batch.
func BenchmarkAppends(b *testing.B) {
	edits := make([]fishbone.Edit, fishbone.MaxCauses)
	for i := range edits {
		edits[i] = fishbone.AddCause{ID: name(i), Text: "可能的原因"}
	}
	for b.Loop() {
		apply(b, fishbone.New("a", now), fishbone.Batch{Edits: edits})
	}
}

// BenchmarkSameAs closes 20,000 causes as the same as another one, in one batch.
func BenchmarkSameAs(b *testing.B) {
	a := flat(b, 20_001)
	var edits []fishbone.Edit
	for i := range 20_000 {
		if id := name(i); len(a.CauseIDs(id)) == 0 {
			edits = append(edits, fishbone.LinkSame{ID: id, As: name(20_000)})
		}
	}
	for b.Loop() {
		apply(b, a, fishbone.Batch{Edits: edits})
	}
}

// BenchmarkRevert undoes an edit of a large analysis, which is checked as a whole.
func BenchmarkRevert(b *testing.B) {
	a := flat(b, 10_000)
	c, err := a.Change(fishbone.DatedEdit{Edit: fishbone.RewordCause{ID: name(7), Text: "x"}, At: now})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		apply(b, c.After, fishbone.Revert{Patch: c.Undo})
	}
}

// BenchmarkCount is what each write works out again for the list of analyses.
func BenchmarkCount(b *testing.B) {
	a := flat(b, 10_000)
	for b.Loop() {
		a.Count()
	}
}

// BenchmarkLikeSolution asks of 1,000 solutions which earlier one each is like.
func BenchmarkLikeSolution(b *testing.B) {
	var edits []fishbone.Edit
	for i := range 1000 {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: name(i), Text: fmt.Sprintf("第 %d 个办法：每月回访 %d 位客户", i, i*7%50)}})
	}
	a := apply(b, fishbone.New("a", now), fishbone.Join(edits...))
	for b.Loop() {
		a = apply(b, a, fishbone.Set{Of: fishbone.SolutionKind, ID: name(500), Values: fishbone.Values{"text": "每月回访客户"}})
		for _, s := range a.Solutions() {
			a.LikeSolution(s.ID)
		}
	}
}
