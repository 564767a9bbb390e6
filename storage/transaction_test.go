package storage

import (
	"runtime"
	"testing"
)

// A goroutine for each transaction, and one more for each query, cost an edit more than SQLite does.
func TestATransactionStartsNoGoroutine(t *testing.T) {
	s, _, a := openFor(t)
	s.tidying.wait()
	before := runtime.NumGoroutine()
	tx, err := s.begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	rows, err := tx.Query(`SELECT id FROM analysis WHERE id = ?`, a.ID())
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("there were %d goroutines, now %d", before, after)
	}
}

// What cannot be committed is undone, and the connection is free for the next.
func TestWhatCannotBeCommittedIsUndone(t *testing.T) {
	s, c, a := openFor(t)
	tx, err := s.begin()
	if err != nil {
		t.Fatal(err)
	}
	// The tree's own keys are looked at in the end.
	if _, err := tx.Exec(`UPDATE cause SET parent = 'nobody', bone = NULL WHERE analysis = ?`, a.ID()); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err == nil {
		t.Fatal("it is committed")
	}
	if err := tx.Rollback(); err != nil {
		t.Errorf("to take it back once more: %v", err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	do(t, s, c, a, problem("goes on"))
}
