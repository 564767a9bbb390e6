package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// agreeing is step 5 with three causes on two bones, and one in the tray.
func agreeing(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "People"), cause("gamma", "Market"), cause("waits", ""),
	}, more...)...)
	s.goTo(5)
	return s
}

func (s *stage) finding(text string) fishbone.Finding { return s.cause(text).Verdict.Finding }

func TestVerdictKeys(t *testing.T) {
	s := agreeing(t)
	s.mustNotShow(s.side, "waits")
	for _, c := range []struct {
		key  string
		want fishbone.Finding
	}{
		{"c", fishbone.Confirmed}, {"r", fishbone.Rejected}, {"v", fishbone.ToVerify}, {"C", fishbone.Confirmed}, {"R", fishbone.Rejected},
		{"t", fishbone.ToVerify}, {"Ｔ", fishbone.Unjudged}, {"c", fishbone.Confirmed}, {"c", fishbone.Unjudged}, {"x", fishbone.Unjudged},
	} {
		s.hit(c.key)
		if got := s.finding("alpha"); got != c.want {
			t.Errorf("after %q it is %q, want %q", c.key, got, c.want)
		}
		if s.inHand() != "alpha" && c.key != "x" {
			t.Errorf("after %q %q is in hand", c.key, s.inHand())
		}
	}
	s.undo()
	if got := s.finding("alpha"); got != fishbone.Confirmed {
		t.Errorf("after undo it is %q", got)
	}
}

func TestArrowsGoThroughTheVerdicts(t *testing.T) {
	s := agreeing(t)
	s.press(fyne.KeyDown)
	s.hit("r")
	s.press(fyne.KeyDown)
	s.hit("c")
	s.press(fyne.KeyDown) // the last
	s.hit("+")
	for text, want := range map[string]fishbone.Finding{"alpha": "", "beta": fishbone.Rejected, "gamma": fishbone.Confirmed} {
		if got := s.finding(text); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
	if v := s.cause("gamma").Votes; v != 1 {
		t.Errorf("gamma has %d votes", v)
	}
}

func TestVotes(t *testing.T) {
	s := agreeing(t)
	s.hit("++=-")
	if v := s.cause("alpha").Votes; v != 2 {
		t.Errorf("it has %d votes", v)
	}
	s.mustShow(s.side, words.T("agree.votes", "n", 2))
	s.hit("---")
	if v := s.cause("alpha").Votes; v != 0 {
		t.Errorf("it has %d votes", v)
	}
	s.act(s.side, words.T("agree.more"))
	s.act(s.side, words.T("agree.more"))
	s.act(s.side, words.T("agree.fewer"))
	if v := s.cause("alpha").Votes; v != 1 {
		t.Errorf("it has %d votes", v)
	}
	s.undo()
	if v := s.cause("alpha").Votes; v != 2 {
		t.Errorf("after undo it has %d votes", v)
	}
}

func TestVerdictByChips(t *testing.T) {
	s := agreeing(t)
	s.click(s.side, words.T("verdict.rejected"))
	if got := s.finding("alpha"); got != fishbone.Rejected {
		t.Errorf("it is %q", got)
	}
	s.hit("c") // the keys go on working
	test.Tap(s.row("gamma"))
	s.loop.Run()
	s.hit("v")
	if s.finding("alpha") != fishbone.Confirmed || s.finding("gamma") != fishbone.ToVerify {
		t.Errorf("alpha %q, gamma %q", s.finding("alpha"), s.finding("gamma"))
	}
}

// TestTheFieldsOfAVerdictHaveNames looks at a form that is filled.
func TestTheFieldsOfAVerdictHaveNames(t *testing.T) {
	s := agreeing(t)
	s.try(fishbone.Judge{ID: s.cause("alpha").ID, Verdict: fishbone.Verdict{Evidence: "e", Criterion: "c", Who: "w", When: "d"}})
	for _, name := range []string{"agree.evidence", "agree.criterion", "agree.who", "agree.when"} {
		s.mustShow(s.side, words.T(name))
	}
}

// TestEvidenceIsKept writes into the form and goes away in every way there is.
func TestEvidenceIsKept(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"pausing":        func(s *stage) { s.pass() },
		"escape":         func(s *stage) { s.press(fyne.KeyEscape) },
		"ctrl return":    func(s *stage) { s.ctrl(fyne.KeyReturn) },
		"another step":   step(2),
		"another cause":  func(s *stage) { test.Tap(s.row("gamma")); s.loop.Run() },
		"the board":      func(s *stage) { test.TapCanvas(s.window.Canvas(), s.onBoard("gamma")); s.loop.Run() },
		"a chip":         func(s *stage) { s.click(s.side, words.T("verdict.confirmed")) },
		"the way home":   func(s *stage) { s.Close() },
		"a wider window": func(s *stage) { s.resize(wideWindow); s.write(""); s.pass() },
		"tab":            func(s *stage) { s.window.Canvas().FocusNext() },
	} {
		t.Run(name, func(t *testing.T) {
			s := agreeing(t)
			s.press(fyne.KeyReturn)
			s.write("measured in March")
			leave(s)
			if got := s.cause("alpha").Verdict.Evidence; got != "measured in March" {
				t.Errorf("the evidence is %q", got)
			}
			if name == "another cause" || name == "the board" {
				s.hit("r")
				if s.finding("gamma") != fishbone.Rejected || s.cause("alpha").Verdict.Evidence != "measured in March" {
					t.Errorf("then alpha is %+v, gamma %+v", s.cause("alpha").Verdict, s.cause("gamma").Verdict)
				}
			}
		})
	}
}

func TestTheWholeForm(t *testing.T) {
	s := agreeing(t)
	s.press(fyne.KeyReturn)
	for _, text := range []string{"seen", "more than ten", "Ann", "in May"} {
		s.write(text)
		s.window.Canvas().FocusNext()
	}
	s.window.Canvas().Focus(s.panel.Focus())
	s.hit("c")
	want := fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen", Criterion: "more than ten", Who: "Ann", When: "in May"}
	if got := s.cause("alpha").Verdict; got != want {
		t.Errorf("the verdict is %+v", got)
	}
	s.open()
	s.Session().Choose(s.cause("alpha").ID)
	s.loop.Run()
	for i, e := range s.panel.(*agreePanel).form.entries() {
		if text := []string{"seen", "more than ten", "Ann", "in May"}[i]; e.Text != text {
			t.Errorf("entry %d shows %q, want %q", i, e.Text, text)
		}
	}
}

func TestUndoIsSeenInTheForm(t *testing.T) {
	s := agreeing(t)
	s.press(fyne.KeyReturn)
	s.write("seen")
	s.pass()
	s.undo()
	if e := s.panel.(*agreePanel).form.evidence; e.Text != "" || s.cause("alpha").Verdict.Evidence != "" {
		t.Errorf("the form shows %q", e.Text)
	}
}

func TestAnsweredCausesAreJudgedToo(t *testing.T) {
	s := agreeing(t, cause("deep", "alpha"), cause("twin", "Market"), fishbone.LinkSame{ID: "twin", As: "beta"})
	s.mustNotShow(s.side, "deep")
	s.mustNotShow(s.side, "twin")
	s.Session().Choose("deep") // as by a click on the board
	s.loop.Run()
	s.hit("c")
	if s.finding("deep") != fishbone.Confirmed {
		t.Error("an answer cannot be judged")
	}
	s.mustShow(s.side, "deep")
}

func TestAgreeWithoutCauses(t *testing.T) {
	s := newStage(t)
	s.goTo(5)
	s.hit("c+")
	s.press(fyne.KeyDown, fyne.KeyReturn)
	s.mustShow(s.side, words.T("foot.first", "name", words.T("step.3")))
	s.try(cause("alone", ""))
	s.mustShow(s.side, words.T("agree.empty"))
	s.mustShow(s.side, words.T("foot.first", "name", words.T("step.4")))
	if _, ok := s.focused().(*ui.Keys); !ok {
		t.Errorf("the focus is on %T", s.focused())
	}
}
