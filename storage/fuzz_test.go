package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/fishbone/fuzztest"
	"whybone/storage/filetest"
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
		defer func() { _ = s.Close() }()
		readAll(t, s)
	})
}

// readAll reads what the window, the command line and a check read in a data file.
func readAll(t *testing.T, s *Store) {
	t.Helper()
	found, _, _ := s.List(Query{})
	for _, one := range found {
		if a, err := s.Load(one.ID); err == nil {
			if err := a.Check(); err != nil {
				t.Errorf("an analysis that cannot be was opened: %v", err)
			}
		}
		_, _ = s.Record(one.ID, 0, 100)
		_, _ = s.Timeline(one.ID)
		_, _ = s.Drafts(one.ID)
		_, _ = s.Step(one.ID)
		_, _ = s.Writer(one.ID)
	}
	_, _ = s.Bin()
	_, _ = s.Last()
	_, _ = s.Setting("language")
	_, _, _ = s.Check()
}

// addFiles gives the fuzzer files to begin with.
func addFiles(f *testing.F) {
	f.Add([]byte(""), []byte(""))
	f.Add([]byte(magic), []byte(""))
	f.Add([]byte("no database"), []byte("no log"))
	for _, fill := range []func(*Store, *clock){
		func(*Store, *clock) {},
		func(s *Store, c *clock) {
			do(f, s, c, create(f, s, c), append(everything(), problem(strings.Repeat("long ", 800)))...)
		},
	} {
		data := closed(f, fill)
		f.Add(data, []byte(""))
		f.Add(data, []byte("\x37\x7f\x06\x82"))
		f.Add(data[:len(data)/2], []byte(""))
		f.Add(data[:pageSize], []byte(""))
	}
}

// closed is what is in a data file after it was filled and closed.
func closed(f *testing.F, fill func(*Store, *clock)) []byte {
	path := filepath.Join(filetest.Dir(f), "whybone.db")
	s, err := Open(path)
	if err != nil {
		f.Fatal(err)
	}
	fill(s, &clock{})
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	return data
}

// fuzzed writes a file and what lies beside it.
func fuzzed(t *testing.T, data, wal []byte) (path string) {
	path = filepath.Join(filetest.Dir(t), "whybone.db")
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
