// Package effect answers from the values of a measure whether things got better: what they
// were before and after the solutions came into force, within which limits they move by
// themselves, how much of the target was reached, and whether chance alone could have done it.
//
// It is arithmetic: it keeps nothing, changes nothing and has no words. Where a question
// cannot be answered it says why, and never guesses.
//
// Start reading at [Of]; chance.go asks about chance.
package effect

import (
	"errors"
	"math"
	"slices"
	"strings"

	"whybone/fishbone"
)

// ErrNoValues means that no measure has a value yet.
var ErrNoValues = errors.New("no measure has a value yet")

// Value is one value of a measure.
type Value struct {
	ID      fishbone.ID
	Day     fishbone.Day
	Value   float64
	Checked int // how many were looked at, 0 for unknown
}

// Study is what the values of a measure say.
type Study struct {
	Measure       fishbone.Measure
	Before, After []Value // by day; without a day of change all are before
	Was, Is       Limits  // of Before and After
}

// Of is the study of a measure of an analysis.
func Of(a *fishbone.Analysis, m fishbone.Measure) Study {
	var values []Value
	for _, v := range a.Measurements() {
		if x, ok := v.Value.Float(); ok && v.Measure == m.ID && v.Day != "" {
			values = append(values, Value{v.ID, v.Day, x, v.Checked})
		}
	}
	return New(m, values)
}

// All are the studies of all measures of an analysis, in their order.
func All(a *fishbone.Analysis) []Study {
	values := map[fishbone.ID][]Value{}
	for _, v := range a.Measurements() {
		if x, ok := v.Value.Float(); ok && v.Day != "" {
			values[v.Measure] = append(values[v.Measure], Value{v.ID, v.Day, x, v.Checked})
		}
	}
	measures := a.Measures()
	all := make([]Study, len(measures))
	for i, m := range measures {
		all[i] = New(m, values[m.ID])
	}
	return all
}

// New is the study of a measure with these values. Of several of one day the last one counts.
// A value of the day of change, or one whose period begins on it, is after it.
func New(m fishbone.Measure, values []Value) Study {
	s := Study{Measure: m}
	for _, v := range byDay(values) {
		if m.Since != "" && v.Day >= m.Since {
			s.After = append(s.After, v)
		} else {
			s.Before = append(s.Before, v)
		}
	}
	s.Was, s.Is = NaturalLimits(numbers(s.Before)), NaturalLimits(numbers(s.After))
	return s
}

// byDay sorts values, and keeps the last one of each day.
func byDay(values []Value) []Value {
	sorted := slices.Clone(values)
	slices.SortStableFunc(sorted, func(a, b Value) int { return strings.Compare(string(a.Day), string(b.Day)) })
	var all []Value
	for i, v := range sorted {
		if i+1 == len(sorted) || sorted[i+1].Day != v.Day {
			all = append(all, v)
		}
	}
	return all
}

// All are all values, by day.
func (s Study) All() []Value { return slices.Concat(s.Before, s.After) }

func numbers(values []Value) []float64 {
	all := make([]float64, len(values))
	for i, v := range values {
		all[i] = v.Value
	}
	return all
}

// Limits are the mean of some values and the natural process limits around it.
type Limits struct {
	Mean, Lower, Upper float64
	N                  int // of values; 0 for none, and no mean
}

// FewestForLimits is how many values it takes before their natural limits mean something.
// Wheeler has limits from five or six on, and calls them soft until there are more.
const FewestForLimits = 6

// Known says whether there are values enough for the limits, beside the mean.
func (l Limits) Known() bool { return l.N >= FewestForLimits }

// toLimits is how many mean moving ranges the limits lie from the mean: three standard
// deviations, and a standard deviation is the mean range of two values divided by d₂ = 1.128.
const toLimits = 2.66

// NaturalLimits are those of a chart of individual values and moving ranges (XmR):
//
//	mean ± 2.66 × mean moving range
//
// where a moving range is how far one value is from the one before it. See D. J. Wheeler,
// Understanding Variation: The Key to Managing Chaos (2nd ed. 2000), or ISO 7870-2:2013,
// individuals charts. Values must be in the order of time.
func NaturalLimits(values []float64) Limits {
	l := Limits{N: len(values)}
	if l.N == 0 {
		return l
	}
	l.Mean = mean(values)
	ranges := 0.0
	for i := 1; i < l.N; i++ {
		ranges += math.Abs(values[i] - values[i-1])
	}
	away := 0.0
	if l.N > 1 {
		away = toLimits * ranges / float64(l.N-1)
	}
	l.Lower, l.Upper = l.Mean-away, l.Mean+away
	return l
}

func mean(values []float64) float64 {
	m := 0.0
	for i, v := range values { // step by step: no sum becomes too large
		m += (v - m) / float64(i+1)
	}
	return m
}

// Within are limits as far as the values can go: what was never below zero is not drawn there.
func (s Study) Within(l Limits) Limits {
	if !slices.ContainsFunc(s.All(), func(v Value) bool { return v.Value < 0 }) {
		l.Lower = max(0, l.Lower)
	}
	return l
}

// Target is the target of the measure, if it has one.
func (s Study) Target() (float64, bool) { return s.Measure.Target.Float() }

// TargetMet says whether the mean after the change has reached the target; ok is false where
// there is no target, or no value after.
func (s Study) TargetMet() (met, ok bool) {
	target, ok := s.Target()
	if !ok || s.Is.N == 0 {
		return false, false
	}
	return s.Is.Mean == target || better(s.Measure.Direction, s.Is.Mean, target), true
}

// better says whether a value is better than another one.
func better(d fishbone.Direction, value, than float64) bool {
	if d == fishbone.HigherIsBetter {
		return value > than
	}
	return value < than
}

// Shown is a figure as it is written for reading, with the digits that matter. Percentages are
// worked out of these, so that who takes a report's figures gets its percentages.
func Shown(x float64) float64 {
	decimals := 2
	switch size := math.Abs(x); {
	case size >= 100:
		decimals = 0
	case size >= 10:
		decimals = 1
	}
	return Rounded(x, decimals)
}

// Rounded rounds half away from zero, as people and spreadsheets do: 77.25 is 77.3, and 1.005, which is a
// little less in binary, is 1.01.
func Rounded(x float64, decimals int) float64 {
	const little = 1e-13 // of the figure
	if math.Abs(x) > 1e12 {
		return x // with so many digits before the point none behind it matters
	}
	scale := math.Pow10(decimals)
	return math.Round(x*scale*(1+little)) / scale
}

// Attained is how much of the way to the target was gone, 达成率, in percent of the means as they
// are [Shown]:
//
//	(before − after) / (before − target) × 100
//
// Ok is false where there is no way to go: the target was reached before.
func (s Study) Attained() (percent float64, ok bool) {
	target, ok := s.Target()
	if !ok || s.Was.N == 0 || s.Is.N == 0 || !better(s.Measure.Direction, target, s.Was.Mean) {
		return 0, false
	}
	was, is, target := Shown(s.Was.Mean), Shown(s.Is.Mean), Shown(target)
	return finite(100 * (was - is) / (was - target))
}

// Progress is how far the measure got better, 进步率, in percent of what it was, as both are [Shown]:
//
//	(before − after) / before × 100
//
// and with after and before the other way round where higher is better. Ok is false where it
// was zero or less before: there is no percentage of that.
func (s Study) Progress() (percent float64, ok bool) {
	if s.Was.N == 0 || s.Is.N == 0 || s.Was.Mean <= 0 {
		return 0, false
	}
	was := Shown(s.Was.Mean)
	gained := was - Shown(s.Is.Mean)
	if s.Measure.Direction == fishbone.HigherIsBetter {
		gained = -gained
	}
	return finite(100 * gained / was)
}

func finite(x float64) (float64, bool) { return x, !math.IsNaN(x) && !math.IsInf(x, 0) }

// Formula is how a quality circle works out its target, 目标值.
type Formula int

// The formulas.
const (
	Down      Formula = iota // present − present × focus × ability: lower is better
	Up                       // present + present × focus × ability: higher is better
	UpPercent                // present + (100 − present) × focus × ability: higher is better, of a percentage
)

// FormulaFor is the one for a measure. A percentage cannot go beyond 100, so its way upwards is what is
// missing there: this is how hospital circles in Taiwan write the formula for 正向指標.
func FormulaFor(present float64, d fishbone.Direction, unit string) Formula {
	switch {
	case d != fishbone.HigherIsBetter:
		return Down
	case PerWhat(unit) == 100 && present <= 100:
		return UpPercent
	}
	return Up
}

// TargetFrom is the target by the [Formula] of quality circles.
//
// Focus, 改善重点, is the share of the problem that the team works on, as its Pareto chart has
// it; ability, 圈能力, is how much of that the team trusts itself to do; both in percent.
func TargetFrom(present, focus, ability float64, d fishbone.Direction, unit string) (float64, bool) {
	share := focus / 100 * ability / 100
	switch FormulaFor(present, d, unit) {
	case Down:
		return finite(present - present*share)
	case UpPercent:
		return finite(present + (100-present)*share)
	}
	return finite(present + present*share)
}
