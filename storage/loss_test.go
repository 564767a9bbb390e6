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

// since has the file go on after a copy was made of it.
func since(t *testing.T) (s *Store, c *clock, a *fishbone.Analysis, old string) {
	t.Helper()
	s, c, a = openFor(t)
	create(t, s, c) // another one
	a = do(t, s, c, a, problem(damagedWord))
	old = backup(t, s)
	if err := s.place.found(); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		a = do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: "since then"}})
	}
	return s, c, a, old
}

func TestWhatIsLeft(t *testing.T) {
	filetest.MovesOpenFiles(t)
	for name, test := range map[string]struct {
		happens    func(t *testing.T, path, old string)
		whole      bool
		usurper    bool
		same       int
		unreadable error
	}{
		"deleted":           {func(t *testing.T, path, _ string) { remove(t, path) }, true, false, 0, nil},
		"an older copy":     {func(t *testing.T, path, old string) { rename(t, old, path) }, true, true, 1, nil},
		"copied over":       {func(t *testing.T, path, old string) { copyFile(t, old, path) }, false, true, 0, nil},
		"no file of ours":   {func(t *testing.T, path, _ string) { remove(t, path); write(t, path, "something else") }, true, false, 0, ErrNotADatabase},
		"an empty file":     {func(t *testing.T, path, _ string) { remove(t, path); write(t, path, "") }, true, false, 0, ErrDamaged},
		"a damaged copy":    {func(t *testing.T, path, old string) { damage(t, old); rename(t, old, path) }, true, true, 1, ErrDamaged},
		"an end is missing": {func(t *testing.T, path, old string) { cutHalf(t, old); rename(t, old, path) }, true, false, 0, ErrDamaged},
		"not to be reached": {func(t *testing.T, path, _ string) { remove(t, path); mkdir(t, path) }, true, false, 0, ErrUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			s, _, a, old := since(t)
			test.happens(t, s.path, old)
			l, err := s.Loss(a.ID(), time.Now())
			if err != nil {
				t.Fatal(err)
			}
			others := 0
			if test.whole {
				others = 1
			}
			if l.Whole != test.whole || l.Others != others || (l.Usurper != nil) != test.usurper {
				t.Errorf("left is %+v", l)
			}
			if (l.Unreadable != nil) != (test.unreadable != nil) || test.unreadable != ErrUnreachable && !errors.Is(l.Unreadable, test.unreadable) {
				t.Errorf("it cannot be read because of %v, want %v", l.Unreadable, test.unreadable)
			}
			if u := l.Usurper; u != nil && (u.Others != 1 || u.Same != test.same || u.Analysis == nil || len(u.List) != 2) {
				t.Errorf("there is %+v", u)
			}
		})
	}
}

// A backup is named, so that people know that there is one.
func TestTheNewestBackupIsNamed(t *testing.T) {
	s, _, a, old := since(t)
	at := time.Date(2026, 3, 14, 8, 0, 0, 0, time.UTC)
	made, err := s.Backup(at, Daily)
	if err != nil {
		t.Fatal(err)
	}
	copyFile(t, old, s.path)
	if l, err := s.Loss(a.ID(), time.Now()); err != nil || l.Backup == nil || l.Backup.Path != made.Path {
		t.Errorf("%+v, %v", l, err)
	}
}

// The file takes its place back, whatever has come there; that is kept beside it as it was.
func TestTheFileTakesItsPlaceBack(t *testing.T) {
	filetest.MovesOpenFiles(t)
	for name, happens := range map[string]func(t *testing.T, path, old string){
		"an older copy":   func(t *testing.T, path, old string) { rename(t, old, path) },
		"no file of ours": func(t *testing.T, path, _ string) { remove(t, path); write(t, path, "something else") },
		"nothing":         func(t *testing.T, path, _ string) { remove(t, path) },
		"a copy with a log of its own": func(t *testing.T, path, old string) {
			remove(t, path+"-wal")
			rename(t, old, path)
			write(t, path+"-wal", "a log")
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, c, a, old := since(t)
			happens(t, s.path, old)
			was, _ := os.ReadFile(s.path)
			log, _ := os.ReadFile(s.path + "-wal")
			aside, err := s.TakeBack(c.now().At)
			if name == "nothing" {
				if !errors.Is(err, os.ErrNotExist) {
					t.Errorf("where nothing lies: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if is, err := os.ReadFile(aside); err != nil || string(is) != string(was) {
				t.Errorf("what had come is kept otherwise: %v", err)
			}
			if is, _ := os.ReadFile(aside + "-wal"); name == "a copy with a log of its own" && string(is) != string(log) {
				t.Error("without its log")
			}
			back := reopen(t, s)
			wantSame(t, reloaded(t, back, a.ID()), a)
			do(t, back, c, a, problem("goes on"))
		})
	}
}

// What was written over is not there any more.
func TestWhatWasWrittenOverIsNotTakenBack(t *testing.T) {
	s, c, _, old := since(t)
	copyFile(t, old, s.path)
	before, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.TakeBack(c.now().At); !errors.Is(err, ErrReplaced) {
		t.Errorf("got %v", err)
	}
	if after, err := os.ReadFile(s.path); err != nil || string(after) != string(before) {
		t.Errorf("the file is another one now: %v", err)
	}
	if left, _ := filepath.Glob(s.path + ".putting-back*"); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}

// damage has a word of the problem become another one.
func damage(t *testing.T, path string) {
	t.Helper()
	rewrite(t, path, func(data []byte) []byte {
		for i := range data {
			if string(data[i:min(len(data), i+len(damagedWord))]) == damagedWord {
				data[i] ^= 1
			}
		}
		return data
	})
}

const damagedWord = "guests wait for their rooms"

func cutHalf(t *testing.T, path string) {
	t.Helper()
	rewrite(t, path, func(data []byte) []byte { return data[:len(data)/2/4096*4096] })
}

func rewrite(t *testing.T, path string, f func([]byte) []byte) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(f(data)))
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
}

// Who closes the window over a file that is gone still has it among the backups.
func TestWhatIsGoneBecomesABackup(t *testing.T) {
	filetest.MovesOpenFiles(t)
	for name, happens := range map[string]func(t *testing.T, path, old string){
		"deleted":       func(t *testing.T, path, _ string) { remove(t, path) },
		"an older copy": func(t *testing.T, path, old string) { rename(t, old, path) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _, a, old := since(t)
			happens(t, s.path, old)
			if err := s.Close(); !errors.Is(err, ErrGone) && !errors.Is(err, ErrReplaced) {
				t.Errorf("closing: %v", err)
			}
			all, err := Backups(s.path)
			if err != nil || len(all) != 1 || all[0].Reason != Displaced {
				t.Fatalf("backups: %+v, %v", all, err)
			}
			kept, err := OpenForReading(all[0].Path)
			if err != nil {
				t.Fatal(err)
			}
			defer kept.Close()
			wantSame(t, reloaded(t, kept, a.ID()), a)
		})
	}
}

// A program that is killed while the file is lost has it no longer: what is left is kept as soon as
// somebody looks, and once.
func TestWhatIsLeftIsKeptAtOnce(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, c, a, _ := since(t)
	away := s.path + ".away"
	rename(t, s.path, away)
	kept := func(want int) (newest string) {
		t.Helper()
		if l, err := s.Loss(a.ID(), c.now().At); err != nil || l.NotKept != nil || l.Backup == nil || l.Backup.Reason != Displaced {
			t.Fatalf("left is %+v, %v", l, err)
		}
		all, err := Backups(s.path)
		if err != nil || len(all) != want {
			t.Fatalf("backups: %+v, want %d, %v", all, want, err)
		}
		return all[0].Path
	}
	kept(1)
	kept(1)
	rename(t, away, s.path)
	a = do(t, s, c, a, problem("since then"))
	rename(t, s.path, away)
	newest := kept(2)
	if err := s.Close(); !errors.Is(err, ErrGone) {
		t.Errorf("closing: %v", err)
	}
	if all, err := Backups(s.path); err != nil || len(all) != 2 {
		t.Errorf("after closing there are %+v, %v", all, err)
	}
	back, err := OpenForReading(newest)
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	wantSame(t, reloaded(t, back, a.ID()), a)
}

// Where there is no room for a backup, that is said, and the rest as well.
func TestWhatIsLeftCannotBeKept(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, c, a, _ := since(t)
	if err := os.RemoveAll(BackupDir(s.path)); err != nil {
		t.Fatal(err)
	}
	write(t, BackupDir(s.path), "no directory")
	remove(t, s.path)
	if l, err := s.Loss(a.ID(), c.now().At); err != nil || l.NotKept == nil || !l.Whole || l.Others != 1 {
		t.Errorf("left is %+v, %v", l, err)
	}
}
