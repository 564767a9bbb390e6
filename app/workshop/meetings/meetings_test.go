package meetings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

func newStage(t *testing.T, fill ...fishbone.Edit) *paneltest.Stage {
	t.Helper()
	s := paneltest.NewStage(t, func(s *paneltest.Stage) panel.Feature { return New(s) }, fill...)
	s.Actions().Perform("act.meetings")
	return s
}

// A meeting begins today, with those who are on the roster and where the team met last.
func TestBeginningAMeeting(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "p", Name: "Ann", Role: fishbone.Member}},
		fishbone.Add{Thing: &fishbone.Person{ID: "q", Name: "Ben", Role: fishbone.Member}},
		fishbone.Add{Thing: &fishbone.Meeting{ID: "m", Date: "2026-03-01", Place: "room 3"}})
	s.Click(s.Side, words.T("meetings.begin"))
	all := s.Analysis().Meetings()
	if len(all) != 2 {
		t.Fatalf("there are %d meetings", len(all))
	}
	if m := all[1]; m.Date == "" || strings.Count(m.Date, "-") != 2 || m.Place != "room 3" || m.Who != "Ann\nBen" {
		t.Errorf("it is %+v", m)
	}
	s.PressUndo()
	if len(s.Analysis().Meetings()) != 1 {
		t.Error("it is not undone")
	}
}

// What is typed in a form is kept, by one undo for a field.
func TestWritingAboutAMeeting(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Meeting{ID: "m", Date: "2026-03-01"}})
	entries := s.Entries(s.Side)
	if len(entries) != len(fields) {
		t.Fatalf("%d entries", len(entries))
	}
	s.Win.Canvas().Focus(entries[3])
	s.Write("Li came later")
	s.Press(fyne.KeyEscape)
	if m, _ := s.Analysis().Meeting("m"); m.Remarks != "Li came later" {
		t.Errorf("it says %q", m.Remarks)
	}
	s.Undo()
	if m, _ := s.Analysis().Meeting("m"); m.Remarks != "" {
		t.Errorf("undone it says %q", m.Remarks)
	}
}

func TestRemovingAMeeting(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Meeting{ID: "m", Date: "2026-03-01"}})
	s.Click(s.Side, words.T("act.remove"))
	if len(s.Analysis().Meetings()) != 0 {
		t.Error("it is still there")
	}
	s.Click(s.Notices().Object(), words.T("workshop.undoWord"))
	if len(s.Analysis().Meetings()) != 1 {
		t.Error("it has not come back")
	}
}

// How people are named is chosen beside the meetings, and undone.
func TestChoosingHowPeopleAreNamed(t *testing.T) {
	s := newStage(t)
	s.Click(s.Side, words.T("signing.nobody"))
	if got := s.Analysis().About().Signing; got != fishbone.SignNobody {
		t.Errorf("it is %q", got)
	}
	s.PressUndo()
	if got := s.Analysis().About().Signing; got != fishbone.SignNames {
		t.Errorf("undone it is %q", got)
	}
}
