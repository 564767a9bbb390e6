package panel

import (
	"whybone/app/session"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// placesOf are the steps and pages in which things of a kind are worked with, and their views.
// Causes that hang on the fish are in hand where the team asks why.
var placesOf = map[*fishbone.Kind]Fault{
	fishbone.AboutKind:        {Step: guide.StepProblem},
	fishbone.PersonKind:       {Step: guide.StepCauses},
	fishbone.BoneKind:         {Step: guide.StepGroup},
	fishbone.CauseKind:        {Step: guide.StepFiveWhys},
	fishbone.SolutionKind:     {Step: guide.StepSolutions, View: "solutions"},
	fishbone.FactKind:         {Step: guide.StepProblem, View: "facts"},
	fishbone.ContainmentKind:  {Step: guide.StepProblem, View: "facts"},
	fishbone.VerificationKind: {Step: guide.StepAgree, View: "verify"},
	fishbone.AdditionKind:     {Step: guide.PageChoose},
	fishbone.PromiseKind:      {Step: guide.PagePromise},
	fishbone.MeasureKind:      {Step: guide.PageProve},
}

// placeOf is where a thing is worked with. One that belongs to another one is where that is.
func placeOf(a *fishbone.Analysis, k *fishbone.Kind, id fishbone.ID) Fault {
	if w, ok := a.Wording(id); ok {
		return placeOf(a, fishbone.CauseKind, w.Cause)
	}
	if t, ok := a.Attachment(id); ok {
		if of, ok := a.Thing(t.Of); ok {
			return placeOf(a, of.Kind(), t.Of)
		}
	}
	f, known := placesOf[k]
	if !known {
		return Fault{}
	}
	if f.Of = id; k == fishbone.CauseKind {
		if _, on := a.BoneOf(id); !on {
			f.Step = guide.StepGroup
		}
	}
	return f
}

// PlaceIn has a session begin where a thing is worked with, with the thing in hand. A thing that
// has no place of its own changes nothing.
func PlaceIn(s *session.Session, k *fishbone.Kind, id fishbone.ID) error {
	f := placeOf(s.Analysis(), k, id)
	if f.Step == 0 {
		return nil
	}
	if err := s.OpenStep(f.Step); err != nil {
		return err
	}
	if f.View != "" || f.Step.IsStep() {
		s.OpenView(f.View)
	}
	s.Seek(f.Of)
	if cause := causeOf(s.Analysis(), f.Of); cause != "" {
		s.Choose(cause)
	}
	return nil
}
