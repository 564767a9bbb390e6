package record_test

import (
	"strings"
	"testing"
	"time"

	"whybone/app/record"
	"whybone/fishbone"
)

// table is the whole record as a spreadsheet.
func table(t *testing.T, r *record.Record) string {
	t.Helper()
	if err := r.Refresh(); err != nil {
		t.Fatal(err)
	}
	lines, _, err := r.All()
	if err != nil {
		t.Fatal(err)
	}
	data, err := record.CSV(lines, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A name that was taken out stands in no line of the record, be it as the writer, as an author
// or as an earlier name. Undo brings it back.
func TestTheRecordForgetsANameThatWasTakenOut(t *testing.T) {
	s := open(t,
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Wang", Role: fishbone.Recorder}},
		fishbone.AddCause{ID: "1", Text: "Staff leave", By: "Wang"},
		fishbone.RenamePerson{ID: "p", As: "Wong"},
		fishbone.Judge{ID: "1", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Who: "Wong, Zhao"}},
		fishbone.AddCause{ID: "2", Text: "Low pay", By: "Wong"},
		fishbone.AnonymizePerson{ID: "p", As: "Participant 1"},
		fishbone.AddCause{ID: "3", Text: "No thanks", By: "Participant 1"},
	)
	r, err := record.Open(s)
	if err != nil {
		t.Fatal(err)
	}
	got := table(t, r)
	for _, name := range []string{"Wang", "Wong"} {
		if strings.Contains(got, name) {
			t.Errorf("%s stands in the record:\n%s", name, got)
		}
	}
	for _, want := range []string{"Staff leave (Participant 1)", "Participant 1, Zhao", "Participant 1 joined"} {
		if !strings.Contains(got, want) {
			t.Errorf("the record lacks %q:\n%s", want, got)
		}
	}
	if err := s.ShowMoment(2); err != nil {
		t.Fatal(err)
	}
	if c, _ := s.Analysis().Cause("1"); c.By != "Participant 1" || c.Made.By != "Participant 1" {
		t.Errorf("an earlier moment shows %q, noted by %q", c.By, c.Made.By)
	}
	s.EndMoment()
	for range 2 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if got := table(t, r); !strings.Contains(got, "Staff leave (Wang)") || !strings.Contains(got, "Wang is called Wong") {
		t.Errorf("undo does not bring the names back:\n%s", got)
	}
	if err := s.Redo(); err != nil {
		t.Fatal(err)
	}
	if got := table(t, r); strings.Contains(got, "Wang") {
		t.Errorf("redo does not take the name out again:\n%s", got)
	}
}
