package proof

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/filedialog"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// stage is the page on a stage.
type stage struct {
	*paneltest.Stage
	answer string // to the question for a file
	asked  filedialog.Question
}

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	s := &stage{}
	s.Stage = paneltest.NewStage(t, func(on *paneltest.Stage) panel.Feature {
		f := New(on)
		return f
	}, fill...)
	s.OpenView("proof")
	ask := func(_ fyne.Window, q filedialog.Question, then func(string), done func()) {
		s.asked = q
		if s.answer != "" {
			then(s.answer)
		}
		done()
	}
	s.page().feature.deps = deps{ask}
	was := panel.AskWhere
	panel.AskWhere = ask
	t.Cleanup(func() { panel.AskWhere = was })
	return s
}

func (s *stage) page() *proofPanel { return s.Panel.(*proofPanel) }

func (s *stage) measure() fishbone.Measure {
	m, _ := s.page().current()
	return m
}

// values are the values of the measure in hand, by day.
func (s *stage) values() (all []string) {
	for _, v := range s.page().study().All() {
		said := string(v.Day) + " " + string(fishbone.FigureOf(v.Value))
		if v.Checked > 0 {
			said += " of " + string(fishbone.FigureOf(float64(v.Checked)))
		}
		all = append(all, said)
	}
	return all
}

func measure(id fishbone.ID, unit string, since fishbone.Day) fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Measure{ID: id, Text: "waiting " + string(id), Unit: unit, Since: since, Target: "8"}}
}

// weeks are values a week apart from the first Monday of 2026 on.
func weeks(of fishbone.ID, values ...fishbone.Figure) (all []fishbone.Edit) {
	for i, v := range values {
		all = append(all, fishbone.Add{Thing: &fishbone.Measurement{ID: of + fishbone.ID(rune('a'+i)), Measure: of, Day: fishbone.Day("2026-01-05").Add(7 * i), Value: v}})
	}
	return all
}

// proved has eight weeks before and three after.
func proved() []fishbone.Edit {
	return append([]fishbone.Edit{measure("m", "per 1,000", "2026-03-02")},
		weeks("m", "16.2", "18.9", "17.1", "20.4", "15.8", "19.6", "17.5", "18.3", "8.2", "7.8", "6.1")...)
}

// type writes into an entry and leaves it.
func (s *stage) into(e *ui.Entry, text string) {
	s.T.Helper()
	s.Win.Canvas().Focus(e)
	e.SetText("")
	s.Write(text)
	s.Pass()
}

func TestAMeasureIsNamedAndMeasured(t *testing.T) {
	s := newStage(t)
	s.MustShow(s.Side, words.T("proof.first"))
	s.MustShow(s.Diagram, words.T("proof.empty"))
	s.Say("Complaints about waiting")
	if m := s.measure(); m.Text != "Complaints about waiting" || m.Direction != fishbone.LowerIsBetter {
		t.Fatalf("%+v", m)
	}
	f := s.page().form
	s.into(f.day, "5.1.2026")
	s.Win.Canvas().Focus(f.value)
	s.Write("16,2")
	s.Press(fyne.KeyReturn)
	if f.day.Text != "2026-01-12" {
		t.Errorf("the next value is due on %q", f.day.Text)
	}
	s.Say("18.9", "17")
	s.MustEqual("values", s.values(), []string{"2026-01-05 16.2", "2026-01-12 18.9", "2026-01-19 17"})
	s.PressUndo()
	s.MustEqual("after undo", s.values(), []string{"2026-01-05 16.2", "2026-01-12 18.9"})
	s.into(f.day, "2026-01-05")
	s.Win.Canvas().Focus(f.value)
	s.Say("16.4") // of one day there is one value
	s.MustEqual("corrected", s.values(), []string{"2026-01-05 16.4", "2026-01-12 18.9"})
}

// The next value is expected after the usual time, whatever one gap between two of them is.
func TestTheNextValueIsExpectedInTime(t *testing.T) {
	s := newStage(t, append([]fishbone.Edit{measure("m", "", "")}, weeks("m", "1", "2", "3", "4")...)...)
	s.page().take([]byte("2026-03-02\t5"))
	s.Loop.Run()
	if got := s.page().form.day.Text; got != "2026-03-09" {
		t.Errorf("it is %s", got)
	}
}

func TestUsualMeasures(t *testing.T) {
	s := newStage(t)
	test.Tap(s.Row(words.T("proof.usual.satisfied")))
	if m := s.measure(); m.Text != words.T("proof.usual.satisfied") || m.Direction != fishbone.HigherIsBetter || m.Unit != "%" {
		t.Errorf("%+v", m)
	}
}

func TestASharesCountIsReckoned(t *testing.T) {
	s := newStage(t, measure("m", "per 1,000", ""))
	s.into(s.page().form.day, "2026-01-05")
	s.Win.Canvas().Focus(s.page().form.value)
	s.Say("6/1,132")
	s.MustEqual("values", s.values(), []string{"2026-01-05 5.3004 of 1132"})
}

// What is pasted as people write it needs no years: values are of days that were.
func TestPastedDaysNeedNoYear(t *testing.T) {
	s := newStage(t, measure("m", "per 1,000", ""))
	now := fishbone.DayOf(s.Now())
	day := func(d fishbone.Day) string { return d.Time().Format("2 Jan") }
	s.page().take([]byte("week\tvalue\n" + day(now.Add(-14)) + "\t6.8\n" + day(now.Add(-7)) + "\t6.2\n"))
	s.Loop.Run()
	s.MustEqual("values", s.values(), []string{string(now.Add(-14)) + " 6.8", string(now.Add(-7)) + " 6.2"})
}

// A share that is typed before its unit is said asks for that, and stays.
func TestAShareWantsItsUnit(t *testing.T) {
	s := newStage(t, measure("m", "", ""))
	s.Win.Canvas().Focus(s.page().form.value)
	s.Say("27/4300")
	if got := s.Notice(); got != words.T("proof.shareUnit", "cell", "27/4300") {
		t.Errorf("it says %q", got)
	}
	if got := s.page().form.value.Text; got != "27/4300" || len(s.values()) != 0 {
		t.Errorf("%q is left, values are %q", got, s.values())
	}
	s.Say("x")
	if got := s.Notice(); got != words.T("error.number", "cell", "27/4300x") {
		t.Errorf("it says %q", got)
	}
}

// What the foot of the panel says is missing stands there alone.
func TestWhatIsMissingIsSaidOnce(t *testing.T) {
	s := newStage(t)
	if said := uitest.Text(s.Side); strings.Count(said, words.T("need.effectMeasure")) != 1 || strings.Count(said, words.T("closing.standard")) != 1 {
		t.Errorf("the panel says %q", said)
	}
}

// The count holds until the last day of a month, and from its first day on.
func TestTheCountHoldsForWholeMonths(t *testing.T) {
	s := newStage(t)
	s.into(s.page().closing.from.Entry, "January 2027")
	s.into(s.page().closing.by.Entry, "June 2027")
	if a := s.Analysis().About(); a.ExpectedFrom != "2027-01-01" || a.ExpectedBy != "2027-06-30" {
		t.Errorf("counted from %s until %s", a.ExpectedFrom, a.ExpectedBy)
	}
	for _, day := range []fishbone.Day{"2027-01-01", "2027-06-30"} { // which days were understood
		s.MustShow(s.Side, panel.LongDay(day, fishbone.DayOf(s.Now())))
	}
}

// What cannot be read stays where it was typed, and somebody is told.
func TestWhatIsNoValueStays(t *testing.T) {
	s := newStage(t, measure("m", "", ""))
	f := s.page().form
	s.into(f.day, "2026-01-05")
	s.Win.Canvas().Focus(f.value)
	for _, typed := range []string{"1,204", "12 %%", "6/0"} {
		f.value.SetText("")
		s.Write(typed)
		s.Press(fyne.KeyReturn)
		if f.value.Text != typed || s.Notice() == "" || len(s.values()) != 0 {
			t.Errorf("%q: the entry has %q, the notice says %q", typed, f.value.Text, s.Notice())
		}
		s.Notices().Hide()
	}
	s.into(f.day, "3/2/2026")
	s.into(f.value, "5")
	s.Press(fyne.KeyReturn)
	if !strings.Contains(s.Notice(), "2026-02-03") || len(s.values()) != 0 {
		t.Errorf("a day that can be two: %q", s.Notice())
	}
	s.Open() // as after a start of the program
	s.OpenView("proof")
	if f := s.page().form; f.value.Text != "5" || f.day.Text != "3/2/2026" {
		t.Errorf("after a start: %q on %q", f.value.Text, f.day.Text)
	}
}

func TestATableIsPasted(t *testing.T) {
	s := newStage(t, append([]fishbone.Edit{measure("m", "", "")}, weeks("m", "1")...)...)
	s.page().form.value.TypedShortcut(&fyne.ShortcutPaste{Clipboard: paste("Week\tValue\tChecked\n5.1.2026\t2,5\t1.132\n12.1.2026\t3\t998\n")})
	s.Loop.Run()
	s.MustEqual("values", s.values(), []string{"2026-01-05 2.5 of 1132", "2026-01-12 3 of 998"})
	if got := s.Notice(); got == "" || !strings.Contains(got, "1") {
		t.Errorf("the notice says %q", got)
	}
	s.PressUndo()
	s.MustEqual("after undo", s.values(), []string{"2026-01-05 1"})
}

// paste is a clipboard.
type paste string

func (p paste) Content() string { return string(p) }
func (paste) SetContent(string) {}

func TestATableIsRead(t *testing.T) {
	s := newStage(t, measure("m", "", ""))
	s.answer = filepath.Join(t.TempDir(), "values.csv")
	if err := os.WriteFile(s.answer, []byte("日期,投诉\n2026年1月5日,16\n2026年1月12日,18\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Click(s.Side, words.T("proof.read"))
	s.MustEqual("values", s.values(), []string{"2026-01-05 16", "2026-01-12 18"})
	s.answer = filepath.Join(t.TempDir(), "none.csv")
	s.Click(s.Side, words.T("proof.read"))
	if got := s.Notice(); !strings.Contains(got, "none.csv") {
		t.Errorf("the notice says %q", got)
	}
}

func TestTheTableIsSaved(t *testing.T) {
	fill := proved()
	fill[0] = fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "=cmd()", Unit: "@x", Since: "2026-03-02", Target: "8"}}
	s := newStage(t, fill...)
	s.answer = filepath.Join(t.TempDir(), "values.csv")
	s.Actions().Perform("proof.table")
	data, err := os.ReadFile(s.answer)
	if err != nil {
		t.Fatal(err)
	}
	got := string(data)
	for _, want := range []string{"\ufeff", "'=cmd(),'@x,2026-01-05,16.2,,before,8,", "2026-03-16,6.1,,after,8,"} {
		if !strings.Contains(got, want) {
			t.Errorf("the table lacks %q:\n%s", want, got)
		}
	}
	if strings.Count(got, "\r\n") != 12 {
		t.Errorf("%d lines", strings.Count(got, "\r\n"))
	}
}

// TestTheMeasureOfADraftIsInHandAgain ends while a target is typed that is no number.
func TestTheMeasureOfADraftIsInHandAgain(t *testing.T) {
	s := newStage(t, measure("m", "%", ""), measure("n", "%", ""))
	s.KeepDraft("measure/n/target", "about 8")
	s.Open()
	s.OpenView("proof")
	if m, _ := s.page().current(); m.ID != "n" {
		t.Errorf("%q is in hand", m.ID)
	}
}

func TestFieldsAreKept(t *testing.T) {
	s := newStage(t, append([]fishbone.Edit{measure("m", "%", "")}, weeks("m", "60", "60")...)...)
	f := s.page().form
	for _, c := range []struct {
		field       *field
		typed, name string
		want        any
	}{
		{f.text, "Calls answered", "text", "Calls answered"}, {f.unit, "% of calls", "unit", "% of calls"}, {f.target, "7,5", "target", "7.5"},
		{f.since, "2.3.2026", "since", "2026-03-02"}, {f.focus, "80", "focus", "80"}, {f.ability, "70 %", "ability", "70"},
	} {
		s.into(c.field.Entry, c.typed)
		a, _ := fishbone.MeasureKind.Attribute(c.name)
		m := s.measure()
		if got := a.Get(&m); got != c.want {
			t.Errorf("%s is %v, want %v", c.name, got, c.want)
		}
		if c.field.Text != c.typed {
			t.Errorf("the entry of %s shows %q while it is typed", c.name, c.field.Text)
		}
	}
	s.into(f.target.Entry, "about 8")
	if m := s.measure(); m.Target != "7.5" || f.target.err == nil {
		t.Errorf("what is no number became %q, %v", m.Target, f.target.err)
	}
	s.MustShow(s.Side, words.Sentence(f.target.err))
}

func TestTheFormulaGivesATarget(t *testing.T) {
	s := newStage(t, append([]fishbone.Edit{fishbone.Add{Thing: &fishbone.Measure{ID: "m", Text: "w", Focus: "80", Ability: "70"}}}, weeks("m", "50", "50")...)...)
	s.MustShow(s.Side, "50 − 50 × 80% × 70% = 22")
	s.Click(s.Side, words.T("proof.take", "target", "22"))
	if m := s.measure(); m.Target != "22" {
		t.Errorf("the target is %q", m.Target)
	}
	s.MustNotShow(s.Side, words.T("proof.take", "target", "22"))
	s.Click(s.Side, words.T("proof.higher"))
	s.MustShow(s.Side, "50 + 50 × 80% × 70% = 78")
}

func TestTheVerdict(t *testing.T) {
	s := newStage(t, proved()...)
	s.MustShow(s.Side, words.T("proof.met")) // the mean of the three weeks after is 7.4
	s.Write("e")
	m := s.measure()
	if m.Verdict != fishbone.Effective || m.Judged != fishbone.DayOf(s.Now()) {
		t.Fatalf("%+v", m)
	}
	s.into(s.page().form.by.Entry, "Li")
	s.into(s.page().form.reason.Entry, "three weeks below")
	if m := s.measure(); m.By != "Li" || m.Reason != "three weeks below" || m.Verdict != fishbone.Effective {
		t.Errorf("%+v", m)
	}
	s.Focus()
	s.Write("y")
	if m := s.measure(); m.Verdict != fishbone.EffectOpen || m.By != "" || m.Reason != "three weeks below" {
		t.Errorf("too early: %+v", m)
	}
}

func TestNotEffectiveAsksAgain(t *testing.T) {
	fill := append(proved(), paneltest.Bone("People"), paneltest.Cause("c", "People"),
		fishbone.Set{Of: fishbone.MeasureKind, ID: "m", Values: fishbone.Values{"cause": fishbone.ID("c")}},
		fishbone.CloseAnalysis{Day: "2026-05-01", By: "Li"})
	s := newStage(t, fill...)
	s.MustShow(s.Side, "2026-05-01")
	s.Click(s.Side, words.T("proof.notEffective"))
	if s.Analysis().About().Closed != "" || !strings.Contains(s.Notice(), words.T("proof.opened")) {
		t.Errorf("it is closed, and the notice says %q", s.Notice())
	}
	s.Click(s.Side, words.T("proof.again"))
	if s.Session().Step() != guide.StepWhy || s.SelectedCause() != "c" {
		t.Errorf("step %d is open with %q", s.Session().Step(), s.SelectedCause())
	}
	if m, _ := s.Analysis().Measure("m"); m.Verdict != fishbone.NotEffective {
		t.Error("the verdict is gone")
	}
	s.Undo()
	if s.Analysis().About().Closed != "2026-05-01" {
		t.Error("undo does not close it")
	}
}

func TestClosing(t *testing.T) {
	s := newStage(t, proved()...)
	s.MustShow(s.Side, words.T("closing.expected"))
	s.MustShow(s.Side, words.T("closing.lessons"))
	c := s.page().closing
	s.into(c.expected.Entry, "3")
	s.into(c.by.Entry, "1.9.2026")
	s.into(c.lessons.Entry, "ask earlier")
	s.MustNotShow(s.Side, words.T("closing.expected"))
	s.MustShow(s.Side, words.T("need.effectVerdict", "n", 1))
	s.Click(s.page().closing.object(), words.T("closing.close"))
	about := s.Analysis().About()
	if about.Closed != fishbone.DayOf(s.Now()) || about.Expected != "3" || about.ExpectedBy != "2026-09-01" || about.ExpectedFrom != about.Closed || about.Lessons != "ask earlier" {
		t.Errorf("%+v", about)
	}
	s.MustShow(s.Side, words.T("closing.reopen"))
	s.Click(s.Side, words.T("closing.reopen"))
	if s.Analysis().About().Closed != "" {
		t.Error("it is not open again")
	}
}

func TestSeveralMeasures(t *testing.T) {
	s := newStage(t, append(proved(), measure("n", "%", ""))...)
	if s.measure().ID != "m" {
		t.Fatal("the first one is not in hand")
	}
	s.Write("m")
	if s.measure().ID != "n" {
		t.Errorf("%q is in hand", s.measure().ID)
	}
	s.Write("+")
	s.MustShow(s.Side, words.T("proof.another"))
	s.Press(fyne.KeyEscape)
	s.Write("+")
	s.Say("third")
	if m := s.measure(); m.Text != "third" {
		t.Errorf("%q is in hand", m.Text)
	}
	s.Do(fishbone.Remove{Of: fishbone.MeasureKind, ID: s.measure().ID})
	if s.measure().ID != "m" {
		t.Errorf("after it is gone, %q is in hand", s.measure().ID)
	}
}

func TestValuesAreGoneThrough(t *testing.T) {
	s := newStage(t, proved()...)
	s.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyDelete)
	if got := s.values(); len(got) != 10 || strings.HasPrefix(got[9], "2026-03-09") {
		t.Errorf("the values are %q", got)
	}
	s.Press(fyne.KeyDown, fyne.KeyF2)
	if f := s.page().form; f.day.Text == "" || f.value.Text != "6.1" {
		t.Errorf("%q of %q is changed", f.value.Text, f.day.Text)
	}
	s.Press(fyne.KeyEscape)
	s.MustShow(s.Side, words.T("proof.more", "n", 5))
	s.Click(s.Side, words.T("proof.more", "n", 5))
	s.MustShow(s.Side, "16.2")
}

func TestTheChartIsDrawn(t *testing.T) {
	s := newStage(t, proved()...)
	was := s.page().board.object.Objects[0]
	if s.Refresh(); s.page().board.object.Objects[0] != was {
		t.Error("the chart is drawn again though nothing changed")
	}
	s.Do(fishbone.Set{Of: fishbone.MeasureKind, ID: "m", Values: fishbone.Values{"target": "5"}})
	if s.page().board.object.Objects[0] == was {
		t.Error("another target is not drawn")
	}
	if p := s.Prompt(); p.Question != words.T("proof.question") || p.Number != "7.37" || p.Counts != words.T("proof.meanAfter") || p.Than != words.T("proof.meanBefore", "mean", "18") || len(p.Options) != 3 || p.Hint != "" {
		t.Errorf("everybody is shown %+v", p)
	}
	f := s.page().form
	s.Shown = true
	s.Refresh()
	day := words.Used().Day(fishbone.Day(f.day.Text), fishbone.DayOf(s.Now()))
	if got := f.value.PlaceHolder; day == "" || !strings.HasPrefix(got, day) {
		t.Errorf("in front of everybody the entry says %q, not for %q", got, day)
	}
}

// Who was sent for a measure has it in hand, and who was sent for a cause names one that shows it.
func TestWhatWasSoughtIsInHand(t *testing.T) {
	s := newStage(t, paneltest.Bone("People"), paneltest.Cause("few", "People"), paneltest.Root("few"),
		fishbone.Add{Thing: &fishbone.Measure{ID: "a", Text: "Waiting"}}, fishbone.Add{Thing: &fishbone.Measure{ID: "b", Text: "Calls"}})
	s.OpenStep(guide.StepProblem)
	s.Session().Seek("b")
	s.OpenView("proof")
	if got := s.measure().ID; got != "b" {
		t.Fatalf("in hand is %q", got)
	}
	s.OpenStep(guide.StepProblem)
	s.Session().Seek("few")
	s.OpenView("proof")
	s.Focus()
	s.Say("Shifts without a second nurse")
	if got := s.measure(); got.Text != "Shifts without a second nurse" || got.Cause != "few" {
		t.Errorf("the new measure is %+v", got)
	}
	s.page().unfold = true
	s.Refresh()
	s.Loop.Run()
	s.Click(s.Side, "few")
	s.Pick(words.T("proof.shows.problem"))
	if got := s.measure(); got.Cause != "" {
		t.Errorf("it shows %q", got.Cause)
	}
}

// A verdict says what the values say against it: that the target is not met, and that some came later.
func TestAVerdictSaysWhatSpeaksAgainstIt(t *testing.T) {
	judged := func(v fishbone.Effect) fishbone.Edit {
		return fishbone.JudgeEffect{ID: "m", Verdict: v, By: "Ann", Day: "2026-01-20"}
	}
	for _, c := range []struct {
		verdict fishbone.Effect
		after   fishbone.Figure
		target  bool
		newer   bool
	}{
		{fishbone.Effective, "9", true, true}, {fishbone.Effective, "7", false, true},
		{fishbone.NotEffective, "9", false, true}, {fishbone.EffectOpen, "9", false, false},
	} {
		edits := append([]fishbone.Edit{measure("m", "min", "2026-01-19")}, weeks("m", "18", "19", c.after, c.after)...)
		if c.verdict != fishbone.EffectOpen {
			edits = append(edits, judged(c.verdict))
		}
		s := newStage(t, edits...)
		for said, want := range map[string]bool{words.T("proof.againstTarget"): c.target, words.T("proof.newer", "n", 1): c.newer} {
			if shows := uitest.Shows(s.Side, said); shows != want {
				t.Errorf("%q and %s: %q is shown: %v", c.verdict, c.after, said, shows)
			}
		}
	}
}
