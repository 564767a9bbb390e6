package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// chained is step 6 at the end of a chain of four below the problem "problem".
func chained(t *testing.T) *stage {
	t.Helper()
	s := drilling(t, about(fishbone.Problem, "problem"), cause("one", "beta"), cause("two", "one"), cause("three", "two"))
	s.Session().Choose("one")
	s.Loop.Run()
	return s
}

func (s *stage) readItBack() {
	s.T.Helper()
	s.Ctrl(fyne.KeyR)
}

// over says whether a chain is read back.
func (s *stage) over() bool { return s.HasLayer(panel.OverDiagram) }

// everyLink reads a chain back and breaks each of its links.
func (s *stage) everyLink(visit func(face string)) {
	s.T.Helper()
	s.Actions().Perform("act.therefore")
	if !s.over() {
		s.T.Fatal("nothing is read back")
	}
	for uitest.Shows(s.overDiagram(), words.T("therefore.because")) {
		visit("a link")
		s.Press(fyne.KeyLeft)
	}
	visit("broken links")
	s.Press(fyne.KeyEscape)
}

func TestReadingBack(t *testing.T) {
	s := chained(t)
	s.Click(s.side, words.T("act.therefore"))
	over := s.overDiagram()
	s.MustShow(over, words.T("therefore.because")+" three") // from the end of the ladder
	s.MustShow(over, words.T("therefore.therefore")+" two")
	s.Hit("y")
	s.MustShow(over, words.T("therefore.therefore")+" one")
	s.Press(fyne.KeyLeft)
	s.Press(fyne.KeyUp) // back one link
	s.MustShow(over, words.T("therefore.therefore")+" one")
	s.Hit("n")
	s.Press(fyne.KeyReturn)
	s.MustShow(over, words.T("therefore.therefore")+" problem")
	s.Press(fyne.KeyRight)
	s.MustShow(over, words.T("therefore.broken", "n", 1))
	for text, want := range map[string]fishbone.Therefore{"three": fishbone.Holds, "two": fishbone.Breaks, "one": fishbone.Holds, "beta": fishbone.Holds} {
		if got := s.Cause(text).Therefore; got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	s.Press(fyne.KeyReturn) // reopens it
	if s.Session().Step() != guide.StepFiveWhys || s.InHand() != "one" || s.over() {
		t.Errorf("step %d with %q in hand, covered: %v", s.Session().Step(), s.InHand(), s.over())
	}
	s.MustShow(s.side, words.T("drill.open", "n", 2)) // and what is above level five
	s.Say("better")
	s.MustEqual("path", s.Path("better"), []string{"beta", "one", "better"})
}

func TestReadingEndsWithWhatItReads(t *testing.T) {
	s := chained(t)
	s.readItBack()
	s.goTo(3)
	if s.over() {
		t.Error("another step is covered")
	}
	s.goTo(6)
	s.Session().Choose("three")
	s.readItBack()
	s.try(fishbone.RemoveCause{ID: "one"})
	s.Loop.Run()
	if s.over() {
		t.Error("what is gone is still read")
	}
	if _, ok := s.Focused().(*ui.KeyTarget); !ok { // of the picker
		t.Errorf("the focus is on %T", s.Focused())
	}
}

func TestReadingBackFromARootCauseOfStep8(t *testing.T) {
	s := chained(t)
	s.try(paneltest.Root("three"))
	s.goTo(8)
	s.ClickIcon(s.side, s.Actions().Tip("act.therefore"))
	s.MustShow(s.overDiagram(), words.T("therefore.because"))
	s.Press(fyne.KeyEscape)
	s.Say("a solution") // the focus is back in the line
	if len(s.Analysis().Solutions()) != 1 {
		t.Error("the line has not got the focus")
	}
}

func TestReadingBackInFrontOfAll(t *testing.T) {
	s := chained(t)
	s.present()
	s.Loop.Run()
	s.readItBack()
	s.MustShow(s.overDiagram(), words.T("therefore.because"))
	s.MustNotShow(s.band(), words.T("drill.question", "cause", "one"))
	s.Hit("y")
	s.Press(fyne.KeyEscape)
	if s.over() || !s.Presenting() {
		t.Errorf("after escape: covered %v, presenting %v", s.over(), s.Presenting())
	}
	s.MustShow(s.band(), words.T("drill.question", "cause", "one"))
	s.Entry()
}
