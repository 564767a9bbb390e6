package workshop

import (
	"context"
	"errors"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/draw"
)

func TestLightAndDark(t *testing.T) {
	s := newStage(t, bone("People"), cause("Staff leave", "People"))
	paper := func() any {
		s.onBoard("Staff leave")
		var found any
		walk(s.board, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) bool {
			if r, ok := o.(*canvas.Rectangle); ok && found == nil {
				found = r.FillColor
			}
			return true
		})
		return found
	}
	back := func() any { return color.NRGBAModel.Convert(s.Window.Canvas().Capture().At(1, 1)) }
	if back() != any(ui.Light.Back) {
		t.Errorf("the page is %v", back())
	}
	light := paper()
	s.Settings().Theme().(*ui.Theme).Mode = ui.DarkMode
	s.open()
	if back() != any(ui.Dark.Back) {
		t.Errorf("in the dark the page is %v", back())
	}
	if dark := paper(); dark == light {
		t.Errorf("in the dark the paper is %v still", dark)
	}
}

func TestAnotherLanguage(t *testing.T) {
	s := newStage(t)
	t.Cleanup(func() { _ = words.Use(words.English) })
	s.use(words.Simplified)
	s.open()
	for _, part := range []fyne.CanvasObject{s.rail, s.header, s.status, s.side} {
		for _, text := range texts(part) {
			if text == "Export" || text == "Problem" || text == "Parked ideas" {
				t.Errorf("%q is still English", text)
			}
		}
	}
	s.mustShow(s.rail, words.T("step.1"))
}

// slowOrBroken is Graphviz as it should not be.
type slowOrBroken struct {
	fail error
	wait chan bool
}

func (r slowOrBroken) Draw(_ context.Context, s *draw.Scene) (*draw.Scene, error) {
	<-r.wait
	return s, r.fail
}

func TestThePictureComesWithoutGraphvizToo(t *testing.T) {
	plan := &draw.Scene{Width: 1}
	for name, r := range map[string]slowOrBroken{
		"broken": {errors.New("gone"), closed()}, "slow": {nil, make(chan bool, 1)}, "slow and broken": {errors.New("gone"), make(chan bool, 1)},
	} {
		t.Run(name, func(t *testing.T) {
			shown := 0
			paint(context.Background(), r, plan, func(s *draw.Scene) {
				shown++
				if s != plan {
					t.Error("another picture is shown")
				}
				if shown == 1 && name != "broken" {
					r.wait <- true // only now it goes on
				}
			})
			if shown != 1 {
				t.Errorf("it was shown %d times", shown)
			}
		})
	}
}

func closed() chan bool {
	c := make(chan bool)
	close(c)
	return c
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
	newLoop(t)
	first, second := fishbone.New("1", fishbone.Stamp{}), fishbone.New("2", fishbone.Stamp{})
	a.draw(first, fyne.NewSize(10, 10))
	a.draw(second, fyne.NewSize(10, 10))
	if j := <-a.jobs; j.analysis != second {
		t.Error("an older picture is drawn")
	}
}

func TestNoFishBeforeThereIsAProblem(t *testing.T) {
	s := newStage(t)
	s.onBoard(words.T("mark.emptyHead"))
	s.goTo(2)
	s.write("Sales")
	s.pass()
	s.onBoard("Sales")
}
