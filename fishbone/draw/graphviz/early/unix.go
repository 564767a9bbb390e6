//go:build unix

package early

import (
	"os"
	"syscall"
)

// variable names the directory for temporary files.
const variable = "TMPDIR"

// own makes a directory and reports whether it is this user's alone to write.
func own(dir string) bool {
	if err := os.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
		return false
	}
	info, err := os.Lstat(dir) // not Stat: a link may be somebody else's
	if err != nil || !info.IsDir() || info.Mode().Perm()&0o022 != 0 {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
