package diagram

import (
	"context"
	"errors"

	"whybone/app/picture"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// treeMaker draws the why trees of the board. It lets a tree grow downwards, as the ladder
// beside it does, or to the right: as it comes out larger on the board.
type treeMaker struct {
	renderer picture.TreeRenderer
	tree     fishbone.ID // the cause that the last tree asked about
	down     bool        // how it grew
}

// muchLarger is how much larger a tree that is on the board must become before it
// turns.
const muchLarger = 1.3

func (m *treeMaker) draw(ctx context.Context, j job) (*scene.Scene, error) {
	if j.tree != m.tree {
		m.tree, m.down = j.tree, true
	}
	is, err := m.grow(ctx, j, m.down)
	if err != nil {
		return nil, err
	}
	other, err := m.grow(ctx, j, !m.down)
	if err != nil || zoomOn(other, j) < zoomOn(is, j)*muchLarger {
		return is, nil
	}
	m.down = !m.down
	return other, nil
}

// grow has a why tree drawn: all of it, or as deep as a drill-down has to go where all is
// too much for one picture.
func (m *treeMaker) grow(ctx context.Context, j job, down bool) (*scene.Scene, error) {
	shape := picture.Screen
	if !j.board.IsZero() {
		shape = float64(j.board.Width / j.board.Height)
	}
	o := picture.TreeOptions(j.analysis, j.dark, shape)
	o.TopDown, o.Theme = down, panel.DiagramTheme(j.dark, j.strong)
	tree, err := m.renderer.WhyTree(ctx, j.analysis, j.tree, o)
	if errors.Is(err, scene.ErrTooLarge) {
		o.Depth = fishbone.FiveDeep
		tree, err = m.renderer.WhyTree(ctx, j.analysis, j.tree, o)
	}
	return tree, err
}

// zoomOn is how large a picture comes out on the board.
func zoomOn(s *scene.Scene, j job) float64 {
	return min(float64(j.board.Width)/s.Width, float64(j.board.Height)/s.Height)
}
