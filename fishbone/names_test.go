package fishbone_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"whybone/fishbone"
)

// meant is an analysis in which Li has a name wherever one can stand, and 林 the stamps.
func meant(t *testing.T) *fishbone.Analysis {
	t.Helper()
	return apply(t, start(t),
		fishbone.Add{Thing: &fishbone.Person{ID: "li", Name: "Li", Role: fishbone.Member}},
		fishbone.Add{Thing: &fishbone.Person{ID: "lin", Name: "林", Role: fishbone.Facilitator}},
		fishbone.AddCause{ID: "one", Under: "people", Text: "Limit reached by Li", By: "Li"},
		fishbone.AddCause{ID: "two", Under: "people", Text: "Too late", By: "li"},
		fishbone.MergeCause{ID: "two", Into: "one", As: "w"},
		fishbone.Judge{ID: "rivals", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "asked Li", Who: "Wang、Li"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "x", By: "Li"}},
		fishbone.Add{Thing: &fishbone.Idea{ID: "i2", Text: "y", By: "Li"}},
		fishbone.Add{Thing: &fishbone.Meeting{ID: "d", Date: "May", Who: "Lili\n Li\nWang"}},
	)
}

func named(a *fishbone.Analysis) []string {
	c, _ := a.Cause("one")
	w, _ := a.Wording("w")
	v, _ := a.Cause("rivals")
	s, _ := a.Solution("s2")
	i, _ := a.Idea("i2")
	d, _ := a.Meeting("d")
	p, _ := a.Person("li")
	return []string{p.Name, c.By, w.By, v.Verdict.Who, s.By, i.By, d.Who}
}

func TestANameFollowsWhereverItStands(t *testing.T) {
	a := meant(t)
	before := named(a)
	for _, e := range []fishbone.Edit{fishbone.RenamePerson{ID: "li", As: " Lee "}, fishbone.AnonymizePerson{ID: "li", As: "Lee"}} {
		after := apply(t, a, e)
		want := []string{"Lee", "Lee", "Lee", "Wang、Lee", "Lee", "Lee", "Lili\n Lee\nWang"}
		if got := named(after); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: names are %q, want %q", e.Name(), got, want)
		}
		if c, _ := after.Cause("one"); c.Text != "Limit reached by Li" {
			t.Errorf("%s: what was said is %q now", e.Name(), c.Text)
		}
		back := apply(t, after, fishbone.Revert{Patch: undo(t, a, e)})
		if got := named(back); !reflect.DeepEqual(got, before) {
			t.Errorf("%s: after undo names are %q, want %q", e.Name(), got, before)
		}
	}
}

func TestOfTwoWithOneNameOnlyTheRosterChanges(t *testing.T) {
	a := apply(t, meant(t), fishbone.Add{Thing: &fishbone.Person{ID: "li2", Name: "LI", Role: fishbone.Member}}, fishbone.RenamePerson{ID: "li", As: "Lee"})
	if got := named(a); got[0] != "Lee" || got[1] != "Li" {
		t.Errorf("names are %q", got)
	}
}

// A name that is taken out stands nowhere any more, not in stamps either.
func TestANameIsTakenOutOfStamps(t *testing.T) {
	a := apply(t, meant(t), fishbone.AnonymizePerson{ID: "lin", As: "Participant 3"})
	data, err := json.Marshal(a.Parts())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "林") {
		t.Errorf("the name still stands in %s", data)
	}
	shown, err := json.Marshal(meant(t).WithNames(fishbone.NewNames("林", "Participant 3")).Parts())
	if err != nil || strings.Contains(string(shown), "林") {
		t.Errorf("the name still stands in what is shown: %s, %v", shown, err)
	}
}

// TestEveryNameIsFound fails when a kind gets a new author that no renaming finds.
func TestEveryNameIsFound(t *testing.T) {
	for _, k := range fishbone.Kinds() {
		for _, f := range k.Attributes {
			if (f.Name == "by" || f.Name == "who") && !f.Names {
				t.Errorf("%s.%s holds people's names and does not say so", k.Name, f.Name)
			}
		}
	}
}
