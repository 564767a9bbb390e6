package workshop

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/words"
)

func TestTheBoardShowsTheWhysThatAreAsked(t *testing.T) {
	s := drilling(t, cause("one", "alpha"))
	s.onBoard("one") // as part of the fish, while nothing is in hand
	s.Press(fyne.KeyReturn)
	s.onBoard("whys of beta")
	s.MustShow(s.diagram.Object(), words.T("board.tree"))
	s.Say("two")
	s.onBoard("whys of beta") // of level one, however deep the team is
	s.Session().Choose("one")
	s.onBoard("whys of alpha")
	s.Click(s.diagram.Object(), words.T("board.fish"))
	s.onBoard("two")
	s.goTo(5)
	s.MustNotShow(s.diagram.Object(), words.T("board.tree"))
	s.goTo(6)
	s.Session().Choose("one")
	s.onBoard("two") // remembered
	s.SendShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyF7})
	s.onBoard("whys of alpha")
	s.goTo(8)
	s.onBoard("two")
}

func TestTheFishComesBackAsItWasLookedAt(t *testing.T) {
	s := drilling(t)
	s.onBoard("alpha")
	s.board.ZoomBy(2, fyne.NewPos(300, 200))
	was := s.board.View()
	s.Press(fyne.KeyReturn)
	s.onBoard("whys of beta")
	if !s.board.View().Fitted {
		t.Error("the tree is not shown whole")
	}
	s.goTo(5)
	s.onBoard("alpha")
	if is := s.board.View(); is.Fitted || is.Zoom != was.Zoom {
		t.Errorf("the board shows %+v, before it was %+v", is, was)
	}
}

func TestStep7ShowsWhysUntilAllAreAnswered(t *testing.T) {
	s := drilling(t, cause("one", "alpha"))
	s.goTo(7)
	s.onBoard("whys of alpha")
	s.Session().Choose("")
	s.onBoard("gamma")
	if whole := s.diagram.Object().Size(); s.board.Size().Width != whole.Width || s.board.Size().Height < whole.Height*0.75 {
		t.Errorf("the board has %v of %v", s.board.Size(), s.diagram.Object().Size())
	}
}
