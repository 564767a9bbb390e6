package workshop

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
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
	if said := words.Edit(fishbone.Add{Thing: &ideas[0]}); !strings.Contains(s.Notice(), said) {
		t.Errorf("undone is %q, and not %q", s.Notice(), said)
	}
	if c := s.Cause("beta"); c.By != "Ann" || len(s.Analysis().Ideas()) != 0 {
		t.Errorf("undo brings back %v", c)
	}
	s.drag("beta", parked())

	idea := paneltest.Find[*ui.Dragger](s.Bench, s.rail, "beta")
	to := s.onBoard("b")
	idea.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: parked()}}) // scrolls nothing
	s.Loop.Run()
	if at := s.onBoard("b"); at != to {
		t.Errorf("the board went from %v to %v", to, at)
	}
	idea.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}})
	idea.DragEnd()
	s.Loop.Run()
	if c := s.Cause("beta"); c.By != "Ann" || c.Parent != "b" || len(s.Analysis().Ideas()) != 0 {
		t.Errorf("the idea came back as %v", c)
	}

	from, origin := s.onBoard("beta"), fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board)
	last := from
	for i := range 6 {
		at := from.AddXY((parked().X-from.X)*float32(i+1)/6, (parked().Y-from.Y)*float32(i+1)/6)
		s.board.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(origin)}, Dragged: fyne.NewDelta(at.X-last.X, at.Y-last.Y)})
		last = at
	}
	if s.parkedGround.FillColor != color.Color(ui.Colors().Soft) {
		t.Error("nothing says that it would be parked")
	}
	s.board.DragEnd()
	s.Loop.Run()
	if ideas := s.Analysis().Ideas(); len(ideas) != 1 || ideas[0].By != "Ann" {
		t.Errorf("from the fish, the ideas are %v", ideas)
	}
	s.PressUndo()
	s.Notices().Hide()

	s.drag("gamma", parked())
	if c := s.Cause("gamma"); len(s.Analysis().CauseIDs(c.ID)) != 1 || len(s.Analysis().Ideas()) != 0 {
		t.Error("a cause with answers was parked")
	}
	if got := s.Notice(); got != words.T("parked.refused", "text", "gamma") {
		t.Errorf("of why it was not, the notice says %q", got)
	}
}
