package dates

import (
	"fmt"
	"regexp"
	"strings"

	"whybone/fishbone"
)

// DayError says that a cell holds no day.
type DayError struct {
	Record int // counted from 1
	Cell   string
}

// Error says it in one line.
func (e *DayError) Error() string { return fmt.Sprintf("record %d: %q is not a day", e.Record, e.Cell) }

// AmbiguousError says that something can be read as two days: a column in which all days can,
// or a day that stands alone.
type AmbiguousError struct {
	Cell       string // one that means two things
	One, Other fishbone.Day
}

// Error says it in one line.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q can be read as %s and as %s", e.Cell, e.One, e.Other)
}

// order is in which order a column has days and months, where the year stands last.
type order string

// The orders.
const (
	daysFirst   order = "dmy"
	monthsFirst order = "mdy"
)

// clock is the time of day that spreadsheets write behind a day.
var clock = regexp.MustCompile(`[t\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|z)?$`)

// Column reads the days of a table as people and spreadsheets write them, each with its year:
// 2026/3/14, 14.3.2026, 3/14/2026, 2026年3月14日, 115/3/14 (of the Republic of China), 14 March
// 2026, Mar 2026, 2026-W11. A month or a week is its first day. A column is written in one order
// throughout, and shows which: where two orders fit all of it and would give other days, that is
// an error. The errors are [*DayError] and [*AmbiguousError].
func Column(cells []string) ([]fishbone.Day, error) {
	var found [][]fishbone.Day
	var failed *DayError
	for _, o := range []order{daysFirst, monthsFirst} {
		days, err := column(cells, o)
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
				return nil, &AmbiguousError{strings.TrimSpace(cells[i]), day, other[i]}
			}
		}
	}
	return found[0], nil
}

func column(cells []string, o order) ([]fishbone.Day, *DayError) {
	r := reader{column: o, Options: Options{Period: true}}
	days := make([]fishbone.Day, len(cells))
	for i, cell := range cells {
		plain := clock.ReplaceAllString(strings.TrimSpace(string(fold([]rune(cell)))), "")
		day, ok := r.read(plain)
		if !ok {
			return nil, &DayError{i + 1, cell}
		}
		days[i] = day.Day
	}
	return days, nil
}

// One reads a day that stands alone, and says why if it cannot.
func One(text string, today fishbone.Day, o Options) (fishbone.Day, error) {
	o.Alone = true
	switch r, ok := Read(text, today, o); {
	case !ok:
		return "", &DayError{1, strings.TrimSpace(text)}
	case r.Other != "":
		return "", &AmbiguousError{strings.TrimSpace(text), r.Day, r.Other}
	default:
		return r.Day, nil
	}
}
