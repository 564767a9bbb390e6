package complaint

import (
	"cmp"
	"math"
	"slices"
)

// Count is how often something came: complaints of a type, of a month, of a product.
type Count struct {
	Name     string
	N        int
	Cost     float64 // of all together, as far as it was said
	Severe   int     // how many were major or critical
	Returned bool    // it came although an analysis of it was closed as effective
}

// Bar is one bar of a Pareto chart.
type Bar struct {
	Count
	Share float64 // of all that is weighed, 0 to 1
	Upto  float64 // its share and those of the bars before it; the last one's is 1
}

// Weight says what bars are compared by.
type Weight func(Count) float64

// ByNumber weighs each complaint the same.
func ByNumber(c Count) float64 { return float64(c.N) }

// ByCost weighs by what the complaints cost.
func ByCost(c Count) float64 { return c.Cost }

// BySeverity weighs the major and critical ones alone.
func BySeverity(c Count) float64 { return float64(c.Severe) }

// Pareto orders counts from the weightiest, the same ones by name, with the sum up to each.
// What weighs nothing is left out.
func Pareto(counts []Count, w Weight) []Bar {
	var bars []Bar
	total := 0.0
	for _, c := range counts {
		if w(c) > 0 {
			bars = append(bars, Bar{Count: c})
			total += w(c)
		}
	}
	slices.SortStableFunc(bars, func(a, b Bar) int {
		return cmp.Or(cmp.Compare(w(b.Count), w(a.Count)), cmp.Compare(a.Name, b.Name))
	})
	sum := 0.0
	for i := range bars {
		sum += w(bars[i].Count)
		bars[i].Share, bars[i].Upto = w(bars[i].Count)/total, sum/total
	}
	if len(bars) > 0 {
		bars[len(bars)-1].Upto = 1 // whatever the sums lost in their last digits
	}
	return bars
}

// Chance is how probable it is that at least n complaints come where expected ones are expected,
// if nothing but chance is at work: the upper tail of the Poisson distribution,
// 1 − Σ e^−λ λ^k ⁄ k! for k from 0 to n−1 (see any textbook on counts, for instance Johnson,
// Kemp and Kotz, Univariate Discrete Distributions, chapter 4). Expected is not less than 0.
func Chance(n int, expected float64) float64 {
	if n <= 0 {
		return 1
	}
	if expected <= 0 {
		return 0
	}
	// From the term of n upwards, where n is beyond the middle: 1 − Σ would lose all digits there.
	term := math.Exp(logTerm(n, expected))
	if float64(n) > expected {
		sum := 0.0
		for k := n; term > sum*1e-17; k++ {
			sum += term
			term *= expected / float64(k+1)
		}
		return min(1, sum)
	}
	below := 0.0
	for k := n; k > 0 && term > below*1e-17; k-- {
		term *= float64(k) / expected
		below += term
	}
	return max(0, 1-below)
}

// logTerm is the logarithm of e^−λ λ^n ⁄ n!.
func logTerm(n int, expected float64) float64 {
	factorial, _ := math.Lgamma(float64(n) + 1)
	return float64(n)*math.Log(expected) - expected - factorial
}

// Level is the probability below which a count is not put down to chance: one in twenty, as is
// usual.
const Level = 0.05

// CameBack says whether more complaints came than a team expected, and more than chance explains.
func CameBack(n int, expected float64) bool {
	return float64(n) > expected && Chance(n, expected) < Level
}
