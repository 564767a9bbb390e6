package storage

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

func reopen(t *testing.T, old *Store) *Store {
	t.Helper()
	s, err := Open(old.path, InPlaceOf(old))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := CheckFile(s.path); err != nil {
			t.Errorf("in the end: %v", err)
		}
	})
	return s
}

// What was deleted or moved away is put back as it was, with what stood in the -wal file, and
// goes on as if nothing had been.
func TestTheFileIsPutBack(t *testing.T) {
	filetest.MovesOpenFiles(t)
	for name, happens := range map[string]func(t *testing.T, path string){
		"deleted": func(t *testing.T, path string) { remove(t, path) },
		"deleted with all that belongs to it": func(t *testing.T, path string) {
			remove(t, path)
			remove(t, path+"-wal")
			remove(t, path+"-shm")
		},
		"moved away":       func(t *testing.T, path string) { rename(t, path, path+".moved") },
		"its folder taken": func(t *testing.T, path string) { rename(t, filepath.Dir(path), filepath.Dir(path)+".moved") },
	} {
		t.Run(name, func(t *testing.T) {
			s, c, a := openFor(t)
			if _, err := s.write.Exec(`PRAGMA wal_checkpoint(PASSIVE)`); err != nil {
				t.Fatal(err)
			}
			if err := s.place.found(); err != nil {
				t.Fatal(err)
			}
			a = do(t, s, c, a, problem("since then"))
			if err := s.KeepDraft(a.ID(), "cause", "half a word"); err != nil {
				t.Fatal(err)
			}
			happens(t, s.path)
			if _, err := s.Do(a, problem("lost?"), c.now()); !errors.Is(err, ErrGone) {
				t.Fatalf("an edit: %v", err)
			}
			if err := s.PutBack(); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(s.path + "-wal"); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the log of the file that is gone lies beside the one that was put back: %v", err)
			}
			back := reopen(t, s)
			wantSame(t, reloaded(t, back, a.ID()), a)
			a, err := back.Do(a, problem("no"), c.now(), EndDrafts("cause"))
			if err != nil {
				t.Fatal(err)
			}
			wantSame(t, reloaded(t, back, a.ID()), a)
			wantDrafts(t, back, a.ID(), "[]")
		})
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
}

// Another file that has come meanwhile stays.
func TestPuttingBackOverwritesNothing(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, _, _ := openFor(t)
	remove(t, s.path)
	write(t, s.path, "something else")
	if err := s.PutBack(); !errors.Is(err, ErrReplaced) {
		t.Errorf("got %v", err)
	}
	if data, err := os.ReadFile(s.path); err != nil || string(data) != "something else" {
		t.Errorf("there is %q, %v", data, err)
	}
}

// The file that has come is opened as it is; what the old one had is kept as a backup.
func TestGoingOverToTheFileThatHasCome(t *testing.T) {
	filetest.MovesOpenFiles(t)
	for name, happens := range map[string]func(t *testing.T, path, old string){
		"replaced by rename": func(t *testing.T, path, old string) { rename(t, old, path) },
		"replaced, and its log deleted": func(t *testing.T, path, old string) {
			rename(t, old, path)
			remove(t, path+"-wal")
			remove(t, path+"-shm")
		},
		"copied over":     func(t *testing.T, path, old string) { copyFile(t, old, path) },
		"its log deleted": func(t *testing.T, path, _ string) { remove(t, path+"-wal") },
	} {
		t.Run(name, func(t *testing.T) {
			s, c, a := openFor(t)
			then, old := a, backup(t, s)
			if _, err := s.write.Exec(`PRAGMA wal_checkpoint(PASSIVE)`); err != nil {
				t.Fatal(err)
			}
			if err := s.place.found(); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				a = do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: "since then"}})
			}
			happens(t, s.path, old)
			if _, err := s.Do(a, problem("lost?"), c.now()); !errors.Is(err, ErrReplaced) {
				t.Fatalf("an edit: %v", err)
			}
			kept, err := s.GiveUp(time.Now())
			if err != nil || !kept && name != "copied over" { // of what was written over not all may be left
				t.Fatalf("kept %v, %v", kept, err)
			}
			now := reopen(t, s)
			wantSame(t, reloaded(t, now, a.ID()), then)
			do(t, now, c, then, problem("goes on"))
			if !kept {
				return
			}
			all, err := Backups(s.path)
			if err != nil || len(all) != 1 || all[0].Reason != Displaced {
				t.Fatalf("backups: %+v, %v", all, err)
			}
			displaced, err := OpenForReading(all[0].Path)
			if err != nil {
				t.Fatal(err)
			}
			defer displaced.Close()
			wantSame(t, reloaded(t, displaced, a.ID()), a)
		})
	}
}

func TestNothingIsGivenUpForAFileThatIsNotOurs(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, _, _ := openFor(t)
	remove(t, s.path)
	write(t, s.path, "something else")
	if _, err := s.GiveUp(time.Now()); !errors.Is(err, ErrNotADatabase) {
		t.Errorf("got %v", err)
	}
	if data, err := os.ReadFile(s.path); err != nil || string(data) != "something else" {
		t.Errorf("there is %q, %v", data, err)
	}
}
