package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"whybone/fishbone/fuzztest"
)

// Whatever stands at the beginning of a file and in its -wal file: opening it ends, and a file
// that is refused is left as it was.
func FuzzOpen(f *testing.F) {
	addFiles(f)
	f.Fuzz(func(t *testing.T, data, wal []byte) {
		defer fuzztest.Limit(t)()
		path := fuzzed(t, data, wal)
		s, err := open(path, patience, withoutBackup)
		if err != nil {
			if now, reading := os.ReadFile(path); reading != nil || string(now) != string(data) {
				t.Errorf("refused with %v, and changed", err)
			}
			return
		}
		_, _, _ = s.List(Query{})
		_, _, _ = s.Check()
		_ = s.Close()
	})
}

// addFiles gives the fuzzer files to begin with.
func addFiles(f *testing.F) {
	f.Add([]byte(""), []byte(""))
	f.Add([]byte(magic), []byte(""))
	f.Add([]byte("no database"), []byte("no log"))
	sound := filepath.Join(f.TempDir(), "whybone.db")
	s, err := Open(sound)
	if err != nil {
		f.Fatal(err)
	}
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(sound)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data[:4096], []byte(""))
	f.Add(data, []byte("\x37\x7f\x06\x82"))
	f.Add(data, []byte(""))
}

// fuzzed writes a file and what lies beside it.
func fuzzed(t *testing.T, data, wal []byte) (path string) {
	path = filepath.Join(t.TempDir(), "whybone.db")
	write(t, path, string(data))
	if len(wal) > 0 {
		write(t, path+"-wal", string(wal))
	}
	return path
}

// Whatever stands in a file: repairing it ends, changes nothing in it, and gives a sound file or
// none.
func FuzzRepair(f *testing.F) {
	addFiles(f)
	path := filepath.Join(f.TempDir(), "whybone.db")
	s, err := Open(path)
	if err != nil {
		f.Fatal(err)
	}
	c := &clock{}
	do(f, s, c, create(f, s, c), append(everything(), problem(strings.Repeat("long ", 800)))...)
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data, []byte(""))
	f.Add(data[:len(data)/2], []byte(""))
	f.Fuzz(func(t *testing.T, data, wal []byte) {
		defer fuzztest.Limit(t)()
		path := fuzzed(t, data, wal)
		to := path + ".new"
		_, err := Repair(path, to)
		if now, reading := os.ReadFile(path); reading != nil || string(now) != string(data) {
			t.Error("the damaged file was changed")
		}
		if err != nil {
			if left, _ := filepath.Glob(to + "*"); len(left) > 0 {
				t.Errorf("refused with %v, and left %v", err, left)
			}
			return
		}
		if err := CheckFile(to); err != nil {
			t.Error(err)
		}
	})
}
