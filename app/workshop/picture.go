package workshop

import (
	"context"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

const (
	// promptly is how long the page waits for a picture that can come onto the screen
	// together with the rest of an edit: one frame less takes longer than that.
	promptly = 8 * time.Millisecond
	// pause is how long nothing is asked for until Graphviz draws what is on the board: as
	// long as edits follow each other it would only take the time that they need.
	pause = 300 * time.Millisecond
)

// artist draws one analysis off the window's thread, state by state; of the states that
// come while one is being drawn only the newest is kept. From one picture to the next
// it moves as little as it can.
//
// The board shows the geometry at once: it is what Graphviz is given, and what it draws
// from that looks the same. Where it does not, what Graphviz drew is shown a little later.
// A team in a meeting never waits for a picture.
type artist struct {
	jobs   chan job
	ready  chan sketch // to be shown
	show   func(s *scene.Scene, top fishbone.ID)
	cancel context.CancelFunc

	// Of the window's thread:
	within   time.Duration // see promptly
	headLeft bool          // where the fish looks
	top      fishbone.ID   // the why tree of this cause is drawn instead of the fish
	asked    int           // how many pictures were asked for
}

type job struct {
	number   int
	analysis *fishbone.Analysis
	dark     bool
	strong   bool // for people who sit far away
	board    fyne.Size
	shape    float64 // see shapeOf
	headLeft bool
	top      fishbone.ID
	rest     bool // things may move
}

// sketch is a picture, and the cause whose why tree it is; none if it is the fish.
type sketch struct {
	scene  *scene.Scene
	top    fishbone.ID
	number int // of its job
}

// newArtist makes one that shows its pictures by calling show on the window's thread,
// with the cause whose why tree it is; none if it is the fish.
func newArtist(r picture.TreeRenderer, show func(s *scene.Scene, top fishbone.ID)) *artist {
	ctx, cancel := context.WithCancel(context.Background())
	a := &artist{jobs: make(chan job, 1), ready: make(chan sketch, 1), show: show, cancel: cancel, within: promptly}
	go a.work(ctx, r, func(s sketch) {
		select {
		case <-a.ready: // it was never shown
		default:
		}
		a.ready <- s
		fyne.Do(func() {
			if ctx.Err() == nil {
				a.take()
			}
		})
	})
	return a
}

// take shows the newest picture if there is one that was not shown yet. Only the window's
// thread calls it.
func (a *artist) take() {
	select {
	case s := <-a.ready:
		a.show(s.scene, s.top)
	default:
	}
}

// await is take, but waits a little for the picture that was asked for just now. A why
// tree takes longer: Graphviz places it.
func (a *artist) await() {
	if a.top != "" {
		a.take()
		return
	}
	for late := time.After(a.within); ; {
		select {
		case s := <-a.ready:
			if s.number == a.asked { // else it is an older one
				a.show(s.scene, s.top)
				return
			}
		case <-late:
			return
		}
	}
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
	a.asked++
	j := job{a.asked, analysis, ui.Colors().Dark, ui.Colors().HighContrast, board, shapeOf(board), a.headLeft, a.top, rest}
	select {
	case older := <-a.jobs: // nobody will want that picture any more
		j.rest = j.rest || older.rest && older.top == j.top
	default:
	}
	a.jobs <- j
}

// shapeOf is the shape of a picture that fills the board. It goes in steps, so that a
// window that is drawn wider does not rearrange the fish all the time, and keeps within
// what looks like a fish. Only the window's thread calls it: it depends on the theme in
// force, which may be another one by the time that the picture is made.
func shapeOf(board fyne.Size) float64 {
	if board.Width < 1 || board.Height < 1 {
		return picture.Screen
	}
	shape := math.Round(float64(board.Width/board.Height)*10) / 10
	widest := 2.0
	if ui.Colors().HighContrast {
		widest = 2.6 // larger letters matter more there
	}
	return min(max(shape, 1.3), widest)
}

func (a *artist) close() { a.cancel() }

// work makes pictures until the context ends.
func (a *artist) work(ctx context.Context, r picture.TreeRenderer, show func(sketch)) {
	planner, trees := fish.NewPlanner(), treeMaker{renderer: r}
	var fish *scene.Scene // as it was shown last, nil if a tree was
	var quiet <-chan time.Time
	drawn := make(chan drawing)
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-a.jobs:
			if ctx.Err() != nil {
				return
			}
			if fish, quiet = nil, nil; j.top != "" {
				if tree, err := trees.draw(ctx, j); err == nil {
					show(sketch{tree, j.top, j.number})
					continue
				}
			}
			fish, quiet = plan(planner, j), time.After(pause)
			show(sketch{fish, "", j.number})
		case <-quiet:
			go drawAs(ctx, r, fish, drawn)
		case d := <-drawn:
			if d.plan == fish && !d.scene.LooksLike(fish) {
				show(sketch{scene: d.scene}) // it was asked for long ago
			}
		}
	}
}

// drawing is what Graphviz made of a plan.
type drawing struct{ plan, scene *scene.Scene }

// drawAs has Graphviz draw a plan. Without it the plan stands.
func drawAs(ctx context.Context, r picture.Renderer, plan *scene.Scene, done chan<- drawing) {
	scene, err := r.Draw(ctx, plan)
	if err != nil {
		scene = plan
	}
	select {
	case done <- drawing{plan, scene}:
	case <-ctx.Done():
	}
}

// plan places everything in the fish.
func plan(planner *fish.Planner, j job) *scene.Scene {
	o := picture.Options(j.dark, j.shape)
	o.Theme = panel.DiagramTheme(j.dark, j.strong)
	o.HeadLeft = j.headLeft
	if j.rest {
		return planner.Layout(j.analysis, o)
	}
	return planner.Update(j.analysis, o)
}
