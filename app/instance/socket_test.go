//go:build !windows

package instance

import (
	"net"
	"testing"
)

// A window that ended by a crash leaves its socket behind, which nobody answers.
func TestWhatACrashLeftIsSeenThrough(t *testing.T) {
	d := dir(t)
	name, err := nameOf(d, "whybone.db")
	if err != nil {
		t.Fatal(err)
	}
	path := place(d, name)
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	release, another := take(t, d, "whybone.db", nil)
	if another {
		t.Error("somebody is taken to be there")
	}
	release()
}
