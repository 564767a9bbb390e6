package storage

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"whybone/fishbone"
)

// asNobody runs f without root's right to write everywhere. Linux keeps the user
// that files are checked against for each thread; this thread ends with f.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	const nobody = 65534
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked: the thread is not used again
		if err := syscall.Setfsuid(nobody); err != nil {
			t.Error(err)
			return
		}
		f()
	}()
	<-done
}

func TestReadOnly(t *testing.T) {
	for _, test := range []struct {
		name      string
		file, dir os.FileMode
	}{
		{"file", 0o444, 0o777},
		{"directory", 0o666, 0o555},
		{"both", 0o444, 0o555},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := openWay(t)
			path := filepath.Join(dir, "whybone.db")
			ours(t, path)
			before := contents(t, dir)
			chmod(t, path, test.file)
			chmod(t, dir, test.dir)
			asNobody(t, func() {
				s, err := Open(path)
				if !errors.Is(err, ErrReadOnly) {
					t.Errorf("got %v", err)
				}
				if err == nil {
					_ = s.Close()
				}
			})
			chmod(t, dir, 0o755)
			if !maps.EqualFunc(before, contents(t, dir), bytes.Equal) {
				t.Error("the files changed")
			}
		})
	}
}

func TestADirectoryThatCannotBeMade(t *testing.T) {
	dir := openWay(t)
	chmod(t, dir, 0o555)
	asNobody(t, func() {
		_, err := Open(filepath.Join(dir, "new", "whybone.db"))
		if !errors.Is(err, ErrReadOnly) || !strings.Contains(err.Error(), "make its directory") {
			t.Errorf("got %v", err)
		}
	})
	chmod(t, dir, 0o755)
}

// openWay returns a directory that any user can come to.
func openWay(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	chmod(t, dir, 0o755)
	chmod(t, filepath.Dir(dir), 0o755)
	return dir
}

func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

func TestAFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=600k"); err != nil {
		t.Skip("a small disk can only be mounted by root:", err)
	}
	defer func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	}()
	path := filepath.Join(dir, "whybone.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{}
	a := create(t, s, c)
	for err == nil {
		var next *fishbone.Analysis
		if next, err = s.Do(a, fishbone.AddCause{ID: fishbone.NewID(), Text: strings.Repeat("满", 1000)}, c.now()); err == nil {
			a = next
		}
	}
	if !errors.Is(err, ErrFull) {
		t.Errorf("a full disk gives %v", err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	if err := s.Close(); err != nil && !errors.Is(err, ErrFull) {
		t.Error(err)
	}
	if _, err := Open(filepath.Join(dir, "another.db")); !errors.Is(err, ErrFull) {
		t.Errorf("a new file on a full disk gives %v", err)
	}
}
