// Package spreadsheet has what every reader and every writer of workbooks (ECMA-376, Office Open
// XML) has to know of a cell: what its place is called, which elements its text consists of, how
// that is coded, and how days are counted.
package spreadsheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// Space is the namespace of workbooks and of their sheets.
const Space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// Part is what an element in a cell, or in a string that cells share, has to do with the text.
type Part int

// The parts of a text.
const (
	Around Part = iota // it has other elements in it
	Words              // what stands in it is the text
	Apart              // a formula, or how the text is pronounced
)

// PartOf is what an element of that name is.
func PartOf(element string) Part {
	switch element {
	case "t", "v":
		return Words
	case "f", "rPh":
		return Apart
	}
	return Around
}

// code is how cells write a character that XML has no place for, and begun what might be read as
// the beginning of one: the end of one can be the beginning of the next.
var (
	code  = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)
	begun = regexp.MustCompile(`_x[0-9A-Fa-f]{4}`)
)

// Escape writes a text as cells do: what looks like the code of a character is none.
func Escape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return begun.ReplaceAllString(text, "_x005F$0")
}

// Unescape is the text that a cell means.
func Unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return code.ReplaceAllStringFunc(text, func(s string) string {
		n, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil || utf16.IsSurrogate(rune(n)) {
			return s
		}
		return string(rune(n))
	})
}

// ColumnName is the name of a column, counted from 0.
func ColumnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Name is the name of a cell by its row and its column, counted from 0.
func Name(row, column int) string { return ColumnName(column) + strconv.Itoa(row+1) }

// What the largest sheets have.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// ParseName reads the name of a cell, with or without the $ that pins it.
func ParseName(name string) (row, column int, ok bool) {
	i := 0
	for ; i < len(name); i++ {
		c := name[i] &^ 0x20
		if name[i] == '$' && column == 0 {
			continue
		}
		if c < 'A' || c > 'Z' || column > maxColumns {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(strings.TrimPrefix(name[i:], "$"))
	if err != nil || column == 0 || row < 1 || row > maxRows || column > maxColumns {
		return 0, 0, false
	}
	return row - 1, column - 1, true
}

// Serial is a day as a cell has it: so many days after the last of 1899, in a calendar that has a
// 29 February 1900.
func Serial(day time.Time) float64 {
	n := day.Sub(time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	if day.Before(time.Date(1900, time.March, 1, 0, 0, 0, 0, time.UTC)) {
		n--
	}
	return n
}
