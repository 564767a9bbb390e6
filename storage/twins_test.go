package storage

import (
	"maps"
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
	numbers := func() map[fishbone.ID]int {
		t.Helper()
		list, _, err := s.List(Query{})
		if err != nil {
			t.Fatal(err)
		}
		all := map[fishbone.ID]int{}
		for _, one := range list {
			all[one.ID] = one.Group
			if same, err := s.Summaries([]fishbone.ID{one.ID}); err != nil || same[0].Group != one.Group {
				t.Errorf("%s is of group %d in the list, and alone of %+v, %v", one.ID, one.Group, same, err)
			}
		}
		return all
	}
	if got, want := numbers(), (map[fishbone.ID]int{"first": 1, "second": 2, "third": 3, "alone": 0, "orphan": 0}); !maps.Equal(got, want) {
		t.Errorf("the groups are %v, want %v", got, want)
	}
	if page, _, err := s.List(Query{Limit: 1, Offset: 3}); err != nil || page[0].ID != "second" && page[0].Group == 0 {
		t.Errorf("alone on its page it is %+v, %v", page, err)
	}
	if err := s.Delete("first", time.Now()); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Twins("second"); err != nil || len(got) != 1 {
		t.Errorf("with the first in the bin: %v, %v", got, err)
	}
}
