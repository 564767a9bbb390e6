package present

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/workshop/panel"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
)

// stage is the presenter on a stage with a diagram that is a rectangle.
type stage struct {
	*paneltest.Stage
	presenter *Presenter

	diagram    fyne.CanvasObject
	view       board.View
	cards      bool    // the wall has the picture's place
	above      float32 // what a strip on top takes
	fullScreen bool
	mode       ui.Mode
	atKey      func()
}

func (s *stage) Panel() panel.Panel               { return s.Stage.Panel }
func (s *stage) BoardHasKeys() bool               { return false }
func (s *stage) UntilKey(end func())              { s.atKey = end }
func (s *stage) RoomForStrips(float32) float32    { return s.above }
func (s *stage) TextSize() float32                { return 1 }
func (s *stage) FullScreen(on bool)               { s.fullScreen = on }
func (s *stage) UseTheme(m ui.Mode)               { s.mode = m }
func (s *stage) DiagramObject() fyne.CanvasObject { return s.diagram }
func (s *stage) DiagramResized()                  {}
func (s *stage) DrawDiagram()                     {}
func (s *stage) FishView() board.View             { return s.view }
func (s *stage) LookAt(v board.View)              { s.view = v }
func (s *stage) TimerObject(size float32) fyne.CanvasObject {
	return ui.Text("0:00", ui.Style{Size: size})
}
func (s *stage) Dials(unit, _ float32) fyne.CanvasObject {
	return ui.Text("dials", ui.Style{Size: 20 * unit})
}
func (s *stage) Until() (string, bool)                          { return "", false }
func (s *stage) CardsAreWhole() bool                            { return s.cards }
func (s *stage) TurnObject(ui.Style, float32) fyne.CanvasObject { return nil }
func (s *stage) Presenting() bool                               { return s.Session().Meeting().Presenting }
func (s *stage) RefreshPrompt()                                 { s.presenter.RefreshPrompt() }

func newStage(t *testing.T, fill ...fishbone.Edit) *stage {
	t.Helper()
	t.Cleanup(func() { ui.SetPresenting(0) })
	s := &stage{diagram: canvas.NewRectangle(nil)}
	paneltest.NewStage(t, func(base *paneltest.Stage) panel.Feature {
		s.Stage, s.presenter = base, New(s)
		return paneltest.WithLine(s, s.presenter.Feature())
	}, fill...)
	return s
}

// shown is what lies over the page.
func (s *stage) shown() fyne.CanvasObject {
	if l := s.TopLayer(panel.OverPage); l != nil {
		return l.Content()
	}
	return container.NewStack()
}

func TestPresentingBeginsAndEnds(t *testing.T) {
	s := newStage(t)
	near := board.View{Zoom: 3}
	s.view = near
	s.Press(fyne.KeyF11)
	s.MustShow(s.shown(), "What else?")
	s.MustShow(s.shown(), "0:00")
	if !s.fullScreen || !s.view.Fitted || !ui.Colors().HighContrast || s.atKey == nil {
		t.Errorf("the whole screen: %v, looked at as %+v, strong: %v", s.fullScreen, s.view, ui.Colors().HighContrast)
	}
	s.Press(fyne.KeyEscape)
	if s.HasLayer(panel.OverPage) || s.fullScreen || s.view != near || ui.Colors().HighContrast {
		t.Errorf("it stays: the whole screen: %v, looked at as %+v, strong: %v", s.fullScreen, s.view, ui.Colors().HighContrast)
	}
	s.Press(fyne.KeyF9)
	if s.mode != ui.DarkMode {
		t.Errorf("F9 on light asks for %q", s.mode)
	}
}

// A strip on top covers none of the picture.
func TestAStripOnTopHasRoomOfItsOwn(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyF11)
	low := s.diagram.Position().Y + s.diagram.Size().Height
	s.above = 60
	s.shown().Refresh()
	if at := s.diagram.Position().Y; at != 60 || at+s.diagram.Size().Height != low {
		t.Errorf("the picture reaches from %g to %g, want 60 to %g", at, at+s.diagram.Size().Height, low)
	}
}

func TestAnotherEntryCanBeShown(t *testing.T) {
	s := newStage(t)
	other := ui.NewEntry("")
	if s.presenter.TypeIn(other); s.presenter.TypingIn(other) {
		t.Error("it is shown while nobody watches")
	}
	s.Press(fyne.KeyF11)
	usual := s.Entry()
	s.presenter.TypeIn(other)
	if shown := s.Entries(s.shown()); !s.presenter.TypingIn(other) || len(shown) != 1 || shown[0] != other {
		t.Errorf("%d entries are shown", len(shown))
	}
	s.presenter.EndTyping()
	if shown := s.Entries(s.shown()); s.presenter.TypingIn(other) || len(shown) != 1 || shown[0] != usual {
		t.Errorf("afterwards %d entries are shown", len(shown))
	}
}

// TestALongQuestionIsSmallerRatherThanTwoLines compares how high questions are.
func TestALongQuestionIsSmallerRatherThanTwoLines(t *testing.T) {
	s := newStage(t)
	ask := func(n int) float32 {
		return s.presenter.makeQuestion(strings.Repeat("words ", n), 1000).MinSize().Height
	}
	if short, long, longer := ask(2), ask(8), ask(14); long >= short || longer <= short {
		t.Errorf("a short question is %v high, a long one %v, a longer one %v", short, long, longer)
	}
	if two, whole := ask(14), ask(20); whole <= two {
		t.Errorf("a question for which two lines are too few is %v high, another one %v", whole, two)
	}
}

// TestALargerTextIsLargerInFrontOfAll presents to screens as Fyne tells of them: a larger
// text leaves them fewer units.
func TestALargerTextIsLargerInFrontOfAll(t *testing.T) {
	for _, screen := range []fyne.Size{{Width: 1280, Height: 720}, {Width: 1600, Height: 900}} {
		before := float32(0)
		for _, size := range []float32{0.9, 1, 1.15, 1.3, 1.5} {
			now := size * unit(fyne.NewSize(screen.Width/size, screen.Height/size), size)
			if now < 1.03*before || now > size*screen.Height/720*1.06 {
				t.Errorf("at %v with a text of %v it is %v, before %v", screen, size, now, before)
			}
			before = now
		}
	}
}

// What a question is about stands above it, and that there is none yet needs no large figure.
func TestAboutStandsAboveTheQuestion(t *testing.T) {
	s := newStage(t)
	s.Press(fyne.KeyF11)
	band := s.presenter.makeBand(panel.Prompt{About: "new scales", Question: "What else?", Number: "0", Counts: "additions"})
	s.MustShow(band, "new scales")
	s.MustShow(band, "What else?")
	s.MustNotShow(band, "additions")
	if said := uitest.Text(band); strings.Index(said, "new scales") > strings.Index(said, "What else?") {
		t.Error("what it is about stands below the question")
	}
	for _, p := range []panel.Prompt{{Number: "1", Counts: "additions"}, {Number: "0", Of: "22", Counts: "additions"}} {
		s.MustShow(s.presenter.makeBand(p), "additions")
	}
}
