package dates

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"whybone/fishbone"
)

// reader reads one text.
type reader struct {
	Options
	today  fishbone.Day
	inText bool  // it is the end of a sentence, in which there may be figures
	column Order // of a column, where every day has its year unless it is known when today is
}

// rule is one way to say a day.
type rule struct {
	form *regexp.Regexp
	read func(r reader, m []string) (Reading, bool)
	// alone says that in a sentence it may mean something else.
	alone bool
	// within finds it anywhere in a sentence; nil for what may mean something else there.
	within *regexp.Regexp
	// column says that it has a year, or may have one, so that it can stand in a column.
	column bool
	// period says that it is a month or a week, which is meant by its first day.
	period bool
}

// Parts of the rules' expressions.
const (
	numberForm  = `(\d{1,3}|[一二三四五六七八九十两零廿]{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)`
	countForm   = `(\d{1,3}|[一二三四五六七八九十两零廿]{1,4})`
	monthForm   = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	weekdayForm = `(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur|urs)?(?:day)?`
	dayForm     = `(\d{1,2})(?:st|nd|rd|th)?`
)

// led and followed are what stands before a day and after it without changing it.
var (
	led      = regexp.MustCompile(`^(?:(?:by|until|till|before|due|on)\s+|期限[:\s]*|截止(?:到|于)?[:\s]*|最晚|最迟|于|在|到)`)
	followed = regexp.MustCompile(`(?:(?:下班|中午|午饭|晚上)?(?:之前|以前|前)|截止|完成)$`)
	weekday  = regexp.MustCompile(`^(?:` + weekdayForm + `,?\s+|(?:周|星期|礼拜)[一二三四五六日天][,\s]*)(.*\d.*)$`)
	inBraces = regexp.MustCompile(`^(.*\d.*?)\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?$`)
)

// read reads what is folded already.
func (r reader) read(s string) (Reading, bool) {
	for _, known := range rules() {
		if known.alone && r.inText || known.period && !r.Period || r.column != "" && !known.column {
			continue
		}
		if m := known.form.FindStringSubmatch(s); m != nil {
			if d, ok := known.read(r, m); ok {
				return d, true
			}
		}
	}
	for _, less := range []string{led.ReplaceAllString(s, ""), followed.ReplaceAllString(s, ""), group(weekday, s), group(inBraces, s)} {
		if less = strings.TrimSpace(less); less != s && less != "" {
			return r.read(less)
		}
	}
	return Reading{}, false
}

// group is the last group of an expression in a text, empty if it is not there.
func group(of *regexp.Regexp, s string) string {
	m := of.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return m[len(m)-1]
}

// rules are tried in their order. They are made when the first day is read: that takes longer than
// many a start of the program.
var rules = sync.OnceValue(func() []rule {
	return slices.Concat(dayRules(), stretchRules(), distanceRules())
})

// dayRules are the ways to name a day of the calendar or of the week.
func dayRules() []rule {
	return []rule{
		say(`(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?`, func(r reader, m []string) (Reading, bool) {
			return sure(date(toInt(m[1]), toInt(m[2]), toInt(m[3])))
		}).inColumns().inSentences(),
		say(`(?:民国)?\s?(\d{3})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?[日号]?`, func(r reader, m []string) (Reading, bool) {
			return sure(date(yearZero+toInt(m[1]), toInt(m[2]), toInt(m[3])))
		}).inColumns().onlyAlone(),
		say(`(20\d\d)(\d\d)(\d\d)`, func(r reader, m []string) (Reading, bool) {
			return sure(date(toInt(m[1]), toInt(m[2]), toInt(m[3])))
		}).inColumns(),
		say(`(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4})|(\d{2}))?`, func(r reader, m []string) (Reading, bool) { return r.day(m[1], m[2], m[3]+m[4]) }).inColumns().inSentences(),
		say(`(\d{1,2})\.(\d{1,2})`, func(r reader, m []string) (Reading, bool) {
			if toInt(m[1]) <= 12 && (r.MonthFirst || toInt(m[2]) > 12) {
				return r.day(m[2], m[1], "")
			}
			return r.day(m[1], m[2], "")
		}).onlyAlone(),
		say(`(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?`, slashed).inColumns(),
		say(`(\d{1,2})-(\d{1,2})-(\d{4})`, slashed).inColumns(),
		say(`(\d{1,2})-(\d{1,2})`, func(r reader, m []string) (Reading, bool) { return slashed(r, append(m, "")) }).onlyAlone(),
		say(dayForm+`[\s-]?(?:of\s)?`+monthForm+`,?(?:[\s-]?(\d{4}))?`, func(r reader, m []string) (Reading, bool) {
			return r.day(m[1], months[m[2][:3]], m[3])
		}).inColumns().inSentences(),
		say(monthForm+`\s?`+dayForm+`(?:,?\s?(\d{4}))?`, func(r reader, m []string) (Reading, bool) { return r.day(m[2], months[m[1][:3]], m[3]) }).inColumns().inSentences(),
		say(`(\d{4})-?\s*(?:w|kw|第)\s*(\d{1,2})周?`, weekOfYear).ofPeriods(),
		say(`(\d{4})\s?[-/.年]\s?(\d{1,2})月?`, func(r reader, m []string) (Reading, bool) { return sure(date(toInt(m[1]), toInt(m[2]), 1)) }).ofPeriods(),
		say(`(\d{1,2})[-/.\s](\d{4})`, func(r reader, m []string) (Reading, bool) { return sure(date(toInt(m[2]), toInt(m[1]), 1)) }).ofPeriods(),
		say(monthForm+`[\s-](\d{4})`, func(r reader, m []string) (Reading, bool) { return r.day("1", months[m[1][:3]], m[2]) }).ofPeriods(),
		say(`(今年|明年|去年)?`+countForm+`月`+countForm+`[日号]?`, func(r reader, m []string) (Reading, bool) {
			by, named := map[string]int{"今年": 0, "明年": 1, "去年": -1}[m[1]]
			year := ""
			if named && r.today != "" {
				year = strconv.Itoa(r.today.Time().Year() + by)
			}
			return r.day(m[3], m[2], year)
		}).inColumns().inSentences(),
		say(`(本月|这个?月|下个?月)`+countForm+`[日号]?`, func(r reader, m []string) (Reading, bool) {
			first := r.month(0)
			if strings.HasPrefix(m[1], "下") {
				first = r.month(1)
			}
			return sure(date(first.Year(), int(first.Month()), toInt(m[2])))
		}),
		say(countForm+`[日号]`, dayOfMonth),
		say(`(?:the\s)?(\d{1,2})(?:st|nd|rd|th)`, dayOfMonth),
		say(`(today|今天|今日)`, ahead(0)),
		say(`(tomorrow|tmrw?|明天|明日|明儿)`, ahead(1)),
		say(`(?:the\s)?(day after tomorrow|后天|后日)`, ahead(2)),
		say(`(大后天)`, ahead(3)),
		say(`(yesterday|昨天|昨日)`, ahead(-1)),
		say(`(?:the\s)?(day before yesterday|前天|前日)`, ahead(-2)),
		say(`(this\s|next\s|coming\s|last\s)?`+weekdayForm, englishWeekday),
		say(`(本|这个?|下个?|下下个?|上个?)?(?:周|星期|礼拜)([一二三四五六日天])`, chineseWeekday),
	}
}

// distanceRules are the ways to say how far a day is.
func distanceRules() []rule {
	return []rule{
		say(`in\s`+numberForm+`\s?(day|week|month|year)s?`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], 1) }),
		say(numberForm+`\s(day|week|month|year)s?\s(?:from\s(?:now|today)|later)`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], 1) }),
		say(`(?:within\s)?`+numberForm+`\s?(day|week|month|year)s?`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], 1) }).onlyAlone(),
		say(`\+\s?(\d{1,3})`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], "day", 1) }).onlyAlone(),
		say(`\+?\s?(\d{1,3})\s?([dwm])`, func(r reader, m []string) (Reading, bool) {
			return r.later(m[1], map[string]string{"d": "day", "w": "week", "m": "month"}[m[2]], 1)
		}).onlyAlone(),
		say(numberForm+`\s(day|week|month|year)s?\sago`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], -1) }),
		say(countForm+`个?(天|日|周|星期|礼拜|月|年)(?:之后|以后|后)`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], 1) }),
		say(countForm+`个?(天|周|星期|礼拜|年)(?:之内|以内|内)?`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], 1) }).onlyAlone(),
		say(countForm+`个月(?:之内|以内|内)?`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], "月", 1) }).onlyAlone(),
		say(countForm+`个?(天|日|周|星期|礼拜|月|年)(?:之前|以前|前)`, func(r reader, m []string) (Reading, bool) { return r.later(m[1], m[2], -1) }).onlyAlone(),
		say(`半个?(月|年)(?:之后|以后|后|之内|以内|内)`, half),
		say(`(?:in|within)\shalf\sa\s(month|year)`, half),
	}
}

// say makes a rule for the whole of a text.
func say(form string, read func(reader, []string) (Reading, bool)) rule {
	return rule{form: regexp.MustCompile(`^(?:` + form + `)$`), read: read}
}

func (r rule) onlyAlone() rule { r.alone = true; return r }
func (r rule) inColumns() rule { r.column = true; return r }
func (r rule) ofPeriods() rule { r.column, r.period = true, true; return r }

// inSentences makes a rule for a day anywhere in a text, between what is no part of a number or
// a word.
func (r rule) inSentences() rule {
	r.within = regexp.MustCompile(`(?:^|[^a-z0-9])(?:` + strings.Trim(r.form.String(), "^$") + `)(?:$|[^a-z0-9])`)
	return r
}

// yearZero is the year before the first one of the Republic of China.
const yearZero = 1911

// weekOfYear is the Monday of a week of a year, by ISO 8601.
func weekOfYear(_ reader, m []string) (Reading, bool) {
	year, n := toInt(m[1]), toInt(m[2])
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is always in week 1
	monday := fourth.AddDate(0, 0, 7*(n-1)-(int(fourth.Weekday())+6)%7)
	if y, w := monday.ISOWeek(); y != year || w != n {
		return Reading{}, false
	}
	return sure(fishbone.DayOf(monday))
}

var months = map[string]string{
	"jan": "1", "feb": "2", "mar": "3", "apr": "4", "may": "5", "jun": "6",
	"jul": "7", "aug": "8", "sep": "9", "oct": "10", "nov": "11", "dec": "12",
}

// slashed is 3/12: nobody knows which is the month where both can be, unless a language or a
// column says it.
func slashed(r reader, m []string) (Reading, bool) {
	first, second := m[1], m[2]
	monthFirst, dayFirst := toInt(first) <= 12, toInt(second) <= 12
	switch {
	case r.column == DaysFirst:
		return r.day(first, second, m[3])
	case r.column == MonthsFirst:
		return r.day(second, first, m[3])
	case r.MonthFirst && monthFirst || !dayFirst:
		return r.day(second, first, m[3])
	case !monthFirst || first == second:
		return r.day(first, second, m[3])
	}
	day, ok := r.day(first, second, m[3])
	other, otherOK := r.day(second, first, m[3])
	switch {
	case !ok || !otherOK:
		return other, otherOK
	case r.Alone && m[3] == "":
		return r.nearer(day, other), true
	}
	return Reading{day.Day, other.Day}, true
}

// nearer is which of two readings is nearer to today.
func (r reader) nearer(one, other Reading) Reading {
	away := func(a Reading) int { return max(a.Day.Until(r.today), r.today.Until(a.Day)) }
	if away(other) < away(one) {
		return other
	}
	return one
}

// day is a day of a month, in the nearest year that fits if none is named.
func (r reader) day(day, month, year string) (Reading, bool) {
	d, m := toInt(day), toInt(month)
	switch {
	case len(year) == 4:
		return sure(date(toInt(year), m, d))
	case r.column != "" && r.today == "":
		return Reading{}, false
	case len(year) == 2:
		return sure(date(2000+toInt(year), m, d))
	}
	by := 1
	if r.Past {
		by = -1
	}
	start := r.today.Time().Year() - by
	var missed fishbone.Day // the last one that was on the wrong side of today
	for i := range 10 {     // the 29th of February may be far
		one := date(start+i*by, m, d)
		if one == "" {
			continue
		}
		if one.Until(r.today)*by <= 0 {
			return r.orMissed(one, missed), true
		}
		missed = one
	}
	return Reading{}, false
}

// orMissed is a day, and beside it the one before that was missed, if that lies so near that it
// may be meant.
func (r reader) orMissed(d, missed fishbone.Day) Reading {
	const near = 31
	away := missed.Until(r.today)
	switch {
	case missed == "" || away < -near || away > near || r.Alone && !r.Around:
		return Reading{Day: d}
	case r.Around:
		return Reading{Day: missed}
	}
	return Reading{d, missed}
}

// dayOfMonth is "the 15th": of this month or the next, or of the last.
func dayOfMonth(r reader, m []string) (Reading, bool) {
	by := 1
	if r.Past {
		by = -1
	}
	for i := range 3 { // not every month has a 31st
		first := r.month(i * by)
		one := date(first.Year(), int(first.Month()), toInt(m[1]))
		if one != "" && one.Until(r.today)*by <= 0 {
			return Reading{Day: one}, true
		}
	}
	return Reading{}, false
}

// month is the first day of the month so many months from now.
func (r reader) month(by int) time.Time {
	t := r.today.Time()
	return time.Date(t.Year(), t.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
}

func ahead(days int) func(reader, []string) (Reading, bool) {
	return func(r reader, _ []string) (Reading, bool) { return Reading{Day: r.today.Add(days)}, true }
}

// number is the day of the week, Monday being 1 and Sunday 7.
func number(day fishbone.Day) int { return (int(day.Time().Weekday())+6)%7 + 1 }

// monday is the first day of the week so many weeks from now.
func (r reader) monday(weeks int) fishbone.Day { return r.today.Add(1 - number(r.today) + 7*weeks) }

// bareWeekday is "Friday": the next one, or the last one. On a Friday it may be today.
func (r reader) bareWeekday(n int) Reading {
	if r.Past {
		days := (number(r.today) - n + 7) % 7
		return Reading{Day: r.today.Add(-days)}
	}
	days := (n - number(r.today) + 7) % 7
	if days == 0 && r.Alone {
		return Reading{Day: r.today}
	} else if days == 0 {
		return Reading{r.today.Add(7), r.today}
	}
	return Reading{Day: r.today.Add(days)}
}

// englishWeekday reads "next Friday" as the one of next week, and as the coming one where that
// is another: English speakers mean either.
func englishWeekday(r reader, m []string) (Reading, bool) {
	n := map[string]int{"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 7}[m[2]]
	switch strings.TrimSpace(m[1]) {
	case "this":
		return Reading{Day: r.monday(0).Add(n - 1)}, true
	case "last":
		return Reading{Day: r.today.Add(-1 - (number(r.today)-n+6)%7)}, true
	case "next":
		next := r.monday(1).Add(n - 1)
		coming := r.today.Add(1 + (n-number(r.today)+6)%7)
		if coming == next || r.Alone {
			coming = ""
		}
		return Reading{next, coming}, true
	}
	return r.bareWeekday(n), true
}

// chineseWeekday needs no such care: 下周五 is the Friday of next week.
func chineseWeekday(r reader, m []string) (Reading, bool) {
	n := map[string]int{"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}[m[2]]
	week := strings.TrimSuffix(m[1], "个")
	if week == "" {
		return r.bareWeekday(n), true
	}
	by := map[string]int{"下": 1, "下下": 2, "上": -1}[week]
	return Reading{Day: r.monday(by).Add(n - 1)}, true
}

// later is so many days, weeks, months or years from now, or ago.
func (r reader) later(count, unit string, by int) (Reading, bool) {
	n := toInt(count) * by
	switch unit {
	case "day", "天", "日":
		return Reading{Day: r.today.Add(n)}, true
	case "week", "周", "星期", "礼拜":
		return Reading{Day: r.today.Add(7 * n)}, true
	case "year", "年":
		n *= 12
	}
	first, day := r.month(n), r.today.Time().Day()
	for ; day > 28; day-- { // a shorter month ends earlier
		if d := date(first.Year(), int(first.Month()), day); d != "" {
			return Reading{Day: d}, true
		}
	}
	return sure(date(first.Year(), int(first.Month()), day))
}

// half is half a month or a year from now.
func half(r reader, m []string) (Reading, bool) {
	if units[m[1]] == "year" {
		return r.later("6", "month", 1)
	}
	return r.later("15", "day", 1)
}

// date is a day of the calendar, none for the 30th of February.
func date(year, month, day int) fishbone.Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || year < 1900 || year > 9999 {
		return ""
	}
	return fishbone.DayOf(t)
}

// sure is a reading without doubt.
func sure(d fishbone.Day) (Reading, bool) { return Reading{Day: d}, d != "" }

var spelled = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
	"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "廿": 20,
}

// toInt is a number in figures, English, or Chinese up to 99; 0 for none.
func toInt(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if n, ok := spelled[s]; ok {
		return n
	}
	tens, ones, ok := strings.Cut(s, "十")
	if !ok {
		if rest, ok := strings.CutPrefix(s, "廿"); ok {
			return 20 + spelled[rest]
		}
		return 0
	}
	n := 10
	if tens != "" {
		n = 10 * spelled[tens]
	}
	return n + spelled[ones]
}
