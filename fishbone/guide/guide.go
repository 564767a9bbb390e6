// Package guide says how far an analysis has come on the eight steps of the method:
// what is done, what is missing. Steps are a guide, never a cage: the package only
// looks, it forbids nothing and changes nothing. Its notes are keys and numbers; the
// interface has the words.
//
// Start reading at [Progress].
package guide

import (
	"iter"
	"slices"
	"sync"

	"whybone/fishbone"
)

// Step is one of the eight steps, counted from 1, or one of the pages for what comes after the
// meeting.
type Step int

// The eight steps.
const (
	StepProblem   Step = 1 + iota // find the problem to solve
	StepHead                      // write it at the head of the fish
	StepCauses                    // name as many possible causes as can be found
	StepGroup                     // group the same ones, mark them on the bones
	StepAgree                     // ask for opinions, sum up the right causes
	StepWhy                       // take any one, ask why it happens
	StepFiveWhys                  // ask why of each answer, at least five levels deep
	StepSolutions                 // list the root causes, then at least twenty solutions
	LastStep      = StepSolutions
)

// The pages for what comes after the meeting: they follow the steps.
const (
	PageChoose  Step = LastStep + 1 + iota // choose among the solutions
	PagePromise                            // promise who does what by when
	PageProve                              // prove that it works
	PageChain                              // see the whole chain, and where it ends
	LastPage    = PageChain
)

// IsStep says whether it is one of the eight steps, and no page for later.
func (s Step) IsStep() bool { return s >= StepProblem && s <= LastStep }

// What a team needs before a step counts as done. The method says "several" causes
// by "several" people; these are the smallest numbers that deserve the word.
const (
	EnoughCauses = 5
	EnoughPeople = 2
	EnoughBones  = 2
)

// Note is one thing that is missing, or good to know: the key of a sentence in the
// translations ("need.problem"), and the number that the sentence mentions, if any.
type Note struct {
	Key string
	N   int
}

// StepProgress is how far one of the eight steps has come. It is done when nothing is missing.
type StepProgress struct {
	Step    Step
	Done    bool
	Missing []Note // what the step still needs, the next thing first
	Advice  []Note // what good teams also do; never needed
	Count   int    // the number that tells the step's size: causes, bones, verdicts, …
	Wants   bool   // the number is of what wants attention
}

// Progress looks at an analysis and returns the eight steps, the first one first.
func Progress(a *fishbone.Analysis) []StepProgress { return slices.Collect(progress(a)) }

// progress is Progress for who needs no more steps than up to some one.
func progress(a *fishbone.Analysis) iter.Seq[StepProgress] {
	n := a.Count()
	open := sync.OnceValue(func() (open int) {
		for range openEnds(a) {
			open++
		}
		return open
	})
	looks := []func() StepProgress{
		func() StepProgress { return lookProblem(a) },
		func() StepProgress { return lookHead(a) },
		func() StepProgress { return lookCauses(a, n) },
		func() StepProgress { return lookGroup(a, n) },
		func() StepProgress { return lookAgree(a, n) },
		func() StepProgress { return lookWhy(a, n, open()) },
		func() StepProgress { return lookFiveDeep(a, n, open()) },
		func() StepProgress { return lookSolutions(a, n) },
	}
	return func(yield func(StepProgress) bool) {
		for i, look := range looks {
			s := look()
			s.Step, s.Done = Step(i+1), len(s.Missing) == 0
			if !yield(s) {
				return
			}
		}
	}
}

// Later looks at what comes after the meeting as it stands on a day, the first page first.
func Later(a *fishbone.Analysis, today fishbone.Day) []StepProgress {
	pages := []StepProgress{lookChoose(a), lookPromise(a, today), lookProve(a), lookChain(a, today)}
	for i := range pages {
		pages[i].Step = PageChoose + Step(i)
		pages[i].Done = len(pages[i].Missing) == 0
	}
	return pages
}

// ProgressOf is how far one step or page has come on a day.
func ProgressOf(a *fishbone.Analysis, s Step, today fishbone.Day) StepProgress {
	if s.IsStep() {
		return Progress(a)[s-1]
	}
	return Later(a, today)[s-PageChoose]
}

// How far an analysis as a whole has come.
const (
	StatusNew      = "new"      // no cause has been named
	StatusOpen     = "open"     // work goes on
	StatusComplete = "complete" // all eight steps are done
)

// Status sums the steps up in one word.
func Status(a *fishbone.Analysis) string {
	if a.Count().Causes == 0 {
		return StatusNew
	}
	for s := range progress(a) {
		if !s.Done {
			return StatusOpen
		}
	}
	return StatusComplete
}

// Next is the step to go on with: the first that is not done, or the last.
func Next(a *fishbone.Analysis) Step {
	for s := range progress(a) {
		if !s.Done {
			return s.Step
		}
	}
	return LastStep
}

func (s *StepProgress) need(missing bool, key string, n int) {
	if missing {
		s.Missing = append(s.Missing, Note{key, n})
	}
}

// needCauses says whether there is nothing on the bones yet, and notes the step in which
// that is made.
func (s *StepProgress) needCauses(n fishbone.Counts) bool {
	s.need(n.Causes == 0, "need.anyCause", 0)
	s.need(n.Causes > 0 && n.LevelOne == 0, "need.causeOnBone", 0)
	return n.LevelOne == 0
}

func (s *StepProgress) advise(useful bool, key string, n int) {
	if useful {
		s.Advice = append(s.Advice, Note{key, n})
	}
}

// Questions are the fields of 5W2H, in the order in which they are asked.
func Questions() []fishbone.Field {
	return []fishbone.Field{
		fishbone.What, fishbone.When, fishbone.Where, fishbone.Who,
		fishbone.Why, fishbone.How, fishbone.HowMuch,
	}
}

func lookProblem(a *fishbone.Analysis) (s StepProgress) {
	about := a.About()
	s.need(about.Problem == "", "need.problem", 0)
	s.need(about.Goal == "", "need.goal", 0)
	s.need(about.Present == "", "need.present", 0)
	open := 0
	for _, q := range Questions() {
		if about.Text(q) == "" {
			open++
		}
	}
	s.advise(manySentences(about.Problem), "advice.oneSentence", 0)
	s.advise(about.Constraints == "", "advice.constraints", 0)
	s.advise(open > 0, "advice.questions", open)
	return s
}

func lookHead(a *fishbone.Analysis) (s StepProgress) {
	s.need(a.About().Head == "", "need.head", 0)
	return s
}

func lookCauses(a *fishbone.Analysis, n fishbone.Counts) (s StepProgress) {
	people := a.People()
	facilitator := false
	for _, p := range people {
		facilitator = facilitator || p.Role == fishbone.Facilitator
	}
	s.Count = n.Causes
	s.need(len(people) < EnoughPeople, "need.people", EnoughPeople-len(people))
	s.need(n.Causes < EnoughCauses, "need.causes", EnoughCauses-n.Causes)
	s.advise(!facilitator, "advice.facilitator", 0)
	return s
}

func lookGroup(a *fishbone.Analysis, n fishbone.Counts) (s StepProgress) {
	bones := len(a.Bones())
	s.Count = bones
	s.need(bones < EnoughBones, "need.bones", EnoughBones-bones)
	s.need(n.Unsorted > 0, "need.sorting", n.Unsorted)
	s.need(n.Causes == 0, "need.anyCause", 0)
	return s
}

func lookAgree(a *fishbone.Analysis, n fishbone.Counts) (s StepProgress) {
	s.Count = n.Judged
	unproven, undecided := 0, 0
	for level, c := range a.WalkBones() {
		if level == 1 && c.Verdict.Finding.Kept() && !a.HasEvidence(c.ID) {
			unproven++
		}
		if c.Verdict.Finding == fishbone.Undecided {
			undecided++
		}
	}
	if s.needCauses(n) {
		return s
	}
	if a.About().School == fishbone.ByPoints {
		s.needPoints(a)
	} else {
		s.need(n.Judged < n.LevelOne, "need.verdicts", n.LevelOne-n.Judged)
	}
	s.need(unproven > 0, "need.evidence", unproven)
	contradicted := 0
	for _, c := range a.FactChecks() {
		if c.Contradicts() {
			contradicted++
		}
	}
	s.need(contradicted > 0, "need.contradicted", contradicted)
	s.advise(undecided > 0, "advice.undecided", undecided)
	return s
}

// needPoints is what a team needs that shortens its list by points: criteria, points for each
// cause, and a verdict for each above the cut. What is below the cut needs none.
func (s *StepProgress) needPoints(a *fishbone.Analysis) {
	criteria := 0
	for _, c := range a.Criteria() {
		if c.For == fishbone.OfCauses {
			criteria++
		}
	}
	s.need(criteria == 0, "need.criteria", 0)
	bare, open := 0, 0
	for _, r := range a.RankByPoints() {
		c, _ := a.Cause(r.Cause)
		if r.Points == 0 && !c.Verdict.Finding.Kept() {
			bare++
		}
		if r.Above && (c.Verdict.Finding == fishbone.Unjudged || c.Verdict.Finding == fishbone.ToVerify) {
			open++
		}
	}
	s.need(criteria > 0 && bare > 0, "need.points", bare)
	s.need(open > 0, "need.verified", open)
}

func lookWhy(a *fishbone.Analysis, n fishbone.Counts, open int) (s StepProgress) {
	for _, b := range a.Bones() {
		for _, id := range a.CauseIDs(b.ID) {
			if len(a.CauseIDs(id)) > 0 {
				s.Count++
			}
		}
	}
	if !s.needCauses(n) {
		s.need(s.Count == 0, "need.why", 0)
	}
	_, failed := countEffects(a)
	s.need(failed > 0, "need.askAgain", failed)
	s.advise(open > 0, "advice.deeper", open) // the next step is about them
	return s
}

func lookFiveDeep(a *fishbone.Analysis, n fishbone.Counts, open int) (s StepProgress) {
	if n.Deepest > 1 {
		s.Count = n.Deepest
	}
	if !s.needCauses(n) {
		s.need(n.Deepest < 2, "need.drill", 0)
	}
	s.need(open > 0, "need.deeper", open)
	for _, gap := range a.ChainGaps() {
		s.need(!gap.HasCause, chainNeeds[gap.Chain].cause, 0)
		s.need(gap.HasCause, chainNeeds[gap.Chain].root, 0)
	}
	s.advise(len(a.WaitingEnds()) > 0, "advice.waitingEnds", len(a.WaitingEnds()))
	confirmed := len(ConfirmedUnasked(a))
	s.advise(confirmed > 0, "advice.unasked", confirmed)
	s.adviseLinks(a)
	return s
}

// chainNeeds are the notes about a chain without a cause, and about one without a root cause.
var chainNeeds = map[fishbone.Chain]struct{ cause, root string }{
	fishbone.Occurrence: {"need.chain.occurrence", "need.chainRoot.occurrence"},
	fishbone.Escape:     {"need.chain.escape", "need.chainRoot.escape"},
	fishbone.System:     {"need.chain.system", "need.chainRoot.system"},
}

// adviseLinks tells of the links that were read back and do not hold.
func (s *StepProgress) adviseLinks(a *fishbone.Analysis) {
	broken := len(a.FailedTherefores())
	s.advise(broken > 0, "advice.links", broken)
}

// OpenEnds returns the causes at which the team still has to ask why, or to write why
// it stops: the leaves of every drill-down that are above level five, and, at any
// level, those whose answers were all read back and do not lead there. Such a one is
// open until it has another answer, or the link is judged anew or its words changed.
func OpenEnds(a *fishbone.Analysis) []fishbone.Cause {
	return slices.Collect(openEnds(a))
}

func openEnds(a *fishbone.Analysis) iter.Seq[fishbone.Cause] {
	return func(yield func(fishbone.Cause) bool) {
		for level, c := range a.WalkBones() {
			leaf := len(a.CauseIDs(c.ID)) == 0
			if leaf && (level == 1 || level >= fishbone.FiveDeep) {
				continue
			}
			if asks(a, c) && !yield(c) {
				return
			}
		}
	}
}

// asks says whether a cause still waits for an answer.
func asks(a *fishbone.Analysis, c fishbone.Cause) bool {
	return a.Unanswered(c.ID) && c.SameAs == "" && !c.Stopped() && c.Verdict.Finding != fishbone.Rejected
}

func lookSolutions(a *fishbone.Analysis, n fishbone.Counts) (s StepProgress) {
	s.Count = n.Solutions
	s.need(n.Roots == 0, "need.roots", 0)
	s.need(n.Solutions < fishbone.TwentySolutions, "need.solutions", fishbone.TwentySolutions-n.Solutions)
	s.need(n.Untied > 0, "need.ties", n.Untied)
	bare := len(WithoutSolution(a))
	s.need(bare > 0, "need.measure", bare)
	s.adviseLinks(a)
	weak := len(OnlyWeak(a))
	s.advise(weak > 0, "advice.onlyWeak", weak)
	s.advise(len(a.Ideas()) > 0, "advice.parked", len(a.Ideas()))
	return s
}

// ConfirmedUnasked returns the confirmed causes of level one at which nobody has asked why
// yet, nor written a reason not to: they are no root causes so far.
func ConfirmedUnasked(a *fishbone.Analysis) []fishbone.Cause {
	var unasked []fishbone.Cause
	for _, b := range a.Bones() {
		for _, c := range a.Causes(b.ID) {
			if c.Verdict.Finding == fishbone.Confirmed && len(a.CauseIDs(c.ID)) == 0 && c.SameAs == "" && !c.Stopped() {
				unasked = append(unasked, c)
			}
		}
	}
	return unasked
}

// OnlyWeak returns the root causes whose solutions are all weak, as far as the team said how
// strong they are: those ask people to be careful, and do not last.
func OnlyWeak(a *fishbone.Analysis) []fishbone.Cause {
	beyond, said := a.BeyondWeak(), map[fishbone.ID]bool{}
	for _, s := range a.Solutions() {
		for _, c := range s.Causes {
			said[c] = said[c] || s.Strength == fishbone.Weaker
		}
	}
	var weak []fishbone.Cause
	for _, c := range a.RootCauses() {
		if said[c.ID] && !beyond[c.ID] {
			weak = append(weak, c)
		}
	}
	return weak
}

// WithoutSolution returns the root causes that no solution is tied to: each of them
// must show up in the list of measures (对策表).
func WithoutSolution(a *fishbone.Analysis) []fishbone.Cause {
	tied := map[fishbone.ID]bool{}
	for _, s := range a.Solutions() {
		for _, c := range s.Causes {
			tied[c] = true
		}
	}
	var bare []fishbone.Cause
	for _, c := range a.RootCauses() {
		if !tied[c.ID] {
			bare = append(bare, c)
		}
	}
	return bare
}
