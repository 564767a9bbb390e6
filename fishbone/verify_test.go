package fishbone_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

func task(id, cause fishbone.ID) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Verification{ID: id, Text: "look", Cause: cause}}
}

func criterion(id fishbone.ID) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Criterion{ID: id, Text: "how often", For: fishbone.OfCauses}}
}

func points(id, cause fishbone.ID, n fishbone.Figure) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Score{ID: id, Points: n, Criterion: "often", Of: cause}}
}

func judge(id fishbone.ID, f fishbone.Finding, evidence string) fishbone.Edit {
	return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: f, Evidence: evidence}}
}

func set(id fishbone.ID, name, text string) fishbone.Edit {
	return fishbone.Set{Of: fishbone.VerificationKind, ID: id, Values: fishbone.Values{name: text}}
}

// TestOnlyEvidenceConfirms tries to confirm a cause after each of the ways in which a team
// shortens its list or says that it will look for evidence.
func TestOnlyEvidenceConfirms(t *testing.T) {
	attached := fishbone.Add{Thing: &fishbone.Attachment{ID: "at", Name: "sheet.png", Of: "rivals"}}
	for _, c := range []struct {
		name   string
		edits  []fishbone.Edit
		refuse bool
	}{
		{"nothing was said of how it is decided", nil, false},
		{"votes alone, as before there were tasks", []fishbone.Edit{fishbone.SetVotes{ID: "rivals", Votes: 9}}, false},
		{"a task", []fishbone.Edit{task("v", "rivals")}, true},
		{"points", []fishbone.Edit{criterion("often"), points("s", "rivals", "5")}, true},
		{"dots", []fishbone.Edit{fishbone.Add{Thing: &fishbone.Ballot{ID: "b", Text: "one", On: fishbone.OfCauses}},
			fishbone.Add{Thing: &fishbone.Tally{ID: "t", Text: "rivals", Ballot: "b", Of: "rivals", Dots: 8}}}, true},
		{"a task with a result", []fishbone.Edit{task("v", "rivals"), set("v", "result", "87 of 300")}, false},
		{"points and a picture", []fishbone.Edit{criterion("often"), points("s", "rivals", "5"), attached}, false},
		{"a task of another cause", []fishbone.Edit{task("v", "pay")}, false},
	} {
		a := apply(t, start(t), c.edits...)
		_, err := a.Apply(judge("rivals", fishbone.Confirmed, ""), now)
		if errors.Is(err, fishbone.ErrNoEvidence) != c.refuse {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := a.Apply(judge("rivals", fishbone.Confirmed, "counted"), now); err != nil {
			t.Errorf("%s, with evidence: %v", c.name, err)
		}
		for _, f := range []fishbone.Finding{fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided} {
			if _, err := a.Apply(judge("rivals", f, ""), now); err != nil {
				t.Errorf("%s, %s: %v", c.name, f, err)
			}
		}
	}
}

// TestVotesAndPointsChangeNoVerdict does anything that is votes, points or a ballot, and
// looks at verdicts and root causes.
func TestVotesAndPointsChangeNoVerdict(t *testing.T) {
	kinds := []*fishbone.Kind{fishbone.CriterionKind, fishbone.ScoreKind, fishbone.BallotKind, fishbone.PaperKind, fishbone.TallyKind}
	rapid.Check(t, func(t *rapid.T) {
		a := start(t)
		verdicts := func() map[fishbone.ID]fishbone.Verdict {
			all := map[fishbone.ID]fishbone.Verdict{}
			for _, c := range a.WalkBones() {
				all[c.ID] = c.Verdict
			}
			return all
		}
		before, roots := verdicts(), len(a.RootCauses())
		for range 8 {
			k := pickOne(t, kinds...)
			e := pickOne(t, someOf["vote"](t), plainEdit(t, "add-"+k.Name), plainEdit(t, "set-"+k.Name))
			if next, err := a.Apply(e, now); err == nil {
				a = next
			}
		}
		for id, v := range verdicts() {
			if v != before[id] {
				t.Fatalf("the verdict on %s was %v and is %v", id, before[id], v)
			}
		}
		if len(a.RootCauses()) != roots {
			t.Fatal("there are other root causes")
		}
	})
}

// TestARootCauseIsALeaf confirms a cause with everything that a root cause needs, and then
// has something hang below it.
func TestARootCauseIsALeaf(t *testing.T) {
	a, above := start(t), fishbone.ID("rivals")
	for _, id := range []fishbone.ID{"two", "three", "four", "five"} {
		a, above = apply(t, a, fishbone.AddCause{ID: id, Under: above, Text: string(id)}), id
	}
	a = apply(t, a, judge("five", fishbone.Confirmed, "counted"))
	if !a.IsRoot("five") {
		t.Fatal("it is no root cause")
	}
	a = apply(t, a, fishbone.AddCause{ID: "below", Under: "five", Text: "why"})
	if a.IsRoot("five") {
		t.Error("a cause in mid-chain is a root cause")
	}
}

// TestWhatCannotBeVerifiedIsNoRootCause has a verdict wait.
func TestWhatCannotBeVerifiedIsNoRootCause(t *testing.T) {
	a := apply(t, start(t), fishbone.StopAsking{ID: "rivals", Reason: "we can act"}, judge("rivals", fishbone.Undecided, "no figures yet"))
	if a.EndOf("rivals") != fishbone.WaitingEnd || a.IsRoot("rivals") {
		t.Errorf("it is %v", a.EndOf("rivals"))
	}
}

func TestConclude(t *testing.T) {
	a := apply(t, start(t), task("v", "rivals"), set("v", "criterion", "more than ten"), set("v", "who", "Chen"))
	if _, err := a.Apply(fishbone.Conclude{ID: "v", Finding: fishbone.Confirmed, On: "2026-03-14"}, now); !errors.Is(err, fishbone.ErrNoEvidence) {
		t.Fatalf("without a result: %v", err)
	}
	a = apply(t, a, set("v", "result", "12"), fishbone.Conclude{ID: "v", Finding: fishbone.Confirmed, On: "2026-03-14"})
	c, _ := a.Cause("rivals")
	want := fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "12", Criterion: "more than ten", Who: "Chen", When: "2026-03-14"}
	if v, _ := a.Verification("v"); c.Verdict != want || v.Done != "2026-03-14" {
		t.Errorf("%+v, done %q", c.Verdict, v.Done)
	}
	a = apply(t, a, fishbone.Conclude{ID: "v", Finding: fishbone.ToVerify, On: "2026-03-15"})
	c, _ = a.Cause("rivals")
	if v, _ := a.Verification("v"); c.Verdict.Finding != fishbone.ToVerify || c.Verdict.Evidence != "12" || v.Done != "" {
		t.Errorf("taken back: %+v, done %q", c.Verdict, v.Done)
	}
	if _, err := a.Apply(fishbone.Conclude{ID: "rivals"}, now); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("of a cause: %v", err)
	}
}

// TestThePointsAreCut ranks causes A, B, … by points and lists those above the cut.
func TestThePointsAreCut(t *testing.T) {
	for _, c := range []struct {
		name   string
		points []fishbone.Figure
		cut    string
		above  string
	}{
		{"nobody gave points", []fishbone.Figure{"0", "0"}, "", ""},
		{"four fifths", []fishbone.Figure{"50", "30", "15", "5"}, "", "AB"},
		{"the one that crosses the share", []fishbone.Figure{"50", "29", "16", "5"}, "", "ABC"},
		{"in the order of points", []fishbone.Figure{"5", "50", "15", "30"}, "", "BD"},
		{"a tie is not cut apart", []fishbone.Figure{"60", "20", "20", "0"}, "", "ABC"},
		{"another cut", []fishbone.Figure{"50", "30", "15", "5"}, "50", "A"},
		{"all of them", []fishbone.Figure{"50", "30", "15", "0"}, "100", "ABC"},
		{"a senseless cut is the usual one", []fishbone.Figure{"50", "30", "15", "5"}, "-3", "AB"},
		{"fractions", []fishbone.Figure{"0.4", "0.4", "0.1", "0.1"}, "", "AB"},
	} {
		edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "b"}}, criterion("often"), fishbone.SetAbout{Field: fishbone.Cut, Text: c.cut}}
		for i, p := range c.points {
			id := fishbone.ID(rune('A' + i))
			edits = append(edits, fishbone.AddCause{ID: id, Under: "b", Text: string(id)}, points("s"+id, id, p))
		}
		above := ""
		for _, r := range apply(t, fishbone.New("a1", now), edits...).RankByPoints() {
			if r.Above {
				above += string(r.Cause)
			}
		}
		if above != c.above {
			t.Errorf("%s: %q, want %q", c.name, above, c.above)
		}
	}
}

// TestTheCutIsTheSmallestThatReachesTheShare checks the rule of the cut for any points.
func TestTheCutIsTheSmallestThatReachesTheShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		edits := []fishbone.Edit{fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "b"}}, criterion("often")}
		for i, n := range rapid.SliceOfN(rapid.IntRange(0, 9), 1, 12).Draw(t, "points") {
			id := fishbone.ID(rune('A' + i))
			edits = append(edits, fishbone.AddCause{ID: id, Under: "b", Text: string(id)}, points("s"+id, id, fishbone.FigureOf(float64(n))))
		}
		a, err := fishbone.New("a1", now).Apply(fishbone.Batch{Edits: edits}, now)
		if err != nil {
			t.Fatal(err)
		}
		all, above, least := 0.0, 0.0, -1.0
		for _, r := range a.RankByPoints() {
			all += r.Points
			if r.Above {
				above, least = above+r.Points, r.Points
			} else if r.Points == least {
				t.Fatal("a tie is cut apart")
			}
		}
		if above*100 < all*fishbone.UsualCut-1e-6 {
			t.Fatalf("%v of %v are above the cut", above, all)
		}
		rest := 0.0 // without the last ones, it must not reach the share
		for _, r := range a.RankByPoints() {
			if r.Above && r.Points > least {
				rest += r.Points
			}
		}
		if all > 0 && rest*100 >= all*fishbone.UsualCut+1e-6 {
			t.Fatalf("%v of %v would do", rest, all)
		}
	})
}

// TestWhatIsVerified lists the causes to be verified in both schools.
func TestWhatIsVerified(t *testing.T) {
	list := func(a *fishbone.Analysis) (s string) {
		for _, c := range a.ToBeVerified() {
			s += string(c.ID) + " "
		}
		return s
	}
	a := start(t)
	every := list(a)
	for _, c := range a.WalkBones() {
		if leaf := len(a.CauseIDs(c.ID)) == 0 && c.SameAs == ""; leaf && !contains(every, c.ID) {
			t.Errorf("%s is not listed in %q", c.ID, every)
		} else if !leaf && contains(every, c.ID) {
			t.Errorf("%s in mid-chain is listed in %q", c.ID, every)
		}
	}
	a = apply(t, a, fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(fishbone.ByPoints)})
	if got := list(a); got != "" {
		t.Errorf("without points %q are listed", got)
	}
	a = apply(t, a, criterion("often"), points("s", "rivals", "5"), task("v", "staff"))
	if got := list(a); !contains(got, "rivals") || !contains(got, "staff") || contains(got, "raises") {
		t.Errorf("%q are listed", got)
	}
}

// TestBelowARejectedCauseNothingIsVerified: what hangs below what is none explains nothing.
func TestBelowARejectedCauseNothingIsVerified(t *testing.T) {
	a := apply(t, fishbone.New("a", now), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "b"}},
		fishbone.AddCause{ID: "top", Under: "b", Text: "top"}, fishbone.AddCause{ID: "answer", Under: "top", Text: "answer"})
	if all := a.ToBeVerified(); len(all) != 1 || all[0].ID != "answer" {
		t.Fatalf("%v are to be verified", all)
	}
	a = apply(t, a, fishbone.Judge{ID: "top", Verdict: fishbone.Verdict{Finding: fishbone.Rejected}})
	if all := a.ToBeVerified(); len(all) != 0 {
		t.Errorf("%v are to be verified below a rejected cause", all)
	}
}

// TestVotesAreNoEvidence: only what was written, found or attached is.
func TestVotesAreNoEvidence(t *testing.T) {
	a := apply(t, start(t), criterion("often"), points("s", "rivals", "5"), fishbone.SetVotes{ID: "rivals", Votes: 9})
	if a.HasEvidence("rivals") {
		t.Error("votes and points are taken for evidence")
	}
	if a = apply(t, a, judge("rivals", fishbone.Rejected, "12 of 300")); !a.HasEvidence("rivals") {
		t.Error("what was written with the verdict is none")
	}
}

func contains(list string, id fishbone.ID) bool {
	for _, one := range strings.Fields(list) {
		if one == string(id) {
			return true
		}
	}
	return false
}
