package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// TestEverybodyCanUseTheWorkshop opens each step and each view, empty and of the sample, in both themes. It
// walks over each page once: where the keys lead is the same in both.
func TestEverybodyCanUseTheWorkshop(t *testing.T) {
	if racing {
		t.Skip("make test runs it without the race detector")
	}
	for name, fill := range map[string][]fishbone.Edit{"empty": nil, "sample": {sample(t, words.English)}} {
		for _, mode := range []ui.Mode{ui.LightMode, ui.DarkMode} {
			t.Run(name+", "+string(mode), func(t *testing.T) {
				s := newStage(t, fill...)
				s.Settings().SetTheme(&ui.Theme{Mode: mode})
				s.open()
				s.diagram.Close()
				everybody := uitest.Everybody
				if mode == ui.DarkMode {
					everybody = uitest.StandsOut
				}
				look := func(where string) {
					s.Loop.Run()
					everybody(t, where, s.Win.Canvas())
				}
				for n := guide.StepProblem; n <= guide.LastStep; n++ {
					s.OpenStep(n)
					s.openView("")
					look(panel.StepName(n))
				}
				s.Ctrl(fyne.KeyE)
				look("export")
				s.Press(fyne.KeyEscape)
				for _, v := range s.views {
					s.OpenStep(v.Step)
					s.openView(v.Name)
					look(v.Name)
				}
			})
		}
	}
}
