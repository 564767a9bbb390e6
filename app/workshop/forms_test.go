package workshop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// TestReturnMeansTheSameInEveryField presses Return in every field of every panel that has
// several: it breaks no line, and goes on to the next field.
func TestReturnMeansTheSameInEveryField(t *testing.T) {
	for step := guide.Step(1); step <= guide.LastStep; step++ {
		s := newStage(t, paneltest.Bone("b"), paneltest.Cause("one", "b"), paneltest.Cause("two", "b"))
		s.Session().Choose("one")
		s.goTo(step)
		fields := s.Entries(s.scroll())
		for i, e := range fields {
			s.Win.Canvas().Focus(e)
			s.Write("a")
			s.Press(fyne.KeyReturn)
			where := fmt.Sprintf("step %d, field %d of %d", step, i+1, len(fields))
			if e.OnWheel == nil {
				t.Errorf("%s: the wheel does not scroll the panel over it", where)
			}
			if strings.Contains(e.Text, "\n") {
				t.Errorf("%s: Return broke the line", where)
			}
			if i+1 < len(fields) && s.Focused() != fyne.Focusable(fields[i+1]) {
				t.Errorf("%s: Return does not lead to the next field", where)
			}
		}
	}
}

// TestTabBringsTheFieldIntoSight goes through the fields of every panel in a low window.
func TestTabBringsTheFieldIntoSight(t *testing.T) {
	for step := guide.Step(1); step <= guide.LastStep; step++ {
		s := newStage(t, paneltest.Bone("b"), paneltest.Cause("one", "b"), paneltest.Cause("two", "b"))
		s.Session().Choose("one")
		s.goTo(step)
		s.Win.Resize(fyne.NewSize(1280, 480))
		s.Loop.Run()
		fields := s.Entries(s.scroll())
		if len(fields) == 0 {
			continue
		}
		s.Win.Canvas().Focus(fields[0])
		for range fields {
			e, ok := s.Focused().(*ui.Entry)
			if !ok {
				break
			}
			top := func(o fyne.CanvasObject) float32 {
				return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			}
			scroll := s.scroll()
			if e != fields[0] && (top(e) < top(scroll) || top(e)+e.Size().Height > top(scroll)+scroll.Size().Height) {
				t.Errorf("step %d: Tab led to a field out of sight, at %v of %v", step, top(e)-top(scroll), scroll.Size().Height)
			}
			s.Press(fyne.KeyTab)
		}
	}
}

// TestADoubleClickRewords clicks twice on a row of each list of causes or solutions: its words
// are where one types, and nothing else has come of it.
func TestADoubleClickRewords(t *testing.T) {
	for name, c := range map[string]struct {
		step  guide.Step
		row   string
		drill bool // a cause is in hand
		text  string
	}{
		"causes":              {guide.StepCauses, "waits", true, "waits"},
		"cards":               {guide.StepGroup, "waits", true, "waits"},
		"verdicts":            {guide.StepAgree, "root Confirmed", true, "root"},
		"another verdict":     {guide.StepAgree, "two", true, "two"},
		"causes to drill":     {guide.StepWhy, "two", false, "two"},
		"answers that wait":   {guide.StepFiveWhys, "answer", false, "answer"},
		"a rung":              {guide.StepFiveWhys, "1 root Root cause", true, "root"},
		"another end":         {guide.StepFiveWhys, "answer", true, "answer"},
		"root causes":         {guide.StepSolutions, "root 1", true, "root"},
		"solutions of a root": {guide.StepSolutions, "1 remedy", true, "remedy"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, paneltest.Bone("b"), paneltest.Cause("waits", ""), paneltest.Cause("root", "b"), paneltest.Root("root"),
				paneltest.Cause("two", "b"), paneltest.Cause("answer", "two"),
				fishbone.Add{Thing: &fishbone.Solution{ID: "remedy", Text: "remedy", Causes: []fishbone.ID{"root"}}})
			if c.drill {
				s.Session().Choose("root")
			}
			s.goTo(c.step)
			if !c.drill {
				s.Session().Choose("")
			}
			s.Loop.Run()
			row := paneltest.Find[*ui.Dragger](s.Bench, s.scroll(), c.row)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(row).AddXY(40, row.Size().Height/2)
			for range 2 {
				test.TapCanvas(s.Win.Canvas(), at)
				s.Loop.Run()
			}
			if s.Session().Step() != c.step {
				t.Fatalf("step %d is open", s.Session().Step())
			}
			if e := s.Entry(); e.Text != c.text {
				t.Fatalf("the entry holds %q", e.Text)
			}
			s.Write("x")
			s.Press(fyne.KeyReturn)
			if c.step != guide.StepSolutions || c.text != "remedy" {
				s.Cause(c.text + "x")
			}
		})
	}
}

// TestASecondClickMeansTheFirstOnesRow clicks twice where another form, or another row, comes
// under the pointer, and once more after a while.
func TestASecondClickMeansTheFirstOnesRow(t *testing.T) {
	s := newStage(t, paneltest.Bone("b"), paneltest.Cause("one", "b"), paneltest.Cause("two", "b"), paneltest.Cause("three", "b"))
	s.goTo(guide.StepAgree)
	s.Loop.Run()
	row := func(words string) fyne.Position {
		row := paneltest.Find[*ui.Dragger](s.Bench, s.scroll(), words)
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(row).AddXY(40, row.Size().Height/2)
	}
	at := row("three") // the form moves up to it
	before := s.Analysis()
	test.TapCanvas(s.Win.Canvas(), at)
	s.Loop.Run()
	test.TapCanvas(s.Win.Canvas(), at)
	s.Loop.Run()
	if e := s.Entry(); e.Text != "three" || s.Analysis() != before {
		t.Errorf("the entry holds %q, and nothing was changed: %v", e.Text, s.Analysis() == before)
	}
	s.Press(fyne.KeyEscape)
	test.TapCanvas(s.Win.Canvas(), row("one"))
	s.Loop.Run()
	s.Pass()
	test.TapCanvas(s.Win.Canvas(), row("two"))
	s.Loop.Run()
	if got := s.InHand(); got != "two" {
		t.Errorf("%q is in hand", got)
	}
	if _, typing := s.Focused().(*ui.Entry); typing {
		t.Error("two clicks on two rows reword something")
	}
}
