package verify

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is the view on a stage.
type stage struct{ *paneltest.Stage }

var bone, cause = paneltest.Bone, paneltest.Cause

// verifying is the view with three causes on two bones.
func verifying(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return withVerdictKeys(s) }, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "People"), cause("gamma", "Market"), cause("waits", ""),
	}, more...)...)}
	s.OpenView(name)
	return s
}

// withVerdictKeys is the feature with the actions whose keys it takes over, which are those of
// another one.
func withVerdictKeys(h panel.Host) panel.Feature {
	f := New(h)
	for name, keys := range map[string][]string{
		"verdict.confirmed": {"c"}, "verdict.rejected": {"r"}, "verdict.verify": {"l"}, "verdict.undecided": {"u"}, "act.evidence": {"Return", "Tab"},
	} {
		f.Actions = append(f.Actions, action.Action{Name: name, Part: action.Steps, Where: action.In("verdicts"), Keys: keys, Do: func() {}})
	}
	return f
}

func (s *stage) view() *view { return s.Panel.(*view) }

// plan is the task of a cause.
func (s *stage) plan(text string) fishbone.Verification {
	all := s.Analysis().VerificationsOf(s.Cause(text).ID)
	if len(all) == 0 {
		return fishbone.Verification{}
	}
	return all[0]
}

// rows are the causes in the list.
func (s *stage) rows() (rows string) {
	for _, t := range s.view().board.all {
		rows += t.cause.Text + " "
	}
	return rows
}

func TestATaskIsWrittenAndConcluded(t *testing.T) {
	s := verifying(t)
	if s.InHand() != "alpha" {
		t.Fatalf("%q is in hand", s.InHand())
	}
	s.Press(fyne.KeyReturn)
	for _, text := range []string{"more than ten", "count them", "Ann", "2026-12-01", "300", "12 of 300"} {
		s.Write(text)
		s.Win.Canvas().FocusNext()
	}
	s.Win.Canvas().Focus(s.Panel.Focus())
	plan := s.plan("alpha")
	if plan.Criterion != "more than ten" || plan.Method != "count them" || plan.Who != "Ann" || plan.Due != "2026-12-01" || plan.Sample != "300" || plan.Result != "12 of 300" {
		t.Errorf("the task is %+v", plan)
	}
	s.Hit("c")
	v := s.Cause("alpha").Verdict
	if v.Finding != fishbone.Confirmed || v.Evidence != "12 of 300" || v.Criterion != "more than ten" || v.Who != "Ann" || v.When == "" {
		t.Errorf("the verdict is %+v", v)
	}
	s.Press(fyne.KeyReturn) // the result again
	s.Write(" and 3 more")
	s.Pass()
	if v := s.Cause("alpha").Verdict; v.Finding != fishbone.Confirmed || v.Evidence != s.plan("alpha").Result || v.Evidence == "12 of 300" {
		t.Errorf("after more words the verdict is %+v", v)
	}
}

func TestWithoutEvidenceNothingIsConfirmed(t *testing.T) {
	s := verifying(t)
	s.Hit("c")
	if got := s.Cause("alpha").Verdict.Finding; got != fishbone.Unjudged {
		t.Errorf("it is %q", got)
	}
	if s.Notice() != words.T("error.noEvidence") || s.Typing != s.view().form.result {
		t.Errorf("the notice says %q", s.Notice())
	}
}

func TestVerdictsOfTasks(t *testing.T) {
	s := verifying(t)
	for _, c := range []struct {
		key  string
		want fishbone.Finding
	}{{"r", fishbone.Rejected}, {"u", fishbone.Undecided}, {"l", fishbone.ToVerify}, {"u", fishbone.Undecided}, {"u", fishbone.Unjudged}} {
		s.Hit(c.key)
		if got := s.Cause("alpha").Verdict.Finding; got != c.want {
			t.Errorf("after %q it is %q, want %q", c.key, got, c.want)
		}
	}
	s.Click(s.Side, words.T("verdict.rejected"))
	if got := s.Cause("alpha").Verdict.Finding; got != fishbone.Rejected {
		t.Errorf("after a click it is %q", got)
	}
}

func TestTheListOfTasks(t *testing.T) {
	s := verifying(t, cause("deep", "beta"))
	if got := s.rows(); got != "alpha deep gamma " {
		t.Errorf("the list is %q", got)
	}
	s.Press(fyne.KeyDown)
	s.Hit("u")
	if got := s.rows(); got != "alpha gamma deep " {
		t.Errorf("with the open ones first it is %q", got)
	}
	s.view().ordered = true
	s.Refresh()
	if got := s.rows(); got != "alpha deep gamma " {
		t.Errorf("in the order of the bones it is %q", got)
	}
	s.view().bone = "Market"
	s.Refresh()
	if got := s.rows(); got != "gamma " {
		t.Errorf("of one bone it is %q", got)
	}
}

// TestNothingTypedIsLostWhereADayIsNone types what is no day.
func TestNothingTypedIsLostWhereADayIsNone(t *testing.T) {
	s := verifying(t)
	s.TypeIn(s.view().form.due)
	s.Write("soon")
	s.Pass()
	if s.plan("alpha").Due != "" || s.Notice() == "" {
		t.Errorf("due %q, notice %q", s.plan("alpha").Due, s.Notice())
	}
	s.Open()
	s.OpenView(name)
	s.Session().Choose(s.Cause("alpha").ID)
	s.Loop.Run()
	if got := s.view().form.due.Text; got != "soon" {
		t.Errorf("it shows %q", got)
	}
}

func TestReadDay(t *testing.T) {
	const today = "2026-11-29"
	for typed, want := range map[string]string{
		"": "", "2026-12-01": "2026-12-01", "2026/1/5": "2026-01-05", "2026年12月1日": "2026-12-01",
		"12/1": "2026-12-01", "12月1日": "2026-12-01", "１２月１號": "2026-12-01", "1.12.": "2026-12-01", "1.12": "2026-12-01", "24.12.2027": "2027-12-24",
		"+3": "2026-12-02", "+0": today, "11/20": "2026-11-20", "1/5": "2027-01-05",
		"soon": "soon", "31.2.": "2026-31-2", "13/1": "2026-13-1",
	} {
		if got := readDay(typed, today); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}
