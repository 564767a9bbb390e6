package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
)

func TestRoster(t *testing.T) {
	s := newStage(t)
	s.goTo(3)
	s.Say("Ann", "Ben", "Cho")
	var roles []string
	for _, p := range s.Analysis().People() {
		roles = append(roles, p.Name+" "+string(p.Role))
	}
	s.MustEqual("roles", roles, []string{"Ann facilitator", "Ben recorder", "Cho member"})
	s.Press(fyne.KeyEscape)
	s.Say("Staff leave")
	if n := s.Analysis().Count().Causes; n != 1 {
		t.Errorf("after Escape the line takes no cause: %d", n)
	}
	s.Click(s.side, "Ann")
	s.Say("Price war")
	s.Click(s.side, "Ann")
	s.Say("Poor quality")
	for text, by := range map[string]string{"Staff leave": "", "Price war": "Ann", "Poor quality": ""} {
		if got := s.Cause(text).By; got != by {
			t.Errorf("%s is by %q, want %q", text, got, by)
		}
	}
	s.Click(s.side, "+ ")
	s.Say("Dan", "")
	if n := len(s.Analysis().People()); n != 4 {
		t.Errorf("there are %d people", n)
	}
}

func TestRosterMenu(t *testing.T) {
	s := newStage(t)
	s.goTo(3)
	s.Say("Ann", "Ben", "")
	s.Menu(s.Tap("Ben"), words.T("role.facilitator"))
	if p := s.Analysis().People()[1]; p.Role != fishbone.Facilitator {
		t.Errorf("Ben is %s", p.Role)
	}
	s.Menu(s.Tap("Ann"), words.T("people.remove"))
	if n := len(s.Analysis().People()); n != 1 {
		t.Errorf("there are %d people", n)
	}
	s.PressUndo()
	if n := len(s.Analysis().People()); n != 2 {
		t.Errorf("after undo there are %d people", n)
	}
}

func TestBurstCapture(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	s.goTo(3)
	s.Say("one", "two", "   ", "three")
	s.MustEqual("causes", s.Causes(""), []string{"one", "two", "three"})
	if e := s.Entry(); e.Text != "" && e.Text != "   " {
		t.Errorf("the line holds %q", e.Text)
	}
	s.PressUndo()
	s.PressUndo()
	s.MustEqual("after two undos", s.Causes(""), []string{"one"})
	s.SendShortcut(&fyne.ShortcutRedo{})
	s.MustEqual("after redo", s.Causes(""), []string{"one", "two"})
}

func TestARefusedCauseStaysInTheLine(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	s.goTo(3)
	s.Store.Fail = fishbone.ErrTooLong
	s.Say("one")
	if e := s.Entry(); e.Text != "one" || s.Notice() == "" {
		t.Errorf("the line holds %q, the notice says %q", e.Text, s.Notice())
	}
	s.Store.Fail = nil
	s.Press(fyne.KeyReturn)
	s.MustEqual("causes", s.Causes(""), []string{"one"})
}

func TestRewording(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}}, cause("one", ""), cause("two", ""))
	s.goTo(3)
	s.Write("half a thought")
	s.Session().Choose("one")
	s.Loop.Run()
	s.ClickIcon(s.Row("one"), s.Actions().Tip("act.reword"))
	if e := s.Entry(); e.Text != "one" || e.CursorColumn != 3 {
		t.Fatalf("the line holds %q, the cursor is at %d", e.Text, e.CursorColumn)
	}
	s.Say(" more")
	s.MustEqual("causes", s.Causes(""), []string{"one more", "two"})
	if e := s.Entry(); e.Text != "half a thought" {
		t.Errorf("what was typed before is %q", e.Text)
	}
	s.ClickIcon(s.Row("one more"), s.Actions().Tip("act.reword"))
	s.Write("x")
	s.Press(fyne.KeyEscape)
	if e := s.Entry(); e.Text != "half a thought" || s.Causes("")[0] != "one more" {
		t.Errorf("after Escape the line holds %q, the cause is %q", e.Text, s.Causes("")[0])
	}
	s.PressUndo()
	s.MustEqual("after undo", s.Causes(""), []string{"one", "two"})
}

func TestRemovingACauseCanBeTakenBack(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}}, cause("one", ""), cause("two", ""))
	s.goTo(3)
	test.Tap(s.Row("one"))
	s.ClickIcon(s.Row("one"), words.T("row.more"))
	s.Pick(words.T("act.remove"))
	s.MustEqual("causes", s.Causes(""), []string{"two"})
	s.MustShow(s.Notices().Object(), "one")
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.MustEqual("causes", s.Causes(""), []string{"one", "two"})
}

func TestTheNewestCauseStandsFirst(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}})
	s.goTo(3)
	s.Say("one", "two", "three")
	s.MustEqual("rows", uitest.Texts(s.scroll().Content), []string{"three", "two", "one"})
}

func TestParkedIdeas(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}},
		bone("b"), cause("root", "b"), fishbone.Judge{ID: "root", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed}})
	s.goTo(3)
	s.Win.Canvas().Focus(s.parked)
	s.Say("Buy a lorry", "  ", "Train the staff")
	s.MustShow(s.rail, words.T("parked.count", "n", 2))
	s.goTo(8)
	test.Tap(s.Row("Buy a lorry"))
	s.Loop.Run()
	if got := s.Analysis().Solutions(); len(got) != 1 || got[0].Text != "Buy a lorry" || len(got[0].Causes) != 1 {
		t.Fatalf("the solutions are %+v", got)
	}
	if n := len(s.Analysis().Ideas()); n != 1 {
		t.Errorf("%d ideas are parked", n)
	}
	s.PressUndo()
	if len(s.Analysis().Ideas()) != 2 || len(s.Analysis().Solutions()) != 0 {
		t.Error("undo does not bring the idea back at once")
	}
	s.Menu(s.Row("Train the staff"), words.T("parked.drop"))
	if got := s.Analysis().Ideas(); len(got) != 1 || got[0].Text != "Buy a lorry" {
		t.Errorf("parked are %+v", got)
	}
	s.Menu(s.Row("Buy a lorry"), words.T("parked.use"))
	if len(s.Analysis().Solutions()) != 1 {
		t.Error("the menu does not use it")
	}
	s.Entry() // words go on in the line
}
