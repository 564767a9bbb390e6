package fishbone

import (
	"slices"
	"sync"
)

// FiveDeep is the level that a drill-down should reach: 一级问题 is level one, so
// four whys have been answered when level five stands.
const FiveDeep = 5

// TwentySolutions is how many solutions step 8 asks for.
const TwentySolutions = 20

// Counts is an analysis in numbers.
type Counts struct {
	Causes    int // on bones and in the tray, answers to whys included
	Unsorted  int // cards in the tray; what hangs below them goes with them
	Deepest   int // the deepest level on any bone, 0 without causes
	Judged    int // level-one causes with a verdict
	LevelOne  int // causes directly on bones that are not "same as" another
	Roots     int
	Solutions int
	Untied    int // solutions tied to no cause
}

// facts are what follows from an analysis as a whole. They are worked out when somebody
// asks for the first time: an analysis never changes.
type facts struct {
	once   sync.Once
	counts Counts
	roots  []Cause
	failed []Cause
}

func (a *Analysis) theFacts() *facts {
	a.facts.once.Do(func() { a.facts.find(a) })
	return a.facts
}

// find walks once over everything.
func (f *facts) find(a *Analysis) {
	f.counts = Counts{Causes: a.causeCount, Solutions: len(a.lists[SolutionKind.List])}
	f.counts.Unsorted = len(a.lists[Tray])
	for _, b := range a.lists[BoneKind.List] {
		f.findBelow(a, b, 1, false, false)
	}
	f.counts.Roots = len(f.roots)
	for _, id := range a.lists[SolutionKind.List] {
		if len(a.things[id].(*Solution).Causes) == 0 {
			f.counts.Untied++
		}
	}
}

// findBelow looks at the causes below a bone or a cause. Rejected and closed say whether
// one above them was rejected, or repeats another.
func (f *facts) findBelow(a *Analysis, under ID, level int, rejected, closed bool) {
	for _, id := range a.lists[under] {
		c := a.cause(id)
		f.countOne(c, level)
		rejected, closed := rejected || c.Verdict.Finding == Rejected, closed || c.SameAs != ""
		if !rejected && !closed && a.endsAt(c, level) {
			f.roots = append(f.roots, *c)
		}
		if !rejected && c.Therefore == Breaks {
			f.failed = append(f.failed, *c)
		}
		f.findBelow(a, id, level+1, rejected, closed)
	}
}

func (f *facts) countOne(c *Cause, level int) {
	f.counts.Deepest = max(f.counts.Deepest, level)
	if level > 1 || c.SameAs != "" {
		return
	}
	f.counts.LevelOne++
	if c.Verdict.Finding != Unjudged {
		f.counts.Judged++
	}
}

// Count counts.
func (a *Analysis) Count() Counts { return a.theFacts().counts }

// RootCauses returns the root causes (要因), bone by bone. A root cause is only ever
// a leaf: one that the team confirmed, or where the whys came to their end — at
// level five or deeper, or with a written reason to stop. A cause that repeats
// another, that was rejected, or that hangs below a rejected one, is none.
func (a *Analysis) RootCauses() []Cause { return a.theFacts().roots }

func (a *Analysis) endsAt(c *Cause, level int) bool {
	if len(a.lists[c.ID]) > 0 {
		return false
	}
	return c.Verdict.Finding == Confirmed || level >= FiveDeep || c.Stop != ""
}

// IsRoot says whether a cause is one of [Analysis.RootCauses].
func (a *Analysis) IsRoot(id ID) bool {
	path := a.Path(id)
	if len(path) == 0 {
		return false
	}
	if _, onBone := a.BoneOf(id); !onBone {
		return false
	}
	if slices.ContainsFunc(path, func(c Cause) bool { return c.Verdict.Finding == Rejected || c.SameAs != "" }) {
		return false
	}
	return a.endsAt(&path[len(path)-1], len(path))
}
