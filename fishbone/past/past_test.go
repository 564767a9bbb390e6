package past

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
)

var at = fishbone.Stamp{At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}

func analysis(t *testing.T, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a, err := fishbone.New("a", at).Apply(fishbone.Batch{Edits: edits}, at)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func earlier(t *testing.T) *fishbone.Analysis {
	return analysis(t,
		fishbone.SetAbout{Field: fishbone.Problem, Text: "late in May"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "people", Name: "People"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "method", Name: "Method"}},
		fishbone.AddCause{ID: "shift", Under: "people", Text: "wrong shifts"},
		fishbone.AddCause{ID: "plan", Under: "shift", Text: "planned by the day"},
		fishbone.AddCause{ID: "again", Under: "method", Text: "planned by the day"},
		fishbone.LinkSame{ID: "again", As: "plan"},
		fishbone.AddCause{ID: "rain", Under: "method", Text: "rain"},
		fishbone.AddCause{ID: "wet", Under: "rain", Text: "wet roads"},
		fishbone.Judge{ID: "shift", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}},
		fishbone.Judge{ID: "rain", Verdict: fishbone.Verdict{Finding: fishbone.Rejected, Evidence: "dry"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "half", Text: "plan by the half hour", Causes: []fishbone.ID{"plan"}, Strength: fishbone.Stronger, Choice: fishbone.Chosen}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "more", Text: "more riders", Causes: []fishbone.ID{"wet"}}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "idea", Text: "never tried", Causes: []fishbone.ID{"plan"}}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "hire", Solution: "more", Status: fishbone.PromiseDone}},
		fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "late", Verdict: fishbone.NotEffective}},
		fishbone.Add{Thing: &fishbone.Measure{ID: "m2", Text: "late at noon", Cause: "plan", Verdict: fishbone.Effective}},
	)
}

func texts(all []Result) (texts []string) {
	for _, r := range all {
		texts = append(texts, r.Solution.Text)
	}
	return texts
}

func TestLessons(t *testing.T) {
	a := earlier(t)
	for cause, want := range map[fishbone.ID]string{
		"":      "[plan by the half hour] [more riders]",
		"shift": "[plan by the half hour] []", // for what lies below it
		"rain":  "[] [more riders]",
		"again": "[] []",
	} {
		worked, failed := Lessons(a, cause)
		if got := fmt.Sprint(texts(worked), texts(failed)); got != want {
			t.Errorf("%q: %s, want %s", cause, got, want)
		}
	}
}

// ids gives new identifiers in turn.
func ids() func() fishbone.ID {
	n := 0
	return func() fishbone.ID { n++; return fishbone.ID(fmt.Sprint("n", n)) }
}

// tree is what hangs on the fish, a line each.
func tree(a *fishbone.Analysis) (lines []string) {
	for _, b := range a.Bones() {
		lines = append(lines, b.Name)
		for _, c := range a.Walk(b.ID) {
			lines = append(lines, fmt.Sprintf("%d %s, %s, from %s", a.Level(c.ID), c.Text, c.Verdict.Finding, c.TakenFrom))
		}
	}
	return lines
}

func TestAllThatWasNotRejectedIsTakenOver(t *testing.T) {
	into := analysis(t, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "PEOPLE"}})
	edit, bones, causes := All(earlier(t), into, ids())
	into, err := into.Apply(edit, at)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"PEOPLE", "1 wrong shifts, verify, from late in May", "2 planned by the day, verify, from late in May", "Method"}
	if got := tree(into); !slices.Equal(got, want) || bones != 2 || causes != 2 {
		t.Errorf("%d bones, %d causes: %q", bones, causes, got)
	}
}

func TestABranchIsTakenOver(t *testing.T) {
	into := analysis(t, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "people"}})
	into, err := into.Apply(Branch(earlier(t), into, "shift", ids()), at)
	if err != nil {
		t.Fatal(err)
	}
	if got := tree(into); len(got) != 3 {
		t.Errorf("on the fish is %q", got)
	}
	into = analysis(t) // without such a bone
	if into, err = into.Apply(Branch(earlier(t), into, "shift", ids()), at); err != nil || len(into.Causes(fishbone.Tray)) != 1 {
		t.Errorf("in the tray are %d, %v", len(into.Causes(fishbone.Tray)), err)
	}
}

func TestASolutionIsTakenOver(t *testing.T) {
	from := earlier(t)
	s, _ := from.Solution("half")
	into, err := analysis(t, fishbone.AddCause{ID: "c", Text: "x"}).Apply(Solution(from, s, "c", ids()), at)
	if err != nil {
		t.Fatal(err)
	}
	got := into.Solutions()[0]
	if got.Text != s.Text || got.TakenFrom != "late in May" || got.Strength != fishbone.Stronger || got.Choice != fishbone.NotChosen || !slices.Equal(got.Causes, []fishbone.ID{"c"}) {
		t.Errorf("it is %+v", got)
	}
}
