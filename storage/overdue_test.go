package storage

import (
	"testing"
	"time"

	"whybone/fishbone"
)

func TestWhatIsOverdueAnywhere(t *testing.T) {
	s := openTemp(t)
	made := func(id fishbone.ID, promises ...fishbone.Promise) {
		t.Helper()
		stamp := fishbone.Stamp{At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
		edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "problem of " + string(id)}}
		for _, p := range promises {
			edits = append(edits, fishbone.Add{Thing: &p})
		}
		a, err := fishbone.New(id, stamp).Apply(fishbone.Batch{Edits: edits}, stamp)
		if err == nil {
			_, err = s.Create(a)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	made("a", fishbone.Promise{ID: "late", Text: "scan", Owner: "Ann", Due: "2026-03-05"}, fishbone.Promise{ID: "kept", Text: "x", Due: "2026-03-01", Status: fishbone.PromiseDone},
		fishbone.Promise{ID: "moved", Text: "y", Due: "2026-03-01", NewDue: "2026-03-20", Reason: "ill"}, fishbone.Promise{ID: "noDay", Text: "z"})
	made("b", fishbone.Promise{ID: "later", Text: "shift", Owner: "Bo", Due: "2026-01-01", NewDue: "2026-03-02", Reason: "ill"}, fishbone.Promise{ID: "today", Text: "t", Due: "2026-03-10"})
	made("gone", fishbone.Promise{ID: "p", Text: "p", Due: "2026-01-01"})
	if err := s.Delete("gone", time.Now()); err != nil {
		t.Fatal(err)
	}
	all, total, err := s.OverduePromises("2026-03-10", 1)
	if err != nil || total != 2 || len(all) != 1 {
		t.Fatalf("%+v of %d, %v", all, total, err)
	}
	if want := (OverduePromise{"b", "problem of b", "later", "shift", "Bo", "2026-03-02"}); all[0] != want {
		t.Errorf("the first is %+v, want %+v", all[0], want)
	}
}
