// Package filetest gives tests directories on every system that they run on. It is for tests alone.
package filetest

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// HoldsOpenFiles says that the system neither moves nor removes a file that somebody has open.
const HoldsOpenFiles = runtime.GOOS == "windows"

// MovesOpenFiles leaves a test out that does so where the system does not.
func MovesOpenFiles(t testing.TB) {
	t.Helper()
	if HoldsOpenFiles {
		t.Skip("this system moves and removes no file that is open")
	}
}

// Link makes another name of a file, or leaves a test out where the system has none that can be read.
func Link(t testing.TB, file, name string) {
	t.Helper()
	err := os.Symlink(file, name)
	if err == nil {
		_, err = os.Readlink(name)
	}
	if err != nil {
		t.Skip("this system has no links: ", err)
	}
}

// HasMode says whether a file may be read, written and run by those of a mode. Systems that know no such modes
// say nothing of it.
func HasMode(path string, want os.FileMode) error {
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm() != want && runtime.GOOS != "windows" {
		err = fmt.Errorf("%s has %v, want %v", path, info.Mode().Perm(), want)
	}
	return err
}

// Dir is a new directory that goes with the test. Unlike [testing.T.TempDir] it is removed file by file: wine 8 does
// not know the call with which [os.RemoveAll] removes, and the test would fail after it has passed.
func Dir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "whybone")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		var all []string
		_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
			all = append(all, path)
			return err
		})
		for _, path := range slices.Backward(all) { // what is in a directory goes before it
			if err := os.Remove(path); err != nil && !HoldsOpenFiles {
				t.Error("not removed:", err)
			}
		}
	})
	return dir
}
