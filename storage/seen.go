package storage

import (
	"cmp"
	"context"
	"math"
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage/docset"
)

// Seen is something that was said before and is like what is being typed.
type Seen struct {
	Analysis Summary
	Thing    fishbone.ID // a cause, empty for a problem
	Text     string
	Finding  string  // of a cause
	Like     float64 // as of [fishbone.Similar]
}

// How far a look back goes: so many documents are compared by their terms, so many of the best ones
// by their texts, and what is less like does not count.
const (
	mostCounted  = 60_000
	mostCompared = 60
	leastLike    = 0.3
)

// SeenBefore finds what is most like a text: problems, or causes. There is one of each analysis, and
// none of the one that is given. What was confirmed comes before what is as like and was not.
func (s *Store) SeenBefore(ctx context.Context, text string, k *fishbone.Kind, but fishbone.ID, most int) (all []Seen, err error) {
	s.catchUp()
	err = s.view("look for what was seen before", func(tx transaction) error {
		all, err = seenBefore(ctx, tx, s.index.facets, text, k, but, most, s.isSound)
		return err
	})
	return all, err
}

func seenBefore(ctx context.Context, tx transaction, facets *facetCache, text string, k *fishbone.Kind, but fishbone.ID, most int, isSound string) ([]Seen, error) {
	r, err := newSearching(ctx, tx, facets, find.Query{})
	if err != nil {
		return nil, err
	}
	best, err := r.nearest(find.Gist(text), k)
	if err != nil {
		return nil, err
	}
	typed := find.Simplified(text)
	var all []Seen
	for _, n := range best {
		d, err := r.document(n)
		if err != nil {
			return nil, err
		}
		if d == nil || d.holder == string(but) {
			continue
		}
		one := Seen{Analysis: Summary{ID: fishbone.ID(d.holder)}, Thing: fishbone.ID(d.thing), Text: cmp.Or(d.texts...)}
		one.Like = likeOf(typed, d)
		for _, finding := range []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided} {
			if k == fishbone.CauseKind && r.values.has(FacetFinding, string(finding), n) {
				one.Finding = string(finding)
			}
		}
		if one.Like >= leastLike {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b Seen) int { return cmp.Compare(b.weight(), a.weight()) })
	all = oncePerAnalysis(all)
	all = all[:min(most, len(all))]
	for i := range all {
		if all[i].Analysis, err = summaryIn(tx, string(all[i].Analysis.ID), "", isSound); err != nil {
			return nil, err
		}
	}
	return all, ctx.Err()
}

// likeOf is how much a typed text says the same as a cause, or as a problem: as its sentence, as the head
// of the fish, or as the type of its complaints, of which the sentence may be mostly figures.
func likeOf(typed string, d *document) (like float64) {
	for i, f := range d.kind.searched {
		if i == 0 || d.kind.kind == fishbone.AboutKind && (f.Name == string(fishbone.Head) || f.Name == string(fishbone.TypeField)) {
			like = max(like, fishbone.Similar(typed, find.Simplified(d.texts[i])))
		}
	}
	return like
}

// weight is by what things that were seen are sorted.
func (s Seen) weight() float64 {
	switch s.Finding {
	case string(fishbone.Confirmed):
		return s.Like + 0.1
	case string(fishbone.Rejected):
		return s.Like - 0.1
	}
	return s.Like
}

func oncePerAnalysis(all []Seen) (once []Seen) {
	seen := map[fishbone.ID]bool{}
	for _, s := range all {
		if !seen[s.Analysis.ID] {
			seen[s.Analysis.ID] = true
			once = append(once, s)
		}
	}
	return once
}

// nearest are the documents of a kind that share the most and the rarest terms, the best first.
func (r *searching) nearest(gist []string, k *fishbone.Kind) ([]int, error) {
	of := r.values.set(FacetKind, k.Name)
	gone, err := r.set(find.Term{Text: goneTerm})
	if err != nil {
		return nil, err
	}
	of.Subtract(gone)
	of.Subtract(r.values.set(FacetState, inBin))
	total := of.Count()
	type shared struct {
		docs *docset.Set
		n    int
	}
	var terms []shared
	for _, term := range gist {
		docs, err := r.set(find.Term{Text: term})
		if err != nil {
			return nil, err
		}
		docs.And(of)
		if n := docs.Count(); n > 0 {
			terms = append(terms, shared{docs, n})
		}
	}
	slices.SortStableFunc(terms, func(a, b shared) int { return a.n - b.n })
	scores, counted := map[int]float64{}, 0
	for i, t := range terms {
		if counted += t.n; i > 0 && counted > mostCounted {
			break // what so many say tells little
		}
		weight := math.Log(1 + float64(total)/float64(t.n))
		t.docs.Down(func(n int) bool { scores[n] += weight; return true })
	}
	return bestOf(scores, mostCompared), r.ctx.Err()
}

// bestOf are the documents with the highest scores, of equal ones the newest first.
func bestOf(scores map[int]float64, most int) []int {
	var best []int
	order := func(a, b int) int { return cmp.Or(cmp.Compare(scores[b], scores[a]), b-a) }
	for n := range scores {
		if len(best) == most && order(n, best[most-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, n, order)
		best = slices.Insert(best, at, n)
		best = best[:min(most, len(best))]
	}
	return best
}
