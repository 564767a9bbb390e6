package paneltest

import (
	"context"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/tree"
	"whybone/storage"
)

// Store is a real data file that refuses to write when told to.
type Store struct {
	*storage.Store
	Fail error
}

// Do implements [session.Store].
func (f *Store) Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, options ...storage.Option) (*fishbone.Analysis, error) {
	if f.Fail != nil {
		return nil, f.Fail
	}
	return f.Store.Do(a, e, at, options...)
}

// AsIs is Graphviz that gives every scene back as it is.
type AsIs struct{}

// Draw implements [picture.Renderer].
func (AsIs) Draw(_ context.Context, s *scene.Scene) (*scene.Scene, error) { return s, nil }

// WhyTree gives a picture that says what it is, large enough to be read.
func (AsIs) WhyTree(_ context.Context, a *fishbone.Analysis, cause fishbone.ID, _ tree.Options) (*scene.Scene, error) {
	c, ok := a.Cause(cause)
	if !ok {
		return nil, fishbone.ErrNotFound
	}
	say := scene.Text{Of: cause, Part: scene.PartCause, At: scene.Point{X: 10, Y: 30}, Words: "whys of " + c.Text, Width: 80, Size: 12}
	return &scene.Scene{Width: 100, Height: 50, Texts: []scene.Text{say}}, nil
}

// Tree implements [picture.TreeRenderer].
func (AsIs) Tree(context.Context, *fishbone.Analysis, tree.Options) (*scene.Scene, error) {
	return &scene.Scene{Width: 200, Height: 50}, nil
}
