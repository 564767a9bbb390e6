package app

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestFyneIsToldBeforeItStarts starts this program anew and follows what is initialised:
// Fyne asks for its settings once.
func TestFyneIsToldBeforeItStarts(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, "-test.run=^$")
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, trace)
	}
	told := strings.Index(string(trace), "init early.whybone/fyne ")
	asks := strings.Index(string(trace), "init fyne.io/fyne/v2/internal/cache ")
	if told < 0 || asks < 0 || told > asks {
		t.Errorf("Fyne's caches start at %d of the trace, they are told at %d:\n%s", asks, told, trace)
	}
}
