package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/words"
	"whybone/fishbone"
)

func TestSomebodyElseWrites(t *testing.T) {
	s := newStage(t, fishbone.Add{Thing: &fishbone.Person{ID: "ann", Name: "Ann", Role: fishbone.Recorder}},
		fishbone.Add{Thing: &fishbone.Person{ID: "li", Name: "Li", Role: fishbone.Member}})
	s.goTo(3)
	s.MustShow(s.status, words.T("writer.is", "name", "Ann"))
	s.Say("one")
	s.Click(s.status, words.T("writer.is", "name", "Ann"))
	s.Pick("Li")
	s.Say("two")
	s.kill()
	s.Say("three")
	s.MustShow(s.status, words.T("writer.is", "name", "Li"))
	s.Ctrl(fyne.KeyH)
	for _, entry := range []string{"Ann Cause added: one", "Li Cause added: two", "Li Cause added: three"} {
		s.MustShow(s.side, entry)
	}
}
