package tables_test

import (
	"slices"
	"strings"
	"testing"

	"whybone/app/tables"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw/table"
)

// team has voted twice on its causes, given points, and verifies.
func team(t *testing.T, more ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	if err := words.Use(words.English); err != nil {
		t.Fatal(err)
	}
	points := func(id, cause, by, n string) fishbone.Edit {
		return fishbone.Add{Thing: &fishbone.Score{ID: fishbone.ID(id), Criterion: "often", Of: fishbone.ID(cause), By: by, Points: fishbone.Figure(n)}}
	}
	edits := []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(fishbone.ByPoints)},
		fishbone.Add{Thing: &fishbone.Bone{ID: "desk", Name: "Desk"}},
		fishbone.AddCause{ID: "keys", Under: "desk", Text: "=keys wait"}, fishbone.AddCause{ID: "queue", Under: "desk", Text: "queue"},
		fishbone.AddCause{ID: "rain", Under: "desk", Text: "rain"},
	}
	for n, dots := range [][]int{{3, 1, 1}, {2, 4, 0}} {
		id := fishbone.ID([]string{"one", "two"}[n])
		edits = append(edits, fishbone.Add{Thing: &fishbone.Ballot{ID: id, Text: "Which?", Dots: 3, Cut: 1, On: fishbone.OfCauses, State: fishbone.BallotRevealed}},
			fishbone.Add{Thing: &fishbone.Paper{ID: id + "p", Name: "Ann Lee", Ballot: id, State: fishbone.PaperVoted}})
		for i, of := range []fishbone.ID{"keys", "queue", "rain"} {
			edits = append(edits, fishbone.Add{Thing: &fishbone.Tally{ID: id + of, Text: string(of), Ballot: id, Of: of, Dots: dots[i]}})
		}
	}
	edits = append(edits,
		fishbone.Add{Thing: &fishbone.Criterion{ID: "often", Text: "How often", For: fishbone.OfCauses}},
		points("s1", "keys", "Ann Lee", "5"), points("s2", "keys", "Bo Ek", "3"), points("s3", "queue", "", "1"),
		fishbone.Add{Thing: &fishbone.Verification{ID: "v", Text: "watch", Cause: "keys", Criterion: "6 of 50", Method: "count", Who: "Ann Lee", Due: "2026-03-20", Sample: "50", Number: 17}},
		fishbone.Add{Thing: &fishbone.Attachment{ID: "at", Name: "desk.png", Of: "v", Note: "the queue at nine"}},
	)
	at := fishbone.Stamp{}
	a := fishbone.New("a", at)
	for _, e := range append(edits, more...) {
		next, err := a.Apply(e, at)
		if err != nil {
			t.Fatalf("%s: %v", e.Name(), err)
		}
		a = next
	}
	return a
}

func csv(t *testing.T, a *fishbone.Analysis) string {
	t.Helper()
	data, err := tables.CSV(append(tables.Ballots(a), tables.Points(a), tables.Verifications(a))...)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWhatTheTablesSay(t *testing.T) {
	got := csv(t, team(t))
	for _, want := range []string{
		"Round 1 · Which?,1 voter · 5 dots · 3 causes with dots\r\n", "1,'=keys wait,3,3\r\n", "2,queue,1,1\r\n2,rain,1,1\r\n",
		"1,queue,4,4,2. (1)\r\n2,'=keys wait,2,2,1. (3)\r\n3,rain,0,0,2. (1)\r\n",
		"Bone,Cause,How often,Sum,Running share\r\n", "Desk,'=keys wait,8,8,89%\r\n,Ann Lee,5,5,\r\n,Bo Ek,3,3,\r\n", "Desk,rain,,,",
		"17,Desk,'=keys wait,6 of 50,count,50,Ann Lee,2026-03-20,the queue at nine,,\r\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q:\n%s", want, got)
		}
	}
	for how, want := range map[fishbone.Signing][]string{fishbone.SignInitials: {",AL,5,5,", ",BE,3,3,"}, fishbone.SignNobody: {",1,5,5,", ",2,3,3,"}} {
		got := csv(t, team(t, fishbone.SetAbout{Field: fishbone.SigningField, Text: string(how)}))
		if strings.Contains(got, "Bo Ek") || slices.ContainsFunc(want, func(s string) bool { return !strings.Contains(got, s) }) {
			t.Errorf("%s: it says\n%s", how, got)
		}
		if !strings.Contains(got, "50,Ann Lee,2026-03-20") {
			t.Errorf("%s: who verifies is not named:\n%s", how, got)
		}
	}
}

// What is above the cut has the line below it; a tie that the line goes through has it above.
func TestTheLineStandsBelowWhatGoesOn(t *testing.T) {
	a := team(t)
	for i, want := range []int{0, 0} {
		rows := tables.Ballots(a)[i].Rows
		if rows[want].Cut == "" || !rows[want].Strong || rows[want+1].Strong {
			t.Errorf("round %d: %+v", i+1, rows)
		}
	}
	rows := tables.Points(a).Rows
	if at := slices.IndexFunc(rows, func(r table.Row) bool { return r.Cut != "" }); at != 2 { // below what the people gave it
		t.Errorf("the points are cut below row %d: %+v", at, rows)
	}
}
