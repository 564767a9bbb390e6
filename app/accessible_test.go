package app

import (
	"path/filepath"
	"testing"

	"whybone/app/portable"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/fishbone"
)

// TestEverybodyCanUseThePages opens each page, with something on it and with next to nothing, in both themes, and
// the dialogs over them.
func TestEverybodyCanUseThePages(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	for _, mode := range []ui.Mode{ui.LightMode, ui.DarkMode} {
		for _, full := range []bool{false, true} {
			s := newStage(t)
			s.useTheme(mode)
			id, other := s.add(), s.add(problem("Parcels come late"))
			if full {
				sample, err := s.addSample()
				if err != nil {
					t.Fatal(err)
				}
				id = sample
			}
			look := func(what string) {
				t.Helper()
				s.settle()
				uitest.Everybody(t, string(mode)+", "+what, s.win.Canvas())
			}
			file := filepath.Join(t.TempDir(), "from li.whybone")
			if err := portable.Write(s.store, file, "", other); err != nil {
				t.Fatal(err)
			}
			on := map[string]fishbone.ID{workshopPage: id, casePage: id, comparePage: id + " " + other, mergingPage: fishbone.ID(file)}
			for page := range s.pages.pages {
				if err := s.pages.open(route{page, on[page]}); err != nil {
					t.Errorf("%s: %v", page, err)
					continue
				}
				look(page)
			}
			s.goHome()
			s.askForFile()
			look("the question for a file")
			s.end()
			s.begin()
			s.handOn([]fishbone.ID{id}, "Sales fall")
			look("handing on")
		}
	}
}
