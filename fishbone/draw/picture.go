package draw

import (
	"context"
	"fmt"

	"whybone/fishbone/draw/graphviz"
)

// ErrTooLarge means that a picture is larger than what can be drawn.
var ErrTooLarge = graphviz.ErrTooLarge

// maxSide bounds the paper, in points: 17 metres.
const maxSide = 50_000

// Renderer has scenes drawn by Graphviz. It is safe for concurrent use; one picture
// is drawn at a time.
type Renderer struct{ engine *graphviz.Engine }

// NewRenderer returns a renderer that draws with an engine, which stays the
// caller's to close.
func NewRenderer(e *graphviz.Engine) *Renderer { return &Renderer{e} }

// Draw gives a scene to Graphviz and returns what it drew. The source is not
// changed; slices may be shared with it. The error is one of ctx, of [graphviz],
// or [ErrTooLarge].
func (r *Renderer) Draw(ctx context.Context, source *Scene) (*Scene, error) {
	if !(source.Width >= 4 && source.Width <= maxSide && source.Height >= 4 && source.Height <= maxSide) {
		return nil, fmt.Errorf("drawing a picture of %.0f × %.0f points (each side may have 4 to %d): %w",
			source.Width, source.Height, maxSide, ErrTooLarge)
	}
	svg, err := r.engine.Render(ctx, "nop2", source.DOT())
	if err != nil {
		return nil, err
	}
	return readSVG(svg, source)
}
