package problem

import (
	"slices"
	"strings"
	"testing"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is steps 1 and 2 on a stage.
type stage struct {
	*paneltest.Stage
	left   bool
	onTurn func(left bool)
}

// HeadLeft implements [Host].
func (s *stage) HeadLeft() bool { return s.left }

// TurnHead implements [Host].
func (s *stage) TurnHead(left bool) {
	s.left = left
	if s.onTurn != nil {
		s.onTurn(left)
	}
	s.Refresh()
	s.Focus()
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage = base
		return New(s)
	}, fill...)
	return s
}

var bone, cause, about = paneltest.Bone, paneltest.Cause, paneltest.About

func TestProblemIsKeptWhileTyping(t *testing.T) {
	s := newStage(t)
	s.Write("Sales")
	if got := s.Analysis().About().Problem; got != "" {
		t.Errorf("%q was kept before a pause", got)
	}
	s.Pass()
	s.Write(" fall ")
	s.Pass()
	if got := s.Analysis().About().Problem; got != "Sales fall" {
		t.Errorf("the problem is %q", got)
	}
	if e := s.Entry(); e.Text != "Sales fall " {
		t.Errorf("the entry shows %q: typing goes on there", e.Text)
	}
	s.Write("more")
	s.Win.Canvas().FocusNext()
	if got := s.Analysis().About().Problem; got != "Sales fall more" {
		t.Errorf("after Tab the problem is %q", got)
	}
	s.PressUndo() // all that was typed in the field, at once
	if got := s.Analysis().About().Problem; got != "" {
		t.Errorf("after undo the problem is %q", got)
	}
	s.GoTo(1)
	if e := s.Entry(); e.Text != "" {
		t.Errorf("after undo the entry shows %q", e.Text)
	}
}

func TestProblemIsKeptOnLeaving(t *testing.T) {
	for name, leave := range map[string]func(*stage){
		"for another step": func(s *stage) { s.GoTo(3) },
		"for good":         func(s *stage) { s.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.Write("Sales fall")
			leave(s)
			if got := s.Analysis().About().Problem; got != "Sales fall" {
				t.Errorf("the problem is %q", got)
			}
		})
	}
}

func TestAllFieldsOfStep1(t *testing.T) {
	s := newStage(t)
	fields := s.Panel.(*problemPanel).fields
	for _, f := range fields {
		s.Win.Canvas().Focus(f.entry)
		s.Write("text of " + string(f.of))
	}
	s.GoTo(2)
	for _, f := range fields {
		if got := s.Analysis().About().Text(f.of); got != "text of "+string(f.of) {
			t.Errorf("%s is %q", f.of, got)
		}
	}
	s.GoTo(1)
	for _, f := range s.Panel.(*problemPanel).fields {
		if f.entry.Text != "text of "+string(f.of) {
			t.Errorf("the entry for %s shows %q", f.of, f.entry.Text)
		}
	}
}

func TestWhatTheDiskRefusesStaysInTheEntry(t *testing.T) {
	s := newStage(t)
	s.Store.Fail = fishbone.ErrTooLong
	s.Write("Sales fall")
	s.Pass()
	if s.Notice() == "" {
		t.Error("nobody is told")
	}
	s.Session().Choose("") // anything that shows the page anew
	if e := s.Entry(); e.Text != "Sales fall" {
		t.Fatalf("the entry shows %q", e.Text)
	}
	s.Store.Fail = nil
	s.GoTo(2)
	if got := s.Analysis().About().Problem; got != "Sales fall" {
		t.Errorf("the problem is %q", got)
	}
}

func TestHead(t *testing.T) {
	s := newStage(t, about(fishbone.Problem, "Sales fall since March"))
	s.GoTo(2)
	s.MustShow(s.Side, "Sales fall since March")
	s.Click(s.Side, words.T("head.take"))
	if got := s.Analysis().About().Head; got != "Sales fall since March" {
		t.Errorf("the head is %q", got)
	}
	if e := s.Entry(); e.Text != "Sales fall since March" {
		t.Errorf("the entry shows %q", e.Text)
	}
	s.MustNotShow(s.Side, words.T("head.take"))
	s.PressUndo()
	if e := s.Entry(); e.Text != "" || s.Analysis().About().Head != "" {
		t.Errorf("after undo the entry shows %q", e.Text)
	}
	s.Write("Sales")
	s.GoTo(1)
	if got := s.Analysis().About().Head; got != "Sales" {
		t.Errorf("the head is %q", got)
	}
}

// TestTheHeadFollowsTheProblem rewords the problem of a fish whose head said the same, and of
// one whose head says something else.
func TestTheHeadFollowsTheProblem(t *testing.T) {
	s := newStage(t, about(fishbone.Problem, "Sales fall"), about(fishbone.Head, "Sales fall"))
	s.Write(" since")
	s.Pass()
	s.Write(" March")
	s.Pass()
	if got := s.Analysis().About(); got.Head != "Sales fall since March" || got.Problem != got.Head {
		t.Errorf("the problem is %q, the head %q", got.Problem, got.Head)
	}
	s.MustNotShow(s.Side, words.T("head.still"))
	s.PressUndo() // both, and all that was typed
	if got := s.Analysis().About(); got.Head != "Sales fall" || got.Problem != got.Head {
		t.Errorf("after undo the problem is %q, the head %q", got.Problem, got.Head)
	}

	s.Do(about(fishbone.Head, "Sales"))
	s.MustNotShow(s.Side, words.T("head.still"))
	for _, c := range []struct{ button, want string }{{"head.leave", "Sales"}, {"head.follow", "Sales fall now now"}} {
		s.Write(" now")
		s.Pass()
		s.MustShow(s.Side, words.T("head.still"))
		s.Click(s.Side, words.T(c.button))
		s.MustNotShow(s.Side, words.T("head.still"))
		if got := s.Analysis().About().Head; got != c.want {
			t.Errorf("%s: the head is %q", c.button, got)
		}
	}
}

func TestTheFishTurnsItsHead(t *testing.T) {
	s := newStage(t, about(fishbone.Problem, "Sales fall"), bone("People"), cause("Staff leave", "People"))
	var turned []bool
	s.onTurn = func(left bool) { turned = append(turned, left) }
	s.GoTo(2)
	s.Click(s.Side, words.T("head.left"))
	s.Click(s.Side, words.T("head.right"))
	s.Click(s.Side, words.T("head.left"))
	if !slices.Equal(turned, []bool{true, false, true}) || !s.HeadLeft() {
		t.Errorf("it was told %v and looks to the left: %v", turned, s.HeadLeft())
	}
}

// TestEveryBlankArrives types into each entry of both steps with pauses, in panels of many
// widths. A blank that just fills a line was lost, and with it the words ran together.
func TestEveryBlankArrives(t *testing.T) {
	const text = "Sales fell in March because we lost five of our best people 三月 销售额 361 万元 and nobody knows why it goes on"
	s := newStage(t)
	for step, entries := range map[guide.Step]func() []*ui.Entry{
		guide.StepProblem: func() (all []*ui.Entry) {
			for _, f := range s.Panel.(*problemPanel).fields {
				all = append(all, f.entry)
			}
			return all
		},
		guide.StepHead: func() []*ui.Entry { return []*ui.Entry{s.Panel.(*headPanel).entry} },
	} {
		s.GoTo(step)
		for width := float32(300); width < 460; width += 11 {
			s.Widen(width)
			for _, e := range entries() {
				e.SetText("")
				s.Win.Canvas().Focus(e)
				for _, word := range strings.SplitAfter(text, " ") {
					s.Write(word)
				}
				s.Pass()
				s.Write(" and")
				if want := text + " and"; e.Text != want {
					t.Fatalf("%v wide, %q\nholds %q", width, want, e.Text)
				}
			}
		}
	}
}
