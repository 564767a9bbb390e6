package dates

import (
	"regexp"
	"strings"
	"time"

	"whybone/fishbone"
)

// stretch is so many days that people name as one: next week, March, the first quarter.
type stretch struct {
	unit  string // as in units
	first time.Time
}

// units are the words for the lengths of stretches.
var units = map[string]string{
	"week": "week", "month": "month", "quarter": "quarter", "year": "year",
	"周": "week", "星期": "week", "礼拜": "week", "月": "month", "月份": "month", "季度": "quarter", "季": "quarter", "年": "year",
}

// Parts of the expressions of stretches.
const (
	dueForm     = `(?:(in|by|until|till|due|before|within)\s)?`
	partForm    = `(?:(?:the\s)?(start|beginning|early|mid(?:dle)?|late|end)[\s-](?:of\s)?)?`
	yearForm    = `(今年|明年|后年|20\d\d年)`
	portionForm = `((?:年|季|月|周)?(?:初|中|底|末)|上旬|中旬|下旬|上半年|下半年)?`
	withinForm  = `(之内|以内|内)?`
	beforeForm  = `(之前|以前|前)?`
)

// stretchRules are the ways to name a stretch. By something that is to come its last day is meant.
func stretchRules() []rule {
	return []rule{
		say(dueForm+partForm+`(?:the\s)?`+monthForm+`,?(?:\s(\d{4}))?`, monthInEnglish),
		say(dueForm+partForm+`(?:the\s)?(?:(this|next|coming)\s)?(week|month|quarter|year)`, func(r reader, m []string) (Reading, bool) {
			if m[2] == "" && m[3] == "" {
				return Reading{}, false // which one?
			}
			by := 0
			if m[3] == "next" || m[3] == "coming" {
				by = 1
			}
			return r.portion(r.stretch(m[4], by), m[2], m[1] == "before")
		}),
		say(dueForm+partForm+`q([1-4])(?:[\s/-](\d{4}))?`, func(r reader, m []string) (Reading, bool) {
			return r.portion(r.named("quarter", 3*toInt(m[3])-2, toInt(m[4])), m[2], m[1] == "before")
		}),
		say(`eo(w|m|q|y)`, func(r reader, m []string) (Reading, bool) {
			return r.portion(r.stretch(map[string]string{"w": "week", "m": "month", "q": "quarter", "y": "year"}[m[1]], 0), "end", false)
		}),
		say(`(20\d\d)\s?[-/.]\s?(\d{1,2})`, func(r reader, m []string) (Reading, bool) {
			return r.portion(r.named("month", toInt(m[2]), toInt(m[1])), "", false)
		}).onlyAlone(),
		say(yearForm+`?`+countForm+`月份?`+portionForm+withinForm+beforeForm, func(r reader, m []string) (Reading, bool) {
			if r.inText && m[1] == "" && m[3] == "" {
				return Reading{}, false // a month, or so many months
			}
			return r.portion(r.named("month", toInt(m[2]), r.yearOf(m[1])), m[3], m[5] != "")
		}),
		say(yearForm+`?(?:第([一二三四1-4])季度?|([一二三四1-4])季度)`+portionForm+withinForm+beforeForm, func(r reader, m []string) (Reading, bool) {
			return r.portion(r.named("quarter", 3*toInt(m[2]+m[3])-2, r.yearOf(m[1])), m[4], m[6] != "")
		}),
		say(`(本|这个?|下个?|下一个?|下下个?)(周|星期|礼拜|月份?|季度?)`+portionForm+withinForm+beforeForm, func(r reader, m []string) (Reading, bool) {
			by := strings.Count(m[1], "下")
			if by == 0 && r.inText && m[3]+m[4] == "" {
				return Reading{}, false // as in "count the calls of this week"
			}
			return r.portion(r.stretch(units[m[2]], by), m[3], m[5] != "")
		}),
		say(yearForm+portionForm+withinForm+beforeForm, func(r reader, m []string) (Reading, bool) {
			if r.inText && m[2]+m[3] == "" && m[1] != "明年" {
				return Reading{}, false
			}
			return r.portion(stretch{"year", firstOf(r.yearOf(m[1]), 1)}, m[2], m[4] != "")
		}),
		say(`(月|周|年|季)(初|中|底|末)|(上旬|中旬|下旬)|(上半年|下半年)`, portionInChinese),
	}
}

// bareMonths are the names of months that are no names of people.
var bareMonths = regexp.MustCompile(`^(january|feb|march|july|sep|oct|nov|dec)`)

// monthInEnglish is "by March", "mid-March" and "March 2027". A name alone is a month where nobody
// is called so.
func monthInEnglish(r reader, m []string) (Reading, bool) {
	if m[1]+m[2]+m[4] == "" && (r.inText || !bareMonths.MatchString(m[3])) {
		return Reading{}, false
	}
	return r.portion(r.named("month", toInt(months[m[3][:3]]), toInt(m[4])), m[2], m[1] == "before")
}

// portionInChinese is 月底 and 下半年: of this month or year, or of the next where it is over.
func portionInChinese(r reader, m []string) (Reading, bool) {
	unit, part := units[m[1]], m[2]
	switch {
	case m[3] != "":
		unit, part = "month", m[3]
	case m[4] != "":
		unit, part = "year", m[4]
	case r.inText && part != "底" && part != "末":
		return Reading{}, false
	}
	s := r.stretch(unit, 0)
	if s.at(part) < r.today {
		s = r.stretch(unit, 1)
	}
	return r.portion(s, part, false)
}

// stretch is the one of a unit that holds today, or so many later.
func (r reader) stretch(unit string, by int) stretch {
	t := r.today.Time()
	year, month := t.Year(), t.Month()
	switch unit {
	case "week":
		return stretch{unit, r.monday(by).Time()}
	case "quarter":
		month = (month-1)/3*3 + 1 + time.Month(3*by)
	case "year":
		year, month = year+by, 1
	default:
		month += time.Month(by)
	}
	return stretch{unit, firstOf(year, int(month))}
}

// named is the stretch that begins with a month of a year. Without a year it is the next that is
// not over, or the last that has begun.
func (r reader) named(unit string, month, year int) stretch {
	now := r.today.Time().Year()
	of := func(year int) stretch { return stretch{unit, firstOf(year, month)} }
	switch {
	case month < 1 || month > 12:
		return stretch{}
	case year != 0:
		return of(year)
	case r.Past && fishbone.DayOf(of(now).first) > r.today:
		return of(now - 1)
	case !r.Past && of(now).last() < r.today:
		return of(now + 1)
	}
	return of(now)
}

// firstOf is the first day of a month.
func firstOf(year, month int) time.Time {
	return time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
}

// yearOf is the year that a text names, 0 for none.
func (r reader) yearOf(said string) int {
	if said == "" {
		return 0
	}
	now := r.today.Time().Year()
	if by, ok := map[string]int{"今年": 0, "明年": 1, "后年": 2}[said]; ok {
		return now + by
	}
	return toInt(strings.TrimSuffix(said, "年"))
}

// last is the last day, of a week the Friday.
func (s stretch) last() fishbone.Day {
	switch first := fishbone.DayOf(s.first); s.unit {
	case "week":
		return first.Add(4)
	case "month":
		return fishbone.DayOf(s.first.AddDate(0, 1, -1))
	case "quarter":
		return fishbone.DayOf(s.first.AddDate(0, 3, -1))
	default:
		return fishbone.DayOf(s.first.AddDate(1, 0, -1))
	}
}

// at is the day by which a part of a stretch is over.
func (s stretch) at(part string) fishbone.Day {
	day := func(months, days int) fishbone.Day { return fishbone.DayOf(s.first.AddDate(0, months, days)) }
	middle := map[string]fishbone.Day{"week": day(0, 2), "month": day(0, 14), "quarter": day(1, 14), "year": day(6, -1)}
	early := map[string]fishbone.Day{"week": day(0, 1), "month": day(0, 9), "quarter": day(1, -1), "year": day(1, -1)}
	part = strings.TrimLeft(part, "年季月周")
	switch {
	case part == "start" || part == "beginning":
		return day(0, 0)
	case part == "初" && s.unit == "month":
		return day(0, 4)
	case part == "early" || part == "初" || part == "上旬":
		return early[s.unit]
	case part == "中旬":
		return day(0, 19)
	case strings.HasPrefix(part, "mid") || part == "中" || part == "上半年":
		return middle[s.unit]
	case s.unit == "week" && part == "末":
		return day(0, 6)
	}
	return s.last()
}

// portion is the day by which a part of a stretch is over, or all of it: the last day, or the first
// one where it may be meant. Before it means the day before it begins. Where periods are meant it
// is the first day; of what has happened nobody knows the day.
func (r reader) portion(s stretch, part string, before bool) (Reading, bool) {
	if s.unit == "" {
		return Reading{}, false
	}
	first, last := fishbone.DayOf(s.first), s.at(part)
	switch {
	case r.Period && !before:
		return sure(first)
	case r.Past:
		return Reading{}, false
	case before && part == "":
		return r.either(first.Add(-1), last), true
	case s.unit == "week" && last < r.today: // it is the weekend of it
		return sure(first.Add(6))
	case r.inText && last < r.today:
		return Reading{}, false
	case part == "" && first > r.today:
		return r.either(last, first), true
	}
	return sure(last)
}

// either is one of two days, if somebody can be asked.
func (r reader) either(one, other fishbone.Day) Reading {
	if r.Alone {
		return Reading{Day: one}
	}
	return Reading{one, other}
}
