//go:build unix

package early

import (
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

const variable = "TMPDIR"

// given is the user's own TMPDIR, and whether there was one.
var given, wasGiven = os.LookupEnv(variable)

func init() { _ = os.Setenv(variable, private()) }

// Restore puts back the TMPDIR that the program was started with.
func Restore() {
	if wasGiven {
		_ = os.Setenv(variable, given)
		return
	}
	_ = os.Unsetenv(variable)
}

// private is a directory in which nobody else can put code. Where there is none
// it is a place that cannot hold a directory: go-graphviz then compiles anew at
// each start, which is slow and safe.
func private() string {
	if cache, err := os.UserCacheDir(); err == nil && os.MkdirAll(cache, 0o700) == nil {
		ours := filepath.Join(cache, "whybone")
		code := filepath.Join(ours, "graphviz")
		if own(ours) && own(code) {
			return code
		}
	}
	shared := filepath.Join(os.TempDir(), "whybone-"+strconv.Itoa(os.Geteuid()))
	if own(shared) {
		return shared
	}
	return os.DevNull
}

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
