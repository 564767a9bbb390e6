package history

import (
	"testing"
	"time"

	"whybone/app/words"
	"whybone/fishbone"
)

// What was done is told under the meeting that had begun last.
func TestTheRecordIsToldByMeeting(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 3, 14, hour, 0, 0, 0, time.UTC) }
	held := []fishbone.Meeting{
		{ID: "1", Date: "2026-03-14", Made: fishbone.Stamp{At: at(9)}},
		{ID: "2", Date: "2026-03-14", Place: "room 3", Made: fishbone.Stamp{At: at(14)}},
	}
	for hour, want := range map[int]string{
		8: "", 9: words.T("history.meeting", "n", 1), 13: words.T("history.meeting", "n", 1), 15: words.T("history.meeting", "n", 2) + " · room 3",
	} {
		if got := meetingAt(held, at(hour)); got != want {
			t.Errorf("at %d it is told under %q, want %q", hour, got, want)
		}
	}
}
