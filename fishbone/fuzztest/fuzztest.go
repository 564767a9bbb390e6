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

// Limit watches one reading until the function that it returns is called. One that takes too
// long ends the program, with what every goroutine is doing. Memory is what the whole program
// holds at most, and is known on Linux alone.
func Limit(t *testing.T) (done func()) {
	t.Helper()
	watch := time.AfterFunc(Time, func() { panic(fmt.Sprintf("%s still reads after %v", t.Name(), Time)) })
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // begin to measure anew
	before := status("VmRSS:")
	return func() {
		watch.Stop()
		if most := status("VmHWM:"); most-before > Memory {
			t.Errorf("it took %d MB", (most-before)>>20)
		}
	}
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
