package workshop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/fishbone/guide"
)

// TestTheRoadByKeyboard works through all eight steps with nothing but keys.
func TestTheRoadByKeyboard(t *testing.T) {
	s := newStage(t)
	for _, text := range []string{"Sales fall", "As before by June", "Down 12 % since March"} {
		s.Write(text)
		s.Win.Canvas().FocusNext()
	}
	s.goTo(2)
	s.Write("Sales fall")
	s.goTo(3)
	s.Ctrl(fyne.KeyM)
	s.Say("Ann、Ben", "") // the empty line ends the roster
	s.Say("Staff leave", "Price war", "Poor quality", "Wrong strategy", "Old machines")
	s.goTo(4)
	s.Say("People", "Market", "") // and here it goes back to the cards
	s.Hit("12212")
	s.MustEqual("people", s.Causes("People"), []string{"Staff leave", "Wrong strategy"})
	s.MustEqual("market", s.Causes("Market"), []string{"Price war", "Poor quality", "Old machines"})
	s.goTo(5)
	s.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp) // it begins with the card in hand
	for range 5 {
		s.Hit("c")
		s.Press(fyne.KeyReturn)
		s.Write("seen")
		s.Press(fyne.KeyEscape, fyne.KeyDown)
	}
	s.goTo(6)
	s.Press(fyne.KeyReturn)
	s.Say("Pay too low", "Raises stopped", "Budget was cut", "Bank asked for it")
	s.Press(fyne.KeyReturn) // it can be prevented
	s.Say("the letter says so")
	s.goTo(8)
	for _, what := range strings.Fields(`raise bonus training rota mentor survey canteen parking holiday contract
		software hotline bicycle lamp coffee award budget office shuttle library`) {
		s.Say(what)
		s.Press(fyne.KeyDown) // to the next root cause
	}
	for _, step := range guide.Progress(s.Analysis()) {
		if !step.Done {
			t.Errorf("step %d still needs %v", step.Step, step.Missing)
		}
	}
	s.MustEqual("the drill-down", s.Path("Bank asked for it"),
		[]string{"Staff leave", "Pay too low", "Raises stopped", "Budget was cut", "Bank asked for it"})
	s.MustShow(s.side, "20 / 20")
	s.MustShow(s.status, words.T("status.solutions", "n", 20, "of", 20))

	done := s.Analysis()
	s.open()
	if s.Session().Step() != 8 || s.Analysis().Count() != done.Count() || !s.Session().CanUndo() {
		t.Errorf("reopened at step %d with %+v", s.Session().Step(), s.Analysis().Count())
	}
}

func TestHeaderRailAndStatusFollow(t *testing.T) {
	s := newStage(t)
	s.MustShow(s.header, words.T("workshop.untitled"))
	s.MustShow(s.status, words.T("status.causes", "n", 0))
	s.Write("Sales fall")
	s.Pass()
	s.MustShow(s.header, "Sales fall")
	s.MustShow(s.header, words.T("workshop.step", "n", 1))
	s.goTo(3)
	s.Ctrl(fyne.KeyM)
	s.Say("Ann", "Ben", "", "Staff leave")
	s.MustShow(s.header, words.T("workshop.step", "n", 3))
	s.MustShow(s.status, words.T("status.causes", "n", 1))
	s.MustShow(s.status, "Ann")
	s.MustShow(s.status, words.T("status.people", "n", 2))
	s.MustShow(s.status, words.T("status.saved", "time", s.Session().Saved().Local().Format("15:04")))
	s.Click(s.rail, "4")
	if s.Session().Step() != 4 {
		t.Errorf("a click on the rail opens step %d", s.Session().Step())
	}
	s.Click(s.header, "Sales fall")
	if s.Session().Step() != guide.StepProblem {
		t.Errorf("a click on the problem opens step %d", s.Session().Step())
	}
}

func TestKeysOpenSteps(t *testing.T) {
	s := newStage(t)
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		s.goTo(n)
	}
	s.OpenStep(s.lastPage())
	s.Ctrl(fyne.KeyPageDown)
	if s.Session().Step() != s.lastPage() {
		t.Errorf("after the last comes %d", s.Session().Step())
	}
	s.Ctrl(fyne.KeyPageUp)
	before := s.lastPage() - 1
	for !s.hasPage(before) {
		before--
	}
	if s.Session().Step() != before {
		t.Errorf("before the last comes %d", s.Session().Step())
	}
	s.goTo(1)
	s.Ctrl(fyne.KeyPageUp)
	s.Ctrl(fyne.KeyPageDown)
	if s.Session().Step() != 2 {
		t.Errorf("after the first comes %d", s.Session().Step())
	}
	s.Ctrl(fyne.KeyW)
	if s.homes != 1 {
		t.Errorf("Ctrl+W went home %d times", s.homes)
	}
}

func TestTheFootLeadsOn(t *testing.T) {
	s := newStage(t)
	s.MustShow(s.side, words.T("need.problem")[:20])
	s.Click(s.side, words.T("foot.next", "name", words.T("step.2")))
	if s.Session().Step() != 2 {
		t.Errorf("it leads to step %d", s.Session().Step())
	}
	s.Write("Sales fall")
	s.Pass()
	s.MustShow(s.side, words.T("foot.done"))
}

func TestHeaderButtons(t *testing.T) {
	s := newStage(t)
	s.Write("Sales fall")
	s.Pass()
	s.ClickIcon(s.header, s.Actions().Tip("act.undo"))
	if s.Analysis().About().Problem != "" {
		t.Error("undo does nothing")
	}
	s.ClickIcon(s.header, s.Actions().Tip("act.redo"))
	if s.Analysis().About().Problem == "" {
		t.Error("redo does nothing")
	}
	s.ClickIcon(s.header, words.T("settings.tip"))
	s.ClickIcon(s.header, s.Actions().Tip("act.home"))
	if s.menus != 1 || s.homes != 1 {
		t.Errorf("settings %d times, home %d times", s.menus, s.homes)
	}
}
