// Package flow is about how many pages a report takes, as far as that can be said without the program that will
// set it: what stays whole on a page goes to the next one where it has no room, and leaves the rest empty.
//
// Start reading at [Flow].
package flow

import "slices"

// Flow is how high, as parts of a page, the things of a report are that stay whole on one.
type Flow struct {
	Page  float64 // the part of a page that is counted on: fonts differ
	high  []float64
	first []int   // of each, which of the things it begins with, counted from 0
	open  float64 // of what goes on
	begun int     // with which of the things that begins
	added int     // things
}

// Add appends something so high that stays with the next, or does not.
func (f *Flow) Add(high float64, withNext bool) {
	f.open += high
	f.added++
	if !withNext {
		f.high, f.first = append(f.high, f.open), append(f.first, f.begun)
		f.open, f.begun = 0, f.added
	}
}

// Breaks are the things with which pages begin, counted from 0 as they were added.
func (f *Flow) Breaks() (all []int) {
	first, used := append(slices.Clip(f.first), f.begun), 0.0
	for i, one := range append(slices.Clip(f.high), f.open) {
		if used+one > f.Page && used > 0 {
			all, used = append(all, first[i]), 0
		}
		used += one
	}
	return all
}

// Rest is the part of the open page that is left below what stays with the next.
func (f *Flow) Rest() float64 {
	used := (&Flow{Page: f.Page, high: f.high}).Pages()
	return 1 - used[len(used)-1] - f.open
}

// Pages are the parts that are used of each page that it takes.
func (f *Flow) Pages() []float64 {
	used := []float64{0}
	for _, one := range append(slices.Clip(f.high), f.open) {
		if last := used[len(used)-1]; last+one > f.Page && last > 0 {
			used = append(used, 0)
		}
		used[len(used)-1] += one
	}
	return used
}

// Flaws is how many pages are hardly used: much at the foot of one is empty, and more on the last one, or that is so
// full that it may run over. One that looks as if the report ended there counts twice.
func Flaws(used []float64) (n int) {
	const inner, half, last, surely = 0.75, 0.6, 0.5, 0.95
	for _, one := range used[:len(used)-1] {
		if one < inner {
			n++
		}
		if one < half {
			n++
		}
	}
	if end := used[len(used)-1]; end > surely || len(used) > 1 && end < last {
		n++
	}
	return n
}

// Best is the setting, of some of which the first is the usual one, by which a report takes the fewest pages, and has the
// fewest that are hardly used. The first of several that are as good as each other is taken. Used says which pages it
// has with one.
func Best[S any](settings []S, used func(S) []float64) S {
	best, least := settings[0], 0
	for i, is := range settings {
		pages := used(is)
		costs := len(pages) + Flaws(pages)
		if i == 0 || costs < least {
			best, least = is, costs
		}
		if least == len(pages) { // nothing is wrong with it
			break
		}
	}
	return best
}
