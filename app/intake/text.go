package intake

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"whybone/fishbone/exchange/charset"
)

// text is a table as text: CSV and its relatives.
type text struct {
	open func() (io.ReadCloser, error)
	form Form
}

// openText opens a table as text, which open opens each time that it is read.
func openText(open func() (io.ReadCloser, error), form Form) (Table, error) {
	t := &text{open: open, form: Form{Encoding: form.Encoding, Separator: form.Separator}}
	return t, t.find()
}

// Form implements [Table].
func (t *text) Form() Form { return t.form }

// Sheets implements [Table].
func (t *text) Sheets() []string { return nil }

// Separators are what may stand between cells.
func Separators() []rune { return []rune{'\t', ';', ',', '|'} }

// find finds out the encoding and what separates cells: with what most lines of the beginning
// have the same number of cells, and more than one.
func (t *text) find() error {
	file, err := t.open()
	if err != nil {
		return err
	}
	defer file.Close()
	in, encoding, err := charset.NewReader(file, t.form.Encoding)
	if err != nil {
		return err
	}
	t.form.Encoding = encoding
	beginning, err := io.ReadAll(io.LimitReader(in, 64<<10))
	if err != nil {
		return err
	}
	sample := strings.TrimPrefix(string(beginning), "\ufeff")
	if strings.TrimSpace(sample) == "" {
		return ErrEmpty
	}
	if t.form.Separator != 0 {
		return nil
	}
	best := 0
	for _, s := range Separators() {
		if n := agreeing(sample, s); n > best {
			t.form.Separator, best = s, n
		}
	}
	if best == 0 {
		t.form.Separator = ','
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
	in, _, err := charset.NewReader(file, t.form.Encoding)
	if err != nil {
		return err
	}
	lines := bufio.NewReaderSize(in, 1<<20)
	if mark, err := lines.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, _ = lines.Discard(3)
	}
	r := newReader(lines, t.form.Separator)
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
