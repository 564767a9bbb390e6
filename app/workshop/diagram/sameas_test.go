package diagram

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// TestTheListOfSameCausesFitsOntoTheBoard opens the list on a low board: it shows as many causes
// as there is room for, and the keys stay among those.
func TestTheListOfSameCausesFitsOntoTheBoard(t *testing.T) {
	fill := []fishbone.Edit{paneltest.Bone("People"), paneltest.Cause("quotes differ from person to person", "People")}
	for i := range 8 {
		fill = append(fill, paneltest.Cause(fishbone.ID(fmt.Sprint("quotes differ ", i)), "People"))
	}
	s := newStage(t, paneltest.AsIs{}, fill...)
	for _, height := range []float32{720, 260} {
		s.Win.Resize(fyne.NewSize(900, height))
		s.view.Refresh()
		s.Loop.Run()
		s.view.Select(s.Cause("quotes differ from person to person").ID)
		s.view.openSameAs()
		l := s.view.sameAs
		if have, room := l.whole.MinSize().Height, s.view.board.Size().Height; have > room {
			t.Errorf("window of %v: the list is %v high, and the board %v", height, have, room)
		}
		if full := height == 720; full != (l.shown == sameRows) {
			t.Errorf("window of %v: %d causes are shown", height, l.shown)
		}
		for range 2 * sameRows {
			l.key(fyne.KeyDown)
		}
		if l.picked != l.shown-1 {
			t.Errorf("window of %v: the keys end at %d of %d", height, l.picked, l.shown)
		}
		s.view.closeSameAs()
	}
}
