package workshop

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

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
// are in the line.
func TestADoubleClickRewords(t *testing.T) {
	for step, words := range map[guide.Step]string{
		guide.StepCauses: "waits", guide.StepGroup: "waits", guide.StepFiveWhys: "1 root Root cause", guide.StepSolutions: "1 remedy",
	} {
		s := newStage(t, paneltest.Bone("b"), paneltest.Cause("waits", ""), paneltest.Cause("root", "b"), paneltest.Root("root"),
			fishbone.Add{Thing: &fishbone.Solution{ID: "remedy", Text: "remedy", Causes: []fishbone.ID{"root"}}})
		s.Session().Choose("root")
		s.goTo(step)
		row := func() *ui.Dragger { return paneltest.Find[*ui.Dragger](s.Bench, s.scroll(), words) }
		row().OnTap()
		row().OnTap()
		s.Loop.Run()
		if e := s.Entry(); e.Text == "" || !strings.Contains(words, e.Text) {
			t.Errorf("step %d: the line holds %q", step, e.Text)
		}
	}
}
