package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/storage/filetest"
)

// The disk is full at every amount of room. What was acknowledged is there once there is room
// again, and the file is sound.
func TestTortureFullDisk(t *testing.T) {
	dir := filetest.Dir(t)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=6m"); err != nil {
		t.Skip("a small disk can only be mounted by root:", err)
	}
	defer func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) }()
	runs, lost, damaged := 0, 0, 0
	for free := 0; free < 800<<10; free += 4096 * times(24, 1) {
		runs++
		path := filepath.Join(dir, "whybone.db")
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		c := &clock{}
		a := do(t, s, c, create(t, s, c), everything()...)
		filler := filepath.Join(dir, "filler")
		fill(t, filler, free)
		created := []fishbone.ID{a.ID()}
		for range 8 {
			if next, err := s.Do(a, fishbone.AddCause{ID: fishbone.NewID(), Text: strings.Repeat("满", 300)}, c.now()); err == nil {
				a = next
			}
			if b, err := s.Create(fishbone.New(fishbone.NewID(), c.now())); err == nil {
				created = append(created, b.ID())
			}
			_, _ = s.Backup(time.Now(), Daily)
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		want := text(t, a.AtVersion(0))
		_ = s.Close()
		s, err = Open(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range created {
			if got, err := s.Load(id); err != nil || id == a.ID() && text(t, got.AtVersion(0)) != want {
				lost++
			}
		}
		if _, damages, err := s.Check(); err != nil || len(damages) > 0 {
			damaged++
		}
		all, _ := Backups(path)
		for _, b := range all {
			if CheckFile(b.Path) != nil {
				damaged++
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for _, p := range append([]string{path}, backupPaths(all)...) {
			_ = os.Remove(p)
		}
	}
	tell(t, fmt.Sprintf("the disk full, at %d amounts of room: edits lost / files damaged", runs), fmt.Sprintf("%d / %d", lost, damaged))
	if lost > 0 || damaged > 0 {
		t.Errorf("%d edits lost, %d files damaged", lost, damaged)
	}
}

func backupPaths(all []Backup) (paths []string) {
	for _, b := range all {
		paths = append(paths, b.Path)
	}
	return paths
}

// fill takes all of a disk but so many bytes.
func fill(t *testing.T, path string, free int) {
	t.Helper()
	var disk syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &disk); err != nil {
		t.Fatal(err)
	}
	size := int(disk.Bavail)*int(disk.Bsize) - free
	if err := os.WriteFile(path, make([]byte, max(size, 0)), 0o600); err != nil && !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
}
