package links

import (
	"slices"

	"whybone/fishbone"
)

// below makes a line for each leaf below a bone or a cause from which something leads on, or
// should. What was rejected, repeats another cause, is outside the team's control or cannot be
// verified now is said and done.
func (f *finder) below(b fishbone.Bone, under fishbone.ID, path []fishbone.Cause, yield func(Line)) {
	for _, c := range f.a.Causes(under) {
		switch {
		case c.Verdict.Finding == fishbone.Rejected || c.SameAs != "":
			continue
		case len(f.a.CauseIDs(c.ID)) > 0:
			f.below(b, c.ID, append(slices.Clip(path), c), yield)
			continue
		case c.Control == fishbone.OutsideControl || c.Verdict.Finding == fishbone.Undecided || f.leftOut(c, len(path)):
			continue
		}
		yield(f.line(b, append(slices.Clip(path), c)))
	}
}

// leftOut says whether a cause did not get points enough to be looked at. Where points decide
// that, a cause of level one without a verdict is one that nobody has to judge.
func (f *finder) leftOut(c fishbone.Cause, above int) bool {
	return f.a.About().School == fishbone.ByPoints && above == 0 && c.Verdict.Finding == fishbone.Unjudged
}

// line goes along the stations as far as they hold.
func (f *finder) line(b fishbone.Bone, path []fishbone.Cause) Line {
	l := Line{Bone: b, Path: path, Breaks: Through}
	f.claim(l.Leaf().ID)
	for _, next := range []func(*Line) bool{f.whys, f.solve, f.promise, f.prove} {
		if !next(&l) {
			break
		}
	}
	return l
}

// claim says of all that hangs on a cause that it is on a line, however far that leads.
func (f *finder) claim(leaf fishbone.ID) {
	f.use(f.promises[leaf])
	for _, s := range f.solutions[leaf] {
		f.used[s.ID] = true
		f.use(f.promises[s.ID])
	}
}

func (f *finder) use(promises []fishbone.Promise) {
	for _, p := range promises {
		f.used[p.ID] = true
	}
}

// end notes an end. Where the line breaks there it is not followed any further.
func (l *Line) end(e End, breaks bool) {
	l.Ends = append(l.Ends, e)
	if breaks && e.At < l.Breaks {
		l.Breaks = e.At
	}
}

// whys looks at the answers, and at the verdict on the last one.
func (f *finder) whys(l *Line) bool {
	for _, c := range l.Path {
		if c.Therefore == fishbone.Breaks {
			l.end(End{Gap: BrokenWhy, At: Whys, Of: c.ID}, false)
		}
	}
	leaf, level := l.Leaf(), len(l.Path)
	asked := level >= fishbone.FiveDeep || leaf.Stopped()
	confirmed := leaf.Verdict.Finding == fishbone.Confirmed
	switch {
	case asked:
	case confirmed && level == 1:
		l.end(End{Gap: NotAsked, At: Verdict, Of: leaf.ID}, true)
	case level > 1: // what was done about it is on the line all the same
		l.end(End{Gap: ShortOfFive, At: Whys, Of: leaf.ID, N: level}, false)
	}
	switch {
	case leaf.Verdict.Finding == fishbone.ToVerify:
		l.end(End{Gap: Unverified, At: Verdict, Of: leaf.ID}, true)
	case !confirmed:
		l.end(End{Gap: NoVerdict, At: Verdict, Of: leaf.ID}, true)
	case leaf.Verdict.Evidence == "":
		l.end(End{Gap: NoEvidence, At: Verdict, Of: leaf.ID}, false)
	}
	return l.Breaks == Through
}

// solve looks for what the team goes on with against the cause.
func (f *finder) solve(l *Line) bool {
	leaf := l.Leaf().ID
	all := f.solutions[leaf]
	for _, s := range all {
		if s.Choice == fishbone.Chosen {
			l.Branches = append(l.Branches, f.branch(&s))
			if s.Reason == "" {
				l.end(End{Gap: NoReason, At: Solution, Of: s.ID}, false)
			}
		}
	}
	if direct := f.promises[leaf]; len(direct) > 0 {
		l.Branches = append(l.Branches, Branch{Promises: direct})
	}
	switch {
	case len(l.Branches) > 0:
	case len(all) == 0:
		l.end(End{Gap: NoSolution, At: Solution, Of: leaf}, true)
	default:
		l.end(End{Gap: NotChosen, At: Solution, Of: all[0].ID, N: len(all)}, true)
	}
	return l.Breaks == Through
}

// branch is a solution with what was promised for it.
func (f *finder) branch(s *fishbone.Solution) Branch { return Branch{s, f.promises[s.ID]} }

// promise looks at who does what by when.
func (f *finder) promise(l *Line) bool {
	promised := false
	for _, b := range l.Branches {
		promised = promised || b.Promised()
	}
	for _, b := range l.Branches {
		for _, e := range f.branchEnds(b) {
			l.end(e, !promised)
		}
	}
	return l.Breaks == Through
}

// Promised says whether somebody does what the branch needs, and not only what keeps it from
// failing.
func (b Branch) Promised() bool {
	return b.Solution == nil || slices.ContainsFunc(b.Promises, func(p fishbone.Promise) bool { return !p.Guards() })
}

// branchEnds are those of the promises of a branch.
func (f *finder) branchEnds(b Branch) (ends []End) {
	if !b.Promised() {
		ends = append(ends, End{Gap: NoPromise, At: Promise, Of: b.Solution.ID})
	}
	for _, p := range b.Promises {
		note := func(missing bool, g Gap, n int) {
			if missing {
				ends = append(ends, End{g, Promise, p.ID, n})
			}
		}
		done, late := p.Status == fishbone.PromiseDone, p.Late(f.today)
		note(p.Bare() && p.Owner == "", NoOwner, 0)
		note(p.Bare() && p.DueDay() == "", NoDay, 0)
		note(late > 0, Overdue, late)
		note(done && p.CheckedBy == "" && p.Checked == "", Unchecked, 0)
		note(p.Accepted == fishbone.WasRefused, Refused, 0)
		note(done && p.Sort == fishbone.Standard && p.Document == "" && p.Number == "", NoDocument, 0)
	}
	return ends
}

// prove looks at what shows whether it works: a measure of a cause on the line, or one of the
// problem itself.
func (f *finder) prove(l *Line) bool {
	for _, c := range l.Path {
		l.Measures = append(l.Measures, f.measures[c.ID]...)
	}
	if len(l.Measures) == 0 {
		l.Measures = f.measures[""]
	}
	if len(l.Measures) == 0 {
		l.end(End{Gap: NoMeasure, At: Effect, Of: l.Leaf().ID}, true)
	}
	for _, p := range l.Measures {
		m := p.Measure
		switch {
		case m.Since == "" && p.Was.N > 0:
			l.end(End{Gap: NoSince, At: Effect, Of: m.ID}, true)
		case p.Is.N == 0:
			l.end(End{Gap: NoValues, At: Effect, Of: m.ID}, true)
		case m.Verdict == fishbone.EffectOpen:
			l.end(End{Gap: NoJudgement, At: Effect, Of: m.ID}, true)
		case m.Verdict == fishbone.NotEffective:
			l.end(End{Gap: NoEffect, At: Effect, Of: m.ID}, false)
		}
	}
	return l.Breaks == Through
}
