package exchange

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
)

// ErrTooLarge says that a file is larger than any analysis.
var ErrTooLarge = errors.New("the file is too large")

// FormatError says that a file is of a kind that cannot be imported.
type FormatError struct {
	// Kind is the file's ending, with its dot and in small letters; empty without one.
	Kind string
	// Data says that it is a data file, which is not imported but opened with --data.
	Data bool
	// Known are the endings of the files of other programs that can be imported.
	Known []string
}

// Error says it in one line, with what would work.
func (e *FormatError) Error() string {
	if e.Data {
		return "this is a data file of Whybone: it is opened with --data"
	}
	kind := "this kind of file"
	if e.Kind != "" {
		kind = "a file that ends in " + e.Kind
	}
	can := `Whybone JSON, as "whybone export" writes it, and the plain tree as JSON`
	if len(e.Known) > 0 {
		can += ", and files that end in " + strings.Join(e.Known, ", ")
	}
	return kind + " cannot be imported; these can: " + can
}

// CheckFormat sorts out files that hold no JSON object at all, by what is in them and by
// their names. What begins like one passes, so that a mistake in it is told with its place.
// The error is a [*FormatError].
func CheckFormat(data []byte, name string) error {
	if bytes.HasPrefix(data, []byte("SQLite format 3\x00")) {
		return &FormatError{Data: true}
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\ufeff")))
	ending := strings.ToLower(filepath.Ext(name))
	if len(text) == 0 || text[0] == '{' || ending == ".json" {
		return nil
	}
	return &FormatError{Kind: ending}
}
