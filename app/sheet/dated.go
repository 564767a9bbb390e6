package sheet

import (
	"errors"
	"strings"

	"whybone/app/dates"
	"whybone/fishbone"
	"whybone/fishbone/exchange/charset"
)

// Dated is a row of a table of values over time.
type Dated struct {
	Day     fishbone.Day
	Value   float64
	Checked int // how many were looked at, 0 for unknown
}

// ReadDated reads a table whose rows are a day, a value, and if there is a third column the
// number checked. A line of names may stand above. The errors are those of [Read] and
// [dates.Column].
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
	days, err := readDays(column(0), o)
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

func readDays(written []string, o Options) ([]fishbone.Day, error) {
	if o.Today != "" {
		return dates.Recent(written, o.Today, o.MonthFirst)
	}
	return dates.Column(written)
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
		point, ok := Number(cell, '.')
		comma, other := Number(cell, ',')
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
		return 0, alone(err)
	}
	return int(all[0]), nil
}

// isHead says whether a line has names: its second cell is no number in any country.
func isHead(record []string) bool {
	_, point := Number(record[1], '.')
	_, comma := Number(record[1], ',')
	return !point && !comma
}

// fromRecord counts the records of an error from where the rows begin.
func fromRecord(err error, first int) error {
	if e, ok := errors.AsType[*dates.DayError](err); ok {
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
		return 0, alone(err)
	}
	return all[0], nil
}

// alone is an error about what stands in no table.
func alone(err error) error {
	if e, ok := errors.AsType[*NumberError](err); ok {
		e.Record = 0
	}
	return err
}
