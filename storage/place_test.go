package storage

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// openFor is a data file that is not closed at the end: the test takes it away.
func openFor(t *testing.T) (*Store, *clock, *fishbone.Analysis) {
	t.Helper()
	s, err := Open(filepath.Join(filetest.Dir(t), "whybone.db"))
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{}
	return s, c, do(t, s, c, create(t, s, c), everything()...)
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600) // the same file, if it is there
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// backup is a whole copy of the file as it is now.
func backup(t *testing.T, s *Store) string {
	t.Helper()
	to := filepath.Join(filetest.Dir(t), "backup.db")
	if _, err := s.write.Exec(`VACUUM INTO ?`, to); err != nil {
		t.Fatal(err)
	}
	return to
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func TestTheFileIsNotWhereItWas(t *testing.T) {
	filetest.MovesOpenFiles(t)
	another := fishbone.Add{Thing: &fishbone.Bone{ID: "later", Name: "later"}}
	for name, test := range map[string]struct {
		happens func(t *testing.T, s *Store, old string)
		want    error
	}{
		"deleted": {func(t *testing.T, s *Store, _ string) {
			if err := os.Remove(s.path); err != nil {
				t.Fatal(err)
			}
		}, ErrGone},
		"moved away":         {func(t *testing.T, s *Store, _ string) { rename(t, s.path, s.path+".moved") }, ErrGone},
		"replaced by rename": {func(t *testing.T, s *Store, old string) { rename(t, old, s.path) }, ErrReplaced},
		"copied over":        {func(t *testing.T, s *Store, old string) { copyFile(t, old, s.path) }, ErrReplaced},
		"emptied":            {func(t *testing.T, s *Store, _ string) { write(t, s.path, "") }, ErrReplaced},
		"its log deleted":    {func(t *testing.T, s *Store, _ string) { _ = os.Remove(s.path + "-wal") }, ErrReplaced},
		"its log replaced":   {func(t *testing.T, s *Store, old string) { rename(t, old, s.path+"-wal") }, ErrReplaced},
		"its folder taken":   {func(t *testing.T, s *Store, _ string) { rename(t, filepath.Dir(s.path), filepath.Dir(s.path)+".moved") }, ErrGone},
	} {
		t.Run(name, func(t *testing.T) {
			s, c, a := openFor(t)
			old := backup(t, s)
			a = do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: "more", Name: "more"}})
			if _, err := s.write.Exec(`PRAGMA wal_checkpoint(PASSIVE)`); err != nil {
				t.Fatal(err)
			}
			if err := s.place.found(); err != nil {
				t.Fatal(err)
			}
			a = do(t, s, c, a, fishbone.RemoveBone{ID: "b2"})
			test.happens(t, s, old)
			if _, err := s.Do(a, another, c.now()); !errors.Is(err, test.want) || !Passing(err) {
				t.Errorf("an edit: %v", err)
			}
			if err := s.KeepDraft(a.ID(), "cause", "typed"); !errors.Is(err, test.want) {
				t.Errorf("a draft: %v", err)
			}
			if err := s.Close(); !errors.Is(err, test.want) {
				t.Errorf("close: %v", err)
			}
		})
	}
}

// A file that was taken away and comes back is written on.
func TestTheFileComesBack(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, c, a := openFor(t)
	rename(t, s.path, s.path+".moved")
	if _, err := s.Do(a, problem("lost?"), c.now()); !errors.Is(err, ErrGone) {
		t.Errorf("got %v", err)
	}
	rename(t, s.path+".moved", s.path)
	a = do(t, s, c, a, problem("no"))
	wantSame(t, reloaded(t, s, a.ID()), a)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// Another program of ours that writes, and brings what it wrote into the file, is no stranger.
func TestAnotherProgramMayWrite(t *testing.T) {
	s, c, a := openFor(t)
	for range 3 {
		other, err := Open(s.path)
		if err != nil {
			t.Fatal(err)
		}
		create(t, other, c)
		if err := other.Close(); err != nil {
			t.Fatal(err)
		}
		a = do(t, s, c, a, problem("still ours"))
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// After a crash an older copy is put in the file's place: what the crash left beside it is
// not brought into that.
func TestTheLogOfAnotherFileIsSetAside(t *testing.T) {
	s, c, a := openFor(t)
	old := backup(t, s)
	want := reloaded(t, s, a.ID())
	a = do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: "more", Name: "more"}})
	if _, err := s.write.Exec(`PRAGMA wal_checkpoint(PASSIVE)`); err != nil {
		t.Fatal(err)
	}
	a = do(t, s, c, a, fishbone.RemoveBone{ID: "b2"})
	dir := filetest.Dir(t)
	path := filepath.Join(dir, "whybone.db")
	copyFile(t, old, path)
	copyFile(t, s.path+"-wal", path+"-wal")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	restored := openAt(t, path)
	wantSame(t, reloaded(t, restored, a.ID()), want)
	kept, err := filepath.Glob(path + "-wal-of-another-file-*")
	if err != nil || len(kept) != 1 {
		t.Errorf("set aside: %v, %v", kept, err)
	}
}

func problem(text string) fishbone.Edit {
	return fishbone.SetAbout{Field: fishbone.Problem, Text: strings.TrimSpace(text)}
}

// A sound file in the place of another one is told from it by nothing but its identity where
// everything has been brought out of the -wal file.
func TestReplacedWhileTheLogIsEmpty(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, c, a := openFor(t)
	old := backup(t, s)
	if _, err := s.write.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	if err := s.place.found(); err != nil {
		t.Fatal(err)
	}
	rename(t, old, s.path)
	if _, err := s.Do(a, problem("into the old file"), c.now()); !errors.Is(err, ErrReplaced) {
		t.Errorf("an edit: %v", err)
	}
	if err := s.Close(); !errors.Is(err, ErrReplaced) {
		t.Errorf("close: %v", err)
	}
}

// A file that was opened by a link is looked after as one that was opened by its name: what
// belongs to it lies beside the file itself.
func TestAFileThatWasOpenedByALink(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, c, a := openFor(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(filetest.Dir(t), "link.db")
	if err := os.Symlink(s.path, link); err != nil {
		t.Skip(err)
	}
	linked, err := Open(link)
	if err != nil {
		t.Fatal(err)
	}
	a = do(t, linked, c, a, problem("by the link"))
	b, err := linked.Backup(c.now().At, Kept)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := Backups(link); err != nil || len(all) != 1 || all[0].Path != b.Path {
		t.Errorf("backups: %v, %v, want %s", all, err, b.Path)
	}
	if err := os.Remove(s.path + "-wal"); err != nil {
		t.Fatal(err)
	}
	if _, err := linked.Do(a, problem("lost?"), c.now()); !errors.Is(err, ErrReplaced) {
		t.Errorf("without its log: %v", err)
	}
}

// An older copy that is sound, with nothing in the -wal file that would tear it, is told by what
// this program has seen of it: nothing is written into it, and nothing said to be saved there.
func TestAnOlderCopyOverTheFileWhileTheLogIsEmpty(t *testing.T) {
	filetest.MovesOpenFiles(t)
	s, c, a := openFor(t)
	old := backup(t, s)
	a = do(t, s, c, a, problem("newer"))
	if _, err := s.write.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	if err := s.place.found(); err != nil {
		t.Fatal(err)
	}
	copyFile(t, old, s.path)
	if _, err := s.Do(a, problem("into the old file"), c.now()); !errors.Is(err, ErrReplaced) {
		t.Errorf("an edit: %v", err)
	}
	if err := s.KeepDraft(a.ID(), "cause", "typed"); !errors.Is(err, ErrReplaced) {
		t.Errorf("a draft: %v", err)
	}
	if err := s.Close(); !errors.Is(err, ErrReplaced) {
		t.Errorf("close: %v", err)
	}
}

// An analysis that another program removed for good is no older one.
func TestAnAnalysisThatAnotherProgramRemoved(t *testing.T) {
	s, c, a := openFor(t)
	gone := create(t, s, c)
	other, err := Open(s.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.write.Exec(`DELETE FROM analysis WHERE id = ?`, gone.ID()); err != nil {
		t.Fatal(err)
	}
	if _, err := other.write.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	do(t, s, c, a, problem("still ours"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// A copy that comes while this program itself brings pages into the file is not taken for its own
// work.
func TestACopyWhileTheFileIsTidied(t *testing.T) {
	s, c, a := openFor(t)
	old := backup(t, s)
	a = do(t, s, c, a, problem("newer"))
	s.place.byUs(func() error {
		err := s.checkpoint()
		copyFile(t, old, s.path)
		return err
	})
	if _, err := s.Do(a, problem("into the old file"), c.now()); !errors.Is(err, ErrReplaced) {
		t.Errorf("an edit: %v", err)
	}
	if err := s.Close(); !errors.Is(err, ErrReplaced) {
		t.Errorf("close: %v", err)
	}
}

// Nor is one that was torn: the rows are of another state than the versions.
func TestATornCopyWhileTheFileIsTidied(t *testing.T) {
	s, c, a := openFor(t)
	a = do(t, s, c, a, problem("newer words"))
	s.place.byUs(func() error {
		err := s.checkpoint()
		data, reading := os.ReadFile(s.path)
		torn := bytes.ReplaceAll(data, []byte("newer words"), []byte("older words"))
		if bytes.Equal(torn, data) {
			t.Error("the words are not in the file")
		}
		return errors.Join(err, reading, os.WriteFile(s.path, torn, 0o600))
	})
	if _, err := s.Do(a, problem("on top of it"), c.now()); !errors.Is(err, ErrReplaced) {
		t.Errorf("an edit: %v", err)
	}
	if err := s.Close(); !errors.Is(err, ErrReplaced) {
		t.Errorf("close: %v", err)
	}
}

// What this program itself brings into the file makes it no other one, and is not looked at again.
func TestTidyingIsNoOtherProgram(t *testing.T) {
	s, c, a := openFor(t)
	s.place.byUs(s.checkpoint)
	if now, err := os.Stat(s.path); err != nil || !now.ModTime().Equal(s.place.file.ModTime()) {
		t.Errorf("the file is not known as it is now (%v)", err)
	}
	do(t, s, c, a, problem("afterwards"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// A file stays itself when it is written to, and another one in its place is not it.
func TestIdentity(t *testing.T) {
	dir := filetest.Dir(t)
	path, other := filepath.Join(dir, "one"), filepath.Join(dir, "other")
	if _, err := identityOf(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a missing file: %v", err)
	}
	write := func(path, text string) identity {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		id, err := identityOf(path)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	was := write(path, "a")
	if !write(path, "more").is(was) {
		t.Error("what is written makes it another file")
	}
	write(other, "a")
	if err := os.Rename(other, path); err != nil {
		t.Fatal(err)
	}
	if is, err := identityOf(path); err != nil || is.is(was) {
		t.Errorf("another file is taken for it, %v", err)
	}
}
