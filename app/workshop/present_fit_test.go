package workshop

import (
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

// TestTheRoomSeesTheWholeFish presents before there is a picture, as on a busy machine,
// where the fish was looked at from near the last time; the whole screen comes later still.
func TestTheRoomSeesTheWholeFish(t *testing.T) {
	s := newStage(t, sample(t, words.English))
	s.Page.Close()
	near := board.View{Zoom: 2, X: -100, Y: -40}
	s.Page = New(Deps{Session: s.Session(), Renderer: paneltest.AsIs{}, Window: s.Win, Notices: s.Notices(), After: s.Clock.After, View: near})
	var shown *scene.Scene
	show := s.art.show
	s.art.show = func(is *scene.Scene, top fishbone.ID) { shown = is; show(is, top) }
	s.Win.SetContent(s.Content())
	s.Focus()
	s.Focused().TypedKey(&fyne.KeyEvent{Name: "F11"}) // no picture came in yet
	s.Win.Resize(fyne.NewSize(1920, 1080))
	fits := func(strong bool) func() bool {
		return func() bool {
			want := plan(fish.NewPlanner(), job{analysis: s.Analysis(), strong: strong, shape: shapeOf(s.board.Size()), rest: true})
			return shown != nil && shown.Width == want.Width && shown.Height == want.Height
		}
	}
	s.Loop.Until(t, "the fish fits the whole screen", fits(true))
	if !s.board.View().Fitted {
		t.Errorf("the room sees %+v", s.board.View())
	}
	s.fkey("F11")
	s.Win.Resize(fyne.NewSize(paneltest.NarrowWindow, 720))
	s.Loop.Until(t, "the fish fits the page", fits(false))
	if now := s.board.View(); now.Fitted || now.Zoom != near.Zoom {
		t.Errorf("afterwards it is looked at as %+v, before %+v", now, near)
	}
}

// TestTheRoomSeesTheWholeFishBehindATree presents while the why tree is on the board, and
// the fish was looked at from near before.
func TestTheRoomSeesTheWholeFishBehindATree(t *testing.T) {
	s := drilling(t)
	s.onBoard("alpha")
	s.board.ZoomBy(2, fyne.NewPos(300, 200))
	near := s.board.View()
	s.Press(fyne.KeyReturn)
	s.onBoard("whys of beta")
	s.fkey("F11")
	s.goTo(5)
	s.Loop.Until(t, "the fish is back", func() bool { return s.easel.top == "" })
	if !s.board.View().Fitted {
		t.Errorf("the room sees %+v", s.board.View())
	}
	s.fkey("F11")
	if is := s.board.View(); is.Fitted || is.Zoom != near.Zoom {
		t.Errorf("afterwards it is looked at as %+v, before %+v", is, near)
	}
}
