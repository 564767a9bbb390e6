package workshop

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
)

func TestProblemIsKeptWhileTyping(t *testing.T) {
	s := newStage(t)
	s.write("Sales")
	if got := s.Analysis().About().Problem; got != "" {
		t.Errorf("%q was kept before a pause", got)
	}
	s.pass()
	s.write(" fall ")
	s.pass()
	if got := s.Analysis().About().Problem; got != "Sales fall" {
		t.Errorf("the problem is %q", got)
	}
	if e := s.entry(); e.Text != "Sales fall " {
		t.Errorf("the entry shows %q: typing goes on there", e.Text)
	}
	s.write("more")
	s.window.Canvas().FocusNext()
	if got := s.Analysis().About().Problem; got != "Sales fall more" {
		t.Errorf("after Tab the problem is %q", got)
	}
	s.undo() // all that was typed in the field, at once
	if got := s.Analysis().About().Problem; got != "" {
		t.Errorf("after undo the problem is %q", got)
	}
	s.goTo(1)
	if e := s.entry(); e.Text != "" {
		t.Errorf("after undo the entry shows %q", e.Text)
	}
}

func TestProblemIsKeptOnLeaving(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"for another step": step(3),
		"for good":         func(s *stage) { s.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.write("Sales fall")
			leave(s)
			if got := s.Analysis().About().Problem; got != "Sales fall" {
				t.Errorf("the problem is %q", got)
			}
		})
	}
}

func TestAllFieldsOfStep1(t *testing.T) {
	s := newStage(t)
	fields := s.panel.(*problemPanel).fields
	for _, f := range fields {
		s.window.Canvas().Focus(f.entry)
		s.write("text of " + string(f.of))
	}
	s.goTo(2)
	for _, f := range fields {
		if got := s.Analysis().About().Text(f.of); got != "text of "+string(f.of) {
			t.Errorf("%s is %q", f.of, got)
		}
	}
	s.goTo(1)
	for _, f := range s.panel.(*problemPanel).fields {
		if f.entry.Text != "text of "+string(f.of) {
			t.Errorf("the entry for %s shows %q", f.of, f.entry.Text)
		}
	}
}

func TestWhatTheDiskRefusesStaysInTheEntry(t *testing.T) {
	s := newStage(t)
	s.store.fail = fishbone.ErrTooLong
	s.write("Sales fall")
	s.pass()
	if s.notice() == "" {
		t.Error("nobody is told")
	}
	s.Session().Choose("") // anything that shows the page anew
	if e := s.entry(); e.Text != "Sales fall" {
		t.Fatalf("the entry shows %q", e.Text)
	}
	s.store.fail = nil
	s.goTo(2)
	if got := s.Analysis().About().Problem; got != "Sales fall" {
		t.Errorf("the problem is %q", got)
	}
}

func TestHead(t *testing.T) {
	s := newStage(t, about(fishbone.Problem, "Sales fall since March"))
	s.goTo(2)
	s.mustShow(s.side, "Sales fall since March")
	s.click(s.side, words.T("head.take"))
	if got := s.Analysis().About().Head; got != "Sales fall since March" {
		t.Errorf("the head is %q", got)
	}
	if e := s.entry(); e.Text != "Sales fall since March" {
		t.Errorf("the entry shows %q", e.Text)
	}
	s.mustNotShow(s.side, words.T("head.take"))
	s.undo()
	if e := s.entry(); e.Text != "" || s.Analysis().About().Head != "" {
		t.Errorf("after undo the entry shows %q", e.Text)
	}
	s.write("Sales")
	s.goTo(1)
	if got := s.Analysis().About().Head; got != "Sales" {
		t.Errorf("the head is %q", got)
	}
}

func TestRoster(t *testing.T) {
	s := newStage(t)
	s.goTo(3)
	s.say("Ann", "Ben", "Cho")
	var roles []string
	for _, p := range s.Analysis().People() {
		roles = append(roles, p.Name+" "+string(p.Role))
	}
	s.mustEqual("roles", roles, []string{"Ann facilitator", "Ben recorder", "Cho member"})
	s.press(fyne.KeyEscape)
	s.say("Staff leave")
	if n := s.Analysis().Count().Causes; n != 1 {
		t.Errorf("after Escape the line takes no cause: %d", n)
	}
	s.click(s.side, "Ann")
	s.say("Price war")
	s.click(s.side, "Ann")
	s.say("Poor quality")
	for text, by := range map[string]string{"Staff leave": "", "Price war": "Ann", "Poor quality": ""} {
		if got := s.cause(text).By; got != by {
			t.Errorf("%s is by %q, want %q", text, got, by)
		}
	}
	s.click(s.side, "+ ")
	s.say("Dan", "")
	if n := len(s.Analysis().People()); n != 4 {
		t.Errorf("there are %d people", n)
	}
}

func TestRosterMenu(t *testing.T) {
	s := newStage(t)
	s.goTo(3)
	s.say("Ann", "Ben", "")
	s.menu(s.tap("Ben"), words.T("role.facilitator"))
	if p := s.Analysis().People()[1]; p.Role != fishbone.Facilitator {
		t.Errorf("Ben is %s", p.Role)
	}
	s.menu(s.tap("Ann"), words.T("people.remove"))
	if n := len(s.Analysis().People()); n != 1 {
		t.Errorf("there are %d people", n)
	}
	s.undo()
	if n := len(s.Analysis().People()); n != 2 {
		t.Errorf("after undo there are %d people", n)
	}
}

func TestBurstCapture(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Member})
	s.goTo(3)
	s.say("one", "two", "   ", "three")
	s.mustEqual("causes", s.causes(""), []string{"one", "two", "three"})
	if e := s.entry(); e.Text != "" && e.Text != "   " {
		t.Errorf("the line holds %q", e.Text)
	}
	s.undo()
	s.undo()
	s.mustEqual("after two undos", s.causes(""), []string{"one"})
	s.shortcut(&fyne.ShortcutRedo{})
	s.mustEqual("after redo", s.causes(""), []string{"one", "two"})
}

func TestARefusedCauseStaysInTheLine(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Member})
	s.goTo(3)
	s.store.fail = fishbone.ErrTooLong
	s.say("one")
	if e := s.entry(); e.Text != "one" || s.notice() == "" {
		t.Errorf("the line holds %q, the notice says %q", e.Text, s.notice())
	}
	s.store.fail = nil
	s.press(fyne.KeyReturn)
	s.mustEqual("causes", s.causes(""), []string{"one"})
}

func TestRewording(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Member}, cause("one", ""), cause("two", ""))
	s.goTo(3)
	s.write("half a thought")
	s.Session().Choose("one")
	s.loop.Run()
	s.act(s.row("one"), s.Actions().Tip("act.reword"))
	if e := s.entry(); e.Text != "one" || e.CursorColumn != 3 {
		t.Fatalf("the line holds %q, the cursor is at %d", e.Text, e.CursorColumn)
	}
	s.say(" more")
	s.mustEqual("causes", s.causes(""), []string{"one more", "two"})
	if e := s.entry(); e.Text != "half a thought" {
		t.Errorf("what was typed before is %q", e.Text)
	}
	s.act(s.row("one more"), s.Actions().Tip("act.reword"))
	s.write("x")
	s.press(fyne.KeyEscape)
	if e := s.entry(); e.Text != "half a thought" || s.causes("")[0] != "one more" {
		t.Errorf("after Escape the line holds %q, the cause is %q", e.Text, s.causes("")[0])
	}
	s.undo()
	s.mustEqual("after undo", s.causes(""), []string{"one", "two"})
}

func TestRemovingACauseCanBeTakenBack(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Member}, cause("one", ""), cause("two", ""))
	s.goTo(3)
	test.Tap(s.row("one"))
	s.act(s.row("one"), words.T("row.more"))
	s.pick(words.T("act.remove"))
	s.mustEqual("causes", s.causes(""), []string{"two"})
	s.mustShow(s.Notices().Object(), "one")
	s.click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.mustEqual("causes", s.causes(""), []string{"one", "two"})
}

func TestTheNewestCauseStandsFirst(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Member})
	s.goTo(3)
	s.say("one", "two", "three")
	s.mustEqual("rows", uitest.Texts(s.scroll().Content), []string{"three", "two", "one"})
}

func TestParkedIdeas(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Member},
		bone("b"), cause("root", "b"), fishbone.Judge{ID: "root", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}})
	s.goTo(3)
	s.window.Canvas().Focus(s.parked)
	s.say("Buy a lorry", "  ", "Train the staff")
	s.mustShow(s.rail, words.T("parked.count", "n", 2))
	s.goTo(8)
	test.Tap(s.row("Buy a lorry"))
	s.loop.Run()
	if got := s.Analysis().Solutions(); len(got) != 1 || got[0].Text != "Buy a lorry" || len(got[0].Causes) != 1 {
		t.Fatalf("the solutions are %+v", got)
	}
	if n := len(s.Analysis().Ideas()); n != 1 {
		t.Errorf("%d ideas are parked", n)
	}
	s.undo()
	if len(s.Analysis().Ideas()) != 2 || len(s.Analysis().Solutions()) != 0 {
		t.Error("undo does not bring the idea back at once")
	}
	s.menu(s.row("Train the staff"), words.T("parked.drop"))
	if got := s.Analysis().Ideas(); len(got) != 1 || got[0].Text != "Buy a lorry" {
		t.Errorf("parked are %+v", got)
	}
	s.menu(s.row("Buy a lorry"), words.T("parked.use"))
	if len(s.Analysis().Solutions()) != 1 {
		t.Error("the menu does not use it")
	}
	s.entry() // words go on in the line
}

func TestTheFishTurnsItsHead(t *testing.T) {
	s := newStage(t, about(fishbone.Problem, "Sales fall"), bone("People"), cause("Staff leave", "People"))
	var turned []bool
	s.deps.TurnHead = func(left bool) { turned = append(turned, left) }
	s.goTo(2)
	s.click(s.side, words.T("head.left"))
	s.click(s.side, words.T("head.right"))
	s.click(s.side, words.T("head.left"))
	if !slices.Equal(turned, []bool{true, false, true}) || !s.deps.HeadLeft {
		t.Errorf("it was told %v and looks to the left: %v", turned, s.deps.HeadLeft)
	}
}
