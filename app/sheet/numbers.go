package sheet

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// NumberError says that a cell holds no number.
type NumberError struct {
	Column string // its name
	Record int    // counted from 1, the line of names being the first; 0: it stands alone
	Cell   string
}

// Error says it in one line.
func (e *NumberError) Error() string {
	return fmt.Sprintf("record %d: %q is not a number", e.Record, e.Cell)
}

// AmbiguousError says that all numbers of a column can be read in two ways.
type AmbiguousError struct {
	Column string
	Cell   string  // one that means two things
	Point  float64 // what it is where a point stands before the decimals
	Comma  float64 // what it is where a comma does
}

// Error says it in one line.
func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%q in column %q can be read as %s and as %s", e.Cell, e.Column, plain(e.Point), plain(e.Comma))
}

func plain(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// inColumn adds a column's name to an error.
func inColumn(err error, name string) error {
	if e, ok := errors.AsType[*NumberError](err); ok {
		e.Column = name
	}
	if e, ok := errors.AsType[*AmbiguousError](err); ok {
		e.Column = name
	}
	return err
}

// readColumn reads the numbers of a column. A country writes either a point or a comma
// before the decimals, and the column shows which: a reading has to fit all of its cells.
// Where both do, and would not give the same numbers, that is an error.
func readColumn(written []string, decimal rune) ([]float64, error) {
	if decimal != 0 {
		numbers, err := readAll(written, decimal)
		return numbers, err
	}
	point, noPoint := readAll(written, '.')
	comma, noComma := readAll(written, ',')
	switch {
	case noPoint != nil && noComma != nil:
		return nil, farther(noPoint, noComma)
	case noPoint != nil:
		return comma, nil
	case noComma != nil:
		return point, nil
	}
	for i := range point {
		if point[i] != comma[i] {
			return nil, &AmbiguousError{Cell: strings.TrimSpace(written[i]), Point: point[i], Comma: comma[i]}
		}
	}
	return point, nil
}

// farther is the error of the reading that came farther: the cell of the other one may be
// quite right.
func farther(a, b error) error {
	x, _ := errors.AsType[*NumberError](a)
	y, _ := errors.AsType[*NumberError](b)
	if x.Record >= y.Record {
		return a
	}
	return b
}

func readAll(written []string, decimal rune) ([]float64, error) {
	numbers := make([]float64, len(written))
	for i, cell := range written {
		n, ok := Number(cell, decimal)
		if !ok {
			return nil, &NumberError{Record: i + 2, Cell: cell}
		}
		numbers[i] = n
	}
	return numbers, nil
}

// plainSigns are the signs of typesetters as keyboards have them.
var plainSigns = strings.NewReplacer("−", "-", "’", "'")

// Number reads a number with a point or a comma before its decimals. The other one of
// the two, a space of any width or an apostrophe may stand between its thousands.
func Number(cell string, decimal rune) (float64, bool) {
	s := strings.TrimSpace(norm.NFKC.String(cell)) // full-width digits, narrow spaces
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	s = plainSigns.Replace(s)
	if mantissa, exponent, ok := strings.Cut(strings.ToLower(s), "e"); ok && exponent != "" && !strings.ContainsFunc(mantissa, unicode.IsSpace) {
		n, err := strconv.ParseFloat(strings.Replace(s, string(decimal), ".", 1), 64)
		return n, err == nil
	}
	sign := ""
	if s != "" && (s[0] == '-' || s[0] == '+') {
		sign, s = s[:1], strings.TrimSpace(s[1:])
	}
	whole, part, _ := strings.Cut(s, string(decimal))
	whole, ok := withoutGroups(whole, decimal)
	if !ok || !digits(part) || whole+part == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(sign+whole+"."+part, 64)
	return n, err == nil
}

// withoutGroups takes away what stands between thousands. It has to be the same sign
// everywhere, and three digits behind it; in India two, but for the last.
func withoutGroups(whole string, decimal rune) (string, bool) {
	if digits(whole) {
		return whole, true
	}
	between := ""
	for _, r := range whole {
		if r < '0' || r > '9' {
			between = string(r)
			break
		}
	}
	if between == string(decimal) || !strings.Contains(",.' ", between) {
		return "", false
	}
	groups := strings.Split(whole, between)
	first, last := groups[0], groups[len(groups)-1]
	if first == "" || len(first) > 3 || first[0] == '0' || len(last) != 3 {
		return "", false
	}
	for i, g := range groups {
		inside := i > 0 && i < len(groups)-1
		if !digits(g) || inside && len(g) != 3 && len(g) != 2 || inside && len(g) != len(groups[1]) {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}

func digits(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
