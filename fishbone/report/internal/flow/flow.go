// Package flow is about how many pages a report takes, as far as that can be said without the program that will
// set it: what stays whole on a page goes to the next one where it has no room, and leaves the rest empty.
//
// Start reading at [Flow]; group.go has what stands above pictures with these.
package flow

import "slices"

// Flow is how high, as parts of a page, the things of a report are.
type Flow struct {
	Page    float64 // the part of a page that is counted on
	Exact   bool    // all is as high as it is said to be; else fonts differ
	Guessed bool    // nobody knows the program that sets it: what would be worst of what may be is looked at
	things  []thing
	torn    float64 // what it costs that things stand apart which belong together
}

// thing is so high, and stays with the next one, or does not.
type thing struct {
	high     float64
	withNext bool
	drawn    bool // and so as high as it is said to be, whatever the font
}

// Len is how many things there are.
func (f *Flow) Len() int { return len(f.things) }

// Add appends something so high that stays with the next, or does not.
func (f *Flow) Add(high float64, withNext bool) {
	f.things = append(f.things, thing{high: high, withNext: withNext})
}

// Pages are the parts that are used of each page that it takes.
func (f *Flow) Pages() []float64 {
	used, _ := f.set()
	return used
}

// Breaks are the things with which pages begin, counted from 0 as they were added.
func (f *Flow) Breaks() []int {
	_, breaks := f.set()
	return breaks
}

// set puts all on pages.
func (f *Flow) set() (used []float64, breaks []int) {
	used = []float64{0}
	for i := 0; i < len(f.things); {
		whole, next := 0.0, i // of what stays together
		for next < len(f.things) {
			whole += f.things[next].high
			next++
			if !f.things[next-1].withNext {
				break
			}
		}
		if last := used[len(used)-1]; last+whole > f.Page && last > 0 {
			used, breaks = append(used, 0), append(breaks, i)
		}
		used[len(used)-1] += whole
		i = next
	}
	return used, breaks
}

// Costs is what is wrong with how all stands on its pages, wherever fonts let these end.
func (f *Flow) Costs() (costs float64) {
	fonts := f.fonts()
	for _, times := range fonts {
		costs += Costs(f.times(times).Pages(), surely, f.torn) / float64(len(fonts))
	}
	return costs
}

// fonts are how many times as high what is written may be as it is said to be.
func (f *Flow) fonts() []float64 {
	if f.Exact {
		return []float64{1}
	}
	return []float64{1, 0.94, 0.97, 1.03}
}

// times is the same flow in another font.
func (f *Flow) times(k float64) *Flow {
	things := slices.Clone(f.things)
	for i := range things {
		if !things[i].drawn {
			things[i].high *= k
		}
	}
	return f.from(0, things)
}

// surely is how full a last page may be that has been measured without the program that will set it.
const surely = 0.95

// spare is the part of a page that may be empty at its foot within a report.
const spare = 0.2

// Costs is what is wrong with pages, in pages: of how many a good part is empty, of the last one more, or it is fuller
// than it may be. One that looks as if the report ended there counts twice. Torn is the sum of [Placed.Torn].
func Costs(used []float64, full, torn float64) (costs float64) {
	const half, last, page = 0.6, 0.5, 3
	costs = page * torn
	for _, one := range used[:len(used)-1] {
		if one < 1-spare {
			costs++
		}
		if one < half {
			costs++
		}
	}
	if end := used[len(used)-1]; end > full || len(used) > 1 && end < last {
		costs++
	}
	return costs
}

// Best is the setting, of some of which the first is the usual one, by which a report takes the fewest pages with the
// least that is wrong with them. The first of several that are as good as each other is taken. Tried says on how many
// pages it is with one, and what that costs.
func Best[S any](settings []S, tried func(S) (pages int, costs float64)) S {
	best, least := settings[0], 0.0
	for i, is := range settings {
		pages, costs := tried(is)
		if all := float64(pages) + costs; i == 0 || all < least {
			best, least = is, all
		}
		if costs == 0 {
			break
		}
	}
	return best
}

// Tried says on how many pages all is, and what is wrong with them.
func (f *Flow) Tried() (pages int, costs float64) { return len(f.Pages()), f.Costs() }

// from is the same flow, with those of its things changed that begin with the n-th.
func (f *Flow) from(n int, things []thing) *Flow {
	return &Flow{Page: f.Page, Exact: f.Exact, Guessed: f.Guessed, things: append(slices.Clip(f.things[:n]), things...), torn: f.torn}
}
