package storage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"whybone/fishbone"
)

// The query finds what the rules of the core say, in random trees.
func TestRootCausesAreThoseOfTheRules(t *testing.T) {
	s, c := openTemp(t), &clock{}
	random := rand.New(rand.NewPCG(1, 2))
	var want []string
	for range 12 {
		a := do(t, s, c, create(t, s, c), grown(random)...)
		for _, r := range a.RootCauses() {
			bone, _ := a.BoneOf(r.ID)
			want = append(want, fmt.Sprintf("%s %s %s on %s %d, %q", a.ID(), r.ID, r.Text, bone.Name, a.ColorOf(bone.ID), a.Path(r.ID)[0].Chain))
		}
	}
	gone := do(t, s, c, create(t, s, c), grown(random)...)
	if err := s.Delete(gone.ID(), c.now().At); err != nil {
		t.Fatal(err)
	}
	roots, err := s.RootCauses()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range roots {
		got = append(got, fmt.Sprintf("%s %s %s on %s %d, %q", r.Analysis, r.Cause, r.Text, r.Bone, r.Color, r.Chain))
	}
	slices.Sort(got)
	slices.Sort(want)
	if len(want) < 20 {
		t.Fatalf("there are only %d to be found", len(want))
	}
	if !slices.Equal(got, want) {
		t.Errorf("found %d, want %d:\n%q\n%q", len(got), len(want), got, want)
	}
}

// grown grows a tree with verdicts of all sorts.
func grown(random *rand.Rand) (edits []fishbone.Edit) {
	under := []fishbone.ID{"b1", "b2", ""}
	for i, b := range under[:2] {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: b, Name: "bone " + string(b), Color: random.IntN(2) * (5 - i)}})
	}
	for i := range 60 {
		id := fishbone.ID(fmt.Sprint("c", i))
		edits = append(edits, fishbone.AddCause{ID: id, Under: under[random.IntN(len(under))], Text: fmt.Sprint("cause ", i)})
		under = append(under, id)
		if len(under) > 12 { // deep, not broad
			under = under[len(under)-9:]
		}
		finding := []fishbone.Finding{fishbone.Confirmed, fishbone.Confirmed, fishbone.Confirmed, fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Unjudged}[random.IntN(7)]
		edits = append(edits, fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: finding, Evidence: "seen"}})
		switch random.IntN(4) {
		case 0:
			edits = append(edits, fishbone.StopAsking{ID: id, Reason: "enough"})
		case 1:
			edits = append(edits, fishbone.StopAsking{ID: id, Reason: "not ours", Control: fishbone.OutsideControl})
		}
	}
	return append(edits, fishbone.SetChain{ID: "c0", Chain: fishbone.System})
}
