package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// inSight says whether something in the panel can be seen as it is scrolled.
func (s *stage) inSight(o fyne.CanvasObject) bool {
	s.T.Helper()
	top := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	view := s.scroll()
	return top(o) >= top(view) && top(o)+o.Size().Height <= top(view)+view.Size().Height
}

// TestThePanelFollowsTheBoard clicks causes on the board whose rows are far down the list or
// above what is seen, in each step that has a list of causes.
func TestThePanelFollowsTheBoard(t *testing.T) {
	edits := []fishbone.Edit{bone("People"), bone("Market"), bone("Rooms")}
	for _, b := range []fishbone.ID{"People", "Market", "Rooms"} {
		for i := range 9 {
			edits = append(edits, cause(fishbone.ID(fmt.Sprint(b, " ", i)), b))
		}
	}
	for _, n := range []guide.Step{guide.StepCauses, guide.StepGroup, guide.StepAgree} {
		s := newStage(t, edits...)
		s.goTo(n)
		for _, label := range []string{"Rooms 8", "People 0", "Market 4", "Rooms 0"} {
			test.TapCanvas(s.Win.Canvas(), s.onBoard(label))
			s.Loop.Run()
			if !s.inSight(s.Row(label)) {
				t.Errorf("step %d: %s was clicked, its row is out of sight", n, label)
			}
			if n != guide.StepAgree {
				continue
			}
			for _, e := range s.Entries(s.side) {
				if !s.inSight(e) {
					t.Errorf("%s was clicked, an entry of its form is out of sight", label)
				}
			}
		}
	}
}

// TestTheLadderFollowsTheBoard selects an answer deep down in step 7, and reopens it there.
func TestTheLadderFollowsTheBoard(t *testing.T) {
	edits := []fishbone.Edit{bone("People"), cause("level 1", "People")}
	for i := 2; i < 14; i++ {
		edits = append(edits, cause(fishbone.ID(fmt.Sprint("level ", i)), fishbone.ID(fmt.Sprint("level ", i-1))))
	}
	s := newStage(t, edits...)
	s.goTo(guide.StepFiveWhys)
	for _, level := range []int{13, 1, 9} {
		s.board.OnTap(s.Cause(fmt.Sprint("level ", level)).ID, "")
		s.Loop.Run()
		row := paneltest.Find[*ui.Dragger](s.Bench, s.side, fmt.Sprint(level, " level ", level))
		if !s.inSight(row) {
			t.Errorf("level %d is out of sight", level)
		}
	}
}

// TestTheQuestionStaysInSight drills down to level five in a window that is too low for all of
// it: what is asked, and the line for the answer, are not scrolled away for the ladder.
func TestTheQuestionStaysInSight(t *testing.T) {
	s := drilling(t)
	s.Win.Resize(fyne.NewSize(1280, 540))
	s.Press(fyne.KeyReturn)
	for level := 2; level <= fishbone.FiveDeep; level++ {
		s.Say(fmt.Sprint("answer at level ", level))
		s.Loop.Run()
		if e := s.Entry(); s.scrolls(e) && !s.inSight(e) {
			t.Errorf("level %d: the line for the answer is out of sight", level)
		}
	}
	if !s.scrolls(s.Entry()) {
		t.Error("the window is so high that the top of the panel stays anyway")
	}
}

// scrolls says whether something is inside the part of the panel that scrolls.
func (s *stage) scrolls(o fyne.CanvasObject) (inside bool) {
	uitest.Walk(s.scroll().Content, fyne.Position{}, func(at fyne.CanvasObject, _ fyne.Position) bool {
		inside = inside || at == o
		return true
	})
	return inside
}

// TestAClickInThePanelTakesTheKeysBack clicks the paper and then a row of the panel: the arrows
// walk down the list again, and not along the bones.
func TestAClickInThePanelTakesTheKeysBack(t *testing.T) {
	for _, n := range []guide.Step{guide.StepCauses, guide.StepGroup, guide.StepAgree} {
		s := walking(t, "beta")
		s.goTo(n)
		s.board.OnTap("", "")
		s.Loop.Run()
		if !s.BoardHasKeys() {
			t.Fatalf("step %d: a click on the paper leaves the keys elsewhere", n)
		}
		test.Tap(s.Row("alpha"))
		s.Loop.Run()
		if s.BoardHasKeys() {
			t.Errorf("step %d: a row of the panel was clicked, and the board has the keys", n)
		}
	}
}

// TestABlankClickKeepsTheQuestion clicks the paper while half an answer is typed.
func TestABlankClickKeepsTheQuestion(t *testing.T) {
	for _, fish := range []bool{false, true} {
		s := drilling(t)
		s.Session().LookAtFish(fish)
		s.Press(fyne.KeyReturn)
		before := s.InHand()
		s.Write("half an ans")
		s.board.OnTap("", "")
		s.Loop.Run()
		s.Write("wer")
		if s.InHand() != before || s.Entry().Text != "half an answer" {
			t.Errorf("%q is in hand, the line holds %q", s.InHand(), s.Entry().Text)
		}
	}
}

// TestBoardKeysJudgeOnlyWhatIsSelected selects a bone and the paper by a click in step 5.
func TestBoardKeysJudgeOnlyWhatIsSelected(t *testing.T) {
	s := walking(t, "beta")
	s.goTo(guide.StepAgree)
	test.TapCanvas(s.Win.Canvas(), s.onBoard("People"))
	s.Loop.Run()
	s.Hit("r")
	s.board.OnTap("", "")
	s.Loop.Run()
	s.Hit("c+")
	for _, text := range []string{"alpha", "beta", "gamma", "delta", "why"} {
		if c := s.Cause(text); c.Verdict.Finding != fishbone.Unjudged || c.Votes > 0 {
			t.Errorf("%s is %q with %d votes", text, c.Verdict.Finding, c.Votes)
		}
	}
	test.TapCanvas(s.Win.Canvas(), s.onBoard("delta"))
	s.Loop.Run()
	s.Hit("r")
	if got := s.finding("delta"); got != fishbone.Rejected {
		t.Errorf("it is %q", got)
	}
}

// TestTheButtonUndoesWhatItNames removes a cause, makes another edit, and then clicks the
// button of the notice about the removal.
func TestTheButtonUndoesWhatItNames(t *testing.T) {
	s := walking(t, "beta")
	s.Press(fyne.KeyDelete)
	s.MustShow(s.Notices().Object(), words.T("cause.removed", "text", "beta"))
	s.try(fishbone.RewordCause{ID: s.Cause("delta").ID, Text: "delta more"})
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "beta", "gamma"})
	s.MustEqual("below it", s.below("beta"), []string{"why"})
	s.Cause("delta more")
	s.PressUndo() // takes that back, and not the rewording
	s.MustEqual("people", s.Causes("People"), []string{"alpha", "gamma"})
	s.Cause("delta more")
}

// TestANoticeGoesWithWhatItOffers makes what each notice offers impossible.
func TestANoticeGoesWithWhatItOffers(t *testing.T) {
	for name, c := range map[string]struct {
		does, then func(*stage)
		stays      bool
	}{
		"removed, and its bone too": {func(s *stage) { s.Press(fyne.KeyDelete) }, func(s *stage) { s.try(fishbone.RemoveBone{ID: "People"}) }, false},
		"removed, undone by a key":  {func(s *stage) { s.Press(fyne.KeyDelete); s.PressUndo(); s.Notices().Hide() }, func(s *stage) {}, false},
		"removed, another edit":     {func(s *stage) { s.Press(fyne.KeyDelete) }, func(s *stage) { s.try(bone("more")) }, true},
		"undone, another edit":      {func(s *stage) { s.Press(fyne.KeyDelete); s.PressUndo() }, func(s *stage) { s.try(bone("more")) }, false},
		"undone, another step":      {func(s *stage) { s.Press(fyne.KeyDelete); s.PressUndo() }, func(s *stage) { s.goTo(5) }, false},
		"undone, another cause":     {func(s *stage) { s.Press(fyne.KeyDelete); s.PressUndo() }, func(s *stage) { s.Session().Choose("alpha") }, true},
	} {
		s := walking(t, "beta")
		c.does(s)
		c.then(s)
		s.Loop.Run()
		if stays := s.Notice() != ""; stays != c.stays {
			t.Errorf("%s: the notice says %q", name, s.Notice())
		}
	}
}

// TestWhatIsAskedForGoesWhenItWasDone has something asked for, and does it.
func TestWhatIsAskedForGoesWhenItWasDone(t *testing.T) {
	for name, c := range map[string]struct{ asks, does func(*stage) }{
		"a cause to judge": {
			func(s *stage) { s.goTo(guide.StepAgree); s.board.OnTap("People", ""); s.Loop.Run(); s.Hit("c") },
			func(s *stage) { s.board.OnTap("beta", "") },
		},
		"to edit": {
			func(s *stage) { s.Session().Read(); s.Press(fyne.KeyDelete) },
			func(s *stage) { s.Report(s.Session().Edit("")) },
		},
		"where to split": {
			func(s *stage) { s.Actions().Perform("act.split"); s.Entry().CursorColumn = 0; s.Press(fyne.KeyReturn) },
			func(s *stage) { s.Press(fyne.KeyEscape) },
		},
		"what cannot be done": {
			func(s *stage) { s.Do(fishbone.MoveCause{ID: "beta", Under: "why"}) },
			func(s *stage) { s.try(bone("more")) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := walking(t, "beta")
			c.asks(s)
			if s.Notice() == "" {
				t.Fatal("nothing is said")
			}
			c.does(s)
			s.Loop.Run()
			if got := s.Notice(); got != "" {
				t.Errorf("it says %q still", got)
			}
		})
	}
}
