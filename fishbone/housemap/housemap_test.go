package housemap

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"whybone/fishbone"
)

func root(analysis, bone, text string) Root {
	return Root{Analysis: fishbone.ID(analysis), Cause: fishbone.ID(analysis + text), Bone: bone, Text: text}
}

func people(bone string) bool { return bone == "People" }

func told(all []Cluster) string {
	var lines []string
	for _, c := range all {
		lines = append(lines, fmt.Sprintf("%s/%s %d of %d", c.Bone, c.Text, c.Analyses, len(c.Roots)))
	}
	return strings.Join(lines, ", ")
}

func TestWhatMeansTheSameIsOneCluster(t *testing.T) {
	roots := []Root{
		root("a", "Method", "The rule has no owner"), root("b", "Method", "the rule has no owner"), root("b", "method", "The rule has no owner."),
		root("c", "People", "The rule has no owner"), root("d", "方法", "规则没有负责人"), root("e", "方法", "規則沒有負責人"),
		root("f", "Method", "Three forms for one"),
	}
	if got, want := told(Clusters(roots, people)), "Method/The rule has no owner 2 of 3, 方法/规则没有负责人 2 of 2, People/The rule has no owner 1 of 1, Method/Three forms for one 1 of 1"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestPeopleAndSystem(t *testing.T) {
	system := root("b", "People", "nobody teaches new clerks")
	system.Chain = fishbone.System
	back := root("c", "Method", "no list")
	back.Back = true
	all := Clusters([]Root{root("a", "People", "list left out"), system, back, back}, people)
	if got, want := Total(all), (Totals{Causes: 3, Persons: 1, Confirmed: 4, Analyses: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for _, c := range all {
		if c.Text == "no list" && c.Back != 1 {
			t.Errorf("%+v", c)
		}
	}
}

// TestBonesHaveTheColoursOfTheAnalyses: each that which most of its root causes have there, as long as no
// bone with more has it.
func TestBonesHaveTheColoursOfTheAnalyses(t *testing.T) {
	colored := func(analysis, bone, text string, color int) Root {
		r := root(analysis, bone, text)
		r.Color = color
		return r
	}
	all := Clusters([]Root{
		colored("a", "Process", "long", 5), colored("b", "Process", "long", 5), colored("c", "Process", "long", 2), colored("d", "Process", "many forms", 2), colored("e", "Process", "no list", 5),
		colored("a", "People", "leave", 4), colored("b", "People", "leave", 4), colored("c", "People", "leave", 5), colored("d", "People", "leave", 4),
		colored("a", "Place", "far", 5), colored("b", "Price", "high", 0),
	}, people)
	a, _ := Fish(all, "roots", Limits{Bones: 8, Causes: 6}, nil)
	got := map[string]int{}
	for _, b := range a.Bones() {
		got[b.Name] = a.ColorOf(b.ID)
	}
	if want := map[string]int{"Process": 5, "People": 4, "Place": 1, "Price": 0}; !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestFish(t *testing.T) {
	var roots []Root
	for i := range 9 {
		for n := range i + 1 {
			roots = append(roots, root(fmt.Sprint("a", n), "Method", strings.Repeat(string(rune('a'+i)), 12)))
		}
	}
	roots = append(roots, root("a0", "People", "left out"), root("a0", "Materials", "torn"))
	all := Clusters(roots, people)
	a, of := Fish(all, "47 root causes", Limits{Bones: 2, Causes: 3}, func(n int) string { return fmt.Sprint(n, " more") })
	if a.HeadText() != "47 root causes" || len(a.Bones()) != 2 || a.Bones()[0].Name != "Method" {
		t.Errorf("%q with %v", a.HeadText(), a.Bones())
	}
	var texts []string
	for _, c := range a.Causes(a.Bones()[0].ID) {
		texts = append(texts, fmt.Sprintf("%s %d", c.Text, c.Votes))
		if i, ok := of[c.ID]; ok && all[i].Text != c.Text {
			t.Errorf("%q is not the cluster %q", c.Text, all[i].Text)
		}
	}
	if got, want := strings.Join(texts, ", "), "iiiiiiiiiiii 9, hhhhhhhhhhhh 8, gggggggggggg 7, 6 more 0"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if a, of := Fish(nil, "none", Limits{8, 6}, nil); len(a.Bones()) != 0 || len(of) != 0 {
		t.Error("of nothing there is something")
	}
	if Size(Cluster{Analyses: 9}, 9) != 1 || Size(Cluster{Analyses: 1}, 9) >= Size(Cluster{Analyses: 4}, 9) || Size(Cluster{Analyses: 1}, 1) != 1 {
		t.Error("the more analyses, the larger")
	}
}
