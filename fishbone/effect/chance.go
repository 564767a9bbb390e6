package effect

import (
	"math"
	"slices"
)

// Finding is the answer to the question whether chance alone could have done it.
type Finding string

// The answers.
const (
	Unanswered Finding = ""       // see the reason
	Better     Finding = "better" // hardly by chance
	Worse      Finding = "worse"  // nor this
	MayBeLuck  Finding = "chance" // it could be chance
)

// Test is what gave an answer.
type Test string

// The tests.
const (
	Beyond         Test = "beyond"      // values after lie beyond the natural limits of before
	Run            Test = "run"         // the last values lie on one side of the mean of before
	Limits3Sigma   Test = "limits"      // neither: all that is after could have come before
	TwoProportions Test = "proportions" // z-test of two proportions
	Fisher         Test = "fisher"      // Fisher's exact test
)

// Reason says why there is no answer.
type Reason string

// The reasons.
const (
	NoDay          Reason = "noDay"     // nobody said when the change was
	TooFewBefore   Reason = "fewBefore" // values
	TooFewAfter    Reason = "fewAfter"
	UnequalPeriods Reason = "unequal"  // values before and after stand for periods of different length
	Unsteady       Reason = "unsteady" // before, values lay beyond their own limits
	BothWays       Reason = "bothWays" // after, values lie beyond the limits on both sides
)

// Answer answers whether it could be chance.
type Answer struct {
	Finding Finding
	Test    Test
	Reason  Reason
	N       int     // of the values that say so, or of those that are there where more are needed
	Of      int     // of how many, or how many are needed
	P       float64 // of the tests that have one: how likely so large a difference is by chance
}

// What an answer needs.
const (
	FewestAfter  = 3    // values after the change
	enoughBeyond = 2    // values beyond the limits: one may be an accident
	enoughRun    = 8    // values in a row on one side of the mean: 1 of 256 by chance
	level        = 0.05 // likelier differences of proportions may be chance
	uneven       = 1.5  // times as long are periods of another length
)

// Chance asks whether chance alone could have made the difference.
//
// With six values before and three after, for periods of the same length, the natural limits of
// before decide: two values after beyond them, or the last eight on one side of the old mean,
// are no chance (rules 1 and 4 of the Western Electric Statistical Quality Control Handbook,
// 1956; the first with two values instead of one, because limits from few values are soft). With
// fewer, or other periods, shares of known numbers are compared: by the z-test of two
// proportions, and by Fisher's exact test where fewer than five are expected somewhere. What
// neither can tell stays unanswered.
func (s Study) Chance() Answer {
	if s.Measure.Since == "" {
		return Answer{Reason: NoDay}
	}
	reason := s.against()
	if reason == (Answer{}) {
		return s.byLimits()
	}
	if before, after, ok := s.counts(); ok {
		return s.byShares(before, after)
	}
	return reason
}

// against is what speaks against asking the natural limits.
func (s Study) against() Answer {
	switch beyond := outside(s.Before, s.Was); {
	case len(s.Before) < FewestForLimits:
		return Answer{Reason: TooFewBefore, N: len(s.Before), Of: FewestForLimits}
	case len(s.After) < FewestAfter:
		return Answer{Reason: TooFewAfter, N: len(s.After), Of: FewestAfter}
	case unequal(s.Before, s.After):
		return Answer{Reason: UnequalPeriods}
	case len(beyond) > 0:
		return Answer{Reason: Unsteady, N: len(beyond), Of: len(s.Before)}
	}
	return Answer{}
}

func outside(values []Value, l Limits) (all []float64) {
	const slack = 1e-9 // of the width: a value on a limit is within
	edge := slack * (1 + math.Abs(l.Mean))
	for _, v := range values {
		if v.Value < l.Lower-edge || v.Value > l.Upper+edge {
			all = append(all, v.Value)
		}
	}
	return all
}

// unequal says whether the values before and after stand for periods of different length, as
// weeks and months are: by the days from one value to the next, in the middle of them all.
func unequal(before, after []Value) bool {
	a, b := period(before), period(after)
	return a > 0 && b > 0 && max(a, b) > uneven*min(a, b)
}

func period(values []Value) float64 {
	var days []float64
	for i := 1; i < len(values); i++ {
		days = append(days, float64(values[i-1].Day.Until(values[i].Day)))
	}
	if len(days) == 0 {
		return 0
	}
	slices.Sort(days)
	middle := len(days) / 2
	if len(days)%2 == 1 {
		return days[middle]
	}
	return (days[middle-1] + days[middle]) / 2
}

// byLimits asks the natural limits of before.
func (s Study) byLimits() Answer {
	good, bad := 0, 0
	for _, v := range outside(s.After, s.Was) {
		if better(s.Measure.Direction, v, s.Was.Mean) {
			good++
		} else {
			bad++
		}
	}
	n := len(s.After)
	switch {
	case good > 0 && bad > 0:
		return Answer{Reason: BothWays, N: good + bad, Of: n}
	case good >= enoughBeyond:
		return Answer{Finding: Better, Test: Beyond, N: good, Of: n}
	case bad >= enoughBeyond:
		return Answer{Finding: Worse, Test: Beyond, N: bad, Of: n}
	}
	if run, up := s.lastRun(); run >= enoughRun {
		a := Answer{Finding: Worse, Test: Run, N: run, Of: n}
		if up {
			a.Finding = Better
		}
		return a
	}
	return Answer{Finding: MayBeLuck, Test: Limits3Sigma, N: good + bad, Of: n}
}

// lastRun is how many of the last values lie on one side of the mean of before, and whether
// that is the better one.
func (s Study) lastRun() (n int, good bool) {
	for _, v := range slices.Backward(s.After) {
		if v.Value == s.Was.Mean {
			break
		}
		side := better(s.Measure.Direction, v.Value, s.Was.Mean)
		if n > 0 && side != good {
			break
		}
		n, good = n+1, side
	}
	return n, good
}

// share is how many of a number had what is measured.
type share struct{ had, of int }

// counts turns shares into counts again; ok is false where the unit is none of a share, or one
// of the values comes without the number checked.
func (s Study) counts() (before, after share, ok bool) {
	per := PerWhat(s.Measure.Unit)
	before, one := sum(s.Before, per)
	after, other := sum(s.After, per)
	return before, after, per > 0 && one && other
}

func sum(values []Value, per float64) (all share, ok bool) {
	for _, v := range values {
		had := math.Round(v.Value / per * float64(v.Checked))
		if v.Checked <= 0 || had < 0 || had > float64(v.Checked) || all.of > math.MaxInt32-v.Checked {
			return share{}, false
		}
		all.had, all.of = all.had+int(had), all.of+v.Checked
	}
	return all, all.of > 0
}

// byShares compares two shares.
func (s Study) byShares(before, after share) Answer {
	a := Answer{Test: TwoProportions, Finding: MayBeLuck, Of: before.of + after.of}
	if leastExpected(before, after) < 5 {
		a.Test, a.P = Fisher, FisherExact(before.had, before.of, after.had, after.of)
	} else {
		a.P = CompareProportions(before.had, before.of, after.had, after.of)
	}
	if a.P < level {
		a.Finding = Worse
		if better(s.Measure.Direction, float64(after.had)/float64(after.of), float64(before.had)/float64(before.of)) {
			a.Finding = Better
		}
	}
	return a
}

// leastExpected is the smallest of the four counts that would be there if both shares were the
// same.
func leastExpected(a, b share) float64 {
	all, had := float64(a.of+b.of), float64(a.had+b.had)
	return float64(min(a.of, b.of)) * min(had, all-had) / all
}

// CompareProportions is how likely two shares of one kind differ at least so much by chance: the
// two-sided z-test of two proportions, with the pooled share for the standard error. See NIST/
// SEMATECH e-Handbook of Statistical Methods, 7.3.3.
func CompareProportions(had1, of1, had2, of2 int) float64 {
	n1, n2 := float64(of1), float64(of2)
	p := float64(had1+had2) / (n1 + n2)
	deviation := math.Sqrt(p * (1 - p) * (1/n1 + 1/n2))
	if deviation == 0 {
		return 1
	}
	z := math.Abs(float64(had1)/n1-float64(had2)/n2) / deviation
	return math.Erfc(z / math.Sqrt2)
}

// FisherExact is how likely two shares of one kind differ at least so much by chance: R. A.
// Fisher's exact test of a table of two by two, two-sided, as the sum of all tables with the
// same margins that are no likelier than this one.
func FisherExact(had1, of1, had2, of2 int) float64 {
	had, all := had1+had2, of1+of2
	first := max(0, had-of2)
	last := min(had, of1)
	likely := func(k int) float64 { return choose(of1, k) + choose(of2, had-k) - choose(all, had) }
	const same = 1e-7 // relative: tables as likely as this one, but for rounding
	seen, p := likely(had1)+math.Log1p(same), 0.0
	for k := first; k <= last; k++ {
		if l := likely(k); l <= seen {
			p += math.Exp(l)
		}
	}
	return min(1, p)
}

// choose is the logarithm of how many ways there are to choose k of n.
func choose(n, k int) float64 {
	lg := func(x int) float64 { l, _ := math.Lgamma(float64(x + 1)); return l }
	return lg(n) - lg(k) - lg(n-k)
}
