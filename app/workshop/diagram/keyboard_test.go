package diagram

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// walking is a fish with the keys on its board and a cause selected.
func walking(t *testing.T, at string) *stage {
	t.Helper()
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), paneltest.Bone("Market"), paneltest.Cause("alpha", "People"),
		paneltest.Cause("beta", "People"), paneltest.Cause("gamma", "People"), paneltest.Cause("why", "beta"),
		paneltest.Cause("delta", "Market"), paneltest.Cause("waits", ""))
	test.TapCanvas(s.Win.Canvas(), s.sees(at))
	s.mustBeOnBoard(at)
	return s
}

func (s *stage) mustBeOnBoard(selected string) {
	s.T.Helper()
	if s.Focused() != s.view.Keys() {
		s.T.Errorf("the focus is on %T, not on the board", s.Focused())
	}
	if got := s.selected(); got != selected {
		s.T.Errorf("%q is selected, want %q", got, selected)
	}
}

// selected is the text of the cause or bone that is selected on the board.
func (s *stage) selected() string {
	text, _ := s.view.labelOf(s.view.Selected())
	return text
}

func (s *stage) alt(key fyne.KeyName) {
	s.T.Helper()
	s.SendShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

func (s *stage) below(text string) (all []string) {
	for _, c := range s.Analysis().Causes(s.Cause(text).ID) {
		all = append(all, c.Text)
	}
	return all
}

func TestAddingOnTheBoard(t *testing.T) {
	s := walking(t, "alpha")
	s.Press(fyne.KeyReturn)
	s.Say("one", "two")
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "one", "two", "beta", "gamma"})
	s.Write("three")
	s.Press(fyne.KeyTab)
	s.Say("deep")
	s.MustEqual("below three", s.below("three"), []string{"deep"})
	s.Write("deeper")
	s.Entry().OnTab(true)
	s.Say("four")
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "one", "two", "three", "four", "beta", "gamma"})
	s.Press(fyne.KeyReturn)
	s.mustBeOnBoard("four")
	for range 6 {
		s.PressUndo()
	}
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma"})
	s.Press(fyne.KeyUp, fyne.KeyDown)
	if s.selected() == "" {
		t.Error("after undo the arrows do not walk any more")
	}
}

func TestTabOnTheBoard(t *testing.T) {
	s := walking(t, "alpha")
	s.Press(fyne.KeyTab)
	s.Write("because")
	s.Press(fyne.KeyReturn, fyne.KeyTab) // with nothing typed: below the one before
	s.Say("deeper")
	s.MustEqual("the chain", s.Path("deeper"), []string{"alpha", "because", "deeper"})
	s.Press(fyne.KeyEscape)
	s.mustBeOnBoard("deeper")
}

func TestBonesOnTheBoard(t *testing.T) {
	s := walking(t, "People")
	s.alt(fyne.KeyLeft)
	if got := s.Analysis().Bones()[1].Name; got != "People" {
		t.Errorf("the second bone is %q", got)
	}
	s.alt(fyne.KeyRight)
	s.Press(fyne.KeyReturn)
	s.Say("Machines")
	if got := s.Analysis().Bones(); len(got) != 3 || got[1].Name != "Machines" {
		t.Errorf("the bones are %v", got)
	}
	s.Write("Methods")
	s.Press(fyne.KeyTab)
	s.Say("too slow")
	s.MustEqual("methods", s.Causes("Methods"), []string{"too slow"})
	s.Press(fyne.KeyEscape)
	test.TapCanvas(s.Win.Canvas(), s.sees("Market"))
	s.Press(fyne.KeyDelete)
	s.MustEqual("the tray", s.Causes(""), []string{"waits", "delta"})
}

// TestComposingOnTheBoard lets the keys come that an input method consumed: they come
// without a character, and must do nothing.
func TestComposingOnTheBoard(t *testing.T) {
	s := walking(t, "beta")
	for _, k := range []fyne.KeyName{fyne.KeyP, fyne.KeyE, fyne.KeyI, fyne.KeyDelete, fyne.KeyBackspace, fyne.KeyLeft, fyne.KeyReturn} {
		s.Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma"})
	s.mustBeOnBoard("beta")
	s.Focused().TypedRune('培')
	s.Say("训")
	if got := s.Causes("People")[1]; got != "培训" {
		t.Errorf("it says %q", got)
	}
}

func TestSameAsOnTheBoard(t *testing.T) {
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), paneltest.Bone("Market"), paneltest.Cause("competition too fierce", "People"),
		paneltest.Cause("prices too low", "Market"), paneltest.Cause("fiercer competition", "Market"))
	test.TapCanvas(s.Win.Canvas(), s.sees("competition too fierce"))
	s.Hit("s")
	s.MustShow(s.view.Object(), "fiercer competition")
	s.Press(fyne.KeyReturn)
	if w := s.Analysis().Wordings(s.Cause("fiercer competition").ID); len(w) != 1 || w[0].Text != "competition too fierce" {
		t.Errorf("the other wordings are %+v", w)
	}
	s.PressUndo()
	s.view.Select(s.Cause("competition too fierce").ID)
	s.Hit("s")
	s.Write("PRICES")
	s.MustNotShow(s.view.Object(), "fiercer")
	s.Write(" nowhere")
	s.Press(fyne.KeyReturn)
	s.Entry().SetText("prices")
	s.Press(fyne.KeyReturn)
	if w := s.Analysis().Wordings(s.Cause("prices too low").ID); len(w) != 1 {
		t.Errorf("the other wordings are %+v", w)
	}
	s.PressUndo()
	s.view.Select(s.Cause("competition too fierce").ID)
	s.Hit("s")
	s.Press(fyne.KeyEscape)
	s.mustBeOnBoard("competition too fierce")
}

// An answer that repeats a cause elsewhere stays where it is: it is no other wording of it.
func TestAnAnswerThatRepeatsACauseIsClosed(t *testing.T) {
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), paneltest.Bone("Market"), paneltest.Cause("competition too fierce", "Market"),
		paneltest.Cause("staff leave", "People"), paneltest.Cause("fiercer competition", "staff leave"))
	test.TapCanvas(s.Win.Canvas(), s.sees("fiercer competition"))
	s.Hit("s")
	s.Press(fyne.KeyReturn)
	if got := s.Cause("fiercer competition"); got.SameAs != s.Cause("competition too fierce").ID || got.Parent != s.Cause("staff leave").ID {
		t.Errorf("it is %+v", got)
	}
}

// TestKeysToTheSideSayWhatTheyDo asks what Alt+Left and Alt+Right are called, for a cause
// and for a bone, with the head at either side.
func TestKeysToTheSideSayWhatTheyDo(t *testing.T) {
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), paneltest.Bone("Method"), paneltest.Cause("late", "People"))
	for _, c := range []struct {
		on       fishbone.ID
		headLeft bool
		in, out  string
	}{
		{"late", false, "act.in", "act.out"},
		{"late", true, "act.out", "act.in"},
		{"People", false, "bone.outwards", "bone.inwards"},
		{"People", true, "bone.inwards", "bone.outwards"},
	} {
		s.TurnHead(c.headLeft)
		s.view.Select(c.on)
		if in, out := s.Actions().Named("act.in").Label(), s.Actions().Named("act.out").Label(); in != words.T(c.in) || out != words.T(c.out) {
			t.Errorf("%s, head at the left %v: %q and %q", c.on, c.headLeft, in, out)
		}
	}
}
