package register

import (
	"fmt"
	"strconv"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
)

// kind is how long a period is, in months; everything is one that has no end.
type kind int

const (
	month      kind = 1
	quarter    kind = 3
	year       kind = 12
	everything kind = 0
)

// period is a month, a quarter, a year, or all time.
type period struct {
	kind  kind
	first fishbone.Day // of its days; empty for all time
}

// periodOf is the period of a kind in which a day lies.
func periodOf(k kind, d fishbone.Day) period {
	if k == everything {
		return period{}
	}
	t := d.Time()
	in := int(t.Month()-1) / int(k) * int(k)
	return period{k, fishbone.DayOf(time.Date(t.Year(), time.Month(in+1), 1, 0, 0, 0, 0, time.UTC))}
}

// last is the last of its days; empty for all time.
func (p period) last() fishbone.Day {
	if p.kind == everything {
		return ""
	}
	return p.move(1).first.Add(-1)
}

// move is the period so many later, or earlier.
func (p period) move(by int) period {
	if p.kind == everything {
		return p
	}
	return period{p.kind, fishbone.DayOf(p.first.Time().AddDate(0, by*int(p.kind), 0))}
}

// holds says whether a day lies in it.
func (p period) holds(d fishbone.Day) bool {
	return p.kind == everything || p.first <= d && d <= p.last()
}

// name is what the period is called on a day: this quarter, or which one.
func (p period) name(today fishbone.Day) string {
	switch {
	case p.kind == everything:
		return words.T("register.all")
	case p.holds(today):
		return words.T(map[kind]string{month: "register.thisMonth", quarter: "register.thisQuarter", year: "register.thisYear"}[p.kind])
	}
	return p.full()
}

// full is its name on any day, as an analysis has it.
func (p period) full() string {
	t := p.first.Time()
	switch p.kind {
	case everything:
		return words.T("register.all")
	case month:
		return words.T("register.month", "month", words.T("date.month."+strconv.Itoa(int(t.Month()))), "year", t.Year())
	case quarter:
		return words.T("register.quarter", "n", int(t.Month()+2)/3, "year", t.Year())
	}
	return words.T("register.year", "year", t.Year())
}

// elapsed is how much of the period before this one has to be compared with what came of this one
// until a day: as many days from its beginning.
func (p period) elapsed(today fishbone.Day) (from, to fishbone.Day) {
	before := p.move(-1)
	if !p.holds(today) {
		return before.first, before.last()
	}
	return before.first, min(before.first.Add(p.first.Until(today)), before.last())
}

// months are the names of the last n months of the period, such as 2026-03, as far as there have
// been until a day.
func (p period) months(n int, today fishbone.Day) []string {
	last := p.last()
	if p.holds(today) {
		last = today
	}
	end := periodOf(month, last)
	var all []string
	for i := 1 - n; i <= 0; i++ {
		all = append(all, fmt.Sprint(end.move(i).first[:7]))
	}
	return all
}
