package workshop

import (
	"strings"
	"testing"

	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// TestNoPageNamesAnAuthor looks at every page and view while nobody is to be named, after it was
// shown with the names: what is kept of a page has to go.
func TestNoPageNamesAnAuthor(t *testing.T) {
	s := newStage(t, everyKind()...)
	const author = "Zelda"
	for _, k := range fishbone.Kinds() {
		for _, thing := range s.things(k) {
			for _, f := range k.Attributes {
				if f.Author && k != fishbone.ScoreKind { // whose points are given is chosen by name
					named := copyOf(thing)
					f.Put(named, author)
					s.try(becomes(named))
				}
			}
		}
	}
	seen := false
	for _, how := range []fishbone.Signing{fishbone.SignNames, fishbone.SignNobody} {
		for n := guide.StepProblem; n <= s.lastPage(); n++ {
			if !s.hasPage(n) {
				continue
			}
			s.OpenStep(n)
			for _, view := range append([]panel.View{{Step: n}}, s.views...) {
				if view.Step != n || view.Name == "" && !n.IsStep() {
					continue
				}
				s.Session().OpenView(view.Name)
				s.Session().Choose("root")
				s.try(fishbone.SetAbout{Field: fishbone.SigningField, Text: string(fishbone.SignNames)})
				s.Loop.Run()
				s.try(fishbone.SetAbout{Field: fishbone.SigningField, Text: string(how)})
				shown := s.whatIsShown()
				named := strings.Contains(shown, author)
				seen = seen || named
				if named && how == fishbone.SignNobody {
					t.Errorf("page %d, view %q names %s:\n%s", n, view.Name, author, shown)
				}
			}
		}
	}
	if !seen {
		t.Error("it was never named: this test looks at nothing")
	}
}
