package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"whybone/fishbone/exchange/workbook"
)

// Table is a table that can be read more than once.
type Table interface {
	// Rows calls f for each row until f returns an error, which Rows gives. The number counts
	// rows from 1; the cells are valid until f returns.
	Rows(f func(number int, cells []string) error) error
	// Form is how the table is written.
	Form() Form
	// Sheets are the names of the sheets of which it is one; none for a text.
	Sheets() []string
}

// Form is how a table is written. What is empty has to be found out.
type Form struct {
	Encoding  string `json:"encoding,omitempty"`  // of a text, see [charset.Names]
	Separator rune   `json:"separator,omitempty"` // of a text, between cells
	Sheet     string `json:"sheet,omitempty"`     // of a workbook
}

// Limits of a table. One row more than a laptop bears is an error, not a crash.
const (
	MaxRows    = 5_000_000
	MaxColumns = 500
	maxCell    = 100_000 // bytes
)

// Why a table cannot be read.
var (
	ErrEmpty   = errors.New("there is no table in it")
	ErrTooMany = fmt.Errorf("a table has at most %d rows and %d columns", MaxRows, MaxColumns)
	ErrChanged = errors.New("the file was changed while it was read")
)

// Endings are those of the files that tables are in.
func Endings() []string { return []string{".csv", ".xlsx", ".tsv", ".txt", ".xlsm"} }

// Open opens the table in a file: a text such as CSV, or a sheet of a workbook.
func Open(path string, form Form) (Table, error) {
	s := &source{path: path}
	file, err := s.open()
	if err != nil {
		return nil, err
	}
	beginning := make([]byte, 8)
	n, err := io.ReadFull(file, beginning)
	if closing := file.Close(); err == nil || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = closing
	}
	if err != nil {
		return nil, err
	}
	if workbook.IsOne(beginning[:n]) {
		return openSheet(s, form)
	}
	return openText(func() (io.ReadCloser, error) { return s.open() }, form)
}

// Pasted is the table in a text that was copied in another program, or piped out of it.
func Pasted(text []byte, encoding string) (Table, error) {
	return openText(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }, Form{Encoding: encoding})
}

// source is a file that is read several times, and must be the same each time.
type source struct {
	path     string
	size     int64
	modified time.Time
}

// open opens the file. The error is [ErrChanged] where it is another one than before.
func (s *source) open() (*os.File, error) {
	file, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = ErrEmpty
	case s.modified.IsZero():
		s.size, s.modified = info.Size(), info.ModTime()
	case info.Size() != s.size || !info.ModTime().Equal(s.modified):
		err = ErrChanged
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}
