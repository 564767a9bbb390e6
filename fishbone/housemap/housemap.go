// Package housemap puts the root causes of many analyses on one fish: what means the same is one
// cause there, the larger the more analyses have it. It reads no file and draws nothing.
//
// Start reading at [Clusters], then fish.go.
package housemap

import (
	"cmp"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/find"
)

// Root is a confirmed root cause of an analysis.
type Root struct {
	Analysis fishbone.ID
	Cause    fishbone.ID
	Text     string
	Bone     string // that it hangs on, by name
	Color    int    // of that bone in its analysis
	Chain    fishbone.Chain
	Type     string // of complaint that the analysis is filed under
	Back     bool   // the analysis was opened again
}

// Cluster is a root cause as several analyses found it.
type Cluster struct {
	Bone     string
	Text     string
	Roots    []Root // those of the analysis that was changed last first
	Analyses int
	Back     int  // how many of these were opened again
	Person   bool // it is about what somebody did, and not about the system
}

// Most of so many texts on a bone are compared by likeness; of more, the same words are one.
const mostCompared = 600

// asLike is how like two texts are that mean the same.
const asLike = 0.75

// Clusters puts roots together that mean the same and hang on the same bone, those that most
// analyses have first. Person says of which bones the causes are about people; what a chain says of
// the system is not.
func Clusters(roots []Root, person func(bone string) bool) []Cluster {
	byWords, onBone := map[string]int{}, map[string][]int{}
	var all []Cluster
	for _, r := range roots {
		bone, text := plain(r.Bone), plain(r.Text)
		key := bone + "\n" + text
		i, known := byWords[key]
		if !known {
			i, known = like(all, onBone[bone], text)
		}
		if !known {
			i = len(all)
			all = append(all, Cluster{Bone: r.Bone, Text: r.Text, Person: person(r.Bone) && r.Chain != fishbone.System})
			onBone[bone] = append(onBone[bone], i)
		}
		byWords[key] = i
		all[i].Roots = append(all[i].Roots, r)
	}
	for i := range all {
		all[i].count()
	}
	slices.SortStableFunc(all, func(a, b Cluster) int { return cmp.Or(b.Analyses-a.Analyses, strings.Compare(a.Text, b.Text)) })
	return all
}

// plain is a text as it is compared: what is simplified finds what is traditional.
func plain(text string) string { return fishbone.Fold(find.Simplified(strings.TrimSpace(text))) }

// like is the cluster of a bone whose text is most like another.
func like(all []Cluster, on []int, text string) (best int, ok bool) {
	if len(on) > mostCompared {
		return 0, false
	}
	most := asLike
	for _, i := range on {
		if l := fishbone.Similar(plain(all[i].Text), text); l >= most {
			best, most, ok = i, l, true
		}
	}
	return best, ok
}

func (c *Cluster) count() {
	met := map[fishbone.ID]bool{}
	for _, r := range c.Roots {
		if met[r.Analysis] {
			continue
		}
		met[r.Analysis] = true
		if c.Analyses++; r.Back {
			c.Back++
		}
	}
}

// Totals are the figures of a map: how many root causes it has, how many of them are about what people
// did, how often one was confirmed, and in how many analyses.
type Totals struct{ Causes, Persons, Confirmed, Analyses int }

// Total counts.
func Total(all []Cluster) (t Totals) {
	met := map[fishbone.ID]bool{}
	for _, c := range all {
		t.Causes++
		if c.Person {
			t.Persons++
		}
		t.Confirmed += len(c.Roots)
		for _, r := range c.Roots {
			met[r.Analysis] = true
		}
	}
	t.Analyses = len(met)
	return t
}
