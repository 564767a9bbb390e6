package tables_test

import (
	"fmt"
	"testing"

	"whybone/app/tables"
	"whybone/fishbone"
	"whybone/fishbone/compare"
)

func TestTheTableOfTwoAnalyses(t *testing.T) {
	a := team(t, fishbone.AddCause{ID: "lock", Under: "keys", Text: "one lock"}, fishbone.Add{Thing: &fishbone.Bone{ID: "x", Name: "Rooms"}})
	at := fishbone.Stamp{At: a.Made().At}
	b, err := fishbone.New("b", at).Apply(fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Bone{ID: "desk", Name: "Desk"}}, fishbone.AddCause{ID: "k", Under: "desk", Text: "the keys wait"},
		fishbone.Judge{ID: "k", Verdict: fishbone.Verdict{Finding: fishbone.Rejected, Evidence: "seen"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "two locks", Choice: fishbone.Chosen}},
	}}, at)
	if err != nil {
		t.Fatal(err)
	}
	table := tables.Comparison(compare.New(a, b, nil))
	said := map[string]string{}
	for _, r := range table.Rows {
		if len(r.Cells) != len(table.Head) {
			t.Fatalf("%d cells below %d heads", len(r.Cells), len(table.Head))
		}
		said[r.Cells[2]] = fmt.Sprintf("%q", r.Cells)
	}
	for cause, want := range map[string]string{
		"=keys wait": `["Desk" "1" "=keys wait" "seen by both" "the keys wait" "" "Rejected"]`,
		"one lock":   `["Desk" "2" "one lock" "only A" "" "" ""]`,
		"":           `["Rooms" "" "" "seen by neither" "" "" ""]`,
		"two locks":  `["Solution" "" "two locks" "only B" "" "" "Chosen"]`,
	} {
		if said[cause] != want {
			t.Errorf("%s\nwant %s", said[cause], want)
		}
	}
}
