package fishbone

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/width"
)

// months are how the names of the months begin in English.
const months = `jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec`

// dayForms are the forms in which people write a day in a sentence, in three languages, each
// with its parts in the order of its groups. The longer ones come first.
var dayForms = []struct {
	form  *regexp.Regexp
	parts string
}{
	{regexp.MustCompile(`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?`), "ymd"},
	{regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b`), "dmy"},
	{regexp.MustCompile(`(\d{1,2})\s*月\s*(\d{1,2})\s*[日号號]?`), "md"},
	{regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(` + months + `)[a-z]*\.?,?\s+(\d{4})\b`), "dMy"},
	{regexp.MustCompile(`\b(` + months + `)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`), "Mdy"},
	{regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(` + months + `)[a-z]*\b`), "dM"},
	{regexp.MustCompile(`\b(` + months + `)[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b`), "Md"},
	{regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.`), "dm"},
}

// shortDay is a form that means a day only where nothing else stands beside it: in a sentence
// it may be a part of something.
var shortDay = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})$`)

// FindDays finds the days that a sentence names, in their order. One without a year is the
// last such day that is not after today.
func FindDays(s string, today Day) []Day {
	type found struct {
		at  int
		day Day
	}
	var all []found
	s = strings.ToLower(width.Narrow.String(s))
	for _, f := range dayForms {
		for {
			m := f.form.FindStringSubmatchIndex(s)
			if m == nil {
				break
			}
			if d := (dayMatch{f.parts}).day(s, m, today, false); d != "" {
				all = append(all, found{m[0], d})
			}
			// What was read is read by no other form.
			s = s[:m[0]] + strings.Repeat("\x00", m[1]-m[0]) + s[m[1]:]
		}
	}
	slices.SortStableFunc(all, func(a, b found) int { return a.at - b.at })
	days := make([]Day, len(all))
	for i, f := range all {
		days[i] = f.day
	}
	return days
}

// ReadDay reads a day as people type it: 2026-09-01, 9/1, 1.9., 9月1日, 1 Sept. Without a year
// it is the last such day, or with ahead the next one. What is none comes back as it was, for
// an edit to refuse.
func ReadDay(s string, today Day, ahead bool) string {
	typed := strings.ToLower(Label(width.Narrow.String(s)))
	if m := shortDay.FindStringSubmatchIndex(typed); m != nil {
		parts := "md"
		if strings.Contains(typed, ".") {
			parts = "dm"
		}
		if d := (dayMatch{parts}).day(typed, m, today, ahead); d != "" {
			return string(d)
		}
		return s
	}
	for _, f := range dayForms {
		if m := f.form.FindStringSubmatchIndex(typed); m != nil && m[0] == 0 && strings.Trim(typed[m[1]:], ".") == "" {
			if d := (dayMatch{f.parts}).day(typed, m, today, ahead); d != "" {
				return string(d)
			}
		}
	}
	return s
}

// dayMatch reads what a form found: y, m and d are numbers, M is the name of a month.
type dayMatch struct{ parts string }

// day is the day that was found, empty for one that is not in the calendar.
func (f dayMatch) day(s string, groups []int, today Day, ahead bool) Day {
	year, month, day := 0, 0, 0
	for i, p := range f.parts {
		text := s[groups[2*i+2]:groups[2*i+3]]
		n, _ := strconv.Atoi(text)
		switch p {
		case 'y':
			year = n
		case 'm':
			month = n
		case 'M':
			month = strings.Index(months, text)/4 + 1
		case 'd':
			day = n
		}
	}
	if year > 0 {
		return calendarDay(year, month, day)
	}
	// 29 February may be some years away.
	step := -1
	if ahead {
		step = 1
	}
	for i := range 8 {
		d := calendarDay(today.Time().Year()+i*step, month, day)
		if d != "" && (ahead && d >= today || !ahead && d <= today) {
			return d
		}
	}
	return ""
}

// calendarDay is a day of the calendar, empty for one that there is not.
func calendarDay(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1900 || t.Day() != day || int(t.Month()) != month {
		return ""
	}
	return DayOf(t)
}
