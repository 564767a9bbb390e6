package factcheck

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

func stage(t *testing.T, fill ...fishbone.Edit) (*paneltest.Stage, *view) {
	t.Helper()
	fill = append([]fishbone.Edit{
		paneltest.Bone("People"), paneltest.Bone("Methods"),
		paneltest.Cause("few", "People"), paneltest.Cause("form", "Methods"), paneltest.Cause("deep", "form"), paneltest.Cause("lift", "Methods"),
		fishbone.Add{Thing: &fishbone.Fact{ID: "where", Aspect: "where", Is: "tower A", IsNot: "tower B"}},
		fishbone.Add{Thing: &fishbone.Fact{ID: "when", Aspect: "when", Is: "afternoons", IsNot: "mornings"}},
	}, fill...)
	s := paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)
	s.Focus()
	return s, s.Panel.(*view)
}

func (v *view) verdict(cause, fact fishbone.ID) fishbone.Explanation {
	return v.fit(cell{cause, fact}).Verdict
}

func TestCellsAreJudgedByKeys(t *testing.T) {
	s, v := stage(t)
	s.Hit("y")
	if v.verdict("few", "where") != fishbone.Explains || v.fact != "when" {
		t.Fatalf("after Y: %+v, in hand %q", s.Analysis().Fits(), v.fact)
	}
	s.Hit("否")
	if v.verdict("few", "when") != fishbone.CannotExplain || v.fact != "when" {
		t.Fatalf("after 否: %+v", s.Analysis().Fits())
	}
	s.Hit("u")
	if v.verdict("few", "when") != fishbone.OnlyIf {
		t.Errorf("after U: %+v", s.Analysis().Fits())
	}
	s.Hit("u")
	if v.verdict("few", "when") != "" {
		t.Errorf("the same key does not take it back: %+v", s.Analysis().Fits())
	}
	s.Press(fyne.KeyDown, fyne.KeyLeft)
	if c, _ := v.inHand(); c != (cell{"form", "where"}) {
		t.Errorf("Down and Left lead to %+v", c)
	}
	s.Hit("是")
	s.Press(fyne.KeyLeft, fyne.KeyDelete)
	if v.verdict("form", "where") != "" {
		t.Error("Delete does not empty the cell")
	}
	s.Hit("2")
	if c := s.Cause("form"); c.Without != fishbone.WithoutLess {
		t.Errorf("without it: %q", c.Without)
	}
}

// One key strikes the cause, with the reason as evidence; one undo takes back all of it.
func TestStrike(t *testing.T) {
	s, v := stage(t, fishbone.Judge{ID: "few", Verdict: fishbone.Verdict{Evidence: "seen"}})
	s.Hit("n")
	s.Press(fyne.KeyReturn)
	s.Write("as many there")
	s.Press(fyne.KeyReturn)
	s.Hit("x")
	few := s.Cause("few")
	want := "seen\nDoes not explain Where: tower A, but not tower B (as many there)"
	if few.Verdict.Finding != fishbone.Rejected || few.Verdict.Evidence != want {
		t.Fatalf("the verdict is %+v, want the evidence %q", few.Verdict, want)
	}
	if s.InHand() != "form" {
		t.Errorf("then %q is in hand", s.InHand())
	}
	if lines := v.lines(); lines[len(lines)-1].Cause.ID != "few" {
		t.Error("the struck cause does not sink")
	}
	s.Hit("x") // nothing speaks against it yet: the fact in hand does
	if v.verdict("form", "where") != fishbone.CannotExplain || s.Cause("form").Verdict.Finding != fishbone.Rejected {
		t.Errorf("struck at once: %+v", s.Cause("form").Verdict)
	}
	s.PressUndo()
	if v.verdict("form", "where") != "" || s.Cause("form").Verdict.Finding != fishbone.Unjudged {
		t.Error("one undo does not take all of it back")
	}
	v.take(cell{"few", "where"})
	s.Hit("x")
	if few = s.Cause("few"); few.Verdict.Finding != fishbone.Unjudged || few.Verdict.Evidence != "seen" {
		t.Errorf("taken back, the verdict is %+v", few.Verdict)
	}
}

// TestTheCellOfAReasonIsInHandAgain types the reason of a later cell, which is no answer yet.
func TestTheCellOfAReasonIsInHandAgain(t *testing.T) {
	s, v := stage(t)
	s.KeepDraft(v.draft(cell{"lift", "when"}), "only at noon")
	s.Open()
	s.OpenView("factcheck")
	v = s.Panel.(*view)
	if c, _ := v.inHand(); c.cause != "lift" {
		t.Errorf("%q is in hand", c)
	}
}

func TestAReasonBeforeTheAnswerIsADraft(t *testing.T) {
	s, _ := stage(t)
	s.Press(fyne.KeyReturn)
	s.Write("only at noon")
	s.Press(fyne.KeyEscape)
	s.Open()
	s.OpenView("factcheck")
	v := s.Panel.(*view)
	if v.reason.Text != "only at noon" {
		t.Fatalf("the reason is %q", v.reason.Text)
	}
	s.Hit("u")
	if f := v.fit(cell{"few", "where"}); f.Verdict != fishbone.OnlyIf || f.Reason != "only at noon" {
		t.Errorf("fit %+v", f)
	}
	if s.Session().Draft("fit/few/where") != "" {
		t.Error("the draft stays although it is kept")
	}
}

func TestClicks(t *testing.T) {
	s, v := stage(t)
	s.Click(s.Side, "Explains it")
	if v.verdict("few", "where") != fishbone.Explains {
		t.Fatal("a click says nothing")
	}
	s.Click(s.Side, "Strike it, see the next")
	if s.Cause("few").Verdict.Finding != fishbone.Rejected {
		t.Error("a click does not strike")
	}
	s.Click(v.Board(), "lift")
	if s.InHand() != "lift" {
		t.Errorf("a click takes %q in hand", s.InHand())
	}
}

func TestWithoutFacts(t *testing.T) {
	s, v := stage(t, fishbone.Remove{Of: fishbone.FactKind, ID: "where"}, fishbone.Remove{Of: fishbone.FactKind, ID: "when"})
	s.MustShow(v.Board(), "There are no facts")
	s.Hit("x")
	if s.Cause("few").Verdict.Finding != fishbone.Unjudged || s.Prompt().Question == "" {
		t.Error("a key strikes a cause without facts")
	}
}

func TestTheTableAsAFile(t *testing.T) {
	s, v := stage(t)
	s.Hit("n")
	data, err := v.csv()
	if err != nil || !strings.Contains(string(data), "People,few,Cannot explain it,,,\r\n") {
		t.Errorf("%v\n%s", err, data)
	}
}

// A cause that was confirmed and cannot explain a fact is neither said to be confirmed nor to be done.
func TestAVerdictThatTheCheckRulesOutIsInDoubt(t *testing.T) {
	confirmed := func(id fishbone.ID) fishbone.Edit {
		return fishbone.Judge{ID: id, Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "e"}}
	}
	s, v := stage(t, confirmed("few"), confirmed("form"), confirmed("lift"))
	s.MustShow(s.Side, words.T("foot.done"))
	s.MustShow(s.Side, words.T("factcheck.count.confirmed", "n", 3)) // what evidence has shown needs no check
	s.Hit("n")
	s.MustShow(v.Board(), words.T("factcheck.contradicts"))
	s.MustShow(s.Side, words.T("factcheck.contradicts.how"))
	s.MustShow(s.Side, counts{confirmed: 2, inDoubt: 1, cells: 5}.String())
	s.MustShow(s.Side, words.T("need.contradicted", "n", 1))
	s.MustNotShow(s.Side, words.T("foot.done"))
	s.Hit("x")
	s.MustNotShow(v.Board(), words.T("factcheck.contradicts"))
	s.MustShow(s.Side, words.T("foot.done"))
}

// The panel and its foot have one thing to do that stands out.
func TestOnePrimary(t *testing.T) {
	s, _ := stage(t, fishbone.SetAbout{Field: fishbone.SchoolField, Text: string(fishbone.EveryLeaf)},
		paneltest.Rejected("form"), paneltest.Rejected("lift"), fishbone.Judge{ID: "few", Verdict: fishbone.Verdict{Finding: fishbone.Undecided, Evidence: "e"}})
	primary := func(words string) bool {
		return ui.HasPrimary(uitest.Find[*ui.Tap](t, s.Side, words, func(said string) bool { return said == words }))
	}
	next := words.T("foot.next", "name", words.T("step.6"))
	if !primary(next) {
		t.Fatal("the next step is not what there is to do")
	}
	s.Hit("n")
	if primary(next) || !primary(words.T("factcheck.strikeNext")) {
		t.Error("striking the cause is not the one thing to do")
	}
}

// Each cause is counted as its row says, and in one state only.
func TestTheCountsSayWhatTheRowsSay(t *testing.T) {
	facts := []fishbone.Explanation{"", fishbone.Explains, fishbone.CannotExplain, fishbone.OnlyIf}
	for _, finding := range []fishbone.Finding{fishbone.Unjudged, fishbone.Confirmed, fishbone.Rejected, fishbone.ToVerify, fishbone.Undecided} {
		for _, one := range facts {
			for _, other := range facts {
				l := fishbone.FactCheck{Fits: []fishbone.Fit{{Verdict: one}, {Verdict: other}}}
				l.Cause.Verdict.Finding = finding
				n := countsOf([]fishbone.FactCheck{l})
				if sum := n.struck + n.confirmed + n.inDoubt + n.ruledOut + n.toVerify + n.open; sum != 1 {
					t.Errorf("%q with %q and %q is counted %d times", finding, one, other, sum)
				}
				empty := (one == "" || other == "") && stateOf(l) != struck && stateOf(l) != ruledOut
				if n.whole() == (empty || n.ruledOut+n.inDoubt+n.open > 0) {
					t.Errorf("%q with %q and %q: %+v is whole: %v", finding, one, other, n, n.whole())
				}
			}
		}
	}
	s, v := stage(t)
	s.Hit("n")
	s.MustShow(v.Board(), words.T("factcheck.strikeIt"))
	s.MustShow(s.Side, words.T("factcheck.count.ruledOut", "n", 1))
	s.Hit("x")
	s.MustShow(s.Side, words.T("factcheck.count.struck", "n", 1))
	s.MustNotShow(s.Side, words.T("factcheck.count.ruledOut", "n", 1))
}

// Where causes and facts are missing, one of them is the first thing to do everywhere.
func TestWithoutCausesTheyComeFirst(t *testing.T) {
	s := paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) })
	s.Focus()
	s.MustShow(s.Panel.(*view).Board(), words.T("group.nothing"))
	s.MustNotShow(s.Panel.(*view).Board(), words.T("factcheck.noFacts"))
	if q := s.Prompt().Question; q != words.T("group.nothing") {
		t.Errorf("before everybody it asks %q", q)
	}
}
