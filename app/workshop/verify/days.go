package verify

import (
	"regexp"
	"strconv"
	"time"

	"golang.org/x/text/width"

	"whybone/app/words"
	"whybone/fishbone"
)

// dayWords names a day, as short as it is clear on another one.
func dayWords(d, today fishbone.Day) string {
	if d == "" {
		return "—"
	}
	return words.Day(d.Time(), today.Time())
}

// The forms in which people write a day, each with its numbers in the order of its letters.
var dayForms = []struct {
	form  *regexp.Regexp
	parts string
}{
	{regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号號]?$`), "ymd"},
	{regexp.MustCompile(`^(\d{1,2})[-/月](\d{1,2})[日号號]?$`), "md"},
	{regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.?$`), "dm"},
	{regexp.MustCompile(`^(\d{1,2})\.(\d{1,2})\.(\d{4})$`), "dmy"},
	{regexp.MustCompile(`^\+(\d{1,3})$`), "+"},
}

// readDay reads a day as people write it: 2026-12-01, 12/1, 1.12., 12月1日, +3 for three days
// from today. Where no year is given, it is the next such day, or one of the last month. What
// is none stays as it was typed, for the edit to refuse.
func readDay(s string, today fishbone.Day) string {
	s = width.Narrow.String(fishbone.Flat(s))
	for _, f := range dayForms {
		if m := f.form.FindStringSubmatch(s); m != nil {
			return string(dayOf(f.parts, m[1:], today))
		}
	}
	return s
}

func dayOf(parts string, numbers []string, today fishbone.Day) fishbone.Day {
	n := map[rune]int{}
	for i, p := range parts {
		n[p], _ = strconv.Atoi(numbers[i])
	}
	if parts == "+" {
		return today.Add(n['+'])
	}
	year, given := n['y']
	if !given {
		year = today.Time().Year()
	}
	t := time.Date(year, time.Month(n['m']), n['d'], 0, 0, 0, 0, time.UTC)
	if t.Day() != n['d'] || int(t.Month()) != n['m'] {
		return fishbone.Day(strconv.Itoa(year) + "-" + numbers[0] + "-" + numbers[1]) // no such day: the edit says so
	}
	const lately = 31
	if !given && fishbone.DayOf(t).Until(today) > lately {
		t = t.AddDate(1, 0, 0)
	}
	return fishbone.DayOf(t)
}
