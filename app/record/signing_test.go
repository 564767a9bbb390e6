package record_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/app/record"
	"whybone/fishbone"
	"whybone/fishbone/fishbonetest"
)

// said are edits in which every kind of thing has an author, called "KIND by 一", who is also
// who writes.
func said() []fishbone.Edit {
	edits := []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Wang Min", Role: fishbone.Recorder}},
		fishbone.AddCause{ID: "c", Text: "Staff leave", By: "cause by 一"}, fishbone.AddCause{ID: "d", Text: "They leave", By: "wording by 一"},
		fishbone.MergeCause{ID: "d", Into: "c", As: "w"},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "Pay fairly", By: "solution by 一"}},
		fishbone.Add{Thing: &fishbone.Idea{ID: "i", Text: "Lorry", By: "idea by 一"}},
		fishbone.Set{Of: fishbone.IdeaKind, ID: "i", Values: fishbone.Values{"by": "idea by 二"}},
	}
	edits = append(edits, fishbonetest.Later("c", "s")...)
	return append(edits,
		fishbone.Add{Thing: &fishbone.Criterion{ID: "k", Text: "Quick", For: fishbone.OfSolutions}},
		fishbone.GivePoints{ID: "g", Criterion: "k", Of: "s", Points: 5, By: "score by 一"},
		fishbone.RemoveCause{ID: "c"})
}

// TestTheRecordNamesAuthorsAsTheTeamWants looks at what is handed out of it, and takes the choice
// back.
func TestTheRecordNamesAuthorsAsTheTeamWants(t *testing.T) {
	s := open(t, said()...)
	r, err := record.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	named := table(t, r)
	for how, want := range map[fishbone.Signing]string{fishbone.SignInitials: "Staff leave (CB一)", fishbone.SignNobody: "Cause added: Staff leave,done"} {
		if err := s.Do(fishbone.SetAbout{Field: fishbone.SigningField, Text: string(how)}); err != nil {
			t.Fatal(err)
		}
		got := table(t, r)
		lines, done, err := r.All()
		if err != nil {
			t.Fatal(err)
		}
		got += string(record.Text("x", lines, done, time.UTC))
		for _, k := range fishbone.Kinds() {
			f, ok := k.Attribute("by")
			if name := k.Name + " by"; ok && f.Author && (strings.Contains(got, name) || !strings.Contains(named, name)) {
				t.Errorf("%s: %q stands in the record, or did not before: %v", how, name, strings.Contains(named, name))
			}
		}
		if slices.ContainsFunc(lines, func(l record.Line) bool { return l.Who == "Wang Min" }) {
			t.Errorf("%s: who wrote is named", how)
		}
		if !strings.Contains(got, want) || !strings.Contains(got, "promise owner") || !strings.Contains(got, "Wang Min joined") {
			t.Errorf("%s: the record is\n%s", how, got)
		}
		if err := s.ShowMoment(2); err != nil {
			t.Fatal(err)
		}
		if c, _ := s.Analysis().Cause("c"); s.Analysis().Sign(c.By) == c.By {
			t.Errorf("%s: an earlier moment names %q", how, c.By)
		}
		s.EndMoment()
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := table(t, r); !strings.Contains(got, "Staff leave (cause by 一)") {
			t.Errorf("undo of %s does not bring the names back:\n%s", how, got)
		}
	}
}
