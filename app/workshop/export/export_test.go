package export

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/exchange"
)

// stage is the feature on a stage.
type stage struct{ *paneltest.Stage }

// Renderer implements [Host].
func (stage) Renderer() picture.TreeRenderer { return paneltest.AsIs{} }

// HeadLeft implements [Host].
func (stage) HeadLeft() bool { return false }

// MenuPlace implements [Host].
func (stage) MenuPlace() fyne.Position { return fyne.Position{} }

func exporting(t *testing.T) stage {
	t.Helper()
	return stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(stage{s}) },
		paneltest.About(fishbone.Problem, "Sales fall"), paneltest.Bone("People"), paneltest.Cause("Staff leave", "People"))}
}

// exported has a file made, and waits until the notice says what came of it.
func (s stage) exported(c choice, path string) string {
	s.T.Helper()
	(&exporter{s}).export(s.Analysis(), c, path)
	s.Loop.Until(s.T, "the notice tells of "+path, func() bool { return strings.Contains(s.Notice(), filepath.Base(path)) })
	return s.Notice()
}

// ready are all that can be exported; why trees of one cause.
func (s stage) ready() []choice {
	s.Session().Choose(s.Analysis().Causes("People")[0].ID)
	all := choices()
	for i, c := range all {
		all[i] = (&exporter{s}).about(c)
	}
	return all
}

func TestExport(t *testing.T) {
	s := exporting(t)
	for _, c := range s.ready() {
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
	(&exporter{s}).export(s.Analysis(), fishFiles[0], filepath.Join(t.TempDir(), "out.png"))
	s.Pass() // half a second, before the file is there
	s.MustShow(s.Notices().Object(), words.T("export.busy", "file", "out.png"))
	s.Loop.Until(t, "it is done", func() bool { return strings.Contains(s.Notice(), "Saved") })
	s.Clock = uitest.Timers{}
	s.exported(fishFiles[0], filepath.Join(t.TempDir(), "next.png"))
	s.Clock.Ring(1) // too late: the file is there
	if strings.Contains(s.Notice(), "Making") {
		t.Errorf("afterwards the notice says %q", s.Notice())
	}
}
