// Package past takes something over from an earlier analysis, and says what was proven there to
// work. It reads two analyses and makes edits of the newer one; it keeps nothing and has no words.
//
// Start reading at [Lessons], then takeover.go.
package past

import (
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// Result is a solution of an earlier analysis that the team went on with, and the figure that
// shows what came of it.
type Result struct {
	Solution fishbone.Solution
	Study    effect.Study
}

// Lessons are the solutions that worked and those that did not: those that were chosen, or of which a promise was
// kept, with the verdict on the measure for their causes, or else for the problem. With a cause,
// they are those that were meant for it or for what lies below it.
func Lessons(a *fishbone.Analysis, cause fishbone.ID) (worked, failed []Result) {
	studies := effect.All(a)
	for _, s := range a.Solutions() {
		if !triedOut(a, s) || cause != "" && !meantFor(a, s, cause) {
			continue
		}
		study, judged := studyOf(studies, s)
		if !judged {
			continue
		}
		if r := (Result{s, study}); study.Measure.Verdict == fishbone.Effective {
			worked = append(worked, r)
		} else {
			failed = append(failed, r)
		}
	}
	return worked, failed
}

// triedOut says whether something was done about a solution.
func triedOut(a *fishbone.Analysis, s fishbone.Solution) bool {
	return s.Choice == fishbone.Chosen ||
		slices.ContainsFunc(a.Promises(), func(p fishbone.Promise) bool { return p.Solution == s.ID && p.Status == fishbone.PromiseDone })
}

// meantFor says whether a solution is for a cause or for one below it.
func meantFor(a *fishbone.Analysis, s fishbone.Solution, cause fishbone.ID) bool {
	for _, id := range s.Causes {
		for c, ok := a.Cause(id); ok; c, ok = a.Cause(c.Parent) {
			if c.ID == cause {
				return true
			}
		}
	}
	return false
}

// studyOf is the judged study for a solution: of a measure for one of its causes, else for the
// problem.
func studyOf(studies []effect.Study, s fishbone.Solution) (best effect.Study, ok bool) {
	for _, one := range studies {
		m := one.Measure
		switch {
		case m.Verdict == fishbone.EffectOpen:
		case slices.Contains(s.Causes, m.Cause):
			return one, true
		case m.Cause == "" && !ok:
			best, ok = one, true
		}
	}
	return best, ok
}
