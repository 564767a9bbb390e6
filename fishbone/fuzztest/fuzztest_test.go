package fuzztest

import (
	"os"
	"runtime"
	"testing"
	"time"
)

func TestOnlyTheReaderIsToBlame(t *testing.T) {
	for _, c := range []struct {
		use     use
		tooMuch bool
	}{
		{use{time.Second, time.Second, 100 << 20}, false},
		{use{time.Minute, 4 * time.Second, 0}, false}, // others computed
		{use{4 * time.Second, 6 * time.Second, 0}, false},
		{use{6 * time.Second, 6 * time.Second, 0}, true},
		{use{5 * time.Minute, 0, 0}, true}, // it waits for what does not come
		{use{time.Second, time.Second, 600 << 20}, true},
	} {
		if got := c.use.tooMuch(); (got != "") != c.tooMuch {
			t.Errorf("%+v: %q", c.use, got)
		}
	}
}

func TestComputingIsMeasured(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("nobody knows elsewhere what a program computes")
	}
	before, deadline := spent(), time.Now().Add(time.Minute)
	for spent()-before < time.Second/20 {
		if time.Now().After(deadline) {
			t.Fatalf("in a minute of computing %v were counted", spent()-before)
		}
	}
}

func TestMemoryIsMeasured(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("nobody knows elsewhere what a program holds")
	}
	before := status("VmRSS:")
	big := make([]byte, 64<<20)
	for i := 0; i < len(big); i += os.Getpagesize() {
		big[i] = 1
	}
	if most := status("VmHWM:"); before == 0 || most-before < 32<<20 {
		t.Errorf("before 64 MB the program holds %d, and at most %d", before, most)
	}
	runtime.KeepAlive(big)
}
