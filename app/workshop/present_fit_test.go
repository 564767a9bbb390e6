package workshop

import (
	"context"
	"math"
	"testing"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/app/picture"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

// drawnLast is Graphviz that remembers the last picture of the fish that it was given,
// which is the one that is shown.
type drawnLast struct {
	paneltest.AsIs
	scene *scene.Scene
}

func (d *drawnLast) Draw(ctx context.Context, s *scene.Scene) (*scene.Scene, error) {
	fyne.Do(func() { d.scene = s })
	return d.AsIs.Draw(ctx, s)
}

// shape is the shape of a picture that fills the board and still looks like a fish.
func (s *stage) shape(strong bool) float64 {
	widest := 2.0
	if strong {
		widest = 2.6
	}
	size := s.board.Size()
	return min(max(math.Round(float64(size.Width/size.Height)*10)/10, 1.3), widest)
}

// TestTheRoomSeesTheWholeFish presents before there is a picture, as on a busy machine,
// where the fish was looked at from near the last time; the whole screen comes later still.
func TestTheRoomSeesTheWholeFish(t *testing.T) {
	s := newStage(t, sample(t, words.English))
	s.Page.Close()
	near := board.View{Zoom: 2, X: -100, Y: -40}
	drawn := &drawnLast{}
	s.Page = New(Deps{Session: s.Session(), Renderer: drawn, Window: s.Win, Notices: s.Notices(), After: s.Clock.After, View: near})
	s.findBoard()
	s.Win.SetContent(s.Content())
	s.Focus()
	s.Focused().TypedKey(&fyne.KeyEvent{Name: "F11"}) // no picture came in yet
	s.Win.Resize(fyne.NewSize(1920, 1080))
	fits := func(strong bool) func() bool {
		return func() bool {
			o := picture.Options(false, s.shape(strong))
			o.Theme = panel.DiagramTheme(false, strong)
			want, shown := fish.NewPlanner().Layout(s.Analysis(), o), drawn.scene
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
	s.onBoard("alpha")
	if !s.board.View().Fitted {
		t.Errorf("the room sees %+v", s.board.View())
	}
	s.fkey("F11")
	if is := s.board.View(); is.Fitted || is.Zoom != near.Zoom {
		t.Errorf("afterwards it is looked at as %+v, before %+v", is, near)
	}
}
