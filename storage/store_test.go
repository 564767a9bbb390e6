package storage

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

func TestEverythingComesBack(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "a b", "100% #?", "数据.db")
	if runtime.GOOS == "windows" {
		path = strings.ReplaceAll(path, "?", "!") // no name has one there
	}
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{}
	a := create(t, s, c)
	states := []*fishbone.Analysis{a}
	for _, e := range everything() {
		a = do(t, s, c, a, e)
		states = append(states, a)
	}
	if err := s.SetStep(a.ID(), 7); err != nil {
		t.Fatal(err)
	}
	if err := s.SetSetting("language", "zh-Hant"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = openAt(t, path)
	back, err := s.Load(a.ID())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, back, a)
	if step, err := s.Step(a.ID()); step != 7 || err != nil {
		t.Errorf("step %d, %v", step, err)
	}
	if v, err := s.Setting("language"); v != "zh-Hant" || err != nil {
		t.Errorf("setting %q, %v", v, err)
	}
	wantHistory(t, s, c, back, states)
}

// wantHistory walks all the way back and forth again.
func wantHistory(t *testing.T, s *Store, c *clock, a *fishbone.Analysis, states []*fishbone.Analysis) {
	t.Helper()
	same := func(want *fishbone.Analysis) {
		t.Helper()
		onDisk := reloaded(t, s, a.ID())
		wantSame(t, onDisk, a)
		got, err := fishbone.Assemble(a.ID(), a.Made(), want.Changed(), onDisk.Parts())
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, got, want)
		a = onDisk
	}
	edits := everything()
	for i := len(edits) - 1; i >= 0; i-- {
		next, undone, err := s.Undo(a, c.now())
		if err != nil {
			t.Fatal(err)
		}
		if undone.Name() != edits[i].Name() {
			t.Fatalf("undid %s, want %s", undone.Name(), edits[i].Name())
		}
		a = next
		same(states[i])
	}
	for i, e := range edits {
		next, redone, err := s.Redo(a, c.now())
		if err != nil {
			t.Fatal(err)
		}
		if redone.Name() != e.Name() {
			t.Fatalf("redid %s, want %s", redone.Name(), e.Name())
		}
		a = next
		wantSame(t, a, states[i+1])
		same(states[i+1])
	}
}

func TestFilesAreForTheUserAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are not like this there")
	}
	dir := filepath.Join(filetest.Dir(t), "new")
	s := openAt(t, filepath.Join(dir, "whybone.db"))
	create(t, s, &clock{})
	for path, want := range map[string]os.FileMode{
		dir: 0o700, filepath.Join(dir, "whybone.db"): 0o600, filepath.Join(dir, "whybone.db-wal"): 0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has %v, want %v", path, info.Mode().Perm(), want)
		}
	}
}

func TestHowTheFileIsKept(t *testing.T) {
	s := openTemp(t)
	for pragma, want := range map[string]string{
		"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "50",
	} {
		got := ""
		if err := s.write.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("%s is %s, want %s (%v)", pragma, got, want, err)
		}
	}
	if s.tries != 600 {
		t.Errorf("a write is tried %d times, want 600: half a minute", s.tries)
	}
	if _, err := s.read.Exec("DELETE FROM setting"); err == nil {
		t.Error("a reader can write")
	}
}

func TestCloseLeavesOneFile(t *testing.T) {
	dir := filetest.Dir(t)
	s, err := Open(filepath.Join(dir, "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	create(t, s, &clock{})
	if _, _, err := s.List(Query{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if names := namesIn(t, dir); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func namesIn(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestManyOpenANewFileAtOnce(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	stores := make([]*Store, 6)
	errs := make([]error, len(stores))
	var all sync.WaitGroup
	for i := range stores {
		all.Go(func() { stores[i], errs[i] = Open(path) })
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			t.Error(err)
			continue
		}
		if err := stores[i].Close(); err != nil {
			t.Error(err)
		}
	}
}

// An attempt to open the file that another program stood in the way of may have seen a -wal
// file that this program has taken away since.
func TestOpeningBeginsAnew(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	other, err := identityOf(filetest.Dir(t))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(path, func(s *Store) { s.place.wal = &other })
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{}
	do(t, s, c, create(t, s, c), problem("late"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestDefaultPath(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the place is another one there")
	}
	home := filetest.Dir(t)
	t.Setenv("XDG_DATA_HOME", home)
	if got, err := DefaultPath(); err != nil || got != filepath.Join(home, "whybone", "whybone.db") {
		t.Errorf("got %s, %v", got, err)
	}
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("HOME", home)
	if got, err := DefaultPath(); err != nil || got != filepath.Join(home, ".local", "share", "whybone", "whybone.db") {
		t.Errorf("got %s, %v", got, err)
	}
}
