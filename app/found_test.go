package app

import (
	"testing"

	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// What was found opens where it is worked with, and is in hand there.
func TestWhatWasFoundOpensThere(t *testing.T) {
	s := newStage(t)
	id, err := session.New(s.store, fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Problem, Text: "late"},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "People"}},
		fishbone.AddCause{ID: "c", Under: "b", Text: "no staff"},
		fishbone.AddCause{ID: "loose", Text: "no room"},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s", Text: "hire", Causes: []fishbone.ID{"c"}}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "ask"}},
		fishbone.Add{Thing: &fishbone.Attachment{ID: "a", Name: "photo.png", Of: "c"}},
	}}, s.now())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		kind  *fishbone.Kind
		thing fishbone.ID
		step  guide.Step
		cause fishbone.ID
	}{
		{fishbone.CauseKind, "c", guide.StepFiveWhys, "c"},
		{fishbone.CauseKind, "loose", guide.StepGroup, "loose"},
		{fishbone.AttachmentKind, "a", guide.StepFiveWhys, "c"},
		{fishbone.SolutionKind, "s", guide.StepSolutions, "c"},
		{fishbone.PromiseKind, "p", guide.PagePromise, ""},
		{fishbone.AboutKind, "", guide.StepProblem, ""},
	} {
		s.openAt(id, storage.Hit{Kind: c.kind, Thing: c.thing})
		s.settle()
		if got := s.session(); got == nil || got.Step() != c.step || c.cause != "" && got.Cause() != c.cause {
			t.Errorf("%s %q opens step %v with %q in hand", c.kind.Name, c.thing, got.Step(), got.Cause())
		}
		s.goHome()
		s.settle()
	}
}
