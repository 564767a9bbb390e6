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
	s.T.Helper()
	dir := s.T.TempDir()
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(s.File + end)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "whybone.db"+end), data, 0o600)
		}
		if err != nil {
			s.T.Fatal(err)
		}
	}
	file, err := storage.Open(filepath.Join(dir, "whybone.db"))
	if err != nil {
		s.T.Fatal(err)
	}
	s.T.Cleanup(func() {
		s.Close()
		if err := file.Close(); err != nil {
			s.T.Error(err)
		}
	})
	s.Close()
	s.Page = nil
	s.File, s.Store.Store = filepath.Join(dir, "whybone.db"), file
	s.open()
}

// TestWhatIsTypedOutlivesAKill types half a sentence into every place there is for words.
func TestWhatIsTypedOutlivesAKill(t *testing.T) {
	on := func(entry func(*stage) *ui.Entry) func(*stage) {
		return func(s *stage) { s.Win.Canvas().Focus(entry(s)); s.Loop.Run() }
	}
	for name, c := range map[string]struct {
		step guide.Step
		to   func(*stage)
	}{
		"problem":       {1, func(*stage) {}},
		"circumstances": {1, on(func(s *stage) *ui.Entry { return s.Entries(s.side)[5] })},
		"head":          {2, func(*stage) {}},
		"cause":         {3, func(*stage) {}},
		"person": {3, func(s *stage) {
			if len(s.Entries(s.side)) == 1 { // no name is typed
				s.Click(s.side, "+ ")
			}
		}},
		"parked":   {3, on(func(s *stage) *ui.Entry { return s.parked })},
		"bone":     {4, on(func(s *stage) *ui.Entry { return s.Entries(s.side)[0] })},
		"evidence": {5, func(s *stage) { s.Press(fyne.KeyReturn) }},
		"who":      {5, on(func(s *stage) *ui.Entry { return s.Entries(s.side)[2] })},
		"answer":   {6, func(s *stage) { s.Drill(s.Cause("beta").ID); s.Loop.Run() }},
		"answer 7": {7, func(s *stage) { s.Session().Choose(s.Cause("gamma").ID) }},
		"reason": {7, func(s *stage) {
			s.Session().Choose("deep")
			s.Ctrl(fyne.KeyPeriod)
			s.MustShow(s.side, words.T("key.stop"))
		}},
		"solution": {8, func(*stage) {}},
		"on the board": {3, func(s *stage) {
			if !s.diagram.Typing() {
				s.toBoard()
				s.diagram.Select(s.Cause("alpha").ID)
				s.Press(fyne.KeyTab)
			}
		}},
		"over a label": {3, func(s *stage) {
			if !s.diagram.Typing() {
				s.toBoard()
				s.diagram.Select(s.Cause("alpha").ID)
				s.Press(fyne.KeyF2)
				s.Entry().SetText("")
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			s := agreeing(t, cause("deep", "gamma"))
			s.goTo(c.step)
			c.to(s)
			s.Write("half a sen")
			done := s.Session().Done()
			s.kill()
			if s.Session().Done() != done {
				t.Fatal("it was entered")
			}
			if c.step == guide.StepWhy || c.step == guide.StepFiveWhys {
				s.Focus() // nobody has to look for the cause again
			} else {
				c.to(s)
			}
			e := s.Entry()
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
	s.Write("next")
	s.Reword(s.Cause("alpha").ID)
	s.Entry().SetText("")
	s.Write("alpha the first")
	s.kill()
	if got := s.Entry().Text; got != "alpha the first" {
		t.Fatalf("the line holds %q", got)
	}
	s.Press(fyne.KeyReturn)
	s.Cause("alpha the first")
	if got := s.Entry().Text; got != "next" {
		t.Errorf("after it the line holds %q", got)
	}
	s.Press(fyne.KeyReturn)
	s.Cause("next")
	s.kill()
	if got := s.Entry().Text; got != "" {
		t.Errorf("at the end the line holds %q", got)
	}
}

func TestWordsOutliveWhatTheyReword(t *testing.T) {
	s := agreeing(t)
	s.goTo(3)
	s.Reword(s.Cause("alpha").ID)
	s.Write(" beta")
	s.try(fishbone.RemoveCause{ID: s.Cause("alpha").ID})
	s.kill()
	if got := s.Entry().Text; got != "alpha beta" {
		t.Errorf("the line holds %q", got)
	}
	s.Press(fyne.KeyReturn)
	s.kill()
	if got := s.Entry().Text; got != "" {
		t.Errorf("at the end the line holds %q", got)
	}
}

func TestWhatIsEnteredIsNoDraft(t *testing.T) {
	s := newStage(t)
	s.goTo(1)
	s.Write("Sales fall")
	s.Pass()
	s.goTo(3)
	s.Say("Anna", "")
	s.Say("one", "two")
	drafts, err := s.Store.Drafts(s.ID)
	if err != nil || len(drafts) > 0 {
		t.Errorf("the drafts are %v, %v", drafts, err)
	}
}

// TestAVerdictThatCouldNotBeKeptStays has the disk full while evidence is typed.
func TestAVerdictThatCouldNotBeKeptStays(t *testing.T) {
	s := agreeing(t)
	s.Press(fyne.KeyReturn)
	s.Store.Fail = errors.New("the disk is full")
	s.Write("seen twice")
	s.Press(fyne.KeyEscape, fyne.KeyDown)
	if got := s.Notice(); got == "" || s.Cause("alpha").Verdict.Evidence != "" {
		t.Fatalf("it says %q", got)
	}
	s.MustNotShow(s.side, "seen twice")
	s.Store.Fail = nil
	s.Press(fyne.KeyUp, fyne.KeyReturn)
	if got := s.Entry().Text; got != "seen twice" {
		t.Fatalf("the line holds %q", got)
	}
	s.Pass()
	if got := s.Cause("alpha").Verdict.Evidence; got != "seen twice" {
		t.Errorf("the evidence is %q", got)
	}
}

// TestTheGreetingEndsAtTheFirstKey says how to leave until somebody types or presses.
func TestTheGreetingEndsAtTheFirstKey(t *testing.T) {
	s := newStage(t, bone("People"), cause("late", "People"))
	s.goTo(guide.StepCauses)
	for _, c := range []struct {
		name string
		act  func()
	}{
		{"typing", func() { s.Write("i") }},
		{"going to the board", func() { s.fkey("F6") }}, // the last: the keys stay there
	} {
		s.present()
		greeting := words.T("present.keys", "end", "Esc", "next", "PgDn", "keys", "F1")
		s.MustShow(s.band(), greeting)
		if got := s.Notice(); got != "" {
			t.Errorf("%q covers the foot of the band", got)
		}
		c.act()
		s.MustNotShow(s.band(), greeting)
		s.fkey("F11")
	}
}
