package scene

import (
	"context"
	"fmt"

	"whybone/fishbone/draw/graphviz"
)

// ErrTooLarge means that a picture is larger than what can be drawn.
var ErrTooLarge = graphviz.ErrTooLarge

// MaxSide bounds the paper, in points: 17 metres.
const MaxSide = 50_000

// Draw gives a scene to Graphviz and returns what it drew. The source is not
// changed; slices may be shared with it. The error is one of ctx, of [graphviz],
// or [ErrTooLarge].
func Draw(ctx context.Context, e *graphviz.Engine, source *Scene) (*Scene, error) {
	if !(source.Width >= 4 && source.Width <= MaxSide && source.Height >= 4 && source.Height <= MaxSide) {
		return nil, fmt.Errorf("drawing a picture of %.0f × %.0f points (each side may have 4 to %d): %w",
			source.Width, source.Height, MaxSide, ErrTooLarge)
	}
	svg, err := e.Render(ctx, "nop2", source.DOT())
	if err != nil {
		return nil, err
	}
	return readSVG(svg, source)
}
