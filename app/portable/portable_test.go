package portable

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage"
	"whybone/storage/filetest"
)

var at = fishbone.Stamp{At: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC), By: "李"}

func open(t testing.TB) *storage.Store {
	t.Helper()
	s, err := storage.Open(filepath.Join(filetest.Dir(t), "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// filled has an analysis of some size.
func filled(t testing.TB) (*storage.Store, *fishbone.Analysis) {
	t.Helper()
	s := open(t)
	a, err := s.Create(fishbone.New("a", at))
	if err != nil {
		t.Fatal(err)
	}
	if a, err = s.Do(a, fishbone.SetAbout{Field: fishbone.Problem, Text: "等了四十分钟"}, at); err != nil {
		t.Fatal(err)
	}
	return s, a
}

func written(t testing.TB, passphrase string) string {
	t.Helper()
	s, a := filled(t)
	path := filepath.Join(filetest.Dir(t), "one"+Ending)
	if err := Write(s, path, passphrase, a.ID()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestThereAndIn(t *testing.T) {
	for _, passphrase := range []string{"", "四个 词 of no sense"} {
		path := written(t, passphrase)
		if err := filetest.HasMode(path, 0o600); err != nil {
			t.Error(err)
		}
		if Locked(path) != (passphrase != "") {
			t.Errorf("with the passphrase %q it is locked: %v", passphrase, Locked(path))
		}
		data, err := os.ReadFile(path)
		if err != nil || bytes.Contains(data, []byte("四十分钟")) {
			t.Errorf("the words can be read in the file: %v", err)
		}
		s := open(t)
		m, err := Merge(s, path, passphrase, at)
		if err != nil || len(m.Analyses) != 1 || m.Analyses[0].State != storage.ArrivedNew || m.File != "one"+Ending {
			t.Fatalf("merged: %+v, %v", m, err)
		}
		if a, err := s.Load("a"); err != nil || a.About().Problem != "等了四十分钟" {
			t.Errorf("it came as %v, %v", a, err)
		}
	}
}

// What is no file of ours, or one that was cut off or changed on its way, changes nothing and
// leaves nothing behind.
func TestWhatDoesNotComeIn(t *testing.T) {
	plain, locked := written(t, ""), written(t, "right")
	whole, err := os.ReadFile(plain)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := os.ReadFile(locked)
	if err != nil {
		t.Fatal(err)
	}
	var other bytes.Buffer
	w := gzip.NewWriter(&other)
	if _, err := w.Write([]byte("a text that somebody packed, and that is no data file")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(whole)
	changed[len(changed)/2] ^= 0x20
	for name, tt := range map[string]struct {
		data       []byte
		passphrase string
		want       error
	}{
		"cut off":          {whole[:len(whole)/2], "", storage.ErrDamaged},
		"a byte is wrong":  {changed, "", storage.ErrDamaged},
		"cut off, locked":  {sealed[:len(sealed)/2], "right", storage.ErrDamaged},
		"locked":           {sealed, "", ErrLocked},
		"another word":     {sealed, "wrong", ErrPassphrase},
		"something packed": {other.Bytes(), "", storage.ErrNotADatabase},
		"a text":           {[]byte("the parcel is late\n  people\n"), "", storage.ErrNotADatabase},
		"nothing":          {nil, "", storage.ErrNotADatabase},
	} {
		t.Run(name, func(t *testing.T) {
			path, s, scratch := filepath.Join(filetest.Dir(t), "x"+Ending), open(t), filetest.Dir(t)
			t.Setenv("TMPDIR", scratch)
			if err := os.WriteFile(path, tt.data, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Merge(s, path, tt.passphrase, at); !errors.Is(err, tt.want) {
				t.Errorf("merge: %v, want %v", err, tt.want)
			}
			if all, n, err := s.List(storage.Query{}); err != nil || n != 0 {
				t.Errorf("there are %v, %v", all, err)
			}
			if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}

func TestWhatUnpacksWithoutEnd(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "x")
	if err := writeLimited(path, bytes.NewReader(make([]byte, 1000)), 999); !errors.Is(err, ErrBomb) {
		t.Errorf("a byte too many: %v", err)
	}
	if err := writeLimited(path+"1", bytes.NewReader(make([]byte, 1000)), 1000); err != nil {
		t.Errorf("just enough: %v", err)
	}
}
