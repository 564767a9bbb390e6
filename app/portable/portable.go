// Package portable writes and opens the files that one desk hands to another: analyses with their
// histories, packed, and locked with a passphrase if that is wanted. What is in them, and how they
// are merged, is storage's matter.
package portable

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"

	"filippo.io/age"

	"whybone/app/outfile"
	"whybone/fishbone"
	"whybone/storage"
)

// Ending is how the names of these files end.
const Ending = ".whybone"

// maxUnpacked is how large a data file that comes out may be, in bytes. What is larger was made to
// fill the disk.
const maxUnpacked = 4 << 30

// Why a file cannot be opened.
var (
	ErrLocked     = errors.New("the file is locked with a passphrase")
	ErrPassphrase = errors.New("the passphrase is not the one with which the file was locked")
	ErrBomb       = errors.New("the file unpacks to more than is sound")
)

// Write writes analyses to a path, all and the register of complaints where none are named. With a
// passphrase it is locked by age's own format for one, see https://age-encryption.org.
func Write(store *storage.Store, path, passphrase string, ids ...fishbone.ID) error {
	dir, err := os.MkdirTemp("", "whybone")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	plain := filepath.Join(dir, "data")
	if err := store.WritePortable(plain, ids...); err != nil {
		return err
	}
	var out bytes.Buffer
	if err := pack(&out, plain, passphrase); err != nil {
		return err
	}
	return outfile.WritePrivate(path, out.Bytes())
}

func pack(out io.Writer, plain, passphrase string) (err error) {
	in, err := os.Open(plain)
	if err != nil {
		return err
	}
	defer in.Close()
	if passphrase != "" {
		locked, err := lock(out, passphrase)
		if err != nil {
			return err
		}
		if err := compress(locked, in); err != nil {
			return err
		}
		return locked.Close()
	}
	return compress(out, in)
}

func compress(out io.Writer, in io.Reader) error {
	packed := gzip.NewWriter(out)
	if _, err := io.Copy(packed, in); err != nil {
		return err
	}
	return packed.Close()
}

func lock(out io.Writer, passphrase string) (io.WriteCloser, error) {
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	return age.Encrypt(out, to)
}

// Merge merges a file with the data. A data file that is not packed, such as a backup, is one,
// too. A locked one gives [ErrLocked] without a passphrase, and [ErrPassphrase] with another one.
func Merge(store *storage.Store, path, passphrase string, at fishbone.Stamp) (storage.Merging, error) {
	dir, err := os.MkdirTemp("", "whybone")
	if err != nil {
		return storage.Merging{}, err
	}
	defer os.RemoveAll(dir)
	plain, err := unpack(path, dir, passphrase)
	if err != nil {
		return storage.Merging{}, err
	}
	return store.MergeFile(plain, at)
}

// Locked says whether a passphrase is needed to open a file.
func Locked(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return begins(bufio.NewReader(f), ageMark)
}

// How the files begin.
const (
	ageMark  = "age-encryption.org/"
	gzipMark = "\x1f\x8b"
)

func begins(r *bufio.Reader, mark string) bool {
	start, _ := r.Peek(len(mark))
	return string(start) == mark
}

// unpack returns the way to the data file in a file, which it writes into dir if it is packed.
func unpack(path, dir, passphrase string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	in := bufio.NewReader(f)
	locked := begins(in, ageMark)
	if locked {
		if in, err = unlock(in, passphrase); err != nil {
			return "", err
		}
	}
	if !begins(in, gzipMark) {
		switch _, err := in.Peek(1); {
		case locked:
			return "", storage.ErrDamaged
		case err != nil: // it is empty, which a new data file may be
			return "", storage.ErrNotADatabase
		}
		return path, nil
	}
	packed, err := gzip.NewReader(in)
	if err != nil {
		return "", storage.ErrDamaged
	}
	plain := filepath.Join(dir, filepath.Base(path))
	return plain, writeLimited(plain, packed, maxUnpacked)
}

func writeLimited(path string, in io.Reader, most int64) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(out, io.LimitReader(in, most+1))
	if err := out.Close(); err != nil {
		return err
	}
	switch {
	case n > most:
		return ErrBomb
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF):
		return storage.ErrDamaged
	}
	return err
}

func unlock(in io.Reader, passphrase string) (*bufio.Reader, error) {
	if passphrase == "" {
		return nil, ErrLocked
	}
	with, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, err
	}
	out, err := age.Decrypt(in, with)
	if _, wrong := errors.AsType[*age.NoIdentityMatchError](err); wrong {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, storage.ErrDamaged
	}
	return bufio.NewReader(out), nil
}
