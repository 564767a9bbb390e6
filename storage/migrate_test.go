package storage

import (
	"path/filepath"
	"slices"
	"testing"
)

// withMigration lets the program know one more step during a test.
func withMigration(t *testing.T, step string) {
	t.Helper()
	was := migrations
	migrations = append(slices.Clip(was), step)
	t.Cleanup(func() { migrations = was })
}

func TestAnOlderFileIsBroughtUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "whybone.db")
	a := ours(t, path)
	withMigration(t, `ALTER TABLE analysis ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'`)
	s := openAt(t, path)
	mood := ""
	if err := s.read.QueryRow(`SELECT mood FROM analysis`).Scan(&mood); err != nil || mood != "calm" {
		t.Errorf("mood is %q, %v", mood, err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	header, err := readHeader(path)
	if err != nil || header[versionOffset+3] != byte(len(migrations)) {
		t.Errorf("the file's first page has version %d, %v", header[versionOffset+3], err)
	}
}

func TestAMigrationThatFailsLeavesTheOldFormat(t *testing.T) {
	path := filepath.Join(t.TempDir(), "whybone.db")
	a := ours(t, path)
	t.Run("the new program", func(t *testing.T) {
		withMigration(t, `DROP TABLE edit; SELECT nonsense`)
		if s, err := Open(path); err == nil {
			_ = s.Close()
			t.Error("it was opened")
		}
	})
	s := openAt(t, path)
	wantSame(t, reloaded(t, s, a.ID()), a)
	wantReach(t, s, a.ID(), len(everything()), 0)
}
