package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/words"
	"whybone/app/workshop/paneltest"
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

func (s *stage) finding(text string) fishbone.Finding { return s.Cause(text).Verdict.Finding }

// TestEvidenceIsKept writes into the form and goes away in every way there is.
func TestEvidenceIsKept(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"pausing":        func(s *stage) { s.Pass() },
		"escape":         func(s *stage) { s.Press(fyne.KeyEscape) },
		"ctrl return":    func(s *stage) { s.Ctrl(fyne.KeyReturn) },
		"another step":   step(2),
		"another cause":  func(s *stage) { test.Tap(s.Row("gamma")); s.Loop.Run() },
		"the board":      func(s *stage) { test.TapCanvas(s.Win.Canvas(), s.onBoard("gamma")); s.Loop.Run() },
		"a chip":         func(s *stage) { s.Click(s.side, words.T("verdict.confirmed")) },
		"the way home":   func(s *stage) { s.Close() },
		"a wider window": func(s *stage) { s.Resize(paneltest.WideWindow); s.Write(""); s.Pass() },
		"tab":            func(s *stage) { s.Win.Canvas().FocusNext() },
	} {
		t.Run(name, func(t *testing.T) {
			s := agreeing(t)
			s.Press(fyne.KeyReturn)
			s.Write("measured in March")
			leave(s)
			if got := s.Cause("alpha").Verdict.Evidence; got != "measured in March" {
				t.Errorf("the evidence is %q", got)
			}
			if name == "another cause" || name == "the board" {
				s.Hit("r")
				if s.finding("gamma") != fishbone.Rejected || s.Cause("alpha").Verdict.Evidence != "measured in March" {
					t.Errorf("then alpha is %+v, gamma %+v", s.Cause("alpha").Verdict, s.Cause("gamma").Verdict)
				}
			}
		})
	}
}
