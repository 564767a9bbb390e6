package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// TestACauseIsParkedAndComesBack drags a card that waits to the parked ideas, and the idea to a
// bone. Who said it stays.
func TestACauseIsParkedAndComesBack(t *testing.T) {
	s := newStage(t, paneltest.Bone("b"),
		fishbone.AddCause{ID: "c", Text: "beta", By: "Ann"},
		fishbone.AddCause{ID: "up", Text: "gamma"}, fishbone.AddCause{ID: "down", Under: "up", Text: "delta"})
	s.goTo(guide.StepGroup)
	parked := func() fyne.Position {
		foot := s.parkedFoot
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(foot).AddXY(foot.Size().Width/2, foot.Size().Height/2)
	}
	s.drag("beta", parked())
	ideas := s.Analysis().Ideas()
	if _, still := s.Analysis().Cause("c"); still || len(ideas) != 1 || ideas[0].Text != "beta" || ideas[0].By != "Ann" {
		t.Fatalf("the ideas are %v, and the cause is still there: %v", ideas, still)
	}
	s.PressUndo()
	if c := s.Cause("beta"); c.By != "Ann" || len(s.Analysis().Ideas()) != 0 {
		t.Errorf("undo brings back %v", c)
	}
	s.drag("beta", parked())

	idea := paneltest.Find[*ui.Dragger](s.Bench, s.rail, "beta")
	to := s.onBoard("b")
	idea.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
	idea.DragEnd()
	s.Loop.Run()
	if c := s.Cause("beta"); c.By != "Ann" || c.Parent != "b" || len(s.Analysis().Ideas()) != 0 {
		t.Errorf("the idea came back as %v", c)
	}

	s.drag("gamma", parked())
	if c := s.Cause("gamma"); len(s.Analysis().CauseIDs(c.ID)) != 1 || len(s.Analysis().Ideas()) != 0 {
		t.Error("a cause with answers was parked")
	}
}
