package paneltest

import (
	"context"

	"whybone/fishbone"
	"whybone/fishbone/draw"
	"whybone/storage"
)

// Store is a real data file that refuses to write when told to.
type Store struct {
	*storage.Store
	Fail error
}

// Do implements [session.Store].
func (f *Store) Do(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	if f.Fail != nil {
		return nil, f.Fail
	}
	return f.Store.Do(a, e, at)
}

// DoMerged implements [session.Store].
func (f *Store) DoMerged(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp) (*fishbone.Analysis, error) {
	if f.Fail != nil {
		return nil, f.Fail
	}
	return f.Store.DoMerged(a, e, at)
}

// Enter implements [session.Store].
func (f *Store) Enter(a *fishbone.Analysis, e fishbone.Edit, at fishbone.Stamp, merge bool, places ...string) (*fishbone.Analysis, error) {
	if f.Fail != nil {
		return nil, f.Fail
	}
	return f.Store.Enter(a, e, at, merge, places...)
}

// AsIs is Graphviz that gives every scene back as it is.
type AsIs struct{}

// Draw implements [picture.Renderer].
func (AsIs) Draw(_ context.Context, s *draw.Scene) (*draw.Scene, error) { return s, nil }

// WhyTree gives a picture that says what it is, large enough to be read.
func (AsIs) WhyTree(_ context.Context, a *fishbone.Analysis, cause fishbone.ID, _ draw.TreeOptions) (*draw.Scene, error) {
	c, ok := a.Cause(cause)
	if !ok {
		return nil, fishbone.ErrNotFound
	}
	say := draw.Text{Of: cause, Part: draw.PartCause, At: draw.Point{X: 10, Y: 30}, Words: "whys of " + c.Text, Width: 80, Size: 12}
	return &draw.Scene{Width: 100, Height: 50, Texts: []draw.Text{say}}, nil
}

// Tree implements [picture.TreeRenderer].
func (AsIs) Tree(context.Context, *fishbone.Analysis, draw.TreeOptions) (*draw.Scene, error) {
	return &draw.Scene{Width: 200, Height: 50}, nil
}
