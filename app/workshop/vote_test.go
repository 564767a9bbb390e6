package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// From the hand-over until a voter is done, no way of the page to undo reaches the vote of
// somebody before them.
func TestThePageUndoesNoVoteOfSomebodyElse(t *testing.T) {
	ballot := fishbone.StartBallot{ID: "ballot", Text: "Which?", On: fishbone.OfCauses, Dots: 2, Cut: 1}
	fill := []fishbone.Edit{bone("People")}
	for _, text := range []fishbone.ID{"late", "lost", "cold"} {
		fill = append(fill, cause(text, "People"))
		ballot.Cards = append(ballot.Cards, fishbone.BallotCard{ID: "card " + text, Of: text})
	}
	for _, name := range []fishbone.ID{"Ann", "Bo"} {
		fill = append(fill, fishbone.Add{Thing: &fishbone.Person{ID: name, Name: string(name), Role: fishbone.Member}})
		ballot.Voters = append(ballot.Voters, fishbone.BallotVoter{ID: "paper " + name, Person: name})
	}
	s := newStage(t, append(fill, ballot)...)
	s.KeepDraft("ballot/ballot", string(fishbone.NewBallotKey()))
	s.goTo(guide.StepAgree)
	s.Actions().Perform("view.vote")
	s.Loop.Run()
	ways := map[string]func(){
		"the key": s.PressUndo, "the button": s.Undo, "the menu": func() { s.Actions().Perform("act.undo") },
		"redo": func() { s.Actions().Perform("act.redo") },
	}
	stays := func(where string) {
		t.Helper()
		before := s.Analysis()
		if s.canUndo() || s.canRedo() {
			t.Errorf("%s: undo is offered", where)
		}
		for name, way := range ways {
			if way(); s.Analysis() != before || s.Notice() != "" {
				t.Errorf("%s: %s takes something back, and says %q", where, name, s.Notice())
			}
		}
	}
	vote := func() {
		s.Press(fyne.KeyReturn)
		stays("an open paper")
		s.Hit("a")
		if !s.canUndo() {
			t.Error("the voter cannot take back a dot")
		}
		s.Press(fyne.KeyReturn)
	}
	s.Press(fyne.KeyReturn)
	stays("the first hand-over")
	vote()
	if !s.HasLayer(panel.OverPage) {
		t.Fatal("the laptop is not handed over")
	}
	stays("the second hand-over")
	vote()
	if s.HasLayer(panel.OverPage) || !s.canUndo() {
		t.Error("after the last vote the page undoes nothing")
	}
}
