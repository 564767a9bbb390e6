package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/board"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// grouping is step 4 with three cards that wait and two bones.
func grouping(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", ""), cause("beta", ""), cause("gamma", ""),
	}, more...)...)
	s.goTo(4)
	return s
}

func TestNumbersSendCards(t *testing.T) {
	s := grouping(t)
	s.Hit("2")
	if s.InHand() != "beta" {
		t.Errorf("%q is next", s.InHand())
	}
	s.Hit("19") // there is no bone 9
	s.Hit("2")
	s.MustEqual("people", s.Causes("People"), []string{"beta"})
	s.MustEqual("market", s.Causes("Market"), []string{"alpha", "gamma"})
	s.Hit("0")
	s.MustEqual("waiting", s.Causes(""), []string{"gamma"})
	s.PressUndo()
	s.PressUndo()
	s.MustEqual("waiting after undo", s.Causes(""), []string{"gamma"})
	s.PressUndo()
	s.MustEqual("waiting after three undos", s.Causes(""), []string{"beta", "gamma"})
}

func TestACardThatIsThereAlreadyIsNotSent(t *testing.T) {
	s := grouping(t)
	s.Hit("1")
	s.Press(fyne.KeyDown, fyne.KeyDown)
	if s.InHand() != "alpha" {
		t.Fatalf("%q is in hand", s.InHand())
	}
	before := s.Analysis()
	s.Hit("1")
	if s.Analysis() != before {
		t.Error("there is a change that changes nothing, and undo has to take it back")
	}
}

func TestDeleteKey(t *testing.T) {
	s := grouping(t)
	s.Press(fyne.KeyDown, fyne.KeyDelete)
	s.MustEqual("waiting", s.Causes(""), []string{"alpha", "gamma"})
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.MustEqual("waiting", s.Causes(""), []string{"alpha", "beta", "gamma"})
}

func TestF2RewordsACard(t *testing.T) {
	s := grouping(t)
	s.Press(fyne.KeyDown, fyne.KeyF2)
	s.Say(" better")
	s.MustEqual("waiting", s.Causes(""), []string{"alpha", "beta better", "gamma"})
}

func TestCauseMenu(t *testing.T) {
	s := grouping(t, cause("delta", "People"), cause("twin", "People"), fishbone.LinkSame{ID: "twin", As: "delta"})
	s.Menu(s.Row("beta"), words.T("act.send"))
	s.Pick("Market")
	s.MustEqual("market", s.Causes("Market"), []string{"beta"})
	s.Menu(s.Row("beta"), words.T("act.send"))
	s.Pick(words.T("group.unsorted"))
	s.MustEqual("market", s.Causes("Market"), nil)
	s.Menu(s.Row("beta"), words.T("act.reword"))
	s.Say("!")
	s.Cause("beta!")
	s.Menu(s.Row("twin"), words.T("same.unlink"))
	if s.Cause("twin").SameAs != "" {
		t.Error("the link is still there")
	}
	s.Menu(s.Row("delta"), words.T("act.drill"))
	if s.Session().Step() != 6 || s.InHand() != "delta" {
		t.Errorf("step %d with %q in hand", s.Session().Step(), s.InHand())
	}
	s.goTo(4)
	s.Menu(s.Row("gamma"), words.T("act.remove"))
	s.MustEqual("waiting", s.Causes(""), []string{"alpha", "beta!"})
}

// drag carries a row of the panel to a place of the window.
func (s *stage) drag(row string, to fyne.Position) {
	s.T.Helper()
	d := s.Row(row)
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(d)
	for i := range 3 {
		part := float32(i+1) / 3
		at := from.AddXY((to.X-from.X)*part, (to.Y-from.Y)*part)
		d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}})
	}
	if len(s.afloat.Objects) == 0 {
		s.T.Error("nothing follows the pointer")
	}
	d.DragEnd()
	if len(s.afloat.Objects) != 0 {
		s.T.Error("something still lies over the window")
	}
	s.Loop.Run()
}

func TestDraggingACardOntoABone(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	s.drag("beta", s.onBoard("Market"))
	s.MustEqual("market", s.Causes("Market"), []string{"beta"})
	s.drag("delta", s.onBoard("Market"))
	s.MustEqual("market", s.Causes("Market"), []string{"beta", "delta"})
	s.PressUndo()
	s.MustEqual("people after undo", s.Causes("People"), []string{"delta"})
	bones := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.Tap("1 People"))
	s.drag("gamma", bones.AddXY(20, 5)) // onto its line in the panel
	s.MustEqual("people", s.Causes("People"), []string{"delta", "gamma"})
	s.Hit("0") // and the keys work as before
}

func TestDraggingToNowhere(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	s.onBoard("delta")
	before := s.Analysis()
	s.drag("beta", fyne.NewPos(5, 5))
	s.drag("delta", s.onBoard("People")) // where it is already
	if s.Analysis() != before {
		t.Error("something was changed")
	}
}

func TestDraggingOnTheBoard(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	from, to := s.onBoard("delta"), s.onBoard("Market")
	test.Drag(s.Win.Canvas(), from, to.X-from.X, to.Y-from.Y)
	s.Loop.Run()
	if got := s.Causes("Market"); len(got) > 0 && got[0] != "delta" {
		t.Errorf("market holds %q", got)
	}
	s.board.OnDrop(s.Cause("delta").ID, board.Drop{Under: s.Analysis().Bones()[1].ID})
	s.MustEqual("market", s.Causes("Market"), []string{"delta"})
}

func TestTheBoard(t *testing.T) {
	s := grouping(t, cause("delta", "People"), about(fishbone.Head, "Sales"))
	test.TapCanvas(s.Win.Canvas(), s.onBoard("delta"))
	s.Loop.Run()
	if s.InHand() != "delta" || s.Session().Step() != 4 {
		t.Errorf("%q is in hand at step %d", s.InHand(), s.Session().Step())
	}
	test.TapCanvas(s.Win.Canvas(), s.onBoard("Sales"))
	s.Loop.Run()
	if s.Session().Step() != 2 {
		t.Errorf("a click on the head opens step %d", s.Session().Step())
	}
	s.board.OnDoubleTap("nobody")
	s.mustNotEdit()
	s.board.OnMenu(s.Cause("delta").ID, "", fyne.NewPos(300, 300))
	s.Pick(words.T("act.remove"))
	s.MustEqual("people", s.Causes("People"), nil)
	s.board.OnMenu("nobody", "", fyne.NewPos(300, 300))
	if len(s.afloat.Objects) != 0 {
		t.Error("the paper has a menu")
	}
}

// mustNotEdit wants nothing to be reworded on the board.
func (s *stage) mustNotEdit() {
	s.T.Helper()
	if s.diagram.Typing() {
		s.T.Error("there is an entry on the board")
	}
}

// TestDoubleClickRewords is the same in every step: it rewords what it is on, goes to no other
// step, and gives the keys back to where they were.
func TestDoubleClickRewords(t *testing.T) {
	for n := guide.StepHead; n <= guide.LastStep; n++ {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			s := grouping(t, cause("delta", "People"), cause("why", "delta"))
			s.goTo(n)
			s.Session().LookAtFish(true)
			s.Session().LookPastWall(true)
			for _, label := range []string{"delta", "People"} {
				s.Loop.Run()
				test.TapCanvas(s.Win.Canvas(), s.onBoard(label))
				s.Loop.Run()
				had := s.BoardHasKeys()
				s.board.OnDoubleTap(s.diagram.Selected())
				s.Loop.Run()
				s.Say(" more")
				s.onBoard(label + " more")
				if s.Session().Step() != n || s.BoardHasKeys() != had {
					t.Errorf("step %d is open, the board has the keys: %v, before: %v", s.Session().Step(), s.BoardHasKeys(), had)
				}
				s.mustNotEdit()
			}
		})
	}
}

func TestDoubleClickOnTheBoardByThePointer(t *testing.T) {
	s := grouping(t, cause("delta", "People"))
	for range 20 { // two clicks may come too late on a busy machine
		test.TapCanvas(s.Win.Canvas(), s.onBoard("delta"))
		s.Loop.Run()
		if s.diagram.Typing() {
			return
		}
	}
	t.Error("it does not reword")
}
