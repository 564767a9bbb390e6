package verdicts

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is step 5 on a stage.
type stage struct{ *paneltest.Stage }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	return &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)}
}

// form is the form of the cause in hand.
func (s *stage) form() *verdictForm { return s.Panel.(*verdictsPanel).form }

var bone, cause = paneltest.Bone, paneltest.Cause

// agreeing is step 5 with three causes on two bones, and one in the tray.
func agreeing(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	return newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "People"), cause("gamma", "Market"), cause("waits", ""),
	}, more...)...)
}

func (s *stage) finding(text string) fishbone.Finding { return s.Cause(text).Verdict.Finding }

func TestVerdictKeys(t *testing.T) {
	s := agreeing(t)
	s.MustNotShow(s.Side, "waits")
	for _, c := range []struct {
		key  string
		want fishbone.Finding
	}{
		{"c", fishbone.Confirmed}, {"r", fishbone.Rejected}, {"l", fishbone.ToVerify}, {"C", fishbone.Confirmed}, {"R", fishbone.Rejected},
		{"l", fishbone.ToVerify}, {"Ｌ", fishbone.Unjudged}, {"c", fishbone.Confirmed}, {"c", fishbone.Unjudged}, {"x", fishbone.Unjudged},
	} {
		s.Hit(c.key)
		if got := s.finding("alpha"); got != c.want {
			t.Errorf("after %q it is %q, want %q", c.key, got, c.want)
		}
		if s.InHand() != "alpha" && c.key != "x" {
			t.Errorf("after %q %q is in hand", c.key, s.InHand())
		}
	}
	s.PressUndo()
	if got := s.finding("alpha"); got != fishbone.Confirmed {
		t.Errorf("after undo it is %q", got)
	}
}

func TestArrowsGoThroughTheVerdicts(t *testing.T) {
	s := agreeing(t)
	s.Press(fyne.KeyDown)
	s.Hit("r")
	s.Press(fyne.KeyDown)
	s.Hit("c")
	s.Press(fyne.KeyDown) // the last
	s.Hit("+")
	for text, want := range map[string]fishbone.Finding{"alpha": "", "beta": fishbone.Rejected, "gamma": fishbone.Confirmed} {
		if got := s.finding(text); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
	if v := s.Cause("gamma").Votes; v != 1 {
		t.Errorf("gamma has %d votes", v)
	}
}

func TestVotes(t *testing.T) {
	s := agreeing(t)
	s.Hit("++=-")
	if v := s.Cause("alpha").Votes; v != 2 {
		t.Errorf("it has %d votes", v)
	}
	s.MustShow(s.Side, words.T("agree.votes", "n", 2))
	s.MustShow(s.Side, "▲2") // the sign of the fish
	s.Hit("---")
	if v := s.Cause("alpha").Votes; v != 0 {
		t.Errorf("it has %d votes", v)
	}
	s.ClickIcon(s.Side, words.T("agree.more"))
	s.ClickIcon(s.Side, words.T("agree.more"))
	s.ClickIcon(s.Side, words.T("agree.fewer"))
	if v := s.Cause("alpha").Votes; v != 1 {
		t.Errorf("it has %d votes", v)
	}
	s.PressUndo()
	if v := s.Cause("alpha").Votes; v != 2 {
		t.Errorf("after undo it has %d votes", v)
	}
}

func TestVerdictByChips(t *testing.T) {
	s := agreeing(t)
	s.Click(s.Side, words.T("verdict.rejected"))
	if got := s.finding("alpha"); got != fishbone.Rejected {
		t.Errorf("it is %q", got)
	}
	s.Hit("c") // the keys go on working
	test.Tap(s.Row("gamma"))
	s.Loop.Run()
	s.Hit("l")
	if s.finding("alpha") != fishbone.Confirmed || s.finding("gamma") != fishbone.ToVerify {
		t.Errorf("alpha %q, gamma %q", s.finding("alpha"), s.finding("gamma"))
	}
}

// TestNoKeyJudgesWhatNobodySelected selects a bone, the paper, a card without a bone, and then
// nothing is chosen in the list and no key does anything.
func TestNoKeyJudgesWhatNobodySelected(t *testing.T) {
	s := agreeing(t)
	for name, id := range map[string]fishbone.ID{"a bone": "People", "the paper": "", "a card": s.Cause("waits").ID} {
		s.Session().Choose(id)
		s.Hit("crl+-")
		s.Press(fyne.KeyReturn)
		for _, text := range []string{"alpha", "beta", "gamma", "waits"} {
			if c := s.Cause(text); c.Verdict.Finding != fishbone.Unjudged || c.Votes != 0 {
				t.Errorf("with %s selected, %s is %q with %d votes", name, text, c.Verdict.Finding, c.Votes)
			}
		}
		s.MustNotShow(s.Side, words.T("agree.evidence"))
		if s.Notice() != words.T("agree.choose") {
			t.Errorf("with %s selected, the notice says %q", name, s.Notice())
		}
		if q := s.Prompt().Question; q != words.T("agree.question") {
			t.Errorf("everybody is asked %q", q)
		}
	}
	s.Press(fyne.KeyDown)
	s.Hit("c")
	if got := s.finding("alpha"); got != fishbone.Confirmed {
		t.Errorf("the first is %q", got)
	}
}

// TestTheFieldsOfAVerdictHaveNames looks at a form that is filled.
func TestTheFieldsOfAVerdictHaveNames(t *testing.T) {
	s := agreeing(t)
	s.Try(fishbone.Judge{ID: s.Cause("alpha").ID, Verdict: fishbone.Verdict{Evidence: "e", Criterion: "c", Who: "w", When: "d"}})
	for _, name := range []string{"agree.evidence", "agree.criterion", "agree.who", "agree.when"} {
		s.MustShow(s.Side, words.T(name))
	}
}

func TestTheWholeForm(t *testing.T) {
	s := agreeing(t)
	s.Press(fyne.KeyReturn)
	for _, text := range []string{"seen", "more than ten", "Ann", "in May"} {
		s.Write(text)
		s.Win.Canvas().FocusNext()
	}
	s.Win.Canvas().Focus(s.Panel.Focus())
	s.Hit("c")
	want := fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen", Criterion: "more than ten", Who: "Ann", When: "in May"}
	if got := s.Cause("alpha").Verdict; got != want {
		t.Errorf("the verdict is %+v", got)
	}
	s.Open()
	s.Session().Choose(s.Cause("alpha").ID)
	s.Loop.Run()
	for i, e := range s.form().entries() {
		if text := []string{"seen", "more than ten", "Ann", "in May"}[i]; e.Text != text {
			t.Errorf("entry %d shows %q, want %q", i, e.Text, text)
		}
	}
}

func TestTheCriterionOfTheTaskIsSeen(t *testing.T) {
	s := agreeing(t)
	alpha := s.Cause("alpha").ID
	s.Session().Choose(alpha)
	s.Loop.Run()
	if got, want := s.form().criterion.PlaceHolder, words.T("agree.criterion.hint"); got != want {
		t.Errorf("without a task the hint is %q, want %q", got, want)
	}
	s.Try(fishbone.Add{Thing: &fishbone.Verification{ID: "task", Text: "count", Cause: alpha, Criterion: "more than half"}})
	s.Loop.Run()
	if got := s.form().criterion; !strings.Contains(got.PlaceHolder, "more than half") || got.Text != "" {
		t.Errorf("the criterion is %q with the hint %q, want the task's in the hint", got.Text, got.PlaceHolder)
	}
}

func TestUndoIsSeenInTheForm(t *testing.T) {
	s := agreeing(t)
	s.Press(fyne.KeyReturn)
	s.Write("seen")
	s.Pass()
	s.PressUndo()
	if e := s.form().evidence; e.Text != "" || s.Cause("alpha").Verdict.Evidence != "" {
		t.Errorf("the form shows %q", e.Text)
	}
}

func TestAnsweredCausesAreJudgedToo(t *testing.T) {
	s := agreeing(t, cause("deep", "alpha"), cause("twin", "Market"), fishbone.LinkSame{ID: "twin", As: "beta"})
	s.MustNotShow(s.Side, "deep")
	s.MustNotShow(s.Side, "twin")
	s.Session().Choose("deep") // as by a click on the board
	s.Loop.Run()
	s.Hit("c")
	if s.finding("deep") != fishbone.Confirmed {
		t.Error("an answer cannot be judged")
	}
	s.MustShow(s.Side, "deep")
}

func TestAgreeWithoutCauses(t *testing.T) {
	s := newStage(t)
	s.Hit("c+")
	s.Press(fyne.KeyDown, fyne.KeyReturn)
	s.MustShow(s.Side, words.T("foot.first", "name", words.T("step.3")))
	s.Try(cause("alone", ""))
	s.MustShow(s.Side, words.T("agree.empty"))
	s.MustShow(s.Side, words.T("foot.first", "name", words.T("step.4")))
	if _, ok := s.Focused().(*ui.KeyTarget); !ok {
		t.Errorf("the focus is on %T", s.Focused())
	}
}

// TestEveryBlankOfTheEvidenceArrives types with pauses, in panels of many widths.
func TestEveryBlankOfTheEvidenceArrives(t *testing.T) {
	const text = "we counted because it is cheap 数 了 三 天 on the night shift and on Sundays "
	s := agreeing(t)
	for width := float32(300); width < 460; width += 11 {
		s.Widen(width)
		for _, e := range []*ui.Entry{s.form().evidence, s.form().criterion} {
			s.Win.Canvas().Focus(e)
			e.SetText("")
			for _, word := range strings.SplitAfter(text, " ") {
				s.Write(word)
				s.Pass()
			}
			if e.Text != text {
				t.Fatalf("%v wide, %q\nholds %q", width, text, e.Text)
			}
		}
	}
}
