//go:build unix

package graphviz

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// run starts this test binary in a role, with nothing in its environment but env.
func run(t *testing.T, role string, env ...string) string {
	t.Helper()
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	c := exec.Command(os.Args[0])
	// Built to measure coverage, a program without GOCOVERDIR complains where its output goes.
	c.Env = append(env, roleVariable+"="+role, "GOCOVERDIR="+t.TempDir())
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// code counts the files with compiled code below a directory. The note of what they look
// like is none.
func code(t *testing.T, dir string) (n int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && d.Name() != "checksums" {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func entries(t *testing.T, dir string) []string {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

func TestCompiledCodeIsKeptInTheUsersOwnDirectory(t *testing.T) {
	tmp, home := t.TempDir(), t.TempDir()
	cache := filepath.Join(home, "cache")
	run(t, roleNothing, "TMPDIR="+tmp, "HOME="+home, "XDG_CACHE_HOME="+cache)
	if left := entries(t, tmp); len(left) != 0 {
		t.Errorf("left in the shared directory: %v", left)
	}
	if _, err := os.UserCacheDir(); err == nil && code(t, home) != 1 {
		t.Errorf("%d files of code in the user's directory, want 1", code(t, home))
	}
}

func TestCompiledCodeWithoutAHome(t *testing.T) {
	tmp := t.TempDir()
	run(t, roleNothing, "TMPDIR="+tmp)
	own := filepath.Join(tmp, "whybone-"+strconv.Itoa(os.Geteuid()))
	info, err := os.Lstat(own)
	if err != nil || info.Mode().Perm() != 0o700 || code(t, own) != 1 {
		t.Fatalf("%s: %v, %v; want a directory of mode 0700 with the code", own, info, err)
	}
	if left := entries(t, tmp); len(left) != 1 {
		t.Errorf("left in the shared directory: %v", left)
	}
}

func TestCompiledCodeIsNotKeptWhereOthersMayWrite(t *testing.T) {
	prepare := map[string]func(string) error{
		"writable": func(dir string) error {
			if err := os.Mkdir(dir, 0o700); err != nil {
				return err
			}
			return os.Chmod(dir, 0o777)
		},
		"link": func(dir string) error { return os.Symlink(filepath.Dir(dir), dir) },
		"file": func(dir string) error { return os.WriteFile(dir, nil, 0o600) },
	}
	for name, trap := range prepare {
		t.Run(name, func(t *testing.T) {
			tmp := t.TempDir()
			own := filepath.Join(tmp, "whybone-"+strconv.Itoa(os.Geteuid()))
			if err := trap(own); err != nil {
				t.Fatal(err)
			}
			before := code(t, tmp)
			run(t, roleNothing, "TMPDIR="+tmp)
			if after := code(t, tmp); after != before || len(entries(t, tmp)) != 1 {
				t.Errorf("code was kept: %v", entries(t, tmp))
			}
		})
	}
}

// theCode is the one file with compiled code below a home directory, and the note about it.
func theCode(t *testing.T, home string) (file, note string) {
	t.Helper()
	dir := filepath.Join(home, ".cache", "whybone", "graphviz")
	found, err := filepath.Glob(filepath.Join(dir, "go-graphviz", "*", "*"))
	if err != nil || len(found) != 1 {
		t.Fatalf("compiled code: %v, %v", found, err)
	}
	return found[0], filepath.Join(dir, "checksums")
}

// What is damaged is thrown away and made anew, and the program starts.
func TestDamagedCodeIsMadeAnew(t *testing.T) {
	home := t.TempDir()
	start := func() { run(t, roleNothing, "HOME="+home) }
	start()
	file, note := theCode(t, home)
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(path string, data []byte) {
		t.Helper()
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	flipped := func(at int) func() {
		return func() {
			data := bytes.Clone(sound)
			data[at] ^= 0x40
			write(file, data)
		}
	}
	for name, damage := range map[string]func(){
		"nothing":       func() {},
		"empty":         func() { write(file, nil) },
		"cut off":       func() { write(file, sound[:len(sound)/2]) },
		"first byte":    flipped(0),
		"version":       flipped(9),
		"some function": flipped(100),
		"machine code":  flipped(len(sound) / 2),
		"last byte":     flipped(len(sound) - 1),
		"no note":       func() { _ = os.Remove(note) },
		"empty note":    func() { write(note, nil) },
		"strange note":  func() { write(note, bytes.Repeat([]byte("x"), 1<<20)) },
		"strange file":  func() { write(file+"0", []byte("x")) },
		"being written": func() { write(file+".1.tmp", []byte("x")) },
	} {
		t.Run(name, func(t *testing.T) {
			damage()
			start()
			if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, sound) {
				t.Errorf("the code is %d bytes, want %d, the same: %v", len(got), len(sound), err)
			}
		})
	}
}

func TestTMPDIRIsGivenBack(t *testing.T) {
	home := t.TempDir()
	if got := run(t, roleTempDir, "HOME="+home, "TMPDIR=/somewhere"); got != "/somewhere" {
		t.Errorf("TMPDIR is %q afterwards", got)
	}
	if got := run(t, roleTempDir, "HOME="+home); got != "" {
		t.Errorf("TMPDIR is %q afterwards", got)
	}
}
