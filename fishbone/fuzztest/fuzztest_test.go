package fuzztest

import (
	"os"
	"runtime"
	"testing"
)

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
