package words

import (
	"testing"
	"time"
)

func TestWhen(t *testing.T) {
	if err := Use(English); err != nil {
		t.Fatal(err)
	}
	zone := time.FixedZone("Taipei", 8*3600)
	now := time.Date(2025, 11, 21, 9, 0, 0, 0, zone)
	newYear := time.Date(2026, 1, 1, 9, 0, 0, 0, zone)
	for _, c := range []struct {
		at, now time.Time
		want    string
	}{
		{time.Time{}, now, ""},
		{time.Date(2025, 11, 21, 0, 1, 0, 0, zone), now, "today 00:01"},
		{time.Date(2025, 11, 20, 16, 5, 0, 0, time.UTC), now, "today 00:05"}, // in now's zone
		{time.Date(2025, 11, 20, 23, 59, 0, 0, zone), now, "yesterday 23:59"},
		{time.Date(2025, 11, 19, 23, 59, 0, 0, zone), now, "19 Nov"},
		{time.Date(2025, 1, 2, 3, 4, 0, 0, zone), now, "2 Jan"},
		{time.Date(2024, 11, 21, 9, 0, 0, 0, zone), now, "2024-11-21"},
		{time.Date(2025, 12, 31, 10, 0, 0, 0, zone), newYear, "yesterday 10:00"},
		{time.Date(2025, 12, 30, 10, 0, 0, 0, zone), newYear, "2025-12-30"},
	} {
		if got := When(c.at, c.now); got != c.want {
			t.Errorf("When(%v, %v) = %q, want %q", c.at, c.now, got, c.want)
		}
	}
}
