package diagram

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"whybone/app/workshop/paneltest"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
)

// tooLarge is Graphviz with a tree that it cannot hold, but for a part of it.
type tooLarge struct {
	paneltest.AsIs
	depth *atomic.Int32 // that can be drawn; 0 for none at all
}

func (g tooLarge) WhyTree(ctx context.Context, a *fishbone.Analysis, cause fishbone.ID, o tree.Options) (*scene.Scene, error) {
	depth := int(g.depth.Load())
	if depth == 0 {
		return nil, errors.New("gone")
	}
	if o.Depth == 0 || o.Depth > depth {
		return nil, scene.ErrTooLarge
	}
	return g.AsIs.WhyTree(ctx, a, cause, o)
}

func TestATreeThatCannotBeDrawn(t *testing.T) {
	var depth atomic.Int32
	depth.Store(fishbone.FiveDeep)
	s := newStage(t, tooLarge{depth: &depth}, paneltest.Bone("People"), paneltest.Cause("alpha", "People"), paneltest.Cause("one", "alpha"))
	s.OpenStep(6)
	s.Session().Choose("one")
	s.sees("whys of alpha")
	depth.Store(0)
	s.Try(paneltest.Cause("two", "one"))
	s.sees("two") // the fish instead
}
