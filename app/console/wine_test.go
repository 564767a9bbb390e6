//go:build linux

package console

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// wine is the program for the prompt with one that has a window beside it, in a Windows to try
// things in.
type wine struct {
	t   *testing.T
	dir string
}

// newWine builds them. "make test-windows" has wine, and makes its prefix.
func newWine(t *testing.T) *wine {
	t.Helper()
	if os.Getenv("WINEPREFIX") == "" {
		t.Skip("WINEPREFIX names no Windows to try it in: make test-windows does")
	}
	w := &wine{t, t.TempDir()}
	w.build("whybone.exe", "./testdata/program", "-H=windowsgui")
	w.build("whybone.com", "../packaging/windows/console", "")
	return w
}

func (w *wine) build(name, source, flags string) {
	w.t.Helper()
	c := exec.Command("go", "build", "-ldflags="+flags, "-o", filepath.Join(w.dir, name), source)
	c.Env = append(os.Environ(), "GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0")
	if said, err := c.CombinedOutput(); err != nil {
		w.t.Fatalf("%v: %s", err, said)
	}
}

// run runs a program in the directory of both and returns what it printed, and how it ended.
func (w *wine) run(in string, args ...string) (out, errs string, code int) {
	w.t.Helper()
	c := exec.Command("wine", args...)
	var o, e bytes.Buffer
	c.Dir, c.Stdin, c.Stdout, c.Stderr = w.dir, strings.NewReader(in), &o, &e
	c.Env = append(os.Environ(), "WINEDEBUG=-all", "DISPLAY=")
	err := c.Run()
	ended, ok := errors.AsType[*exec.ExitError](err)
	if err != nil && !ok {
		w.t.Fatal(err)
	}
	if ok {
		code = ended.ExitCode()
	}
	plain := func(b bytes.Buffer) string { return strings.ReplaceAll(b.String(), "\r", "") }
	return plain(o), plain(e), code
}

// A program with a window reads and prints as every other one does, by itself and through the one for
// the prompt, which ends as it ends.
func TestPipesOnWindows(t *testing.T) {
	w := newWine(t)
	for _, name := range []string{"whybone.exe", "whybone.com"} {
		out, errs, code := w.run("one\r\ntwo", name, "read", "a b", "李")
		if want := "out 鱼骨 [read a b 李]\n" + `read "one\r\ntwo", <nil>` + "\n"; out != want || errs != "err 魚骨\n" || code != 3 {
			t.Errorf("%s printed %q and %q and ended with %d", name, out, errs, code)
		}
	}
}

// The prompt takes the program that it can wait for, and what is thrown away is thrown away.
func TestThePromptOfWindows(t *testing.T) {
	w := newWine(t)
	out, _, _ := w.run("", "cmd", "/c", "whybone x > NUL & echo after")
	if strings.TrimSpace(out) != "after" {
		t.Errorf("it prints %q", out)
	}
	if _, _, code := w.run("", "cmd", "/c", "whybone x"); code != 3 {
		t.Errorf("it ends with %d", code)
	}
	_, _, _ = w.run("", "cmd", "/c", "whybone x > said.txt & echo after >> said.txt")
	said, err := os.ReadFile(filepath.Join(w.dir, "said.txt"))
	if got := strings.ReplaceAll(string(said), "\r", ""); err != nil || !strings.HasPrefix(got, "out 鱼骨 [x]\nafter") {
		t.Errorf("the file holds %q, %v", got, err)
	}
}

// At a prompt it prints into the console of who started it.
func TestTheConsoleOfWindows(t *testing.T) {
	w := newWine(t)
	c := exec.Command("script", "-qec", "wine whybone.com x", "/dev/null")
	c.Dir = w.dir
	c.Env = append(os.Environ(), "WINEDEBUG=-all", "DISPLAY=", "LC_ALL=C.UTF-8")
	said, _ := c.CombinedOutput()
	for _, want := range []string{"out 鱼骨 [x]", "err 魚骨"} {
		if !strings.Contains(string(said), want) {
			t.Errorf("it prints %q, which has no %q", said, want)
		}
	}
}
