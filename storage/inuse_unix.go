//go:build unix

package storage

import (
	"os"
	"syscall"
)

// deadManSwitch is the byte of the -shm file on which every connection keeps a lock, see
// https://sqlite.org/walformat.html.
const deadManSwitch = 128

// inUse says whether another program has the file open.
func inUse(path string) bool {
	f, err := os.Open(path + "-shm")
	if err != nil {
		return false
	}
	defer f.Close()
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Start: deadManSwitch, Len: 1}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock)
	return err != nil || lock.Type != syscall.F_UNLCK
}
