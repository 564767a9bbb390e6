package intake

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"whybone/fishbone/exchange/charset"
)

// Table is a table that can be read more than once.
type Table interface {
	// Rows calls f for each row until f returns an error, which Rows gives. The number counts
	// rows from 1; the cells are valid until f returns.
	Rows(f func(number int, cells []string) error) error
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
)

// text is a table as text: CSV and its relatives.
type text struct {
	open      func() (io.ReadCloser, error)
	encoding  string
	separator rune
}

// Text is a table as text, which open opens each time that it is read. An encoding that is not
// said, and what separates cells, is found out.
func Text(open func() (io.ReadCloser, error), encoding string) (Table, error) {
	t := &text{open: open, encoding: encoding}
	return t, t.find()
}

// separators are what may stand between cells.
var separators = []rune{'\t', ';', ',', '|'}

// find finds out the encoding and what separates cells: with what most lines of the beginning
// have the same number of cells, and more than one.
func (t *text) find() error {
	file, err := t.open()
	if err != nil {
		return err
	}
	defer file.Close()
	in, encoding, err := charset.NewReader(file, t.encoding)
	if err != nil {
		return err
	}
	t.encoding = encoding
	beginning, err := io.ReadAll(io.LimitReader(in, 64<<10))
	if err != nil {
		return err
	}
	sample := strings.TrimPrefix(string(beginning), "\ufeff")
	if strings.TrimSpace(sample) == "" {
		return ErrEmpty
	}
	best := 0
	for _, s := range separators {
		if n := agreeing(sample, s); n > best {
			t.separator, best = s, n
		}
	}
	if best == 0 {
		t.separator = ','
	}
	return nil
}

// agreeing counts the lines that have as many cells as most lines have, where that is more than one.
func agreeing(sample string, separator rune) int {
	r := newReader(strings.NewReader(sample), separator)
	widths := map[int]int{}
	for range 200 {
		cells, err := r.Read()
		if err != nil {
			break
		}
		widths[len(cells)]++
	}
	best := 0
	for width, n := range widths {
		if width > 1 {
			best = max(best, n)
		}
	}
	return best
}

func newReader(in io.Reader, separator rune) *csv.Reader {
	r := csv.NewReader(in)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = separator, -1, true, true
	return r
}

// Rows implements [Table].
func (t *text) Rows(f func(number int, cells []string) error) error {
	file, err := t.open()
	if err != nil {
		return err
	}
	defer file.Close()
	in, _, err := charset.NewReader(file, t.encoding)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 1<<20)
	if mark, err := lines.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = lines.Discard(3)
	}
	r := newReader(lines, t.separator)
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		number, _ := r.FieldPos(0)
		if number > MaxRows || len(cells) > MaxColumns || slices.ContainsFunc(cells, func(c string) bool { return len(c) > maxCell }) {
			return ErrTooMany
		}
		if err := f(number, cells); err != nil {
			return err
		}
	}
}
