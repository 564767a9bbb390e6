package diagram

import (
	"testing"

	"whybone/app/board"
	"whybone/fishbone"
)

// People press an arrow as soon as they typed something, before it is in the picture.
func TestWalkingFromWhatIsNotDrawnYet(t *testing.T) {
	for _, tt := range []struct {
		from string
		way  board.Direction
		to   string
	}{
		{"one", board.Up, "alpha"}, {"one", board.Down, "beta"},
		{"two", board.Up, "one"}, {"two", board.Down, "beta"},
		{"deep", board.Up, "one"}, {"deep", board.Down, "beta"},
	} {
		s := walking(t, "alpha")
		next := s.Cause("beta").ID
		s.view.Close()
		if err := s.Session().Do(fishbone.Join(
			fishbone.AddCause{ID: "one", Under: s.Cause("alpha").Parent, Before: next, Text: "one"},
			fishbone.AddCause{ID: "two", Under: s.Cause("alpha").Parent, Before: next, Text: "two"},
			fishbone.AddCause{ID: "deep", Under: "one", Text: "deep"},
		)); err != nil {
			t.Fatal(err)
		}
		if s.view.isDrawn("one") {
			t.Fatal("it is drawn all the same")
		}
		s.view.Select(fishbone.ID(tt.from))
		s.view.walk(tt.way)
		if got := s.selected(); got != tt.to {
			t.Errorf("from %q in direction %d: %q is selected, want %q", tt.from, tt.way, got, tt.to)
		}
	}
}
