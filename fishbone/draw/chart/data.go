package chart

import (
	"image/color"
	"math"
	"slices"
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
}

// Look is how a series is drawn.
type Look int

// The looks.
const (
	AsBar    Look = iota
	AsLine        // with a mark at each value
	AsDashes      // a thin line without marks
	AsShare       // a line that belongs to the second axis
	Unseen        // it takes its room, and is not seen
)

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
	d.Series = []Series{{p.Unit, AsBar, s.accent(), counts}, {s.Words.Cumulative, AsShare, s.secondAccent(), shares}}
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
		d.add(Series{e.Unit, look, s.accent(), before})
		d.addBand(e.Before, before, s.Theme.Faint, s.Words)
	} else {
		d.add(Series{s.Words.Before, look, s.Theme.Faint, before})
		d.addBand(e.Before, before, s.Theme.Faint, s.Words)
		d.add(Series{named(s.Words.After, e.Done), look, s.accent(), after})
		d.addBand(e.After, after, s.accent(), s.Words)
	}
	if e.Goal != nil {
		d.add(Series{goalWords(s.Words, *e.Goal), AsDashes, s.secondAccent(), slices.Repeat([]float64{*e.Goal}, len(list))})
	}
	return d, nil
}

func named(name, more string) string {
	if more == "" {
		return name
	}
	return name + " (" + more + ")"
}

// add adds a series that has values.
func (d *Data) add(s Series) {
	if slices.ContainsFunc(s.Values, func(x float64) bool { return !math.IsNaN(x) }) {
		d.Series = append(d.Series, s)
	}
}

// addBand adds a mean and its limits, where there are values of its time.
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
	d.add(Series{w.Mean + " " + short(b.Mean), AsDashes, ink, across(b.Mean)})
	if b.Limited {
		d.add(Series{w.Upper + " " + short(b.Upper), AsDashes, ink, across(b.Upper)})
		d.add(Series{w.Lower + " " + short(b.Lower), AsDashes, ink, across(b.Lower)})
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
	d.Series = []Series{{r.Before, AsDashes, s.Theme.Muted, before}, {r.After, AsLine, s.accent(), after}}
	return d, nil
}

// Data are the pages of the plan, two rows for each task: when it was planned, and when it was done.
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
		for _, t := range tasks {
			row(named(t.Name, t.Who), t.Planned, &planned, &done)
			row("", t.Done, &done, &planned)
		}
		d.Series = []Series{{g.Words.Begin, Unseen, color.NRGBA{}, begin}, {g.Words.Planned, AsBar, s.bar(s.Theme.Muted), planned}, {g.Words.Done, AsBar, s.accent(), done}}
		pages = append(pages, d)
	}
	return pages, nil
}
