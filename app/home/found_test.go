package home

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// complain puts a complaint into the register.
func (s *stage) complain(what string) fishbone.ID {
	s.t.Helper()
	done, err := s.store.Store.Register().Do(complaint.Add{Complaint: fishbone.Complaint{What: what, Received: "2026-03-02", Type: "delivery"}}, fishbone.Stamp{At: noon})
	if err != nil {
		s.t.Fatal(err)
	}
	return done.(complaint.Add).Complaint.ID
}

func TestWhatWasFoundIsShownByAnalyses(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.complain("the truck was late")
	s.find("truck")
	expect(t, "rows", s.foundLines(), []string{"late trucks", "cause of late trucks", "Ada of late trucks", words.T("search.register"), "the truck was late"})
	for _, want := range []string{words.T("search.all") + " 4", words.FacetValue(storage.FacetKind, "cause") + " 1", words.T("search.by.type")} {
		if !strings.Contains(uitest.Text(s.body), want) {
			t.Errorf("the page does not show %q but %q", want, uitest.Texts(s.body))
		}
	}
	s.tap(s.body, words.FacetValue(storage.FacetKind, "complaint")+" 1")
	expect(t, "only complaints", s.foundLines(), []string{words.T("search.register"), "the truck was late"})
	s.tap(s.body, words.FacetValue(storage.FacetKind, "complaint")+" 1")
	if n := len(s.foundLines()); n != 5 {
		t.Errorf("all again are %d", n)
	}
}

func TestEnterOpensWhatWasHit(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.find("cause of late")
	s.press(fyne.KeyDown, fyne.KeyReturn)
	if len(s.openAt) != 1 || s.openAt[0].Kind != fishbone.CauseKind || s.openAt[0].Text != "cause of late trucks" {
		t.Fatalf("it opened %+v", s.openAt)
	}
	if s.opened[0] != s.summary("late trucks").ID {
		t.Errorf("it opened %v", s.opened)
	}
}

func TestAComplaintOpensTheRegister(t *testing.T) {
	s := newStage(t, "late trucks")
	id := s.complain("something else")
	var opened []fishbone.ID
	s.Page.Register = func(id fishbone.ID) { opened = append(opened, id) }
	s.find("something")
	s.press(fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(opened, []fishbone.ID{id}) {
		t.Errorf("it opened %v", opened)
	}
}

func TestAllThatWasFoundInAnAnalysis(t *testing.T) {
	s := newStage(t, "late trucks")
	for range 9 {
		s.complain("too late")
	}
	s.find("late")
	if n := len(s.foundLines()); n != 8 {
		t.Fatalf("at first it shows %q", s.foundLines())
	}
	for range 7 {
		s.press(fyne.KeyDown)
	}
	s.press(fyne.KeyReturn)
	if n := len(s.foundLines()); n != 13 {
		t.Errorf("all are %q", s.foundLines())
	}
}

// What is taken away while something was found is not found any more.
func TestFoundFollowsADelete(t *testing.T) {
	s := newStage(t, "late trucks", "late trains")
	s.find("late")
	s.remove(s.summary("late trains"))
	s.settle()
	if all := s.foundLines(); slices.Contains(all, "late trains") {
		t.Errorf("it shows %q", all)
	}
	s.undelete()
	s.settle()
	if all := s.foundLines(); !slices.Contains(all, "late trains") {
		t.Errorf("taken back, it shows %q", all)
	}
}
