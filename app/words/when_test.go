package words

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
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
		{time.Date(2024, 11, 21, 9, 0, 0, 0, zone), now, "21 Nov 2024"},
		{time.Date(2025, 12, 31, 10, 0, 0, 0, zone), newYear, "yesterday 10:00"},
		{time.Date(2025, 12, 30, 10, 0, 0, 0, zone), newYear, "30 Dec 2025"},
	} {
		if got := When(c.at, c.now); got != c.want {
			t.Errorf("When(%v, %v) = %q, want %q", c.at, c.now, got, c.want)
		}
	}
}

// All days of a list have one form: the year is added where it is another, and nothing else changes.
func TestDaysOfAListHaveOneForm(t *testing.T) {
	t.Cleanup(func() { _ = Use(English) })
	for language, want := range map[Language][]string{
		English:     {"Today", "Tomorrow", "Yesterday", "4 Nov", "7 Feb 2027", "4 Nov 2024", ""},
		Simplified:  {"今天", "明天", "昨天", "11月4日", "2027年2月7日", "2024年11月4日", ""},
		Traditional: {"今天", "明天", "昨天", "11月4日", "2027年2月7日", "2024年11月4日", ""},
	} {
		if err := Use(language); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range []fishbone.Day{"2026-11-28", "2026-11-29", "2026-11-27", "2026-11-04", "2027-02-07", "2024-11-04", ""} {
			got = append(got, Day(d, "2026-11-28"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("in %s: %q, want %q", language, got, want)
		}
		for month := 1; month <= 12; month++ {
			d := fishbone.Day(fmt.Sprintf("2024-%02d-28", month))
			if with, without := language.Day(d, "2026-11-28"), language.Day(d, "2024-11-28"); !strings.Contains(with, without) {
				t.Errorf("in %s: %q in another year and %q in its own", language, with, without)
			}
		}
	}
}
