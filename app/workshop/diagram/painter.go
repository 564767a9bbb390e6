package diagram

import (
	"context"
	"math"
	"time"

	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/fish"
	"whybone/fishbone/draw/scene"
)

const (
	// promptly is how long the page waits for a picture, so that it comes onto the screen
	// together with the rest of an edit. To paint another frame would take longer.
	promptly = 8 * time.Millisecond
	// pause is how long nothing is asked for until Graphviz draws what is on the board. While
	// edits follow each other, Graphviz would only take time from them.
	pause = 300 * time.Millisecond
)

// painter draws one analysis off the window's thread, state by state. While it draws one
// state, it keeps only the newest of those that follow. From one picture to the next it
// moves as little as it can.
//
// The board shows the plan at once, before Graphviz draws it: the two look the same almost
// always. If they do not, the board shows what Graphviz drew a little later. A team in a
// meeting never waits for a picture.
type painter struct {
	jobs   chan job
	ready  chan result // to be shown
	show   func(s *scene.Scene, tree fishbone.ID)
	cancel context.CancelFunc

	// Of the window's thread:
	within   time.Duration  // see promptly
	headLeft bool           // where the fish looks
	detail   session.Detail // of the fish
	tree     fishbone.ID    // the why tree of this cause is drawn instead of the fish
	asked    int            // how many pictures were asked for
}

type job struct {
	number   int
	analysis *fishbone.Analysis
	dark     bool
	strong   bool // for people who sit far away
	board    fyne.Size
	shape    float64 // see shapeOf
	headLeft bool
	detail   session.Detail
	tree     fishbone.ID
	layout   bool // things may move
}

// result is a picture, and the cause whose why tree it is; none if it is the fish.
type result struct {
	scene  *scene.Scene
	tree   fishbone.ID
	number int // of its job
}

// newPainter makes one that shows its pictures by calling show on the window's thread,
// with the cause whose why tree it is; none if it is the fish.
func newPainter(r picture.TreeRenderer, show func(s *scene.Scene, tree fishbone.ID)) *painter {
	ctx, cancel := context.WithCancel(context.Background())
	p := &painter{jobs: make(chan job, 1), ready: make(chan result, 1), show: show, cancel: cancel, within: promptly}
	go p.work(ctx, r, func(s result) {
		select {
		case <-p.ready: // it was never shown
		default:
		}
		p.ready <- s
		ui.Do(func() {
			if ctx.Err() == nil {
				p.showReady()
			}
		})
	})
	return p
}

// showReady shows the newest picture if there is one that was not shown yet. Only the window's
// thread calls it.
func (p *painter) showReady() {
	select {
	case s := <-p.ready:
		p.show(s.scene, s.tree)
	default:
	}
}

// await is showReady, but waits a little for the picture that was asked for just now. A why
// tree takes longer: Graphviz places it.
func (p *painter) await() {
	if p.tree != "" {
		p.showReady()
		return
	}
	for late := time.After(p.within); ; {
		select {
		case s := <-p.ready:
			if s.number == p.asked { // else it is an older one
				p.show(s.scene, s.tree)
				return
			}
		case <-late:
			return
		}
	}
}

// update asks for a picture after an edit and returns at once. Everything stays in its
// place, unless the board's shape is another one. Only the window's thread calls it.
func (p *painter) update(analysis *fishbone.Analysis, board fyne.Size) {
	p.ask(analysis, board, false)
}

// layout is update, but arranges everything anew: somebody wants to see the whole picture.
func (p *painter) layout(analysis *fishbone.Analysis, board fyne.Size) {
	p.ask(analysis, board, true)
}

func (p *painter) ask(analysis *fishbone.Analysis, board fyne.Size, layout bool) {
	p.asked++
	j := job{p.asked, analysis, ui.Colors().Dark, ui.Colors().HighContrast, board, shapeOf(board), p.headLeft, p.detail, p.tree, layout}
	select {
	case older := <-p.jobs: // nobody will want that picture any more
		j.layout = j.layout || older.layout && older.tree == j.tree
	default:
	}
	p.jobs <- j
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

func (p *painter) close() { p.cancel() }

// work makes pictures until the context ends.
func (p *painter) work(ctx context.Context, r picture.TreeRenderer, show func(result)) {
	planner, trees := fish.NewPlanner(), treeMaker{renderer: r}
	var plan *scene.Scene // of the fish that was shown last, nil if a tree was
	var quiet <-chan time.Time
	done := make(chan drawing)
	for {
		select {
		case <-ctx.Done():
			return
		case j := <-p.jobs:
			if ctx.Err() != nil {
				return
			}
			if plan, quiet = nil, nil; j.tree != "" {
				if drawn, err := trees.draw(ctx, j); err == nil {
					show(result{drawn, j.tree, j.number})
					continue
				}
			}
			plan, quiet = planFish(planner, j), time.After(pause)
			show(result{plan, "", j.number})
		case <-quiet:
			go drawAs(ctx, r, plan, done)
		case d := <-done:
			if d.plan == plan && !d.scene.LooksLike(plan) {
				show(result{scene: d.scene}) // it was asked for long ago
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

// planFish places everything in the fish.
func planFish(planner *fish.Planner, j job) *scene.Scene {
	o := picture.Options(j.dark, j.shape)
	o.Theme = panel.DiagramTheme(j.dark, j.strong)
	o.HeadLeft = j.headLeft
	o.Depth, o.Whole = j.detail.Depth, j.detail.Whole
	if j.layout {
		return planner.Layout(j.analysis, o)
	}
	return planner.Update(j.analysis, o)
}
