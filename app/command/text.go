package command

import (
	"strconv"
	"strings"
	"unicode"
)

// failures are several errors, each a sentence of its own.
type failures []error

func (f failures) Error() string {
	lines := make([]string, len(f))
	for i, err := range f {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "; ")
}

// sentences takes failures apart.
func sentences(err error) []error {
	if f, several := err.(failures); several {
		return f
	}
	return []error{err}
}

// oneLine shows what would break a line, or do things to a terminal, as an escape.
func oneLine(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
	}
	return b.String()
}
