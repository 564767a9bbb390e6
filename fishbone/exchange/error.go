package exchange

import (
	"errors"
	"fmt"
	"strings"
)

// What can be wrong with a file besides the rules of package fishbone, which come
// wrapped in an [Error] as they are.
var (
	ErrSyntax     = errors.New("this is not JSON")
	ErrEncoding   = errors.New("the text is not UTF-8")
	ErrType       = errors.New("the value is of another kind")
	ErrUnknownKey = errors.New("unknown key")
	ErrTwice      = errors.New("given twice")
	ErrMissing    = errors.New("missing")
	ErrNewer      = errors.New("the file was written by a newer version of the program")
)

// Error says where a file is not what it should be, and why.
type Error struct {
	// Place is the way to the value, such as categories[2].causes[0].text. It is
	// empty for the file as a whole.
	Place string
	// Line and Column, in characters, are counted from 1.
	Line, Column int
	// Err wraps one of this package's errors or of package fishbone's.
	Err error
}

// Error says it in one line.
func (e *Error) Error() string {
	at := fmt.Sprintf("line %d, column %d", e.Line, e.Column)
	if e.Place != "" {
		at += ", " + e.Place
	}
	return at + ": " + e.Err.Error()
}

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// step is one part of the way to a value: a key, or a number in a list.
type step struct {
	key   string
	index int
}

// The most steps of a place that are written out; of a longer one, the middle is
// left away.
const (
	firstSteps = 6
	lastSteps  = 4
)

// place writes the way to a value.
func place(path []step) string {
	if len(path) > firstSteps+lastSteps {
		return place(path[:firstSteps]) + "…" + place(path[len(path)-lastSteps:])
	}
	var b strings.Builder
	for _, s := range path {
		switch {
		case s.key == "":
			fmt.Fprintf(&b, "[%d]", s.index)
		case b.Len() > 0:
			b.WriteString("." + s.key)
		default:
			b.WriteString(s.key)
		}
	}
	return b.String()
}
