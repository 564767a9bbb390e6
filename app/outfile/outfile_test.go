package outfile

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"whybone/storage/filetest"
)

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func wantText(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", path, got, err, want)
	}
}

func TestWriteMakesAndReplaces(t *testing.T) {
	dir := filetest.Dir(t)
	path := filepath.Join(dir, "图 1.svg")
	for _, text := range []string{"first", "second, longer", ""} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		wantText(t, path, text)
	}
	if got := names(t, dir); got != "图 1.svg" {
		t.Errorf("left: %s", got)
	}
}

func TestPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has other permissions")
	}
	dir := filetest.Dir(t)
	fresh, plain := filepath.Join(dir, "fresh"), filepath.Join(dir, "plain")
	if err := os.WriteFile(plain, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := Write(fresh, nil); err != nil {
		t.Fatal(err)
	}
	want, _ := os.Stat(plain)
	if got, _ := os.Stat(fresh); got.Mode() != want.Mode() {
		t.Errorf("a new file has %v, others have %v", got.Mode(), want.Mode())
	}
	if err := os.Chmod(plain, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Write(plain, nil); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.Stat(plain); got.Mode() != 0o640 {
		t.Errorf("the file's own mode became %v", got.Mode())
	}
}

func TestBehindALink(t *testing.T) {
	dir, other := filetest.Dir(t), filetest.Dir(t)
	target, link := filepath.Join(other, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	filetest.Link(t, target, link)
	if err := Write(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	wantText(t, target, "new")
	if got, err := os.Readlink(link); err != nil || got != target {
		t.Errorf("the link became %q, %v", got, err)
	}
}

func TestWhatCannotBeWritten(t *testing.T) {
	dir := filetest.Dir(t)
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(dir, nil); !errors.Is(err, ErrDirectory) || !strings.Contains(err.Error(), dir) {
		t.Errorf("a directory: %v", err)
	}
	for _, path := range []string{filepath.Join(file, "below"), filepath.Join(dir, "none", "below")} {
		err := Write(path, nil)
		if err == nil || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), ".whybone-") {
			t.Errorf("%s: %v", path, err)
		}
	}
	// The last step of all fails.
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	late, err := prepare(File{filepath.Join(dir, "late"), []byte("new")})
	if err != nil {
		t.Fatal(err)
	}
	late.target = filepath.Join(dir, "sub")
	if err := late.place(); err == nil {
		t.Error("a directory was replaced")
	}
	late.drop()
	if got := names(t, dir); got != "file sub" {
		t.Errorf("left: %s", got)
	}
	wantText(t, file, "old")
}

func TestSeveralFilesAreWrittenOrNone(t *testing.T) {
	dir := filetest.Dir(t)
	one, two := filepath.Join(dir, "one"), filepath.Join(dir, "two")
	if err := WriteAll([]File{{one, []byte("1")}, {two, []byte("2")}}); err != nil {
		t.Fatal(err)
	}
	wantText(t, one, "1")
	wantText(t, two, "2")
	err := WriteAll([]File{{one, []byte("new")}, {filepath.Join(dir, "new"), nil}, {dir, nil}})
	if !errors.Is(err, ErrDirectory) {
		t.Errorf("%v, want %v", err, ErrDirectory)
	}
	wantText(t, one, "1")
	if got := names(t, dir); got != "one two" {
		t.Errorf("left: %s", got)
	}
}

// A data file is not replaced, nor what belongs to it, whatever it is called.
func TestADataFileIsNotReplaced(t *testing.T) {
	dir := filetest.Dir(t)
	for name, text := range map[string]string{
		"whybone.db": "SQLite format 3\x00 and more", "picture.png": "SQLite format 3\x00", "other.svg": "\x37\x7f\x06\x82 and more",
		"whybone.db-shm": "", "whybone.db-wal": "", "old.json": "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := names(t, dir)
	for _, name := range strings.Fields(before) {
		old, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := WriteAll([]File{{filepath.Join(dir, "new"), nil}, {filepath.Join(dir, name), []byte("lost")}}); !errors.Is(err, ErrDatabase) {
			t.Errorf("%s: %v", name, err)
		}
		wantText(t, filepath.Join(dir, name), string(old))
	}
	if got := names(t, dir); got != before {
		t.Errorf("left: %s", got)
	}
	plain := filepath.Join(dir, "notes-wal") // belongs to nothing
	if err := os.WriteFile(plain, []byte("SQL"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(plain, []byte("new")); err != nil {
		t.Error(err)
	}
}

func TestWhatAKilledProgramLeftIsRemoved(t *testing.T) {
	dir := filetest.Dir(t)
	for name, age := range map[string]time.Duration{".whybone-abcdefghijkl": 2 * time.Hour, ".whybone-mnopqrstuvwx": time.Minute, ".whybone-notes": 9 * time.Hour} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if then := time.Now().Add(-age); os.Chtimes(path, then, then) != nil {
			t.Fatal("the time cannot be set")
		}
	}
	if err := Write(filepath.Join(dir, "new.svg"), nil); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, dir), ".whybone-mnopqrstuvwx .whybone-notes new.svg"; got != want {
		t.Errorf("left: %s, want %s", got, want)
	}
}

// A path that the system cannot follow leads to itself, but where it is a link or nothing.
func TestAPathThatCannotBeFollowedLeadsToItself(t *testing.T) {
	dir := filetest.Dir(t)
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	odd := errors.New("no more files")
	cannot := func(string) (string, error) { return "", odd }
	if got, err := realPath(file, cannot); got != file || err != nil {
		t.Errorf("a file leads to %q: %v", got, err)
	}
	if _, err := realPath(filepath.Join(dir, "none"), cannot); !errors.Is(err, odd) {
		t.Errorf("nothing: %v", err)
	}
	filetest.Link(t, file, link)
	if _, err := realPath(link, cannot); !errors.Is(err, odd) {
		t.Errorf("a link: %v", err)
	}
}
