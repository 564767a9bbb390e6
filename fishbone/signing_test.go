package fishbone_test

import (
	"slices"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/fishbonetest"
)

func TestPeopleAreNamedAsTheTeamWants(t *testing.T) {
	for _, c := range []struct {
		how        fishbone.Signing
		name, want string
	}{
		{fishbone.SignNames, "Grace Hill", "Grace Hill"}, {fishbone.SignInitials, "Grace Hill", "GH"}, {fishbone.SignInitials, "anna", "A"}, {fishbone.SignInitials, "王敏", "王"},
		{fishbone.SignInitials, "", ""}, {fishbone.SignNobody, "Grace", ""},
	} {
		if got := c.how.Sign(c.name); got != c.want {
			t.Errorf("%q signs %q as %q, want %q", c.how, c.name, got, c.want)
		}
	}
}

// owners are the attributes that name people who answer for something, voted, or were there. Who
// adds an attribute of names decides whether it stands here or names an author.
var owners = []string{
	"about.closedBy", "cause.who", "containment.owner", "measure.by", "meeting.who", "paper.name", "person.name",
	"promise.owner", "promise.helper", "promise.checkedBy", "reader.name", "sheet.who", "verification.who",
}

func TestEveryNameIsOfAnAuthorOrOfAnOwner(t *testing.T) {
	for _, k := range append(fishbone.Kinds(), fishbone.AboutKind) {
		for _, f := range k.Attributes {
			if owner := slices.Contains(owners, k.Name+"."+f.Name); f.Names && owner == f.Author {
				t.Errorf("%s.%s: an owner %v, an author %v", k.Name, f.Name, owner, f.Author)
			}
		}
	}
}

// TestSignedNamesNobody fills everything that can be filled.
func TestSignedNamesNobody(t *testing.T) {
	a := apply(t, start(t), fishbonetest.Later("staff", "s1")...)
	a = apply(t, a, fishbone.AddCause{ID: "c", Text: "c", By: "cause by 一"}, fishbone.AddCause{ID: "d", Text: "d", By: "wording by 一"},
		fishbone.MergeCause{ID: "d", Into: "c", As: "w"}, fishbone.Add{Thing: &fishbone.Idea{ID: "i2", Text: "i", By: "idea by 一"}},
		fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"by": "solution by 一"}},
		fishbone.Add{Thing: &fishbone.Score{ID: "more", Points: "3", Criterion: "a-criterion", Of: "staff", By: "score by 二"}})
	if a.Signed() != a {
		t.Error("with names it is another analysis")
	}
	for _, how := range []fishbone.Signing{fishbone.SignInitials, fishbone.SignNobody} {
		is := a.WithSigning(how).Signed()
		if err := is.Check(); err != nil {
			t.Error(err)
		}
		givers := map[string]bool{}
		for _, k := range fishbone.Kinds() {
			for thing := range is.Things(k) {
				for _, f := range k.Attributes {
					said, ok := f.Get(thing).(string)
					if named := strings.Contains(said, " "); ok && f.Author && named {
						t.Errorf("%s: %s.%s is %q", how, k.Name, f.Name, said)
					} else if ok && !f.Author && f.Names && said == "" && fishbone.IDOf(thing) == fishbone.ID("a-"+k.Name) {
						t.Errorf("%s: %s.%s is gone", how, k.Name, f.Name)
					}
				}
				if s, ok := thing.(*fishbone.Score); ok && s.By != "" {
					givers[s.By] = true
				}
			}
		}
		if len(givers) != 2 {
			t.Errorf("%s: those who gave points are %v", how, givers)
		}
	}
	if c, _ := a.Cause("c"); c.By == "" {
		t.Error("the analysis itself has forgotten who said it")
	}
}
