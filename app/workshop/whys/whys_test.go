package whys

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is steps 6 and 7 on a stage.
type stage struct{ *paneltest.Stage }

// TakeDrillTarget implements [Host].
func (*stage) TakeDrillTarget() fishbone.ID { return "" }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage = base
		return New(s)
	}, fill...)
	return s
}

var bone, cause, confirmed, rejected = paneltest.Bone, paneltest.Cause, paneltest.Confirmed, paneltest.Rejected

// drilling is step 6 with three causes, one confirmed and one rejected.
func drilling(t *testing.T, more ...fishbone.Edit) *stage {
	t.Helper()
	return newStage(t, append([]fishbone.Edit{
		bone("People"), bone("Market"), cause("alpha", "People"), cause("beta", "Market"), cause("gamma", "Market"), cause("waits", ""),
		confirmed("beta"), rejected("gamma"),
	}, more...)...)
}

func TestThePicker(t *testing.T) {
	s := drilling(t)
	s.MustShow(s.Side, words.T("drill.pick"))
	for _, not := range []string{"gamma", "waits"} {
		s.MustNotShow(s.Side, not)
	}
	s.Press(fyne.KeyUp, fyne.KeyReturn)
	if s.InHand() != "beta" {
		t.Errorf("first stands %q, not the confirmed one", s.InHand())
	}
	s.MustShow(s.Side, words.T("drill.question", "cause", "beta"))
	s.Press(fyne.KeyEscape)
	s.MustShow(s.Side, words.T("drill.pick"))
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.InHand() != "alpha" {
		t.Errorf("second stands %q", s.InHand())
	}
	s.Click(s.Side, "Esc "+words.T("drill.others"))
	test.Tap(s.Row("beta"))
	s.Loop.Run()
	if s.InHand() != "beta" {
		t.Errorf("a click takes %q", s.InHand())
	}
}

func TestThePickerWithoutCauses(t *testing.T) {
	s := newStage(t)
	s.GoTo(6)
	s.Press(fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	s.MustShow(s.Side, words.T("need.anyCause"))
	s.MustShow(s.Side, words.T("foot.first", "name", words.T("step.3")))
	s.GoTo(7)
	s.Press(fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
}

func TestAnswersGoDeeper(t *testing.T) {
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Say("one", "two", "three", "four")
	s.MustEqual("path", s.Path("four"), []string{"beta", "one", "two", "three", "four"})
	s.MustShow(s.Side, words.T("drill.level", "n", 5, "of", 5))
	s.Say("five") // and it goes on
	s.MustShow(s.Side, words.T("drill.levelPast", "n", 6))
	s.PressUndo()
	if s.InHand() != "" || s.Analysis().Count().Deepest != 5 {
		t.Errorf("after undo %q is in hand, %d levels", s.InHand(), s.Analysis().Count().Deepest)
	}
}

func TestBranches(t *testing.T) {
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Write("one")
	s.Ctrl(fyne.KeyReturn)
	if s.InHand() != "beta" || s.Entry().Text != "" {
		t.Fatalf("%q is in hand, the line holds %q", s.InHand(), s.Entry().Text)
	}
	s.Say("two", "three")
	s.MustEqual("path", s.Path("three"), []string{"beta", "two", "three"})
	s.MustEqual("path", s.Path("one"), []string{"beta", "one"})
	for _, k := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "two"}, {fyne.KeyUp, "beta"}, {fyne.KeyUp, "beta"},
		{fyne.KeyDown, "two"}, {fyne.KeyLeft, "one"}, {fyne.KeyLeft, "one"}, {fyne.KeyUp, "beta"},
		{fyne.KeyDown, "one"}, // the one that was looked at last
		{fyne.KeyRight, "two"}, {fyne.KeyRight, "two"}, {fyne.KeyDown, "three"}, {fyne.KeyDown, "three"}, {fyne.KeyUp, "two"},
	} {
		s.Press(k.key)
		if s.InHand() != k.want {
			t.Fatalf("%s leads to %q, want %q", k.key, s.InHand(), k.want)
		}
	}
	s.Write("half") // then these keys move in the text
	s.Press(fyne.KeyLeft)
	if s.InHand() != "two" || s.Entry().CursorColumn != 3 {
		t.Errorf("%q is in hand, the cursor is at %d", s.InHand(), s.Entry().CursorColumn)
	}
}

// TestEscapeEnds leaves a drill-down from its third level, by the key that the panel shows.
func TestEscapeEnds(t *testing.T) {
	s := drilling(t)
	s.Press(fyne.KeyReturn)
	s.Say("two", "three")
	s.MustShow(s.Side, "Esc "+words.T("drill.others"))
	s.Press(fyne.KeyEscape)
	if s.InHand() != "" {
		t.Errorf("%q is in hand", s.InHand())
	}
	s.MustShow(s.Side, words.T("drill.pick"))
}

// TestHalfAnAnswerStaysWithItsQuestion looks at other causes while half an answer, half a
// reason to stop and half a new wording stand in their lines.
func TestHalfAnAnswerStaysWithItsQuestion(t *testing.T) {
	s := drilling(t, cause("why", "alpha"))
	for _, half := range []struct {
		begin       func()
		text, after string
	}{
		{func() {}, "half an answer", "half an answer"},
		{func() { s.Ctrl(fyne.KeyPeriod) }, "half a reason", "half a reason"},
		{func() { s.Panel.(*whysPanel).Reword(s.Cause("why")) }, " half", "why half"},
	} {
		s.Session().Choose(s.Cause("why").ID)
		s.Focus()
		half.begin()
		s.Write(half.text)
		for _, other := range []string{"beta", "alpha"} {
			s.Session().Choose(s.Cause(other).ID)
			if e := s.Entry(); e.Text != "" {
				t.Errorf("below %s stands %q", other, e.Text)
			}
		}
		s.Open() // the program comes back
		s.Session().Choose(s.Cause("why").ID)
		if half.text == "half a reason" {
			s.Ctrl(fyne.KeyPeriod)
		}
		if e := s.Entry(); e.Text != half.after {
			t.Errorf("the line holds %q, want %q", e.Text, half.after)
		}
		s.Entry().SetText("")
		s.Press(fyne.KeyEscape)
	}
}

// TestADraftOfAnEarlierVersionGoesToItsQuestion opens a file whose drafts name no cause.
func TestADraftOfAnEarlierVersionGoesToItsQuestion(t *testing.T) {
	s := drilling(t)
	s.KeepDraft("why", "half an answer")
	s.KeepDraft("why/of", "alpha")
	s.GoTo(7)
	if s.InHand() != "alpha" || s.Entry().Text != "half an answer" {
		t.Errorf("%q is in hand, the line holds %q", s.InHand(), s.Entry().Text)
	}
	s.Press(fyne.KeyReturn)
	s.MustEqual("path", s.Path("half an answer"), []string{"alpha", "half an answer"})
}

// TestStep7SaysWhatIsTrue ends a drill-down while two answers wait, and again when none does.
func TestStep7SaysWhatIsTrue(t *testing.T) {
	s := drilling(t, cause("one", "alpha"), cause("two", "alpha"))
	s.GoTo(7)
	s.Press(fyne.KeyEscape)
	s.MustShow(s.Side, words.T("drill.waiting", "n", 2))
	s.MustNotShow(s.Side, words.T("drill.done"))
	if q := s.Prompt().Question; q != words.T("drill.waiting", "n", 2) {
		t.Errorf("everybody is asked %q", q)
	}
	for _, want := range []string{"one", "two"} {
		s.Press(fyne.KeyReturn) // what waits stands first
		if s.InHand() != want {
			t.Fatalf("%q is in hand", s.InHand())
		}
		s.Try(fishbone.StopAsking{ID: s.Session().Cause(), Reason: "not ours"})
		s.Session().Choose("")
	}
	s.MustShow(s.Side, words.T("drill.done"))
}

// likeAnswer is a drill-down whose newest answer says what is there already.
func likeAnswer(t *testing.T) *stage {
	t.Helper()
	s := drilling(t, fishbone.AddCause{ID: "rivals", Under: "Market", Text: "Competition in prices"})
	s.Press(fyne.KeyReturn)
	s.Say("Fierce competition in prices")
	s.MustShow(s.Side, words.T("same.link"))
	if s.InHand() != "beta" {
		t.Fatalf("%q is in hand while it asks", s.InHand())
	}
	return s
}

func TestTheSameIsAcceptedByReturn(t *testing.T) {
	s := likeAnswer(t)
	s.Press(fyne.KeyReturn)
	if c := s.Cause("Fierce competition in prices"); c.SameAs != "rivals" {
		t.Errorf("it became %+v", c)
	}
	s.MustNotShow(s.Side, words.T("same.link"))
	s.Say("another answer")
	s.MustEqual("path", s.Path("another answer"), []string{"beta", "another answer"})
	s.PressUndo()
	s.PressUndo()
	if c := s.Cause("Fierce competition in prices"); c.SameAs != "" {
		t.Error("undo does not take the link away")
	}
}

func TestTheSameIsKeptApartByEscape(t *testing.T) {
	s := likeAnswer(t)
	s.Press(fyne.KeyEscape)
	if c := s.Cause("Fierce competition in prices"); c.SameAs != "" || s.InHand() != c.Text {
		t.Errorf("it became %+v, %q is in hand", c, s.InHand())
	}
	s.Say("deeper")
	s.MustEqual("path", s.Path("deeper"), []string{"beta", "Fierce competition in prices", "deeper"})
}

func TestTheSameByItsButtons(t *testing.T) {
	s := likeAnswer(t)
	s.Click(s.Side, words.T("same.link"))
	if c := s.Cause("Fierce competition in prices"); c.SameAs != "rivals" {
		t.Errorf("it became %+v", c)
	}
	s.Entry()
	s = likeAnswer(t)
	s.Click(s.Side, words.T("same.keep"))
	if c := s.Cause("Fierce competition in prices"); c.SameAs != "" || s.InHand() != c.Text {
		t.Errorf("it became %+v, %q is in hand", c, s.InHand())
	}
	s.Entry()
}

func TestAnOfferGoesWithItsAnswer(t *testing.T) {
	s := likeAnswer(t)
	s.PressUndo()
	s.MustNotShow(s.Side, words.T("same.link"))
	before := s.Analysis()
	s.Press(fyne.KeyReturn)
	if s.Analysis() != before {
		t.Error("Return accepts an offer that is gone")
	}
}

func TestAClosedAnswerIsNotAsked(t *testing.T) {
	s := likeAnswer(t)
	s.Press(fyne.KeyReturn)
	test.Tap(s.Row("2 Fierce"))
	s.Loop.Run()
	s.MustShow(s.Side, words.T("same.unlink"))
	if _, ok := s.Focused().(*ui.KeyTarget); !ok {
		t.Errorf("the focus is on %T", s.Focused())
	}
	s.Press(fyne.KeyUp)
	if s.InHand() != "beta" {
		t.Errorf("up leads to %q", s.InHand())
	}
	s.Press(fyne.KeyDown)
	s.Click(s.Side, words.T("same.unlink"))
	if c := s.Cause("Fierce competition in prices"); c.SameAs != "" {
		t.Error("the link is still there")
	}
	s.Entry()
}

func TestTheFocusFollowsAnUndo(t *testing.T) {
	s := likeAnswer(t)
	s.Press(fyne.KeyReturn)
	test.Tap(s.Row("2 Fierce"))
	s.PressUndo() // the link
	s.Say("deeper")
	s.MustEqual("path", s.Path("deeper"), []string{"beta", "Fierce competition in prices", "deeper"})
}

func TestStopping(t *testing.T) {
	s := drilling(t, cause("open", "alpha"))
	s.Press(fyne.KeyReturn)
	s.MustShow(s.Side, words.T("drill.stop")) // it is confirmed, and may be a root cause
	s.Do(fishbone.Judge{ID: s.Cause("beta").ID})
	s.MustNotShow(s.Side, words.T("drill.stop")) // not at level one
	s.Say("one")
	s.Click(s.Side, words.T("drill.stop"))
	s.Say("  ") // no reason is none
	if s.Cause("one").Stop != "" {
		t.Error("it stopped without a reason")
	}
	s.Press(fyne.KeyEscape)
	s.Click(s.Side, words.T("drill.stop"))
	s.Entry().SetText("")
	s.Say("nobody here can change that")
	if got := s.Cause("one").Stop; got != "nobody here can change that" {
		t.Errorf("the reason is %q", got)
	}
	s.MustShow(s.Side, words.T("drill.prevent")) // nothing becomes a root cause unasked
	if a := s.Analysis(); len(a.RootCauses()) != 0 {
		t.Errorf("root causes: %v", a.RootCauses())
	}
	s.Press(fyne.KeyEscape)
	if s.InHand() != "open" {
		t.Errorf("next is %q, not the open end", s.InHand())
	}
	s.Say("deeper")
	s.Session().Choose(s.Cause("one").ID)
	s.Loop.Run()
	s.MustShow(s.Side, words.T("drill.stopped", "reason", "nobody here can change that"))
	s.Click(s.Side, words.T("act.outside"))
	if s.Analysis().EndOf(s.Cause("one").ID) != fishbone.OutsideEnd || s.InHand() != "deeper" {
		t.Errorf("it is %+v, and %q is in hand", s.Cause("one"), s.InHand())
	}
	s.PressUndo()
	s.Session().Choose(s.Cause("one").ID)
	s.Loop.Run()
	s.Press(fyne.KeyReturn)
	s.Say("we measured it")
	if !s.Analysis().IsRoot(s.Cause("one").ID) {
		t.Errorf("confirmed it is %+v", s.Cause("one"))
	}
	s.PressUndo()
	s.Session().Choose(s.Cause("one").ID)
	s.Loop.Run()
	s.Say("after all") // asking on takes the reason away
	if s.Cause("one").Stop != "" {
		t.Error("the reason is still there")
	}
	s.PressUndo()
	if s.Cause("one").Stop == "" {
		t.Error("undo does not bring the reason back")
	}
}

func TestStep7TakesTheFirstOpenEnd(t *testing.T) {
	s := drilling(t, cause("one", "alpha"), cause("two", "one"), cause("three", "beta"))
	s.GoTo(7)
	if s.InHand() != "two" {
		t.Errorf("%q is in hand", s.InHand())
	}
	s.MustShow(s.Side, words.T("drill.open", "n", 2))
	s.Say("deeper")
	s.MustEqual("path", s.Path("deeper"), []string{"alpha", "one", "two", "deeper"})
	s.GoTo(6)
	if s.InHand() != "" {
		t.Errorf("step 6 begins with %q", s.InHand())
	}
}

// Step 6 lists the causes as the last ballot ranks them, behind those that are confirmed.
func TestCandidatesAreRanked(t *testing.T) {
	fill := []fishbone.Edit{
		paneltest.Bone("b"), paneltest.Cause("one", "b"), paneltest.Cause("two", "b"), paneltest.Cause("three", "b"), paneltest.Cause("four", "b"),
		fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Lu", Role: fishbone.Member}},
		fishbone.StartBallot{ID: "v", Text: "?", On: fishbone.OfCauses, Dots: 3, Voters: []fishbone.BallotVoter{{ID: "paper", Person: "p"}}, Cards: []fishbone.BallotCard{
			{ID: "t1", Of: "one"}, {ID: "t2", Of: "two"}, {ID: "t3", Of: "three"}, {ID: "t4", Of: "four"},
		}},
		fishbone.CastPaper{ID: "paper", Sealed: "x"},
		fishbone.RevealBallot{ID: "v", Dots: map[fishbone.ID]int{"t1": 1, "t3": 2}},
		paneltest.Confirmed("four"),
	}
	s := newStage(t, fill...)
	s.OpenStep(guide.StepWhy)
	var got []string
	for _, c := range s.Panel.(*whysPanel).candidates() {
		got = append(got, string(c.ID))
	}
	s.MustEqual("candidates", got, []string{"four", "three", "one", "two"})
	s.MustShow(s.Side, words.T("drill.rank", "n", 1))
}
