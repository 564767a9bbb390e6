package diagnosis

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func open(t *testing.T) *Log {
	t.Helper()
	at := time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC)
	l, err := Open(filepath.Join(t.TempDir(), "log"), func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func TestTheLogBeginsAnew(t *testing.T) {
	l := open(t)
	long := strings.Repeat("x", maxSize/2)
	for range 3 * (older + 3) {
		if err := l.Write(long); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(l.dir)
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has %v, %v", e.Name(), info.Mode(), err)
		}
		size += info.Size()
	}
	if len(entries) != older+2 || size > (older+1)*2*maxSize { // with the crash file
		t.Errorf("%d files of %d bytes", len(entries), size)
	}
}

// Nothing that was typed gets into a report.
func TestAReportHasNoWords(t *testing.T) {
	l := open(t)
	var fault string
	func() {
		defer func() { fault = Fault(recover(), []byte("goroutine 1 [running]:\nmain.main()\n")) }()
		panic(errors.New("no cause \"Mrs Winterbottom\""))
	}()
	path, err := l.Report("0.2.0", fault)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Whybone 0.2.0", "*errors.errorString", "main.main"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q is missing in\n%s", want, data)
		}
	}
	if strings.Contains(string(data), "Winterbottom") {
		t.Errorf("it quotes\n%s", data)
	}
	func() {
		defer func() { fault = Fault(recover(), nil) }()
		var none []int
		_ = none[3]
	}()
	if !strings.Contains(fault, "index out of range [3]") {
		t.Errorf("Go's own fault is told as %q", fault)
	}
}

func TestACrashIsToldOnce(t *testing.T) {
	l := open(t)
	if got := l.Crashed(); got != "" {
		t.Errorf("before: %q", got)
	}
	crash := "panic: no cause \"Mrs Winterbottom\"\n\ngoroutine 1 [running]:\nmain.main()\n"
	if err := os.WriteFile(filepath.Join(l.dir, crashFile), []byte(crash), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := l.Crashed(); !strings.Contains(got, "main.main") || strings.Contains(got, "Winterbottom") {
		t.Errorf("got %q", got)
	}
	if got := l.Crashed(); got != "" {
		t.Errorf("again: %q", got)
	}
}
