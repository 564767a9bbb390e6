package app

import (
	"testing"
	"time"

	"whybone/app/session"
	"whybone/app/words"
)

// TestAPastAnalysisOpensForReading opens one of yesterday from the list and at the next start,
// and presses letters.
func TestAPastAnalysisOpensForReading(t *testing.T) {
	s := newStage(t)
	id, err := session.New(s.store, problem("Sales fall"), time.Now().AddDate(0, 0, -2))
	if err != nil {
		t.Fatal(err)
	}
	s.openAnalysis(id)
	s.mustShow(words.T("reading.chip"))
	s.write("!")
	s.goHome()
	a, err := s.store.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.About().Problem; got != "Sales fall" {
		t.Errorf("the problem is %q", got)
	}
}

// TestTheSampleThatIsMadeNowIsEdited makes the worked example, which is complete. Opened a
// second time, it is read.
func TestTheSampleThatIsMadeNowIsEdited(t *testing.T) {
	s := newStage(t)
	id, err := s.addSample()
	if err != nil {
		t.Fatal(err)
	}
	s.openNew(id)
	s.settle()
	if s.session().Reading() {
		t.Error("it is read")
	}
	s.goHome()
	s.openAnalysis(id)
	s.mustShow(words.T("reading.chip"))
	s.goHome()
	s.openNew(s.add())
	s.settle()
	if s.session().Reading() {
		t.Error("a new one is read")
	}
}

// TestNoticesLeaveWithTheirPage undoes something and goes home: the button would do it again in
// an analysis that nobody sees.
func TestNoticesLeaveWithTheirPage(t *testing.T) {
	s := newStage(t)
	id := s.add()
	s.openNew(id)
	s.write("Sales fall")
	s.goHome()
	s.openAnalysis(id)
	s.pages.page.(*sessionPage).Undo()
	s.settle()
	if s.said() == "" {
		t.Fatal("nothing is offered after an undo")
	}
	s.goHome()
	s.settle()
	if said := s.said(); said != "" {
		t.Errorf("the list has the notice %q", said)
	}
}
