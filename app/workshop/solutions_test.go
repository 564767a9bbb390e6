package workshop

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
)

// solving is step 8 with so many root causes, r1, r2 and on.
func solving(t *testing.T, roots int, more ...fishbone.Edit) *stage {
	t.Helper()
	fill := []fishbone.Edit{bone("People")}
	for i := range roots {
		id := fishbone.ID(fmt.Sprint("r", i+1))
		fill = append(fill, cause(id, "People"), confirmed(id))
	}
	s := newStage(t, append(fill, more...)...)
	s.goTo(8)
	return s
}

// solutions are the texts of the solutions, each with what it is tied to.
func (s *stage) solutions() (all []string) {
	for _, sol := range s.Analysis().Solutions() {
		all = append(all, fmt.Sprint(sol.Text, " ", sol.Causes))
	}
	return all
}

func TestSolutionsAreTiedToTheRootInHand(t *testing.T) {
	s := solving(t, 3)
	s.say("first")
	s.press(fyne.KeyDown)
	s.say("second")
	s.press(fyne.KeyDown)
	s.say("third")
	s.press(fyne.KeyDown) // round to the first
	s.say("fourth", "  ")
	s.press(fyne.KeyUp)
	s.say("x")
	s.mustEqual("solutions", s.solutions(), []string{"first [r1]", "second [r2]", "third [r3]", "fourth [r1]", "x [r3]"})
	s.mustShow(s.side, "5 / 20")
	s.undo()
	s.mustShow(s.side, "4 / 20")
	test.Tap(s.row("r2 1"))
	s.say("y")
	if got := s.solutions()[4]; got != "y [r2]" {
		t.Errorf("after a click on a root it is %q", got)
	}
}

func TestSolutionsWithoutARoot(t *testing.T) {
	s := newStage(t)
	s.goTo(8)
	s.mustShow(s.side, words.T("solutions.noRoots")[:20])
	s.press(fyne.KeyDown)
	s.say("first")
	s.mustEqual("solutions", s.solutions(), []string{"first []"})
	s.mustShow(s.side, words.T("solutions.untied"))
}

func TestNearDuplicatesAreShown(t *testing.T) {
	s := solving(t, 1)
	s.say("Train the new staff", "Raise the pay", "Train new staff")
	s.mustShow(s.row("3"), words.T("solutions.like", "n", 1))
	s.mustNotShow(s.row("2"), words.T("solutions.like", "n", 1))
	s.mustNotShow(s.row("1"), words.T("solutions.like", "n", 3))
}

func TestRewordingASolution(t *testing.T) {
	s := solving(t, 1)
	s.say("first", "second")
	test.Tap(s.row("1 first"))
	s.loop.Run()
	s.act(s.row("1 first"), s.Actions().Tip("act.reword"))
	s.say(" of all")
	s.mustEqual("solutions", s.solutions(), []string{"first of all [r1]", "second [r1]"})
	s.say("third") // the line is for new ones again
	s.mustEqual("solutions", s.solutions(), []string{"first of all [r1]", "second [r1]", "third [r1]"})
}

func TestRemovingASolution(t *testing.T) {
	s := solving(t, 1)
	s.say("first", "second")
	s.menu(s.row("1 first"), words.T("act.remove"))
	s.mustEqual("solutions", s.solutions(), []string{"second [r1]"})
	s.click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.mustEqual("solutions", s.solutions(), []string{"first [r1]", "second [r1]"})
}

func TestTyingASolution(t *testing.T) {
	s := solving(t, 2)
	s.say("first")
	s.menu(s.row("1 first"), words.T("solutions.tie", "cause", "r2"))
	s.mustEqual("solutions", s.solutions(), []string{"first [r1 r2]"})
	s.menu(s.row("1 first"), words.T("solutions.tie", "cause", "r1"))
	s.mustEqual("solutions", s.solutions(), []string{"first [r2]"})
	test.Tap(s.row("1 first"))
	s.loop.Run()
	if s.inHand() != "r2" {
		t.Errorf("the board shows %q", s.inHand())
	}
	s.entry()
}

func TestManyRootsAreFoldedAway(t *testing.T) {
	s := solving(t, 6)
	s.mustShow(s.side, words.T("solutions.roots", "n", 6))
	s.say("for the first")
	shown := func(id string) bool { return slices.Contains(uitest.Texts(s.scroll()), id) }
	if shown("r1") || !shown("r2") {
		t.Error("those that have a solution are not folded away, or those without are")
	}
	s.click(s.side, words.T("solutions.roots", "n", 6))
	if !shown("r1") || !shown("r6") {
		t.Error("unfolded they are not all there")
	}
}

func TestARootThatIsRemovedLeavesItsSolutions(t *testing.T) {
	s := solving(t, 2)
	s.say("first")
	s.menu(s.row("r1"), words.T("act.remove"))
	s.mustEqual("solutions", s.solutions(), []string{"first []"})
	s.say("second")
	if got := s.solutions()[1]; got != "second [r2]" {
		t.Errorf("the next is %q", got)
	}
}
