package workshop

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// kill ends the program as kill -9 does: it goes on with the file as it lies there at
// this moment.
func (s *stage) kill() {
	s.t.Helper()
	dir := s.t.TempDir()
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(s.file + end)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "whybone.db"+end), data, 0o600)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	file, err := storage.Open(filepath.Join(dir, "whybone.db"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() {
		s.Close()
		if err := file.Close(); err != nil {
			s.t.Error(err)
		}
	})
	s.Close()
	s.Page = nil
	s.file, s.store.Store = filepath.Join(dir, "whybone.db"), file
	s.open()
}

// TestWhatIsTypedOutlivesAKill types half a sentence into every place there is for words.
func TestWhatIsTypedOutlivesAKill(t *testing.T) {
	on := func(entry func(*stage) *ui.Entry) func(*stage) {
		return func(s *stage) { s.window.Canvas().Focus(entry(s)); s.loop.Run() }
	}
	for name, c := range map[string]struct {
		step int
		to   func(*stage)
	}{
		"problem":       {1, func(*stage) {}},
		"circumstances": {1, on(func(s *stage) *ui.Entry { return s.panel.(*problemPanel).fields[5].entry })},
		"head":          {2, func(*stage) {}},
		"cause":         {3, func(*stage) {}},
		"person": {3, func(s *stage) {
			if p := s.panel.(*causesPanel).people; !p.adding {
				p.open()
			}
		}},
		"parked":   {3, on(func(s *stage) *ui.Entry { return s.parked })},
		"bone":     {4, on(func(s *stage) *ui.Entry { return s.panel.(*groupPanel).line.Entry })},
		"evidence": {5, func(s *stage) { s.press(fyne.KeyReturn) }},
		"who":      {5, on(func(s *stage) *ui.Entry { return s.panel.(*agreePanel).form.who })},
		"answer":   {6, func(s *stage) { s.drill(s.cause("beta").ID); s.loop.Run() }},
		"answer 7": {7, func(s *stage) { s.Session().Choose(s.cause("gamma").ID) }},
		"reason":   {7, func(s *stage) { s.panel.(*drillPanel).askReason(); s.loop.Run() }},
		"solution": {8, func(*stage) {}},
		"on the board": {3, func(s *stage) {
			if s.inPlace == nil {
				s.toBoard()
				s.take(s.cause("alpha").ID)
				s.press(fyne.KeyTab)
			}
		}},
		"over a label": {3, func(s *stage) {
			if s.inPlace == nil {
				s.toBoard()
				s.take(s.cause("alpha").ID)
				s.press(fyne.KeyF2)
				s.entry().SetText("")
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := agreeing(t)
			s.goTo(c.step)
			c.to(s)
			s.write("half a sen")
			done := s.Session().Done()
			s.kill()
			if s.Session().Done() != done {
				t.Fatal("it was entered")
			}
			if _, ok := s.panel.(*drillPanel); ok {
				s.Focus() // nobody has to look for the cause again
			} else {
				c.to(s)
			}
			e := s.entry()
			if e.Text != "half a sen" {
				t.Errorf("the line holds %q", e.Text)
			}
			if e.CursorColumn != len("half a sen") {
				t.Errorf("typing goes on at %d", e.CursorColumn)
			}
		})
	}
}

func TestWhatIsReworded(t *testing.T) {
	s := agreeing(t)
	s.goTo(3)
	s.write("next")
	s.reword(s.cause("alpha").ID)
	s.entry().SetText("")
	s.write("alpha the first")
	s.kill()
	if got := s.entry().Text; got != "alpha the first" {
		t.Fatalf("the line holds %q", got)
	}
	s.press(fyne.KeyReturn)
	s.cause("alpha the first")
	if got := s.entry().Text; got != "next" {
		t.Errorf("after it the line holds %q", got)
	}
	s.press(fyne.KeyReturn)
	s.cause("next")
	s.kill()
	if got := s.entry().Text; got != "" {
		t.Errorf("at the end the line holds %q", got)
	}
}

func TestWordsOutliveWhatTheyReword(t *testing.T) {
	s := agreeing(t)
	s.goTo(3)
	s.reword(s.cause("alpha").ID)
	s.write(" beta")
	s.try(fishbone.RemoveCause{ID: s.cause("alpha").ID})
	s.kill()
	if got := s.entry().Text; got != "alpha beta" {
		t.Errorf("the line holds %q", got)
	}
	s.press(fyne.KeyReturn)
	s.kill()
	if got := s.entry().Text; got != "" {
		t.Errorf("at the end the line holds %q", got)
	}
}

func TestWhatIsEnteredIsNoDraft(t *testing.T) {
	s := newStage(t)
	s.goTo(1)
	s.write("Sales fall")
	s.pass()
	s.goTo(3)
	s.say("Anna", "")
	s.say("one", "two")
	drafts, err := s.store.Drafts(s.id)
	if err != nil || len(drafts) > 0 {
		t.Errorf("the drafts are %v, %v", drafts, err)
	}
}

// TestAVerdictThatCouldNotBeKeptStays has the disk full while evidence is typed.
func TestAVerdictThatCouldNotBeKeptStays(t *testing.T) {
	s := agreeing(t)
	s.press(fyne.KeyReturn)
	s.store.fail = errors.New("the disk is full")
	s.write("seen twice")
	s.press(fyne.KeyEscape, fyne.KeyDown)
	if got := s.notice(); got == "" || s.cause("alpha").Verdict.Evidence != "" {
		t.Fatalf("it says %q", got)
	}
	s.mustNotShow(s.side, "seen twice")
	s.store.fail = nil
	s.press(fyne.KeyUp, fyne.KeyReturn)
	if got := s.entry().Text; got != "seen twice" {
		t.Fatalf("the line holds %q", got)
	}
	s.pass()
	if got := s.cause("alpha").Verdict.Evidence; got != "seen twice" {
		t.Errorf("the evidence is %q", got)
	}
}

// TestTheGreetingEndsAtTheFirstKey says how to leave until somebody types or presses.
func TestTheGreetingEndsAtTheFirstKey(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"))
	s.goTo(guide.Causes)
	for _, c := range []struct {
		name string
		act  func()
	}{
		{"typing", func() { s.write("i") }},
		{"going to the board", func() { s.fkey("F6") }}, // the last: the keys stay there
	} {
		s.present()
		s.mustShow(s.Notices().Object(), words.T("present.keys")[:20])
		c.act()
		if got := s.notice(); got != "" {
			t.Errorf("after %s it says %q", c.name, got)
		}
		s.fkey("F11")
	}
}
