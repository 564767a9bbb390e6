package guide

import (
	"whybone/fishbone"
	"whybone/fishbone/links"
)

func lookChoose(a *fishbone.Analysis) (s StepProgress) {
	for _, one := range a.Solutions() {
		if one.Choice == fishbone.Chosen {
			s.Count++
		}
	}
	s.need(s.Count == 0, "need.choice", 0)
	unasked := len(a.Unquestioned())
	s.advise(unasked > 0, "advice.premortem", unasked)
	return s
}

// lookPromise counts the promises, as long as some want something those alone.
func lookPromise(a *fishbone.Analysis, today fishbone.Day) (s StepProgress) {
	s.Count = len(a.Promises())
	s.need(s.Count == 0, "need.promise", 0)
	n := a.CountPromises(today)
	if s.Wants = n.Wanting() > 0; s.Wants {
		s.Count = n.Wanting()
	}
	s.need(n.Overdue > 0, "need.overdue", n.Overdue)
	s.need(n.Bare > 0, "need.ownerAndDay", n.Bare)
	return s
}

func lookProve(a *fishbone.Analysis) (s StepProgress) {
	s.Count = len(a.Measures())
	s.needProof(a)
	s.advise(len(MissingToClose(a)) == 0 && a.About().Closed == "", "advice.close", 0)
	return s
}

// lookChain counts the ends of the chain that dangle. Before there is a root cause everything
// does, so nothing is counted.
func lookChain(a *fishbone.Analysis, today fishbone.Day) (s StepProgress) {
	if len(a.RootCauses()) == 0 {
		s.need(true, "need.chainRoots", 0)
		return s
	}
	s.Count = len(links.Of(a, today).Ends())
	s.Wants = s.Count > 0
	s.need(s.Wants, "need.chainEnds", s.Count)
	return s
}

// MendedIn is the step or page in which an end of the chain is mended.
func MendedIn(e links.End) Step {
	switch e.Gap {
	case links.NoComplaint, links.NoProblem, links.Contained:
		return StepProblem
	case links.NoCause:
		return StepCauses
	case links.NoVerdict, links.Unverified, links.NoEvidence:
		return StepAgree
	case links.NotAsked, links.NoEffect:
		return StepWhy
	case links.BrokenWhy, links.ShortOfFive, links.NoOccurrence, links.NoEscape, links.NoSystem:
		return StepFiveWhys
	case links.NoSolution, links.Untied:
		return StepSolutions
	case links.NotChosen, links.NoReason:
		return PageChoose
	case links.NoMeasure, links.NoSince, links.NoValues, links.NoJudgement, links.NoExpected:
		return PageProve
	}
	return PagePromise
}
