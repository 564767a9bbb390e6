package solutions

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is step 8 on a stage.
type stage struct{ *paneltest.Stage }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	return &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)}
}

var bone, cause, root = paneltest.Bone, paneltest.Cause, paneltest.Root

// solving is step 8 with so many root causes, r1, r2 and on.
func solving(t *testing.T, roots int, more ...fishbone.Edit) *stage {
	t.Helper()
	fill := []fishbone.Edit{bone("People")}
	for i := range roots {
		id := fishbone.ID(fmt.Sprint("r", i+1))
		fill = append(fill, cause(id, "People"), root(id))
	}
	s := newStage(t, append(fill, more...)...)
	s.GoTo(8)
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
	s.Say("first")
	s.Press(fyne.KeyDown)
	s.Say("second")
	s.Press(fyne.KeyDown)
	s.Say("third")
	s.Press(fyne.KeyDown) // round to the first
	s.Say("fourth", "  ")
	s.Press(fyne.KeyUp)
	s.Say("x")
	s.MustEqual("solutions", s.solutions(), []string{"first [r1]", "second [r2]", "third [r3]", "fourth [r1]", "x [r3]"})
	s.MustShow(s.Side, "5 / 20")
	s.PressUndo()
	s.MustShow(s.Side, "4 / 20")
	test.Tap(s.Row("r2 1"))
	s.Say("y")
	if got := s.solutions()[4]; got != "y [r2]" {
		t.Errorf("after a click on a root it is %q", got)
	}
}

func TestSolutionsWithoutARoot(t *testing.T) {
	s := newStage(t)
	s.GoTo(8)
	s.MustShow(s.Side, words.T("solutions.noRoots")[:20])
	s.Press(fyne.KeyDown)
	s.Say("first")
	s.MustEqual("solutions", s.solutions(), []string{"first []"})
	s.MustShow(s.Side, words.T("solutions.untied"))
}

func TestNearDuplicatesAreShown(t *testing.T) {
	s := solving(t, 1)
	s.Say("Train the new staff", "Raise the pay", "Train new staff")
	s.MustShow(s.Row("3"), words.T("solutions.like", "n", 1))
	s.MustNotShow(s.Row("2"), words.T("solutions.like", "n", 1))
	s.MustNotShow(s.Row("1"), words.T("solutions.like", "n", 3))
}

func TestRewordingASolution(t *testing.T) {
	s := solving(t, 1)
	s.Say("first", "second")
	test.Tap(s.Row("1 first"))
	s.Loop.Run()
	s.ClickIcon(s.Row("1 first"), s.Actions().Tip("act.reword"))
	s.Say(" of all")
	s.MustEqual("solutions", s.solutions(), []string{"first of all [r1]", "second [r1]"})
	s.Say("third") // the line is for new ones again
	s.MustEqual("solutions", s.solutions(), []string{"first of all [r1]", "second [r1]", "third [r1]"})
}

func TestRemovingASolution(t *testing.T) {
	s := solving(t, 1)
	s.Say("first", "second")
	s.Menu(s.Row("1 first"), words.T("act.remove"))
	s.MustEqual("solutions", s.solutions(), []string{"second [r1]"})
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.MustEqual("solutions", s.solutions(), []string{"first [r1]", "second [r1]"})
}

func TestTyingASolution(t *testing.T) {
	s := solving(t, 2)
	s.Say("first")
	s.Menu(s.Row("1 first"), words.T("solutions.tie", "cause", "r2"))
	s.MustEqual("solutions", s.solutions(), []string{"first [r1 r2]"})
	s.Menu(s.Row("1 first"), words.T("solutions.tie", "cause", "r1"))
	s.MustEqual("solutions", s.solutions(), []string{"first [r2]"})
	test.Tap(s.Row("1 first"))
	s.Loop.Run()
	if s.InHand() != "r2" {
		t.Errorf("the board shows %q", s.InHand())
	}
	s.Entry()
}

func TestManyRootsAreFoldedAway(t *testing.T) {
	s := solving(t, 6)
	s.MustShow(s.Side, words.T("solutions.roots", "n", 6))
	s.Say("for the first")
	shown := func(id string) bool { return slices.Contains(uitest.Texts(s.Panel.(*solutionsPanel).Scroll()), id) }
	if shown("r1") || !shown("r2") {
		t.Error("those that have a solution are not folded away, or those without are")
	}
	s.Click(s.Side, words.T("solutions.roots", "n", 6))
	if !shown("r1") || !shown("r6") {
		t.Error("unfolded they are not all there")
	}
}

func TestARootThatIsRemovedLeavesItsSolutions(t *testing.T) {
	s := solving(t, 2)
	s.Say("first")
	s.Menu(s.Row("r1"), words.T("act.remove"))
	s.MustEqual("solutions", s.solutions(), []string{"first []"})
	s.Say("second")
	if got := s.solutions()[1]; got != "second [r2]" {
		t.Errorf("the next is %q", got)
	}
}

// The root cause in hand stays when its bone changes places with another one.
func TestTheRootInHandStaysWhereBonesSwap(t *testing.T) {
	s := solving(t, 1, bone("Method"), cause("r2", "Method"), root("r2"))
	s.Do(fishbone.SwapBones{ID: "People", With: "Method"})
	s.Say("first")
	s.MustEqual("solutions", s.solutions(), []string{"first [r1]"})
}
