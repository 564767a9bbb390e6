//go:build !windows && !darwin

package system

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// programs puts shell scripts where programs are looked for, and nothing else. They keep what
// they are given in files of the folder that is returned.
func programs(t *testing.T, scripts map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	for name, script := range scripts {
		text := "#!/bin/sh\nPATH=/bin:/usr/bin\n" + strings.ReplaceAll(script, "OUT", folder+"/out") + "\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", folder)
	t.Setenv("TMPDIR", t.TempDir())
	t.Setenv("WAYLAND_DISPLAY", "")
	return folder
}

// got is what a program was given.
func got(t *testing.T, folder string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "out"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// nothingLeft looks for files that stayed behind.
func nothingLeft(t *testing.T) {
	t.Helper()
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("%v is still there", left)
	}
}

// lastArgument writes the file that is named last into OUT.
const lastArgument = `for file; do :; done; cat "$file" > OUT`

func TestCopyPicture(t *testing.T) {
	folder := programs(t, map[string]string{"xclip": lastArgument, "wl-copy": "exit 1"})
	if err := CopyPicture([]byte("picture")); err != nil || got(t, folder) != "picture" {
		t.Errorf("xclip got %q, %v", got(t, folder), err)
	}
	nothingLeft(t)
	folder = programs(t, map[string]string{"xclip": "exit 1", "wl-copy": "cat > OUT"})
	t.Setenv("WAYLAND_DISPLAY", "wayland-0")
	if err := CopyPicture([]byte("on Wayland")); err != nil || got(t, folder) != "on Wayland" {
		t.Errorf("wl-copy got %q, %v", got(t, folder), err)
	}
}

// TestXclipStays has a program that leaves a process behind, as xclip does to hold the
// clipboard: nobody waits for it.
func TestXclipStays(t *testing.T) {
	programs(t, map[string]string{"xclip": "sleep 20 &"})
	if err := CopyPicture([]byte("picture")); err != nil {
		t.Error(err)
	}
}

// TestCopyFiles names files as desktops do, which may have any name.
func TestCopyFiles(t *testing.T) {
	folder := programs(t, map[string]string{"xclip": lastArgument})
	if err := CopyFiles([]string{"/tmp/a b/鱼骨 100%.pdf", "/tmp/c.pdf"}); err != nil {
		t.Fatal(err)
	}
	if want := "file:///tmp/a%20b/%E9%B1%BC%E9%AA%A8%20100%25.pdf\r\nfile:///tmp/c.pdf\r\n"; got(t, folder) != want {
		t.Errorf("xclip got %q", got(t, folder))
	}
	programs(t, nil)
	if err := CopyFiles([]string{"/tmp/a"}); !errors.Is(err, ErrNoClipboard) {
		t.Errorf("without a program: %v", err)
	}
}

func TestCopyFolder(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	first, err := CopyFolder()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(first, "old.pdf"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := CopyFolder()
	left, _ := os.ReadDir(again)
	if err != nil || again != first || len(left) != 0 {
		t.Errorf("%s has %v, %v", again, left, err)
	}
}

func TestPrintPDF(t *testing.T) {
	folder := programs(t, map[string]string{"lp": lastArgument, "lpr": "exit 1"})
	if err := PrintPDF([]byte("%PDF"), "Sales fall"); err != nil || got(t, folder) != "%PDF" {
		t.Errorf("lp got %q, %v", got(t, folder), err)
	}
	nothingLeft(t)
	folder = programs(t, map[string]string{"lpr": `echo "$@" > OUT`})
	if err := PrintPDF([]byte("%PDF"), "-o bad; title"); err != nil || !strings.Contains(got(t, folder), "-o bad; title") {
		t.Errorf("lpr got %q, %v", got(t, folder), err)
	}
}

// TestWhatIsMissing says what is not there, and what a program said that failed.
func TestWhatIsMissing(t *testing.T) {
	programs(t, nil)
	if err := CopyPicture(nil); !errors.Is(err, ErrNoClipboard) {
		t.Errorf("without a program: %v", err)
	}
	if err := PrintPDF(nil, ""); !errors.Is(err, ErrNoPrinting) {
		t.Errorf("without a program: %v", err)
	}
	programs(t, map[string]string{"lp": "echo 'lp: Error - no default destination available.' >&2; exit 1", "xclip": "echo 'no\n display' >&2; exit 1"})
	if err := PrintPDF(nil, ""); !errors.Is(err, ErrNoPrinter) {
		t.Errorf("without a printer: %v", err)
	}
	if err := CopyPicture(nil); err == nil || err.Error() != "xclip: no display" {
		t.Errorf("xclip failed: %v", err)
	}
	nothingLeft(t)
}
