package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// What callers decide by. Errors of this package wrap one of these where it fits.
var (
	ErrNotFound     = errors.New("there is no such analysis")
	ErrAmbiguous    = errors.New("more than one analysis begins like this")
	ErrNothing      = errors.New("there is nothing more in this direction")
	ErrStale        = errors.New("the analysis was changed elsewhere in the meantime")
	ErrNotADatabase = errors.New("the file is not a Whybone data file")
	ErrNewer        = errors.New("the file was written by a newer version of Whybone")
	ErrReadOnly     = errors.New("the file cannot be written to")
	ErrFull         = errors.New("the disk is full")
	ErrBusy         = errors.New("another program is writing to the file and does not let go of it")
	ErrUnreachable  = errors.New("the file, its folder or its disk cannot be reached")
	ErrGone         = errors.New("the file is not where it was any more")
	ErrReplaced     = errors.New("another file has taken the place of the one that was opened")
	ErrDamaged      = errors.New("the file is damaged")
)

// Passing says whether an error lies in the surroundings of the file, such as a full disk:
// what failed with it may work later, as it is.
func Passing(err error) bool {
	for _, reason := range []error{ErrBusy, ErrFull, ErrReadOnly, ErrUnreachable, ErrGone, ErrReplaced} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}

// fail says what was being done with which file when err came, and names SQLite's
// and the system's reasons in this package's words. It returns nil for nil.
func (s *Store) fail(doing string, err error) error { return failed(doing, s.path, err) }

func failed(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	if reason := reasonFor(err); reason != nil && !errors.Is(err, reason) {
		return fmt.Errorf("%s in %s: %w (%w)", doing, path, reason, err)
	}
	return fmt.Errorf("%s in %s: %w", doing, path, err)
}

// reasonFor returns the sentinel for an error of SQLite or of the system, nil where
// none fits.
func reasonFor(err error) error {
	errno, code := syscall.Errno(0), sqlite3.ErrNo(0)
	if e, ok := errors.AsType[sqlite3.Error](err); ok {
		errno, code = e.SystemErrno, e.Code
	} else if e, ok := errors.AsType[syscall.Errno](err); ok {
		errno = e
	}
	switch {
	case code == sqlite3.ErrFull, errno == syscall.ENOSPC:
		return ErrFull
	case code == sqlite3.ErrReadonly, code == sqlite3.ErrPerm, errno == syscall.EROFS, errno != 0 && errors.Is(errno, fs.ErrPermission):
		return ErrReadOnly
	case code == sqlite3.ErrBusy, code == sqlite3.ErrLocked:
		return ErrBusy
	case code == sqlite3.ErrCorrupt:
		return ErrDamaged
	case code == sqlite3.ErrNotADB:
		return ErrNotADatabase
	case code == sqlite3.ErrIoErr, code == sqlite3.ErrCantOpen:
		return ErrUnreachable
	}
	return nil
}
