package workshop

import (
	"context"
	"errors"
	"image/color"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/ui/uitest"
	"whybone/app/words"
	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

func TestLightAndDark(t *testing.T) {
	s := newStage(t, bone("People"), cause("Staff leave", "People"))
	paper := func() any {
		s.onBoard("Staff leave")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.board).AddXY(3, 3)
		return color.NRGBAModel.Convert(s.Window().Canvas().Capture().At(int(at.X), int(at.Y)))
	}
	back := func() any { return color.NRGBAModel.Convert(s.Window().Canvas().Capture().At(1, 1)) }
	if back() != any(ui.Light.Back) {
		t.Errorf("the page is %v", back())
	}
	if paper() != any(ui.Light.Surface) {
		t.Errorf("the paper is %v", paper())
	}
	s.Settings().Theme().(*ui.Theme).Mode = ui.DarkMode
	s.open()
	if back() != any(ui.Dark.Back) {
		t.Errorf("in the dark the page is %v", back())
	}
	if paper() != any(ui.Dark.Surface) {
		t.Errorf("in the dark the paper is %v", paper())
	}
}

func TestAnotherLanguage(t *testing.T) {
	s := newStage(t)
	t.Cleanup(func() { _ = words.Use(words.English) })
	s.Use(words.Simplified)
	s.open()
	for _, part := range []fyne.CanvasObject{s.rail, s.header, s.status, s.side} {
		for _, text := range uitest.Texts(part) {
			if text == "Export" || text == "Problem" || text == "Parked ideas" {
				t.Errorf("%q is still English", text)
			}
		}
	}
	s.MustShow(s.rail, words.T("step.1"))
}

// stubborn is Graphviz that answers when it is told to, with a scene or not at all.
type stubborn struct {
	paneltest.AsIs
	wait   chan bool
	answer func(*scene.Scene) (*scene.Scene, error)
}

func (r stubborn) Draw(_ context.Context, s *scene.Scene) (*scene.Scene, error) {
	<-r.wait
	return r.answer(s)
}

func TestThePictureNeverWaitsForGraphviz(t *testing.T) {
	s := newStage(t, bone("People"), cause("Staff leave", "People"))
	other := &scene.Scene{Width: 100, Height: 100, Texts: []scene.Text{{Words: "drawn otherwise", At: scene.Point{X: 9, Y: 50}, Size: 12, Width: 80}}}
	answers := map[string]func(*scene.Scene) (*scene.Scene, error){
		"broken": func(*scene.Scene) (*scene.Scene, error) { return nil, errors.New("gone") },
		"same":   func(p *scene.Scene) (*scene.Scene, error) { drawn := *p; return &drawn, nil },
		"other":  func(*scene.Scene) (*scene.Scene, error) { return other, nil },
	}
	for name, answer := range answers {
		t.Run(name, func(t *testing.T) {
			var shown []*scene.Scene
			r := stubborn{wait: make(chan bool), answer: answer}
			a := newArtist(r, func(s *scene.Scene, _ fishbone.ID) { shown = append(shown, s) })
			defer a.close()
			a.draw(s.Analysis(), s.board.Size())
			s.Loop.Until(t, "the plan is shown", func() bool { return len(shown) == 1 })
			r.wait <- true // only now it goes on
			if name == "other" {
				s.Loop.Until(t, "what was drawn is shown", func() bool { return len(shown) == 2 && shown[1] == other })
				return
			}
			a.draw(s.Analysis(), s.board.Size()) // the next one comes after whatever comes of that
			s.Loop.Until(t, "the next plan is shown", func() bool { return len(shown) > 1 && shown[len(shown)-1] != shown[0] })
			if len(shown) != 2 {
				t.Errorf("it was shown %d times", len(shown)-1)
			}
		})
	}
}

func TestAnEditTakesItsPictureWithIt(t *testing.T) {
	s := newStage(t, bone("People"), cause("Staff leave", "People"))
	s.onBoard("Staff leave")
	s.art.within = time.Minute
	if !s.try(fishbone.RewordCause{ID: "Staff leave", Text: "Staff stay"}) {
		t.Fatal("it was not reworded")
	}
	if _, there := s.board.FindText("Staff stay"); !there {
		t.Error("the board shows it only later")
	}
}

func TestShapeOf(t *testing.T) {
	for _, c := range []struct {
		board fyne.Size
		want  float64
	}{
		{fyne.NewSize(0, 0), picture.Screen}, {fyne.NewSize(1000, 0), picture.Screen}, {fyne.NewSize(1500, 1000), 1.5},
		{fyne.NewSize(1520, 1000), 1.5},
	} {
		if got := shapeOf(c.board); got != c.want {
			t.Errorf("the shape of %v is %v, want %v", c.board, got, c.want)
		}
	}
}

func TestThePictureKeepsTheShapeOfAFish(t *testing.T) {
	for _, board := range []fyne.Size{fyne.NewSize(5000, 100), fyne.NewSize(100, 5000)} {
		if got := shapeOf(board); got < 1 || got > 2.5 {
			t.Errorf("the shape of %v is %v", board, got)
		}
	}
}

func TestOnlyTheNewestPictureWaits(t *testing.T) {
	a := &artist{jobs: make(chan job, 1)}
	uitest.NewLoop(t)
	first, second := fishbone.New("1", fishbone.Stamp{}), fishbone.New("2", fishbone.Stamp{})
	a.draw(first, fyne.NewSize(10, 10))
	a.draw(second, fyne.NewSize(10, 10))
	if j := <-a.jobs; j.analysis != second {
		t.Error("an older picture is drawn")
	}
}

// TestAPictureIsMadeAsItWasAskedFor takes up a job only when the meeting is no longer
// presented.
func TestAPictureIsMadeAsItWasAskedFor(t *testing.T) {
	s := newStage(t, sample(t, words.English))
	t.Cleanup(func() { ui.SetPresenting(0) })
	a := &artist{jobs: make(chan job, 1)}
	wide := fyne.NewSize(1300, 500)
	ui.SetPresenting(24)
	a.rest(s.Analysis(), wide)
	j := <-a.jobs
	want := plan(fish.NewPlanner(), j)
	ui.SetPresenting(0)
	if late := plan(fish.NewPlanner(), j); late.Width != want.Width || late.Height != want.Height {
		t.Errorf("it is %v × %v, asked for was %v × %v", late.Width, late.Height, want.Width, want.Height)
	}
}

func TestNoFishBeforeThereIsAProblem(t *testing.T) {
	s := newStage(t)
	s.onBoard(words.T("mark.emptyHead"))
	s.goTo(2)
	s.Write("Sales")
	s.Pass()
	s.onBoard("Sales")
}
