package storage

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// run executes statements in a file of any kind.
func run(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", dsn(path, ""))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// ours makes a closed data file with one analysis in it.
func ours(t *testing.T, path string) *fishbone.Analysis {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return a
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// contents are all files of a directory.
func contents(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, name := range namesIn(t, dir) {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = b
	}
	return files
}

// newer makes a file one of a newer version.
var newer = fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1)

func TestFilesThatAreLeftAlone(t *testing.T) {
	for _, test := range []struct {
		name string
		make func(t *testing.T, path string)
		want error
	}{
		{"text", func(t *testing.T, path string) { write(t, path, strings.Repeat("not a database\n", 50)) }, ErrNotADatabase},
		{"short", func(t *testing.T, path string) { write(t, path, "x") }, ErrNotADatabase},
		{"only the magic", func(t *testing.T, path string) { write(t, path, magic) }, ErrNotADatabase},
		{"another program's", func(t *testing.T, path string) { run(t, path, "CREATE TABLE note (text)") }, ErrNotADatabase},
		{"another program's in WAL mode", func(t *testing.T, path string) {
			run(t, path, "PRAGMA application_id = 7; PRAGMA journal_mode = WAL; CREATE TABLE note (text)")
		}, ErrNotADatabase},
		{"newer", func(t *testing.T, path string) { ours(t, path); run(t, path, newer) }, ErrNewer},
		{"newer after a crash", func(t *testing.T, path string) { ours(t, path); crash(t, path, newer) }, ErrNewer},
		{"a version below the first", func(t *testing.T, path string) { ours(t, path); run(t, path, "PRAGMA user_version = -1") }, ErrDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filetest.Dir(t)
			path := filepath.Join(dir, "whybone.db")
			test.make(t, path)
			before := contents(t, dir)
			s, err := Open(path)
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			if err == nil {
				_ = s.Close()
			} else if !strings.Contains(err.Error(), path) {
				t.Errorf("the error does not name the file: %v", err)
			}
			after := contents(t, dir)
			delete(after, "whybone.db-shm") // SQLite's scratch beside a -wal file; never part of the data
			delete(before, "whybone.db-shm")
			if !maps.EqualFunc(before, after, bytes.Equal) {
				t.Errorf("the files changed: %v, then %v", slices.Sorted(maps.Keys(before)), slices.Sorted(maps.Keys(after)))
			}
		})
	}
}

// crash runs a statement and leaves the files as a program does that ends without
// closing them: what it wrote is in the -wal file.
func crash(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open(driverName, dsn(path, ""))
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	if err := keepSums(db); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
	left := map[string][]byte{}
	for _, end := range []string{"", "-wal"} {
		if left[path+end], err = os.ReadFile(path + end); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for name, content := range left {
		write(t, name, string(content))
	}
}

func TestWhatACrashLeftIsThere(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	a := ours(t, path)
	crash(t, path, "UPDATE about SET goal = 'from the log'")
	s := openAt(t, path)
	if got := reloaded(t, s, a.ID()).About().Goal; got != "from the log" {
		t.Errorf("goal is %q", got)
	}
}

func TestPlacesWhereNothingCanBe(t *testing.T) {
	dir := filetest.Dir(t)
	file := filepath.Join(dir, "file")
	write(t, file, "")
	for _, path := range []string{"", dir, filepath.Join(file, "whybone.db"), filepath.Join(file, "below", "whybone.db")} {
		if s, err := Open(path); err == nil {
			_ = s.Close()
			t.Errorf("%q was opened", path)
		} else if !strings.HasPrefix(err.Error(), "open the data") || !strings.Contains(err.Error(), path) {
			t.Errorf("%q gives %v", path, err)
		}
	}
}

func TestAnEmptyFileIsANewOne(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	write(t, path, "")
	create(t, openAt(t, path), &clock{})
}

func TestDamage(t *testing.T) {
	for name, spoil := range map[string]func(t *testing.T, path string){
		"pages": func(t *testing.T, path string) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for i := 4096; i < len(b); i++ {
				b[i] = 0xa5
			}
			write(t, path, string(b))
		},
		"cut off": func(t *testing.T, path string) {
			if err := os.Truncate(path, 4096); err != nil {
				t.Fatal(err)
			}
		},
		"rows that do not fit": func(t *testing.T, path string) {
			run(t, path, "PRAGMA foreign_keys = 0; DELETE FROM bone WHERE id = 'b1'")
		},
		"a time that is none": func(t *testing.T, path string) { run(t, path, "UPDATE cause SET made_at = 'May'") },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(filetest.Dir(t), "whybone.db")
			a := ours(t, path)
			spoil(t, path)
			s, err := Open(path)
			if err == nil {
				defer func() { _ = s.Close() }()
				_, err = s.Load(a.ID())
			}
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestADamagedLog(t *testing.T) {
	for _, spoiled := range []string{`{`, `{"kind":"dance","edit":{}}`, `{"kind":"remove-bone","edit":{"id":"nobody"}}`} {
		path := filepath.Join(filetest.Dir(t), "whybone.db")
		a := ours(t, path)
		run(t, path, "UPDATE edit SET undo = '"+spoiled+"'")
		s := openAt(t, path)
		loaded := reloaded(t, s, a.ID())
		if next, _, err := s.Undo(loaded, a.Changed()); !errors.Is(err, ErrDamaged) || next != nil {
			t.Errorf("%s gives %v, %v", spoiled, next, err)
		}
		wantSame(t, reloaded(t, s, a.ID()), a)
	}
}

func TestAFullFile(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	if _, err := s.write.Exec(`PRAGMA max_page_count = 1`); err != nil { // that is, no page more
		t.Fatal(err)
	}
	before := a
	big := fishbone.SetAbout{Field: fishbone.Goal, Text: strings.Repeat("满", fishbone.MaxField)}
	if next, err := s.Do(a, big, c.now()); !errors.Is(err, ErrFull) || next != nil {
		t.Fatalf("got %v, %v", next, err)
	}
	wantReach(t, s, a.ID(), len(everything()), 0)
	if _, err := s.write.Exec(`PRAGMA max_page_count = 100000`); err != nil {
		t.Fatal(err)
	}
	do(t, s, c, before, big) // the state in memory is still the right one
	if err := s.integrity(); err != nil {
		t.Error(err)
	}
}

// integrity lets SQLite check the whole file.
func (s *Store) integrity() error {
	result := ""
	if err := s.write.QueryRow(`PRAGMA integrity_check`).Scan(&result); err != nil || result != "ok" {
		return fmt.Errorf("%s (%w)", result, err)
	}
	if damaged, err := damagedAnalyses(s.write); err != nil || len(damaged) > 0 {
		return fmt.Errorf("analyses that do not agree with their checksums: %v (%w)", damaged, err)
	}
	return nil
}

func TestSomebodyElseIsWriting(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, err := open(path, time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	c := &clock{}
	a := create(t, s, c)
	other := openAt(t, path)
	tx, err := other.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	edit := fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}
	if _, err := s.Do(a, edit, c.now()); !errors.Is(err, ErrBusy) {
		t.Errorf("got %v", err)
	}
	wantSame(t, reloaded(t, other, a.ID()), a) // reading goes on
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	do(t, s, c, a, edit)
}

// A window does not stand still because another program writes, nor does it wait to be closed.
func TestTheImpatientDoNotWait(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s, c := openAt(t, path), &clock{}
	a := create(t, s, c)
	tx, err := openAt(t, path).write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	edit := fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}
	if _, err := s.Impatient().Do(a, edit, c.now()); !errors.Is(err, ErrBusy) || !Passing(err) {
		t.Errorf("got %v", err)
	}
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Impatient().Do(a, edit, c.now()); err != nil {
		t.Error(err)
	}
}

// A write that another program's long one stands in the way of says so, and is done when
// that one has ended.
func TestAWriteWaits(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	waiting := make(chan bool, 10)
	s, err := Open(path, OnWait(func() { waiting <- true }))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	c := &clock{}
	a := create(t, s, c)
	other := openAt(t, path)
	tx, err := other.write.Begin()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() {
		_, err := s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}, c.now())
		done <- err
	}()
	<-waiting
	if err := tx.Rollback(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("got %v", err)
	}
	if len(waiting) > 0 {
		t.Error("it said more than once that it waits")
	}
}

// An empty file beside which a log lies is not touched: SQLite would delete the log.
func TestAnEmptyFileWithALogIsLeftAlone(t *testing.T) {
	dir := filetest.Dir(t)
	path := filepath.Join(dir, "whybone.db")
	write(t, path, "")
	write(t, path+"-wal", "what is left of the words")
	before := contents(t, dir)
	if _, err := Open(path); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if !maps.EqualFunc(before, contents(t, dir), bytes.Equal) {
		t.Error("the files changed")
	}
}

// A file of a newer version is read where it can be, and one that is none of ours is not.
func TestOpenOrRead(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	a := ours(t, path)
	run(t, path, newer)
	s, why, err := OpenOrRead(path)
	if err != nil || !errors.Is(why, ErrNewer) {
		t.Fatalf("a newer file: %v, %v", why, err)
	}
	if _, n, err := s.List(Query{}); err != nil || n != 1 {
		t.Errorf("it lists %d analyses (%v)", n, err)
	}
	if err := s.Delete(a.ID(), time.Now()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing to it: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	other := filepath.Join(filetest.Dir(t), "other.db")
	if err := os.WriteFile(other, []byte("not a database, but a text of some length"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, why, err := OpenOrRead(other); !errors.Is(err, ErrNotADatabase) || why != nil {
		t.Errorf("another file: %v, %v", why, err)
	}
}
