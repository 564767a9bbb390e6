package storage

import (
	"os"
	"path/filepath"
	"testing"
)

// Whatever stands at the beginning of a file and in its -wal file: opening it ends, and a file
// that is refused is left as it was.
func FuzzOpen(f *testing.F) {
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
	f.Fuzz(func(t *testing.T, data, wal []byte) {
		path := filepath.Join(t.TempDir(), "whybone.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if len(wal) > 0 {
			if err := os.WriteFile(path+"-wal", wal, 0o600); err != nil {
				t.Fatal(err)
			}
		}
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
