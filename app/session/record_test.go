package session_test

import (
	"errors"
	"fmt"
	"testing"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/storage"
)

func TestGoToLeadsToAnyPoint(t *testing.T) {
	s := newStage(t)
	for i := range 9 {
		s.must(s.Do(problem(fmt.Sprint(i + 1))))
	}
	for _, to := range []int{3, 8, 8, 1, 9} {
		s.must(s.GoTo(to))
		if got := s.onDisk().About().Problem; got != fmt.Sprint(to) || s.Done() != to {
			t.Errorf("at %d the problem is %q, and %d are done", to, got, s.Done())
		}
	}
	if err := s.GoTo(10); !errors.Is(err, storage.ErrNothing) {
		t.Errorf("beyond the end gives %v", err)
	}
	s.must(s.GoTo(0))
	if s.CanUndo() || !s.CanRedo() {
		t.Errorf("at the start undo %v, redo %v", s.CanUndo(), s.CanRedo())
	}
}

func TestTheRecordTellsWhoAndWhen(t *testing.T) {
	s := newStage(t)
	who := func() string {
		s.must(s.Do(problem("x")))
		page, err := s.Record(s.Done(), 1)
		s.must(err)
		return page[0].At.By
	}
	add := func(id fishbone.ID, name string, role fishbone.Role) {
		s.must(s.Do(fishbone.Add{Thing: &fishbone.Person{ID: id, Name: name, Role: role}}))
	}
	for _, c := range []struct {
		step func()
		want string
	}{
		{func() {}, ""},
		{func() { add("1", "Li", fishbone.Member) }, ""},
		{func() { add("2", "Wang", fishbone.Facilitator) }, "Wang"},
		{func() { add("3", "Anna", fishbone.Recorder) }, "Anna"},
		{func() { s.must(s.SetWriter("Li")) }, "Li"},
		{s.reopen, "Li"},
		{func() { s.must(s.Do(fishbone.Remove{Of: fishbone.PersonKind, ID: "1"})) }, "Anna"},
		{func() { s.must(s.Undo()); s.must(s.Undo()) }, "Li"},
		{func() { s.must(s.SetWriter("")) }, "Anna"},
	} {
		c.step()
		if got := who(); got != c.want {
			t.Errorf("it was %q, want %q", got, c.want)
		}
	}
	at, err := s.EntryTimes()
	s.must(err)
	if len(at) != s.Done() || at[len(at)-1].Before(at[0]) {
		t.Errorf("the moments are %v", at)
	}
}

func TestDraftsOutliveTheProgram(t *testing.T) {
	s := newStage(t)
	s.must(s.KeepDraft("why", "because"))
	s.must(s.KeepDraft("park", "later"))
	s.must(s.KeepDraft("park", ""))
	s.reopen()
	if got := s.Draft("why"); got != "because" || s.Draft("park") != "" {
		t.Fatalf("the drafts are %q and %q", got, s.Draft("park"))
	}
	if s.Do(fishbone.RemoveCause{ID: "x"}, session.Ends("why")) == nil || s.Draft("why") == "" {
		t.Fatal("what was not entered is no draft any more")
	}
	s.must(s.Do(fishbone.Join(cause("1"), cause("2")), session.Ends("why")))
	if s.Draft("why") != "" {
		t.Error("what was entered is a draft still")
	}
	s.must(s.KeepDraft("why", "next"))
	s.must(s.Do(problem("not from there"), session.Merge))
	s.reopen()
	if got := s.Draft("why"); got != "next" {
		t.Errorf("another change left %q", got)
	}
}
