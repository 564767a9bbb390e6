package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

func exporting(t *testing.T) *stage {
	t.Helper()
	return newStage(t, about(fishbone.Problem, "Sales fall"), bone("People"), cause("Staff leave", "People"))
}

// TestExportByKeys goes from the page to the file without the mouse.
func TestExportByKeys(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	t.Setenv("HOME", t.TempDir())
	s := exporting(t)
	s.Win.Canvas().Focus(s.panel.Focus())
	s.Write("!")
	s.Ctrl(fyne.KeyE)
	if got := s.Analysis().About().Problem; got != "!Sales fall" && got != "Sales fall!" {
		t.Errorf("what was typed is not in the file: %q", got)
	}
	dialog := s.Win.Canvas().Overlays().Top()
	if dialog == nil {
		t.Fatal("the dialog is not open")
	}
	s.Press(fyne.KeyReturn)
	if s.Win.Canvas().Overlays().Top() == dialog {
		t.Skip("this system has a dialog of its own")
	}
	if e := s.Entry(); !strings.HasSuffix(e.Text, "fall - fishbone.png") && !strings.HasSuffix(e.Text, "fall! - fishbone.png") {
		t.Errorf("the name is %q", e.Text)
	}
	path := filepath.Join(t.TempDir(), "fish")
	s.Write(path)
	s.Press(fyne.KeyReturn)
	s.Loop.Until(s.T, "the file is there", func() bool { return strings.Contains(s.Notice(), "fish.png") })
	if _, err := os.Stat(path + ".png"); err != nil {
		t.Error(err)
	}
	s.Entry() // the focus is back on the page
}

// TestWhoWantsADocumentFindsTheReport also from the export dialog.
func TestWhoWantsADocumentFindsTheReport(t *testing.T) {
	s := exporting(t)
	s.Ctrl(fyne.KeyE)
	s.Click(s.Win.Canvas().Overlays().Top(), words.T("export.report"))
	if s.Win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
	if s.Session().Step() != guide.PageChain || s.Session().View() != "report" {
		t.Errorf("step %v shows %q", s.Session().Step(), s.Session().View())
	}
}

// TestExportFromTheHeader opens the dialog with a click, and leaves it.
func TestExportFromTheHeader(t *testing.T) {
	s := exporting(t)
	s.Click(s.header, words.T("workshop.export"))
	dialog := s.Win.Canvas().Overlays().Top()
	if dialog == nil || !uitest.Shows(dialog, "PDF") {
		t.Fatal("the dialog is not open")
	}
	uitest.Tap(t, dialog, words.T("save.cancel"))
	if s.Win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still there")
	}
	s.Entry()
}
