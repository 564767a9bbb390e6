// Package advice is what a good facilitator would say now: about causes that are none, about
// chains that go in circles, about promises that nobody made. It looks and forbids nothing;
// whoever asks it decides what to show. What it says are rules and the words that they found;
// the interface has the sentences.
//
// How a text is read depends on the script it is written in, not on the language of whoever
// reads the advice: english.go and chinese.go have the words of both. Chinese has both
// scripts, because teams mix them.
//
// Start reading at [Advise]. The rules of sentences stand in sentence.go, those of the whole
// analysis in structure.go.
package advice

import (
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Rule names a rule of the method. It is the last part of the key of its words.
type Rule string

// The rules. Those up to [ManyCauses] look at one sentence, the others at how things hang
// together.
const (
	ProblemHolds    Rule = "problemHolds"    // the problem holds a cause or a solution
	PersonCause     Rule = "person"          // somebody, or somebody's carelessness, is the cause
	Hindsight       Rule = "hindsight"       // what somebody should have done
	MissingSolution Rule = "missingSolution" // the lack of a solution is the cause
	Vague           Rule = "vague"           // a negative without a figure
	ManyCauses      Rule = "manyCauses"      // two causes in one sentence
	EmptyBone       Rule = "emptyBone"       // a bone without causes
	FullBone        Rule = "fullBone"        // a bone with too many
	Repeats         Rule = "repeats"         // a chain that comes back to what it said before
	RootInMidChain  Rule = "rootInMidChain"  // solutions for a cause that has answers
	NoEscape        Rule = "noEscape"        // nobody asked why it was not found before
	NoMeasure       Rule = "noMeasure"       // a confirmed root cause that no solution removes
	OneCauseOnly    Rule = "oneCauseOnly"    // all solutions are for one cause
	AllWeak         Rule = "allWeak"         // solutions that only ask people to be careful
	BarePromise     Rule = "barePromise"     // a promise that nobody owns, or without a day
)

// Rules are all rules, in the order in which the steps come to them.
func Rules() []Rule {
	return []Rule{
		ProblemHolds, PersonCause, Hindsight, MissingSolution, Vague, ManyCauses, EmptyBone, FullBone, Repeats, RootInMidChain, NoEscape,
		NoMeasure, OneCauseOnly, AllWeak, BarePromise,
	}
}

// Advice is one thing that could be better.
type Advice struct {
	Rule Rule
	// Step is where it can be mended.
	Step guide.Step
	// Thing is the cause, bone or promise that it is about, empty for the analysis as a whole.
	Thing fishbone.ID
	// Text is what that says, empty where the advice is about the analysis as a whole.
	Text string
	// Found are the words of it that the rule looks for, or what else shows the fault: the text of
	// a second thing, a day. It may be empty.
	Found string
	// N is the number that the sentence mentions, if any.
	N int
}

// Advise looks at an analysis as it stands today. What it finds comes in the order of the
// steps, and within a step as the things stand.
func Advise(a *fishbone.Analysis, today fishbone.Day) []Advice {
	s := search{Analysis: a, today: today, names: rosterOf(a)}
	s.problem()
	s.causes()
	s.bones()
	s.chains()
	s.solutions()
	s.promises()
	slices.SortStableFunc(s.found, func(x, y Advice) int { return int(x.Step - y.Step) })
	return s.found
}

// search is one look at an analysis.
type search struct {
	*fishbone.Analysis
	today fishbone.Day
	names roster
	found []Advice
}

func (s *search) note(n Advice) { s.found = append(s.found, n) }

// Off are the rules that nobody wants to hear of.
type Off []Rule

// ReadOff reads what [Off.String] wrote. What is no rule is left out.
func ReadOff(s string) (off Off) {
	for _, name := range strings.Fields(s) {
		if r := Rule(name); slices.Contains(Rules(), r) && !slices.Contains(off, r) {
			off = append(off, r)
		}
	}
	return off
}

// String writes the rules, each once.
func (o Off) String() string {
	names := make([]string, len(o))
	for i, r := range o {
		names[i] = string(r)
	}
	return strings.Join(names, " ")
}

// With switches one more rule off.
func (o Off) With(r Rule) Off {
	if slices.Contains(o, r) {
		return o
	}
	return append(slices.Clip(o), r)
}

// Without switches a rule on again.
func (o Off) Without(r Rule) Off {
	return slices.DeleteFunc(slices.Clone(o), func(other Rule) bool { return other == r })
}

// Leave is the advice that is left when those rules are off.
func (o Off) Leave(all []Advice) []Advice {
	return slices.DeleteFunc(slices.Clone(all), func(n Advice) bool { return slices.Contains(o, n.Rule) })
}
