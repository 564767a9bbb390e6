package outline

import (
	"bytes"
	"encoding/csv"
	"errors"
	"regexp"
	"slices"
	"strings"
)

// csvTable is a table as text. What stands between its cells, and how it is encoded, is found out
// by its headings.
var csvTable = &Format{
	Name: "csv", Endings: []string{".csv"},
	Holds: Problem | Evidence | Finding | By | Votes | Wordings | Tray,
	is: func(f *file) bool {
		if f.text == "" {
			return false
		}
		if slices.Contains([]string{".csv", ".tsv"}, f.ending) {
			return true
		}
		_, found := separatorOf(f.text)
		return found && (f.isPlain() || f.ending == "")
	},
	read: readCSV, write: writeCSV,
}

// ErrNoColumns says that a table does not say which of its columns are which.
var ErrNoColumns = errors.New("no row names the columns: Bone, Cause, Why …")

// formula is a text that a spreadsheet would take for a formula, or that was kept from that.
var formula = regexp.MustCompile(`^'*[=+\-@\t\r]`)

func writeCSV(o *Outline, with Options) ([]byte, error) {
	rows := tableOf(o, with.Language)
	for _, row := range rows[1:] {
		for i, cell := range row {
			if formula.MatchString(cell) {
				row[i] = "'" + cell
			}
		}
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it, Excel takes it for another encoding
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	err := w.WriteAll(rows)
	return b.Bytes(), err
}

func readCSV(f *file) (*Outline, error) {
	separator, found := separatorOf(f.text)
	if !found {
		return nil, ErrNoColumns
	}
	rows, err := cellsOf(f.text, separator, -1)
	if err != nil {
		return nil, ErrDamaged
	}
	for _, row := range rows {
		for i, cell := range row {
			if strings.HasPrefix(cell, "'") && formula.MatchString(cell) {
				row[i] = cell[1:]
			}
		}
	}
	columns, at := headingRow(rows)
	if at < 0 {
		return nil, ErrNoColumns
	}
	return readTable(rows, columns, at)
}

// separatorOf finds out what stands between the cells of a table: that with which its headings are
// found.
func separatorOf(text string) (separator rune, found bool) {
	for _, separator := range []rune{',', '\t', ';', '|'} {
		if !strings.ContainsRune(text, separator) {
			continue
		}
		rows, err := cellsOf(text, separator, firstRows)
		if err != nil {
			continue
		}
		if _, at := headingRow(rows); at >= 0 {
			return separator, true
		}
	}
	return 0, false
}

// cellsOf takes the first rows of a text apart; all of them where most is negative.
func cellsOf(text string, separator rune, most int) (rows [][]string, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = separator, true, -1
	for len(rows) != most {
		row, err := r.Read()
		if row == nil {
			break
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}
