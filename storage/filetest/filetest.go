// Package filetest gives tests directories on every system that they run on. It is for tests alone.
package filetest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

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
			if err := os.Remove(path); err != nil {
				t.Error("not removed:", err)
			}
		}
	})
	return dir
}
