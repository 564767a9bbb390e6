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

// artist draws one analysis off the window's thread, state by state; of the states that
// come while one is being drawn only the newest is kept. From one picture to the next
// it moves as little as it can.
type artist struct {
	jobs   chan job
	cancel context.CancelFunc

	// Of the window's thread:
	headLeft bool        // where the fish looks
	top      fishbone.ID // the why tree of this cause is drawn instead of the fish
}

type job struct {
	analysis *fishbone.Analysis
	dark     bool
	strong   bool // for people who sit far away
	board    fyne.Size
	headLeft bool
	top      fishbone.ID
	rest     bool // things may move
}

// newArtist makes one that shows its pictures by calling show on the window's thread,
// with the cause whose why tree it is; none if it is the fish.
func newArtist(r picture.TreeRenderer, show func(s *draw.Scene, top fishbone.ID)) *artist {
	ctx, cancel := context.WithCancel(context.Background())
	a := &artist{jobs: make(chan job, 1), cancel: cancel}
	go a.work(ctx, r, func(s *draw.Scene, top fishbone.ID) {
		fyne.Do(func() {
			if ctx.Err() == nil {
				show(s, top)
			}
		})
	})
	return a
}

// draw asks for a picture after an edit and returns at once. Everything stays in its
// place, unless the board's shape is another one. Only the window's thread calls it.
func (a *artist) draw(analysis *fishbone.Analysis, board fyne.Size) {
	a.ask(analysis, board, false)
}

// rest is draw, but arranges everything anew: somebody wants to see the whole picture.
func (a *artist) rest(analysis *fishbone.Analysis, board fyne.Size) {
	a.ask(analysis, board, true)
}

func (a *artist) ask(analysis *fishbone.Analysis, board fyne.Size, rest bool) {
	j := job{analysis, ui.Colors().Dark, ui.Colors().Strong, board, a.headLeft, a.top, rest}
	select {
	case older := <-a.jobs: // nobody will want that picture any more
		j.rest = j.rest || older.rest && older.top == j.top
	default:
	}
	a.jobs <- j
}

// shapeOf is the shape of a picture that fills the board. It goes in steps, so that a
// window that is drawn wider does not rearrange the fish all the time, and keeps within
// what looks like a fish.
func shapeOf(board fyne.Size) float64 {
	if board.Width < 1 || board.Height < 1 {
		return picture.Screen
	}
	shape := math.Round(float64(board.Width/board.Height)*10) / 10
	widest := 2.0
	if ui.Colors().Strong {
		widest = 2.6 // larger letters matter more there
	}
	return min(max(shape, 1.3), widest)
}

// boardTheme is the theme of the picture on the board.
func boardTheme(dark, strong bool) *draw.Theme {
	theme := picture.Theme(dark)
	if strong {
		far := theme.Strong()
		return &far
	}
	return theme
}

func (a *artist) close() { a.cancel() }

func (a *artist) work(ctx context.Context, r picture.TreeRenderer, show func(*draw.Scene, fishbone.ID)) {
	planner, trees := draw.NewPlanner(), treeMaker{renderer: r}
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-a.jobs:
			if j.top != "" {
				if tree, err := trees.draw(ctx, j); err == nil {
					show(tree, j.top)
					continue
				}
			}
			plan := planner.Edit
			if j.rest {
				plan = planner.Rest
			}
			o := picture.Options(j.dark, shapeOf(j.board))
			o.Theme = boardTheme(j.dark, j.strong)
			o.HeadLeft = j.headLeft
			paint(ctx, r, plan(j.analysis, o), func(s *draw.Scene) { show(s, "") })
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
