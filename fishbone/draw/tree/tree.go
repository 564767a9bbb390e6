package tree

import (
	"context"
	"fmt"

	"whybone/fishbone"
	"whybone/fishbone/draw/graphviz"
	"whybone/fishbone/draw/notation"
	"whybone/fishbone/draw/scene"
)

// Options says how a tree is to look. The zero value is the usual picture: from
// left to right, every level, in the light theme, with English words.
type Options struct {
	// TopDown lets the tree grow downwards instead of to the right.
	TopDown bool
	// Depth is how many levels are drawn below the asked cause, or below the
	// categories; all if 0. What lies deeper is counted in a badge ("+4").
	Depth int
	// Footnotes gives every shortened label a number, and its whole text in a list below
	// the picture.
	Footnotes bool
	// Whole draws all lines of a label, however many they are.
	Whole bool
	// Target is the width divided by the height that the picture should come near,
	// 16/9 if 0.
	Target float64
	Theme  *scene.Theme // Light if nil
	Words  Words
	// Broken has the causes from which "therefore" does not lead to their parent: the
	// link between the two is marked.
	Broken  map[fishbone.ID]bool
	Caption notation.Caption
	Page    scene.Page
}

// Words are a tree's own words, in the language of its reader. Missing ones are
// English.
type Words struct {
	notation.Words
	Level  func(level int) string // "一级", "level 1"; levels count from 1
	Broken string                 // for the legend: "therefore" does not hold
	GoesOn string                 // for the legend: a letter leads to the same letter
}

// complete fills in what was left out.
func (o Options) complete() Options {
	o.Target = o.Page.Target(o.Target)
	o.Theme = o.Theme.OrLight()
	o.Words.Words = o.Words.Words.Complete()
	if o.Words.Level == nil {
		o.Words.Level = func(level int) string { return fmt.Sprint("level ", level) }
	}
	if o.Words.Broken == "" {
		o.Words.Broken = "“therefore” does not hold"
	}
	if o.Words.GoesOn == "" {
		o.Words.GoesOn = "goes on at the same letter"
	}
	return o
}

// The bounds of a tree: Graphviz would work for too long on a larger one, and what is
// smaller than this cannot be read on any paper.
const (
	maxTree      = 2_500 // nodes; Graphviz takes a second for 2,000 and ten for 4,000
	leastTreeFit = 6 / notation.Em
)

// DrawWhys draws one cause and every why below it: the asked cause first, then the
// answers, level by level, in the team's order. The same input always gives the same
// scene. The error is [fishbone.ErrNotFound], one of ctx, of [graphviz], or
// [scene.ErrTooLarge]; a smaller Depth helps against that.
func DrawWhys(ctx context.Context, e *graphviz.Engine, a *fishbone.Analysis, cause fishbone.ID, o Options) (*scene.Scene, error) {
	if _, ok := a.Cause(cause); !ok {
		return nil, fmt.Errorf("drawing the whys of %q: %w", cause, fishbone.ErrNotFound)
	}
	g := newBuilder(a, o.complete())
	g.addWhys(cause)
	return g.draw(ctx, e)
}

// Draw draws a whole analysis: the problem first, then the categories, then the causes
// level by level, in the team's order. Causes in the tray are not in it. For the rest
// it is as [DrawWhys].
func Draw(ctx context.Context, e *graphviz.Engine, a *fishbone.Analysis, o Options) (*scene.Scene, error) {
	g := newBuilder(a, o.complete())
	g.addAnalysis()
	return g.draw(ctx, e)
}

// tree is a tree of boxes on its way to a scene: what stands in it (build.go), how
// large its boxes are and how it is cut into bands (size.go, bands.go), where Graphviz puts them (dot.go), how the
// links run between them (links.go) and what is drawn (paint.go).
//
// Places are counted in em, along the way in which the tree grows and across it, so
// that a tree that grows to the right and one that grows downwards are one. The boxes
// of a level stand in a column, whose beginnings are aligned.
type tree struct {
	options Options
	signs   *notation.Signs
	notes   []notation.Footnote
	broken  bool     // some link is
	nodes   []node   // each before its answers
	repeats []repeat // from causes to those that they repeat
	columns []column
	bands   []int // the first column of each, see bands.go
}

func (t *tree) draw(ctx context.Context, e *graphviz.Engine) (*scene.Scene, error) {
	if len(t.nodes) > maxTree {
		return nil, fmt.Errorf("drawing a tree of %d boxes (%d are the most): %w", len(t.nodes), maxTree, scene.ErrTooLarge)
	}
	t.size()
	if err := t.arrange(ctx, e); err != nil {
		return nil, err
	}
	t.connect()
	s := t.paint()
	if k := scene.MaxSide / max(s.Width, s.Height); k < leastTreeFit {
		return nil, fmt.Errorf("drawing a tree of %.0f × %.0f points (each side may have %.0f): %w",
			s.Width, s.Height, scene.MaxSide/leastTreeFit, scene.ErrTooLarge)
	} else if k < 1 {
		s.Transform(k, 0, 0)
	}
	return t.options.Page.Center(s), nil
}
