package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/adrg/xdg"
)

// busyTimeout is how long a write waits for another program's write to end.
const busyTimeout = 5 * time.Second

// Store is an open data file. Its methods may be called from any goroutine. A
// program opens a file once; other programs may have it open at the same time.
type Store struct {
	path  string
	write *sql.DB // one connection
	read  *sql.DB // a few, for reading only

	mu sync.Mutex // held while an analysis is written
}

// DefaultPath returns where the user's data file is kept: whybone/whybone.db in
// XDG_DATA_HOME or ~/.local/share on Linux, in the place for such data elsewhere.
func DefaultPath() (string, error) {
	xdg.Reload()
	if !filepath.IsAbs(xdg.DataHome) {
		return "", errors.New("find the data directory: this user has no home directory")
	}
	return filepath.Join(xdg.DataHome, "whybone", "whybone.db"), nil
}

// Open opens the data file at path, which is made if it is not there, along with
// the directories above it; both are for the user alone. An older file is brought
// up to date. A file that is not ours ([ErrNotADatabase]), of a newer version
// ([ErrNewer]) or not writable ([ErrReadOnly]) is left exactly as it was.
func Open(path string) (*Store, error) { return open(path, busyTimeout) }

func open(path string, busyTimeout time.Duration) (*Store, error) {
	const doing = "open the data"
	if path == "" {
		return nil, errors.New("open the data: the file has no name")
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, failed(doing, path, err)
	}
	if err := prepare(full); err != nil {
		return nil, failed(doing, full, err)
	}
	s := &Store{path: full}
	if err := s.connect(busyTimeout); err != nil {
		return nil, errors.Join(failed(doing, full, err), s.disconnect())
	}
	return s, nil
}

// prepare makes the file where it is missing and refuses one that must not be
// touched.
func prepare(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make its directory: %w", err)
	}
	if err := inspect(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return inspectLog(path)
}

func (s *Store) connect(busyTimeout time.Duration) error {
	wait := fmt.Sprintf("_busy_timeout=%d&_stmt_cache_size=64", busyTimeout.Milliseconds())
	var err error
	s.write, err = sql.Open("sqlite3", dsn(s.path, "mode=rw&_foreign_keys=1&_synchronous=FULL&_txlock=immediate&"+wait))
	if err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.migrate(); err != nil {
		return err
	}
	if err := s.useWAL(busyTimeout); err != nil {
		return err
	}
	s.read, err = sql.Open("sqlite3", dsn(s.path, "mode=ro&"+wait))
	if err != nil {
		return err
	}
	s.read.SetMaxOpenConns(4)
	return nil
}

// useWAL switches a new file to WAL mode. SQLite does not wait for the lock that this
// takes, so that several programs which open a new file at once need some tries.
func (s *Store) useWAL(busyTimeout time.Duration) error {
	const tries = 100
	var mode string
	var err error
	for range tries {
		err = s.write.QueryRow(`PRAGMA journal_mode = WAL`).Scan(&mode)
		if !errors.Is(reasonFor(err), ErrBusy) {
			break
		}
		time.Sleep(busyTimeout / tries)
	}
	if err == nil && mode != "wal" {
		return fmt.Errorf("the file system does not allow the WAL mode, only %s", mode)
	}
	return err
}

// Close writes everything into the one file and lets go of it.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.write.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return s.fail("close the data", errors.Join(err, s.disconnect()))
}

// disconnect closes the readers first, so that the writer is the last to leave
// and SQLite takes the -wal and -shm files away.
func (s *Store) disconnect() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

// dsn names a file and options to the driver. The path is escaped: it may hold
// question marks and percent signs.
func dsn(path, options string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	u := url.URL{Path: path}
	return "file:" + u.EscapedPath() + "?" + options
}

// transact runs f in one write transaction; on an error nothing of it is kept.
func (s *Store) transact(doing string, f func(*sql.Tx) error) error {
	tx, err := s.write.Begin()
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return s.fail(doing, err)
	}
	return s.fail(doing, tx.Commit())
}

// view runs f in one read transaction: all that it reads is of one moment.
func (s *Store) view(doing string, f func(*sql.Tx) error) error {
	tx, err := s.read.Begin()
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback()
	return s.fail(doing, f(tx))
}
