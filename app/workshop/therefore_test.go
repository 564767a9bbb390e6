package workshop

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// chained is step 6 at the end of a chain of four below the problem "problem".
// reading is therefore mode, nil if nothing is read back.
func (s *stage) reading() *reading {
	r, _ := s.topLayer(panel.OverDiagram).(*reading)
	return r
}

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

func (s *stage) link(text string) fishbone.Therefore { return s.Cause(text).Therefore }

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
		if s.link(text) != want {
			t.Errorf("%s: %q, want %q", text, s.link(text), want)
		}
	}
	s.Press(fyne.KeyReturn) // reopens it
	if s.Session().Step() != guide.FiveDeep || s.InHand() != "one" || s.over() {
		t.Errorf("step %d with %q in hand, covered: %v", s.Session().Step(), s.InHand(), s.over())
	}
	s.MustShow(s.side, words.T("drill.open", "n", 2)) // and what is above level five
	s.Say("better")
	s.MustEqual("path", s.Path("better"), []string{"beta", "one", "better"})
}

func (s *stage) over() bool { return s.HasLayer(panel.OverDiagram) }

func TestReadingBackWithTheMouseAndUndo(t *testing.T) {
	s := chained(t)
	s.readItBack()
	over := s.overDiagram()
	for range 3 {
		s.Click(over, words.T("therefore.yes"))
	}
	s.Click(over, words.T("therefore.no"))
	s.MustShow(over, words.T("therefore.broken", "n", 1))
	s.Press(fyne.KeyUp)
	s.PressUndo()
	if s.link("beta") != fishbone.Unchecked || !s.over() {
		t.Errorf("after undo: %q, covered %v", s.link("beta"), s.over())
	}
	s.Hit("y")
	s.MustShow(over, words.T("therefore.allHold"))
	s.Press(fyne.KeyReturn)
	if s.over() || s.InHand() != "one" {
		t.Errorf("at the end: covered %v, %q in hand", s.over(), s.InHand())
	}
	s.Entry()
	before := s.Session().Analysis()
	s.readItBack()
	s.Hit("yyyy") // what was said already makes no history
	s.Press(fyne.KeyEscape)
	if s.Session().Analysis() != before || s.over() {
		t.Error("saying the same again is a change")
	}
}

func TestALinkToTheProblemIsReopenedAmongTheVerdicts(t *testing.T) {
	s := chained(t)
	s.readItBack()
	s.Hit("nyyn")
	s.MustShow(s.overDiagram(), words.T("therefore.broken", "n", 2))
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.Session().Step() != guide.Agree || s.InHand() != "beta" {
		t.Errorf("step %d with %q in hand", s.Session().Step(), s.InHand())
	}
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
	s.try(confirmed("three"))
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
	s.MustNotShow(s.podium.band, words.T("drill.question", "cause", "one"))
	s.Hit("y")
	s.Press(fyne.KeyEscape)
	if s.over() || !s.presenting {
		t.Errorf("after escape: covered %v, presenting %v", s.over(), s.presenting)
	}
	s.MustShow(s.podium.band, words.T("drill.question", "cause", "one"))
	s.Entry()
}

func TestNothingToReadBack(t *testing.T) {
	s := newStage(t)
	s.readItBack()
	if s.over() {
		t.Error("nothing is read back")
	}
}

func TestWhatIsReadIsLargeHoweverLongItIs(t *testing.T) {
	s := drilling(t, about(fishbone.Problem, wordy[1]), fishbone.AddCause{ID: "long", Under: "beta", Text: wordy[0]})
	s.Session().Choose("long")
	s.readItBack()
	keys := []string{"↑  " + words.T("key.linkBack"), "Esc  " + words.T("key.end"), "Y  →", "N  ←", "Enter"}
	for range 3 {
		uitest.Walk(s.overDiagram(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if text, ok := o.(*canvas.Text); ok && text.Text != "" && text.TextSize < readLeast && !slices.Contains(keys, text.Text) {
				t.Errorf("%q is %v large", text.Text, text.TextSize)
			}
			return true
		})
		s.Press(fyne.KeyLeft)
	}
}
