package housemap

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"whybone/fishbone"
)

// Limits are how much stands on the fish.
type Limits struct {
	Bones  int // at most
	Causes int // on each
}

// Fish is an analysis that is drawn like any other, of which the causes are clusters: the votes are in
// how many analyses each was found, and one about what people did is drawn as outside of what the
// system can do. Of says which cluster a cause is. More is what the rest of a bone is called.
func Fish(all []Cluster, head string, l Limits, more func(n int) string) (a *fishbone.Analysis, of map[fishbone.ID]int) {
	of = map[fishbone.ID]int{}
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Head, Text: head}}
	for b, bone := range bones(all, l.Bones) {
		id := fishbone.ID(fmt.Sprint("bone", b))
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: bone.name, Color: 1 + bone.color}})
		for n, i := range bone.clusters[:min(l.Causes, len(bone.clusters))] {
			cause := fishbone.ID(fmt.Sprintf("%s-%d", id, n))
			of[cause] = i
			edits = append(edits, causeOf(all[i], id, cause)...)
		}
		if left := len(bone.clusters) - l.Causes; left > 0 {
			edits = append(edits, fishbone.AddCause{ID: id + "-more", Under: id, Text: more(left)})
		}
	}
	a, err := fishbone.New("map", fishbone.Stamp{}).Apply(fishbone.Batch{Edits: edits}, fishbone.Stamp{})
	if err != nil { // every text has stood in an analysis
		return fishbone.New("map", fishbone.Stamp{}), map[fishbone.ID]int{}
	}
	return a, of
}

// causeOf puts a cluster on the fish.
func causeOf(c Cluster, bone, id fishbone.ID) []fishbone.Edit {
	control := fishbone.WithinControl
	if c.Person {
		control = fishbone.OutsideControl
	}
	return []fishbone.Edit{
		fishbone.AddCause{ID: id, Under: bone, Text: c.Text},
		fishbone.SetVotes{ID: id, Votes: c.Analyses},
		fishbone.StopAsking{ID: id, Reason: c.Text, Control: control},
		fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: c.Text}},
	}
}

// onBone are the clusters of a bone.
type onBone struct {
	name     string
	clusters []int
	roots    int
	color    int
	colors   map[int]int // how many of the roots have each
}

// bones are those with the most root causes, each with its clusters in their order.
func bones(all []Cluster, most int) (bones []onBone) {
	at := map[string]int{}
	for i, c := range all {
		key := plain(c.Bone)
		n, ok := at[key]
		if !ok {
			n = len(bones)
			at[key], bones = n, append(bones, onBone{name: c.Bone, colors: map[int]int{}})
		}
		for _, r := range c.Roots {
			bones[n].colors[r.Color]++
		}
		bones[n].clusters, bones[n].roots = append(bones[n].clusters, i), bones[n].roots+len(c.Roots)
	}
	slices.SortStableFunc(bones, func(a, b onBone) int { return b.roots - a.roots })
	bones = bones[:min(most, len(bones))]
	paint(bones)
	return bones
}

// paint gives each bone the colour that most of its roots have in their analyses. No two have the same:
// who comes later takes one that nobody wants.
func paint(bones []onBone) {
	taken, wanted := map[int]bool{}, map[int]bool{}
	var left []*onBone
	for i := range bones {
		b := &bones[i]
		liked := slices.SortedFunc(maps.Keys(b.colors), func(x, y int) int { return cmp.Or(b.colors[y]-b.colors[x], x-y) })
		at := slices.IndexFunc(liked, func(c int) bool { return !taken[c] })
		for _, c := range liked {
			wanted[c] = true
		}
		if at < 0 {
			left = append(left, b)
			continue
		}
		b.color = liked[at]
		taken[b.color] = true
	}
	for _, b := range left {
		for b.color = 0; taken[b.color] || wanted[b.color]; b.color++ {
		}
		taken[b.color] = true
	}
}

// smallest is how large the words of the rarest cause are, of the most frequent one's size.
const smallest = 0.68

// Size is how large a cluster is to be drawn, of the size of one that most analyses have.
func Size(c Cluster, most int) float64 {
	if most <= 1 {
		return 1
	}
	return smallest + (1-smallest)*math.Sqrt(float64(c.Analyses-1)/float64(most-1))
}
