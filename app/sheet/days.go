package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"whybone/fishbone/exchange/charset"

	"golang.org/x/text/unicode/norm"
)

// DayError says that a cell holds no day.
type DayError struct {
	Record int // counted from 1
	Cell   string
}

// Error says it in one line.
func (e *DayError) Error() string { return fmt.Sprintf("record %d: %q is not a day", e.Record, e.Cell) }

// AmbiguousDayError says that all days of a column can be read in two ways.
type AmbiguousDayError struct {
	Cell       string // one that means two things
	One, Other string // what it can be, as 2026-03-14
}

// Error says it in one line.
func (e *AmbiguousDayError) Error() string {
	return fmt.Sprintf("%q can be read as %s and as %s", e.Cell, e.One, e.Other)
}

// order is in which order a country writes day, month and year.
type order string

// The orders. Where the year stands last, either day or month may be the first.
const (
	yearFirst  order = "ymd"
	dayFirst   order = "dmy"
	monthFirst order = "mdy"
)

// ReadDays reads days as people and spreadsheets write them, as 2026-03-14: 2026/3/14, 14.3.2026,
// 3/14/2026, 2026年3月14日, 115/3/14 (of the Republic of China), 14 March 2026, Mar 2026, 2026-W11.
// A month or a week is its first day. A column is written in one order throughout, and shows
// which: where two orders fit all of it and would give other days, that is an error, but for
// points, which stand behind a day. The errors are [*DayError] and [*AmbiguousDayError].
func ReadDays(written []string) ([]string, error) {
	var found [][]string
	var failed *DayError
	for _, o := range []order{yearFirst, dayFirst, monthFirst} {
		days, err := readDays(written, o)
		if err == nil {
			found = append(found, days)
			continue
		}
		if failed == nil || err.Record > failed.Record {
			failed = err // of the reading that came farther
		}
	}
	if len(found) == 0 {
		return nil, failed
	}
	for _, other := range found[1:] {
		for i, day := range found[0] {
			if day != other[i] {
				return nil, &AmbiguousDayError{strings.TrimSpace(written[i]), day, other[i]}
			}
		}
	}
	return found[0], nil
}

func readDays(written []string, o order) ([]string, *DayError) {
	days := make([]string, len(written))
	for i, cell := range written {
		day, ok := readDay(cell, o)
		if !ok {
			return nil, &DayError{i + 1, cell}
		}
		days[i] = day
	}
	return days, nil
}

var (
	week  = regexp.MustCompile(`^(\d{4})-?\s*(?:w|kw|第)\s*(\d{1,2})周?週?$`)
	clock = regexp.MustCompile(`[t\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|z)?$`)
	parts = regexp.MustCompile(`[\p{L}\p{M}]+|\d+`)
)

// monthNames are the first letters of the months in English.
var monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// readDay reads one cell in an order.
func readDay(cell string, o order) (string, bool) {
	s := strings.ToLower(strings.TrimSpace(norm.NFKC.String(cell)))
	s = clock.ReplaceAllString(s, "")
	if m := week.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(m[1])
		n, _ := strconv.Atoi(m[2])
		return dayOfWeek(year, n)
	}
	if len(s) == 8 && digits(s) {
		s = s[:4] + "-" + s[4:6] + "-" + s[6:]
	}
	if !strings.ContainsAny(s, "年月日") && strings.Count(s, ".")+strings.Count(s, "/")+strings.Count(s, "-")+strings.Count(s, " ") == 0 {
		return "", false
	}
	if strings.HasPrefix(s, "民國") || strings.HasPrefix(s, "民国") {
		s = s[len("民國"):]
	}
	if o == monthFirst && strings.Contains(s, ".") && !strings.ContainsAny(s, "/abcdefghijklmnopqrstuvwxyz") {
		return "", false // with points the day stands first
	}
	return inOrder(parts.FindAllString(strings.NewReplacer("年", " ", "月", " ", "日", " ").Replace(s), -1), o)
}

// inOrder reads the numbers and names of a day.
func inOrder(all []string, o order) (string, bool) {
	named := 0
	numbers := []string{}
	for _, part := range all {
		if digits(part) {
			numbers = append(numbers, part)
			continue
		}
		n := slices.IndexFunc(monthNames, func(m string) bool { return strings.HasPrefix(part, m) })
		switch {
		case n >= 0 && named == 0 && len(part) <= len("september"):
			named = n + 1
		case !slices.Contains([]string{"st", "nd", "rd", "th", "mon", "tue", "wed", "thu", "fri", "sat", "sun"}, part):
			return "", false
		}
	}
	if named > 0 {
		return namedMonth(numbers, named)
	}
	if len(numbers) < 2 || len(numbers) > 3 {
		return "", false
	}
	if len(numbers) == 2 { // a month of a year
		if isYear(numbers[0]) == isYear(numbers[1]) {
			return "", false
		}
		if isYear(numbers[1]) {
			slices.Reverse(numbers)
		}
		return dayFrom(numbers[0], numbers[1], "1")
	}
	switch o {
	case yearFirst:
		return dayFrom(numbers[0], numbers[1], numbers[2])
	case dayFirst:
		return dayFrom(numbers[2], numbers[1], numbers[0])
	default:
		return dayFrom(numbers[2], numbers[0], numbers[1])
	}
}

// namedMonth reads a day whose month has a name.
func namedMonth(numbers []string, month int) (string, bool) {
	m := strconv.Itoa(month)
	switch {
	case len(numbers) == 1 && isYear(numbers[0]):
		return dayFrom(numbers[0], m, "1")
	case len(numbers) == 2 && isYear(numbers[0]):
		return dayFrom(numbers[0], m, numbers[1])
	case len(numbers) == 2 && isYear(numbers[1]):
		return dayFrom(numbers[1], m, numbers[0])
	}
	return "", false
}

// isYear says whether a number can only be a year: it has three digits, of the Republic of
// China, or four.
func isYear(s string) bool { return len(s) == 3 || len(s) == 4 }

// yearZero is the year before the first one of the Republic of China.
const yearZero = 1911

func dayFrom(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if !isYear(year) || len(month) > 2 || len(day) > 2 {
		return "", false
	}
	if len(year) == 3 {
		y += yearZero
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < 1900 || t.Month() != time.Month(m) || t.Day() != d {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// dayOfWeek is the Monday of a week of a year, by ISO 8601.
func dayOfWeek(year, n int) (string, bool) {
	if n < 1 || n > 53 {
		return "", false
	}
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC) // is always in week 1
	monday := fourth.AddDate(0, 0, 7*(n-1)-(int(fourth.Weekday())+6)%7)
	if y, w := monday.ISOWeek(); y != year || w != n {
		return "", false
	}
	return monday.Format(time.DateOnly), true
}

// Dated is a row of a table of values over time.
type Dated struct {
	Day     string // as 2026-03-14
	Value   float64
	Checked int // how many were looked at, 0 for unknown
}

// ReadDated reads a table whose rows are a day, a value, and if there is a third column the
// number checked. A line of names may stand above. The errors are those of [Read] and
// [ReadDays].
func ReadDated(data []byte, o Options) ([]Dated, error) {
	text, err := charset.Decode(data, o.Encoding)
	if err != nil {
		return nil, err
	}
	records, err := cells(text, 3)
	columns := 3
	if err != nil {
		columns = 2
		if records, err = cells(text, 2); err != nil {
			return nil, err
		}
	}
	column := func(n int) (all []string) {
		for _, r := range records {
			all = append(all, r[n])
		}
		return all
	}
	first := 1
	if isHead(records[0]) {
		records, first = records[1:], 2
	}
	if len(records) == 0 {
		return nil, ErrEmpty
	}
	days, err := ReadDays(column(0))
	if err != nil {
		return nil, fromRecord(err, first)
	}
	all := make([]Dated, len(records))
	for n := 1; n < columns; n++ {
		read := readColumn
		if n == 2 {
			read = readCounts
		}
		numbers, err := read(column(n), o.Decimal)
		if err != nil {
			return nil, fromRecord(err, first)
		}
		for i, x := range numbers {
			if all[i].Day = days[i]; n == 1 {
				all[i].Value = x
			} else {
				all[i].Checked = int(x)
			}
		}
	}
	return all, nil
}

// mostCounted bounds what can have been counted.
const mostCounted = 1e9

// readCounts reads a column of whole numbers: what stands between their digits is never a
// decimal sign. An empty cell is 0, for unknown.
func readCounts(written []string, _ rune) ([]float64, error) {
	counts := make([]float64, len(written))
	for i, cell := range written {
		if strings.TrimSpace(cell) == "" {
			continue
		}
		point, ok := readNumber(cell, '.')
		comma, other := readNumber(cell, ',')
		switch {
		case ok && other:
			point = max(point, comma)
		case other:
			point = comma
		}
		if !ok && !other || point < 0 || point > mostCounted || point != float64(int(point)) {
			return nil, &NumberError{Record: i + 2, Cell: strings.TrimSpace(cell)}
		}
		counts[i] = point
	}
	return counts, nil
}

// ReadCount reads a whole number that stands alone; of none it is 0.
func ReadCount(written string) (int, error) {
	all, err := readCounts([]string{written}, 0)
	if err != nil {
		return 0, err
	}
	return int(all[0]), nil
}

// isHead says whether a line has names: its second cell is no number in any country.
func isHead(record []string) bool {
	_, point := readNumber(record[1], '.')
	_, comma := readNumber(record[1], ',')
	return !point && !comma
}

// fromRecord counts the records of an error from where the rows begin.
func fromRecord(err error, first int) error {
	if e, ok := errors.AsType[*DayError](err); ok {
		e.Record += first - 1
	}
	if e, ok := errors.AsType[*NumberError](err); ok {
		e.Record += first - 2
	}
	return err
}

// ReadNumber reads a number that stands alone, with a point or a comma before its decimals. One
// that would be two different numbers is an [*AmbiguousError].
func ReadNumber(written string) (float64, error) {
	all, err := readColumn([]string{written}, 0)
	if err != nil {
		return 0, err
	}
	return all[0], nil
}
