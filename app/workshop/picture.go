package workshop

import (
	"context"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw"
)

// patience is how long the board waits for Graphviz before it shows the bare geometry
// in the meantime.
const patience = 120 * time.Millisecond

// artist draws analyses off the window's thread, one at a time; of those that come
// while one is being drawn only the newest is kept.
type artist struct {
	jobs   chan job
	cancel context.CancelFunc
}

type job struct {
	analysis *fishbone.Analysis
	dark     bool
	shape    float64
}

func newArtist(r picture.Renderer, show func(*draw.Scene)) *artist {
	ctx, cancel := context.WithCancel(context.Background())
	a := &artist{jobs: make(chan job, 1), cancel: cancel}
	go a.work(ctx, r, func(s *draw.Scene) {
		fyne.Do(func() {
			if ctx.Err() == nil {
				show(s)
			}
		})
	})
	return a
}

// draw asks for a picture and returns at once. Only the window's thread calls it.
func (a *artist) draw(analysis *fishbone.Analysis, board fyne.Size) {
	select {
	case <-a.jobs: // nobody will want the older one
	default:
	}
	a.jobs <- job{analysis, ui.Colors().Dark, shapeOf(board)}
}

// shapeOf is the shape of a picture that fills the board. It goes in steps, so that a
// window that is drawn wider does not rearrange the fish all the time, and keeps within
// what looks like a fish.
func shapeOf(board fyne.Size) float64 {
	if board.Width < 1 || board.Height < 1 {
		return picture.Screen
	}
	shape := math.Round(float64(board.Width/board.Height)*10) / 10
	return min(max(shape, 1.3), 2)
}

func (a *artist) close() { a.cancel() }

func (a *artist) work(ctx context.Context, r picture.Renderer, show func(*draw.Scene)) {
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-a.jobs:
			paint(ctx, r, picture.Plan(j.analysis, j.dark, j.shape), show)
		}
	}
}

// paint has Graphviz draw the scene. Where Graphviz is slow or fails, the geometry is
// shown as it is: a team in a meeting never waits for a picture.
func paint(ctx context.Context, r picture.Renderer, plan *draw.Scene, show func(*draw.Scene)) {
	done := make(chan *draw.Scene, 1)
	go func() {
		drawn, err := r.Draw(ctx, plan)
		if err != nil {
			drawn = plan
		}
		done <- drawn
	}()
	select {
	case drawn := <-done:
		show(drawn)
		return
	case <-time.After(patience):
		show(plan)
	}
	if drawn := <-done; drawn != plan {
		show(drawn)
	}
}
