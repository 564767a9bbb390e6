package whys

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/fishbone"
)

// A reason to stop is asked for once, and only where a why is still due.
func TestAReasonToStopIsAskedOnce(t *testing.T) {
	s := drilling(t, cause("one", "beta"))
	stop := func() { s.Ctrl(fyne.KeyPeriod) }
	asked := func() bool { return s.Panel.(*whysPanel).stopping != "" }
	s.Press(fyne.KeyReturn)
	if stop(); asked() {
		t.Error("it is asked at level one")
	}
	s.Press(fyne.KeyDown)
	if stop(); !asked() {
		t.Fatal("it is not asked")
	}
	s.Write("half")
	s.Press(fyne.KeyEscape)
	if asked() || s.InHand() != "one" || s.Cause("one").Stop != "" {
		t.Error("escape does not leave")
	}
	stop()
	if got := s.Entry().Text; got != "half" {
		t.Errorf("what was typed became %q", got)
	}
	s.Session().Choose("beta") // another question
	s.Session().Choose("one")
	if asked() {
		t.Error("the question waits where somebody went away from it")
	}
	stop()
	s.Say(" a reason")
	s.Session().Choose("one")
	if stop(); asked() || s.Cause("one").Stop != "half a reason" {
		t.Errorf("asked again: %v, the reason is %q", asked(), s.Cause("one").Stop)
	}
	s.Say("two", "three", "four", "five") // "one" is level two
	if stop(); asked() {
		t.Error("it is asked past level five")
	}
}

// fiveDeep is a drill-down whose fifth level is in hand.
func fiveDeep(t *testing.T) *stage {
	t.Helper()
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Say("one", "two", "three")
	s.MustNotShow(s.Side, words.T("drill.prevent"))
	s.Say("four")
	s.MustShow(s.Side, words.T("drill.five"))
	s.MustShow(s.Side, words.T("drill.prevent"))
	return s
}

func TestWhatCanBePreventedIsARootCause(t *testing.T) {
	s := fiveDeep(t)
	s.Press(fyne.KeyReturn)
	s.MustShow(s.Side, words.T("drill.proof"))
	s.Press(fyne.KeyEscape)
	s.Click(s.Side, words.T("drill.prevent.yes"))
	s.Say("seen twice")
	if v := s.Cause("four").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != "seen twice" {
		t.Errorf("the verdict is %+v", v)
	}
	s.MustNotShow(s.Side, words.T("drill.prevent"))
	s.PressUndo()
	s.Click(s.Side, words.T("drill.prevent.yes"))
	s.Write("perhaps")
	s.Click(s.Side, words.T("verdict.verify"))
	if v := s.Cause("four").Verdict; v.Finding != fishbone.ToVerify || v.Evidence != "perhaps" {
		t.Errorf("the verdict is %+v", v)
	}
	if s.Say("five"); s.InHand() != "five" {
		t.Errorf("%q is in hand", s.InHand())
	}
}

func TestWhatCannotBePreventedIsAskedOn(t *testing.T) {
	for name, no := range map[string]func(*stage){
		"button": func(s *stage) { s.Click(s.Side, words.T("drill.prevent.no")) },
		"escape": func(s *stage) { s.Press(fyne.KeyEscape) },
	} {
		t.Run(name, func(t *testing.T) {
			s := fiveDeep(t)
			no(s)
			s.MustNotShow(s.Side, words.T("drill.prevent"))
			if s.InHand() != "four" || s.Cause("four").Verdict.Finding != fishbone.Unjudged {
				t.Errorf("%q is in hand: %+v", s.InHand(), s.Cause("four").Verdict)
			}
			s.Say("five")
			s.MustShow(s.Side, words.T("drill.prevent")) // of the next one
			s.Say("six")
			s.MustEqual("path", s.Path("six"), []string{"beta", "one", "two", "three", "four", "five", "six"})
		})
	}
}

func TestEvidenceIsNotLostOnTheWay(t *testing.T) {
	s := fiveDeep(t)
	s.Press(fyne.KeyReturn)
	s.Write("seen")
	s.GoTo(3)
	s.GoTo(6)
	if s.InHand() != "four" || s.Entry().Text != "seen" {
		t.Fatalf("%q is in hand, the line holds %q", s.InHand(), s.Entry().Text)
	}
	s.Say(" twice")
	if v := s.Cause("four").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != "seen twice" {
		t.Errorf("the verdict is %+v", v)
	}
}
