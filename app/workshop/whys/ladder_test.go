package whys

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/ui/uitest"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// The tabs of a level are its answers, by their words or, where there are many, letters.
func TestTabs(t *testing.T) {
	s := drilling(t, cause("one", "beta"), cause("two", "beta"), cause("deep", "two"))
	s.Press(fyne.KeyReturn, fyne.KeyDown)
	s.Click(s.Side, "two")
	if s.InHand() != "two" {
		t.Fatalf("%q is in hand", s.InHand())
	}
	s.Row("3 deep")
	s.Try(cause("three", "beta"), cause("four", "beta"), cause("five", "beta"))
	s.Loop.Run()
	uitest.Tap(t, s.Side, "E")
	s.Loop.Run()
	if s.InHand() != "five" {
		t.Errorf("the fifth tab is %q", s.InHand())
	}
	s.Row("2 five")
}

func TestThePickerFollowsTheKeys(t *testing.T) {
	edits := []fishbone.Edit{bone("People")}
	for i := range 30 {
		edits = append(edits, cause(fishbone.ID(fmt.Sprint("cause", i)), "People"))
	}
	s := newStage(t, edits...)
	s.GoTo(guide.StepWhy)
	scroll := s.Panel.(*whysPanel).Scroll()
	for range 29 {
		s.Press(fyne.KeyDown)
		s.Loop.Run()
	}
	if scroll.Offset.Y < 100 {
		t.Errorf("at the last cause the list is scrolled by %v", scroll.Offset.Y)
	}
	for range 29 {
		s.Press(fyne.KeyUp)
		s.Loop.Run()
	}
	if scroll.Offset.Y != 0 {
		t.Errorf("at the first cause the list is scrolled by %v", scroll.Offset.Y)
	}
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
	s.Session().Choose(under)
	s.Loop.Run()
	scroll := s.Panel.(*whysPanel).Scroll()
	if at, least := scroll.Offset.Y, float32(100); at < least {
		t.Errorf("the list is scrolled by %v", at)
	}
	s.Session().Choose("beta")
	s.Loop.Run()
	if scroll.Offset.Y != 0 {
		t.Errorf("the top is out of sight by %v", scroll.Offset.Y)
	}
}
