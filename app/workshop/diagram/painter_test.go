package diagram

import (
	"context"
	"errors"
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
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), paneltest.Cause("Staff leave", "People"))
	other := &scene.Scene{Width: 100, Height: 100, Texts: []scene.Text{{Words: "drawn otherwise", At: scene.Point{X: 9, Y: 50}, Size: 12, Width: 80}}}
	answers := map[string]func(*scene.Scene) (*scene.Scene, error){
		"broken": func(*scene.Scene) (*scene.Scene, error) { return nil, errors.New("gone") },
		"same":   func(plan *scene.Scene) (*scene.Scene, error) { drawn := *plan; return &drawn, nil },
		"other":  func(*scene.Scene) (*scene.Scene, error) { return other, nil },
	}
	for name, answer := range answers {
		t.Run(name, func(t *testing.T) {
			var shown []*scene.Scene
			r := stubborn{wait: make(chan bool), answer: answer}
			p := newPainter(r, func(s *scene.Scene, _ fishbone.ID) { shown = append(shown, s) })
			defer p.close()
			p.update(s.Analysis(), s.view.board.Size())
			s.Loop.Until(t, "the plan is shown", func() bool { return len(shown) == 1 })
			r.wait <- true // only now it goes on
			if name == "other" {
				s.Loop.Until(t, "what was drawn is shown", func() bool { return len(shown) == 2 && shown[1] == other })
				return
			}
			p.update(s.Analysis(), s.view.board.Size()) // the next one comes after whatever comes of that
			s.Loop.Until(t, "the next plan is shown", func() bool { return len(shown) > 1 && shown[len(shown)-1] != shown[0] })
			if len(shown) != 2 {
				t.Errorf("it was shown %d times", len(shown)-1)
			}
		})
	}
}

func TestAnEditTakesItsPictureWithIt(t *testing.T) {
	s := newStage(t, paneltest.AsIs{}, paneltest.Bone("People"), paneltest.Cause("Staff leave", "People"))
	s.sees("Staff leave")
	s.view.painter.within = time.Minute
	if !s.Try(fishbone.RewordCause{ID: "Staff leave", Text: "Staff stay"}) {
		t.Fatal("it was not reworded")
	}
	if _, there := s.view.board.FindText("Staff stay"); !there {
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
	p := &painter{jobs: make(chan job, 1)}
	uitest.NewLoop(t)
	first, second := fishbone.New("1", fishbone.Stamp{}), fishbone.New("2", fishbone.Stamp{})
	p.update(first, fyne.NewSize(10, 10))
	p.update(second, fyne.NewSize(10, 10))
	if j := <-p.jobs; j.analysis != second {
		t.Error("an older picture is drawn")
	}
}

// TestAPictureIsMadeAsItWasAskedFor takes up a job only when the meeting is no longer
// presented.
func TestAPictureIsMadeAsItWasAskedFor(t *testing.T) {
	s := newStage(t, paneltest.AsIs{}, paneltest.Sample(t, words.English))
	t.Cleanup(func() { ui.SetPresenting(0) })
	p := &painter{jobs: make(chan job, 1)}
	wide := fyne.NewSize(1300, 500)
	ui.SetPresenting(24)
	p.layout(s.Analysis(), wide)
	j := <-p.jobs
	want := planFish(fish.NewPlanner(), j)
	ui.SetPresenting(0)
	if late := planFish(fish.NewPlanner(), j); late.Width != want.Width || late.Height != want.Height {
		t.Errorf("it is %v × %v, asked for was %v × %v", late.Width, late.Height, want.Width, want.Height)
	}
}
