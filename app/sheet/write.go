package sheet

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"strings"
)

// Write writes rows as a table for spreadsheets: in UTF-8 with the mark that they know it by, with
// their line ends, and with no cell that they would take for a formula.
func Write(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			if cells[i] = cell; !plainNumber.MatchString(cell) {
				cells[i] = Harmless(cell)
			}
		}
		if err := w.Write(cells); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// plainNumber is a number with a sign, which calculates nothing.
var plainNumber = regexp.MustCompile(`^[+-]\d+(\.\d+)?$`)

// Harmless makes a text safe as a cell of a table that is opened in a spreadsheet: one that
// begins like a formula gets an apostrophe before it, as is usual. See OWASP, CSV injection.
func Harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
