package fishbone

import "slices"

// FiveDeep is the level that a drill-down should reach: 一级问题 is level one, so
// four whys have been answered when level five stands.
const FiveDeep = 5

// TwentySolutions is how many solutions step 8 asks for.
const TwentySolutions = 20

// Counts is an analysis in numbers.
type Counts struct {
	Causes    int // on bones and in the tray, answers to whys included
	Unsorted  int // in the tray
	Deepest   int // the deepest level on any bone, 0 without causes
	Judged    int // level-one causes with a verdict
	LevelOne  int // causes directly on bones that are not "same as" another
	Roots     int
	Solutions int
	Untied    int // solutions tied to no cause
}

// Count counts.
func (a *Analysis) Count() Counts {
	n := Counts{Causes: a.causeCount, Solutions: len(a.lists[SolutionKind.List]), Roots: len(a.RootCauses())}
	for range a.Walk(Tray) {
		n.Unsorted++
	}
	for level, c := range a.WalkBones() {
		n.Deepest = max(n.Deepest, level)
		if level == 1 && c.SameAs == "" {
			n.LevelOne++
			if c.Verdict.Finding != Unjudged {
				n.Judged++
			}
		}
	}
	for _, s := range a.Solutions() {
		if len(s.Causes) == 0 {
			n.Untied++
		}
	}
	return n
}

// RootCauses returns the root causes (要因), bone by bone. A root cause is only ever
// a leaf: one that the team confirmed, or where the whys came to their end — at
// level five or deeper, or with a written reason to stop. A cause that repeats
// another, that was rejected, or that hangs below a rejected one, is none.
func (a *Analysis) RootCauses() []Cause {
	var roots []Cause
	var down func(under ID, level int)
	down = func(under ID, level int) {
		for _, id := range a.lists[under] {
			c := a.cause(id)
			if c.Verdict.Finding == Rejected || c.SameAs != "" {
				continue
			}
			if a.endsAt(c, level) {
				roots = append(roots, *c)
			}
			down(id, level+1)
		}
	}
	for _, b := range a.lists[BoneKind.List] {
		down(b, 1)
	}
	return roots
}

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
