package diagram

import (
	"testing"

	"whybone/app/words"
	"whybone/app/workshop/paneltest"
)

// The board shows as many levels as were chosen, and whole texts where they were asked for.
func TestLevelsOnTheBoard(t *testing.T) {
	cause := paneltest.Cause
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), cause("one", "People"), cause("two", "one"),
		cause("three", "two"), cause("four", "three"))
	shows := func(label string) bool { _, found := s.view.board.FindText(label); return found }
	s.sees("three")
	if shows("four") {
		t.Error("the fourth level is shown unasked")
	}
	s.Actions().Perform("act.levels")
	s.Pick(words.T("board.levels", "n", 4))
	s.sees("four")
	s.Actions().Perform("act.levels")
	s.Pick(words.T("board.levels", "n", 1))
	s.sees("+3")
	s.Actions().Perform("act.levels")
	s.Pick(words.T("board.wholeTexts"))
	if d := s.Session().Detail(); !d.Whole || d.Depth != 1 {
		t.Errorf("the session knows %+v", d)
	}
}
