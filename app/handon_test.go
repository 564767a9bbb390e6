package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/portable"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// top is what the dialog over the page says.
func (s *stage) top() string { return uitest.Text(s.win.Canvas().Overlays().Top()) }

// saveAs answers the question for a file, and waits for it.
func (s *stage) saveAs(path string) {
	s.t.Helper()
	s.settle()
	e, ok := s.win.Canvas().Focused().(*ui.Entry)
	if !ok {
		s.t.Skip("this system has a dialog of its own")
	}
	e.SetText(path)
	s.press(fyne.KeyReturn)
	s.until("the file is there", func() bool { _, err := os.Stat(path); return err == nil && s.said() != "" })
}

// A file for another desk is locked with a passphrase that was typed twice.
func TestHandingOnWithAPassphrase(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.handOn([]fishbone.ID{id}, "Sales fall")
	s.write("three words once")
	s.press(fyne.KeyReturn)
	s.write("three words twice")
	s.press(fyne.KeyReturn)
	if got := s.top(); !uitest.Shows(s.win.Canvas().Overlays().Top(), words.T("handOn.differ")) {
		t.Fatalf("two passphrases are one: it shows %q", got)
	}
	s.write("three words once")
	s.press(fyne.KeyReturn)
	path := filepath.Join(t.TempDir(), "for li.whybone")
	s.saveAs(path)
	if got := s.said(); got != words.T("home.handedOnLocked", "file", "for li.whybone") {
		t.Errorf("the notice says %q", got)
	}
	other, err := storage.Open(filepath.Join(t.TempDir(), "other.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	at := fishbone.Stamp{At: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
	if _, err := portable.Merge(other, path, "three words", at); !errors.Is(err, portable.ErrPassphrase) {
		t.Errorf("another passphrase opens it: %v", err)
	}
	if came, err := portable.Merge(other, path, "three words once", at); err != nil || len(came.Analyses) != 1 {
		t.Errorf("it has %+v, %v", came, err)
	}
}

// Without a passphrase Return goes on; Escape leaves all as it was.
func TestHandingOnWithoutAPassphrase(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	s := newStage(t)
	s.add(problem("Sales fall"))
	s.handOn(nil, "")
	s.press(fyne.KeyEscape)
	if s.win.Canvas().Overlays().Top() != nil {
		t.Fatalf("Escape leaves %q", s.top())
	}
	s.handOn(nil, "")
	s.press(fyne.KeyReturn)
	path := filepath.Join(t.TempDir(), "all.whybone")
	s.saveAs(path)
	if portable.Locked(path) {
		t.Error("it is locked")
	}
}

// A file that the program was started with waits until the dialog over the page is gone.
func TestAHandedFileWaitsForTheDialog(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(t.TempDir(), "trains.json")
	if err := os.WriteFile(path, []byte(tree), 0o600); err != nil {
		t.Fatal(err)
	}
	var due []func()
	s.after = func(_ time.Duration, f func()) func() {
		due = append(due, f)
		return func() {}
	}
	s.handOn(nil, "")
	s.openWhenFree([]string{path})
	if s.session() != nil || len(due) != 1 {
		t.Fatalf("it does not wait: %d", len(due))
	}
	s.press(fyne.KeyEscape)
	due[0]()
	s.settle()
	if s.session() == nil || s.session().Analysis().About().Problem != "Late trains" {
		t.Error("it is not open")
	}
}

// What another desk handed on has a page of its own, so of several files it is left out, by name.
func TestAHandedFileAmongOthers(t *testing.T) {
	s := newStage(t)
	s.drop(map[string]string{"trains.json": tree, "li.whybone": "anything"})
	if got := s.said(); got != words.T("open.alone", "file", "li.whybone") {
		t.Errorf("the notice says %q", got)
	}
}
