package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"
	"time"
)

// Data is what a chart shows as a table, for programs that draw charts themselves: a row for each
// category, and a column for each series.
type Data struct {
	Sort        Sort
	Title       string
	Below, Note string // the title, and the chart
	Axis        string // what the categories are
	Unit        string // of the values
	Share       string // what the second axis counts, in percent; there is none if empty
	Categories  []string
	Days        []time.Time // in the stead of the categories, where each is a day
	Series      []Series
	// Least and Most are where the scale of the values ends; the program chooses if they are the same.
	Least, Most float64
	// From is the day that values count from, as days; they are no days if it is zero.
	From time.Time
}

// Sort is how the series of a chart are drawn.
type Sort string

// The sorts of charts.
const (
	Lines Sort = "lines" // from category to category
	Bars  Sort = "bars"  // beside each other, lines over them
	Web   Sort = "web"   // around a middle, an axis for each category
	Spans Sort = "spans" // bars to the right, one behind the other
)

// Series is a column of values.
type Series struct {
	Name   string
	Look   Look
	Ink    color.NRGBA
	Values []float64 // NaN for none
	// Quiet says that the legend does not name it, because the name of another one tells of it.
	Quiet bool
}

// Look is how a series is drawn.
type Look int

// The looks.
const (
	AsBar         Look = iota
	AsLine             // with a mark at each value
	AsDashes           // a thin line without marks
	AsDots             // a thinner one
	AsShare            // a line that belongs to the second axis
	AsShareDashes      // a thin one without marks, which belongs there too
	Unseen             // it takes its room, and is not seen
	AsMoment           // its only value is the top of a line upwards, which the name of the series stands above
)

// percentOf is a share in words.
func percentOf(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) }

// without are so many values that are none.
func without(n int) []float64 { return slices.Repeat([]float64{math.NaN()}, n) }

// Data are the bars from the most frequent one on, with how much of all they are together. The only
// error is [ErrData].
func (p Pareto) Data(s Style) (*Data, error) {
	bars, total, err := p.sorted()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	d := &Data{Sort: Bars, Title: p.Title, Below: s.vital(bars, total), Unit: p.Unit, Share: s.Words.Cumulative, Most: total}
	counts, shares, sum := []float64{}, []float64{}, 0.0
	for _, b := range bars {
		sum += b.Count
		d.Categories = append(d.Categories, b.Name)
		counts, shares = append(counts, b.Count), append(shares, sum/total)
	}
	d.Series = []Series{
		{Name: p.Unit, Look: AsBar, Ink: s.accent(), Values: counts}, {Name: s.Words.Cumulative, Look: AsShare, Ink: s.secondAccent(), Values: shares},
		{Name: percentOf(vital), Look: AsShareDashes, Ink: s.Theme.Muted, Values: slices.Repeat([]float64{vital}, len(shares))},
	}
	return d, nil
}

// Data are the values before and after, each with their mean and limits, and the target. The only
// error is [ErrData].
func (e Effect) Data(s Style) (*Data, error) {
	list, change, dated, err := e.moments()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	d := &Data{Sort: Bars, Title: e.Title, Below: e.Below, Note: e.Note, Unit: e.Unit}
	if d.Below == "" {
		d.Below = e.means(list, s.Words)
	}
	look := AsBar
	if dated {
		d.Sort, look = Lines, AsLine
	}
	if least, most := e.bounds(list, dated); least != 0 { // the scale is the values' own
		d.Least, d.Most = roundOut(least, most)
	}
	marked := dated && !math.IsNaN(change)
	if marked && d.Least == d.Most { // the line of the change ends at the top
		least, most := e.bounds(list, dated)
		d.Least, d.Most = roundOut(least, most)
	}
	before, after, called := without(len(list)), without(len(list)), e.named(list)
	for i, m := range list {
		if dated {
			d.Days = append(d.Days, time.Unix(int64(m.at)*86_400, 0).UTC())
		} else {
			d.Categories = append(d.Categories, called[i].When)
		}
		if m.after {
			after[i] = m.Value.Value
		} else {
			before[i] = m.Value.Value
		}
	}
	if math.IsNaN(change) {
		d.add(Series{Name: withMean(e.Unit, e.Before, s.Words), Look: look, Ink: s.accent(), Values: before})
		d.addBand(e.Before, before, s.Theme.Faint, s.Words)
	} else {
		d.add(Series{Name: withMean(s.Words.Before, e.Before, s.Words), Look: look, Ink: s.Theme.Faint, Values: before})
		d.addBand(e.Before, before, s.Theme.Faint, s.Words)
		d.add(Series{Name: withMean(afterOf(s.Words.After, e.Done, marked), e.After, s.Words), Look: look, Ink: s.accent(), Values: after})
		d.addBand(e.After, after, s.accent(), s.Words)
	}
	if first := slices.IndexFunc(list, func(m moment) bool { return m.after }); marked && first >= 0 {
		at := without(len(list))
		at[first] = d.Most
		d.add(Series{Name: e.Done, Look: AsMoment, Ink: s.Theme.Muted, Values: at, Quiet: true})
	}
	if e.Goal != nil {
		d.add(Series{Name: goalWords(s.Words, *e.Goal), Look: AsDashes, Ink: s.Theme.Head, Values: slices.Repeat([]float64{*e.Goal}, len(list))})
	}
	return d, nil
}

// afterOf is the name of the values after the change, with what was done where no line is named after that.
func afterOf(name, done string, marked bool) string {
	if marked {
		return name
	}
	return named(name, done)
}

func named(name, more string) string {
	if more == "" {
		return name
	}
	return name + " (" + more + ")"
}

// withMean is the name of a series together with its mean, whose line has the same colour.
func withMean(name string, b *Band, w Words) string {
	if b == nil {
		return name
	}
	return name + " · " + w.Mean + " " + short(b.Mean)
}

// add adds a series that has values.
func (d *Data) add(s Series) {
	if slices.ContainsFunc(s.Values, func(x float64) bool { return !math.IsNaN(x) }) {
		d.Series = append(d.Series, s)
	}
}

// addBand adds a mean and its limits, where there are values of its time. The mean is named with the values, and
// the upper limit with the lower one.
func (d *Data) addBand(b *Band, values []float64, ink color.NRGBA, w Words) {
	if b == nil {
		return
	}
	across := func(y float64) []float64 {
		all := without(len(values))
		for i, x := range values {
			if !math.IsNaN(x) {
				all[i] = y
			}
		}
		return all
	}
	d.add(Series{Name: w.Mean + " " + short(b.Mean), Look: AsDashes, Ink: ink, Values: across(b.Mean), Quiet: true})
	if b.Limited {
		lower, upper := w.Lower+" "+short(b.Lower), w.Upper+" "+short(b.Upper)
		d.add(Series{Name: lower + " · " + upper, Look: AsDots, Ink: ink, Values: across(b.Lower)})
		d.add(Series{Name: upper, Look: AsDots, Ink: ink, Values: across(b.Upper), Quiet: true})
	}
}

// roundOut widens a scale to round numbers.
func roundOut(least, most float64) (low, high float64) {
	step := math.Pow(10, math.Floor(math.Log10(most-least)))
	return math.Floor(least/step) * step, math.Ceil(most/step) * step
}

// Data are the marks before and after. The only error is [ErrData].
func (r Radar) Data(s Style) (*Data, error) {
	most, err := r.scale()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	d := &Data{Sort: Web, Most: most}
	var before, after []float64
	for _, a := range r.Abilities {
		d.Categories = append(d.Categories, a.Name)
		before, after = append(before, a.Before), append(after, a.After)
	}
	d.Series = []Series{{Name: r.Before, Look: AsDashes, Ink: s.Theme.Muted, Values: before}, {Name: r.After, Look: AsLine, Ink: s.accent(), Values: after}}
	return d, nil
}

// Data are the pages of the plan, two rows for each task and an empty one between tasks: when it was planned, and
// when it was done.
// Values are days, or weeks where the plan does not say when it begins. The only error is [ErrData].
func (g Gantt) Data(s Style) ([]*Data, error) {
	weeks, err := g.check()
	if err != nil {
		return nil, err
	}
	s = s.complete()
	unit := 1.0
	if g.Begin.IsZero() {
		unit = 7
	}
	var pages []*Data
	for _, tasks := range g.pages() {
		d := &Data{Sort: Spans, Title: g.Title, Most: float64(7*weeks) / unit, From: g.Begin}
		if g.Begin.IsZero() {
			d.Unit = g.Words.Weeks
		}
		var begin, planned, done []float64
		row := func(name string, from Span, long, other *[]float64) {
			d.Categories = append(d.Categories, name)
			if from.None() {
				begin, *long = append(begin, math.NaN()), append(*long, math.NaN())
			} else {
				begin, *long = append(begin, float64(from.From)/unit), append(*long, float64(from.To-from.From)/unit)
			}
			*other = append(*other, math.NaN())
		}
		for i, t := range tasks {
			if i > 0 { // a gap, so that both bars of a task are seen to belong together
				row("", Span{}, &planned, &done)
			}
			row(named(t.Name, strings.ReplaceAll(t.Who, " ", "\u00a0")), t.Planned, &planned, &done)
			row("", t.Done, &done, &planned)
		}
		d.Series = []Series{
			{Name: g.Words.Begin, Look: Unseen, Values: begin}, {Name: g.Words.Planned, Look: AsBar, Ink: s.bar(s.Theme.Muted), Values: planned},
			{Name: g.Words.Done, Look: AsBar, Ink: s.accent(), Values: done},
		}
		pages = append(pages, d)
	}
	return pages, nil
}
