package fishbone

import "slices"

// This file is about causes against facts: a cause has to explain both columns of the table,
// why it is so there and why it is not so nearby. One fact that it cannot explain is enough
// against it (Kepner and Tregoe, The Rational Manager, 1965).

// FactCheck is a cause of level one, with what was said of it and each fact.
type FactCheck struct {
	Cause Cause
	// Fits has one for each of [Analysis.CheckedFacts], without a verdict where nobody said
	// anything yet.
	Fits []Fit
}

// CheckedFacts are the facts that causes are checked against: those that say something.
func (a *Analysis) CheckedFacts() []Fact {
	return slices.DeleteFunc(a.Facts(), func(f Fact) bool { return f.Is == "" && f.IsNot == "" })
}

// FactChecks has a line for each cause of level one on a bone that is asked about: bone by
// bone, and those that were rejected at the end.
func (a *Analysis) FactChecks() []FactCheck {
	facts, said := a.CheckedFacts(), map[[2]ID]Fit{}
	for _, f := range a.Fits() {
		said[[2]ID{f.Cause, f.Fact}] = f
	}
	var open, struck []FactCheck
	for _, b := range a.Bones() {
		for _, c := range a.Causes(b.ID) {
			if c.SameAs != "" {
				continue
			}
			line := FactCheck{Cause: c, Fits: make([]Fit, len(facts))}
			for i, f := range facts {
				line.Fits[i] = said[[2]ID{c.ID, f.ID}]
			}
			if line.Struck() {
				struck = append(struck, line)
			} else {
				open = append(open, line)
			}
		}
	}
	return append(open, struck...)
}

// Struck says whether the cause was rejected, for a fact or for something else.
func (c FactCheck) Struck() bool { return c.Cause.Verdict.Finding == Rejected }

// Open is how many facts the cause was not checked against.
func (c FactCheck) Open() int { return c.count("") }

// Cannot is how many facts the cause cannot explain. One is enough to strike it.
func (c FactCheck) Cannot() int { return c.count(CannotExplain) }

// Contradicts says whether the cause was confirmed although the check rules it out.
func (c FactCheck) Contradicts() bool {
	return c.Cause.Verdict.Finding == Confirmed && (c.Cannot() > 0 || c.Cause.Without == WithoutStill)
}

func (c FactCheck) count(e Explanation) int {
	n := 0
	for _, f := range c.Fits {
		if f.Verdict == e {
			n++
		}
	}
	return n
}

// CannotExplain are the causes of level one that cannot explain a fact, and were not rejected
// yet.
func (a *Analysis) CannotExplain() []Cause {
	var all []Cause
	for _, c := range a.FactChecks() {
		if c.Cannot() > 0 && !c.Struck() {
			all = append(all, c.Cause)
		}
	}
	return all
}

// Rate is how many of all it happened to, from 0 to 1; ok is false where a figure is missing
// or they make no share.
func (b About) Rate() (rate float64, ok bool) {
	n, one := b.Affected.Float()
	of, other := b.Total.Float()
	if !one || !other || of <= 0 || n < 0 || n > of {
		return 0, false
	}
	return n / of, true
}

// Chains are the three questions of a complete analysis, in their order.
func Chains() []Chain { return []Chain{Occurrence, Escape, System} }

// ChainGap is what a chain lacks: a cause of level one or, where it has one, a root cause.
type ChainGap struct {
	Chain    Chain
	HasCause bool
}

// ChainGaps says what the chains still lack. A team that uses none of them is asked for none.
func (a *Analysis) ChainGaps() []ChainGap {
	used, rooted := map[Chain]bool{}, map[Chain]bool{}
	for _, b := range a.Bones() {
		for _, c := range a.Causes(b.ID) {
			if c.Chain != NoChain && c.Verdict.Finding != Rejected {
				used[c.Chain] = true
			}
		}
	}
	if len(used) == 0 {
		return nil
	}
	for _, c := range a.RootCauses() {
		rooted[a.ChainOf(c.ID)] = true
	}
	var gaps []ChainGap
	for _, chain := range Chains() {
		if !rooted[chain] {
			gaps = append(gaps, ChainGap{chain, used[chain]})
		}
	}
	return gaps
}
