package intake

import (
	"errors"
	"os"
	"slices"
	"strings"
	"sync"

	"whybone/fishbone/exchange/workbook"
)

// bookSheet is a table as a sheet of a workbook. Its file is open only while it is read, so that the
// other program may save it.
type bookSheet struct {
	*source
	book *workbook.Book
	of   workbook.Sheet

	mu    sync.Mutex
	file  *os.File
	users int
}

// openSheet opens a sheet by its name, or else the one with the most headings that are known.
func openSheet(s *source, form Form) (Table, error) {
	t := &bookSheet{source: s}
	if err := t.use(); err != nil {
		return nil, err
	}
	defer t.leave()
	book, err := workbook.Open(t, s.size)
	if err != nil {
		return nil, err
	}
	t.book = book
	if t.of, err = t.choose(form.Sheet); err != nil {
		return nil, err
	}
	return t, nil
}

// choose is the sheet of a name, or the one that looks most like a table of complaints.
func (t *bookSheet) choose(name string) (found workbook.Sheet, err error) {
	all := t.book.Sheets()
	if name != "" {
		if i := slices.IndexFunc(all, func(s workbook.Sheet) bool { return s.Name == name }); i >= 0 {
			return all[i], nil
		}
		return found, workbook.ErrNoSheet
	}
	best := -1
	for _, one := range all {
		if one.Hidden && len(all) > 1 {
			continue
		}
		t.of = one
		head, err := findHead(t)
		if err != nil && !errors.Is(err, ErrEmpty) {
			return found, err
		}
		if head.known > best {
			best, found = head.known, one
		}
	}
	if best < 0 {
		found = all[0]
	}
	return found, nil
}

// use opens the file, for one more reader.
func (t *bookSheet) use() (err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.users == 0 {
		if t.file, err = t.open(); err != nil {
			return err
		}
	}
	t.users++
	return nil
}

// leave closes the file behind the last reader.
func (t *bookSheet) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.users--; t.users == 0 {
		_ = t.file.Close() // nothing was written
	}
}

// ReadAt implements [io.ReaderAt].
func (t *bookSheet) ReadAt(p []byte, at int64) (int, error) { return t.file.ReadAt(p, at) }

// Rows implements [Table].
func (t *bookSheet) Rows(f func(number int, cells []string) error) error {
	if err := t.use(); err != nil {
		return err
	}
	defer t.leave()
	return t.book.Rows(t.of, func(number int, cells []string) error {
		if slices.ContainsFunc(cells, func(c string) bool { return len(c) > maxCell }) {
			return ErrTooMany
		}
		return f(number, cells)
	})
}

// Form implements [Table].
func (t *bookSheet) Form() Form { return Form{Sheet: t.of.Name} }

// Sheets implements [Table].
func (t *bookSheet) Sheets() (names []string) {
	for _, s := range t.book.Sheets() {
		if strings.TrimSpace(s.Name) != "" {
			names = append(names, s.Name)
		}
	}
	return names
}
