package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
	"whybone/fishbone"
)

// This file is about going on after the file was deleted, moved away or replaced while it was
// open. The connections still have the old one, as long as the program runs. They are never
// closed then: SQLite would write, and take away the -wal file that lies there by its name.

// PutBack writes the whole of the file, as this program still has it, back to where it was.
// The store is of no use after that: the file is opened anew, [InPlaceOf] this one. Where
// another file lies there by now it stays, and the error is [ErrReplaced].
func (s *Store) PutBack() error {
	const doing = "put the file back"
	if s.readOnly {
		return s.fail(doing, ErrReadOnly)
	}
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return s.fail(doing, err)
	}
	whole := s.path + ".putting-back"
	if err := copyTo(s.write.DB, whole); err != nil {
		return s.fail(doing, err)
	}
	defer os.Remove(whole)
	s.mu.Lock() // not before: the copy may take long, and nothing is written meanwhile
	defer s.mu.Unlock()
	if _, err := os.Lstat(s.path); err == nil {
		return s.fail(doing, ErrReplaced)
	}
	if err := s.setLogAside(); err != nil {
		return s.fail(doing, err)
	}
	if err := giveName(whole, s.path); err != nil {
		return s.fail(doing, err)
	}
	s.window.end() // it is claimed again where its next word is kept
	return nil
}

// giveName gives a file its name unless that is taken.
func giveName(from, to string) error {
	err := os.Link(from, to)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return ErrReplaced
	}
	if _, err := os.Lstat(to); err == nil {
		return ErrReplaced
	}
	return os.Rename(from, to) // there are no links on this disk
}

// GiveUp gives up the file that was opened for the one that lies in its place now, which can be
// opened then, [InPlaceOf] this store. What the connections still have of the old one is kept
// as a backup, if it is whole; kept says so. The content of the other file is not changed.
func (s *Store) GiveUp(at time.Time) (kept bool, err error) {
	if err := inspect(s.path); err != nil {
		return false, s.fail(goingOver, err)
	}
	_, err = makeBackup(s.write.DB, s.path, at, Displaced) // one that was written over is not whole
	kept = err == nil
	s.mu.Lock()
	defer s.mu.Unlock()
	return kept, s.fail(goingOver, s.giveUp())
}

const goingOver = "go over to the file in the place of the one that was opened"

func (s *Store) giveUp() error {
	s.place.mu.Lock()
	defer s.place.mu.Unlock()
	now, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	same := os.SameFile(now, s.place.file)
	if !same && !s.logIsOurs() {
		s.window.end()
		return nil // it has come with all that belongs to it
	}
	if inUse(s.path) {
		return fmt.Errorf("%w: another window has the file open", ErrBusy)
	}
	if err := s.setLogAside(); err != nil {
		return err
	}
	if same {
		// What SQLite knows of the old content goes by the file itself. So the content that was
		// written over it gets a file of its own.
		if err := renew(s.path); err != nil {
			return err
		}
	}
	s.window.end()
	return nil
}

// Usurper is what there is in the file that has taken the place of the one that was opened.
type Usurper struct {
	Analysis *Summary // as that file has it; nil where it has not
	Others   int      // how many analyses it has beside
}

// Usurper looks at the file that has taken the place of the one that was opened, and what that has
// of an analysis. It changes nothing, and may take a while.
func (s *Store) Usurper(id fishbone.ID) (u Usurper, err error) {
	there, err := OpenForReading(s.path)
	if err != nil {
		return Usurper{}, err
	}
	defer func() { err = errors.Join(err, there.Close()) }()
	list, total, err := there.List(Query{})
	if err != nil {
		return Usurper{}, err
	}
	u.Others = total
	if i := slices.IndexFunc(list, func(one Summary) bool { return one.ID == id }); i >= 0 {
		u.Analysis, u.Others = &list[i], total-1
	}
	return u, nil
}

// renew puts a copy of a file in its place.
func renew(path string) error {
	copied := path + ".renewing"
	if err := os.Remove(copied); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	defer os.Remove(copied)
	if err := copyPrivately(path, copied); err != nil {
		return err
	}
	if err := verify(copied, withoutLog, nil); err != nil {
		return err
	}
	if err := syncFile(copied); err != nil {
		return err
	}
	return os.Rename(copied, path)
}

// logIsOurs says whether the -wal file that lies there is the one this program writes to.
func (s *Store) logIsOurs() bool {
	wal, err := os.Stat(s.path + "-wal")
	return err == nil && s.place.wal != nil && os.SameFile(wal, s.place.wal)
}

// setLogAside moves the -wal file of the old file out of the way, and takes its -shm file away.
func (s *Store) setLogAside() error {
	wal := s.path + "-wal"
	if info, err := os.Stat(wal); err == nil {
		if err := os.Rename(wal, asideName(wal, info)); err != nil {
			return err
		}
	}
	if err := os.Remove(s.path + "-shm"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func asideName(wal string, info fs.FileInfo) string {
	return fmt.Sprintf("%s-of-another-file-%s", wal, info.ModTime().UTC().Format("20060102T150405"))
}

// InPlaceOf opens a file for the window that had another one open at its place.
func InPlaceOf(old *Store) OpenOption { return func(s *Store) { s.window = old.window } }
