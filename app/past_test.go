package app

import (
	"bytes"
	"context"
	"log"
	"os"
	"testing"
	"time"

	"whybone/app/session"
	"whybone/app/ui/uitest"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/compare"
)

// TestGroupsAtWorkAreNothingOfThePast types what another group on the same problem has said: it is offered
// once that group has closed its analysis.
func TestGroupsAtWorkAreNothingOfThePast(t *testing.T) {
	noon := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	store, at := uitest.NewStore(t), fishbone.Stamp{At: noon}
	first, err := session.New(store, fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "meals come late"}, fishbone.AddCause{ID: "c", Text: "one stove for all"},
	}}, noon)
	if err != nil {
		t.Fatal(err)
	}
	a, err := store.Load(first)
	if err != nil {
		t.Fatal(err)
	}
	second, err := session.New(store, compare.Twin(a, fishbone.NewID), noon)
	if err != nil {
		t.Fatal(err)
	}
	offered := func() int {
		t.Helper()
		n := 0
		for _, said := range []struct {
			text string
			kind *fishbone.Kind
		}{{"meals come late", fishbone.AboutKind}, {"one stove for all", fishbone.CauseKind}} {
			found, err := pastCases(context.Background(), store, said.text, said.kind, second)
			if err != nil {
				t.Fatal(err)
			}
			n += len(found)
		}
		return n
	}
	if n := offered(); n != 0 {
		t.Errorf("what the other group says is offered %d times while it is at work", n)
	}
	if _, err := store.Do(a, fishbone.CloseAnalysis{Day: "2026-03-02"}, at); err != nil {
		t.Fatal(err)
	}
	if n := offered(); n != 2 {
		t.Errorf("of the closed analysis are offered %d", n)
	}
}

// A question that is under way while the window closes is given up: it finds the data file closed, which
// is no error, and nobody is answered.
func TestAQuestionIsGivenUpAtTheEnd(t *testing.T) {
	s := newStage(t)
	var said bytes.Buffer
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	hold := make(chan struct{})
	s.window.storing.Go(func() { <-hold }) // as long as a large archive takes
	store := s.store
	s.lost = true // it is closed before its end
	s.seenBefore("none")("meals come late", fishbone.AboutKind, func([]panel.PastCase) { t.Error("somebody is answered") })
	s.endQuestions()
	close(hold)
	s.storing.Wait()
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	s.seenBefore("none")("meals come cold", fishbone.AboutKind, func([]panel.PastCase) { t.Error("somebody is answered") })
	s.storing.Wait()
	s.settle()
	if said.Len() > 0 {
		t.Errorf("it says %s", said.String())
	}
}
