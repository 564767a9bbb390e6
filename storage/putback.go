package storage

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
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
	return s.fail(doing, s.putBack(whole))
}

// putBack gives a copy of the whole file its name, which is free.
func (s *Store) putBack(whole string) error {
	if _, err := os.Lstat(s.path); err == nil {
		return ErrReplaced
	}
	if err := s.setLogAside(); err != nil {
		return err
	}
	if err := giveName(whole, s.path); err != nil {
		return err
	}
	s.window.end() // it is claimed again where its next word is kept
	return nil
}

// TakeBack is [Store.PutBack] where another file lies in the place of the one that was opened. That
// one is moved aside, with all that belongs to it, under the name that is returned. Where the old
// file was written over, so that this program has it no longer, the error is [ErrReplaced].
func (s *Store) TakeBack(at time.Time) (aside string, err error) {
	const doing = "take the place of the file back"
	if s.readOnly {
		return "", s.fail(doing, ErrReadOnly)
	}
	if !s.whole() {
		return "", s.fail(doing, ErrReplaced)
	}
	whole := s.path + ".putting-back"
	if err := copyTo(s.write.DB, whole); err != nil {
		return "", s.fail(doing, err)
	}
	defer os.Remove(whole)
	s.mu.Lock()
	defer s.mu.Unlock()
	if inUse(s.path) {
		return "", s.fail(doing, fmt.Errorf("%w: another window has the file open", ErrBusy))
	}
	aside = fmt.Sprintf("%s-found-%s%s", strings.TrimSuffix(s.path, filepath.Ext(s.path)), at.UTC().Format("20060102T150405"), filepath.Ext(s.path))
	if err := s.moveAside(aside); err != nil {
		return "", s.fail(doing, err)
	}
	return aside, s.fail(doing, s.putBack(whole))
}

// moveAside gives the file that lies there another name, and its -wal file likewise.
func (s *Store) moveAside(name string) error {
	if err := giveName(s.path, name); err != nil {
		return err
	}
	if err := os.Remove(s.path); err != nil && !errors.Is(err, fs.ErrNotExist) { // it has two names where there are links
		return err
	}
	if s.logIsOurs() {
		return nil
	}
	err := os.Rename(s.path+"-wal", name+"-wal")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// whole says whether this program still has the file that it opened: it was moved, deleted or
// replaced, and not written over.
func (s *Store) whole() bool {
	now, err := os.Stat(s.path)
	s.place.mu.Lock()
	defer s.place.mu.Unlock()
	return errors.Is(err, fs.ErrNotExist) || err == nil && s.place.file != nil && !os.SameFile(now, s.place.file)
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
	_, err = s.keep(at) // one that was written over is not whole
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
	if err := verify(copied, withoutLog, nil, andHistory); err != nil {
		return err
	}
	if err := syncFile(copied); err != nil {
		return err
	}
	return os.Rename(copied, path)
}

// logIsOurs says whether the -wal file that lies there is the one this program writes to.
func (s *Store) logIsOurs() bool {
	wal, err := identityOf(s.path + "-wal")
	return err == nil && s.place.wal != nil && wal.is(*s.place.wal)
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
