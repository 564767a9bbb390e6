package storage

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
)

// OpenOrRead opens a data file as [Open] does, or for reading alone where it cannot be written just
// now or was written by a newer version; then it says why.
func OpenOrRead(path string, options ...OpenOption) (s *Store, unwritable, err error) {
	s, err = Open(path, options...)
	if !(Passing(err) || errors.Is(err, ErrNewer)) || errors.Is(err, ErrBusy) {
		return s, nil, err
	}
	reading, failed := OpenForReading(path)
	if failed != nil {
		return nil, nil, err
	}
	return reading, err, nil
}

// OpenForReading opens a data file that cannot be written, or cannot be opened as usual: on a
// read-only or full disk, in another user's directory. Everything can be read; what would
// write gives [ErrReadOnly]. The file is not changed, nor is anything made beside it.
//
// A file of a newer version is read as far as this one knows what is in it: one in which
// columns were added, and nothing is left in a -wal file. Others give [ErrNewer].
func OpenForReading(path string) (*Store, error) {
	const doing = "open the data for reading"
	full, err := RealPath(path)
	if err == nil {
		err = canRead(full)
	}
	if err != nil {
		return nil, failed(doing, path, err)
	}
	s := &Store{path: full, schema: &schema{}, place: &place{path: full}, window: newWindow(), tries: 1, onWait: func() {}, kept: &keptFile{}, mu: &sync.Mutex{}, tidying: &tidying{}, index: newIndex(), readOnly: true}
	if settled(full) {
		s.read, err = sql.Open(driverName, dsn(full, withoutLog))
		if err == nil {
			s.isSound, err = soundRow(s.read)
		}
		if err == nil {
			err = checkSchema(s.read)
		}
		if err == nil {
			return s, nil
		}
	}
	return openCopy(full, "", "-wal")
}

// canRead says why a file cannot be read, or is none of ours.
func canRead(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := inspect(path); err != nil && !(errors.Is(err, ErrNewer) && settled(path)) {
		return errors.Join(err, f.Close())
	}
	return f.Close()
}

// settled says whether a file can be read by itself: it has today's format or a newer one, and
// nothing in a -wal file.
func settled(path string) bool {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return false
	}
	db, err := sql.Open(driverName, dsn(path, withoutLog))
	if err != nil {
		return false
	}
	defer db.Close()
	_, version, err := marks(db)
	return err == nil && version >= int64(len(migrations))
}

// openCopy opens a copy in the directory for temporary files, which goes when it is closed. The endings
// are those of the files that it is made of.
func openCopy(path string, endings ...string) (*Store, error) {
	const doing = "open a copy of the data for reading"
	dir, err := os.MkdirTemp("", "whybone-") // for the user alone
	if err != nil {
		return nil, failed(doing, path, err)
	}
	remove := func() { _ = os.RemoveAll(dir) }
	to := filepath.Join(dir, filepath.Base(path))
	for _, ending := range endings {
		if err := copyPrivately(path+ending, to+ending); err != nil && !(ending != "" && errors.Is(err, os.ErrNotExist)) {
			remove()
			return nil, failed(doing, path, err)
		}
	}
	s, err := open(to, patience, withoutBackup)
	if err != nil {
		remove()
		return nil, err
	}
	s.path, s.place, s.readOnly, s.remove = path, &place{path: path}, true, remove
	return s, nil
}

// ReadOnly says whether the file was opened for reading alone.
func (s *Store) ReadOnly() bool { return s.readOnly }

// closeReading closes a file that was opened for reading.
func (s *Store) closeReading() error {
	err := s.disconnect()
	if s.remove != nil {
		s.remove()
	}
	return s.fail("close the data", err)
}
