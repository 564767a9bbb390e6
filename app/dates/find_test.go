package dates_test

import (
	"slices"
	"testing"

	"whybone/app/dates"
	"whybone/fishbone"
)

func TestFind(t *testing.T) {
	const today = fishbone.Day("2026-09-20")
	for _, tt := range []struct {
		text string
		want []fishbone.Day
	}{
		{"New form, since 1 Sept.", []fishbone.Day{"2026-09-01"}},
		{"from 28 August to September 3rd, 2025", []fishbone.Day{"2026-08-28", "2025-09-03"}},
		{"the 2nd of May 2024", []fishbone.Day{"2024-05-02"}},
		{"seit 1.9. neu", []fishbone.Day{"2026-09-01"}},
		{"1.12.", []fishbone.Day{"2025-12-01"}},
		{"since 2026-08-28, and 2026/9/1", []fishbone.Day{"2026-08-28", "2026-09-01"}},
		{"9月1日起换新单", []fishbone.Day{"2026-09-01"}},
		{"２０２５年１２月３號開始", []fishbone.Day{"2025-12-03"}},
		{"8月28日停用，9月3号恢复", []fishbone.Day{"2026-08-28", "2026-09-03"}},
		{"14:00 to 17:00, Friday to Sunday", nil},
		{"23 % of 412, 3/4 of them, 1.5 hours", nil},
		{"may be 20 of them", nil},
		{"31 June", nil},
	} {
		if got := dates.Find(tt.text, today); !slices.Equal(got, tt.want) && len(got)+len(tt.want) > 0 {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
	}
}

func TestTyped(t *testing.T) {
	const today = fishbone.Day("2026-09-20")
	for _, tt := range []struct {
		text  string
		ahead bool
		want  string
	}{
		{"2026-10-15", false, "2026-10-15"}, {"10/15", true, "2026-10-15"}, {"10/15", false, "2025-10-15"},
		{"15.10.", true, "2026-10-15"}, {"15.10", true, "2026-10-15"}, {"15 Oct.", true, "2026-10-15"}, {"Oct 15, 2027", true, "2027-10-15"},
		{"10月15日", true, "2026-10-15"}, {"１０月１５號", false, "2025-10-15"}, {"20.9.", true, "2026-09-20"}, {"20.9.", false, "2026-09-20"},
		{"soon", true, "soon"}, {"", true, ""}, {"13/45", true, "13/45"}, {"15 Oct. or later", true, "15 Oct. or later"}, {"29.2.", true, "2028-02-29"},
	} {
		if got := dates.Typed(tt.text, today, dates.Options{Past: !tt.ahead}); got != tt.want {
			t.Errorf("%q ahead %v: %q, want %q", tt.text, tt.ahead, got, tt.want)
		}
	}
}
