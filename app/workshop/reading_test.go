package workshop

import (
	"encoding/json"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// file is all that the data file says of the analysis.
func (s *stage) inFile() string {
	s.T.Helper()
	a, err := s.Store.Load(s.ID)
	if err != nil {
		s.T.Fatal(err)
	}
	step, err := s.Store.Step(s.ID)
	if err != nil {
		s.T.Fatal(err)
	}
	drafts, err := s.Store.Drafts(s.ID)
	if err != nil {
		s.T.Fatal(err)
	}
	log, err := s.Store.Timeline(s.ID)
	if err != nil {
		s.T.Fatal(err)
	}
	data, err := json.Marshal([]any{a.Parts(), a.Changed(), step, drafts, log.Length, log.Done})
	if err != nil {
		s.T.Fatal(err)
	}
	return string(data)
}

// TestReadingChangesNothing tries all there is on the page of an analysis that is read: every
// action, every letter, and typing into every entry of every step.
func TestReadingChangesNothing(t *testing.T) {
	s := newStage(t, choosing()...)
	s.try(about(fishbone.Goal, "sell more")) // so that there is something to undo
	before, analysis := s.inFile(), s.Analysis()
	s.Session().Read()
	refused := func(what string) {
		t.Helper()
		s.Loop.Run()
		if s.Analysis() != analysis {
			t.Fatalf("%s changed the analysis", what)
		}
	}
	storesNothing := func(what string) {
		t.Helper()
		refused(what)
		if now := s.inFile(); now != before {
			t.Fatalf("%s changed\n%s\nto\n%s", what, before, now)
		}
	}
	for n := guide.StepProblem; n <= guide.LastStep; n++ {
		s.OpenStep(n)
		storesNothing("opening a step")
		for _, cause := range []fishbone.ID{"", "five"} {
			for _, a := range s.Actions().All() {
				switch {
				case a.Name == "act.edit", a.Part == "part.analysis", a.Name == "act.present", a.Name == "act.home":
					continue
				}
				if s.Session().Cause() != cause {
					s.Session().Choose(cause)
				}
				s.Focus()
				if a.Nth != nil {
					if a.Possible() {
						a.Nth(0)
					}
				} else {
					a.Perform()
				}
				s.Loop.Run()
				for s.Win.Canvas().Overlays().Top() != nil {
					s.Win.Canvas().Overlays().Remove(s.Win.Canvas().Overlays().Top())
				}
				refused(a.Name)
			}
			storesNothing("one of the actions")
			s.OpenStep(n)
			s.endLayers(func(panel.Layer) bool { return true })
		}
		for _, e := range append(s.Entries(s.side), s.parked) {
			text := e.Text
			s.Notices().Hide()
			s.Win.Canvas().Focus(e)
			test.Type(e, "x")
			said := s.Notice()
			s.Press(fyne.KeyBackspace, fyne.KeyReturn) // which may lead to the next step
			s.Pass()
			storesNothing("typing")
			if e.Text != text {
				t.Errorf("step %d: an entry took what was typed: %q", n, e.Text)
			}
			if said != words.T("error.reading")+" "+words.T("act.edit") {
				t.Errorf("step %d: typing is refused with %q", n, said)
			}
		}
	}
}

// TestEditAsksWhoWrites goes from reading to editing by the button in the header.
func TestEditAsksWhoWrites(t *testing.T) {
	s := newStage(t,
		fishbone.Add{Thing: &fishbone.Person{ID: "a", Name: "Ann", Role: fishbone.Recorder}},
		fishbone.Add{Thing: &fishbone.Person{ID: "b", Name: "Bob", Role: fishbone.Member}},
	)
	s.Session().Read()
	s.OpenStep(guide.StepCauses)
	s.MustShow(s.header, words.T("reading.chip"))
	if s.Do(fishbone.AddCause{ID: "1", Text: "one"}) {
		t.Error("it was changed")
	}
	s.Click(s.header, words.T("act.edit"))
	s.MustShow(s.Win.Canvas().Overlays().Top(), words.T("reading.who"))
	s.Pick("Bob")
	s.MustNotShow(s.header, words.T("reading.chip"))
	s.Say("one")
	if c := s.Cause("one"); c.Made.By != "Bob" {
		t.Errorf("it was made by %q", c.Made.By)
	}
}

// TestWhatOpensForReading opens analyses of several ages with a clock of its own.
func TestWhatOpensForReading(t *testing.T) {
	for name, c := range map[string]struct {
		edits []fishbone.Edit
		draft string
		later time.Duration
		want  bool
	}{
		"of today":                   {[]fishbone.Edit{about(fishbone.Problem, "x")}, "", time.Hour, false},
		"of yesterday":               {[]fishbone.Edit{about(fishbone.Problem, "x")}, "", 24 * time.Hour, true},
		"of last year":               {[]fishbone.Edit{about(fishbone.Problem, "x")}, "", 400 * 24 * time.Hour, true},
		"a meeting beyond midnight":  {[]fishbone.Edit{about(fishbone.Problem, "x")}, "", 5 * time.Hour, false},
		"empty, of last year":        {nil, "", 400 * 24 * time.Hour, false},
		"somebody was typing":        {[]fishbone.Edit{about(fishbone.Problem, "x")}, "half", 24 * time.Hour, false},
		"complete, and of this hour": {[]fishbone.Edit{sample(t, words.English)}, "", time.Minute, true},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, c.edits...)
			s.KeepDraft("causes", c.draft)
			open := s.OpenSession()
			if got := ForReading(open, open.Analysis().Changed().At.Add(c.later)); got != c.want {
				t.Errorf("it opens for reading: %v", got)
			}
		})
	}
}
