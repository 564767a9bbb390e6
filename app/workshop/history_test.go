package workshop

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
	"whybone/fishbone"
)

// remembering is step 3 with five causes, the history open.
func remembering(t *testing.T) *stage {
	t.Helper()
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Recorder})
	s.goTo(3)
	s.say("one", "two", "three", "four", "five")
	s.ctrl(fyne.KeyH)
	return s
}

// entryOf is the line of the history that says this.
func (s *stage) entryOf(text string) *ui.Tap {
	s.t.Helper()
	var found *ui.Tap
	uitest.Walk(s.side, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if tap, ok := o.(*ui.Tap); ok && strings.HasSuffix(uitest.Text(tap), text) {
			found = tap
		}
		return true
	})
	if found == nil {
		s.t.Fatalf("no entry says %q in %q", text, uitest.Texts(s.side))
	}
	return found
}

func TestTheHistoryLeadsToAnyPoint(t *testing.T) {
	s := remembering(t)
	s.mustShow(s.side, "Ann Cause added: five")
	s.mustShow(s.side, words.T("history.start"))
	test.Tap(s.entryOf("Cause added: two"))
	s.loop.Run()
	s.mustEqual("causes", s.causes(""), []string{"one", "two"})
	s.mustShow(s.side, words.T("history.faded"))
	s.mustShow(s.Notices().Object(), words.T("history.went"))
	s.click(s.Notices().Object(), words.T("history.back"))
	s.mustEqual("after the way back", s.causes(""), []string{"one", "two", "three", "four", "five"})
	test.Tap(s.entryOf(words.T("history.start")))
	s.loop.Run()
	s.mustEqual("at the start", s.causes(""), nil)
	test.Tap(s.entryOf("Cause added: one"))
	s.loop.Run()
	s.mustEqual("forward again", s.causes(""), []string{"one"})
	s.mustShow(s.Notices().Object(), words.T("history.went"))
}

func TestTheHistoryIsWalkedWithKeys(t *testing.T) {
	s := remembering(t)
	s.press(fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	s.mustEqual("two down", s.causes(""), []string{"one", "two", "three"})
	s.press(fyne.KeyHome, fyne.KeyReturn)
	s.mustEqual("the newest", s.causes(""), []string{"one", "two", "three", "four", "five"})
	s.press(fyne.KeyPageDown, fyne.KeyReturn)
	s.mustEqual("far down", s.causes(""), nil)
	s.press(fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyUp, fyne.KeyReturn)
	s.mustEqual("the first", s.causes(""), []string{"one"})
	s.press(fyne.KeyEscape)
	s.mustNotShow(s.side, words.T("history.title"))
	if e := s.entry(); e.Text != "" {
		t.Errorf("after Escape the line holds %q", e.Text)
	}
}

func TestTheHistoryFollowsWhatIsDone(t *testing.T) {
	s := remembering(t)
	s.undo()
	s.mustShow(s.side, words.T("history.faded"))
	s.mustNotShow(s.side, words.T("record.aside.what", "what", ""))
	s.try(fishbone.AddCause{ID: "6", Text: "six"})
	s.mustShow(s.side, "Cause added: six")
	s.mustShow(s.side, "Went back to: Cause added: four")
	test.Tap(s.entryOf("Set aside · Cause added: five"))
	s.loop.Run()
	s.mustEqual("what was set aside", s.causes(""), []string{"one", "two", "three", "four", "five"})
	s.mustShow(s.side, "Set aside · Cause added: six")
	s.try(fishbone.AddCause{ID: "7", Text: "seven"})
	s.kill()
	s.goTo(3)
	s.mustEqual("it goes on from there", s.causes(""), []string{"one", "two", "three", "four", "five", "seven"})
	s.undo()
	s.undo()
	s.mustEqual("undo walks what is in force", s.causes(""), []string{"one", "two", "three", "four"})
	s.ctrl(fyne.KeyH)
	test.Tap(s.entryOf("Set aside · Cause added: six"))
	s.loop.Run()
	s.mustEqual("the first way, after a restart", s.causes(""), []string{"one", "two", "three", "four", "six"})
	s.goTo(1)
	s.mustNotShow(s.side, words.T("history.title"))
}

func TestTheHistoryKeepsWhatIsTyped(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Recorder})
	s.goTo(3)
	s.say("one")
	s.write("half")
	s.ctrl(fyne.KeyH)
	s.press(fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape)
	if e := s.entry(); e.Text != "half" {
		t.Errorf("the line holds %q", e.Text)
	}
}

// TestALongHistoryIsNoMoreWork sees to it that of a thousand edits only those in sight
// are drawn.
func TestALongHistoryIsNoMoreWork(t *testing.T) {
	s := newStage(t, fishbone.AddBone{ID: "b", Name: "bone"})
	for i := range 1000 {
		if err := s.Session().Do(fishbone.RenameBone{ID: "b", Name: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	s.goTo(3)
	s.ctrl(fyne.KeyH)
	if n := len(s.topLayer(panel.InPanel).(*history).roll.inner.Objects); n < 5 || n > 20 {
		t.Errorf("%d lines are drawn", n)
	}
	s.press(fyne.KeyEnd)
	s.mustShow(s.side, "Bone renamed: bone → 0")
	s.mustShow(s.side, words.T("history.start"))
	if n := len(s.topLayer(panel.InPanel).(*history).roll.inner.Objects); n > 20 {
		t.Errorf("%d lines are drawn", n)
	}
}

func TestTheHistoryIsSaved(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no dialog of the system's own
	for _, ending := range []string{".txt", ".csv"} {
		s := remembering(t)
		path := filepath.Join(t.TempDir(), "record"+ending)
		s.topLayer(panel.InPanel).(*history).save(ending)
		s.entry().SetText(path)
		s.press(fyne.KeyReturn)
		data, err := os.ReadFile(path)
		if err != nil || strings.Count(string(data), "Cause added") != 5 {
			t.Errorf("the file holds %q, %v", data, err)
		}
		s.mustShow(s.Notices().Object(), path)
	}
}

func TestSomebodyElseWrites(t *testing.T) {
	s := newStage(t, fishbone.AddPerson{ID: "ann", Name: "Ann", Role: fishbone.Recorder},
		fishbone.AddPerson{ID: "li", Name: "Li", Role: fishbone.Member})
	s.goTo(3)
	s.mustShow(s.status, words.T("writer.is", "name", "Ann"))
	s.say("one")
	s.click(s.status, words.T("writer.is", "name", "Ann"))
	s.pick("Li")
	s.say("two")
	s.kill()
	s.say("three")
	s.mustShow(s.status, words.T("writer.is", "name", "Li"))
	s.ctrl(fyne.KeyH)
	for _, entry := range []string{"Ann Cause added: one", "Li Cause added: two", "Li Cause added: three"} {
		s.entryOf(entry)
	}
}
