package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// TestTheRoadByKeyboard works through all eight steps with nothing but keys.
func TestTheRoadByKeyboard(t *testing.T) {
	s := newStage(t)
	for _, text := range []string{"Sales fall", "As before by June", "Down 12 % since March"} {
		s.write(text)
		s.window.Canvas().FocusNext()
	}
	s.goTo(2)
	s.write("Sales fall")
	s.goTo(3)
	s.say("Ann", "Ben", "") // the empty line ends the roster
	s.say("Staff leave", "Price war", "Poor quality", "Wrong strategy", "Old machines")
	s.goTo(4)
	s.say("People", "Market", "") // and here it goes back to the cards
	s.hit("12212")
	s.mustEqual("people", s.causes("People"), []string{"Staff leave", "Wrong strategy"})
	s.mustEqual("market", s.causes("Market"), []string{"Price war", "Poor quality", "Old machines"})
	s.goTo(5)
	s.press(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp) // it begins with the card in hand
	for range 5 {
		s.hit("c")
		s.press(fyne.KeyReturn)
		s.write("seen")
		s.press(fyne.KeyEscape, fyne.KeyDown)
	}
	s.goTo(6)
	s.press(fyne.KeyReturn)
	s.say("Pay too low", "Raises stopped", "Budget was cut", "Bank asked for it")
	s.goTo(8)
	for i := range fishbone.TwentySolutions {
		s.say(fmt.Sprintf("Measure %c%c about item %d", 'A'+i, 'a'+i, i))
		s.press(fyne.KeyDown) // to the next root cause
	}
	for _, step := range guide.Look(s.Analysis()) {
		if !step.Done {
			t.Errorf("step %d still needs %v", step.Number, step.Missing)
		}
	}
	s.mustEqual("the drill-down", s.path("Bank asked for it"),
		[]string{"Staff leave", "Pay too low", "Raises stopped", "Budget was cut", "Bank asked for it"})
	s.mustShow(s.side, "20 / 20")
	s.mustShow(s.status, words.T("status.solutions", "n", 20, "of", 20))

	done := s.Analysis()
	s.open()
	if s.Session().Step() != 8 || s.Analysis().Count() != done.Count() || !s.Session().CanUndo() {
		t.Errorf("reopened at step %d with %+v", s.Session().Step(), s.Analysis().Count())
	}
}

func TestHeaderRailAndStatusFollow(t *testing.T) {
	s := newStage(t)
	s.mustShow(s.header, words.T("workshop.untitled"))
	s.mustShow(s.status, words.T("status.causes", "n", 0))
	s.write("Sales fall")
	s.pass()
	s.mustShow(s.header, "Sales fall")
	s.mustShow(s.header, words.T("workshop.step", "n", 1))
	s.goTo(3)
	s.say("Ann", "Ben", "", "Staff leave")
	s.mustShow(s.header, words.T("workshop.step", "n", 3))
	s.mustShow(s.status, words.T("status.causes", "n", 1))
	s.mustShow(s.status, "Ann")
	s.mustShow(s.status, words.T("status.people", "n", 2))
	s.mustShow(s.status, words.T("status.saved", "time", s.Session().Saved().Local().Format("15:04")))
	s.click(s.rail, "4")
	if s.Session().Step() != 4 {
		t.Errorf("a click on the rail opens step %d", s.Session().Step())
	}
	s.click(s.header, "Sales fall")
	if s.Session().Step() != guide.Problem {
		t.Errorf("a click on the problem opens step %d", s.Session().Step())
	}
}

func TestKeysOpenSteps(t *testing.T) {
	s := newStage(t)
	for n := 1; n <= guide.Last; n++ {
		s.goTo(n)
	}
	s.ctrl(fyne.KeyPageDown)
	if s.Session().Step() != guide.Last {
		t.Errorf("after the last comes %d", s.Session().Step())
	}
	s.ctrl(fyne.KeyPageUp)
	if s.Session().Step() != 7 {
		t.Errorf("before the last comes %d", s.Session().Step())
	}
	s.goTo(1)
	s.ctrl(fyne.KeyPageUp)
	s.ctrl(fyne.KeyPageDown)
	if s.Session().Step() != 2 {
		t.Errorf("after the first comes %d", s.Session().Step())
	}
	s.ctrl(fyne.KeyW)
	if s.homes != 1 {
		t.Errorf("Ctrl+W went home %d times", s.homes)
	}
}

func TestTheFootLeadsOn(t *testing.T) {
	s := newStage(t)
	s.mustShow(s.side, words.T("need.problem")[:20])
	s.click(s.side, words.T("foot.next", "name", words.T("step.2")))
	if s.Session().Step() != 2 {
		t.Errorf("it leads to step %d", s.Session().Step())
	}
	s.write("Sales fall")
	s.pass()
	s.mustShow(s.side, words.T("foot.done"))
}

func TestHeaderButtons(t *testing.T) {
	s := newStage(t)
	s.write("Sales fall")
	s.pass()
	s.act(s.header, s.Actions().Tip("act.undo"))
	if s.Analysis().About().Problem != "" {
		t.Error("undo does nothing")
	}
	s.act(s.header, s.Actions().Tip("act.redo"))
	if s.Analysis().About().Problem == "" {
		t.Error("redo does nothing")
	}
	s.act(s.header, words.T("settings.tip"))
	s.act(s.header, s.Actions().Tip("act.home"))
	if s.menus != 1 || s.homes != 1 {
		t.Errorf("settings %d times, home %d times", s.menus, s.homes)
	}
}
