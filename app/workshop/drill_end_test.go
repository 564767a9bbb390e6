package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/fishbone"
)

// A reason to stop is asked for once, and only where a why is still due.
func TestAReasonToStopIsAskedOnce(t *testing.T) {
	s := drilling(t, cause("one", "beta"))
	stop := func() { s.ctrl(fyne.KeyPeriod) }
	asked := func() bool { return s.panel.(*drillPanel).stopping != "" }
	s.press(fyne.KeyReturn)
	if stop(); asked() {
		t.Error("it is asked at level one")
	}
	s.press(fyne.KeyDown)
	if stop(); !asked() {
		t.Fatal("it is not asked")
	}
	s.write("half")
	s.press(fyne.KeyEscape)
	if asked() || s.inHand() != "one" || s.cause("one").Stop != "" {
		t.Error("escape does not leave")
	}
	stop()
	if got := s.entry().Text; got != "half" {
		t.Errorf("what was typed became %q", got)
	}
	s.Session().Choose("beta") // another question
	s.Session().Choose("one")
	if asked() {
		t.Error("the question waits where somebody went away from it")
	}
	stop()
	s.say(" a reason")
	s.Session().Choose("one")
	if stop(); asked() || s.cause("one").Stop != "half a reason" {
		t.Errorf("asked again: %v, the reason is %q", asked(), s.cause("one").Stop)
	}
	s.say("two", "three", "four", "five") // "one" is level two
	if stop(); asked() {
		t.Error("it is asked past level five")
	}
}

// fiveDeep is a drill-down whose fifth level is in hand.
func fiveDeep(t *testing.T) *stage {
	t.Helper()
	s := drilling(t)
	s.press(fyne.KeyReturn)
	s.say("one", "two", "three")
	s.mustNotShow(s.side, words.T("drill.prevent"))
	s.say("four")
	s.mustShow(s.side, words.T("drill.five"))
	s.mustShow(s.side, words.T("drill.prevent"))
	return s
}

func TestWhatCanBePreventedIsARootCause(t *testing.T) {
	s := fiveDeep(t)
	s.press(fyne.KeyReturn)
	s.mustShow(s.side, words.T("drill.proof"))
	s.press(fyne.KeyEscape)
	s.click(s.side, words.T("drill.prevent.yes"))
	s.say("seen twice")
	if v := s.cause("four").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != "seen twice" {
		t.Errorf("the verdict is %+v", v)
	}
	s.mustNotShow(s.side, words.T("drill.prevent"))
	s.undo()
	s.click(s.side, words.T("drill.prevent.yes"))
	s.write("perhaps")
	s.click(s.side, words.T("verdict.verify"))
	if v := s.cause("four").Verdict; v.Finding != fishbone.ToVerify || v.Evidence != "perhaps" {
		t.Errorf("the verdict is %+v", v)
	}
	if s.say("five"); s.inHand() != "five" {
		t.Errorf("%q is in hand", s.inHand())
	}
}

func TestWhatCannotBePreventedIsAskedOn(t *testing.T) {
	for name, no := range map[string]func(*stage){
		"button": func(s *stage) { s.click(s.side, words.T("drill.prevent.no")) },
		"escape": func(s *stage) { s.press(fyne.KeyEscape) },
	} {
		t.Run(name, func(t *testing.T) {
			s := fiveDeep(t)
			no(s)
			s.mustNotShow(s.side, words.T("drill.prevent"))
			if s.inHand() != "four" || s.cause("four").Verdict.Finding != fishbone.Unjudged {
				t.Errorf("%q is in hand: %+v", s.inHand(), s.cause("four").Verdict)
			}
			s.say("five")
			s.mustShow(s.side, words.T("drill.prevent")) // of the next one
			s.say("six")
			s.mustEqual("path", s.path("six"), []string{"beta", "one", "two", "three", "four", "five", "six"})
		})
	}
}

func TestEvidenceIsNotLostOnTheWay(t *testing.T) {
	s := fiveDeep(t)
	s.press(fyne.KeyReturn)
	s.write("seen")
	s.goTo(3)
	s.goTo(6)
	if s.inHand() != "four" || s.entry().Text != "seen" {
		t.Fatalf("%q is in hand, the line holds %q", s.inHand(), s.entry().Text)
	}
	s.say(" twice")
	if v := s.cause("four").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != "seen twice" {
		t.Errorf("the verdict is %+v", v)
	}
}
