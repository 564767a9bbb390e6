package workshop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

func exporting(t *testing.T) *stage {
	t.Helper()
	return newStage(t, about(fishbone.Problem, "Sales fall"), bone("People"), cause("Staff leave", "People"))
}

func TestExportByKeys(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	t.Setenv("HOME", t.TempDir())
	s := exporting(t)
	s.Win.Canvas().Focus(s.panel.Focus())
	s.Write("!")
	s.Ctrl(fyne.KeyE)
	if s.Win.Canvas().Overlays().Top() == nil {
		t.Skip("this system has a dialog of its own")
	}
	if got := s.Analysis().About().Problem; got != "!Sales fall" && got != "Sales fall!" {
		t.Errorf("what was typed is not in the file: %q", got)
	}
	if e := s.Entry(); !strings.HasSuffix(e.Text, "fall.png") && !strings.HasSuffix(e.Text, "fall!.png") {
		t.Errorf("the name is %q", e.Text)
	}
	path := filepath.Join(t.TempDir(), "fish")
	s.Write(path)
	s.Press(fyne.KeyReturn)
	s.Loop.Until(t, "the file is there", func() bool { return strings.Contains(s.Notice(), "fish.png") })
	if _, err := os.Stat(path + ".png"); err != nil {
		t.Error(err)
	}
	s.Entry() // the focus is back on the page
}

func TestExportMenu(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	s := exporting(t)
	s.Click(s.header, words.T("workshop.export"))
	menu := s.Win.Canvas().Overlays().Top()
	offered := 0
	for _, a := range s.Actions().All() {
		if strings.HasPrefix(a.Name, "export.") && a.Possible() {
			s.MustShow(menu, a.Words())
			offered++
		}
	}
	if offered != 10 { // all but the two of a cause in hand
		t.Errorf("%d kinds of file are offered", offered)
	}
	s.Pick(words.T("export.svg"))
	e, ok := s.Focused().(*ui.Entry)
	if !ok || s.Win.Canvas().Overlays().Top() == nil {
		t.Skip("this system has a dialog of its own")
	}
	if e.Text != "Sales fall.svg" {
		t.Errorf("the name is %q", e.Text)
	}
	s.Press(fyne.KeyEscape)
	s.Entry()
}
