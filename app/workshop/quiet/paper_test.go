package quiet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/filedialog"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// solving is the quiet round of step 8, with one root cause.
func solving(t *testing.T) *paneltest.Stage {
	s := newStage(t, paneltest.Bone("Desk"), fishbone.AddCause{ID: "keys", Under: "Desk", Text: "keys wait"},
		fishbone.Judge{ID: "keys", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "seen"}}, fishbone.StopAsking{ID: "keys", Reason: "ours"})
	s.Session().OpenStep(guide.StepSolutions)
	s.OpenView("quietSolutions")
	s.Loop.Run()
	return s
}

// A round for solutions goes from hand to hand; what is written for a root cause is tied to it.
func TestARoundForSolutions(t *testing.T) {
	s := solving(t)
	s.Click(s.Side, "keys wait")
	test.Tap(s.Row("Ann"))
	s.Loop.Run()
	s.Say("a second desk")
	s.Press(fyne.KeyEscape)
	s.MustNotShow(s.Side, "a second desk")
	s.MustNotShow(s.Diagram, "a second desk")
	s.Click(s.Side, words.T("quiet.forAll"))
	test.Tap(s.Row("Ben"))
	s.Loop.Run()
	s.Say("open earlier")
	s.Press(fyne.KeyEscape)
	if n := len(s.Analysis().Solutions()); n != 0 {
		t.Errorf("%d solutions before the reveal", n)
	}
	s.Click(s.Side, words.T("quiet.open", "n", 2))
	all := s.Analysis().Solutions()
	if len(all) != 2 || all[0].By != "Ann" || len(all[0].Causes) != 1 || all[1].By != "Ben" || len(all[1].Causes) != 0 {
		t.Errorf("there is %+v", all)
	}
}

// What was written on printed sheets is typed back by number, under the name of who wrote it.
func TestTypingBackFromPaper(t *testing.T) {
	s := newStage(t)
	path := filepath.Join(t.TempDir(), "sheets.pdf")
	defer func(was func(fyne.Window, filedialog.Question, func(string), func())) { panel.AskWhere = was }(panel.AskWhere)
	panel.AskWhere = func(_ fyne.Window, _ filedialog.Question, then func(string), done func()) { then(path); done() }
	s.Actions().Perform("sheets.save")
	s.Loop.Run()
	if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "%PDF") {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	if all := s.Analysis().Sheets(); len(all) != 1 || all[0].Who != "Ann\nBen" || all[0].From != 1 || all[0].Lines != 12 {
		t.Fatalf("kept is %+v", all)
	}
	r := s.Panel.(*round)
	s.TypeIn(r.back)
	s.Write("8 queue at noon") // the first row of the second sheet
	s.Press(fyne.KeyReturn)
	if got := s.Analysis().SlipsOf(fishbone.SlipCause, "Ben"); len(got) != 1 || got[0].Text != "queue at noon" || got[0].Line != 8 {
		t.Errorf("Ben wrote %+v", got)
	}
	s.MustNotShow(s.Side, "queue at noon")
	if r.back.Text != "" || !strings.Contains(s.Notice(), "Ben") {
		t.Errorf("it holds %q and says %q", r.back.Text, s.Notice())
	}
	s.TypeIn(r.back)
	s.Write("40 rain")
	s.Press(fyne.KeyReturn)
	if !strings.Contains(s.Notice(), words.T("sheet.noLine", "n", 40)) || r.back.Text != "40 rain" {
		t.Errorf("of a line that is not there it says %q, and keeps %q", s.Notice(), r.back.Text)
	}
	if left := r.typeAllBack("1 no rota\n2. old printer\nnothing\n10 rain"); left != "nothing" {
		t.Errorf("left is %q", left)
	}
	if got := s.Analysis().Written(fishbone.SlipCause); got["Ann"] != 3 || got["Ben"] != 1 {
		t.Errorf("written: %v", got)
	}
	s.Undo()
	if got := s.Analysis().Written(fishbone.SlipCause); got["Ann"] != 2 {
		t.Errorf("undone: %v", got)
	}
}
