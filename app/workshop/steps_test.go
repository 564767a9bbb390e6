package workshop

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

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

// TestANoticeGoesWithWhatItTellsOf removes a cause and goes to another step, or to another view of
// the step.
func TestANoticeGoesWithWhatItTellsOf(t *testing.T) {
	for where, leave := range map[string]func(*stage){
		"another step": func(s *stage) { s.goTo(4) },
		"another view": func(s *stage) { s.Session().OpenView("quiet") },
	} {
		s := newStage(t, cause("one", ""), cause("two", ""))
		s.goTo(3)
		panel.DoTelling(s.Page, fishbone.RemoveCause{ID: "one"}, "One is gone", ui.Neutral)
		s.MustShow(s.Notices().Object(), "One is gone")
		s.Session().Choose("two")
		s.MustShow(s.Notices().Object(), "One is gone")
		leave(s)
		if got := uitest.Texts(s.Notices().Object()); len(got) > 0 {
			t.Errorf("%s: it is told still: %q", where, got)
		}
	}
}

func TestParkedIdeas(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Member}},
		bone("b"), cause("root", "b"), paneltest.Root("root"))
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
