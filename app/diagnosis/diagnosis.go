// Package diagnosis keeps what helps to find out why something broke: a log of errors and the
// reports of faults in the program, in a directory of the user's own. None of it holds a word
// that a team has typed.
//
// It sends nothing anywhere.
package diagnosis

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/adrg/xdg"
)

// DefaultDir is where the log is: in the user's directory for such things.
func DefaultDir() string {
	xdg.Reload()
	return filepath.Join(xdg.StateHome, "whybone", "log")
}

// How large the log may become, and how many older ones stay.
const (
	maxSize = 1 << 20
	older   = 3
)

// The files in the directory.
const (
	logFile   = "log.txt"
	crashFile = "crash.txt"
)

// Log is the log of one program.
type Log struct {
	dir string
	now func() time.Time

	mu    sync.Mutex
	crash *os.File
}

// Open begins to log into a directory, and has a fault that ends the program written there.
func Open(dir string, now func() time.Time) (*Log, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	l := &Log{dir: dir, now: now}
	f, err := os.OpenFile(filepath.Join(dir, crashFile), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the log: %w", err)
	}
	l.crash = f
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		return nil, errors.Join(fmt.Errorf("open the log: %w", err), f.Close())
	}
	return l, nil
}

// Close ends logging.
func (l *Log) Close() error {
	return errors.Join(debug.SetCrashOutput(nil, debug.CrashOptions{}), l.crash.Close())
}

// Crashed returns what a fault left behind that ended the program last time, and forgets it.
func (l *Log) Crashed() string {
	path := filepath.Join(l.dir, crashFile)
	data, err := os.ReadFile(path)
	if err != nil || len(data) == 0 {
		return ""
	}
	if err := os.Truncate(path, 0); err != nil {
		return ""
	}
	return withoutWords(string(data))
}

// Write adds a line to the log, which begins anew when it has become long.
func (l *Log) Write(line string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	path := filepath.Join(l.dir, logFile)
	if info, err := os.Stat(path); err == nil && info.Size() > maxSize {
		if err := l.rotate(); err != nil {
			return err
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(f, "%s %s\n", l.now().UTC().Format(time.RFC3339), line)
	return errors.Join(err, f.Close())
}

func (l *Log) rotate() error {
	name := func(n int) string {
		if n == 0 {
			return filepath.Join(l.dir, logFile)
		}
		return filepath.Join(l.dir, fmt.Sprintf("log.%d.txt", n))
	}
	for n := older; n > 0; n-- {
		if err := os.Rename(name(n-1), name(n)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Report writes what is known of a fault into a file of its own, and returns its path.
func (l *Log) Report(version, fault string) (string, error) {
	path := filepath.Join(l.dir, "report-"+l.now().UTC().Format("20060102T150405")+".txt")
	text := fmt.Sprintf("Whybone %s, %s, %s %s\n\n%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, withoutWords(fault))
	return path, os.WriteFile(path, []byte(text), 0o600)
}

// Fault describes a panic by its kind and where it came from. What it says is left out unless
// it comes from Go itself: it could quote what a team has typed.
func Fault(value any, stack []byte) string {
	what := fmt.Sprintf("%T", value)
	if e, ok := value.(runtime.Error); ok {
		what = e.Error()
	}
	return fmt.Sprintf("panic: %s\n\n%s", what, stack)
}

// withoutWords leaves the first line of a crash out where it may quote what was typed: Go's own
// faults say "runtime error".
func withoutWords(crash string) string {
	first, rest, _ := strings.Cut(crash, "\n")
	if strings.HasPrefix(first, "panic: ") && !strings.Contains(first, "runtime error") && !strings.HasPrefix(first, "panic: runtime.") {
		if _, kind, ok := strings.Cut(first, "panic: "); !ok || strings.ContainsAny(kind, " \"") {
			first = "panic: (left out)"
		}
	}
	return first + "\n" + rest
}
