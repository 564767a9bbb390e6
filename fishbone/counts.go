package fishbone

import "slices"

import "sync"

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
	Judged    int // level-one causes with a verdict, their own or one at each of their ends
	LevelOne  int // causes directly on bones that are not "same as" another
	Roots     int
	Solutions int // that differ: those that say nearly the same count once
	Untied    int // solutions tied to no cause
}

// facts are what follows from an analysis as a whole. They are worked out when somebody
// asks for the first time: an analysis never changes.
type facts struct {
	once    sync.Once
	counts  Counts
	ends    map[ID]End // of the causes that are one
	roots   []Cause
	outside []Cause
	waiting []Cause
	failed  []Cause
}

func (a *Analysis) theFacts() *facts {
	a.facts.once.Do(func() { a.facts.find(a) })
	return a.facts
}

// find walks once over everything.
func (f *facts) find(a *Analysis) {
	f.counts = Counts{Causes: a.causeCount, Solutions: a.distinctSolutions()}
	f.counts.Unsorted = len(a.lists[Tray])
	f.ends = map[ID]End{}
	for _, b := range a.lists[BoneKind.List] {
		f.findBelow(a, b, 1, false)
	}
	f.counts.Roots = len(f.roots)
	for _, id := range a.lists[SolutionKind.List] {
		if len(a.things[id].(*Solution).Causes) == 0 {
			f.counts.Untied++
		}
	}
}

// findBelow looks at the causes below a bone or a cause. Rejected says that one above them
// was, or repeats another.
func (f *facts) findBelow(a *Analysis, under ID, level int, rejected bool) {
	for _, id := range a.lists[under] {
		c := a.cause(id)
		f.countOne(a, c, level)
		rejected := rejected || c.Verdict.Finding == Rejected
		if !rejected {
			f.note(c, a.endOf(c, level))
			if c.Therefore == Breaks {
				f.failed = append(f.failed, *c)
			}
		}
		f.findBelow(a, id, level+1, rejected)
	}
}

// note keeps a cause at which the whys end.
func (f *facts) note(c *Cause, e End) {
	switch e {
	case NoEnd:
		return
	case RootEnd:
		f.roots = append(f.roots, *c)
	case OutsideEnd:
		f.outside = append(f.outside, *c)
	case WaitingEnd:
		f.waiting = append(f.waiting, *c)
	}
	f.ends[c.ID] = e
}

func (f *facts) countOne(a *Analysis, c *Cause, level int) {
	f.counts.Deepest = max(f.counts.Deepest, level)
	if level > 1 || c.SameAs != "" {
		return
	}
	f.counts.LevelOne++
	if c.Verdict.Finding != Unjudged || len(a.lists[c.ID]) > 0 && a.endsJudged(c.ID) {
		f.counts.Judged++
	}
}

// endsJudged says whether all ends below a cause have a verdict. Once a team asked why, that is
// what decides: a root cause is an end, and never what it explains.
func (a *Analysis) endsJudged(under ID) bool {
	return !slices.ContainsFunc(a.lists[under], func(id ID) bool {
		c := a.cause(id)
		return c.Verdict.Finding == Unjudged && c.SameAs == "" && (len(a.lists[id]) == 0 || !a.endsJudged(id))
	})
}

// Count counts.
func (a *Analysis) Count() Counts { return a.theFacts().counts }
