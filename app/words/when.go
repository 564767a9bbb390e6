package words

import (
	"strconv"
	"time"
)

// When says when something happened, as short as it is clear at the moment now: the
// time today and yesterday, day and month in the same year, the whole date before
// that, and nothing for the zero time. It reckons in now's time zone.
func When(t, now time.Time) string {
	if t.IsZero() {
		return ""
	}
	t = t.In(now.Location())
	switch {
	case sameDay(t, now):
		return T("date.today", "time", t.Format("15:04"))
	case sameDay(t, now.AddDate(0, 0, -1)):
		return T("date.yesterday", "time", t.Format("15:04"))
	}
	return Day(t, now)
}

// Day names a day as seen at the moment now, in its own time zone.
func Day(t, now time.Time) string {
	switch {
	case sameDay(t, now):
		return T("day.today")
	case sameDay(t, now.AddDate(0, 0, -1)):
		return T("day.yesterday")
	case t.Year() == now.Year():
		return T("date.day", "day", t.Day(), "month", T("date.month."+strconv.Itoa(int(t.Month()))))
	}
	return t.Format(time.DateOnly)
}

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}
