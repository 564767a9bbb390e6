// Package casebook lays an analysis out as a case that newcomers read page by page, and keeps what
// somebody has thought of in its quiz. It shows nothing and changes nothing.
//
// Start reading at [Pages], then quiz.go.
package casebook

import (
	"whybone/fishbone"
)

// Kind is what a page is about.
type Kind string

// The kinds, in the order of the pages. There is a page of whys for each chain of answers.
const (
	Problem  Kind = "problem"
	Fish     Kind = "fish"
	Whys     Kind = "whys"
	Verdicts Kind = "verdicts"
	Choice   Kind = "choice"
	Promises Kind = "promises"
	Proof    Kind = "proof"
	Lesson   Kind = "lesson"
)

// Page is one page of a case.
type Page struct {
	Kind Kind
	// Chain are the answers of a page of whys, from the cause on the bone down, and Bone is where
	// they hang.
	Chain []fishbone.Cause
	Bone  fishbone.Bone
}

// Pages are the pages of a case. The problem, the fish and what was learned are always there,
// other pages where there is something to read.
func Pages(a *fishbone.Analysis) []Page {
	pages := []Page{{Kind: Problem}, {Kind: Fish}}
	for _, chain := range chains(a) {
		bone, _ := a.BoneOf(chain[0].ID)
		pages = append(pages, Page{Kind: Whys, Chain: chain, Bone: bone})
	}
	for _, one := range []struct {
		kind Kind
		is   bool
	}{
		{Verdicts, len(Judged(a)) > 0},
		{Choice, len(a.Solutions()) > 0},
		{Promises, len(a.Promises()) > 0},
		{Proof, len(a.Measures()) > 0},
	} {
		if one.is {
			pages = append(pages, Page{Kind: one.kind})
		}
	}
	return append(pages, Page{Kind: Lesson})
}

// chains are the ways from a bone down to each root cause. Where none was found, they lead to the
// deepest answer below each cause at which the team asked why.
func chains(a *fishbone.Analysis) (all [][]fishbone.Cause) {
	for _, root := range a.RootCauses() {
		if path := a.Path(root.ID); len(path) > 1 {
			all = append(all, path)
		}
	}
	if len(all) > 0 {
		return all
	}
	for _, bone := range a.Bones() {
		for _, top := range a.Causes(bone.ID) {
			var deepest fishbone.ID
			most := 0
			for depth, c := range a.Walk(top.ID) {
				if depth > most {
					deepest, most = c.ID, depth
				}
			}
			if most > 0 {
				all = append(all, a.Path(deepest))
			}
		}
	}
	return all
}

// Judged are the causes with a verdict: those that are confirmed first, then those that are
// rejected, then the others.
func Judged(a *fishbone.Analysis) (all []fishbone.Cause) {
	for _, finding := range []fishbone.Finding{fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided} {
		for _, c := range a.WalkBones() {
			if c.Verdict.Finding == finding {
				all = append(all, c)
			}
		}
	}
	return all
}

// Found is how many causes the fish has, and what was found of them.
type Found struct{ Causes, Confirmed, Roots, Rejected int }

// FoundIn counts the causes on the bones.
func FoundIn(a *fishbone.Analysis) (f Found) {
	for _, c := range a.WalkBones() {
		f.Causes++
		switch c.Verdict.Finding {
		case fishbone.Confirmed:
			f.Confirmed++
		case fishbone.Rejected:
			f.Rejected++
		}
		if a.IsRoot(c.ID) {
			f.Roots++
		}
	}
	return f
}

// How long a page takes, and how long one on which somebody thinks.
const (
	secondsForPage  = 30
	secondsForChain = 75
)

// Minutes is about how long somebody reads.
func Minutes(pages []Page) int {
	seconds := 0
	for _, p := range pages {
		seconds += secondsForPage
		if p.Kind == Whys {
			seconds += secondsForChain - secondsForPage
		}
	}
	return max(1, (seconds+30)/60)
}
