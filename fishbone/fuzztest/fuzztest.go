// Package fuzztest holds a reader that is fuzzed to its limits: whatever it is given to read, it
// comes to an end soon and without much memory.
package fuzztest

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"
)

// What one reading may take.
const (
	Time   = 5 * time.Second
	Memory = 512 << 20
)

const (
	// wait is how long a reading may take by the clock however little it computes: a machine
	// that has other work to do is no fault of the reader.
	wait = 2 * time.Minute
	// look is how often a reading that goes on is looked at.
	look = time.Second / 4
)

// Limit watches one reading until the function that it returns is called. One that takes too
// long or too much ends the program, with what every goroutine is doing. What a reading computes
// and holds is what the whole program does, and is known on Linux alone.
func Limit(t *testing.T) (done func()) {
	t.Helper()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // begin to measure anew
	began, held, computed := time.Now(), status("VmRSS:"), spent()
	tooMuch := func() string {
		return use{time.Since(began), spent() - computed, status("VmHWM:") - held}.tooMuch()
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(look):
				if what := tooMuch(); what != "" {
					panic(t.Name() + ": " + what)
				}
			}
		}
	}()
	return func() {
		close(stop)
		<-stopped
		if what := tooMuch(); what != "" {
			t.Error(what)
		}
	}
}

// use is what a reading takes: time by the clock, time to compute, and bytes.
type use struct {
	took, computed time.Duration
	memory         int
}

// tooMuch says what of it is too much, empty for nothing.
func (u use) tooMuch() string {
	switch {
	case u.memory > Memory:
		return fmt.Sprintf("it took %d MB", u.memory>>20)
	case u.took > Time && u.computed > Time, u.took > wait:
		return fmt.Sprintf("it still reads after %v, of which it computed %v", u.took, u.computed)
	}
	return ""
}

// spent is for how long this program has computed, 0 where nobody knows.
func spent() time.Duration {
	data, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		return 0
	}
	// After the name in brackets: state, parent, … and as the 12th and 13th what it computed for
	// itself and what the kernel did for it, in hundredths of a second.
	fields := bytes.Fields(data[bytes.LastIndexByte(data, ')')+1:])
	own, _ := strconv.Atoi(string(fields[11]))
	kernel, _ := strconv.Atoi(string(fields[12]))
	return time.Duration(own+kernel) * (time.Second / 100)
}

// status is a number of bytes out of what Linux knows of this program, 0 elsewhere.
func status(name string) int {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := bytes.Cut(data, []byte("\n"+name))
	line, _, _ := bytes.Cut(after, []byte(" kB"))
	kb, err := strconv.Atoi(string(bytes.TrimSpace(line)))
	if err != nil {
		return 0
	}
	return kb << 10
}
