package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

var confirmed, rejected = paneltest.Confirmed, paneltest.Rejected

// drilling is step 6 with three causes, one confirmed and one rejected.
func drilling(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "Market"), cause("gamma", "Market"), cause("waits", ""),
		confirmed("beta"), rejected("gamma"),
	}, more...)...)
	s.goTo(6)
	return s
}

func TestTheStatusSaysHowDeepTheWhysGo(t *testing.T) {
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Say("one", "two", "three", "four")
	s.MustShow(s.status, words.T("status.deepest", "n", 5, "of", 5))
}

func TestRewordingInTheDrillDown(t *testing.T) {
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Say("one")
	s.ClickIcon(s.Row("2 one"), s.Actions().Tip("act.reword"))
	s.Say(" better")
	s.MustEqual("path", s.Path("one better"), []string{"beta", "one better"})
	s.ClickIcon(s.Row("2 one better"), words.T("row.more"))
	s.Pick(words.T("act.remove"))
	if n := s.Analysis().Count().Deepest; n != 1 {
		t.Errorf("it is %d levels deep", n)
	}
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	s.Cause("one better")
}

func TestAWiderWindowLeavesTheWorkAlone(t *testing.T) {
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Say("one")
	s.Write("half an ans")
	s.Resize(paneltest.WideWindow)
	if s.width != widePanel {
		t.Fatalf("the panel is %v wide", s.width)
	}
	if s.InHand() != "one" || s.Entry().Text != "half an ans" {
		t.Errorf("%q is in hand, the line holds %q", s.InHand(), s.Entry().Text)
	}
	s.Say("wer")
	s.MustEqual("path", s.Path("half an answer"), []string{"beta", "one", "half an answer"})
	s.Resize(paneltest.NarrowWindow)
	if s.width != narrowPanel || s.InHand() != "half an answer" {
		t.Errorf("back at %v %q is in hand", s.width, s.InHand())
	}
}
