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

// How long a write waits for another program's write to end: so long in all, so long at a
// time, and so long before it says that it waits. A large import takes some seconds.
const (
	patience       = 30 * time.Second
	patienceBeside = 2 * time.Second
	busyTimeout    = 50 * time.Millisecond
	quietWaiting   = 500 * time.Millisecond
)

// Store is an open data file. Its methods may be called from any goroutine. A
// program opens a file once; other programs may have it open at the same time.
type Store struct {
	path  string
	write *connection
	read  *sql.DB // a few, for reading only

	tries  int    // how often busyTimeout may pass
	onWait func() // see OnWait

	noBackup bool   // before the format changes
	readOnly bool   // see OpenForReading
	remove   func() // takes a copy away that was made for reading; nil for none

	isSound string // the condition for a row of the analysis table that is as it was written
	schema  *schema
	place   *place // where the file was found
	window  *window
	index   index

	kept      *keptFile   // see keep
	mu        *sync.Mutex // held while an analysis is written
	impatient bool        // see Impatient
	tidying   *tidying
}

// Path is where the file is.
func (s *Store) Path() string { return s.path }

// Impatient is the same open file for somebody who cannot wait, such as the thread of a
// window: where another program is writing, its writes fail with [ErrBusy] after a twentieth
// of a second, and where another goroutine is, after half of one: what goes on beside the window's
// thread writes little at a time. It is not closed on its own.
func (s *Store) Impatient() *Store {
	impatient := *s
	impatient.tries, impatient.impatient = 1, true
	return &impatient
}

// Patient is the same open file for what is done beside a window's thread: it waits some
// seconds for another program.
func (s *Store) Patient() *Store {
	patient := *s
	patient.tries, patient.impatient = int(patienceBeside/busyTimeout), false
	return &patient
}

// lock keeps other goroutines from writing until unlock is called. Where one is writing, it
// waits; somebody who cannot wait long gets [ErrBusy] then.
func (s *Store) lock() error {
	if !s.impatient {
		s.mu.Lock()
		return nil
	}
	for until := time.Now().Add(quietWaiting); !s.mu.TryLock(); time.Sleep(time.Millisecond) {
		if time.Now().After(until) {
			return ErrBusy
		}
	}
	return nil
}

func (s *Store) unlock() { s.mu.Unlock() }

// OpenOption says more about how to open a file.
type OpenOption func(*Store)

// OnWait has f called when a write has to wait because another program is writing, once
// for each such write. It may be called from any goroutine.
func OnWait(f func()) OpenOption { return func(s *Store) { s.onWait = f } }

// withoutBackup is for files that are made or thrown away in a moment.
func withoutBackup(s *Store) { s.noBackup = true }

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
func Open(path string, options ...OpenOption) (*Store, error) {
	return open(path, patience, options...)
}

// RealPath is the whole path of a data file, not that of a link to it: what belongs to the file
// lies beside the file itself. One that is not there yet may have any path.
func RealPath(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return path, err
	}
	if real, err := filepath.EvalSymlinks(full); err == nil {
		return real, nil
	}
	return full, nil
}

func open(path string, patience time.Duration, options ...OpenOption) (*Store, error) {
	const doing = "open the data"
	if path == "" {
		return nil, errors.New("open the data: the file has no name")
	}
	full, err := RealPath(path)
	if err != nil {
		return nil, failed(doing, path, err)
	}
	timeout := min(patience, busyTimeout)
	s := &Store{path: full, schema: &schema{}, place: &place{path: full}, window: newWindow(), tries: int(patience / timeout), onWait: func() {}, kept: &keptFile{}, mu: &sync.Mutex{}, tidying: &tidying{}, index: newIndex()}
	for _, o := range options {
		o(s)
	}
	if err := s.connectPatiently(timeout, time.Now().Add(patience)); err != nil {
		return nil, failed(doing, full, err)
	}
	return s, nil
}

// connectPatiently connects, and begins anew where another program stands in the way that is
// opening the file, too: SQLite does not wait in all that takes. Meanwhile that may have closed
// the file, too, and taken the -wal file away that was seen.
func (s *Store) connectPatiently(timeout time.Duration, until time.Time) error {
	for {
		s.place.forget()
		err := prepare(s.path)
		if err == nil {
			err = s.connect(timeout)
		}
		if err == nil {
			return nil
		}
		err = errors.Join(err, s.disconnect())
		s.read, s.write = nil, nil
		if !errors.Is(reasonFor(err), ErrBusy) || time.Now().After(until) {
			return err
		}
		time.Sleep(timeout / 10)
	}
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
	if err := setAside(path); err != nil {
		return err
	}
	return inspectLog(path)
}

func (s *Store) connect(busyTimeout time.Duration) error {
	wait := fmt.Sprintf("_busy_timeout=%d&_stmt_cache_size=64", busyTimeout.Milliseconds())
	var err error
	s.write, err = openConnection(dsn(s.path, "mode=rw&_foreign_keys=1&_recursive_triggers=1&_synchronous=FULL&_txlock=immediate&"+wait))
	if err != nil {
		return err
	}
	if err := s.migrate(); err != nil {
		return err
	}
	if err := s.useWAL(busyTimeout); err != nil {
		return err
	}
	keep := fmt.Sprintf(`PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = %d`, walSize)
	if _, err := s.write.DB.Exec(keep); err != nil {
		return err // see makeTidy
	}
	if err := checkSchema(s.write); err != nil {
		return err
	}
	if s.isSound, err = soundRow(s.write); err != nil {
		return err
	}
	if err := s.place.found(); err != nil {
		return err
	}
	s.read, err = sql.Open(driverName, dsn(s.path, "mode=ro&"+wait))
	if err != nil {
		return err
	}
	s.read.SetMaxOpenConns(4)
	return nil
}

// useWAL switches a new file to WAL mode. SQLite does not wait for the lock that this
// takes, so that several programs which open a new file at once need some tries.
func (s *Store) useWAL(busyTimeout time.Duration) error {
	var mode string
	var err error
	for range 10 * s.tries {
		err = s.write.QueryRow(`PRAGMA journal_mode = WAL`).Scan(&mode)
		if !errors.Is(reasonFor(err), ErrBusy) {
			break
		}
		time.Sleep(busyTimeout / 10)
	}
	if err == nil && mode != "wal" {
		return fmt.Errorf("the file system does not allow the WAL mode, only %s", mode)
	}
	return err
}

// Close writes everything into the one file and lets go of it. Where that is not the file
// any more that was opened, nothing is written, and nothing let go of: SQLite would write
// while it closes. What the connections still have of the old one is kept as a backup then, if it is
// whole: nobody else has it.
func (s *Store) Close() error {
	s.tidying.end() // not while the lock is held, which it needs
	s.catchUp()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readOnly {
		return s.closeReading()
	}
	defer s.window.end()
	if err := s.place.check(); errors.Is(err, ErrGone) || errors.Is(err, ErrReplaced) {
		if s.whole() {
			_, keeping := s.keep(time.Now())
			err = errors.Join(err, keeping)
		}
		return s.fail("close the data", err)
	}
	_, err := s.write.DB.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	return s.fail("close the data", errors.Join(err, s.disconnect()))
}

// disconnect closes the readers first, so that the writer is the last to leave
// and SQLite takes the -wal and -shm files away.
func (s *Store) disconnect() error {
	var errs []error
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}

// dsn names a file and options to the driver. The path is escaped: it may hold
// question marks and percent signs.
func dsn(path, options string) string {
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	u := url.URL{Path: path}
	return "file:" + u.EscapedPath() + "?" + options
}

// transact runs f in one write transaction; on an error nothing of it is kept.
func (s *Store) transact(doing string, f func(transaction) error) error {
	tx, err := s.begin()
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return s.fail(doing, err)
	}
	if err := tx.Commit(); err != nil {
		return s.fail(doing, err)
	}
	s.index.wake()
	s.makeTidy()
	return nil
}

// begin begins a write transaction.
func (s *Store) begin() (tx *connTx, err error) {
	if s.readOnly {
		return nil, ErrReadOnly
	}
	if err := s.place.check(); err != nil {
		return nil, err
	}
	err = s.wait(func() error {
		tx, err = s.write.Begin()
		return err
	})
	return tx, err
}

// wait tries to do what another program's write may stand in the way of, and says so when
// it takes longer than a moment.
func (s *Store) wait(f func() error) error {
	err := f()
	for n := 1; n < s.tries && errors.Is(reasonFor(err), ErrBusy); n++ {
		if n == int(quietWaiting/busyTimeout) {
			s.onWait()
		}
		err = f()
	}
	return err
}

// view runs f in one read transaction: all that it reads is of one moment.
func (s *Store) view(doing string, f func(transaction) error) error {
	tx, err := beginOn(s.read, `BEGIN`)
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback()
	return s.fail(doing, f(tx))
}
