package service

import (
	"math"

	"whybone/fishbone"
)

// Standing says how good a value is.
type Standing string

// The standings.
const (
	Unjudged Standing = ""       // nothing says what is good
	Hit      Standing = "hit"    // the target is reached
	Missed   Standing = "missed" // it is not
	Beyond   Standing = "beyond" // something has to be done
)

// Judge says how good a value of an indicator is.
func Judge(i fishbone.Indicator, x float64) Standing {
	lower, bounded := i.Lower.Float()
	upper, capped := i.Upper.Float()
	if bounded && x < lower || capped && x > upper {
		return Beyond
	}
	target, ok := i.Target.Float()
	switch {
	case !ok && (bounded || capped):
		return Hit // within its limits, and nothing more was wanted
	case !ok:
		return Unjudged
	case i.Direction == fishbone.HigherIsBetter && x >= target, i.Direction != fishbone.HigherIsBetter && x <= target:
		return Hit
	}
	return Missed
}

// Comparison is what became of complaints and of customers' satisfaction from some months to as
// many later ones.
type Comparison struct {
	Months            int    // how many each time
	Complaints        [2]int // that came before, and then
	Satisfaction      [2]float64
	Change            int          // of the complaints: 1 for more, -1 for fewer, 0 for no more than chance explains
	Better, Worse     bool         // what became of satisfaction; neither where it stayed
	From, Middle, End fishbone.Day // the first months of both, and the last one of all
}

// FewerAlone says that fewer complaints came while customers were no more satisfied: the forms
// alone are no success.
func (c Comparison) FewerAlone() bool { return c.Change < 0 && !c.Better }

// chance is how unlikely counts must be by chance alone before they are said to have changed.
const chance = 0.05

// changed says whether more complaints came, 1, or fewer, -1, than chance explains; 0 where it does
// explain the two counts of equally long times.
//
// Complaints that come independently of each other at one rate are counts of Poisson. Given how many
// came in both times together, those of the one are then binomial with 1/2 (Przyborowski and Wilenski
// 1940, the exact test of two such counts): 66 and 65 say nothing, 40 and 20 do. One side is tested, at
// 5 in 100.
func changed(before, after int) int {
	switch {
	case after < before && atMost(after, before+after) <= chance:
		return -1
	case after > before && atMost(before, before+after) <= chance:
		return 1
	}
	return 0
}

// atMost is the probability of at most k heads in n throws of a coin, for k below n/2: the terms fall
// from the k-th down, and those that no longer count are left out.
func atMost(k, n int) float64 {
	log := func(x int) float64 { l, _ := math.Lgamma(float64(x) + 1); return l }
	term := math.Exp(log(n) - log(k) - log(n-k) - float64(n)*math.Ln2)
	sum := 0.0
	for ; k >= 0 && term > 1e-18*sum; k-- {
		sum += term
		term *= float64(k) / float64(n-k+1)
	}
	return sum
}

// mostCompared is how many months are compared at most with as many.
const mostCompared = 3

// Compare compares the last months of an indicator of satisfaction that have values, up to a
// month, with those before; ok is false where there are too few, or it is about something else.
// Complaints are by their month.
func (b *Book) Compare(i fishbone.Indicator, complaints map[fishbone.Day]int, last fishbone.Day) (c Comparison, ok bool) {
	if i.Concern != fishbone.Satisfaction {
		return c, false
	}
	var months []fishbone.Day
	var values []float64
	for m := last; len(months) < 2*mostCompared && m > Later(last, -4*mostCompared); m = Later(m, -1) {
		if v, ok := b.Value(i.ID, m); ok {
			months, values = append(months, m), append(values, v.Number)
		}
	}
	c.Months = len(months) / 2
	if c.Months == 0 {
		return c, false
	}
	for n := range 2 * c.Months {
		half := 1 - n/c.Months // the last month comes first
		c.Complaints[half] += complaints[months[n]]
		c.Satisfaction[half] += values[n] / float64(c.Months)
	}
	c.End, c.Middle, c.From = months[0], months[c.Months-1], months[2*c.Months-1]
	c.Change = changed(c.Complaints[0], c.Complaints[1])
	rise := c.Satisfaction[1] - c.Satisfaction[0]
	if i.Direction != fishbone.HigherIsBetter {
		rise = -rise
	}
	least := 1e-9 * math.Max(1, math.Abs(c.Satisfaction[0]))
	c.Better, c.Worse = rise > least, rise < -least
	return c, true
}
