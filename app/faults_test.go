package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
)

// A fault behind a button ends what the button was to do. The window stays, what was typed is
// there, and the report quotes nobody.
func TestAFaultDoesNotEndTheProgram(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	dir := filepath.Join(t.TempDir(), "log")
	end := s.catchFaults(dir, "0.2.0")
	defer end()
	ui.Plain("", "broken", func() { panic("no such cause: Mrs Winterbottom") }).Tapped(nil)
	s.until("it is told", func() bool { return uitest.Shows(s.notices.Object(), words.T("fault.copy")) })
	reports, err := filepath.Glob(filepath.Join(dir, "report-*.txt"))
	if err != nil || len(reports) != 1 {
		t.Fatalf("reports: %v, %v", reports, err)
	}
	report, err := os.ReadFile(reports[0])
	if err != nil || !strings.Contains(string(report), "TestAFaultDoesNotEndTheProgram") || strings.Contains(string(report), "Winterbottom") {
		t.Errorf("the report, %v:\n%s", err, report)
	}
	ui.Go(func() { ui.Do(func() { panic("what a goroutine leaves to the window") }) })
	s.until("that one, too", func() bool {
		log, err := os.ReadFile(filepath.Join(dir, "log.txt"))
		return err == nil && strings.Count(string(log), "fault") == 2
	})
	s.write("!")
	s.goHome()
	s.wantProblem(id, "Sales fall!")
}

// A fault beside the window is told, and who waited for what was done there goes on.
func TestAFaultBesideTheWindow(t *testing.T) {
	s := newStage(t)
	dir := filepath.Join(t.TempDir(), "log")
	defer s.catchFaults(dir, "0.2.0")()
	done := false
	background{s.window}.Run(func() { panic("a fault") }, func() { done = true })
	s.until("it goes on", func() bool { return done })
	s.until("it is told", func() bool { return uitest.Shows(s.notices.Object(), words.T("fault.copy")) })
}

// What is not stored is not told to be, when a fault is.
func TestAFaultWhileSomethingWaits(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	s.openAnalysis(id)
	defer s.catchFaults(filepath.Join(t.TempDir(), "log"), "0.2.0")()
	other := s.anotherWriter()
	s.write("!")
	ui.Plain("", "broken", func() { panic("a fault") }).Tapped(nil)
	said, _, _ := strings.Cut(words.T("fault.waiting", "file", "\x00"), "\x00")
	s.until("it is told", func() bool { return strings.Contains(s.said(), strings.TrimSpace(said)) })
	other.stop()
	s.until("all is stored", func() bool { return len(s.unsaved) == 0 })
}
