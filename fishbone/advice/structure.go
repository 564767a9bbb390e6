package advice

import (
	"slices"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// The numbers of the rules.
const (
	// MostOnBone is how many causes of level one a bone holds before it hides several topics.
	MostOnBone = 10
	// ManySolutions is from how many on it is strange that all are for one cause, and
	// FewSolutions from how many on that all are weak.
	ManySolutions = 5
	FewSolutions  = 3
	// sameWords is how much two causes of a chain must say the same to be called a repetition:
	// nearly everything, because an answer often names its question.
	sameWords = 0.95
)

// bones looks for empty and overfull bones. A bone is empty only once the team has sorted its
// cards: before that all of them are.
func (s *search) bones() {
	n := s.Count()
	sorted := n.Unsorted == 0 && n.LevelOne >= guide.EnoughCauses
	for _, b := range s.Bones() {
		switch on := len(s.CauseIDs(b.ID)); {
		case on == 0 && sorted:
			s.note(Advice{Rule: EmptyBone, Step: guide.StepGroup, Thing: b.ID, Text: b.Name})
		case on > MostOnBone:
			s.note(Advice{Rule: FullBone, Step: guide.StepGroup, Thing: b.ID, Text: b.Name, N: on})
		}
	}
}

// chains looks at what hangs below each other, and whether the team asked why nobody found it.
func (s *search) chains() {
	for _, b := range s.Bones() {
		s.circles(b.ID, nil)
	}
	said, escape := false, false
	for _, b := range s.Bones() {
		for _, c := range s.Causes(b.ID) {
			said = said || c.Chain != fishbone.NoChain
			escape = escape || c.Chain == fishbone.Escape && c.Verdict.Finding != fishbone.Rejected
		}
	}
	reached := s.About().Voice != "" && len(s.RootCauses()) > 0 // a customer found it
	if (said || reached) && !escape {
		s.note(Advice{Rule: NoEscape, Step: guide.StepFiveWhys})
	}
}

// link is a cause of a chain.
type link struct {
	id   fishbone.ID
	text string
}

// circles looks for causes that say what one above them says. A cause that was marked as the
// same as one above it is such a circle, too.
func (s *search) circles(under fishbone.ID, above []link) {
	for _, id := range s.CauseIDs(under) {
		c, _ := s.Cause(id)
		if c.Verdict.Finding == fishbone.Rejected {
			continue
		}
		for _, up := range slices.Backward(above) {
			if c.SameAs == up.id || c.SameAs == "" && s.Alike(c.Text, up.text) >= sameWords {
				s.note(Advice{Rule: Repeats, Step: guide.StepFiveWhys, Thing: c.ID, Text: c.Text, Found: up.text})
				break
			}
		}
		s.circles(id, append(above, link{c.ID, c.Text}))
	}
}

// solutions looks at what solutions are for and how much they depend on people doing right.
func (s *search) solutions() {
	var going []fishbone.Solution
	for _, one := range s.Solutions() {
		if one.Choice != fishbone.Declined {
			going = append(going, one)
		}
	}
	if len(going) == 0 {
		return
	}
	of := map[fishbone.ID][]fishbone.Solution{}
	for _, one := range going {
		for _, cause := range one.Causes {
			of[cause] = append(of[cause], one)
		}
	}
	s.midChain(of)
	for _, root := range s.RootCauses() {
		if len(of[root.ID]) == 0 {
			s.note(Advice{Rule: NoMeasure, Step: guide.StepSolutions, Thing: root.ID, Text: root.Text})
		}
	}
	s.oneCause(going, of)
	s.weak(going, of)
}

// midChain looks for solutions of a cause that has answers: they treat what it leads to.
func (s *search) midChain(of map[fishbone.ID][]fishbone.Solution) {
	for _, c := range s.WalkBones() {
		if len(of[c.ID]) > 0 && s.hasAnswers(c.ID) {
			s.note(Advice{Rule: RootInMidChain, Step: guide.StepSolutions, Thing: c.ID, Text: c.Text, Found: of[c.ID][0].Text})
		}
	}
}

// hasAnswers says whether a cause has an answer that was not rejected.
func (s *search) hasAnswers(id fishbone.ID) bool {
	return slices.ContainsFunc(s.Causes(id), func(c fishbone.Cause) bool { return c.Verdict.Finding != fishbone.Rejected })
}

func (s *search) oneCause(going []fishbone.Solution, of map[fishbone.ID][]fishbone.Solution) {
	if len(going) < ManySolutions || len(of) != 1 || len(s.RootCauses()) < 2 {
		return
	}
	for id, all := range of {
		if c, ok := s.Cause(id); ok && len(all) == len(going) {
			s.note(Advice{Rule: OneCauseOnly, Step: guide.StepSolutions, Thing: id, Text: c.Text, N: len(all)})
		}
	}
}

// weak looks for root causes of which all solutions are weak, or says it once where all are.
func (s *search) weak(going []fishbone.Solution, of map[fishbone.ID][]fishbone.Solution) {
	isWeak := func(one fishbone.Solution) bool { return one.Strength == fishbone.Weaker }
	isNot := func(one fishbone.Solution) bool { return !isWeak(one) }
	if len(going) >= FewSolutions && !slices.ContainsFunc(going, isNot) {
		s.note(Advice{Rule: AllWeak, Step: guide.StepSolutions, N: len(going)})
		return
	}
	for _, root := range s.RootCauses() {
		if all := of[root.ID]; len(all) > 0 && !slices.ContainsFunc(all, isNot) {
			s.note(Advice{Rule: AllWeak, Step: guide.StepSolutions, Thing: root.ID, Text: root.Text, N: len(all)})
		}
	}
}

// promises looks for promises without an owner or a day. One whose day has passed without
// another one has no day any more.
func (s *search) promises() {
	for _, p := range s.Promises() {
		if !p.Wants(s.today) {
			continue
		}
		n := Advice{Rule: BarePromise, Step: guide.PagePromise, Thing: p.ID, Text: p.Text}
		if p.Late(s.today) > 0 {
			n.Found = string(p.DueDay())
		}
		s.note(n)
	}
}
