package report

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/draw/chart"
	"whybone/fishbone/effect"
)

// Some answers are lists: a line for each row, its parts with a semicolon between them. What is not
// written that way is printed as it stands.

// Plan is what an answer says of when which step is taken.
type Plan struct {
	Begin fishbone.Day // a Monday; empty where the weeks are only counted
	Steps []PlanStep
}

// PlanStep is a line of it: name; planned; done; who. Planned and Done are as they were written, and
// the spans in days from the beginning.
type PlanStep struct {
	Name, Planned, Done, Who string
	PlannedSpan, DoneSpan    chart.Span
}

// PlanOf reads a plan; ok is false where fewer than two lines say when. Weeks are numbers ("1-3"),
// or days.
func PlanOf(text string) (p Plan, ok bool) {
	for _, parts := range partsOf(text) {
		if len(parts) < 2 {
			return Plan{}, false
		}
		parts = append(parts, "", "")
		p.Steps = append(p.Steps, PlanStep{Name: parts[0], Planned: parts[1], Done: parts[2], Who: parts[3]})
	}
	dated, found := false, 0
	for _, s := range p.Steps {
		for _, when := range []string{s.Planned, s.Done} {
			for _, d := range daysIn(when) {
				dated = true
				if p.Begin == "" || d < p.Begin {
					p.Begin = d
				}
			}
		}
	}
	if dated {
		p.Begin = p.Begin.Add(-(int(p.Begin.Time().Weekday()) + 6) % 7)
	}
	for i := range p.Steps {
		s := &p.Steps[i]
		s.PlannedSpan, s.DoneSpan = p.span(s.Planned), p.span(s.Done)
		if !s.PlannedSpan.None() {
			found++
		}
	}
	return p, found >= 2
}

var (
	isoDay = regexp.MustCompile(`\d{4}-\d{2}-\d{2}`)
	count  = regexp.MustCompile(`\d{1,3}`)
	// separator parts a line, however people type it.
	separator = regexp.MustCompile("[;；|\t]")
)

func daysIn(s string) (all []fishbone.Day) {
	for _, one := range isoDay.FindAllString(s, -1) {
		if _, err := time.Parse(time.DateOnly, one); err == nil {
			all = append(all, fishbone.Day(one))
		}
	}
	return all
}

// span writes when something is as days are written in reports. Weeks stay as they were typed.
func (c *context) span(when string) string {
	days := daysIn(when)
	if len(days) == 2 && strings.Trim(isoDay.ReplaceAllString(when, ""), " ,–—-~～至到") == "" {
		return c.words.Say("report.span", "from", c.words.Day(days[0]), "to", c.words.Day(days[1]))
	}
	return c.withDays(when)
}

// withDays writes the days in a text as days are written in reports.
func (c *context) withDays(text string) string {
	return isoDay.ReplaceAllStringFunc(text, func(one string) string {
		if len(daysIn(one)) == 0 {
			return one
		}
		return c.words.Day(fishbone.Day(one))
	})
}

// span reads when something is, in days from the beginning.
func (p Plan) span(when string) chart.Span {
	if p.Begin != "" {
		days := daysIn(when)
		if len(days) == 0 {
			return chart.Span{}
		}
		return chart.Span{From: p.Begin.Until(days[0]), To: p.Begin.Until(days[len(days)-1]) + 1}
	}
	weeks := count.FindAllString(when, -1)
	if len(weeks) == 0 {
		return chart.Span{}
	}
	first, _ := strconv.Atoi(weeks[0])
	last, _ := strconv.Atoi(weeks[len(weeks)-1])
	return chart.Span{From: 7 * (first - 1), To: 7 * last}
}

// Marks is what an answer says of how good a team was at something before and after.
type Marks []chart.Ability

// MarksOf reads a line each: ability; before; after. It is false where fewer than three lines are
// written so.
func MarksOf(text string) (all Marks, ok bool) {
	for _, parts := range partsOf(text) {
		if len(parts) < 3 {
			return nil, false
		}
		before, one := fishbone.Figure(parts[1]).Float()
		after, other := fishbone.Figure(parts[2]).Float()
		if !one || !other || before < 0 || after < 0 || before > 100 || after > 100 {
			return nil, false
		}
		all = append(all, chart.Ability{Name: parts[0], Before: before, After: after})
	}
	return all, len(all) >= 3
}

// decimals is how many of them the marks have.
func (all Marks) decimals() int {
	for n, k := range []float64{1, 10} {
		whole := func(x float64) bool { return math.Abs(x*k-math.Round(x*k)) < 1e-9 }
		if !slices.ContainsFunc(all, func(m chart.Ability) bool { return !whole(m.Before) || !whole(m.After) }) {
			return n
		}
	}
	return 2
}

// mark is a number with so many decimals, so that a column of them can be compared.
func mark(x float64, decimals int) Value {
	return Value{Text: strings.Replace(strconv.FormatFloat(effect.Rounded(x, decimals), 'f', decimals, 64), "-", "−", 1), Number: &x}
}

// CountsOf reads a line each: what happened; how often. It is false where fewer than two lines are
// written so.
func CountsOf(text string) (bars []chart.Bar, ok bool) {
	for _, parts := range partsOf(text) {
		if len(parts) < 2 {
			return nil, false
		}
		n, is := fishbone.Figure(parts[1]).Float()
		if !is || n < 0 {
			return nil, false
		}
		bars = append(bars, chart.Bar{Name: parts[0], Count: n})
	}
	return bars, len(bars) >= 2
}

// counted is the table of counts, the most frequent first, with how much of all they are together; it
// is false where there is nothing to be counted.
func (c *context) counted(t *Table, given string) bool {
	bars, ok := CountsOf(given)
	d, err := chart.Pareto{Bars: bars}.Data(chart.Style{})
	if !ok || err != nil {
		return false
	}
	t.Columns = c.heads("report.col.counted", "report.col.often", "report.col.share")
	counts, shares := d.Series[0].Values, d.Series[1].Values
	for i, name := range d.Categories {
		t.Rows = append(t.Rows, c.sized(t.Columns, text(name), c.number(counts[i]), c.percent(math.Round(1000*shares[i])/10)))
	}
	return true
}

// partsOf are the lines of a text that say something, in their parts.
func partsOf(text string) (all [][]string) {
	for _, line := range strings.Split(text, "\n") {
		parts := separator.Split(line, -1)
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		if parts[0] != "" {
			all = append(all, parts)
		}
	}
	return all
}
