package dates

import (
	"fmt"
	"regexp"
	"slices"
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

// Order is in which order a column has days and months, where the year stands last.
type Order string

// The orders.
const (
	DaysFirst   Order = "dmy"
	MonthsFirst Order = "mdy"
)

// clock is the time of day that spreadsheets write behind a day.
var clock = regexp.MustCompile(`[t\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(am|pm|z)?$`)

// Column reads the days of a table as people and spreadsheets write them, each with its year:
// 2026/3/14, 14.3.2026, 3/14/2026, 2026年3月14日, 115/3/14 (of the Republic of China), 14 March
// 2026, Mar 2026, 2026-W11. A month or a week is its first day. A column is written in one order
// throughout, and shows which: where two orders fit all of it and would give other days, that is
// an error. The errors are [*DayError] and [*AmbiguousError].
func Column(cells []string) ([]fishbone.Day, error) {
	return inOneOrder(cells, reader{Options: Options{Period: true}})
}

// Recent is [Column] for days that were: one without a year is the last such day that is not
// after today. Where both orders fit, people who write the month first mean that.
func Recent(cells []string, today fishbone.Day, monthFirst bool) ([]fishbone.Day, error) {
	return inOneOrder(cells, reader{today: today, Options: Options{Period: true, Past: true, Alone: true, MonthFirst: monthFirst}})
}

func inOneOrder(cells []string, r reader) ([]fishbone.Day, error) {
	var found [][]fishbone.Day
	var failed *DayError
	for _, o := range []Order{DaysFirst, MonthsFirst} {
		r.column = o
		days, err := column(cells, r)
		if err == nil {
			found = append(found, days)
			continue
		}
		if failed == nil || err.Record > failed.Record {
			failed = err // of the reading that came farther
		}
	}
	switch {
	case len(found) == 0:
		return nil, failed
	case len(found) == 2 && !slices.Equal(found[0], found[1]):
		if r.MonthFirst {
			return found[1], nil
		}
		for i, day := range found[0] {
			if other := found[1][i]; day != other {
				return nil, &AmbiguousError{strings.TrimSpace(cells[i]), day, other}
			}
		}
	}
	return found[0], nil
}

func column(cells []string, r reader) ([]fishbone.Day, *DayError) {
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

// OrderOf finds the order of a table's column from its different cells: the one in which more of
// them are days. Where both fit the same number and would give other days, that is an
// [*AmbiguousError]. Days without a year are of one, see [Order.DayIn].
func OrderOf(cells map[string]bool, year int) (Order, error) {
	days, months := 0, 0
	var differs *AmbiguousError
	for cell := range cells {
		one, isOne := DaysFirst.DayIn(cell, year)
		other, isOther := MonthsFirst.DayIn(cell, year)
		if isOne {
			days++
		}
		if isOther {
			months++
		}
		if isOne && isOther && one != other && (differs == nil || cell < differs.Cell) {
			differs = &AmbiguousError{cell, one, other}
		}
	}
	switch {
	case months > days:
		return MonthsFirst, nil
	case days > months || differs == nil:
		return DaysFirst, nil
	}
	return "", differs
}

// Day reads a cell of a column that is written in the order.
func (o Order) Day(cell string) (fishbone.Day, bool) {
	read, err := column([]string{cell}, reader{column: o, Options: Options{Period: true}})
	if err != nil {
		return "", false
	}
	return read[0], true
}

// DayIn is [Order.Day] for a column in which days may have no year: they are of the given one. With
// the year 0 they are none.
func (o Order) DayIn(cell string, year int) (fishbone.Day, bool) {
	if day, ok := o.Day(cell); ok || year == 0 {
		return day, ok
	}
	last := date(year, 12, 31) // the last such day until then is of the year
	read, err := column([]string{cell}, reader{column: o, today: last, Options: Options{Past: true, Alone: true}})
	if err != nil || read[0][:4] != last[:4] {
		return "", false
	}
	return read[0], true
}

// WithoutClock cuts the time of day off a cell: what stands behind a day and a space or a T. It
// is quick, for tables of a million rows.
func WithoutClock(cell string) string {
	cell = strings.TrimSpace(cell)
	for i := len("2026-1-1"); i+2 < len(cell); i++ {
		if (cell[i] == ' ' || cell[i] == 'T') && cell[i+1] >= '0' && cell[i+1] <= '9' && (cell[i+2] == ':' || i+3 < len(cell) && cell[i+3] == ':') {
			return cell[:i]
		}
	}
	return cell
}
