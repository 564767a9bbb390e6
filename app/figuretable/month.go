package figuretable

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"whybone/fishbone"
)

// The ways to write a month with its year. See [addYears] for months without one.
var (
	yearFirst = regexp.MustCompile(`^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月份?)?(?:[-/.]?\s*\d{1,2}\s*[日号號]?)?(?:[ T]\d.*)?$`)
	digits    = regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})\s*[-/.]\s*(\d{4})$`)
	minguo    = regexp.MustCompile(`^(?:民[国國])?\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月份?$`)
	named     = regexp.MustCompile(`(?i)^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s-]+'?(\d{4}|\d{2})$`)
	namedLast = regexp.MustCompile(`(?i)^(\d{4})\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?$`)
)

// yearZero is the year before the first one of the Minguo calendar.
const yearZero = 1911

// ReadMonth reads a cell that is a month, or a day of one: its first day; ok is false for what is
// none.
func ReadMonth(cell string) (month fishbone.Day, ok bool) {
	s := strings.TrimSpace(norm.NFKC.String(cell))
	for _, form := range []*regexp.Regexp{yearFirst, digits} {
		if m := form.FindStringSubmatch(s); m != nil {
			return monthOf(toInt(m[1]), toInt(m[2]))
		}
	}
	if m := yearLast.FindStringSubmatch(s); m != nil {
		return monthOf(toInt(m[2]), toInt(m[1]))
	}
	if m := minguo.FindStringSubmatch(s); m != nil {
		return monthOf(yearZero+toInt(m[1]), toInt(m[2]))
	}
	if m := named.FindStringSubmatch(s); m != nil {
		year := toInt(m[2])
		if year < 100 {
			year += 2000
		}
		return monthOf(year, monthNamed(m[1]))
	}
	if m := namedLast.FindStringSubmatch(s); m != nil {
		return monthOf(toInt(m[1]), monthNamed(m[2]))
	}
	return "", false
}

func monthOf(year, month int) (fishbone.Day, bool) {
	if month < 1 || month > 12 || year < 1950 || year > 2200 {
		return "", false
	}
	return fishbone.DayOf(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)), true
}

func monthNamed(s string) int {
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1
}

// toInt reads a number of digits alone.
func toInt(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
