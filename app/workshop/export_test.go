package workshop

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// exported has a file made, and waits until the notice says what came of it.
func (s *stage) exported(c choice, path string) string {
	s.T.Helper()
	s.export(s.Analysis(), c, path)
	s.Loop.Until(s.T, "the notice tells of "+path, func() bool { return strings.Contains(s.Notice(), filepath.Base(path)) })
	return s.Notice()
}

func exporting(t *testing.T) *stage {
	t.Helper()
	return newStage(t, about(fishbone.Problem, "Sales fall"), bone("People"), cause("Staff leave", "People"))
}

// choices are all that can be exported; why trees of one cause.
func choices(s *stage) []choice {
	s.T.Helper()
	s.Session().Choose(s.Analysis().Causes("People")[0].ID)
	all := exports()
	for i, c := range all {
		all[i] = s.about(c)
	}
	return all
}

func TestExport(t *testing.T) {
	s := exporting(t)
	for _, c := range choices(s) {
		path := filepath.Join(t.TempDir(), "out"+c.kind)
		if got := s.exported(c, path); !strings.Contains(got, "Saved") {
			t.Errorf("%s: the notice says %q", c.key, got)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		switch c.kind {
		case ".png":
			if _, err := png.Decode(bytes.NewReader(data)); err != nil {
				t.Errorf("%s: %v", c.key, err)
			}
		case ".svg":
			if !bytes.Contains(data, []byte("Staff leave")) {
				t.Errorf("%s: %.80q", c.key, data)
			}
		case ".pdf":
			if !bytes.HasPrefix(data, []byte("%PDF-")) {
				t.Errorf("%s: %.80q", c.key, data)
			}
		case ".json":
			if _, err := exchange.ReadJSON(data, fishbone.NewID); err != nil {
				t.Errorf("%s: %v", c.key, err)
			}
		}
		s.Notices().Hide()
	}
}

func TestExportToABadPlace(t *testing.T) {
	s := exporting(t)
	for name, path := range map[string]string{
		"no such folder": filepath.Join(t.TempDir(), "nowhere", "out.svg"),
		"a folder":       t.TempDir(),
	} {
		got := s.exported(choice{key: "export.svg", kind: ".svg"}, path)
		if !strings.Contains(got, "could not be written") {
			t.Errorf("%s: the notice says %q", name, got)
		}
		s.Notices().Hide()
	}
}

func TestALongExportSaysThatItIsAtWork(t *testing.T) {
	s := exporting(t)
	s.Clock = uitest.Timers{}
	s.export(s.Analysis(), fishFiles[0], filepath.Join(t.TempDir(), "out.png"))
	s.Pass() // half a second, before the file is there
	s.MustShow(s.Notices().Object(), words.T("export.busy", "file", "out.png"))
	s.Loop.Until(t, "it is done", func() bool { return strings.Contains(s.Notice(), "Saved") })
	s.Clock, s.homes = uitest.Timers{}, 0
	s.exported(fishFiles[0], filepath.Join(t.TempDir(), "next.png"))
	s.Clock.Ring(1) // too late: the file is there
	if strings.Contains(s.Notice(), "Making") {
		t.Errorf("afterwards the notice says %q", s.Notice())
	}
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
	for _, c := range slices.Concat(fishFiles, treeFiles, dataFiles) {
		s.MustShow(menu, words.T(c.key))
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

func TestFileName(t *testing.T) {
	for problem, want := range map[string]string{
		"Sales fall": "Sales fall", "": "whybone", "...": "whybone", "a/b\\c:d*e?f\"g<h>i|j": "a-b-c-d-e-f-g-h-i-j",
		"销售额下滑。": "销售额下滑。", "  .hidden": "hidden",
	} {
		s := newStage(t, about(fishbone.Problem, problem))
		if got := fileName(s.Analysis().HeadText()); got != want {
			t.Errorf("the file for %q is called %q", problem, got)
		}
	}
	s := newStage(t, about(fishbone.Problem, strings.Repeat("长", 200)))
	if got := fileName(s.Analysis().HeadText()); len(got) > 200 { // most file systems take 255 bytes
		t.Errorf("a long problem makes a name of %d bytes", len(got))
	}
}
