// Package outfile writes the files that a user asks for, whole or not at all: a
// reader of the file never sees half of it, and where writing fails, what was there
// before is still there and nothing is left beside it.
package outfile

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Why a file cannot be written, besides the system's own reasons.
var (
	ErrDirectory = errors.New("it is a directory")
	ErrSpecial   = errors.New("it is not an ordinary file")
	ErrDatabase  = errors.New("it is a data file or belongs to one, and what is in it would be lost")
)

// Error says which file could not be written.
type Error struct {
	Path string
	Err  error
}

// Error says it in one line.
func (e *Error) Error() string { return fmt.Sprintf("write %s: %v", e.Path, e.Err) }

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// File is a file that is to be written.
type File struct {
	Path string
	Data []byte
}

// Numbered gives several files the name of one: FILE-1, FILE-2 and so on. A single file is
// called what it is to be called.
func Numbered(path string, all [][]byte) []File {
	if len(all) == 1 {
		return []File{{path, all[0]}}
	}
	var files []File
	ending := filepath.Ext(path)
	for i, data := range all {
		files = append(files, File{fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ending), i+1, ending), data})
	}
	return files
}

// Write puts data into the file at path. A new file gets the permissions that the
// system gives to new files; one that is there keeps its own, and one behind a
// symbolic link is replaced where it is.
func Write(path string, data []byte) error { return WriteAll([]File{{path, data}}) }

// WritePrivate writes a file as [Write] does, for the user alone to read.
func WritePrivate(path string, data []byte) error {
	w, err := prepare(File{path, data})
	if err == nil {
		defer w.drop()
		err = os.Chmod(w.temp, 0o600)
	}
	if err == nil {
		err = w.place()
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, reason(err))
	}
	return nil
}

// WriteAll writes several files as [Write] does, once all of them have been brought to
// the disk beside their places: where one cannot be, none is written.
func WriteAll(files []File) error {
	var ready []*pending
	defer func() {
		for _, w := range ready {
			w.drop()
		}
	}()
	for _, f := range files {
		w, err := prepare(f)
		if err != nil {
			return &Error{f.Path, reason(err)}
		}
		ready = append(ready, w)
	}
	for i, w := range ready {
		if err := w.place(); err != nil {
			return &Error{files[i].Path, reason(err)}
		}
	}
	return nil
}

// pending is a whole file beside the place where it is to be.
type pending struct{ temp, target string }

// prepare makes the new file.
func prepare(f File) (*pending, error) {
	target, mode, err := inspect(f.Path)
	if err != nil {
		return nil, err
	}
	removeLeftovers(filepath.Dir(target))
	// Beside the target, for a rename works only within one file system.
	temp := filepath.Join(filepath.Dir(target), leftover+strings.ToLower(rand.Text()[:12]))
	file, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return nil, err
	}
	if err := fill(file, f.Data, mode); err != nil {
		return nil, errors.Join(err, os.Remove(temp))
	}
	return &pending{temp, target}, nil
}

// leftover is what the name of a file begins with that is being written, and old is how old
// one is that a program left behind which was killed.
const (
	leftover = ".whybone-"
	old      = time.Hour
)

// removeLeftovers takes away what killed programs left in a directory.
func removeLeftovers(dir string) {
	found, _ := filepath.Glob(filepath.Join(dir, leftover+"????????????"))
	for _, path := range found {
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > old {
			_ = os.Remove(path) // that it stays is not what the user has to know
		}
	}
}

// place puts the new file in the place of the old one.
func (w *pending) place() error {
	err := os.Rename(w.temp, w.target)
	if err == nil {
		w.temp = ""
	}
	return err
}

// drop removes a file that was not placed. That it cannot be removed is not what
// its user has to know.
func (w *pending) drop() {
	if w.temp != "" {
		_ = os.Remove(w.temp)
	}
}

// inspect finds out what stands at path: where the file really is, and its mode, 0
// where there is none yet.
func inspect(path string) (target string, mode fs.FileMode, err error) {
	target, err = realPath(path, filepath.EvalSymlinks)
	if errors.Is(err, fs.ErrNotExist) {
		return path, 0, nil
	}
	if err != nil {
		return "", 0, err
	}
	info, err := os.Stat(target)
	switch {
	case err != nil:
		return "", 0, err
	case info.IsDir():
		return "", 0, ErrDirectory
	case !info.Mode().IsRegular():
		return "", 0, ErrSpecial
	}
	database, err := isDatabase(target)
	if err == nil && database {
		err = ErrDatabase
	}
	return target, info.Mode().Perm(), err
}

// realPath is where a path leads. Windows cannot follow each path to its end, on some drives and while something in its
// directory vanishes: one that is no link leads to itself.
func realPath(path string, follow func(string) (string, error)) (string, error) {
	target, err := follow(path)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return target, err
	}
	if info, still := os.Lstat(path); still == nil && info.Mode()&fs.ModeSymlink == 0 {
		return path, nil
	}
	return target, err
}

// databaseStarts are what an SQLite file, its -wal and its -journal begin with.
var databaseStarts = [][]byte{
	[]byte("SQLite format 3\x00"),
	{0x37, 0x7f, 0x06, 0x82}, {0x37, 0x7f, 0x06, 0x83},
	{0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7},
}

// isDatabase looks whether a file is an SQLite database, or one of the files beside it:
// nobody means to put a picture in its place.
func isDatabase(path string) (bool, error) {
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if main, ok := strings.CutSuffix(path, ending); ok {
			if _, err := os.Stat(main); err == nil {
				return true, nil
			}
		}
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrPermission) {
		return false, nil // it is replaced without being read
	}
	if err != nil {
		return false, err
	}
	defer f.Close()
	start := make([]byte, 16)
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	return slices.ContainsFunc(databaseStarts, func(s []byte) bool { return bytes.HasPrefix(start[:n], s) }), nil
}

// fill writes, brings to the disk and closes.
func fill(f *os.File, data []byte, mode fs.FileMode) error {
	_, err := f.Write(data)
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// reason takes the name of the temporary file out of an error: nobody asked for it.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}
