package graphviz

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// On a full disk nothing is kept, and the program starts all the same; as it does once there
// is room again.
func TestCompiledCodeOnAFullDisk(t *testing.T) {
	home := t.TempDir()
	err := syscall.Mount("tmpfs", home, "tmpfs", 0, "size=24m")
	if errors.Is(err, syscall.EPERM) {
		t.Skip("only an administrator can make a small disk")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(home, 0); err != nil {
			t.Error(err)
		}
	})
	filler := filepath.Join(home, "filler")
	for _, free := range []int{0, 1 << 20, 5 << 20} {
		if err := os.WriteFile(filler, make([]byte, 24<<20-free-64<<10), 0o600); err != nil {
			t.Fatal(err)
		}
		run(t, roleNothing, "HOME="+home)
		if n := code(t, filepath.Join(home, ".cache")); n != 0 {
			t.Errorf("%d bytes free: %d files are left", free, n)
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
	}
	run(t, roleNothing, "HOME="+home)
	theCode(t, home)
}
