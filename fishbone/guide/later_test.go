package guide

import (
	"slices"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/links"
)

// The chain counts what dangles, from the first root cause on.
func TestTheChainWantsItsEndsMended(t *testing.T) {
	five := []fishbone.Edit{bone("b"), chain("b", "1", "2", "3", "4", "5")}
	a := analysis(t, five...)
	if s := ProgressOf(a, PageChain, ""); s.Count != 0 || s.Wants || s.Done || s.Missing[0].Key != "need.chainRoots" {
		t.Errorf("without a root cause: %+v", s)
	}
	a = analysis(t, append(five, judge("5", fishbone.Confirmed, "counted"), about(fishbone.Problem, "Late"))...)
	s := ProgressOf(a, PageChain, "")
	if s.Count != 2 || !s.Wants || s.Done || s.Missing[0] != (Note{"need.chainEnds", 2}) {
		t.Errorf("without complaint and solution: %+v", s)
	}
}

// Promises are overdue as of the day that is asked for.
func TestTheChainKnowsTheDay(t *testing.T) {
	a := analysis(t, bone("b"), chain("b", "1", "2", "3", "4", "5"), judge("5", fishbone.Confirmed, "counted"),
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "x", Cause: "5", Owner: "Li", Due: "2026-03-14"}})
	before, after := ProgressOf(a, PageChain, "2026-03-14").Count, ProgressOf(a, PageChain, "2026-03-15").Count
	if after != before+1 {
		t.Errorf("%d ends on the day, %d after it", before, after)
	}
}

// What is overdue or bare is what the page of promises counts, as of the day that is asked for.
// What is over wants no owner any more.
func TestPromisesWantWhatIsOverdueOrBare(t *testing.T) {
	a := analysis(t,
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "x", Owner: "Li", Due: "2026-03-14"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "q", Text: "x", Owner: "Li", Due: "2026-03-20"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "r", Text: "x", Status: fishbone.PromiseDropped}})
	if s := ProgressOf(a, PagePromise, "2026-03-14"); s.Count != 3 || s.Wants || !s.Done {
		t.Errorf("on the day: %+v", s)
	}
	if s := ProgressOf(a, PagePromise, "2026-03-15"); s.Count != 1 || !s.Wants || s.Missing[0] != (Note{"need.overdue", 1}) {
		t.Errorf("after it: %+v", s)
	}
	a = analysis(t,
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "x", Due: "2026-03-14"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "q", Text: "x", Owner: "Li"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "r", Text: "x", Owner: "Li", Due: "2026-03-20"}})
	if s := ProgressOf(a, PagePromise, "2026-03-14"); s.Count != 2 || !s.Wants || !slices.Equal(s.Missing, []Note{{"need.ownerAndDay", 2}}) {
		t.Errorf("without an owner, and without a day: %+v", s)
	}
	if s := ProgressOf(a, PagePromise, "2026-03-15"); s.Count != 2 || !s.Wants ||
		!slices.Equal(s.Missing, []Note{{"need.overdue", 1}, {"need.ownerAndDay", 1}}) {
		t.Errorf("late without an owner, and without a day: %+v", s)
	}
}

func TestEveryEndIsMendedSomewhere(t *testing.T) {
	for gap, want := range map[links.Gap]Step{
		links.NoComplaint: StepProblem, links.NoProblem: StepProblem, links.Contained: StepProblem, links.NoCause: StepCauses,
		links.NoVerdict: StepAgree, links.Unverified: StepAgree, links.NoEvidence: StepAgree, links.NotAsked: StepWhy, links.NoEffect: StepWhy,
		links.BrokenWhy: StepFiveWhys, links.ShortOfFive: StepFiveWhys, links.NoOccurrence: StepFiveWhys, links.NoEscape: StepFiveWhys, links.NoSystem: StepFiveWhys,
		links.NoSolution: StepSolutions, links.Untied: StepSolutions, links.NotChosen: PageChoose, links.NoReason: PageChoose,
		links.NoPromise: PagePromise, links.NoOwner: PagePromise, links.NoDay: PagePromise, links.Overdue: PagePromise, links.Unchecked: PagePromise,
		links.Refused: PagePromise, links.NoDocument: PagePromise, links.NoStandard: PagePromise, links.NoReadAcross: PagePromise,
		links.NoMeasure: PageProve, links.NoSince: PageProve, links.NoValues: PageProve, links.NoJudgement: PageProve, links.NoExpected: PageProve,
	} {
		if got := MendedIn(links.End{Gap: gap}); got != want {
			t.Errorf("%s is mended in %d, want %d", gap, got, want)
		}
	}
}

// Before a chosen solution is promised, somebody asks why it might fail.
func TestAPremortemBeforePromising(t *testing.T) {
	fill := []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "s"}}, fishbone.ChooseSolution{ID: "s", Choice: fishbone.Chosen, Reason: "r"},
	}
	if s := ProgressOf(analysis(t, fill...), PageChoose, ""); len(s.Advice) != 1 || s.Advice[0] != (Note{"advice.premortem", 1}) || !s.Done {
		t.Errorf("a chosen solution: %+v", s)
	}
	for _, then := range []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "r", Solution: "s"}}, fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "p", Solution: "s"}},
	} {
		if s := ProgressOf(analysis(t, append(fill[:2:2], then)...), PageChoose, ""); len(s.Advice) != 0 {
			t.Errorf("after %+v: %+v", then, s)
		}
	}
}
