package app

import (
	"testing"

	"whybone/app/ui/uitest"
	"whybone/app/words"
)

func TestRoutesAreReadAsTheyWereWritten(t *testing.T) {
	for want, r := range map[string]route{
		"":           {page: homePage},
		"abc":        {workshopPage, "abc"}, // as version 0.1.0 wrote it
		"register:":  {page: "register"},
		"review:abc": {"review", "abc"},
	} {
		if got := r.String(); got != want {
			t.Errorf("%+v is written %q, want %q", r, got, want)
		}
		if got := parseRoute(want); got != r {
			t.Errorf("%q is read as %+v, want %+v", want, got, r)
		}
	}
}

func TestAPageThatDoesNotExistLeadsHome(t *testing.T) {
	s := newStage(t)
	s.openAnalysis(s.add(problem("Sales fall")))
	s.pages.goTo(route{page: "nowhere"})
	s.mustShow(words.T("home.new"))
	if len(uitest.Texts(s.notices.Object())) == 0 {
		t.Error("nobody is told why")
	}
	s.set("open", "nowhere:abc")
	s.end()
	s.begin()
	s.mustShow(words.T("home.new"))
	if got := uitest.Texts(s.notices.Object()); len(got) > 0 {
		t.Errorf("at the start it complains: %q", got)
	}
}

func TestEachPageIsMadeAnewInAnotherLanguage(t *testing.T) {
	s := newStage(t)
	id := s.add(problem("Sales fall"))
	for name := range s.pages.pages {
		on := id
		if name == comparePage {
			on += " " + id
		}
		s.pages.goTo(route{name, on})
		before := s.pages.page
		s.useLanguage(words.Simplified)
		if s.pages.page == before || s.pages.route != (route{name, on}) {
			t.Errorf("%s: it is the same page, or %+v", name, s.pages.route)
		}
		s.useLanguage(words.English)
		s.settle()
	}
}
