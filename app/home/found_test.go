package home

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/guide"
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

// What is chosen at first is a hit, not the name of what it stands in; the name of the register is passed
// over, and a complaint says when, who and what type.
func TestTheFirstHitIsChosen(t *testing.T) {
	s := newStage(t, "late trucks", "bad welds")
	s.complain("nothing else")
	s.find("cause of late")
	if row := s.finder.rows[s.chosen]; row.kind != lineRow {
		t.Errorf("chosen is %+v", row)
	}
	s.search.clear()
	s.find("late trucks") // the problem, which is the head
	if s.chosen != 0 {
		t.Errorf("chosen is row %d of %q", s.chosen, s.foundLines())
	}
	s.search.clear()
	s.find("nothing")
	if row := s.finder.rows[s.chosen]; row.kind != lineRow {
		t.Errorf("chosen is %+v", row)
	}
	s.press(fyne.KeyUp)
	if s.chosen >= 0 && s.finder.rows[s.chosen].kind == headRow {
		t.Error("the name of the register is chosen")
	}
	shown := strings.Join(uitest.Texts(s.body), "|")
	if want := words.Day("2026-03-02", s.finder.today()); !strings.Contains(shown, want) || !strings.Contains(shown, "delivery") || strings.Contains(shown, "|"+words.HitName(fishbone.ComplaintKind, "what")+"|") {
		t.Errorf("a complaint shows %q", shown)
	}
}

// While something is found no page's tab is lit, and that of the analyses leads back to them.
func TestNoTabIsLitOverWhatWasFound(t *testing.T) {
	s := newStage(t, "late trucks")
	s.Page.Tabs = func(count string) []ui.PageTab {
		return []ui.PageTab{{Words: "All of them", Count: count, Chosen: true}}
	}
	s.find("late")
	s.tap(s.header, "All of them 1")
	s.settle()
	if s.finding() || s.shownFound {
		t.Error("the tab does not lead back")
	}
}

// Notes of what is missing say each thing once.
func TestSaid(t *testing.T) {
	any, causes, head := guide.Note{Key: "need.anyCause"}, guide.Note{Key: "need.causes", N: 5}, guide.Note{Key: "need.head"}
	if got := said([]guide.Note{head, causes, any, any}); !slices.Equal(got, []guide.Note{head, causes}) {
		t.Errorf("said is %v", got)
	}
	if got := said([]guide.Note{any}); len(got) != 1 {
		t.Errorf("alone it is %v", got)
	}
}
