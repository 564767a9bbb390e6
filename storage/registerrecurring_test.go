package storage

import (
	"testing"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

func TestRecurringLooksAtNinetyDaysAndAtThoseBefore(t *testing.T) {
	s, c := openTemp(t), &clock{}
	add := func(id string, kind string, day fishbone.Day) {
		t.Helper()
		if _, err := s.Register().Do(complaint.Add{Complaint: fishbone.Complaint{ID: fishbone.ID(id), What: "x", Type: kind, Received: day}}, c.now()); err != nil {
			t.Fatal(err)
		}
	}
	for i, day := range []fishbone.Day{"2026-06-30", "2026-04-02", "2026-04-05", "2026-05-01", "2026-04-01", "2026-07-01"} {
		add(string(rune('a'+i)), "late", day)
	}
	all, err := s.Register().Recurring("2026-06-30")
	if err != nil || len(all) != 1 || all[0].N != 4 || all[0].Before != 1 || !all[0].Rising {
		t.Errorf("%+v, %v", all, err)
	}
}
