package therefore

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is the mode on a stage whose panel knows the end of a chain.
type stage struct {
	*paneltest.Stage
	end fishbone.ID
}

// ChainEnd implements [Host].
func (s *stage) ChainEnd() fishbone.ID { return s.end }

func newStage(t *testing.T, end fishbone.ID, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{end: end}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage = base
		return paneltest.WithLine(s, New(s))
	}, fill...)
	return s
}

var bone, cause, about = paneltest.Bone, paneltest.Cause, paneltest.About

// chained has a chain of four below the problem "problem".
func chained(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, "three", about(fishbone.Problem, "problem"), bone("Market"),
		cause("beta", "Market"), cause("one", "beta"), cause("two", "one"), cause("three", "two"))
	s.Session().Choose("one")
	s.Loop.Run()
	return s
}

func (s *stage) readItBack() {
	s.T.Helper()
	s.Ctrl(fyne.KeyR)
}

func (s *stage) link(text string) fishbone.Therefore { return s.Cause(text).Therefore }

func (s *stage) over() bool { return s.HasLayer(panel.OverDiagram) }

func TestReadingBackWithTheMouseAndUndo(t *testing.T) {
	s := chained(t)
	s.readItBack()
	over := s.Diagram
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
	s.MustShow(s.Diagram, words.T("therefore.broken", "n", 2))
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.Session().Step() != guide.StepAgree || s.InHand() != "beta" {
		t.Errorf("step %d with %q in hand", s.Session().Step(), s.InHand())
	}
}

func TestNothingToReadBack(t *testing.T) {
	s := newStage(t, "")
	s.readItBack()
	if s.over() {
		t.Error("nothing is read back")
	}
}

func TestWhatIsReadIsLargeHoweverLongItIs(t *testing.T) {
	long, longer := strings.Repeat("nobody says why it takes so long ", 4), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"+strings.Repeat("W", 80)
	s := newStage(t, "long", about(fishbone.Problem, longer), bone("Market"), cause("beta", "Market"),
		fishbone.AddCause{ID: "long", Under: "beta", Text: long})
	s.readItBack()
	keys := []string{"↑  " + words.T("key.linkBack"), "Esc  " + words.T("key.end"), "Y  →", "N  ←", "Enter"}
	for range 3 {
		uitest.Walk(s.Diagram, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if text, ok := o.(*canvas.Text); ok && text.Text != "" && text.TextSize < leastSize && !slices.Contains(keys, text.Text) {
				t.Errorf("%q is %v large", text.Text, text.TextSize)
			}
			return true
		})
		s.Press(fyne.KeyLeft)
	}
}
