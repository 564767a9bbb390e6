package storage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// A store that is closed has its file open no more, whatever was done with it: on Windows nobody could move or replace
// that file.
func TestNothingIsLeftOpen(t *testing.T) {
	for name, work := range map[string]func(t *testing.T, s *Store, c *clock){
		"edits": func(t *testing.T, s *Store, c *clock) { do(t, s, c, create(t, s, c), everything()...) },
		"an import of complaints": func(t *testing.T, s *Store, c *clock) {
			importOne(t, s, c, func(i *Importing) error { _, _, err := i.Done(); return err })
		},
		"an import that was cancelled": func(t *testing.T, s *Store, c *clock) {
			importOne(t, s, c, (*Importing).Cancel)
		},
		"a backup": func(t *testing.T, s *Store, c *clock) {
			if _, err := s.Backup(time.Now(), Daily); err != nil {
				t.Fatal(err)
			}
		},
		"a check": func(t *testing.T, s *Store, _ *clock) {
			if _, _, err := s.Check(); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(filetest.Dir(t), "whybone.db")
			s, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			work(t, s, &clock{})
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if left := openFiles(t, path); len(left) > 0 {
				t.Errorf("left open: %q", left)
			}
		})
	}
}

func importOne(t *testing.T, s *Store, c *clock, end func(i *Importing) error) {
	t.Helper()
	i, err := s.Register().Import("march.csv", c.now())
	if err != nil {
		t.Fatal(err)
	}
	if err := i.Add(fishbone.Complaint{What: "late", Received: "2026-03-14"}, "1"); err != nil {
		t.Fatal(err)
	}
	if err := end(i); err != nil {
		t.Fatal(err)
	}
}

// openFiles are those of this process whose paths begin so.
func openFiles(t *testing.T, path string) (all []string) {
	t.Helper()
	open, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	for _, fd := range open {
		if to, err := os.Readlink("/proc/self/fd/" + fd.Name()); err == nil && strings.HasPrefix(to, path) {
			all = append(all, to)
		}
	}
	return all
}
