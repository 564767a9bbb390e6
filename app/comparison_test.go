package app

import (
	"testing"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// With one other group the comparison opens at once; of several one is chosen.
func TestComparingWithAnotherGroup(t *testing.T) {
	s := newStage(t)
	first, err := session.New(s.store, fishbone.SetAbout{Field: fishbone.Problem, Text: "late"}, s.now())
	if err != nil {
		t.Fatal(err)
	}
	if s.compareTwin(first) != nil {
		t.Error("one alone is compared")
	}
	var offered []ui.Choice
	choose := func(all ...ui.Choice) { offered = all }
	s.startTwin(first)
	s.settle()
	s.compareTwin(first)(choose)
	s.settle()
	if s.pages.route.page != comparePage || len(offered) != 0 {
		t.Errorf("it opens %v and offers %d", s.pages.route, len(offered))
	}
	s.startTwin(first)
	s.settle()
	third := s.pages.route.on
	s.compareTwin(first)(choose)
	if len(offered) != 2 || offered[0].Words != words.GroupNumber(2) || offered[1].Words != words.GroupNumber(3) {
		t.Fatalf("offered are %+v", offered)
	}
	offered[1].Do()
	s.settle()
	if want := (route{comparePage, first + " " + third}); s.pages.route != want {
		t.Errorf("it opens %v, want %v", s.pages.route, want)
	}
}
