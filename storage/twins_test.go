package storage

import (
	"testing"
	"time"

	"whybone/fishbone"
)

func TestGroupsOnOneProblem(t *testing.T) {
	s := openTemp(t)
	made := func(id fishbone.ID, of fishbone.ID, minute int) {
		t.Helper()
		stamp := fishbone.Stamp{At: time.Date(2026, 3, 1, 9, minute, 0, 0, time.UTC)}
		a, err := fishbone.New(id, stamp).Apply(fishbone.SetAbout{Field: fishbone.TwinOfField, Text: string(of)}, stamp)
		if err == nil {
			_, err = s.Create(a)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	made("first", "", 0)
	made("third", "first", 2)
	made("second", "first", 1)
	made("alone", "", 3)
	made("orphan", "gone", 4) // the first was on another desk
	for id, want := range map[fishbone.ID][]fishbone.ID{
		"first": {"second", "third"}, "second": {"first", "third"}, "third": {"first", "second"}, "alone": nil, "orphan": nil, "nobody": nil,
	} {
		got, err := s.Twins(id)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %d twins, %v", id, len(got), err)
		}
		for i := range got {
			if got[i].ID != want[i] {
				t.Errorf("%s: twin %d is %s, want %s", id, i, got[i].ID, want[i])
			}
		}
	}
	if err := s.Delete("first", time.Now()); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Twins("second"); err != nil || len(got) != 1 {
		t.Errorf("with the first in the bin: %v, %v", got, err)
	}
}
