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
	"whybone/storage/filetest"
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

// A file that cannot be written is read all the same, and stays as it was: also one that a
// crash left with a -wal file, and one of an older format.
func TestReadingWhatCannotBeWritten(t *testing.T) {
	for name, prepare := range map[string]func(t *testing.T, path string) string{
		"closed": func(t *testing.T, path string) string { return ours(t, path).About().Goal },
		"after a crash": func(t *testing.T, path string) string {
			ours(t, path)
			crash(t, path, "UPDATE about SET goal = 'from the log'")
			if err := os.Remove(path + "-shm"); err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Fatal(err)
			}
			return "from the log"
		},
		"of a newer format": func(t *testing.T, path string) string {
			a := ours(t, path)
			s, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.write.Exec(`ALTER TABLE cause ADD COLUMN weather TEXT NOT NULL DEFAULT 'fair'; PRAGMA user_version = 999`)
			if err == nil {
				var tx *connTx
				if tx, err = s.write.Begin(); err == nil {
					err = errors.Join(sumAll(tx, nil), tx.Commit())
				}
			}
			if err := errors.Join(err, s.Close()); err != nil {
				t.Fatal(err)
			}
			return a.About().Goal
		},
		"of an older format": func(t *testing.T, path string) string { oldFile(t, path, beforeSums); return "" },
	} {
		t.Run(name, func(t *testing.T) {
			dir := openWay(t)
			path := filepath.Join(dir, "whybone.db")
			goal := prepare(t, path)
			before := contents(t, dir)
			for file := range before {
				chmod(t, filepath.Join(dir, file), 0o444)
			}
			chmod(t, dir, 0o555)
			t.Setenv("TMPDIR", openWay(t))
			chmod(t, os.TempDir(), 0o777)
			asNobody(t, func() {
				s, err := OpenForReading(path)
				if err != nil {
					t.Error(err)
					return
				}
				list, _, err := s.List(Query{})
				if err != nil || len(list) != 1 {
					t.Errorf("the list: %v, %v", list, err)
					return
				}
				a, err := s.Load(list[0].ID)
				if err != nil || a.About().Goal != goal {
					t.Errorf("goal %q, %v", a.About().Goal, err)
					return
				}
				if _, damages, err := s.Check(); err != nil || len(damages) > 0 {
					t.Errorf("check: %v, %v", damages, err)
				}
				_, doing := s.Do(a, problem("no"), a.Changed())
				_, _, undoing := s.Undo(a, a.Changed())
				_, creating := s.Create(fishbone.New("new", a.Changed()))
				for _, err := range []error{doing, undoing, creating, s.KeepDraft(a.ID(), "p", "t"), s.SetSetting("k", "v"), s.Delete(a.ID(), a.Changed().At)} {
					if !errors.Is(err, ErrReadOnly) {
						t.Errorf("got %v", err)
					}
				}
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			chmod(t, dir, 0o755)
			if !maps.EqualFunc(before, contents(t, dir), bytes.Equal) {
				t.Error("the files changed")
			}
			if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
				t.Errorf("left: %v, %v", left, err)
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
	dir := filetest.Dir(t)
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
	dir := filetest.Dir(t)
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
