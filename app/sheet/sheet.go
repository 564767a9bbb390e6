// Package sheet reads tables that come from spreadsheets: whatever characters they are
// written in, whatever stands between their cells, and whatever their country writes its
// numbers like. What can be read in two ways is not guessed: the error says what the two
// ways are.
//
// It reads text (CSV and its relatives), no spreadsheet's own files, and draws nothing.
//
// Start reading at [Read].
package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/exchange/charset"
)

// Options are what somebody knows of a table. The zero value leaves all to the table.
type Options struct {
	Encoding string // one of [charset.Names]; empty: found out
	Decimal  rune   // '.' or ','; 0: found out for each column
	// Today is when values are read that were: a day without its year is the last one then.
	// Empty: each day has its year.
	Today      fishbone.Day
	MonthFirst bool // 3/12 is the 12th of March where both can be
}

// Table is a table with names in the first column and numbers in the others.
type Table struct {
	Head []string // the names of the columns
	Rows []Row
}

// Row is a row of a table.
type Row struct {
	Name   string
	Values []float64
}

// Why a table cannot be read.
var (
	ErrEmpty   = errors.New("the file is empty")
	ErrColumns = errors.New("the columns are others")
)

// Read reads a table with a line of names and so many columns of numbers. The errors are
// [ErrEmpty], [ErrColumns], [charset.ErrUnknown], [*NumberError] and [*AmbiguousError].
func Read(data []byte, values int, o Options) (*Table, error) {
	text, err := charset.Decode(data, o.Encoding)
	if err != nil {
		return nil, err
	}
	records, err := cells(text, values+1)
	if err != nil {
		return nil, err
	}
	t := &Table{Head: records[0]}
	for _, r := range records[1:] {
		t.Rows = append(t.Rows, Row{Name: strings.TrimSpace(r[0]), Values: make([]float64, values)})
	}
	for column := range values {
		var written []string
		for _, r := range records[1:] {
			written = append(written, r[column+1])
		}
		numbers, err := readColumn(written, o.Decimal)
		if err != nil {
			return nil, inColumn(err, t.Head[column+1])
		}
		for i, n := range numbers {
			t.Rows[i].Values[column] = n
		}
	}
	return t, nil
}

// separators stand between cells. The one is taken with which every line has as many cells
// as there are columns, so a comma within words or numbers does no harm.
var separators = []rune{'\t', ';', ',', '|'}

// cells takes a text apart into lines of so many cells, the first of which has names.
// Lines without anything and empty cells behind the last column are left out.
func cells(text string, columns int) ([][]string, error) {
	if strings.TrimSpace(text) == "" {
		return nil, ErrEmpty
	}
	reason := error(nil)
	for _, between := range separators {
		records, err := split(text, between, columns)
		if err == nil {
			return records, nil
		}
		if reason == nil || between == ',' {
			reason = err
		}
	}
	return nil, fmt.Errorf("%w: %w", ErrColumns, reason)
}

func split(text string, between rune, columns int) (records [][]string, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = between, -1, between != '\t'
	all, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	for i, record := range all {
		last := len(record)
		for last > 0 && strings.TrimSpace(record[last-1]) == "" {
			last--
		}
		if last == 0 {
			continue
		}
		if last > columns || len(record) < columns {
			return nil, fmt.Errorf("line %d has %d cells", i+1, last)
		}
		records = append(records, record[:columns])
	}
	if len(records) == 0 {
		return nil, ErrEmpty
	}
	return records, nil
}
