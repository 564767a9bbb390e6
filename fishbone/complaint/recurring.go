package complaint

import (
	"cmp"
	"slices"
	"strings"

	"whybone/fishbone"
)

// Returned says whether complaints of the type came back after its analysis was closed: more came
// than chance explains, or, where its team expected no count, any at all.
func (s Sequel) Returned(relapses map[fishbone.ID]Relapse) bool {
	if r, ok := relapses[s.Analysis]; ok {
		return r.CameBack()
	}
	return s.CameBack()
}

// Recurrence is a type of complaints that came back, or of which more and more come.
type Recurrence struct {
	Count         // of the last days
	Before int    // how many came in as many days before
	Rising bool   // more came than chance explains
	Sequel Sequel // what came of its last analysis, if there was one
}

// fewest is how many complaints have to come before anything is said to rise.
const fewest = 3

// Recurring are the types that came back after an action, or that rise: of some days and as many
// days before. Those that came back come first, then those with the most complaints.
func Recurring(now, before []Count, sequels []Sequel, relapses []Relapse) (all []Recurrence) {
	earlier, byType, expected := map[string]int{}, map[string]Sequel{}, map[fishbone.ID]Relapse{}
	for _, c := range before {
		earlier[c.Name] = c.N
	}
	for _, s := range sequels {
		byType[s.Type] = s
	}
	for _, r := range relapses {
		expected[r.Analysis] = r
	}
	for _, c := range now {
		if c.Name == "" {
			continue // nobody said of which type they are
		}
		one := Recurrence{Count: c, Before: earlier[c.Name], Sequel: byType[c.Name]}
		one.Returned = one.Sequel.Analysis != "" && one.Sequel.Returned(expected)
		one.Rising = c.N >= fewest && CameBack(c.N, max(1, float64(one.Before)))
		if one.Returned || one.Rising {
			all = append(all, one)
		}
	}
	slices.SortFunc(all, func(a, b Recurrence) int {
		if a.Count.Returned != b.Count.Returned {
			if a.Count.Returned {
				return -1
			}
			return 1
		}
		return cmp.Or(b.N-a.N, strings.Compare(a.Name, b.Name))
	})
	return all
}
