package draw

import (
	"context"

	"whybone/fishbone"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
)

// Renderer has Graphviz draw. It is safe for concurrent use; one picture is drawn at a
// time.
type Renderer struct{ engine *graphviz.Engine }

// NewRenderer returns a renderer that draws with an engine, which stays the
// caller's to close.
func NewRenderer(e *graphviz.Engine) *Renderer { return &Renderer{e} }

// Draw gives a scene to Graphviz and returns what it drew, see [scene.Draw].
func (r *Renderer) Draw(ctx context.Context, source *scene.Scene) (*scene.Scene, error) {
	return scene.Draw(ctx, r.engine, source)
}

// WhyTree draws one cause and every why below it, see [tree.DrawWhys].
func (r *Renderer) WhyTree(ctx context.Context, a *fishbone.Analysis, cause fishbone.ID, o tree.Options) (*scene.Scene, error) {
	return tree.DrawWhys(ctx, r.engine, a, cause, o)
}

// Tree draws a whole analysis as a tree, see [tree.Draw].
func (r *Renderer) Tree(ctx context.Context, a *fishbone.Analysis, o tree.Options) (*scene.Scene, error) {
	return tree.Draw(ctx, r.engine, a, o)
}
