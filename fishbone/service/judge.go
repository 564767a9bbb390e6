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
	Fewer, Better     bool
	From, Middle, End fishbone.Day // the first months of both, and the last one of all
}

// FewerAlone says that fewer complaints came while customers were no more satisfied: the forms
// alone are no success.
func (c Comparison) FewerAlone() bool { return c.Fewer && !c.Better }

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
	c.Fewer = c.Complaints[1] < c.Complaints[0]
	rise := c.Satisfaction[1] - c.Satisfaction[0]
	if i.Direction != fishbone.HigherIsBetter {
		rise = -rise
	}
	c.Better = rise > 1e-9*math.Max(1, math.Abs(c.Satisfaction[0]))
	return c, true
}
