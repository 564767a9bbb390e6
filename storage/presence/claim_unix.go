//go:build unix

package presence

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// Claim makes a file and claims it until it is released, which takes it away.
func Claim(path string) (release func(), err error) {
	// It gets its name once it is claimed: nobody is to see it before that.
	unclaimed := path + ".new"
	f, err := os.OpenFile(unclaimed, os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	if err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
		err = os.Rename(unclaimed, path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close(), os.Remove(unclaimed))
	}
	return func() {
		_ = os.Remove(path)
		_ = f.Close()
	}, nil
}

// claimed is true for a file that cannot be looked at: it is another user's.
func claimed(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return !errors.Is(err, fs.ErrNotExist)
	}
	defer f.Close()
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		return true
	}
	_ = os.Remove(path)
	return false
}
