package workshop

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
)

func TestTheBoardShowsTheWhysThatAreAsked(t *testing.T) {
	s := drilling(t, cause("one", "alpha"))
	s.onBoard("one") // as part of the fish, while nothing is in hand
	s.Press(fyne.KeyReturn)
	s.onBoard("whys of beta")
	s.MustShow(s.easel.object, words.T("board.tree"))
	s.Say("two")
	s.onBoard("whys of beta") // of level one, however deep the team is
	s.Session().Choose("one")
	s.onBoard("whys of alpha")
	s.Click(s.easel.object, words.T("board.fish"))
	s.onBoard("two")
	s.goTo(5)
	s.MustNotShow(s.easel.object, words.T("board.tree"))
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
	s.Loop.Until(t, "the fish is back", func() bool { return s.easel.top == "" })
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
	if s.board.Size() != s.easel.object.Size() {
		t.Errorf("the board has %v of %v", s.board.Size(), s.easel.object.Size())
	}
}

// tooLarge is Graphviz with a tree that it cannot hold, but for a part of it.
type tooLarge struct {
	paneltest.AsIs
	depth *atomic.Int32 // that can be drawn; 0 for none at all
}

func (g tooLarge) WhyTree(ctx context.Context, a *fishbone.Analysis, cause fishbone.ID, o tree.Options) (*scene.Scene, error) {
	depth := int(g.depth.Load())
	if depth == 0 {
		return nil, errors.New("gone")
	}
	if o.Depth == 0 || o.Depth > depth {
		return nil, scene.ErrTooLarge
	}
	return g.AsIs.WhyTree(ctx, a, cause, o)
}

func TestATreeThatCannotBeDrawn(t *testing.T) {
	s := drilling(t, cause("one", "alpha"))
	var depth atomic.Int32
	depth.Store(fishbone.FiveDeep)
	s.art.close()
	s.art = newArtist(tooLarge{depth: &depth}, s.easel.show)
	s.Session().Choose("one")
	s.draw()
	s.onBoard("whys of alpha")
	depth.Store(0)
	s.Say("two")
	s.onBoard("two") // the fish instead
}
