package words

import (
	"strconv"
	"time"

	"whybone/fishbone"
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
	return Day(fishbone.DayOf(t), fishbone.DayOf(now))
}

// Day names a day as seen on another one: today and the days beside it in words, all others by
// [Language.Day]. No day has no name.
func Day(d, today fishbone.Day) string {
	if d == "" {
		return ""
	}
	switch d.Until(today) {
	case 0:
		return T("day.today")
	case 1:
		return T("day.yesterday")
	case -1:
		return T("day.tomorrow")
	}
	return Language("").Day(d, today)
}

// Day names a day by day and month, and by its year where that is not the year of another day: so
// all days of a list have one form, and none is taken for one of another year.
func (l Language) Day(d, today fishbone.Day) string {
	return l.ShortDay(d, d.Time().Year() != today.Time().Year())
}

// ShortDay names a day as day and month; with its year where that is not clear.
func (l Language) ShortDay(d fishbone.Day, withYear bool) string {
	if d == "" || withYear {
		return l.LongDay(d)
	}
	t := d.Time()
	return l.T("date.day", "day", t.Day(), "month", l.T("date.month."+strconv.Itoa(int(t.Month()))))
}

// ShortMonth names the month of a day in a list or along an axis, with its year where that may be another
// one: Nov 2026, 2026年11月.
func (l Language) ShortMonth(d fishbone.Day, withYear bool) string {
	t := d.Time()
	month := l.T("date.month." + strconv.Itoa(int(t.Month())))
	if withYear {
		return l.T("date.ofMonthAndYear", "month", month, "year", t.Year())
	}
	return l.T("date.ofMonth", "month", month)
}

// LongDay names a day in full, as a document does: 28 Nov 2026, 2026年11月28日.
func (l Language) LongDay(d fishbone.Day) string {
	if d == "" {
		return ""
	}
	t := d.Time()
	return l.T("date.full", "day", t.Day(), "month", l.T("date.month."+strconv.Itoa(int(t.Month()))), "year", t.Year())
}

// WidestDay is how a day is named that takes as much room as any.
func WidestDay() string { return Language("").LongDay("2028-12-28") }

func sameDay(a, b time.Time) bool {
	return a.Year() == b.Year() && a.YearDay() == b.YearDay()
}
