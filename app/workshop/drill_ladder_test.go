package workshop

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/fishbone"
)

// The tabs of a level are its answers, by their words or, where there are many, letters.
func TestTabs(t *testing.T) {
	s := drilling(t, cause("one", "beta"), cause("two", "beta"), cause("deep", "two"))
	s.press(fyne.KeyReturn, fyne.KeyDown)
	s.click(s.side, "two")
	if s.inHand() != "two" {
		t.Fatalf("%q is in hand", s.inHand())
	}
	s.row("3 deep")
	s.try(cause("three", "beta"), cause("four", "beta"), cause("five", "beta"))
	s.loop.run()
	s.click(s.side, "E")
	if s.inHand() != "five" {
		t.Errorf("the fifth tab is %q", s.inHand())
	}
	s.row("2 five")
}

func TestTheLadderFollowsIntoTheDepth(t *testing.T) {
	edits := []fishbone.Edit{}
	under := fishbone.ID("beta")
	for i := range 14 {
		id := fishbone.ID(fmt.Sprint("level", i+2))
		edits = append(edits, cause(id, under))
		under = id
	}
	s := drilling(t, edits...)
	s.Session.Choose(under)
	s.loop.run()
	scroll := s.panel.(*drillPanel).scroll
	if at, least := scroll.Offset.Y, float32(100); at < least {
		t.Errorf("the list is scrolled by %v", at)
	}
	s.Session.Choose("beta")
	s.loop.run()
	if scroll.Offset.Y != 0 {
		t.Errorf("the top is out of sight by %v", scroll.Offset.Y)
	}
}
