package history

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is the history on a stage, in step 3.
type stage struct{ *paneltest.Stage }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	return &stage{paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return paneltest.WithLine(s, New(s)) }, fill...)}
}

// recorder is the edit that adds somebody who writes.
func recorder() fishbone.Edit {
	return fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Recorder}}
}

// remembering is step 3 with five causes, the history open.
func remembering(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, recorder())
	s.Say("one", "two", "three", "four", "five")
	s.Ctrl(fyne.KeyH)
	return s
}

// drawn is how many rows of the list exist.
func (s *stage) drawn() int { return len(s.TopLayer(panel.InPanel).(*history).rows.visible) }

// entryOf is the line of the history that says this.
func (s *stage) entryOf(text string) *ui.Tap {
	s.T.Helper()
	var found *ui.Tap
	uitest.Walk(s.Side, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if tap, ok := o.(*ui.Tap); ok && strings.HasSuffix(uitest.Text(tap), text) {
			found = tap
		}
		return true
	})
	if found == nil {
		s.T.Fatalf("no entry says %q in %q", text, uitest.Texts(s.Side))
	}
	return found
}

// stored are the causes that the data file has.
func (s *stage) stored() (all []string) {
	s.T.Helper()
	a, err := s.Store.Load(s.ID)
	if err != nil {
		s.T.Fatal(err)
	}
	for _, c := range a.Causes(fishbone.Tray) {
		all = append(all, c.Text)
	}
	return all
}

// TestLookingChangesNothing clicks every entry, and edits while an earlier moment is shown.
func TestLookingChangesNothing(t *testing.T) {
	s := remembering(t)
	all := []string{"one", "two", "three", "four", "five"}
	for n := range all {
		test.Tap(s.entryOf("Cause added: " + all[n]))
		s.Loop.Run()
		s.MustEqual("what is shown", s.Causes(""), all[:n+1])
		s.MustEqual("in the file", s.stored(), all)
		_, moment := s.Session().Moment()
		if shows := uitest.Shows(s.Side, words.T("history.goBack")); shows != moment {
			t.Errorf("after %s the way back is offered: %v", all[n], shows)
		}
	}
	test.Tap(s.entryOf("Cause added: two"))
	s.Loop.Run()
	if s.Try(fishbone.AddCause{ID: "6", Text: "six"}) || s.Report(s.Session().Undo()) {
		t.Error("an earlier moment was changed")
	}
	s.MustShow(s.Notices().Object(), words.T("error.moment"))
	s.Press(fyne.KeyEscape) // the history closes
	s.MustEqual("afterwards", s.Causes(""), all)
	s.MustEqual("in the file", s.stored(), all)
}

func TestTheHistoryLeadsToAnyPoint(t *testing.T) {
	s := remembering(t)
	s.MustShow(s.Side, "Ann Cause added: five")
	s.MustShow(s.Side, words.T("history.start"))
	test.Tap(s.entryOf("Cause added: two"))
	s.Loop.Run()
	s.Click(s.Side, words.T("history.goBack"))
	s.MustEqual("causes", s.Causes(""), []string{"one", "two"})
	s.MustEqual("in the file", s.stored(), []string{"one", "two"})
	s.MustShow(s.Side, words.T("history.faded"))
	s.MustShow(s.Notices().Object(), words.T("history.went"))
	s.Click(s.Notices().Object(), words.T("history.back"))
	s.MustEqual("after the way back", s.Causes(""), []string{"one", "two", "three", "four", "five"})
	test.Tap(s.entryOf(words.T("history.start")))
	s.Loop.Run()
	s.Hit("b")
	s.MustEqual("at the start", s.stored(), nil)
	test.Tap(s.entryOf("Cause added: one"))
	s.Loop.Run()
	s.Hit("b")
	s.MustEqual("forward again", s.Causes(""), []string{"one"})
	s.MustShow(s.Notices().Object(), words.T("history.went"))
}

func TestTheHistoryIsWalkedWithKeys(t *testing.T) {
	s := remembering(t)
	s.Press(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.MustEqual("two down", s.Causes(""), []string{"one", "two", "three"})
	s.Press(fyne.KeyHome, fyne.KeyReturn)
	s.MustEqual("the newest", s.Causes(""), []string{"one", "two", "three", "four", "five"})
	s.Press(fyne.KeyPageDown, fyne.KeyReturn)
	s.MustEqual("far down", s.Causes(""), nil)
	s.Press(fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn)
	s.MustEqual("the first", s.Causes(""), []string{"one"})
	s.Press(fyne.KeyEscape)
	s.MustNotShow(s.Side, words.T("history.title"))
	if e := s.Entry(); e.Text != "" {
		t.Errorf("after Escape the line holds %q", e.Text)
	}
}

func TestTheHistoryFollowsWhatIsDone(t *testing.T) {
	s := remembering(t)
	s.PressUndo()
	s.MustShow(s.Side, words.T("history.faded"))
	s.MustNotShow(s.Side, words.T("record.aside.what", "what", ""))
	s.Try(fishbone.AddCause{ID: "6", Text: "six"})
	s.MustShow(s.Side, "Cause added: six")
	s.MustShow(s.Side, "Went back to: Cause added: four")
	test.Tap(s.entryOf("Set aside · Cause added: five"))
	s.Loop.Run()
	s.Hit("b")
	s.MustEqual("what was set aside", s.Causes(""), []string{"one", "two", "three", "four", "five"})
	s.MustShow(s.Side, "Set aside · Cause added: six")
	s.Try(fishbone.AddCause{ID: "7", Text: "seven"})
	s.Open()
	s.MustEqual("it goes on from there", s.Causes(""), []string{"one", "two", "three", "four", "five", "seven"})
	s.PressUndo()
	s.PressUndo()
	s.MustEqual("undo walks what is in force", s.Causes(""), []string{"one", "two", "three", "four"})
	s.Ctrl(fyne.KeyH)
	test.Tap(s.entryOf("Set aside · Cause added: six"))
	s.Loop.Run()
	s.Hit("b")
	s.MustEqual("the first way, after a restart", s.Causes(""), []string{"one", "two", "three", "four", "six"})
	s.GoTo(1)
	s.MustNotShow(s.Side, words.T("history.title"))
}

func TestTheHistoryKeepsWhatIsTyped(t *testing.T) {
	s := newStage(t, recorder())
	s.Say("one")
	s.Write("half")
	s.Ctrl(fyne.KeyH)
	s.Press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape)
	if e := s.Entry(); e.Text != "half" {
		t.Errorf("the line holds %q", e.Text)
	}
}

// TestALongHistoryIsNoMoreWork sees to it that of a thousand edits only those in sight
// are drawn.
func TestALongHistoryIsNoMoreWork(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "bone"}})
	for i := range 1000 {
		if err := s.Session().Do(fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": fmt.Sprint(i)}}); err != nil {
			t.Fatal(err)
		}
	}
	s.Ctrl(fyne.KeyH)
	if n := s.drawn(); n < 5 || n > 20 {
		t.Errorf("%d lines are drawn", n)
	}
	s.Press(fyne.KeyEnd)
	s.MustShow(s.Side, "Bone renamed: bone → 0")
	s.MustShow(s.Side, words.T("history.start"))
	if n := s.drawn(); n > 20 {
		t.Errorf("%d lines are drawn", n)
	}
}

func TestTheHistoryIsSaved(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	for ending, choice := range map[string]string{".txt": "history.text", ".csv": "history.csv"} {
		s := remembering(t)
		path := filepath.Join(t.TempDir(), "record"+ending)
		s.Click(s.Side, words.T("history.save"))
		s.Pick(words.T(choice))
		s.Entry().SetText(path)
		s.Press(fyne.KeyReturn)
		data, err := os.ReadFile(path)
		if err != nil || strings.Count(string(data), "Cause added") != 5 {
			t.Errorf("the file holds %q, %v", data, err)
		}
		s.MustShow(s.Notices().Object(), path)
	}
}
